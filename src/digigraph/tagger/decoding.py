"""From scores of labels to names: the best BIO sequence and how sure each name is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


class Name(NamedTuple):
    """A name in a sentence, half-open, in tokens."""

    start: int
    end: int
    label: str
    """`PER`, `LOC`, `ORG` or `OTH`."""
    confidence: float
    """Geometric mean of the probabilities of its tokens' labels."""


class Decoder:
    """Decodes log probabilities over a set of labels; no `I-` without its beginning."""

    def __init__(self, labels: Sequence[str], kept: Sequence[str] = ("PER", "LOC", "ORG", "OTH")) -> None:
        self._labels = tuple(labels)
        self._kept = frozenset(kept)
        self._outside = self._labels.index("O")
        forbidden = -1e4
        self._start = np.array([forbidden if label[:2] == "I-" else 0.0 for label in labels], np.float32)
        self._step = np.array(
            [[forbidden if b[:2] == "I-" and a[2:] != b[2:] else 0.0 for b in labels] for a in labels], np.float32
        )

    def names(self, scores: Floats) -> list[Name]:
        """Names in one sentence, in order."""
        greedy = scores.argmax(1)
        if not len(greedy) or (greedy == self._outside).all():
            return []
        path = [int(number) for number in greedy]
        if not self._valid(path):
            path = self._viterbi(scores)
        return self._spans(path, scores)

    def _valid(self, path: Sequence[int]) -> bool:
        """Tell whether the best label of each token alone makes a sequence; then no other one is better."""
        return self._start[path[0]] == 0 and all(self._step[before, after] == 0 for before, after in pairwise(path))

    def _viterbi(self, scores: Floats) -> list[int]:
        """Best allowed sequence."""
        best = scores[0] + self._start
        back = []
        columns = np.arange(len(self._labels))
        for row in scores[1:]:
            options = best[:, None] + self._step
            chosen = options.argmax(0)
            best = options[chosen, columns] + row
            back.append(chosen)
        path = [int(best.argmax())]
        for chosen in reversed(back):
            path.append(int(chosen[path[-1]]))
        return path[::-1]

    def _spans(self, path: Sequence[int], scores: Floats) -> list[Name]:
        """Stretches of one class."""
        found: list[Name] = []
        start = 0
        while start < len(path):
            label = self._labels[path[start]]
            end = start + 1
            while end < len(path) and self._labels[path[end]] == f"I-{label[2:]}":
                end += 1
            if label[2:] in self._kept:
                sure = float(np.mean([scores[position, path[position]] for position in range(start, end)]))
                found.append(Name(start, end, label[2:], round(float(np.exp(sure)), 4)))
            start = end
        return found


def labels_of(names: Sequence[Name], length: int) -> list[str]:
    """BIO labels of a sentence of some length with these names."""
    labels = ["O"] * length
    for name in names:
        labels[name.start : name.end] = [f"B-{name.label}", *[f"I-{name.label}"] * (name.end - name.start - 1)]
    return labels
