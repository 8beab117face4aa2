"""The stretches of a document in which names are looked for: title and running text, not header, contact or footer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from digigraph.extractors.tokens import Token, TokenList, tokens
from digigraph.model import Document, Span

READ_ZONES = frozenset({"title", "subtitle", "body", "background"})
"""Names of the zones that are read."""

_SENTENCE_END = frozenset({".", "!", "?", ":", "\n", "“", "„", "/", "–", "•", "*"})


@dataclass(frozen=True, slots=True)
class Passage:
    """The tokens of one zone: `listing[first:limit]`."""

    listing: TokenList
    first: int
    limit: int
    zone: str

    def __getitem__(self, index: int) -> Token:
        """Token by its index in the whole text."""
        return self.listing.tokens[index]

    def begins_sentence(self, index: int) -> bool:
        """Tell whether a token stands first in a sentence, a line or a quotation."""
        return index <= self.first or self.listing.tokens[index - 1].text in _SENTENCE_END

    def adjacent(self, left: int, right: int) -> bool:
        """Tell whether two tokens stand side by side with one blank at most between them."""
        return self.listing.tokens[right].start - self.listing.tokens[left].end <= 1

    def span(self, first: int, end: int) -> Span:
        """Span of the tokens from `first` up to, not including, `end`."""
        return Span(self.listing.tokens[first].start, self.listing.tokens[end - 1].end)


@lru_cache(maxsize=4)
def _passages(text: str, zones: tuple[tuple[str, Span], ...]) -> tuple[Passage, ...]:
    """Find the token range of each zone."""
    listing = tokens(text)
    return tuple(
        Passage(listing, listing.first_at(span.start), listing.first_at(span.end), name) for name, span in zones
    )


def passages(document: Document) -> tuple[Passage, ...]:
    """Zones of a document that are read, as ranges of its tokens, in the order of the text."""
    zones: list[tuple[str, Span]] = []
    for span, name in sorted((zone.span, zone.name) for zone in document.zones if zone.name in READ_ZONES):
        if span.end > span.start and not any(other.contains(span) for _, other in zones):
            zones.append((name, span))
    return _passages(document.text, tuple(zones))
