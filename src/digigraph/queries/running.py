"""Runs a saved query: values given as text become terms, terms are bound, the store is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from digigraph.contracts import Store
from digigraph.queries import parameters
from digigraph.queries.answers import Answer, ask
from digigraph.queries.binding import bind
from digigraph.queries.lookup import resolve
from digigraph.queries.saved import SavedQuery


class Prepared(NamedTuple):
    """A saved query ready to be asked."""

    text: str
    """SPARQL with all values bound."""
    taken: tuple[str, ...]
    """Which thing each name was taken for, in words, where the two differ."""


def prepare(query: SavedQuery, given: Mapping[str, str], store: Store) -> Prepared:
    """Bind the values given for a query's parameters; names of things are looked up in the store."""
    terms: dict[str, parameters.Bound] = {}
    taken: list[str] = []
    for name, value in parameters.chosen(query.parameters, given).items():
        parameter = query.parameters[name]
        if parameter.lookup:
            found = resolve(store, value, parameter.kind)
            terms[name] = found.iri
            if found.label != value:
                taken.append(f"{name}: {found.label} <{found.iri}>")
        else:
            terms[name] = parameters.term(parameter, value)
    return Prepared(bind(query.parts, query.parameters.values(), terms), tuple(taken))


def run(query: SavedQuery, given: Mapping[str, str], store: Store, max_rows: int | None = None) -> Answer:
    """Prepare a query and ask it; the smaller of its own and the caller's limit on rows holds."""
    limits = [limit for limit in (query.max_rows, max_rows) if limit is not None]
    return ask(store, prepare(query, given, store).text, query.form, min(limits, default=None))
