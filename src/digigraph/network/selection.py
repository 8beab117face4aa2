"""Takes a part of a network: around a node, of some kinds, above a weight, the strongest nodes only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

import networkx as nx

from digigraph.errors import UsageError
from digigraph.network.ties import KINDS, Network, Tie, ranked, strengths


def around(network: Network, node: str, depth: int) -> Network:
    """Keep what is at most so many ties away from a node, in either direction; `UsageError` when it is not there."""
    if node not in network.graph:
        raise UsageError(
            f"{node} has no tie in the network {network.recipe.name!r}",
            hint="take another recipe, or a longer period",
        )
    if depth < 1:
        raise UsageError(f"depth {depth} leaves nothing", hint="--depth 1 shows the neighbours")
    near = nx.single_source_shortest_path_length(network.graph.to_undirected(as_view=True), node, cutoff=depth)
    return replace(_only(network, near), focus=node)


def of_kinds(network: Network, kinds: Collection[str]) -> Network:
    """Keep nodes of some kinds; `UsageError` for a kind that does not exist."""
    named = {kind.casefold(): kind for kind in KINDS}
    wanted = set()
    for kind in kinds:
        if kind.casefold() not in named:
            raise UsageError(f"there is no kind {kind!r}", hint=f"kinds: {', '.join(KINDS)}")
        wanted.add(named[kind.casefold()])
    return _only(network, (node for node in network.graph if network.kind(node) in wanted))


def at_least(network: Network, weight: float) -> Network:
    """Keep ties of at least a weight, and the nodes that still have one."""
    return _with_ties(network, lambda tie: tie.strength >= weight)


def strongest(network: Network, most: int) -> Network:
    """Keep so many nodes, the strongest that are tied to each other; among equals those beside stronger ones first."""
    graph = network.graph
    if len(graph) <= most:
        return network
    strength = strengths(graph)
    beside = dict.fromkeys(graph, 0.0)
    near: dict[str, set[str]] = {node: set() for node in graph}
    for tie in network.ties():
        for one, other in ((tie.source, tie.target), (tie.target, tie.source)):
            beside[one] = max(beside[one], strength[other])
            near[one].add(other)
    order = ranked(graph)
    order.sort(key=lambda node: (node != network.focus, -strength[node], -beside[node]))
    seen: set[str] = set()
    tied: set[str] = set()
    for node in order:
        seen.add(node)
        company = near[node] & seen - {node}
        if company and len(tied | company | {node}) <= most:
            tied |= company | {node}
        if len(tied) >= most:
            break
    return _only(network, tied | {node for node in graph if node == network.focus})


def _tied(network: Network) -> Network:
    """Leave out nodes without a tie."""
    return _only(network, (node for node in network.graph if network.graph.degree(node) or node == network.focus))


def _with_ties(network: Network, wanted: Callable[[Tie], bool]) -> Network:
    """Keep some ties, and the nodes that have one."""
    graph = network.graph.copy()
    graph.remove_edges_from([(tie.source, tie.target, tie.kind) for tie in network.ties() if not wanted(tie)])
    return _tied(network.with_graph(graph))


def _only(network: Network, nodes: Iterable[str]) -> Network:
    """Keep some nodes, in the order they had."""
    wanted = set(nodes)
    graph = network.graph.__class__()
    graph.add_nodes_from((node, attributes) for node, attributes in network.graph.nodes(data=True) if node in wanted)
    for tie in network.ties():
        if tie.source in wanted and tie.target in wanted:
            graph.add_edge(tie.source, tie.target, key=tie.kind, tie=tie)
    return network.with_graph(graph, left_out=len(network.graph) - len(graph))
