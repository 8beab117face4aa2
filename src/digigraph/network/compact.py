"""A graph as igraph computes on it: numbered nodes, one line for each pair, weights without holes.

igraph does the heavy arithmetic here (layouts, betweenness, communities): the same results as networkx in a small part
of the time. Whatever it draws at random comes from a generator with a fixed seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import igraph
import networkx as nx

from digigraph.network.ties import ties

SEED = 20_160_426
"""Start of every random sequence; any number would do as long as it never changes."""


@dataclass(frozen=True, slots=True)
class Compact:
    """A simple undirected weighted graph."""

    nodes: tuple[str, ...]
    """Sorted; the position of a node is its number."""
    pairs: tuple[tuple[int, int], ...]
    """Sorted, the smaller number first."""
    weights: tuple[float, ...]
    """How strongly each pair is tied: for layouts, communities and PageRank; always above 0."""

    def igraph(self) -> igraph.Graph:
        """The same as an igraph graph, with the edge attribute `weight`."""
        graph = igraph.Graph(n=len(self.nodes), edges=list(self.pairs))
        graph.es["weight"] = list(self.weights)
        return graph


def compact(graph: nx.MultiGraph) -> Compact:
    """Number the nodes and merge all ties of a pair; a tie of unknown or no weight counts as the least one there is."""
    nodes = tuple(sorted(graph.nodes))
    number = {node: index for index, node in enumerate(nodes)}
    found = list(ties(graph))
    least = min((tie.weight for tie in found if tie.weight), default=1.0)
    gathered: dict[tuple[int, int], float] = {}
    for tie in found:
        one, other = sorted((number[tie.source], number[tie.target]))
        if one != other:
            gathered[one, other] = gathered.get((one, other), 0.0) + (tie.weight or least)
    pairs = tuple(sorted(gathered))
    return Compact(nodes, pairs, tuple(gathered[pair] for pair in pairs))


@contextmanager
def seeded() -> Iterator[None]:
    """Let igraph draw the same random numbers every time, and leave its generator as it was found: Python's own."""
    igraph.set_random_number_generator(random.Random(SEED))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)
