"""Asks a store and keeps what it answered, whole and with its limits said.

An `Answer` is a value: it outlives the store, crosses process borders and can be written in any format of
`digigraph.queries.results`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from rdflib import URIRef

from digigraph.contracts import Store
from digigraph.errors import QueryError
from digigraph.queries.wording import property_name

LABELS = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?s ?label WHERE {
  VALUES ?s { %s }
  ?s skos:prefLabel|dct:title|rdfs:label ?label .
}"""
_LABELS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query answered: rows, a yes or no, or triples."""

    form: str
    """`SELECT`, `ASK` or `CONSTRUCT`."""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    """rdflib terms; None where a variable is unbound. Triples for CONSTRUCT."""
    holds: bool = False
    """The answer to ASK."""
    truncated: str | None = None
    """Why rows are missing, in words; None when none are."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Names of the IRIs in the rows, where the graph has them."""

    def without(self, columns: Iterable[str]) -> Answer:
        """Leave out some columns."""
        hidden = set(columns)
        kept = [index for index, column in enumerate(self.columns) if column not in hidden]
        return replace(
            self,
            columns=tuple(self.columns[index] for index in kept),
            rows=tuple(tuple(row[index] for index in kept) for row in self.rows),
        )


def ask(store: Store, query: str, form: str, max_rows: int | None = None) -> Answer:
    """Put a query to a store; more rows than allowed are left out and said to be."""
    if form == "SELECT":
        found = store.select(query)
        rows, truncated = _first(found, max_rows)
        return Answer("SELECT", tuple(found.variables), rows, truncated=truncated)
    if form == "ASK":
        return Answer("ASK", holds=store.ask(query))
    if form in ("CONSTRUCT", "DESCRIBE"):
        rows, truncated = _first(store.construct(query), max_rows)
        return Answer("CONSTRUCT", ("subject", "predicate", "object"), rows, truncated=truncated)
    raise QueryError(
        f"{form or 'the query'} is not a question: only SELECT, ASK, CONSTRUCT and DESCRIBE are answered",
        hint="the graph is changed by building it, never by a query",
    )


def _first(rows: Iterable[Sequence[Any]], max_rows: int | None) -> tuple[tuple[tuple[Any, ...], ...], str | None]:
    """Take at most so many rows, and one more to know whether there are more."""
    if max_rows is None:
        return tuple(tuple(row) for row in rows), None
    taken = tuple(tuple(row) for row in islice(iter(rows), max_rows + 1))
    if len(taken) <= max_rows:
        return taken, None
    return taken[:max_rows], f"only the first {max_rows} rows"


def labelled(answer: Answer, store: Store, language: str = "de") -> Answer:
    """Add the names of all IRIs in the rows; properties are called what `digigraph.queries.wording` calls them."""
    iris = sorted({str(value) for row in answer.rows for value in row if isinstance(value, URIRef)})
    labels: dict[str, tuple[bool, str]] = {}
    for start in range(0, len(iris), _LABELS_AT_ONCE):
        block = " ".join(f"<{iri}>" for iri in iris[start : start + _LABELS_AT_ONCE])
        for iri, label in store.select(LABELS % block):
            # The wanted language first; among equals the first by alphabet, so that the choice never varies.
            candidate = (label.language != language, str(label))
            key = str(iri)
            labels[key] = min(labels.get(key, candidate), candidate)
    named = {iri: name for iri in iris if (name := property_name(iri, language))}
    named |= {iri: label for iri, (_, label) in labels.items()}
    return replace(answer, labels=dict(sorted(named.items())))
