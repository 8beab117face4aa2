"""Let the accurate tagger label text for the small one: `python scripts/silver.py ONNX_DIR GERMEVAL_DIR OUT.npz`.

The text is the training split, changed: names are swapped, and one word in five gives way to one that looks like it
in meaning (near in the vectors of the pieces, with the same capitals). `--more FOLDER` adds the sentences of MobIE and
SmartData below a folder, each as it is and once changed, without their own labels. Seeded.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from neural_model import Pieces, read_model
from small_model import LABELS, label_number
from tagger_data import NameSwapper

from digigraph import germeval
from digigraph.tagger.neural import NeuralTagger

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:[-@&/]\w+)*|[^\w\s]")
_SENTENCE_END = re.compile('(?<=[a-zäöüß"“)][.!?]) +(?=[A-ZÄÖÜ„"])')


def main() -> None:
    """Change, tag, write."""
    options = _options()
    train = germeval.read(options.data / "train_bioes.txt")
    chance = random.Random(options.seed)
    swap = NameSwapper(train, 0.5, options.seed)
    near = neighbours(train, options.teacher)

    def change(tokens: Sequence[str]) -> list[str]:
        return [chance.choice(near[t]) if chance.random() < options.rate and near.get(t) else t for t in tokens]

    sentences = [change(swap(sentence).tokens) for _ in range(options.versions) for sentence in train]
    if options.more:
        unlabelled = sorted({tuple(tokens) for tokens in _unlabelled(options.more) if 3 <= len(tokens) <= 80})
        sentences += [list(tokens) for tokens in unlabelled] + [change(tokens) for tokens in unlabelled]
    sentences = [tokens for tokens in sentences if not any(" " in token or not token for token in tokens)]
    soft = probabilities(NeuralTagger(options.onnx), sentences)
    whole = [(tokens, rows) for tokens, rows in zip(sentences, soft, strict=True) if len(rows) == len(tokens)]
    text = "\n".join(" ".join(tokens) for tokens, _ in whole)
    np.savez_compressed(
        options.out,
        text=np.frombuffer(text.encode(), np.uint8),
        probabilities=np.concatenate([rows for _, rows in whole]),
    )
    print(f"{options.out}: {len(whole)} sentences")


def probabilities(tagger: NeuralTagger, sentences: Sequence[Sequence[str]]) -> list[np.ndarray]:
    """Probabilities of the small tagger's labels, as bytes."""
    merge = np.zeros((len(tagger.labels), len(LABELS)), np.float32)
    for number, label in enumerate(tagger.labels):
        merge[number, label_number(label)] = 1
    found: list[np.ndarray] = [np.zeros((0, len(LABELS)), np.uint8)] * len(sentences)
    for number, scores in tagger.scores(sentences):
        found[number] = np.rint(np.exp(scores) @ merge * 255).astype(np.uint8)
    return found


def neighbours(train: Sequence[germeval.Tagged], teacher: Path) -> dict[str, list[str]]:
    """For each word seen twice, up to a dozen words near it in meaning, with the same capitals."""
    model, _ = read_model(teacher)
    embeddings = model.enc.emb.weight.detach().numpy()
    pieces = Pieces(teacher)
    counts = Counter(token for sentence in train for token in sentence.tokens)
    forms = sorted(word for word in counts if word.isalpha())
    vectors = np.stack([embeddings[pieces.word(word)].mean(0) for word in forms])
    vectors -= vectors.mean(0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6
    kinds = np.array([0 if word[0].islower() else 1 if not word.isupper() else 2 for word in forms])
    near: dict[str, list[str]] = {}
    for kind in (0, 1, 2):
        same = np.where(kinds == kind)[0]
        asked = [i for i in same if counts[forms[i]] >= 2]
        for begin in range(0, len(asked), 1024):
            chunk = asked[begin : begin + 1024]
            likeness = vectors[chunk] @ vectors[same].T
            best = np.argpartition(-likeness, 13, axis=1)[:, :13]
            for row, i in enumerate(chunk):
                near[forms[i]] = [forms[same[j]] for j in best[row] if same[j] != i and likeness[row, j] > 0.35]
    return near


def _unlabelled(folder: Path) -> Iterator[list[str]]:
    """Sentences of the other corpora."""
    for split in ("train", "dev"):
        yield from _first_column(folder / f"mobie/{split}.conll2003")
    yield from _smartdata(folder / "smartdata/v1_20180119_train.json.gz")


def _first_column(path: Path) -> Iterator[list[str]]:
    """Tokens of a file with a token a line."""
    tokens: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if not line.strip() or line.startswith("-DOCSTART-"):
            if tokens:
                yield tokens
            tokens = []
        elif not line.startswith("# "):
            tokens.append(line.split("\t")[0])


def _smartdata(path: Path) -> Iterator[list[str]]:
    """Sentences of the documents, cut roughly."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        text = file.read()
    decoder, place = json.JSONDecoder(), 0
    while place < len(text):
        if text[place] != "{":
            place += 1
            continue
        document, place = decoder.raw_decode(text, place)
        raw = re.sub(r"<[^>]+>", "", re.sub(r"<Meta>.*", "", document["raw"], flags=re.DOTALL))
        for line in raw.splitlines():
            for sentence in _SENTENCE_END.split(line):
                yield _WORD.findall(sentence)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("onnx", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--teacher", type=Path, required=True, help="folder with the weights in torch's form")
    parser.add_argument("--versions", type=int, default=2, help="changed copies of the training split")
    parser.add_argument("--rate", type=float, default=0.2, help="share of words changed")
    parser.add_argument("--more", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
