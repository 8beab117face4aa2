"""Measures extraction against gold annotations: precision, recall and F1 of entities, facts, statements and funding.

Gold and predictions have the shape that `digigraph.readings` writes. Entities are matched one to one by the surfaces
they share; facts by predicate and matched arguments; statements by the words quoted; funding by recipient and sum.
What gold marks as optional is neither required nor penalised. The numbers are those of the `score.py` that comes with
the shared gold data, and a test holds this package to it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from digigraph.errors import InputError
from digigraph.evaluate.matching import Record
from digigraph.evaluate.release import ScoredRelease
from digigraph.evaluate.scores import DIMENSIONS, Miss, Scores, Tally

__all__ = ["DIMENSIONS", "Miss", "Record", "Scores", "Tally", "evaluate", "read_gold", "read_predictions"]

_WRONG = frozenset({"entity wrong", "fact wrong", "statement wrong", "funding wrong"})


def evaluate(gold: Iterable[Record], predictions: Mapping[str, Record], texts: Mapping[str, str]) -> Scores:
    """Score predictions, by release id, against gold; `texts` are the original texts, by release id."""
    scores = Scores()
    for record in gold:
        name = str(record["id"])
        predicted = predictions.get(name)
        if predicted is None:
            scores.absent.append(name)
            predicted = {"id": name}
        before = len(scores.misses)
        ScoredRelease(record, predicted, texts.get(name, ""), scores).score()
        if record.get("near_empty"):
            scores.counts["near_empty"] += 1
            scores.counts["near_empty_wrong"] += sum(miss.what in _WRONG for miss in scores.misses[before:])
    return scores


def read_gold(folder: Path) -> list[Record]:
    """Read the gold annotations in a folder: every `.json` file that has an id and entities, sorted by name."""
    records: list[Record] = []
    for path in sorted(folder.glob("*.json")):
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise InputError(f"{path}: {error}") from error
        if isinstance(record, dict) and "id" in record and "entities" in record:
            records.append(record)
    if not records:
        raise InputError(f"{folder}: no gold annotations", hint="a folder of JSON files with id, entities and facts")
    return records


def read_predictions(lines: Iterable[str]) -> dict[str, Record]:
    """Read JSON Lines of predictions by release id."""
    predictions: dict[str, Record] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                record = json.loads(line)
                predictions[str(record["id"])] = record
            except (ValueError, KeyError, TypeError) as error:
                raise InputError(f"line {number} of the predictions: {error}") from error
    return predictions
