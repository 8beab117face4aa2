"""What people decided about identity: same, different, unsure. A text file under version control; people always win.

One decision a line in `judgements.tsv`: verdict, two keys, author, day, reason, separated by tabs, lines sorted. Undo
is deleting the line. A key names a mention in a release, `Person:Thomas Wünsch@2016-10-27-049`: kind, name and the id
of the release. It stays valid when extraction numbers its findings anew, and is ignored while the release is absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from digigraph.atomic import write_text
from digigraph.errors import UsageError
from digigraph.model import Kind

FILE_NAME = "judgements.tsv"
HEADER = "# verdict\tkey\tkey\tauthor\tday\treason\n"


class Verdict(StrEnum):
    """What somebody decided about two things."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    """Looked at and left open: the question is not asked again."""


class Judgement(NamedTuple):
    """One decision; `left` sorts before `right`."""

    verdict: Verdict
    left: str
    right: str
    author: str
    day: str
    """ISO date."""
    reason: str


def key(kind: Kind, name: str, release: str) -> str:
    """Write the key of a mention in a release."""
    return f"{kind.value}:{_clean(name)}@{_clean(release)}"


def judgement(verdict: Verdict, one: str, other: str, *, author: str, day: str, reason: str = "") -> Judgement:
    """Make a judgement, the keys in order; `UsageError` when they are one key or different kinds."""
    if one == other:
        raise UsageError(f"{one!r} is compared with itself")
    if one.partition(":")[0] != other.partition(":")[0]:
        raise UsageError(f"{one!r} and {other!r} are of different kinds")
    left, right = sorted((_clean(one), _clean(other)))
    return Judgement(verdict, left, right, _clean(author), _clean(day), _clean(reason))


@dataclass(frozen=True, slots=True)
class Judgements:
    """All decisions, sorted; checked for contradictions."""

    items: tuple[Judgement, ...] = ()

    def __post_init__(self) -> None:
        _check(self.items)

    def __iter__(self) -> Iterator[Judgement]:
        return iter(self.items)

    def with_one(self, new: Judgement) -> Judgements:
        """Add a decision; the one on the same pair before it is replaced. `UsageError` on a contradiction."""
        kept = (item for item in self.items if (item.left, item.right) != (new.left, new.right))
        return Judgements(tuple(sorted((*kept, new))))

    def pairs(self, verdict: Verdict) -> tuple[tuple[str, str], ...]:
        """Pairs of keys with a verdict, in order."""
        return tuple((item.left, item.right) for item in self.items if item.verdict is verdict)


def read_judgements(path: Path) -> Judgements:
    """Read a file of judgements, none when it is absent; `UsageError` names the line that is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Judgements()
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8") from error
    found = [_read_line(line, f"{path}, line {number}") for number, line in _lines(text)]
    try:
        return Judgements(tuple(sorted(found)))
    except UsageError as error:
        raise UsageError(f"{path}: {error}", hint="delete one of the lines") from error


def write_judgements(path: Path, judgements: Judgements) -> None:
    """Write the file anew, sorted."""
    write_text(path, HEADER + "".join("\t".join(item) + "\n" for item in sorted(judgements.items)))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line.rstrip("\r")


def _read_line(line: str, where: str) -> Judgement:
    fields = line.split("\t")
    if len(fields) not in (5, 6):
        raise UsageError(f"{where}: six fields separated by tabs expected, not {len(fields)}")
    try:
        verdict = Verdict(fields[0])
    except ValueError as error:
        raise UsageError(f"{where}: {fields[0]!r} is none of same, different, unsure") from error
    for field in fields[1:3]:
        if ":" not in field or "@" not in field:
            raise UsageError(f"{where}: {field!r} is no key", hint="write Kind:Name@release")
    return judgement(verdict, fields[1], fields[2], author=fields[3], day=fields[4], reason="".join(fields[5:]))


def _check(items: Iterable[Judgement]) -> None:
    """Refuse two verdicts on one pair, and `different` for two keys that `same` ties together over others."""
    verdicts: dict[tuple[str, str], Verdict] = {}
    groups: dict[str, str] = {}

    def root(name: str) -> str:
        while groups.setdefault(name, name) != name:
            groups[name] = groups[groups[name]]
            name = groups[name]
        return name

    for item in items:
        if verdicts.setdefault((item.left, item.right), item.verdict) is not item.verdict:
            raise UsageError(f"two verdicts on {item.left!r} and {item.right!r}")
        if item.verdict is Verdict.SAME:
            groups[root(item.left)] = root(item.right)
    for (left, right), verdict in verdicts.items():
        if verdict is Verdict.DIFFERENT and root(left) == root(right):
            raise UsageError(f"{left!r} and {right!r} are judged different, and the same by way of others")


def _clean(text: str) -> str:
    """Keep a text on one line and in one field."""
    return " ".join(text.split())
