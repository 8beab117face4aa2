"""A name that a rule proposes, before overlapping proposals are sorted out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from digigraph.model import Kind, Mention, Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """One proposed name."""

    span: Span
    name: str
    category: str
    rule: str
    confidence: float = 0.9
    attributes: Mapping[str, Any] = field(default_factory=dict)
    weight: int = 0
    """Breaks ties of overlap before length does."""

    def mention(self, kind: Kind) -> Mention:
        """Turn the candidate into a mention."""
        return Mention(
            self.span, kind, self.name, self.rule, self.confidence, {"category": self.category, **self.attributes}
        )


def without_overlaps(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep the heaviest, then longest, then first of overlapping candidates; in order of their spans."""
    ranked = sorted(candidates, key=lambda c: (-c.weight, c.span.start - c.span.end, c.span.start, c.rule))
    taken: set[int] = set()
    kept = []
    for candidate in ranked:
        offsets = range(candidate.span.start, candidate.span.end)
        if taken.isdisjoint(offsets):
            taken.update(offsets)
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.span)


class Occupied:
    """Stretches of a text that earlier mentions cover."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Take the spans."""
        self._offsets: set[int] = set()
        for span in spans:
            self._offsets.update(range(span.start, span.end))

    def covers(self, span: Span) -> bool:
        """Tell whether any part of a span is covered."""
        return not self._offsets.isdisjoint(range(span.start, span.end))

    def contains(self, span: Span) -> bool:
        """Tell whether a span is covered from its first to its last code point."""
        return span.start in self._offsets and self._offsets.issuperset(range(span.start, span.end))
