"""Export the accurate tagger for onnxruntime, in eight bits: `python scripts/export_neural.py MODEL_DIR OUT_DIR`.

Writes `model.onnx` (dynamic int8: matrices by column, embeddings by table row group), `tokenizer.json` and
`config.json` with the labels and the digest of the weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import torch
from neural_model import NeuralTagger, read_model
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn


class Exported(nn.Module):
    """Scores at every piece of a padded batch, attention written out for the exporter."""

    def __init__(self, model: NeuralTagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """`ids` and `mask` (1 inside) are batch by length."""
        encoder = self.model.enc
        x = encoder.eln(encoder.emb(ids) + encoder.pos(torch.arange(ids.shape[1])) + encoder.typ)
        hidden = (1.0 - mask.float())[:, None, None, :] * -1e4
        for layer in encoder.layers:
            size = x.shape[-1] // layer.heads
            query, key, value = (
                part.reshape(x.shape[0], x.shape[1], layer.heads, size).transpose(1, 2)
                for part in layer.qkv(x).split(x.shape[-1], -1)
            )
            weight = torch.softmax(query @ key.transpose(-1, -2) / size**0.5 + hidden, -1)
            attended = (weight @ value).transpose(1, 2).reshape(x.shape)
            x = layer.aln(x + layer.ao(attended))
            x = layer.oln(x + layer.fo(nn.functional.gelu(layer.fi(x))))
        return self.model.out(x)


def main() -> None:
    """Export, quantise, describe."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", type=Path, help="instead of the folder's")
    options = parser.parse_args()
    model, config = read_model(options.model, options.weights)
    options.out.mkdir(parents=True, exist_ok=True)
    target = options.out / "model.onnx"
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        example = torch.tensor([[0, 5, 6, 2], [0, 7, 2, 1]]), torch.tensor([[1, 1, 1, 1], [1, 1, 1, 0]])
        axes = {name: {0: "batch", 1: "length"} for name in ("ids", "mask", "scores")}
        torch.onnx.export(
            Exported(model.eval()),
            example,
            str(plain),
            input_names=["ids", "mask"],
            output_names=["scores"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, target, weight_type=QuantType.QInt8, per_channel=True)
    shutil.copyfile(options.model / "tokenizer.json", options.out / "tokenizer.json")
    card = {"labels": config["labels"], "sha256": hashlib.sha256(target.read_bytes()).hexdigest()}
    (options.out / "config.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(f"{target}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
