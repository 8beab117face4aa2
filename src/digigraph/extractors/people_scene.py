"""One document as the rules for people and offices see it: tokens that count, and what earlier extractors found."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from digigraph.extractors.tokens import BREAK, MARK, Token, TokenList, tokens
from digigraph.model import Annotations, Document, Kind, Mention, Span

READ_ZONES = ("title", "body", "background")
BODY_KINDS = frozenset({Kind.ORGANIZATION, Kind.MINISTRY})
NAME_KINDS = frozenset({Kind.ORGANIZATION, Kind.MINISTRY, Kind.INITIATIVE, Kind.EVENT})
"""Kinds whose names may hold a surname that is no person ("Michael Succow Stiftung")."""
_CAPTION = re.compile(
    r"(?:^|\n)[^\n]*(?:©|\(c\)|\bFotos?:|\bBild(?:nachweis)?:|\bFoto (?:\(c\)|von)"
    r"|\((?:\d\. ?)?v\. ?[lr]\.|v\. ?l\. ?n\. ?r\.|\((?:links|rechts|Mitte)\)"
    r"|V\. i\. S\. d\. P|Ansprechpartner(?:in)?:|Pressekontakt|Rückfragen)[^\n]*"
)
"""Lines that caption a picture or name a contact: who stands there takes no part."""


@dataclass(frozen=True)
class Scene:
    """A document with its tokens and the mentions found so far."""

    annotations: Annotations

    @cached_property
    def document(self) -> Document:
        """The document."""
        return self.annotations.document

    @cached_property
    def tokens(self) -> TokenList:
        """All tokens of the reading text."""
        return tokens(self.document.text)

    @cached_property
    def ranges(self) -> tuple[range, ...]:
        """Token indexes of title and body without captions, in the order of the text."""
        spans = [zone.span for zone in self.document.zones if zone.name in READ_ZONES]
        hidden = [Span(*match.span()) for match in _CAPTION.finditer(self.document.text)]
        found = []
        for span in sorted(spans):
            start = span.start
            for gap in hidden:
                if gap.overlaps(Span(start, span.end)):
                    found.append(self._range(start, gap.start))
                    start = max(start, gap.end)
            found.append(self._range(start, span.end))
        return tuple(indexes for indexes in found if indexes)

    def _range(self, start: int, end: int) -> range:
        """Indexes of the tokens inside a stretch of text."""
        return range(self.tokens.first_at(start), self.tokens.first_at(max(start, end)))

    @cached_property
    def indexes(self) -> tuple[int, ...]:
        """Token indexes of `ranges` in one row, each once."""
        return tuple(sorted({index for indexes in self.ranges for index in indexes}))

    @cached_property
    def title(self) -> Span:
        """Where the title stands."""
        return self.document.zone("title") or Span(0, 0)

    @cached_property
    def _cover(self) -> dict[int, list[Mention]]:
        """For each token the mentions that lie on it."""
        cover: dict[int, list[Mention]] = {}
        for mention in self.annotations.mentions:
            first = self.tokens.first_at(mention.span.start)
            for index in range(first, self.tokens.first_at(mention.span.end)):
                cover.setdefault(index, []).append(mention)
        return cover

    def mentions_on(self, index: int, kinds: frozenset[Kind]) -> list[Mention]:
        """Mentions of these kinds that lie on a token, longest first."""
        found = [mention for mention in self._cover.get(index, ()) if mention.kind in kinds]
        return sorted(found, key=lambda mention: (mention.span.start - mention.span.end, mention.span))

    def mention_from(self, index: int, kinds: frozenset[Kind]) -> Mention | None:
        """Longest mention of these kinds that begins at a token."""
        if index >= len(self.tokens):
            return None
        start = self.tokens[index].start
        return next((mention for mention in self.mentions_on(index, kinds) if mention.span.start == start), None)

    def text(self, index: int) -> str:
        """Text of a token; empty outside the document."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def token(self, index: int) -> Token | None:
        """Token at an index; None outside the document."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def adjacent(self, index: int) -> bool:
        """Tell whether a token follows the one before it after nothing but a blank."""
        if not 0 < index < len(self.tokens):
            return False
        return self.tokens[index].start - self.tokens[index - 1].end <= 1

    def span(self, first: int, last: int) -> Span:
        """Stretch of text from one token up to, not including, another."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def slice(self, first: int, last: int) -> str:
        """Text from one token up to, not including, another."""
        return self.document.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""

    def index_after(self, offset: int) -> int:
        """Index of the first token at or after an offset."""
        return self.tokens.first_at(offset)

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        """Index of the first token of each sentence, ascending."""
        return tuple(sorted({self.tokens.first_at(sentence.start) for sentence in self.document.sentences}))

    def sentence_start(self, index: int) -> int:
        """Index of the first token of the sentence that holds a token; 0 before the first sentence."""
        place = bisect_right(self._sentence_starts, index) - 1
        return self._sentence_starts[place] if place >= 0 else 0

    def sentence_end(self, index: int) -> int:
        """Index of the token that opens the next sentence, or the number of tokens."""
        place = bisect_right(self._sentence_starts, index)
        return self._sentence_starts[place] if place < len(self._sentence_starts) else len(self.tokens)

    def sentence_around(self, offset: int) -> Span:
        """Stretch of text from the sentence that holds an offset to the next one."""
        index = self.tokens.covering(offset)
        first, last = self.sentence_start(index), self.sentence_end(index)
        return self.span(first, last) if last > first else Span(offset, offset)

    def starts_sentence(self, index: int) -> bool:
        """Tell whether a token opens a sentence, a line or a quotation."""
        before = self.token(index - 1)
        if before is None or before.shape == BREAK:
            return True
        if before.shape == MARK and before.text in "„‚:–/":
            return True
        return self.sentence_start(index) == index

    @cached_property
    def _quotations(self) -> tuple[Span, ...]:
        """Outermost quotations, ascending."""
        return tuple(sorted(quotation.span for quotation in self.document.quotations if quotation.depth == 0))

    def in_quotation(self, index: int) -> bool:
        """Tell whether a token stands between quotation marks."""
        offset = self.tokens[index].start
        place = bisect_right(self._quotations, Span(offset, len(self.document.text) + 1)) - 1
        return place >= 0 and self._quotations[place].end > offset

    def in_title(self, index: int) -> bool:
        """Tell whether a token stands in the title."""
        return self.title.start <= self.tokens[index].start < self.title.end
