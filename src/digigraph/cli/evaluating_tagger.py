"""`digigraph evaluate --germeval`: how well the taggers find names in GermEval 2014."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from digigraph import germeval
from digigraph.cli import console
from digigraph.errors import UsageError


def show(file: Path, folder: Path | None, kind: str, output: Path | None) -> float:
    """Tag, score and print; F1 of all spans."""
    if kind not in ("json", "table"):
        raise UsageError(f"scores have no format {kind!r}", hint="formats: table, json")
    tagger, decoding = _tagger(folder)
    gold = germeval.read(file)
    begun = time.process_time()
    names = tagger.tag([sentence.tokens for sentence in gold])
    seconds = time.process_time() - begun
    labels = [decoding.labels_of(row, len(sentence.tokens)) for row, sentence in zip(names, gold, strict=True)]
    result = germeval.score(gold, labels)
    speed = round(result.tokens / max(seconds, 1e-6))
    if kind == "json":
        console.write(json.dumps(_plain(result, speed), indent=2) + "\n", output)
    else:
        console.write_drawn(lambda stream: _draw(result, speed, stream), output)
    return result.all.f1


def _tagger(folder: Path | None) -> tuple[Any, Any]:
    """The tagger asked for, and the module that turns names into labels."""
    try:
        from digigraph.tagger import decoding, neural, small  # noqa: PLC0415 - numpy is an extra
    except ModuleNotFoundError as error:
        raise UsageError(f"the tagger needs {error.name}", hint="pip install 'digigraph[tagger]'") from error
    return (neural.NeuralTagger(folder) if folder else small.small_tagger()), decoding


def _rows(result: germeval.Result) -> dict[str, germeval.Count]:
    return {"all": result.all, **result.by_class}


def _plain(result: germeval.Result, speed: int) -> dict[str, Any]:
    """Scores as plain values."""
    scores = {
        label: {
            "precision": round(count.precision, 4),
            "recall": round(count.recall, 4),
            "f1": round(count.f1, 4),
            "tp": count.right,
            "fp": count.wrong,
            "fn": count.missed,
        }
        for label, count in _rows(result).items()
    }
    return {
        "ok": True,
        "schema": 1,
        "germeval": scores,
        "sentences": result.sentences,
        "tokens": result.tokens,
        "tokens_per_second": speed,
    }


def _draw(result: germeval.Result, speed: int, stream: Any) -> None:
    """Draw a table."""
    from rich import box  # noqa: PLC0415 - rich is only needed for people
    from rich.table import Table  # noqa: PLC0415

    from digigraph.cli import tables  # noqa: PLC0415

    screen = console.data_console(stream)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    table.add_column("GermEval")
    for name in ("P", "R", "F1", "right", "wrong", "missed"):
        table.add_column(name, justify="right")
    for label, count in _rows(result).items():
        shares = [f"{100 * share:.1f}" for share in (count.precision, count.recall, count.f1)]
        table.add_row(label, *shares, str(count.right), str(count.wrong), str(count.missed))
    screen.print(table)
    screen.print()
    counts = [("sentences", result.sentences), ("tokens", result.tokens), ("tokens a second", speed)]
    screen.print(tables.pairs([(name, str(count)) for name, count in counts]))
