from __future__ import annotations

from pathlib import Path

import pytest

np = pytest.importorskip("numpy", reason="the taggers are an extra")

from digigraph import germeval  # noqa: E402
from digigraph.errors import InputError  # noqa: E402
from digigraph.tagger import small as module  # noqa: E402
from digigraph.tagger.decoding import labels_of  # noqa: E402
from digigraph.tagger.network import Weights, pack, unpack  # noqa: E402
from digigraph.tagger.small import DIGEST_FILE, FILE, SmallTagger, small_tagger  # noqa: E402
from digigraph.tagger.words import AFFIXES, LISTS, SHAPES  # noqa: E402

DEV = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "germeval2014" / "NER-de-dev.tsv"
LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")
SENTENCES = [
    ["Am", "Montag", "sprach", "Ute", "Beispiel", "in", "Stendal", "."],
    ["Danach"],
    ["Karl", "Muster", "aus", "Burg", "dankte", "ihr", "."],
    ["Bei", "Wind", "und", "Regen", "fuhren", "alle", "heim", "."],
]


def untrained() -> Weights:
    """Weights by chance: good for nothing but for testing the arithmetic."""
    chance = np.random.default_rng(3)
    pieces = ("<s>", "<pad>", "</s>", "<unk>", "▁", *"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.")
    width, size = 8, 6
    shapes = {
        "table.weight": (len(pieces), size),
        "shape.weight": (SHAPES, 24),
        "affix.weight": (AFFIXES, 32),
        "known.weight": (3, 48),
        "input.weight": (width, 3 * size + 24 * 2 + 32 * 6 + 48 + len(LISTS)),
        "input.bias": (width,),
        "input_norm.weight": (width,),
        "input_norm.bias": (width,),
        "out.weight": (len(LABELS), width),
        "out.bias": (len(LABELS),),
    }
    for number in range(3):
        shapes |= {f"mix.{number}.weight": (width, 3 * width), f"mix.{number}.bias": (width,)}
        shapes |= {f"norm.{number}.weight": (width,), f"norm.{number}.bias": (width,)}
    arrays = {name: chance.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    scores = tuple(-float(number) for number in range(len(pieces)))
    return Weights(LABELS, pieces, scores, ("am", "in"), {"Ute": 2, "Stendal": 1}, arrays)


@pytest.fixture
def tagger(tmp_path: Path) -> SmallTagger:
    path = tmp_path / "weights.npz"
    return SmallTagger(unpack(path, pack(path, untrained())))


def test_a_sentence_is_tagged_alike_alone_and_in_company(tagger: SmallTagger) -> None:
    together = tagger.tag(SENTENCES)
    assert any(together)
    alone = [tagger.tag([sentence])[0] for sentence in SENTENCES]
    backwards = tagger.tag(SENTENCES[::-1])[::-1]
    assert [[name[:3] for name in names] for names in together] == [[n[:3] for n in names] for names in alone]
    assert [[name[:3] for name in names] for names in together] == [[n[:3] for n in names] for names in backwards]


def test_words_forgotten_are_learnt_again(tagger: SmallTagger, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tagger.tag(SENTENCES)
    monkeypatch.setattr(module, "_MOST_KEPT", 5)
    assert [[n[:3] for n in tagger.tag([s])[0]] for s in SENTENCES] == [[n[:3] for n in names] for names in before]


def test_nothing_to_tag_is_nothing_found(tagger: SmallTagger) -> None:
    assert tagger.tag([]) == []
    assert tagger.tag([[]]) == [[]]


def test_weights_with_another_digest_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.npz"
    pack(path, untrained())
    with pytest.raises(InputError, match="not the ones released"):
        unpack(path, "0" * 64)


def test_weights_that_are_not_there_are_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        unpack(tmp_path / "none.npz")


def test_the_shipped_weights_are_small_and_belong_to_their_digest() -> None:
    assert FILE.stat().st_size < 10_000_000
    unpack(FILE, DIGEST_FILE.read_text(encoding="ascii").split()[0])


def test_the_shipped_tagger_knows_a_person_a_place_and_a_body() -> None:
    words = ["Katharina", "Vogelsang", "von", "der", "Universität", "Leipzig", "wohnt", "in", "Magdeburg", "."]
    (names,) = small_tagger().tag([words])
    assert [(" ".join(words[n.start : n.end]), n.label) for n in names] == [
        ("Katharina Vogelsang", "PER"),
        ("Universität Leipzig", "ORG"),
        ("Magdeburg", "LOC"),
    ]


@pytest.mark.skipif(not DEV.is_file(), reason="GermEval 2014 is not in ../shared")
def test_the_shipped_tagger_scores_what_its_card_says() -> None:
    gold = germeval.read(DEV)
    names = small_tagger().tag([sentence.tokens for sentence in gold])
    labels = [labels_of(row, len(sentence.tokens)) for row, sentence in zip(names, gold, strict=True)]
    assert germeval.score(gold, labels).all.f1 >= 0.78
