from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest.importorskip("onnxruntime", reason="the accurate tagger is an extra")
pytest.importorskip("tokenizers", reason="the accurate tagger is an extra")

from digigraph.errors import InputError
from digigraph.tagger.neural import NeuralTagger

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("DIGIGRAPH_TAGGER") or ROOT / "models" / "tagger-neural")
present = pytest.mark.skipif(
    not (FOLDER / "model.onnx").is_file(), reason="the weights of the accurate tagger are absent"
)


@present
def test_names_are_found_in_sentences_of_any_length() -> None:
    tagger = NeuralTagger(FOLDER)
    words = ["Katharina", "Vogelsang", "wohnt", "in", "Magdeburg", "."]
    short, empty, long = tagger.tag([words, [], words * 60])
    assert [(name[:3]) for name in short] == [(0, 2, "PER"), (4, 5, "LOC")]
    assert empty == []
    assert long[0][:3] == (0, 2, "PER")


def test_a_folder_without_a_model_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no tagger there"):
        NeuralTagger(tmp_path)


def test_weights_that_the_card_does_not_describe_are_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"labels": ["O"], "sha256": "0"}', encoding="utf-8")
    (tmp_path / "model.onnx").write_bytes(b"other")
    with pytest.raises(InputError, match=r"not the weights that config\.json describes"):
        NeuralTagger(tmp_path)
