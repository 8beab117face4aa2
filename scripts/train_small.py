"""Train the small tagger: `python scripts/train_small.py TEACHER_DIR GERMEVAL_DIR OUT.npz --silver SILVER.npz ...`.

TEACHER_DIR is the folder of the accurate tagger, whose pieces and piece vectors the small one takes over; silver files
are made by `scripts/silver.py`. Seeded; one epoch over gold and silver takes about two minutes on one core. The
averaged weights after the last epoch are written, with eight-bit tables.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from neural_model import read_model
from small_model import LABELS, Batcher, SmallNet, label_number
from torch import nn
from torch.nn import functional

from digigraph import germeval
from digigraph.extractors.lexicon import rows, words
from digigraph.tagger.decoding import Decoder, labels_of
from digigraph.tagger.network import Weights, pack
from digigraph.tagger.pieces import Pieces
from digigraph.tagger.words import LISTS, Features

OFTEN = 3
"""A word this frequent in the training text gets a vector of its own."""


def main() -> None:
    """Train, measure each epoch, write."""
    options = _options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    train = germeval.read(options.data / "train_bioes.txt")
    dev = germeval.read(options.data / "NER-de-dev.tsv")
    gold = (*train, *dev) if options.with_dev else train
    vocabulary = json.loads((options.teacher / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    pieces, scores = [piece for piece, _ in vocabulary], [score for _, score in vocabulary]
    counts = Counter(token.lower() for sentence in train for token in sentence.tokens)
    known = {word: n for n, word in enumerate(sorted(w for w, c in counts.items() if c >= OFTEN), 1)}
    lists = _lists()
    batcher = Batcher(Features(Pieces(pieces, scores), known, lists), options.hide, options.seed)
    table = piece_table(options.teacher, options.table)
    model = SmallNet(torch.tensor(table), len(known) + 1, options.width, options.dropout)
    examples = [
        (s.tokens, functional.one_hot(torch.tensor([label_number(y) for y in s.labels]), len(LABELS)).float())
        for s in gold
    ] * options.gold_weight
    for path in options.silver:
        examples += [(tokens, torch.tensor(soft, dtype=torch.float32)) for tokens, soft in read_silver(path)]
    average = {name: value.clone() for name, value in model.state_dict().items()}
    optimizer = torch.optim.AdamW(model.parameters(), lr=options.rate, weight_decay=0.01)
    total, step, begun = options.epochs * (len(examples) // options.batch + 1), 0, time.time()
    for epoch in range(options.epochs):
        model.train()
        losses = 0.0
        for group in _groups(examples, options.batch, chance):
            for part in optimizer.param_groups:
                part["lr"] = options.rate * min(1, (step + 1) / 200) * max(0.0, 1 - step / total)
            found = functional.log_softmax(model(*batcher([tokens for tokens, _ in group], True)), -1)
            target = nn.utils.rnn.pad_sequence([soft for _, soft in group], batch_first=True)
            loss = -(target * found).sum() / target.sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            step += 1
            losses += float(loss.detach())
            if step % 5 == 0:
                with torch.no_grad():
                    for name, value in model.state_dict().items():
                        average[name].lerp_(value, 0.05 if step < 500 else 0.01)
        last = {name: value.clone() for name, value in model.state_dict().items()}
        model.load_state_dict(average)
        result = measure(model, batcher, dev)
        model.load_state_dict(last)
        classes = " ".join(f"{label} {count.f1:.3f}" for label, count in result.by_class.items())
        print(
            f"epoch {epoch + 1}: {time.time() - begun:.0f} s, loss {losses * options.batch / len(examples):.4f}, "
            f"dev F1 {result.all.f1:.4f} P {result.all.precision:.4f} R {result.all.recall:.4f}; {classes}",
            flush=True,
        )
    arrays = {name: value.numpy() for name, value in average.items()}
    digest = pack(options.out, Weights(LABELS, tuple(pieces), tuple(scores), tuple(known), lists, arrays))
    print(f"{options.out}: {options.out.stat().st_size} bytes, sha256 {digest}")


def measure(model: SmallNet, batcher: Batcher, gold: tuple[germeval.Tagged, ...]) -> germeval.Result:
    """Score the model on sentences."""
    decoder = Decoder(LABELS)
    model.eval()
    found: list[list[str]] = [[]] * len(gold)
    order = sorted(range(len(gold)), key=lambda i: len(gold[i].tokens))
    with torch.no_grad():
        for begin in range(0, len(order), 128):
            chosen = order[begin : begin + 128]
            scores = torch.log_softmax(model(*batcher([gold[i].tokens for i in chosen], False)), -1).numpy()
            for row, i in enumerate(chosen):
                size = len(gold[i].tokens)
                found[i] = labels_of(decoder.names(scores[row, :size]), size)
    return germeval.score(gold, found)


def piece_table(teacher: Path, sizes: tuple[int, ...]) -> np.ndarray:
    """Vectors of pieces: the teacher's embeddings, its sixth and its last layer for the piece alone, each reduced."""
    model, _ = read_model(teacher)
    model.eval()
    encoder = model.enc
    count = encoder.emb.num_embeddings
    sources: list[list[np.ndarray]] = [[], [], []]
    with torch.no_grad():
        for begin in range(0, count, 512):
            middle = torch.arange(begin, min(count, begin + 512))
            ids = torch.stack([torch.zeros_like(middle), middle, torch.full_like(middle, 2)], 1)
            x = encoder.eln(encoder.emb(ids) + encoder.pos.weight[:3] + encoder.typ)
            sources[0].append(encoder.emb(middle).numpy())
            for number, layer in enumerate(encoder.layers, 1):
                x = layer(x, torch.ones(1, 1, 1, 3, dtype=torch.bool))
                if number in (6, 12):
                    sources[number // 6].append(x[:, 1].numpy())
    reduced = [_reduce(np.concatenate(rows_), size) for rows_, size in zip(sources, sizes, strict=True) if size]
    return np.concatenate(reduced, 1).astype(np.float32)


def _reduce(vectors: np.ndarray, size: int) -> np.ndarray:
    """Principal components, scaled to unit spread."""
    centred = vectors - vectors.mean(0)
    sample = np.random.RandomState(0).permutation(len(centred))[:12000]
    _, _, axes = np.linalg.svd(centred[sample], full_matrices=False)
    projected = centred @ axes[:size].T
    return projected / projected.std()


def read_silver(path: Path) -> list[tuple[list[str], np.ndarray]]:
    """Read sentences with label probabilities: words joined by spaces, probabilities of all words in a column."""
    with np.load(path, allow_pickle=False) as file:
        sentences = bytes(file["text"]).decode().split("\n")
        soft = file["probabilities"].astype(np.float32) / 255
    found, offset = [], 0
    for sentence in sentences:
        tokens = sentence.split(" ")
        found.append((tokens, soft[offset : offset + len(tokens)]))
        offset += len(tokens)
    return found


def _lists() -> dict[str, int]:
    """Bits of the words on the lists of `digigraph.tagger.words.LISTS`."""
    given = [name for kind in ("male", "female", "foreign", "either") for name in words(f"people_given_{kind}.txt")]
    sources = {
        "place": [row[0] for row in rows("places.tsv")],
        "given": given,
        "country": [row[0] for row in rows("countries.tsv")],
        "region": [row[0].rstrip("+") for row in rows("regions.tsv")],
        "organization": [row[0] for row in rows("known_organizations.tsv")],
        "head": [row[0] for row in rows("organization_heads.tsv")],
        "common": list(words("common_nouns.txt")),
    }
    bits: dict[str, int] = {}
    for place, name in enumerate(LISTS):
        for word in sources[name]:
            if " " not in word:
                bits[word] = bits.get(word, 0) | 1 << place
    return dict(sorted(bits.items()))


def _groups(examples: list, size: int, chance: random.Random) -> list[list]:
    """Examples of like length together, groups in random order."""
    order = list(range(len(examples)))
    chance.shuffle(order)
    groups = []
    for begin in range(0, len(order), size * 40):
        chunk = sorted(order[begin : begin + size * 40], key=lambda i: len(examples[i][0]))
        groups += [chunk[i : i + size] for i in range(0, len(chunk), size)]
    chance.shuffle(groups)
    return [[examples[i] for i in group] for group in groups]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--silver", type=Path, nargs="*", default=[])
    parser.add_argument("--gold-weight", type=int, default=1, help="how often gold is seen in an epoch")
    parser.add_argument("--table", type=int, nargs=3, default=(96, 64, 32))
    parser.add_argument("--width", type=int, default=192)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--hide", type=float, default=0.08)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--with-dev", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
