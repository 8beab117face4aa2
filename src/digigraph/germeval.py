"""Reads GermEval 2014 files and scores a tagger on them: outer level, strict, the four main classes.

Two forms are known: the task's own columns (number, token, outer label, inner label; BIO) and the two-column form with
BIOES labels in capitals. A span counts when its limits and its class are right; derived and partial names
(`LOCderiv`, `ORGpart`) are no spans on either side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from digigraph.errors import InputError

CLASSES = ("PER", "LOC", "ORG", "OTH")
"""The main classes."""


class Tagged(NamedTuple):
    """One sentence with a BIO label for each token."""

    tokens: tuple[str, ...]
    labels: tuple[str, ...]


class Found(NamedTuple):
    """A named stretch of a sentence, half-open, in tokens."""

    start: int
    end: int
    label: str


@dataclass(slots=True)
class Count:
    """Right, wrong and missed spans."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of the spans found that are right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the spans in the gold that are found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@dataclass(slots=True)
class Result:
    """Counts over all spans and by class, and how much was tagged."""

    all: Count = field(default_factory=Count)
    by_class: dict[str, Count] = field(default_factory=lambda: {label: Count() for label in CLASSES})
    sentences: int = 0
    tokens: int = 0


def read(path: Path) -> tuple[Tagged, ...]:
    """Read a file of either form; `InputError` when it is neither."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as GermEval: {error}") from error
    return tuple(_sentences(path, lines))


def _sentences(path: Path, lines: Sequence[str]) -> Iterator[Tagged]:
    """Split lines at the empty ones; comments are left out."""
    tokens: list[str] = []
    labels: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if not line.strip():
            if tokens:
                yield Tagged(tuple(tokens), tuple(labels))
            tokens, labels = [], []
        elif "\t" in line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) < 3:
                raise InputError(f"{path}:{number}: expected number, token and label")
            tokens.append(cells[1])
            labels.append(cells[2])
        elif "\t" not in line:
            token, space, label = line.strip().rpartition(" ")
            if not space:
                raise InputError(f"{path}:{number}: expected token and label")
            tokens.append(token)
            labels.append(_from_bioes(label))


def _from_bioes(label: str) -> str:
    """Turn `S-LOCDERIV` into `B-LOCderiv`."""
    if "-" not in label:
        return "O"
    prefix, kind = label.split("-", 1)
    return {"B": "B-", "S": "B-", "I": "I-", "E": "I-"}[prefix] + kind[:3] + kind[3:].lower()


def spans(labels: Iterable[str]) -> list[Found]:
    """List the spans of a BIO sequence in order; an `I-` without its `B-` begins one."""
    found: list[Found] = []
    start, kind = -1, ""
    position = 0
    for position, label in enumerate([*labels, "O"]):
        inside = label[0] == "I" and start >= 0 and label[2:] == kind
        if start >= 0 and not inside:
            found.append(Found(start, position, kind))
            start = -1
        if label[0] != "O" and not inside:
            start, kind = position, label[2:]
    return found


def score(gold: Sequence[Tagged], predicted: Sequence[Sequence[str]]) -> Result:
    """Compare predicted labels with gold, span by span."""
    result = Result()
    for sentence, labels in zip(gold, predicted, strict=True):
        result.sentences += 1
        result.tokens += len(sentence.tokens)
        right = {span for span in spans(sentence.labels) if span.label in CLASSES}
        found = {span for span in spans(labels) if span.label in CLASSES}
        for label in CLASSES:
            _count(result.by_class[label], *({span for span in side if span.label == label} for side in (right, found)))
        _count(result.all, right, found)
    return result


def evaluate(tag: Callable[[Sequence[Sequence[str]]], Sequence[Sequence[str]]], path: Path) -> Result:
    """Tag the sentences of a file and score the labels."""
    gold = read(path)
    return score(gold, tag([sentence.tokens for sentence in gold]))


def _count(count: Count, right: set[Found], found: set[Found]) -> None:
    """Add the comparison of two sets of spans."""
    count.right += len(right & found)
    count.wrong += len(found - right)
    count.missed += len(right - found)
