"""Words, numbers, marks and line ends of a reading text, with their offsets: the alphabet of every noun-phrase rule.

A compound with inner hyphens is one token ("Otto-von-Guericke-Universität"), so is a suspended one with its hyphen
("Wirtschafts-", "-automatisierung"), an abbreviation with its full stop ("Dr.", "e.V."), and a number with its inner
dots and commas ("4.0", "170.000"). The full stop of an ordinal is a token of its own: whether "6." ends a sentence is
for the sentence splitter to say. A line feed is a token, because no noun phrase crosses it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, overload

from digigraph.model import Span

LOWER = "lower"
CAPITAL = "capital"
UPPER = "upper"
NUMBER = "number"
MARK = "mark"
BREAK = "break"

ABBREVIATIONS = (
    "Dr|Prof|Dipl|Ing|Nr|Str|St|Mio|Mrd|Tsd|Hr|Fr|ca|bzw|usw|etc|vgl|evtl|ggf|inkl|zzgl|max|min|Abs|Bd|Hrsg|"
    "med|phil|rer|nat|jur|iur|habil|theol|agr|oec|pol|Tel|geb|sog|einschl|Jh|Co|Mag|Lic|lic|Kfm"
)
"""Words that keep their full stop."""

_TOKEN = re.compile(
    r"(?P<break>\n)"
    r"|(?P<word>"
    rf"(?:{ABBREVIATIONS})\.(?:-Ing\.)?(?![A-Za-z])"  # Dr.  Dr.-Ing.
    r"|e\. ?[VKG]\.|e\.V(?![a-z])|[aA]\. ?D\.|h\. ?c\.|i\. ?R\.|z\. ?B\.|d\. ?h\.|u\. ?a\."
    r"|S\.A\.R\.L\.|S\. ?A\.|S\.p\.A\.|Sp\. ?z ?o\. ?o\.?|s\. ?r\. ?o\.|d\.o\.o\."
    r"|[A-ZÄÖÜ]\.(?=[ \u00a0]?[A-ZÄÖÜ])(?<![\w][A-ZÄÖÜ]\.)"  # initials
    r"|-?[^\W\d_](?:\w|['’](?=\w))*(?:[-@&](?=\w)(?:\w|['’](?=\w))+)*-?"  # words, compounds, suspended compounds
    r")"
    r"|(?P<number>\d+(?:[.,:]\d+)*(?:-?[^\W\d_]\w*(?:-\w+)*)?)"  # 170.000  4.0  50Hertz  52-jährige
    r"|(?P<mark>\.\.\.|[^\w\s]|_)"
)


class Token(NamedTuple):
    """One token of a reading text."""

    start: int
    end: int
    text: str
    shape: str
    """`lower`, `capital`, `upper` (two or more capitals, none of them lower case), `number`, `mark` or `break`."""

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)

    @property
    def capitalised(self) -> bool:
        """Tell whether the token is a word that begins with a capital."""
        return self.shape in (CAPITAL, UPPER)

    @property
    def is_word(self) -> bool:
        """Tell whether the token is a word."""
        return self.shape in (LOWER, CAPITAL, UPPER)


def _shape(word: str) -> str:
    """Classify a word by its capitals."""
    first = word[1] if word[0] == "-" else word[0]
    if not first.isupper():
        return LOWER
    return UPPER if len(word) > 1 and word.isupper() else CAPITAL


def tokenize(text: str) -> tuple[Token, ...]:
    """Split a text into tokens; linear in its length."""
    found = []
    for match in _TOKEN.finditer(text):
        surface = match.group()
        kind = match.lastgroup
        shape = _shape(surface) if kind == "word" else str(kind)
        found.append(Token(match.start(), match.end(), surface, shape))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class TokenList(Sequence[Token]):
    """The tokens of one text, in order, with look-up by offset."""

    tokens: tuple[Token, ...]
    starts: tuple[int, ...]

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.tokens)

    @overload
    def __getitem__(self, index: int) -> Token: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Token, ...]: ...

    def __getitem__(self, index: int | slice) -> Token | tuple[Token, ...]:
        """Read a token, or a slice of them."""
        return self.tokens[index]

    def first_at(self, offset: int) -> int:
        """Index of the first token that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def covering(self, offset: int) -> int:
        """Index of the last token that starts at or before an offset; -1 before the first."""
        return bisect_right(self.starts, offset) - 1

    def within(self, span: Span) -> tuple[Token, ...]:
        """Tokens that start inside a span."""
        return self.tokens[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def before(self, offset: int, count: int = 1) -> tuple[Token, ...]:
        """Up to `count` tokens that start before an offset, in order."""
        index = bisect_left(self.starts, offset)
        return self.tokens[max(0, index - count) : index]

    def after(self, offset: int, count: int = 1) -> tuple[Token, ...]:
        """Up to `count` tokens that start at or after an offset, in order."""
        index = bisect_left(self.starts, offset)
        return self.tokens[index : index + count]


@lru_cache(maxsize=4)
def tokens(text: str) -> TokenList:
    """Tokenize a reading text; extractors that run one after the other share the result."""
    found = tokenize(text)
    return TokenList(found, tuple(token.start for token in found))
