"""Turns the answer of a recipe into a network: one edge for each pair and kind of tie, with all it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import networkx as nx
from rdflib import Literal

from digigraph.contracts import Store
from digigraph.errors import QueryError
from digigraph.model import Status
from digigraph.network.names import Card, cards, coverage
from digigraph.network.recipes import WEIGHTS, Recipe
from digigraph.network.ties import ALWAYS, KINDS, Network, Period, Support, Tie, covered
from digigraph.ontology import PREDICATES
from digigraph.queries.running import run

SHARED = "shared"
"""Kind of the ties of a one-mode network."""
MOST_SHARERS = 2_000
"""A thing that more nodes share ties none of them: it would make more lines than a picture or a machine can hold."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a recipe's answer."""

    source: str
    target: str
    kind: str
    support: Support


def project(
    store: Store,
    recipe: Recipe,
    parameters: Mapping[str, str] | None = None,
    *,
    period: Period = ALWAYS,
    as_of: str | None = None,
    language: str = "de",
) -> Network:
    """Ask the recipe's query and build its network.

    `period` keeps what releases of those days say. `as_of` shows the network as releases up to that day leave it: a tie
    whose latest report says that it has ended is gone. `QueryError` when a column is missing or a weight is no number.
    """
    if as_of:
        period = Period(period.first, min(period.last or as_of, as_of))
    answer = run(recipe.query, parameters or {}, store)
    rows, given = _read(recipe, answer.columns, answer.rows)
    known = cards(store, _resources(rows), language) if rows else {}
    rows = [row for row in _dated(rows, known) if period.holds(row.support.date)]
    ties = _shared_ties(recipe, rows, known, given, language) if recipe.projected else _ties(recipe, rows, language)
    if as_of:
        ties = [tie for tie in ties if tie.supports[-1].status is not Status.ENDED]
    graph = _graph(recipe, ties, _merged(known, given))
    releases = coverage(store) if rows else 0
    return Network(graph, recipe, covered(graph, releases), period=period, language=language)


def _read(
    recipe: Recipe, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]
) -> tuple[list[_Row], dict[str, Card]]:
    """Read rows, and the names and kinds that they bring along; rows without a source or a target are passed over."""
    roles = {role: columns.index(name) for role, name in _roles(recipe, columns).items()}
    for role in ("source", "target"):
        if role not in roles:
            raise QueryError(
                f"{recipe.query.path}: a network needs a column {role}",
                hint=f"name it in the SELECT, or say in the header which column plays {role}",
            )
    found: list[_Row] = []
    given: dict[str, Card] = {}
    for row in rows:
        values = {role: row[index] for role, index in roles.items() if row[index] is not None}
        if "source" not in values or "target" not in values:
            continue
        source, target = str(values["source"]), str(values["target"])
        found.append(_Row(source, target, str(values.get("tie", "")), _support(recipe, values)))
        for node, role in ((source, "source"), (target, "target")):
            card = _given_card(values, role)
            if card is not None:
                given.setdefault(node, card)
    return found, given


def _roles(recipe: Recipe, columns: tuple[str, ...]) -> dict[str, str]:
    """Role -> name of the column that plays it, for those that the answer has."""
    renamed = set(recipe.columns.values())
    roles = {name: name for name in columns if name not in renamed} | dict(recipe.columns)
    return {role: name for role, name in roles.items() if name in columns}


def _given_card(values: Mapping[str, Any], role: str) -> Card | None:
    """Name and kind of a node as the row has them; a node that is a text is its own name."""
    value = values[role]
    label, kind = values.get(f"{role}Label"), values.get(f"{role}Kind")
    if label is None and kind is None and not isinstance(value, Literal):
        return None
    short = str(kind or "").rpartition("#")[2].rpartition("/")[2].rpartition(":")[2]
    return Card(" ".join(str(label or value).split()), short if short in KINDS else "Thing")


def _merged(known: Mapping[str, Card], given: Mapping[str, Card]) -> dict[str, Card]:
    """Join what the store knows and rows bring along: a row's name wins, its kind only where the store has none."""
    merged = dict(known)
    for node, card in given.items():
        own = known.get(node)
        if own is None:
            merged[node] = card
            continue
        label = card.label if card.label != node else own.label
        merged[node] = own._replace(label=label, kind=card.kind if own.kind == "Thing" else own.kind)
    return merged


