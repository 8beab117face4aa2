"""Reads the number of a release as it is printed: `049/10`, `212/2022`, `49`."""

from __future__ import annotations

import re

from digigraph.model import Span
from digigraph.parse.parts import Layout

_NUMBERS = (
    re.compile(r"(?:Nr|Nummer|No)\s?\.?\s?:?\s?(?P<number>\d{1,4}(?:\s?[/-]\s?\d{2,4})?)\b(?!\.\d)"),
    re.compile(r"^(?:\w*mitteilung\w*|\w*information)?\s*:\s*(?P<number>\d{1,4}(?:/\d{2,4})?)\s*$"),
    re.compile(r"^(?:Pressemitteilung\s+)?(?P<number>\d{1,4}/\d{2,4})\s*$"),
    re.compile(r"\d{4}, [\wÄÖÜäöüß -]+ [–-] (?P<number>\d{1,4})\s*$"),
)
_TAIL_NUMBER = re.compile(
    r"(?:Pressemitteilung|Medieninformation|PM|Nummer)[- ]?(?:Nr\.?)?\s?:?\s?(?P<number>\d{1,4}/\d{2,4})"
)


def find_number(text: str, layout: Layout) -> str | None:
    """Find the number: inside the text, above it, or below it."""
    if layout.inner is not None:
        return layout.inner.number
    for line in layout.header_lines:
        printed = text[line.start : line.end]
        for pattern in _NUMBERS:
            match = pattern.search(printed)
            if match is not None:
                return match["number"].replace(" ", "")
    return _number_below(text, layout.tail)


def _number_below(text: str, tail: Span) -> str | None:
    match = _TAIL_NUMBER.search(text, tail.start, tail.end)
    return match["number"] if match else None
