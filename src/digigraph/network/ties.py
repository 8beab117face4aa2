"""The values of a network: nodes, ties, and the sentences the ties stand on.

A network's graph is a networkx `MultiDiGraph`, or a `MultiGraph` where ties have no direction. Its nodes are IRIs (a
name without an IRI is its own node) with the attributes `label`, `kind` and `aliases`. Its edges are keyed by the kind
of tie (`holdsOffice`) and carry one attribute, `tie`. Nodes and edges are inserted sorted, so that whatever walks the
graph does so in the same order every time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import networkx as nx

from digigraph.model import HOLDING, SCHEDULED, Status

if TYPE_CHECKING:
    from digigraph.network.recipes import Recipe

KINDS = ("Person", "Ministry", "Organization", "Initiative", "Event", "Office", "Place", "Thing")
"""Kinds of nodes, in the order in which legends name them."""


@dataclass(frozen=True, slots=True)
class Support:
    """One place in one release that a tie stands on."""

    release: str
    """IRI of the release; empty when the recipe names none."""
    title: str = ""
    url: str = ""
    """Address of the release on the web; empty when unknown."""
    date: str = ""
    """ISO day, month or year; empty when unknown."""
    sentence: str = ""
    status: Status = Status.DONE
    confidence: float | None = None
    note: str = ""
    """What the row says besides: the office held, the event shared."""
    weight: float | None = None
    item: str = ""
    """What is counted once, however many releases report it."""

    @property
    def order(self) -> tuple[Any, ...]:
        """Sort by day, then release; undated ones last."""
        return (self.date or "9999", self.release, self.sentence, self.note, self.item, self.status)


@dataclass(frozen=True, slots=True)
class Tie:
    """All that connects two nodes in one way."""

    source: str
    target: str
    kind: str
    """Name of the predicate (`holdsOffice`) or the recipe's own word."""
    label: str
    """The kind in words, read from source to target."""
    supports: tuple[Support, ...]
    """Sorted by `Support.order`."""
    weight: float | None
    """None when no support says how much."""

    @property
    def status(self) -> Status:
        """What holds wins over what is planned, and that over what is called off."""
        return min((support.status for support in self.supports), key=_RANK.__getitem__)

    @property
    def holds(self) -> bool:
        """Tell whether the tie is the case, and not only planned."""
        return self.status in HOLDING

    @property
    def releases(self) -> tuple[str, ...]:
        """IRIs of the releases, each once, in the order of their days."""
        return tuple(dict.fromkeys(support.release for support in self.supports if support.release))

    @property
    def first(self) -> str:
        """Day of the earliest support; empty when none has one."""
        return min((support.date for support in self.supports if support.date), default="")

    @property
    def last(self) -> str:
        """Day of the latest support; empty when none has one."""
        return max((support.date for support in self.supports if support.date), default="")

    @property
    def strength(self) -> float:
        """Weight for comparing: the unknown counts as nothing."""
        return self.weight or 0.0


_RANK = {
    status: rank
    for rank, status in enumerate(
        (
            Status.DONE,
            Status.ONGOING,
            Status.ENDED,
            Status.ANNOUNCED,
            Status.APPLIED_FOR,
            Status.PLANNED,
            Status.CONDITIONAL,
            Status.WISHED,
            Status.CANCELLED,
            Status.DENIED,
        )
    )
}


class Period(NamedTuple):
    """Days from first to last, both included; ISO with prefix precision, None for open."""

    first: str | None = None
    last: str | None = None

    def holds(self, date: str) -> bool:
        """Tell whether a day lies inside; `2016` as a bound means the whole year. Undated things lie in no period."""
        if not self.first and not self.last:
            return True
        if not date:
            return False
        after = not self.first or date[: len(self.first)] >= self.first[: len(date)]
        return after and (not self.last or date[: len(self.last)] <= self.last[: len(date)])


ALWAYS = Period()


@dataclass(frozen=True, slots=True)
class Coverage:
    """On how much of the graph a network stands."""

    releases: int = 0
    """Releases in the graph."""
    used: int = 0
    """Releases on which a tie of the network stands."""
    first: str = ""
    last: str = ""
    """Days of the earliest and latest of those."""


@dataclass(frozen=True, slots=True)
class Network:
    """A graph with what must be said of it: where it comes from and what it leaves out."""

    graph: nx.MultiGraph
    recipe: Recipe
    coverage: Coverage = field(default_factory=Coverage)
    focus: str | None = None
    """The node that the network is drawn around."""
    period: Period = ALWAYS
    left_out: int = 0
    """Nodes that a selection took away."""
    language: str = "de"
    heading: str = ""
    """Title in the place of the recipe's own."""

    def ties(self) -> Iterator[Tie]:
        """All ties, sorted by source, target and kind."""
        return ties(self.graph)

    def label(self, node: str) -> str:
        """Name of a node."""
        return str(self.graph.nodes[node]["label"])

    def kind(self, node: str) -> str:
        """Kind of a node: one of `KINDS`."""
        return str(self.graph.nodes[node]["kind"])

    def with_graph(self, graph: nx.MultiGraph, left_out: int = 0) -> Network:
        """The same network with another graph, its coverage counted anew."""
        coverage = covered(graph, self.coverage.releases)
        return replace(self, graph=graph, coverage=coverage, left_out=self.left_out + left_out)


def ties(graph: nx.MultiGraph) -> Iterator[Tie]:
    """All ties of a graph, sorted by source, target and kind."""
    found: Iterable[Tie] = (tie for _, _, tie in graph.edges(data="tie"))
    return iter(sorted(found, key=lambda tie: (tie.source, tie.target, tie.kind)))


def covered(graph: nx.MultiGraph, releases: int) -> Coverage:
    """Count the releases that a graph stands on."""
    days = {support.release: support.date for tie in ties(graph) for support in tie.supports if support.release}
    dated = sorted(day for day in days.values() if day)
    return Coverage(max(releases, len(days)), len(days), dated[0] if dated else "", dated[-1] if dated else "")


def is_scheduled(tie: Tie) -> bool:
    """Tell whether a tie is only meant to become the case."""
    return tie.status in SCHEDULED


def strengths(graph: nx.MultiGraph) -> dict[str, float]:
    """Node -> sum of the weights of its ties; a tie of unknown weight adds nothing, a loop counts once."""
    total = dict.fromkeys(graph.nodes, 0.0)
    for tie in ties(graph):
        for node in {tie.source, tie.target}:
            total[node] += tie.strength
    return total


def ranked(graph: nx.MultiGraph) -> list[str]:
    """Nodes by strength, then by number of ties, then by label."""
    strength = strengths(graph)
    nodes = graph.nodes
    return sorted(nodes, key=lambda node: (-strength[node], -graph.degree(node), nodes[node]["label"], node))
