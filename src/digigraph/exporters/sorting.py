"""Sorts more lines than fit into memory: sorted runs on disk, merged."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Self

LINES_IN_MEMORY = 1_000_000
"""About 300 MB of triples."""


class LineSorter:
    """Takes lines in any order and gives them back in the order of their code points.

    Each line ends in a line break. Up to `limit` lines are held in memory; more are written in sorted runs to a
    temporary folder inside `folder`, which is removed when the sorter is closed.
    """

    def __init__(self, folder: Path, limit: int = LINES_IN_MEMORY) -> None:
        """Begin empty; nothing is written before there are more lines than `limit`."""
        self._folder = folder
        self._limit = limit
        self._held: list[str] = []
        self._runs: list[Path] = []
        self._stack = ExitStack()

    def add(self, lines: Iterable[str]) -> None:
        """Take lines."""
        self._held.extend(lines)
        if len(self._held) >= self._limit:
            if not self._runs:
                self._folder.mkdir(parents=True, exist_ok=True)
                temporary = tempfile.TemporaryDirectory(dir=self._folder, prefix=".sort-")
                self._runs_folder = Path(self._stack.enter_context(temporary))
            self._runs.append(_write_run(self._held, self._runs_folder / str(len(self._runs))))
            self._held.clear()

    def __iter__(self) -> Iterator[str]:
        """Yield all lines sorted, repeated ones as often as they came."""
        self._held.sort()
        with ExitStack() as stack:
            streams = [stack.enter_context(path.open(encoding="utf-8", newline="\n")) for path in self._runs]
            yield from heapq.merge(*streams, self._held) if streams else self._held

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()


def sorted_lines(lines: Iterable[str], folder: Path, limit: int = LINES_IN_MEMORY) -> Iterator[str]:
    """Yield lines in the order of their code points."""
    with LineSorter(folder, limit) as sorter:
        for line in lines:
            sorter.add((line,))
        yield from sorter


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
