from __future__ import annotations

import pytest

np = pytest.importorskip("numpy", reason="the taggers are an extra")

from digigraph.tagger.decoding import Decoder, Name, labels_of  # noqa: E402

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "DERIV")
DECODER = Decoder(LABELS)


def scores(*rows: dict[str, float]):
    table = np.full((len(rows), len(LABELS)), 0.01, np.float32)
    for place, row in enumerate(rows):
        for label, value in row.items():
            table[place, LABELS.index(label)] = value
    return np.log(table / table.sum(1, keepdims=True))


def test_a_name_is_as_sure_as_its_tokens() -> None:
    (name,) = DECODER.names(scores({"B-PER": 0.95}, {"I-PER": 0.95}, {"O": 0.95}))
    assert name[:3] == (0, 2, "PER")
    assert 0.9 < name.confidence <= 0.96


def test_an_inner_label_without_its_beginning_is_no_answer() -> None:
    (name,) = DECODER.names(scores({"B-LOC": 0.5, "B-PER": 0.45}, {"I-PER": 0.9}))
    assert name[:3] == (0, 2, "PER")


def test_two_names_side_by_side_stay_two() -> None:
    assert [n[:2] for n in DECODER.names(scores({"B-PER": 1}, {"B-PER": 1}))] == [(0, 1), (1, 2)]


def test_derived_names_are_no_names() -> None:
    assert DECODER.names(scores({"DERIV": 1})) == []


def test_a_sentence_without_tokens_has_no_names() -> None:
    assert DECODER.names(np.zeros((0, len(LABELS)), np.float32)) == []


def test_names_become_labels() -> None:
    assert labels_of([Name(1, 3, "PER", 1.0)], 4) == ["O", "B-PER", "I-PER", "O"]
