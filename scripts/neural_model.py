"""The accurate tagger in torch: an e5-small encoder (XLM-R style, post-norm) with one linear layer on top.

Needs torch, tokenizers and safetensors, which digigraph itself does not: see `docs/explanation/tagger.md`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

LONGEST = 250


class Layer(nn.Module):
    """One transformer layer."""

    def __init__(self, hidden: int, heads: int, inner: int, eps: float, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.ao = nn.Linear(hidden, hidden)
        self.aln = nn.LayerNorm(hidden, eps=eps)
        self.fi = nn.Linear(hidden, inner)
        self.fo = nn.Linear(inner, hidden)
        self.oln = nn.LayerNorm(hidden, eps=eps)
        self.dp = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Attend, then transform."""
        batch, length, hidden = x.shape
        parts = self.qkv(x).view(batch, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(parts[0], parts[1], parts[2], attn_mask=mask)
        x = self.aln(x + self.dp(self.ao(attended.transpose(1, 2).reshape(batch, length, hidden))))
        return self.oln(x + self.dp(self.fo(functional.gelu(self.fi(x)))))


class Encoder(nn.Module):
    """Embeddings and layers."""

    def __init__(self, config: dict[str, Any], dropout: float) -> None:
        super().__init__()
        hidden = config["H"]
        self.emb = nn.Embedding(config["VOC"], hidden)
        self.pos = nn.Embedding(config["MAXP"], hidden)
        self.typ = nn.Parameter(torch.zeros(hidden))
        self.eln = nn.LayerNorm(hidden, eps=config["eps"])
        self.dp = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(hidden, config["NH"], config["FF"], config["eps"], dropout) for _ in range(config["NL"])
        )

    def forward(self, ids: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """Encode a padded batch."""
        width = ids.shape[1]
        x = self.dp(self.eln(self.emb(ids) + self.pos.weight[:width] + self.typ))
        mask = (torch.arange(width)[None, :] < lengths[:, None])[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class NeuralTagger(nn.Module):
    """Scores of all labels at the first piece of each token."""

    def __init__(self, config: dict[str, Any], dropout: float = 0.1) -> None:
        super().__init__()
        self.enc = Encoder(config, dropout)
        self.out = nn.Linear(config["H"], len(config["labels"]))

    def forward(self, ids: torch.Tensor, lengths: torch.Tensor, first: torch.Tensor) -> torch.Tensor:
        """Score the pieces at `first`, offsets into the flattened batch."""
        x = self.enc(ids, lengths)
        return self.out(x.reshape(-1, x.shape[-1])[first])


class Pieces:
    """Cuts words into pieces, each word on its own."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.known: dict[str, list[int]] = {}

    def word(self, word: str) -> list[int]:
        """Pieces of one word; the unknown piece when there is none."""
        if word not in self.known:
            self.known[word] = self.tokenizer.encode(word, add_special_tokens=False).ids or [3]
        return self.known[word]

    def sentence(self, tokens: Sequence[str]) -> tuple[list[int], list[int]]:
        """Ids with both ends, and the offset of each token's first piece; what is too long is cut off."""
        ids, first = [0], []
        for token in tokens:
            first.append(len(ids))
            ids += self.word(token)
        return [*ids[:LONGEST], 2], [offset for offset in first if offset < LONGEST]


class Viterbi:
    """Best BIO sequence under scores: no `I-` without its beginning."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = labels
        forbidden = -1e4
        self.start = np.array([forbidden if label[0] == "I" else 0.0 for label in labels], np.float32)
        self.step = np.zeros((len(labels), len(labels)), np.float32)
        for j, after in enumerate(labels):
            for i, before in enumerate(labels):
                if after[0] == "I" and before[2:] != after[2:]:
                    self.step[i, j] = forbidden

    def __call__(self, scores: np.ndarray) -> list[str]:
        """Decode one sentence."""
        if not len(scores):
            return []
        best = scores[0] + self.start
        back = []
        for row in scores[1:]:
            options = best[:, None] + self.step
            chosen = options.argmax(0)
            best = options[chosen, np.arange(len(chosen))] + row
            back.append(chosen)
        path = [int(best.argmax())]
        for chosen in reversed(back):
            path.append(int(chosen[path[-1]]))
        return [self.labels[i] for i in reversed(path)]


def read_model(folder: Path, weights: Path | None = None, dropout: float = 0.1) -> tuple[NeuralTagger, dict[str, Any]]:
    """Read a model folder (`config.json`, `tokenizer.json`, `model.safetensors`), with other weights when given."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    model = NeuralTagger(config, dropout)
    state = load_file(weights or folder / "model.safetensors")
    model.load_state_dict({name: value.float() for name, value in state.items()})
    return model, config


def log_probabilities(
    model: NeuralTagger, sentences: Sequence[tuple[list[int], list[int]]], size: int = 64, half: bool = True
) -> list[np.ndarray]:
    """Log probabilities of the labels for each token, sentences batched by length."""
    model.eval()
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i][0]))
    found: list[np.ndarray] = [np.zeros((0, 0), np.float32)] * len(sentences)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        for begin in range(0, len(order), size):
            chosen = order[begin : begin + size]
            ids, lengths, first = pad([sentences[i] for i in chosen])
            scores = torch.log_softmax(model(ids, lengths, first).float(), -1).numpy()
            offset = 0
            for i in chosen:
                found[i] = scores[offset : offset + len(sentences[i][1])]
                offset += len(sentences[i][1])
    return found


def pad(batch: Sequence[tuple[list[int], list[int]]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Make a padded batch: ids, lengths, flattened offsets of first pieces."""
    width = max(len(ids) for ids, _ in batch)
    padded = torch.full((len(batch), width), 1)
    for row, (ids, _) in enumerate(batch):
        padded[row, : len(ids)] = torch.tensor(ids)
    first = [row * width + offset for row, (_, offsets) in enumerate(batch) for offset in offsets]
    return padded, torch.tensor([len(ids) for ids, _ in batch]), torch.tensor(first)
