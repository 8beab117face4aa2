"""The counts an evaluation gathers, and what can be read off them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

DIMENSIONS = ("entities", "facts", "statements", "funding")


class Miss(NamedTuple):
    """One thing missed or wrong."""

    release: str
    what: str
    """`entity missed`, `fact wrong`, `speaker wrong`, `date`, ..."""
    kind: str
    text: str


@dataclass(slots=True)
class Tally:
    """Counts of one kind of thing."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None when nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """Share of what there is that was found; None when there is nothing."""
        there = self.right + self.missed
        return self.right / there if there else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall."""
        precision, recall = self.precision, self.recall
        if precision and recall:
            return 2 * precision * recall / (precision + recall)
        return None if precision is None and recall is None else 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


@dataclass(slots=True)
class Scores:
    """Everything measured over some releases."""

    entities: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    """By type."""
    facts: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    """By predicate."""
    statements: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    """`quote`: the words are right; `quote+speaker`: the speaker is, too."""
    funding: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    """`recipient+amount`."""
    counts: Counter[str] = field(default_factory=Counter)
    absent: list[str] = field(default_factory=list)
    """Releases without a prediction."""
    misses: list[Miss] = field(default_factory=list)

    def by_kind(self, dimension: str) -> dict[str, Tally]:
        """Counts of a dimension by kind, sorted, with their sum as `all` where the kinds are many."""
        tallies: dict[str, Tally] = dict(sorted(getattr(self, dimension).items()))
        if dimension in ("entities", "facts"):
            tallies["all"] = sum(tallies.values(), Tally())
        return tallies

    def document(self) -> dict[str, float | None]:
        """What is measured once a release: shares of right days, issuers and titles, and of right details."""
        shares = {
            "date": ("date_right", "releases"),
            "issuer": ("issuer_right", "releases"),
            "title": ("title_right", "releases"),
            "status_accuracy": ("status_right", "status_total"),
            "funder_accuracy": ("funder_right", "funder_total"),
            "evidence_literal": ("evidence_literal", "evidence_total"),
            "wrong_items_per_near_empty_release": ("near_empty_wrong", "near_empty"),
        }
        return {
            name: self.counts[right] / self.counts[total] if self.counts[total] else None
            for name, (right, total) in shares.items()
        }
