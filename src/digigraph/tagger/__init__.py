"""Trained taggers: names of persons, places, organisations and other things in tokenised German sentences.

`SmallTagger` needs numpy alone and comes with its weights; `NeuralTagger` is more accurate and much slower, needs
onnxruntime and tokenizers, and reads its weights from a folder. Both tag whole batches of sentences and answer with
the spans they find. How they were trained and what they score stands in `docs/explanation/tagger.md`.
"""

from __future__ import annotations

from digigraph.tagger.decoding import Name

__all__ = ["Name"]
