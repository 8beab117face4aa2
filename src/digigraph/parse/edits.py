"""A text under repair that remembers where each of its code points came from.

Repairs are lists of edits over the current text; every round composes with the rounds before it, so that any offset
of the result leads back to the text as published.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from digigraph.model import Span


class Edit(NamedTuple):
    """Replace the code points from `start` to `end` by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and, for each of its code points and one past it, the offset in the original."""

    text: str
    origin: array[int]

    @classmethod
    def of(cls, original: str) -> Traced:
        """Start from the text as published."""
        return cls(original, array("q", range(len(original) + 1)))

    def edited(self, edits: Iterable[Edit]) -> Traced:
        """Apply edits; of two that overlap the one that starts first wins, and of these the longer one."""
        ordered = sorted(edits, key=lambda edit: (edit.start, -edit.end))
        if not ordered:
            return self
        pieces: list[str] = []
        origin = array("q")
        position = 0
        for edit in ordered:
            if edit.start < position:
                continue
            pieces.append(self.text[position : edit.start])
            origin.extend(self.origin[position : edit.start])
            pieces.append(edit.text)
            origin.extend(self._origin_of(edit))
            position = edit.end
        pieces.append(self.text[position:])
        origin.extend(self.origin[position:])
        return Traced("".join(pieces), origin)

    def _origin_of(self, edit: Edit) -> list[int]:
        """Spread new code points over the replaced ones: one to one where possible, the rest on the last."""
        if edit.end == edit.start:
            return [self.origin[edit.start]] * len(edit.text)
        last = edit.end - 1
        return [self.origin[min(edit.start + index, last)] for index in range(len(edit.text))]

    def locate(self, offset: int) -> int:
        """Find the first place of this text that stems from the original offset or from after it."""
        return bisect_left(self.origin, offset)

    def locate_span(self, span: Span) -> Span:
        """Map a span of the original to this text."""
        return Span(self.locate(span.start), self.locate(span.end))
