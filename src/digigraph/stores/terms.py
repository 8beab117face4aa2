"""Turns the terms of pyoxigraph into those of rdflib, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

import pyoxigraph
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

from digigraph.contracts import Term

_STRING = str(XSD.string)


class Answer:
    """Rows of a SELECT query, read once."""

    def __init__(self, variables: tuple[str, ...], rows: Iterator[tuple[Term, ...]]) -> None:
        """Take the names of the columns, without question mark, and the rows."""
        self.variables = variables
        self._rows = rows

    def __iter__(self) -> Iterator[tuple[Term, ...]]:
        """Yield rows; None stands for an unbound variable."""
        return self._rows


@lru_cache(maxsize=65_536)
def _iri(value: str) -> URIRef:
    return URIRef(value)


def rdflib_from_oxigraph(term: object) -> Term:
    """Turn a term of pyoxigraph into one of rdflib; the lexical form of a literal stays as it is."""
    if isinstance(term, pyoxigraph.NamedNode):
        return _iri(term.value)
    if isinstance(term, pyoxigraph.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = term.datatype.value
        # rdflib tells "a" from "a"^^xsd:string, RDF 1.1 does not: one form only.
        return Literal(term.value) if datatype == _STRING else Literal(term.value, datatype=datatype, normalize=False)
    if isinstance(term, pyoxigraph.BlankNode):
        return BNode(term.value)
    return None


def oxigraph_from_rdflib(term: Node) -> pyoxigraph.NamedNode | pyoxigraph.Literal | pyoxigraph.BlankNode:
    """Turn a term of rdflib into one of pyoxigraph; `ValueError` for an IRI that is none."""
    if isinstance(term, Literal):
        if term.language:
            return pyoxigraph.Literal(str(term), language=term.language)
        datatype = pyoxigraph.NamedNode(str(term.datatype)) if term.datatype else None
        return pyoxigraph.Literal(str(term), datatype=datatype)
    build: Callable[[str], pyoxigraph.NamedNode | pyoxigraph.BlankNode]
    build = pyoxigraph.BlankNode if isinstance(term, BNode) else pyoxigraph.NamedNode
    return build(str(term))
