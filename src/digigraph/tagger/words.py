"""What the small tagger sees of a word on its own: pieces, shape, affixes, whether it is known and on which lists.

Training and use share this module; a change here needs new weights.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from digigraph.tagger.pieces import Pieces

SHAPES, AFFIXES = 512, 8192
"""Sizes of the hash tables."""
MOST_PIECES = 12
LISTS = ("place", "given", "country", "region", "organization", "head", "common")
"""Word lists, in the order of their bits; the last one holds lower-case forms."""

_CAPITALS, _SMALL, _DIGITS = re.compile("[A-ZÄÖÜ]"), re.compile("[a-zäöüß]"), re.compile(r"\d")
_RUNS = re.compile(r"(.)\1+")


class Word(NamedTuple):
    """Features of one word form."""

    pieces: tuple[int, ...]
    shapes: tuple[int, int]
    affixes: tuple[int, ...]
    known: int
    """Number among the frequent words of the training text, 0 for all others."""
    lists: tuple[float, ...]
    """1.0 for each list it is on."""


def shape(word: str) -> str:
    """Shape of a word with runs cut to two: `Xxx-Xxxdd` for `Eisen-Metall2014` is `Xxx-Xxxdd`."""
    kinds = _DIGITS.sub("d", _SMALL.sub("x", _CAPITALS.sub("X", word)))
    return _RUNS.sub(r"\1\1", kinds)


class Features:
    """Looks words up."""

    def __init__(self, pieces: Pieces, known: Mapping[str, int], lists: Mapping[str, int]) -> None:
        """Take the pieces, numbers of frequent lower-case words, and list bits by form."""
        self._pieces = pieces
        self._known = known
        self._lists = lists

    def __call__(self, word: str) -> Word:
        """Features of a word; a genitive -s does not keep it off a list."""
        lower = word.lower()
        common = 1 << (len(LISTS) - 1)
        bits = self._lists.get(word, 0) & ~common | self._lists.get(lower, 0) & common
        if word.endswith("s"):
            bits |= self._lists.get(word[:-1], 0) & ~common
        affixes = (lower[:2], lower[:4], lower[-2:], lower[-3:], lower[-4:], lower[-6:])
        return Word(
            self._pieces.cut(word)[:MOST_PIECES],
            (_hash("S" + shape(word), SHAPES), _hash(f"C{word[:1]}{len(word)}", SHAPES)),
            tuple(_hash(f"{place}{affix}", AFFIXES) for place, affix in zip("abcdef", affixes, strict=True)),
            self._known.get(lower, 0),
            tuple(float(bits >> place & 1) for place in range(len(LISTS))),
        )


def _hash(text: str, size: int) -> int:
    """Stable hash below a size."""
    return zlib.crc32(text.encode()) % size
