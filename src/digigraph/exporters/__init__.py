"""Writes graphs to files so that the same graph gives the same bytes: Turtle, TriG, N-Triples, N-Quads, JSON-LD.

Subjects, predicates and objects are sorted and each triple stands once, whatever order they come in. Terms are strings
in canonical N-Triples form (`digigraph.triples`); there are no blank nodes. Larger graphs than fit into memory are
sorted on disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TextIO

from digigraph.atomic import replacing
from digigraph.errors import UsageError
from digigraph.exporters.jsonld import write_jsonld
from digigraph.exporters.ntriples import write_nquads, write_ntriples
from digigraph.exporters.sorting import LineSorter, each_once, sorted_lines
from digigraph.exporters.syntax import Syntax, is_iri, line_from_quad, line_from_triple
from digigraph.exporters.turtle import write_trig, write_turtle
from digigraph.ontology import prefixes
from digigraph.triples import Quad

Writer = Callable[[Iterable[str], TextIO, Syntax], None]

TRIPLES: Mapping[str, Writer] = {".ttl": write_turtle, ".nt": write_ntriples, ".jsonld": write_jsonld}
"""Formats that hold one graph, all named graphs merged."""
QUADS: Mapping[str, Writer] = {".trig": write_trig, ".nq": write_nquads}
"""Formats that keep the named graphs."""
WRITERS: Mapping[str, Writer] = {**TRIPLES, **QUADS}


def export(quads: Iterable[Quad], path: Path, *, base: str) -> None:
    """Write quads to a file, in the format of its suffix; the file appears whole or not at all.

    `base` is the start of the project's own IRIs, which are then written short.
    """
    suffix = path.suffix.lower()
    if suffix not in WRITERS:
        raise UsageError(f"{path}: no graph format has this suffix", hint=f"known: {' '.join(sorted(WRITERS))}")
    line_from = line_from_triple if suffix in TRIPLES else line_from_quad
    lines = each_once(sorted_lines((line_from(quad) for quad in quads), path.parent))
    with replacing(path) as stream:
        write(suffix, lines, stream, base=base)


def write(suffix: str, lines: Iterable[str], stream: TextIO, *, base: str) -> None:
    """Write lines of `exporters.syntax`, sorted and each once, in the format of a suffix."""
    WRITERS[suffix](lines, stream, Syntax(base, prefixes(base)))


__all__ = [
    "QUADS",
    "TRIPLES",
    "WRITERS",
    "LineSorter",
    "Syntax",
    "each_once",
    "export",
    "is_iri",
    "line_from_quad",
    "line_from_triple",
    "sorted_lines",
    "write",
]
