"""The small tagger's network in numpy, and the file its weights are in.

The file is an `.npz` without pickled objects: tables in eight bits with a scale for each row, matrices in half
precision, word lists as text.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from digigraph.errors import InputError
from digigraph.tagger.decoding import Floats
from digigraph.tagger.words import Word

DILATIONS = (1, 2, 1)
GAP = max(DILATIONS)
_TABLES = ("table.weight", "shape.weight", "affix.weight", "known.weight")
_EPSILON = 1e-5


@dataclass(frozen=True)
class Weights:
    """All that is trained, and the vocabulary it belongs to."""

    labels: tuple[str, ...]
    pieces: tuple[str, ...]
    piece_scores: tuple[float, ...]
    known: tuple[str, ...]
    """Frequent words, the first one is number 1."""
    lists: Mapping[str, int]
    """Bits of list words."""
    arrays: Mapping[str, npt.NDArray[Any]]


def pack(path: Path, weights: Weights) -> str:
    """Write weights; the digest of the file."""
    stored: dict[str, npt.NDArray[Any]] = {
        "labels": _text(weights.labels),
        "pieces": _text(weights.pieces),
        "piece_scores": np.array(weights.piece_scores, np.float16),
        "known": _text(weights.known),
        "list_words": _text(weights.lists),
        "list_bits": np.array(list(weights.lists.values()), np.uint8),
    }
    for name, array in weights.arrays.items():
        if name in _TABLES:
            scale = np.abs(array).max(1, keepdims=True) / 127 + 1e-12
            stored[f"{name}.scale"] = scale.astype(np.float32)
            stored[name] = np.rint(array / scale).astype(np.int8)
        else:
            stored[name] = array.astype(np.float16)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **stored)  # type: ignore[arg-type]
    return hashlib.sha256(path.read_bytes()).hexdigest()


def unpack(path: Path, digest: str | None = None) -> Weights:
    """Read weights; `InputError` when the file is not the one the digest belongs to."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: the tagger's weights cannot be read: {error.strerror}") from error
    if digest is not None and hashlib.sha256(content).hexdigest() != digest:
        raise InputError(f"{path}: the tagger's weights are not the ones released", hint="reinstall digigraph")
    with np.load(io.BytesIO(content), allow_pickle=False) as file:
        stored = {name: file[name] for name in file.files}
    arrays: dict[str, npt.NDArray[Any]] = {}
    for name, array in stored.items():
        if name in _TABLES:
            arrays[name] = array
            arrays[f"{name}.scale"] = stored[f"{name}.scale"]
        elif name.endswith((".weight", ".bias")):
            arrays[name] = array.astype(np.float32)
    return Weights(
        _lines(stored["labels"]),
        _lines(stored["pieces"]),
        tuple(float(score) for score in stored["piece_scores"]),
        _lines(stored["known"]),
        dict(zip(_lines(stored["list_words"]), (int(bits) for bits in stored["list_bits"]), strict=True)),
        arrays,
    )


class Network:
    """Scores labels for the tokens of many sentences at once."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        self._arrays = arrays
        # Multiplied from the right, so that rows stay words.
        self._input = np.ascontiguousarray(arrays["input.weight"].T)
        self._mix = [np.ascontiguousarray(arrays[f"mix.{n}.weight"].T) for n in range(len(DILATIONS))]
        self._out = np.ascontiguousarray(arrays["out.weight"].T)
        self.width = self._out.shape[0]

    def words(self, words: Sequence[Word]) -> Floats:
        """Vectors of words without context."""
        counts = np.array([len(word.pieces) for word in words])
        vectors = self._rows("table.weight", [piece for word in words for piece in word.pieces])
        starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        parts = [
            vectors[starts],
            vectors[starts + counts - 1],
            np.add.reduceat(vectors, starts, axis=0) / counts[:, None].astype(np.float32),
            self._rows("shape.weight", [number for word in words for number in word.shapes]).reshape(len(words), -1),
            self._rows("affix.weight", [number for word in words for number in word.affixes]).reshape(len(words), -1),
            self._rows("known.weight", [word.known for word in words]),
            np.array([word.lists for word in words], np.float32),
        ]
        found = np.concatenate(parts, 1) @ self._input + self._arrays["input.bias"]
        return self._normed(np.maximum(found, 0, out=found), "input_norm")

    def scores(self, vectors: Floats, inside: npt.NDArray[np.bool_]) -> Floats:
        """Log probabilities of labels for tokens in a row, `GAP` empty places before, between and after sentences."""
        x = vectors
        outside = ~inside
        x[outside] = 0
        for number, step in enumerate(DILATIONS):
            near = np.empty((len(x), 3 * self.width), np.float32)
            near[:, self.width : 2 * self.width] = x
            near[:step, : self.width] = 0
            near[step:, : self.width] = x[:-step]
            near[-step:, 2 * self.width :] = 0
            near[:-step, 2 * self.width :] = x[step:]
            mixed = near @ self._mix[number]
            mixed += self._arrays[f"mix.{number}.bias"]
            np.maximum(mixed, 0, out=mixed)
            mixed += x
            x = self._normed(mixed, f"norm.{number}")
            x[outside] = 0
        found = x @ self._out + self._arrays["out.bias"]
        found -= found.max(1, keepdims=True)
        found -= np.log(np.exp(found).sum(1, keepdims=True))
        return found  # type: ignore[no-any-return]

    def _rows(self, name: str, numbers: Iterable[int]) -> Floats:
        """Rows of an eight-bit table."""
        chosen = np.fromiter(numbers, np.intp)
        found: Floats = self._arrays[name][chosen].astype(np.float32)
        found *= self._arrays[f"{name}.scale"][chosen]
        return found

    def _normed(self, x: Floats, name: str) -> Floats:
        """Layer normalisation, in place."""
        x -= x.mean(1, keepdims=True)
        spread = np.einsum("ij,ij->i", x, x) / x.shape[1]
        x *= (1 / np.sqrt(spread + _EPSILON))[:, None]
        x *= self._arrays[f"{name}.weight"]
        x += self._arrays[f"{name}.bias"]
        return x


def _text(lines: Iterable[str]) -> npt.NDArray[np.uint8]:
    """Lines as bytes."""
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _lines(text: npt.NDArray[np.uint8]) -> tuple[str, ...]:
    """Bytes as lines."""
    return tuple(text.tobytes().decode().split("\n"))
