"""Turtle and TriG as people read them: prefixes, one paragraph for each subject, its label first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TextIO

from digigraph.exporters.syntax import LABEL, RDF_TYPE, Syntax, quad_from_line, triple_from_line
from digigraph.ontology import NAMESPACES
from digigraph.triples import Term

_FIRST = {RDF_TYPE: 0, LABEL: 1}
_OWN = f"<{NAMESPACES['dg']}"


def write_turtle(lines: Iterable[str], stream: TextIO, syntax: Syntax) -> None:
    """Write sorted lines of triples as Turtle."""
    stream.write(syntax.header())
    for subject, triples in groupby(map(triple_from_line, lines), key=itemgetter(0)):
        stream.write("\n")
        stream.writelines(_paragraph(subject, ((predicate, target) for _, predicate, target in triples), syntax))


def write_trig(lines: Iterable[str], stream: TextIO, syntax: Syntax) -> None:
    """Write sorted lines of quads as TriG, one block for each graph."""
    stream.write(syntax.header())
    for graph, quads in groupby(map(quad_from_line, lines), key=itemgetter(0)):
        stream.write(f"\n{syntax.iri(graph)} {{\n")
        for number, (subject, about) in enumerate(groupby(quads, key=itemgetter(1))):
            if number:
                stream.write("\n")
            stream.writelines(_paragraph(subject, ((predicate, target) for _, _, predicate, target in about), syntax))
        stream.write("}\n")


def _paragraph(subject: str, pairs: Iterable[tuple[Term, Term]], syntax: Syntax) -> Iterator[str]:
    """Write all that is said of one subject; type and label first, the rest by the predicate's IRI."""
    objects: dict[Term, list[Term]] = {}
    for predicate, target in pairs:
        objects.setdefault(predicate, []).append(target)
    yield syntax.iri(subject)
    order = sorted(objects, key=lambda predicate: (_FIRST.get(predicate, 2), predicate))
    for number, predicate in enumerate(order):
        yield " " if number == 0 else " ;\n    "
        yield syntax.predicate(predicate)
        yield " "
        yield ",\n        ".join(syntax.term(target) for target in sorted(objects[predicate], key=_own_first))
    yield " .\n"


def _own_first(target: Term) -> tuple[bool, Term]:
    """Put the project's own class before the ones above it."""
    return not target.startswith(_OWN), target
