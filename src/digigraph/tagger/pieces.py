"""Cuts a word into pieces of a fixed vocabulary, the most probable way (a unigram language model).

The same cut as the SentencePiece model that the vocabulary comes from, for a word on its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

START = "\N{LOWER ONE EIGHTH BLOCK}"
"""Stands for the space before a word."""
UNKNOWN = 3
"""Id of what is in no piece."""
_PENALTY = 10.0
"""How much less probable than the rarest piece an unknown character is."""
_LONGEST_WORD = 100


class Pieces:
    """Vocabulary with log probabilities; ids are positions."""

    def __init__(self, vocabulary: Sequence[str], scores: Sequence[float]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary) if number > UNKNOWN}
        self._scores = [float(score) for score in scores]
        self._longest = max(map(len, self._ids))
        self._unknown = min(self._scores) - _PENALTY

    def cut(self, word: str) -> tuple[int, ...]:
        """Ids of the pieces of a word, never empty; unknown characters side by side count once."""
        text = START + unicodedata.normalize("NFKC", word[:_LONGEST_WORD]).replace(" ", START)
        size = len(text)
        best = [0.0] + [float("-inf")] * size
        came: list[tuple[int, int]] = [(0, UNKNOWN)] * (size + 1)
        for start in range(size):
            score = best[start]
            for end in range(start + 1, min(size, start + self._longest) + 1):
                number = self._ids.get(text[start:end])
                if number is not None and score + self._scores[number] > best[end]:
                    best[end] = score + self._scores[number]
                    came[end] = (start, number)
            if score + self._unknown > best[start + 1]:
                best[start + 1] = score + self._unknown
                came[start + 1] = (start, UNKNOWN)
        return self._path(came)

    @staticmethod
    def _path(came: Sequence[tuple[int, int]]) -> tuple[int, ...]:
        """Follow the best cut back to the beginning."""
        ids: list[int] = []
        end = len(came) - 1
        while end > 0:
            end, number = came[end]
            if not (number == UNKNOWN and ids and ids[-1] == UNKNOWN):
                ids.append(number)
        return tuple(reversed(ids)) or (UNKNOWN,)
