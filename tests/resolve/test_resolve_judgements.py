"""The file of human decisions."""

from pathlib import Path

import pytest

from digigraph.errors import UsageError
from digigraph.model import Kind
from digigraph.resolve.judgements import (
    FILE_NAME,
    Judgements,
    Verdict,
    judgement,
    key,
    read_judgements,
    write_judgements,
)

A, B, C = (key(Kind.PERSON, name, "2018-001") for name in ("Anna Muster", "Berta Muster", "Carla Muster"))


def said(verdict: Verdict, one: str, other: str, reason: str = "") -> object:
    return judgement(verdict, one, other, author="thea", day="2026-01-31", reason=reason)


def test_decisions_are_written_sorted_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    judgements = (
        Judgements().with_one(said(Verdict.SAME, B, A, "same\toffice\nthen")).with_one(said(Verdict.DIFFERENT, A, C))
    )
    write_judgements(path, judgements)
    assert read_judgements(path) == judgements
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[1:] == [
        "different\tPerson:Anna Muster@2018-001\tPerson:Carla Muster@2018-001\tthea\t2026-01-31\t",
        "same\tPerson:Anna Muster@2018-001\tPerson:Berta Muster@2018-001\tthea\t2026-01-31\tsame office then",
    ]


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read_judgements(tmp_path / FILE_NAME) == Judgements()


def test_a_new_decision_on_a_pair_replaces_the_old_one() -> None:
    judgements = Judgements().with_one(said(Verdict.UNSURE, A, B)).with_one(said(Verdict.SAME, B, A))
    assert [item.verdict for item in judgements] == [Verdict.SAME]


def test_deleting_the_line_is_undo(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    write_judgements(path, Judgements().with_one(said(Verdict.SAME, A, B)))
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    assert read_judgements(path) == Judgements()


def test_different_and_the_same_by_way_of_others_is_a_contradiction() -> None:
    judgements = Judgements().with_one(said(Verdict.SAME, A, B)).with_one(said(Verdict.SAME, B, C))
    with pytest.raises(UsageError, match="by way of others"):
        judgements.with_one(said(Verdict.DIFFERENT, A, C))


@pytest.mark.parametrize(
    "line",
    [
        "same\tPerson:A@1\tPerson:B@1",
        "perhaps\tPerson:A@1\tPerson:B@1\tx\t2026-01-01\t",
        "same\tA\tPerson:B@1\tx\t2026-01-01\t",
        "same\tPerson:A@1\tPerson:A@1\tx\t2026-01-01\t",
        "same\tPerson:A@1\tPlace:A@1\tx\t2026-01-01\t",
        "same\tPerson:A@1\tPerson:B@1\tx\t2026-01-01\t\ndifferent\tPerson:A@1\tPerson:B@1\ty\t2026-01-01\t",
    ],
)
def test_a_broken_or_contradicting_line_is_a_usage_error_that_names_the_file(tmp_path: Path, line: str) -> None:
    path = tmp_path / FILE_NAME
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(UsageError):
        read_judgements(path)


def test_windows_line_ends_and_comments_are_read(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(b"# note\r\nsame\tPerson:A@1\tPerson:B@1\tx\t2026-01-01\t\r\n\r\n")
    assert len(read_judgements(path).items) == 1
