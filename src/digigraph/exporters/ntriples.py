"""N-Triples and N-Quads: one statement a line, for tools that read lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from digigraph.exporters.syntax import Syntax, quad_from_line, triple_from_line


def write_ntriples(lines: Iterable[str], stream: TextIO, syntax: Syntax) -> None:
    """Write sorted lines of triples as N-Triples."""
    for line in lines:
        subject, predicate, target = triple_from_line(line)
        stream.write(f"<{subject}> {predicate} {target} .\n")


def write_nquads(lines: Iterable[str], stream: TextIO, syntax: Syntax) -> None:
    """Write sorted lines of quads as N-Quads."""
    for line in lines:
        graph, subject, predicate, target = quad_from_line(line)
        stream.write(f"<{subject}> {predicate} {target} <{graph}> .\n")
