"""Ordinal numbers before a noun, in digits ("6.") or in words ("sechstes"), adjectives in between allowed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.passages import Passage
from digigraph.extractors.phrases import DETERMINERS, is_number
from digigraph.extractors.place_names import is_place_name

_STEMS = {stem: number for number, stem in enumerate(lexicon.word_list("ordinal-stems"), start=1)}
_ENDING = re.compile(r"(.+?)e[nrsm]?")
HIGHEST = 400


class Ordinal(NamedTuple):
    """An ordinal found before a noun."""

    start: int
    """Its first token."""
    number: int
    digits: bool
    """True for "6.", False for "sechstes"."""


@lru_cache(maxsize=5_000)
def number_of(word: str) -> int:
    """Number of an ordinal word in any case, 0 for other words."""
    match = _ENDING.fullmatch(word.lower())
    return _STEMS.get(match[1], 0) if match else 0


def ordinal_before(area: Passage, index: int) -> Ordinal | None:
    """Ordinal before the noun at a token; None when there is none."""
    start = index
    while start - 1 > area.first and index - start < 3 and is_event_adjective(area[start - 1].text):
        start -= 1
    before = start - 1
    if before - 1 >= area.first and area[before].text == "." and is_number(area[before - 1]):
        digits = area[before - 1].text
        if digits.isdigit() and 0 < int(digits) < HIGHEST and area[before - 1].end == area[before].start:
            return Ordinal(before - 1, int(digits), digits=True)
    for position in range(max(start - 1, area.first), index):
        if number := number_of(area[position].text):
            return Ordinal(position, number, digits=False)
    return None


@lru_cache(maxsize=20_000)
def is_event_adjective(word: str) -> bool:
    """Tell whether a word can be an inflected adjective inside the name of an event: "Norddeutsche", "Leipziger"."""
    if not word[:1].isupper() or not word.endswith(("e", "en", "er", "es", "em")) or number_of(word):
        return False
    if word.lower() in DETERMINERS:
        return False
    return nouns.is_inflected_adjective(word) or not (nouns.is_common(word) or is_place_name(word))
