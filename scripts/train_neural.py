"""Fine-tune the accurate tagger on GermEval 2014: `train_neural.py MODEL_DIR GERMEVAL_DIR OUT.safetensors`.

MODEL_DIR holds a start (`config.json`, `tokenizer.json`, `model.safetensors`). Seeded; on CPU, in bfloat16 where that
helps. Words are dropped and names swapped while training; the better of the last and the averaged weights on the
development split is kept. `--with-dev` trains on both splits and then measures nothing.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from neural_model import LONGEST, NeuralTagger, Pieces, Viterbi, log_probabilities, pad, read_model
from safetensors.torch import save_file
from tagger_data import NameSwapper
from torch.nn import functional

from digigraph import germeval

BATCH = 32
UNKNOWN = 3


class Examples:
    """Sentences as pieces and label numbers, disturbed anew each time."""

    def __init__(self, options: argparse.Namespace, labels: list[str]) -> None:
        self.options = options
        self.random = random.Random(options.seed)
        self.pieces = Pieces(options.model)
        self.numbers = {label: i for i, label in enumerate(labels)}
        self.dev = germeval.read(options.data / "NER-de-dev.tsv")
        train = germeval.read(options.data / "train_bioes.txt")
        self.swap = NameSwapper(train, options.swap, options.seed)
        self.train = (*train, *self.dev) if options.with_dev else train

    def encode(self, sentence: germeval.Tagged) -> tuple[list[int], list[int], list[int]]:
        """Pieces, offsets of first pieces and labels, with some words and some pieces unknown."""
        ids, first = [0], []
        for token in sentence.tokens:
            first.append(len(ids))
            if self.random.random() < self.options.drop_words:
                ids.append(UNKNOWN)
            else:
                drop = self.options.drop_pieces
                ids += [UNKNOWN if self.random.random() < drop else i for i in self.pieces.word(token)]
        kept = [offset for offset in first if offset < LONGEST]
        return [*ids[:LONGEST], 2], kept, [self.numbers[label] for label in sentence.labels[: len(kept)]]

    def batches(self) -> Iterator[list[tuple[list[int], list[int], list[int]]]]:
        """One epoch: sentences of like length together, batches in random order."""
        order = list(range(len(self.train)))
        self.random.shuffle(order)
        groups = []
        for begin in range(0, len(order), BATCH * 40):
            chunk = sorted(order[begin : begin + BATCH * 40], key=lambda i: len(self.train[i].tokens))
            groups += [chunk[i : i + BATCH] for i in range(0, len(chunk), BATCH)]
        self.random.shuffle(groups)
        for group in groups:
            yield [self.encode(self.swap(self.train[i])) for i in group]

    def measure(self, model: NeuralTagger, labels: list[str]) -> germeval.Count:
        """Score a model on the development split."""
        viterbi = Viterbi(labels)
        found = log_probabilities(model, [self.pieces.sentence(sentence.tokens) for sentence in self.dev])
        rows = [viterbi(scores) for scores in found]
        padded = [[*row, *["O"] * (len(gold.tokens) - len(row))] for row, gold in zip(rows, self.dev, strict=True)]
        return germeval.score(self.dev, padded).all


class Training:
    """The model, its running average and the best state so far."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.model, config = read_model(options.model, options.weights, options.dropout)
        self.labels: list[str] = config["labels"]
        self.examples = Examples(options, self.labels)
        self.average = {name: value.detach().clone() for name, value in self.model.state_dict().items()}
        self.optimizer = _optimizer(self.model, options.rate)
        self.total = int(options.epochs * math.ceil(len(self.examples.train) / BATCH))
        self.step, self.loss, self.best, self.begun = 0, 0.0, 0.0, time.time()

    def run(self) -> None:
        """Train to the end."""
        if not self.options.with_dev:
            self.best = self._report("start")
        while self.step < self.total:
            for batch in self.examples.batches():
                if self.step < self.total:
                    self._learn(batch)
        if self.options.with_dev:
            _save(self.average, self.options.out)

    def _learn(self, batch: list[tuple[list[int], list[int], list[int]]]) -> None:
        """One step, and what is due after it."""
        self.model.train()
        rate = self.options.rate * min(1, (self.step + 1) / (self.total // 20)) * (1 - self.step / self.total)
        for part in self.optimizer.param_groups:
            part["lr"] = rate
        ids, lengths, first = pad([(row[0], row[1]) for row in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self.model(ids, lengths, first)
        target = torch.tensor([label for row in batch for label in row[2]])
        loss = functional.cross_entropy(scores.float(), target, label_smoothing=0.03)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        self.loss = 0.98 * self.loss + 0.02 * float(loss.detach())
        if self.step % 10 == 0:
            with torch.no_grad():
                for name, value in self.model.state_dict().items():
                    self.average[name].lerp_(value, 0.03)
        if self.step % 100 == 0:
            print(f"step {self.step} of {self.total}, {time.time() - self.begun:.0f} s, {self.loss:.4f}", flush=True)
        if not self.options.with_dev and (self.step % self.options.measure_every == 0 or self.step == self.total):
            self._keep_the_better()

    def _keep_the_better(self) -> None:
        """Measure the last and the averaged weights; save when one is the best so far."""
        last = {name: value.detach().clone() for name, value in self.model.state_dict().items()}
        for name, state in (("last", last), ("averaged", self.average)):
            self.model.load_state_dict(state)
            score = self._report(f"step {self.step} {name}")
            if score > self.best:
                self.best = score
                _save(state, self.options.out)
        self.model.load_state_dict(last)

    def _report(self, name: str) -> float:
        count = self.examples.measure(self.model, self.labels)
        print(f"{name}: dev F1 {count.f1:.4f} P {count.precision:.4f} R {count.recall:.4f}", flush=True)
        return count.f1


def _optimizer(model: NeuralTagger, rate: float) -> torch.optim.Optimizer:
    """AdamW without decay on vectors and embeddings."""
    matrices = [p for name, p in model.named_parameters() if p.ndim >= 2 and "emb." not in name]
    others = [p for name, p in model.named_parameters() if p.ndim < 2 or "emb." in name]
    groups = [{"params": matrices, "weight_decay": 0.02}, {"params": others, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), foreach=True)


def _save(state: dict[str, torch.Tensor], path: Path) -> None:
    """Write the weights in half precision."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: value.to(torch.float16).contiguous() for name, value in state.items()}, path)


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", type=Path, help="start from these instead of the folder's")
    parser.add_argument("--epochs", type=float, default=2.5)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--drop-words", type=float, default=0.08)
    parser.add_argument("--drop-pieces", type=float, default=0.03)
    parser.add_argument("--swap", type=float, default=0.35)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--measure-every", type=int, default=400)
    parser.add_argument("--with-dev", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    Training(options).run()


if __name__ == "__main__":
    main()
