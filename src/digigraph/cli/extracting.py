"""Extraction as `extract` and `evaluate` call it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from digigraph.cli import console, project
from digigraph.config import Config
from digigraph.evaluate import Record
from digigraph.model import Failure, Reading
from digigraph.pipeline import extract
from digigraph.readings import dict_from_reading

_FEW = 8
"""So many files are read faster in this process than workers take to start."""


def extracted(settings: Config, sources: Sequence[str], engine: str | None) -> Iterator[Reading | Failure]:
    """Yield what releases say, with the engine asked for, or the fitting one."""
    few = 0 < len(sources) <= _FEW and all(Path(source).is_file() and _is_single(source) for source in sources)
    chosen = engine or ("serial" if few else settings.engine)
    return extract(replace(settings, engine=chosen), sources)


def _is_single(source: str) -> bool:
    """Tell whether a file holds one release."""
    return not source.endswith((".jsonl", ".ndjson"))


def predictions(sources: Iterable[str], wanted: set[str], folder: Path | None) -> dict[str, Record]:
    """Extract releases for a comparison with gold: those wanted, by id; failures are said."""
    found: dict[str, Record] = {}
    for item in extracted(project.read(folder), list(sources), None):
        if isinstance(item, Failure):
            console.warn(f"{item.item}: {item.stage}: {item.message}")
        elif item.id in wanted:
            found[item.id] = dict_from_reading(item)
    return found
