"""Measures of a network and of its nodes, as rows.

Measures are taken on the network as one sees it: undirected, one line for each pair, however many ties it stands for.
Only degree and strength count ties themselves. Reports are no events: a strong tie is one that many releases report.

Sources: betweenness Brandes 2001 (normalised as in networkx, unweighted); PageRank Brin and Page 1998 (damping 0.85,
weighted); communities Leiden, Traag and others 2019 (modularity, weighted); density as in Wasserman and Faust 1994.
"""

from __future__ import annotations

from typing import NamedTuple

import networkx as nx

from digigraph.network.compact import Compact, compact, seeded
from digigraph.network.ties import Network, covered, ranked, strengths

DAMPING = 0.85


class NodeMeasures(NamedTuple):
    """One node in numbers."""

    node: str
    label: str
    kind: str
    degree: int
    """Other nodes it is tied to."""
    ties: int
    strength: float
    betweenness: float
    """Share of the shortest paths between others that lead through it, 0 to 1."""
    pagerank: float
    """Sums to 1 over all nodes."""
    community: int
    """1 is the largest."""
    component: int
    """1 is the largest."""


class NetworkMeasures(NamedTuple):
    """The whole network in numbers."""

    nodes: int
    pairs: int
    """Pairs that are tied."""
    ties: int
    components: int
    largest_component: int
    isolated: int
    density: float
    """Share of all possible pairs that are tied."""
    mean_degree: float
    communities: int
    modularity: float
    """How much more the communities are tied inside than chance would have it; 0 to 1, rarely below."""
    releases: int


class Community(NamedTuple):
    """Nodes that are tied among each other more than to the rest."""

    number: int
    size: int
    members: tuple[str, ...]
    """Nodes, the strongest first."""


def network_measures(network: Network) -> NetworkMeasures:
    """Measure the network as a whole."""
    simple = compact(network.graph)
    count, pairs = len(simple.nodes), len(simple.pairs)
    components = _components(simple)
    sizes = sorted((components.count(number) for number in set(components)), reverse=True)
    membership = communities_by_number(simple)
    modularity = simple.igraph().modularity(membership, weights="weight") if simple.pairs else 0.0
    return NetworkMeasures(
        nodes=count,
        pairs=pairs,
        ties=network.graph.number_of_edges(),
        components=len(sizes),
        largest_component=sizes[0] if sizes else 0,
        isolated=sum(size == 1 for size in sizes),
        density=2 * pairs / (count * (count - 1)) if count > 1 else 0.0,
        mean_degree=2 * pairs / count if count else 0.0,
        communities=len(set(membership)),
        modularity=round(modularity, 12),
        releases=covered(network.graph, 0).used,
    )


def node_measures(network: Network) -> list[NodeMeasures]:
    """Measure every node; the strongest first."""
    graph = network.graph
    simple = compact(graph)
    if not simple.nodes:
        return []
    whole = simple.igraph()
    degrees, paths = whole.degree(), whole.betweenness(directed=False)
    ranks = whole.pagerank(directed=False, damping=DAMPING, weights="weight")
    groups, parts = communities_by_number(simple), _components(simple)
    possible = max(1, (len(simple.nodes) - 1) * (len(simple.nodes) - 2) / 2)
    strength = strengths(graph)
    number = {node: index for index, node in enumerate(simple.nodes)}
    return [
        NodeMeasures(
            node=node,
            label=network.label(node),
            kind=network.kind(node),
            degree=degrees[index],
            ties=graph.degree(node),
            strength=strength[node],
            betweenness=paths[index] / possible,
            pagerank=ranks[index],
            community=groups[index],
            component=parts[index],
        )
        for node in ranked(graph)
        for index in (number[node],)
    ]


def communities(network: Network) -> list[Community]:
    """Gather the communities, the largest first."""
    simple = compact(network.graph)
    group_of = dict(zip(simple.nodes, communities_by_number(simple), strict=True))
    members: dict[int, list[str]] = {}
    for node in ranked(network.graph):
        members.setdefault(group_of[node], []).append(node)
    return [Community(number, len(nodes), tuple(nodes)) for number, nodes in sorted(members.items())]


def communities_by_number(simple: Compact) -> list[int]:
    """Community of each node, numbered from 1 by size, then by the smallest node."""
    if not simple.pairs:
        return list(range(1, len(simple.nodes) + 1))
    with seeded():
        found = simple.igraph().community_leiden(objective_function="modularity", weights="weight", n_iterations=-1)
    return _numbered(found.membership)


def _components(simple: Compact) -> list[int]:
    """Component of each node, numbered the same way."""
    return _numbered(simple.igraph().connected_components().membership) if simple.nodes else []


def _numbered(membership: list[int]) -> list[int]:
    """Renumber groups by size, then by their first node, so that numbers do not depend on the algorithm's order."""
    sizes: dict[int, int] = {}
    first: dict[int, int] = {}
    for index, group in enumerate(membership):
        sizes[group] = sizes.get(group, 0) + 1
        first.setdefault(group, index)
    order = sorted(sizes, key=lambda group: (-sizes[group], first[group]))
    number = {group: position for position, group in enumerate(order, start=1)}
    return [number[group] for group in membership]


def simple_graph(network: Network) -> nx.Graph:
    """The network as networkx measures it: undirected, one weighted edge for each pair."""
    simple = compact(network.graph)
    graph = nx.Graph()
    graph.add_nodes_from(simple.nodes)
    for (one, other), weight in zip(simple.pairs, simple.weights, strict=True):
        graph.add_edge(simple.nodes[one], simple.nodes[other], weight=weight)
    return graph
