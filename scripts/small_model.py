"""The small tagger in torch, as it is trained; `digigraph.tagger.network` is the same in numpy.

A word's vector comes from its pieces (a fixed table: the teacher's piece embeddings and hidden states, reduced),
its shape, its affixes and word lists; three convolutions over the sentence put it into context.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from torch import nn
from torch.nn import functional

from digigraph.germeval import CLASSES
from digigraph.tagger.words import AFFIXES, LISTS, SHAPES, Features, Word

LABELS = ("O", *(f"{prefix}-{label}" for label in CLASSES for prefix in "BI"), "DERIV", "PART")
DILATIONS = (1, 2, 1)
UNKNOWN_WORD = Word((3,), (0, 0), (0,) * 6, 0, (0.0,) * len(LISTS))


def label_number(label: str) -> int:
    """Number of a GermEval label; derived and partial names are one class each."""
    if label.endswith(("deriv", "part")):
        return LABELS.index("DERIV" if label.endswith("deriv") else "PART")
    return LABELS.index(label)


class SmallNet(nn.Module):
    """Scores of labels for each token of a padded batch."""

    def __init__(self, table: torch.Tensor, known: int, width: int, dropout: float) -> None:
        super().__init__()
        self.table = nn.Embedding.from_pretrained(table)
        self.shape, self.affix, self.known = (
            nn.Embedding(SHAPES, 24),
            nn.Embedding(AFFIXES, 32),
            nn.Embedding(known, 48),
        )
        for part in (self.shape, self.affix, self.known):
            nn.init.normal_(part.weight, std=0.1)
        self.input = nn.Linear(3 * table.shape[1] + 24 * 2 + 32 * 6 + 48 + len(LISTS), width)
        self.input_norm = nn.LayerNorm(width)
        self.mix = nn.ModuleList(nn.Linear(3 * width, width) for _ in DILATIONS)
        self.norm = nn.ModuleList(nn.LayerNorm(width) for _ in DILATIONS)
        self.out = nn.Linear(width, len(LABELS))
        self.drop = nn.Dropout(dropout)

    def words(self, words: Sequence[Word]) -> torch.Tensor:
        """Vectors of words without context."""
        longest = max(len(word.pieces) for word in words)
        count = torch.tensor([len(word.pieces) for word in words])
        pieces = self.table(torch.tensor([[*word.pieces, *[1] * (longest - len(word.pieces))] for word in words]))
        inside = (torch.arange(longest)[None] < count[:, None]).float()[:, :, None]
        parts = [
            pieces[:, 0],
            pieces[torch.arange(len(words)), count - 1],
            (pieces * inside).sum(1) / count[:, None],
            self.shape(torch.tensor([word.shapes for word in words])).flatten(1),
            self.affix(torch.tensor([word.affixes for word in words])).flatten(1),
            self.known(torch.tensor([word.known for word in words])),
            torch.tensor([word.lists for word in words]),
        ]
        return self.input_norm(functional.relu(self.input(self.drop(torch.cat(parts, 1)))))

    def forward(self, words: Sequence[Word], rows: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Score a batch: distinct words, their number at each place, and which places hold a token."""
        x = self.words(words)[rows].view(*mask.shape[:2], -1) * mask
        for mix, norm, step in zip(self.mix, self.norm, DILATIONS, strict=True):
            wide = functional.pad(x, (0, 0, step, step))
            near = torch.cat([wide[:, : -2 * step], wide[:, step:-step], wide[:, 2 * step :]], -1)
            x = norm(x + functional.relu(mix(self.drop(near)))) * mask
        return self.out(self.drop(x))


class Batcher:
    """Makes batches; while training some words are hidden and some features dropped."""

    def __init__(self, features: Features, hide: float, seed: int) -> None:
        self.features = features
        self.hide = hide
        self.random = random.Random(seed)
        self.seen: dict[str, Word] = {}

    def __call__(
        self, sentences: Sequence[Sequence[str]], training: bool
    ) -> tuple[list[Word], torch.Tensor, torch.Tensor]:
        """Distinct words, their number at each place, and the mask."""
        longest = max(map(len, sentences))
        numbers: dict[tuple[str, bool], int] = {}
        words: list[Word] = []
        rows: list[int] = []
        mask = torch.zeros(len(sentences), longest, 1)
        for place, sentence in enumerate(sentences):
            mask[place, : len(sentence)] = 1
            for form in [*sentence, *[""] * (longest - len(sentence))]:
                key = (form, training and bool(form) and self.random.random() < self.hide)
                if key not in numbers:
                    numbers[key] = len(words)
                    words.append(self._word(form, key[1], training))
                rows.append(numbers[key])
        return words, torch.tensor(rows), mask

    def _word(self, form: str, hidden: bool, training: bool) -> Word:
        if not form:
            return UNKNOWN_WORD
        if form not in self.seen:
            self.seen[form] = self.features(form)
        word = self.seen[form]
        if not training:
            return word
        if hidden:
            return UNKNOWN_WORD._replace(shapes=word.shapes)
        if self.random.random() < 0.3:
            word = word._replace(known=0)
        if self.random.random() < 0.15:
            word = word._replace(lists=(0.0,) * len(LISTS))
        return word
