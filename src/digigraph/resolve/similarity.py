"""How alike two candidates are, feature by feature: each score lies between 0 and 1 and is kept with the result.

The numbers are ranks more than probabilities: 1.0 is what two texts say outright, 0.8 what one says and the other's
issuer implies, 0.6 what both issuers imply, 0.5 what nothing speaks for or against. Contradictions are no low scores;
they keep things apart and are decided by the rules of each kind.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from digigraph.resolve.clusters import Link
from digigraph.resolve.corpus_candidates import Candidate

STATED, HALF_IMPLIED, IMPLIED, SILENT = 1.0, 0.8, 0.6, 0.5
Scores = Mapping[str, float]


class Question(NamedTuple):
    """Two things that may be the same, for a person to decide."""

    left: str
    right: str
    """Keys of the earliest mention of each, in order."""
    scores: Scores
    reason: str


def question(one: Candidate, other: Candidate, scores: Scores, reason: str) -> Question:
    """Ask whether two candidates are the same."""
    left, right = sorted((one.key, other.key))
    return Question(left, right, dict(sorted(scores.items())), reason)


def land_score(one: Candidate, other: Candidate) -> float:
    """Compare the Länder of two candidates that do not contradict each other."""
    if one.land and other.land:
        return STATED
    if not (one.land or one.home) or not (other.land or other.home):
        return SILENT
    return HALF_IMPLIED if one.land or other.land else IMPLIED


def land_of(candidate: Candidate) -> str | None:
    """Land of a candidate: as the text says, else the issuer's."""
    return candidate.land or candidate.home


def days_between(one: str, other: str) -> int | None:
    """Count the days from the earlier to the later of two ISO days; None when one is no full day."""
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return None


def chained(
    numbers: Sequence[int], scores: Callable[[int, int], Scores], constrained: frozenset[int] = frozenset()
) -> Iterator[Link]:
    """Link numbers that are held to be one: each with the next, which is enough and keeps the work linear.

    Where a person has judged some of them different, each is linked with each, so that every one finds its side.
    """
    if constrained.isdisjoint(numbers):
        for one, other in pairwise(numbers):
            yield Link(one, other, scores(one, other))
        return
    for position, one in enumerate(numbers):
        for other in numbers[position + 1 :]:
            yield Link(one, other, scores(one, other))


def by_scope(
    numbers: Iterable[int], scope: Callable[[int], Hashable | None]
) -> tuple[dict[Hashable, list[int]], list[int]]:
    """Part numbers by what tells namesakes apart; those of which it is unknown come second."""
    groups: dict[Hashable, list[int]] = {}
    unknown: list[int] = []
    for number in numbers:
        value = scope(number)
        if value is None:
            unknown.append(number)
        else:
            groups.setdefault(value, []).append(number)
    return groups, unknown
