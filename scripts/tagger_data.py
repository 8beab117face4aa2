"""Training data of both taggers: GermEval 2014, names swapped in, and lists of names."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from digigraph.extractors.lexicon import rows, words
from digigraph.germeval import CLASSES, Tagged, spans

GIVEN_LISTS = ("male", "female", "foreign", "either")


class NameSwapper:
    """Puts other names of the same class in the place of the names of a sentence, so that a tagger reads the context.

    Half of the persons and places are new: a listed given name with another person's last word, a place of GeoNames.
    """

    def __init__(self, sentences: Iterable[Tagged], rate: float, seed: int) -> None:
        self.rate = rate
        self.random = random.Random(seed)
        pools: dict[str, dict[tuple[str, ...], None]] = {label: {} for label in CLASSES}
        for sentence in sentences:
            for span in spans(sentence.labels):
                if span.label in CLASSES:
                    pools[span.label][sentence.tokens[span.start : span.end]] = None
        self.pools = {label: sorted(pool) for label, pool in pools.items()}
        self.given = sorted({name for kind in GIVEN_LISTS for name in words(f"people_given_{kind}.txt")})
        self.families = sorted({name[-1] for name in self.pools["PER"] if len(name) > 1 and name[-1][0].isupper()})
        self.places = sorted({row[0] for row in rows("places.tsv") if len(row[0].split()) == 1})

    def __call__(self, sentence: Tagged) -> Tagged:
        """Swap some of the names."""
        tokens: list[str] = []
        labels: list[str] = []
        end = 0
        for span in spans(sentence.labels):
            if span.label not in CLASSES or self.random.random() >= self.rate:
                continue
            tokens += sentence.tokens[end : span.start]
            labels += sentence.labels[end : span.start]
            name = self._name(span.label, sentence.tokens[span.start : span.end])
            tokens += name
            labels += [f"B-{span.label}", *[f"I-{span.label}"] * (len(name) - 1)]
            end = span.end
        return Tagged((*tokens, *sentence.tokens[end:]), (*labels, *sentence.labels[end:]))

    def _name(self, label: str, old: Sequence[str]) -> Sequence[str]:
        """Choose another name; a single word stays a single word."""
        if label == "PER" and self.random.random() < 0.5:
            family = self.random.choice(self.families)
            return (family,) if len(old) == 1 else (self.random.choice(self.given), family)
        if label == "LOC" and len(old) == 1 and self.random.random() < 0.5:
            return (self.random.choice(self.places),)
        for _ in range(4):
            name = self.random.choice(self.pools[label])
            if (len(name) == 1) == (len(old) == 1):
                return name
        return old
