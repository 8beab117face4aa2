from __future__ import annotations

from pathlib import Path

import pytest

from digigraph import germeval
from digigraph.errors import InputError
from digigraph.germeval import Found, Tagged


def test_the_columns_of_the_task_are_read_at_the_outer_level(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("#\thttp://example.org\n1\tUni\tB-ORG\tO\n2\tHalle\tI-ORG\tB-LOC\n\n1\t#\tO\tO\n", encoding="utf-8")
    assert germeval.read(path) == (Tagged(("Uni", "Halle"), ("B-ORG", "I-ORG")), Tagged(("#",), ("O",)))


def test_two_columns_with_bioes_become_bio(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Berliner S-LOCDERIV\nIna B-PER\nBraun E-PER\n# O\n", encoding="utf-8")
    assert germeval.read(path)[0].labels == ("B-LOCderiv", "B-PER", "I-PER", "O")


def test_what_is_no_germeval_file_is_an_input_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("word\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.txt:1"):
        germeval.read(path)


def test_spans_end_where_the_class_changes() -> None:
    assert germeval.spans(["B-PER", "I-PER", "B-PER", "I-ORG", "O", "I-LOC"]) == [
        Found(0, 2, "PER"),
        Found(2, 3, "PER"),
        Found(3, 4, "ORG"),
        Found(5, 6, "LOC"),
    ]


def test_a_span_with_the_wrong_limit_is_wrong_and_missed() -> None:
    result = germeval.score([Tagged(("Ina", "Braun"), ("B-PER", "I-PER"))], [["B-PER", "O"]])
    assert (result.all.right, result.all.wrong, result.all.missed) == (0, 1, 1)
    assert result.by_class["PER"].missed == 1


def test_derived_names_count_on_neither_side() -> None:
    result = germeval.score([Tagged(("Berliner", "Luft"), ("B-LOCderiv", "O"))], [["O", "B-LOCpart"]])
    assert (result.all.right, result.all.wrong, result.all.missed, result.all.f1) == (0, 0, 0, 0.0)
