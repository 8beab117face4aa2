"""The small tagger: fast, numpy alone, weights in the package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from digigraph.tagger.decoding import Decoder, Floats, Name
from digigraph.tagger.network import GAP, Network, Weights, unpack
from digigraph.tagger.pieces import Pieces
from digigraph.tagger.words import Features

FILE = Path(__file__).resolve().parents[1] / "models" / "tagger-small.npz"
DIGEST_FILE = FILE.with_suffix(".sha256")
_MOST_KEPT = 40_000
"""Word vectors kept between calls: about 25 MB."""
_BATCH = 4096
"""Tokens tagged at once; more only spills the caches."""


class SmallTagger:
    """Tags sentences; the same answer for the same sentences, in whatever company."""

    def __init__(self, weights: Weights) -> None:
        self._network = Network(weights.arrays)
        self._decoder = Decoder(weights.labels)
        known = {word: number for number, word in enumerate(weights.known, 1)}
        self._features = Features(Pieces(weights.pieces, weights.piece_scores), known, weights.lists)
        self._rows: dict[str, int] = {}
        self._vectors: Floats = np.zeros((1024, self._network.width), np.float32)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[Name]]:
        """Names in each sentence."""
        found: list[list[Name]] = []
        for batch in _batches(sentences):
            found.extend(self._tag(batch))
        return found

    def _tag(self, sentences: Sequence[Sequence[str]]) -> Iterator[list[Name]]:
        """Tag one batch."""
        self._learn(sentences)
        size = sum(len(sentence) + GAP for sentence in sentences) + GAP
        rows = np.zeros(size, np.intp)
        inside = np.zeros(size, np.bool_)
        starts = []
        place = GAP
        for sentence in sentences:
            starts.append(place)
            rows[place : place + len(sentence)] = [self._rows[word] for word in sentence]
            inside[place : place + len(sentence)] = True
            place += len(sentence) + GAP
        scores = self._network.scores(self._vectors[rows], inside)
        for start, sentence in zip(starts, sentences, strict=True):
            yield self._decoder.names(scores[start : start + len(sentence)])

    def _learn(self, sentences: Sequence[Sequence[str]]) -> None:
        """Compute the vectors of words not seen before."""
        new = dict.fromkeys(word for sentence in sentences for word in sentence if word not in self._rows)
        if len(self._rows) + len(new) > _MOST_KEPT:
            self._rows.clear()
            new = dict.fromkeys(word for sentence in sentences for word in sentence)
        if not new:
            return
        first = len(self._rows)
        need = first + len(new)
        if need > len(self._vectors):
            room = np.zeros((max(need, 2 * len(self._vectors)), self._network.width), np.float32)
            room[:first] = self._vectors[:first]
            self._vectors = room
        self._vectors[first:need] = self._network.words([self._features(word) for word in new])
        self._rows.update(zip(new, range(first, need), strict=True))


def _batches(sentences: Sequence[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """Consecutive sentences, about `_BATCH` tokens together."""
    batch: list[Sequence[str]] = []
    size = 0
    for sentence in sentences:
        batch.append(sentence)
        size += len(sentence)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@cache
def small_tagger() -> SmallTagger:
    """The tagger whose weights come with digigraph; its file is checked against its digest."""
    return SmallTagger(unpack(FILE, DIGEST_FILE.read_text(encoding="ascii").split()[0]))
