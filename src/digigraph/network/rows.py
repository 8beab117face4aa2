"""A network as tables: its ties, its nodes in numbers, the whole in numbers, its communities.

Tables are answers as queries give them, so that every format of `digigraph.queries.results` writes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from rdflib import Literal, URIRef

from digigraph.network import metrics
from digigraph.network.recipes import Recipe
from digigraph.network.ties import Network, Tie
from digigraph.queries.answers import Answer

TIE_COLUMNS = (
    "source",
    "sourceLabel",
    "sourceKind",
    "tie",
    "target",
    "targetLabel",
    "targetKind",
    "weight",
    "status",
    "first",
    "last",
    "releases",
    "release",
    "sentence",
)


def ties(network: Network) -> Answer:
    """An edge list: one row a tie, with its first release and sentence."""
    return Answer("SELECT", TIE_COLUMNS, tuple(_tie_row(network, tie) for tie in network.ties()))


def _tie_row(network: Network, tie: Tie) -> tuple[Any, ...]:
    support = tie.supports[0]
    return (
        _node(tie.source),
        Literal(network.label(tie.source)),
        Literal(network.kind(tie.source)),
        Literal(tie.label),
        _node(tie.target),
        Literal(network.label(tie.target)),
        Literal(network.kind(tie.target)),
        None if tie.weight is None else decimal(tie.weight),
        Literal(str(tie.status)),
        _text(tie.first),
        _text(tie.last),
        Literal(len(tie.releases)),
        URIRef(support.release) if support.release else None,
        _text(support.sentence),
    )


def nodes(network: Network, most: int | None = None) -> Answer:
    """Every node in numbers, the strongest first."""
    found = metrics.node_measures(network)
    columns = ("node", "label", *metrics.NodeMeasures._fields[2:])
    rows = tuple(
        (
            _node(each.node),
            Literal(each.label),
            Literal(each.kind),
            Literal(each.degree),
            Literal(each.ties),
            decimal(each.strength),
            decimal(each.betweenness),
            decimal(each.pagerank),
            Literal(each.community),
            Literal(each.component),
        )
        for each in found[:most]
    )
    cut = f"only the first {most} of {len(found)} rows" if most is not None and len(found) > most else None
    return Answer("SELECT", columns, rows, truncated=cut)


def whole(network: Network) -> Answer:
    """The whole network in numbers, one row a measure."""
    found = metrics.network_measures(network)
    rows = tuple(
        (Literal(name), Literal(value) if isinstance(value, int) else decimal(value))
        for name, value in found._asdict().items()
    )
    return Answer("SELECT", ("measure", "value"), rows)


def communities(network: Network) -> Answer:
    """One row a community: its size and its members, the strongest first."""
    rows = tuple(
        (
            Literal(each.number),
            Literal(each.size),
            Literal("; ".join(network.label(node) for node in each.members)),
        )
        for each in metrics.communities(network)
    )
    return Answer("SELECT", ("community", "size", "members"), rows)


def recipes(found: Iterable[Recipe], language: str) -> Answer:
    """One row a recipe: its name and what it shows."""
    rows = tuple((Literal(recipe.name), Literal(recipe.title(language)), Literal(recipe.weight)) for recipe in found)
    return Answer("SELECT", ("recipe", "shows", "weight"), rows)


def decimal(value: float) -> Literal:
    """Write a measure with six digits after the point, without zeros at the end and without exponent."""
    written = f"{value:.6f}".rstrip("0").rstrip(".")
    return Literal(Decimal(written if written not in ("-0", "") else "0"))


def _node(node: str) -> Any:
    """An IRI as IRI, a name as text."""
    return URIRef(node) if "://" in node or node.startswith("urn:") else Literal(node)


def _text(value: str) -> Literal | None:
    return Literal(value) if value else None