def _support(recipe: Recipe, values: Mapping[str, Any]) -> Support:
    """Read what a row stands on."""
    status = str(values.get("status", "")).rpartition("/")[2].rpartition("#")[2]
    return Support(
        release=str(values.get("release", "")),
        date=str(values.get("date", "")),
        sentence=" ".join(str(values.get("sentence", "")).split()),
        status=Status(status) if status in set(Status) else Status.DONE,
        confidence=_number(recipe, values.get("confidence"), "confidence"),
        note=" ".join(str(values.get("note", "")).split()),
        weight=_number(recipe, values.get("weight"), "weight"),
        item=str(values.get("item", "")),
    )


def _number(recipe: Recipe, value: Any, column: str) -> float | None:
    """Read a number that is not negative; None when unbound."""
    if value is None:
        return None
    try:
        number = float(str(value))
    except ValueError:
        number = -1.0
    if not 0 <= number < float("inf"):
        raise QueryError(
            f"{recipe.query.path}: column {column} holds {str(value)[:40]!r}, which is no number from 0 on",
            hint="a line cannot be thinner than nothing; leave the value unbound where it is not known",
        )
    return number


def _resources(rows: Iterable[_Row]) -> set[str]:
    """All IRIs of which name, kind or day must be looked up."""
    found: set[str] = set()
    for row in rows:
        found.update((row.source, row.target, row.support.release))
    return {iri for iri in found if "://" in iri or iri.startswith("urn:")}


def _dated(rows: Iterable[_Row], known: Mapping[str, Card]) -> Iterator[_Row]:
    """Add to each support the title, address and day of its release."""
    for row in rows:
        card = known.get(row.support.release)
        if card is None:
            yield row
            continue
        date = row.support.date or card.date
        yield replace(row, support=replace(row.support, title=card.label, url=card.url, date=date))


def _ties(recipe: Recipe, rows: Iterable[_Row], language: str) -> list[Tie]:
    """Gather rows by pair and kind; a tie from a thing to itself says nothing and is left out."""
    gathered: dict[tuple[str, str, str], set[Support]] = {}
    for row in rows:
        if row.source == row.target:
            continue
        pair = (row.source, row.target) if recipe.directed else tuple(sorted((row.source, row.target)))
        gathered.setdefault((pair[0], pair[1], row.kind), set()).add(row.support)
    return [_tie(recipe, key, supports, language) for key, supports in sorted(gathered.items())]


def _tie(recipe: Recipe, key: tuple[str, str, str], supports: set[Support], language: str) -> Tie:
    """Make one tie and weigh it."""
    source, target, kind = key
    ordered = tuple(sorted(supports, key=lambda support: support.order))
    weight = WEIGHTS[recipe.weight](ordered)
    return Tie(source, target, kind or recipe.name, _words(recipe, kind, language), ordered, weight)


def _words(recipe: Recipe, kind: str, language: str) -> str:
    """Write a kind of tie in words."""
    predicate = PREDICATES.get(kind)
    if predicate is not None:
        return predicate.en if language == "en" else predicate.de
    return recipe.tie_words(language) if not kind or kind == SHARED else kind


def _shared_ties(
    recipe: Recipe, rows: Iterable[_Row], known: Mapping[str, Card], given: Mapping[str, Card], language: str
) -> list[Tie]:
    """Tie the sources that share a target, each pair once; the supports of both sides are those of the tie."""
    sharers: dict[str, dict[str, set[Support]]] = {}
    for row in rows:
        card = given.get(row.target) or known.get(row.target)
        named = replace(row.support, note=card.label if card else row.target, item=row.target)
        sharers.setdefault(row.target, {}).setdefault(row.source, set()).add(named)
    gathered: dict[tuple[str, str], set[Support]] = {}
    for _, members in sorted(sharers.items()):
        if len(members) > MOST_SHARERS:
            continue
        for one, other in combinations(sorted(members), 2):
            gathered.setdefault((one, other), set()).update(members[one] | members[other])
    return [_tie(recipe, (*pair, SHARED), supports, language) for pair, supports in sorted(gathered.items())]


def _graph(recipe: Recipe, ties: Iterable[Tie], known: Mapping[str, Card]) -> nx.MultiGraph:
    """Build the graph, nodes and edges sorted."""
    graph = nx.MultiDiGraph() if recipe.directed else nx.MultiGraph()
    found = list(ties)
    for node in sorted({tie.source for tie in found} | {tie.target for tie in found}):
        card = known.get(node) or Card(node)
        graph.add_node(node, label=card.label or node, kind=card.kind, aliases=card.aliases, short=card.short)
    for tie in found:
        graph.add_edge(tie.source, tie.target, key=tie.kind, tie=tie)
    return graph
