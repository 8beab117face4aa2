"""Sorts more lines than fit into memory: sorted runs on disk, merged."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

LINES_IN_MEMORY = 1_000_000
"""About 300 MB of triples."""


def sorted_lines(lines: Iterable[str], folder: Path, limit: int = LINES_IN_MEMORY) -> Iterator[str]:
    """Yield lines (each ending in a line break) in the order of their code points.

    Up to `limit` lines are sorted in memory; more are sorted in runs, in a temporary folder inside `folder`.
    """
    held: list[str] = []
    with ExitStack() as stack:
        runs: list[Path] = []
        for line in lines:
            held.append(line)
            if len(held) >= limit:
                if not runs:
                    folder.mkdir(parents=True, exist_ok=True)
                    runs_folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=folder, prefix=".sort-")))
                runs.append(_write_run(held, runs_folder / str(len(runs))))
                held.clear()
        held.sort()
        if not runs:
            yield from held
            return
        streams = [stack.enter_context(path.open(encoding="utf-8", newline="\n")) for path in runs]
        yield from heapq.merge(*streams, held)


def each_once(lines: Iterable[str]) -> Iterator[str]:
    """Drop repeated lines of a sorted sequence."""
    last = None
    for line in lines:
        if line != last:
            yield line
            last = line


def _write_run(lines: list[str], path: Path) -> Path:
    lines.sort()
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(lines)
    return path
