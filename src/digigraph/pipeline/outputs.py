"""The files of a build: written beside the old ones, renamed together, then loaded into the index."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from digigraph.atomic import sync_folder, unfinished_name, write_text
from digigraph.exporters import LineSorter, each_once, line_from_quad, write
from digigraph.pipeline.report import BuildReport, report_from_json
from digigraph.stores.oxigraph import index_state, write_index
from digigraph.triples import Quad

TURTLE, TRIG, REPORT = "graph.ttl", "graph.trig", "build.json"


class Outputs:
    """The exports and the index of one build."""

    def __init__(self, folder: Path, index: Path, base: str) -> None:
        """Take where exports and index lie; nothing is touched yet."""
        self._folder = folder
        self._index = index
        self._base = base
        self.counts: dict[str, int] = {}
        self.digests: dict[str, str] = {}

    def former_report(self) -> BuildReport | None:
        """Read the report of the last build; None when there is none that fits this version."""
        try:
            return report_from_json((self._folder / REPORT).read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def are_whole(self, report: BuildReport) -> bool:
        """Tell whether files and index are what a report says of them."""
        found = {name: digest_of(self._folder / name) for name in report.outputs}
        return found == dict(report.outputs) and index_state(self._index) == _state(report.outputs)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Callable[[Iterable[Quad]], None]]:
        """Take quads by the function given; write the files, under names of their own, when the block ends well.

        Either all quads of one call are taken or, when one of them is broken, none.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        with LineSorter(self._folder) as quads:
            yield lambda found: quads.add([line_from_quad(quad) for quad in found])
            with LineSorter(self._folder) as triples:
                self._write_file(TRIG, "quads", _copied(each_once(quads), triples))
                self._write_file(TURTLE, "triples", each_once(triples))

    def _write_file(self, name: str, counted: str, lines: Iterator[str]) -> None:
        """Write one file under its unfinished name; note its digest and, under `counted`, how much it holds."""
        self.counts[counted] = 0

        def counting() -> Iterator[str]:
            for line in lines:
                self.counts[counted] += 1
                yield line

        unfinished = unfinished_name(self._folder / name)
        with unfinished.open("w", encoding="utf-8", newline="\n") as stream:
            write(Path(name).suffix, counting(), stream, base=self._base)
            stream.flush()
            os.fsync(stream.fileno())
        self.digests[name] = digest_of(unfinished)

    def publish(self, report: BuildReport) -> None:
        """Give the files their names, the report last, and load the index."""
        for name in (TURTLE, TRIG):
            unfinished_name(self._folder / name).replace(self._folder / name)
        sync_folder(self._folder)
        write_text(self._folder / REPORT, report.to_json())
        # Without named graphs in the default graph a query would have to name them; Turtle holds them merged.
        write_index(self._index, (self._folder / TURTLE, self._folder / TRIG), _state(report.outputs))


def _copied(lines: Iterable[str], triples: LineSorter) -> Iterator[str]:
    """Pass lines of quads on and gather them without their graph."""
    for line in lines:
        triples.add((line.split(" ", 1)[1],))
        yield line


def digest_of(path: Path) -> str:
    """SHA-256 of a file; empty when there is none."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def _state(outputs: Mapping[str, str]) -> str:
    """Name of the index's state that holds these files."""
    return hashlib.sha256(repr(sorted(outputs.items())).encode()).hexdigest()[:16]
