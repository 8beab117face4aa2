"""Turtle and TriG as people read them: prefixes, one paragraph for each subject, its label first."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import TextIO

from digigraph.exporters.syntax import LABEL, RDF_TYPE, Syntax, quad_from_line, triple_from_line
from digigraph.ontology import NAMESPACES
from digigraph.triples import Term

_FIRST = (RDF_TYPE, LABEL)
_OWN = f"<{NAMESPACES['dg']}"


def write_turtle(lines: Iterable[str], stream: TextIO, syntax: Syntax) -> None:
    """Write sorted lines of triples as Turtle."""
    stream.write(syntax.header())
    for subject, triples in groupby(map(triple_from_line, lines), key=itemgetter(0)):
        stream.write("\n")
        stream.write(_paragraph(subject, [triple[1:] for triple in triples], syntax))


def write_trig(lines: Iterable[str], stream: TextIO, syntax: Syntax) -> None:
    """Write sorted lines of quads as TriG, one block for each graph."""
    stream.write(syntax.header())
    for graph, quads in groupby(map(quad_from_line, lines), key=itemgetter(0)):
        stream.write(f"\n{syntax.iri(graph)} {{\n")
        for number, (subject, about) in enumerate(groupby(quads, key=itemgetter(1))):
            if number:
                stream.write("\n")
            stream.write(_paragraph(subject, [quad[2:] for quad in about], syntax))
        stream.write("}\n")


def _paragraph(subject: str, pairs: Iterable[tuple[Term, Term]], syntax: Syntax) -> str:
    """Write all that is said of one subject; type and label first, the rest in the order it comes, which is sorted."""
    objects: dict[Term, list[Term]] = {}
    for predicate, target in pairs:
        objects.setdefault(predicate, []).append(target)
    if len(classes := objects.get(RDF_TYPE, ())) > 1:
        # The project's own class before the ones above it.
        objects[RDF_TYPE] = sorted(classes, key=lambda target: (not target.startswith(_OWN), target))
    order = [*(first for first in _FIRST if first in objects), *(each for each in objects if each not in _FIRST)]
    said = (f"{syntax.predicate(each)} " + ",\n        ".join(map(syntax.term, objects[each])) for each in order)
    return f"{syntax.iri(subject)} " + " ;\n    ".join(said) + " .\n"
