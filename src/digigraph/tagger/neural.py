"""The accurate tagger: a transformer in eight bits, run by onnxruntime, weights in a folder of their own."""

from __future__ import annotations

import hashlib
import importlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from digigraph.errors import InputError, UsageError
from digigraph.tagger.decoding import Decoder, Floats, Name

_LONGEST = 250
"""Pieces of a sentence; the rest of a longer one goes untagged."""
_PIECES_AT_ONCE = 1024
START, PAD, END, UNKNOWN = 0, 1, 2, 3


class NeuralTagger:
    """Tags sentences, batched by length; `folder` holds `model.onnx`, `tokenizer.json` and `config.json`."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        runtime, tokenizers = _extra("onnxruntime"), _extra("tokenizers")
        config = _config(folder)
        weights = (folder / "model.onnx").read_bytes()
        if hashlib.sha256(weights).hexdigest() != config["sha256"]:
            raise InputError(f"{folder / 'model.onnx'}: not the weights that config.json describes")
        settings = runtime.SessionOptions()
        settings.intra_op_num_threads = settings.inter_op_num_threads = threads
        self._session = runtime.InferenceSession(weights, settings, providers=["CPUExecutionProvider"])
        self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.labels: tuple[str, ...] = tuple(config["labels"])
        self._decoder = Decoder(self.labels)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[Name]]:
        """Names in each sentence."""
        found: list[list[Name]] = [[]] * len(sentences)
        for number, scores in self.scores(sentences):
            found[number] = self._decoder.names(scores)
        return found

    def scores(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[int, Floats]]:
        """Log probabilities for the tokens of each sentence, in no particular order."""
        cut = self._cut(sentences)
        order = sorted(range(len(cut)), key=lambda number: len(cut[number][0]))
        for batch in _batches(order, [len(ids) for ids, _ in cut]):
            width = max(len(cut[number][0]) for number in batch)
            ids = np.full((len(batch), width), PAD, np.int64)
            for row, number in enumerate(batch):
                ids[row, : len(cut[number][0])] = cut[number][0]
            raw: Floats = self._session.run(None, {"ids": ids, "mask": (ids != PAD).astype(np.int64)})[0]
            for row, number in enumerate(batch):
                scores = raw[row, cut[number][1]]
                scores = scores - scores.max(1, keepdims=True)
                yield number, scores - np.log(np.exp(scores).sum(1, keepdims=True))

    def _cut(self, sentences: Sequence[Sequence[str]]) -> list[tuple[list[int], list[int]]]:
        """Pieces with both ends, and where each token begins."""
        words = list(dict.fromkeys(word for sentence in sentences for word in sentence))
        encoded = self._tokenizer.encode_batch(words, add_special_tokens=False)
        pieces = {word: part.ids or [UNKNOWN] for word, part in zip(words, encoded, strict=True)}
        cut = []
        for sentence in sentences:
            ids, first = [START], []
            for word in sentence:
                first.append(len(ids))
                ids += pieces[word]
            cut.append(([*ids[:_LONGEST], END], [offset for offset in first if offset < _LONGEST]))
        return cut


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Neighbours in the order, up to `_PIECES_AT_ONCE` padded pieces together."""
    batch: list[int] = []
    for number in order:
        if batch and (len(batch) + 1) * lengths[number] > _PIECES_AT_ONCE:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _extra(name: str) -> Any:
    """Import a library of the extra `neural`."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UsageError(f"the accurate tagger needs {name}", hint="pip install 'digigraph[neural]'") from error


def _config(folder: Path) -> dict[str, Any]:
    """Read the model's description."""
    try:
        config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{folder}: no tagger there: {error}") from error
    return config
