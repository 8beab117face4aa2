"""Finds many known names in one pass over a text: an Aho-Corasick automaton with German word boundaries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

import ahocorasick_rs

from digigraph.model import Span

Payload = TypeVar("Payload")


class Match(NamedTuple, Generic[Payload]):
    """One known name found in a text."""

    span: Span
    """Without the -s of a genitive."""
    surface: str
    payload: Payload
    genitive: bool = False
    """True when an -s follows that is not part of the name."""


class Gazetteer(Generic[Payload]):
    """Known names with what is known of each; longest match first, upper and lower case matter."""

    def __init__(self, entries: Mapping[str, Payload]) -> None:
        """Build the automaton once; a name maps to whatever the caller wants back."""
        self._names = list(entries)
        self._payloads = list(entries.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._names,
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )

    def find(self, text: str, within: Span | None = None) -> Iterator[Match[Payload]]:
        """Yield the names that stand as words of their own, in order.

        Parts of a hyphenated compound are no words of their own: "Halle" is not found in "Halle-Dessau".
        """
        start, end = within or (0, len(text))
        piece = text if (start, end) == (0, len(text)) else text[start:end]
        for index, first, last in self._automaton.find_matches_as_indexes(piece):
            if not _begins_word(piece, first):
                continue
            genitive = piece[last : last + 1] == "s" and _ends_word(piece, last + 1)
            if genitive or _ends_word(piece, last):
                span = Span(start + first, start + last)
                yield Match(span, self._names[index], self._payloads[index], genitive)


def _begins_word(text: str, offset: int) -> bool:
    """Tell whether a word can begin at an offset."""
    return offset == 0 or not (text[offset - 1].isalnum() or text[offset - 1] in "-@&")


def _ends_word(text: str, offset: int) -> bool:
    """Tell whether a word can end before an offset."""
    following = text[offset : offset + 2]
    if not following or not following[0].isalnum():
        return not (following[:1] in ("-", "@") and following[1:].isalnum())
    return not (text[offset - 1].isalnum() or text[offset - 1] in "-@&")
