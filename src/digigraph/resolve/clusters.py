"""Groups things that are held to be the same, best evidence first, and never against a person's decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Link(NamedTuple):
    """A reason to hold two things for the same: their numbers and a score (0 to 1) for each feature compared."""

    one: int
    other: int
    scores: Mapping[str, float]

    @property
    def strength(self) -> float:
        """The mean of the scores, by which links are ordered."""
        return sum(self.scores.values()) / len(self.scores)


class Partition:
    """Disjoint groups of the numbers 0 to n-1 that grow by links."""

    def __init__(self, size: int) -> None:
        """Begin with every number in a group of its own."""
        self._parent = list(range(size))
        self._scores: dict[int, dict[str, float]] = {}
        self._apart: dict[int, set[int]] = {}

    def find(self, number: int) -> int:
        """Name the group of a number: its least member."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def keep_apart(self, one: int, other: int) -> None:
        """Never let these two come into one group from now on."""
        first, second = self.find(one), self.find(other)
        self._apart.setdefault(first, set()).add(second)
        self._apart.setdefault(second, set()).add(first)

    def may_join(self, one: int, other: int) -> bool:
        """Tell whether nothing keeps the groups of two numbers apart."""
        first, second = self.find(one), self.find(other)
        return first == second or second not in self._apart.get(first, ())

    def join(self, link: Link) -> bool:
        """Put two groups together, unless they are kept apart; tell whether they are one now."""
        first, second = sorted((self.find(link.one), self.find(link.other)))
        if first == second:
            return True
        if not self.may_join(first, second):
            return False
        self._parent[second] = first
        scores = self._scores.setdefault(first, {})
        for feature, score in (*self._scores.pop(second, {}).items(), *link.scores.items()):
            scores[feature] = min(score, scores.get(feature, 1.0))
        for enemy in self._apart.pop(second, set()):
            self._apart[enemy].discard(second)
            self._apart[enemy].add(first)
            self._apart.setdefault(first, set()).add(enemy)
        return True

    def join_all(self, links: Iterable[Link]) -> None:
        """Join by links, the strongest first, equals in the order of their numbers."""
        for link in sorted(links, key=lambda link: (-link.strength, link.one, link.other)):
            self.join(link)

    def scores(self, number: int) -> dict[str, float]:
        """Weakest score of each feature over the joins that made the group of a number."""
        return dict(sorted(self._scores.get(self.find(number), {}).items()))

    def groups(self) -> list[list[int]]:
        """All groups, members in order, ordered by their least member."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._parent)):
            found.setdefault(self.find(number), []).append(number)
        return list(found.values())
