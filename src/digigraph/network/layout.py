"""Where nodes stand: forces inside each component, then room for labels, then all components packed onto one sheet.

The same network gives the same layout, whatever the hash seed or the order of input. Each node starts at a place that
follows from its IRI alone, so that a node keeps its surroundings when others come or go.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import igraph
import networkx as nx

from digigraph.network.compact import Compact, compact, seeded
from digigraph.network.spacing import Box, packed, spread

Point = tuple[float, float]

SHORTEST_MEAN, LONGEST_MEAN = 125.0, 165.0
"""Mean length of the lines of a component in pixels, before names are given room: long enough for words on them."""
_FEW = 7
_STEP = 16.0
_EXACT_UP_TO = 220
"""Largest component whose distances are all looked at (Kamada and Kawai 1989); time grows with the cube."""
_FORCES_UP_TO = 800
"""Largest component that gets the careful force layout (Fruchterman and Reingold 1991); above, the coarse one."""


class Extent(NamedTuple):
    """Room that a node takes around its own place, label included: distances from its centre, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


def place(graph: nx.MultiGraph, extents: Mapping[str, Extent], ratio: float, gap: float) -> dict[str, Point]:
    """Place the nodes so that no two extents overlap; the sheet is about `ratio` times as wide as high.

    Coordinates begin at 0 0, the upper left corner of the outermost extents. `gap` is the least distance of extents.
    """
    simple = compact(graph)
    parts = _components(simple)
    placed = [_place_component(simple, part, extents, ratio, gap) for part in parts]
    outlines = [_outline(simple, points, extents) for points in placed]
    moves = packed(outlines, ratio, gap * 2.5)
    found = {
        node: (x + move[0], y + move[1])
        for points, move in zip(placed, moves, strict=True)
        for node, (x, y) in points.items()
    }
    left = min((x - extents[node].left for node, (x, _) in found.items()), default=0.0)
    top = min((y - extents[node].top for node, (_, y) in found.items()), default=0.0)
    return {node: (x - left, y - top) for node, (x, y) in found.items()}


def _components(simple: Compact) -> list[list[int]]:
    """Components as lists of node numbers, the largest first, then by their first node."""
    if not simple.nodes:
        return []
    parts = [sorted(part) for part in simple.igraph().connected_components()]
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _place_component(
    simple: Compact, part: Sequence[int], extents: Mapping[str, Extent], ratio: float, gap: float
) -> dict[str, Point]:
    """Place one component: forces, landscape, then spread until no extents overlap."""
    nodes = [simple.nodes[index] for index in part]
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    points = _landscape(_forced(simple, part, nodes))
    boxes = [extents[node] for node in nodes]
    mean = _mean_length(simple, part, points)
    scale = max(SHORTEST_MEAN / mean, min(_scale(points, boxes), LONGEST_MEAN / mean))
    stretch = _stretch(points, ratio) if len(nodes) > _FEW else 1.0
    wide = [(x * scale * stretch, y * scale / stretch) for x, y in points]
    return dict(zip(nodes, spread(wide, [Box(*box) for box in boxes], gap), strict=True))


def _mean_length(simple: Compact, part: Sequence[int], points: Sequence[Point]) -> float:
    """Mean length of the lines of a component."""
    at = dict(zip(part, points, strict=True))
    lengths = [math.dist(at[one], at[other]) for one, other in simple.pairs if one in at]
    return max(sum(lengths) / len(lengths), 1e-6)


def _forced(simple: Compact, part: Sequence[int], nodes: Sequence[str]) -> list[Point]:
    """Let forces place a component, starting from the places that follow from the nodes' IRIs."""
    graph = simple.igraph().induced_subgraph(list(part))
    start = [list(_home(node)) for node in nodes]
    with seeded():
        if len(nodes) <= _EXACT_UP_TO:
            return _least_stressed(graph, start)
        if len(nodes) <= _FORCES_UP_TO:
            found = graph.layout_fruchterman_reingold(seed=start, niter=600, grid="nogrid")
        else:
            found = graph.layout_fruchterman_reingold(seed=start, niter=300, grid="grid")
    return [(float(x), float(y)) for x, y in found.coords]


def _least_stressed(graph: igraph.Graph, start: list[list[float]]) -> list[Point]:
    """Settle a component from several starts and keep what shows its distances best.

    One start often ends with a node caught on the wrong side; classical scaling (Torgerson 1952) and a circle mostly do
    not. Where everything is tied to everything, only a circle shows all lines.
    """
    if graph.ecount() * 2 == len(start) * (len(start) - 1):
        return [(float(x), float(y)) for x, y in graph.layout_circle().coords]
    distances = graph.distances()
    starts = [graph.layout_mds(distances).coords, start, graph.layout_circle().coords]
    settled = [graph.layout_kamada_kawai(seed=each, maxiter=300 * len(start)).coords for each in starts]
    best = min(settled, key=lambda coords: round(_stress(coords, distances), 6))
    return [(float(x), float(y)) for x, y in best]


def _stress(coords: Sequence[Sequence[float]], distances: Sequence[Sequence[float]]) -> float:
    """How far the distances of a drawing are from those in the graph, whatever its scale: 0 for not at all, up to 1."""
    total = squares = 0.0
    for one, (x1, y1) in enumerate(coords):
        for other in range(one):
            ratio = math.hypot(x1 - coords[other][0], y1 - coords[other][1]) / distances[one][other]
            total, squares = total + ratio, squares + ratio * ratio
    pairs = len(coords) * (len(coords) - 1) / 2
    return 1 - total * total / (pairs * squares) if squares else 1.0


def _home(node: str) -> Point:
    """Where a node starts: a point of the unit disc that follows from its name alone."""
    digest = hashlib.sha256(node.encode("utf-8", "surrogatepass")).digest()
    angle = int.from_bytes(digest[:4], "big") / 2**32 * 2 * math.pi
    radius = math.sqrt(int.from_bytes(digest[4:8], "big") / 2**32)
    return (radius * math.cos(angle), radius * math.sin(angle))


def _landscape(points: Sequence[Point]) -> list[Point]:
    """Turn points about their centre so that they reach furthest from left to right."""
    middle_x = sum(x for x, _ in points) / len(points)
    middle_y = sum(y for _, y in points) / len(points)
    centred = [(x - middle_x, y - middle_y) for x, y in points]
    xx, yy = sum(x * x for x, _ in centred), sum(y * y for _, y in centred)
    angle = 0.5 * math.atan2(2 * sum(x * y for x, y in centred), xx - yy)
    cos, sin = math.cos(-angle), math.sin(-angle)
    return [(x * cos - y * sin, x * sin + y * cos) for x, y in centred]


def _scale(points: Sequence[Point], boxes: Sequence[Extent]) -> float:
    """Factor that gives the points about as much room as their extents need, with air between them."""
    width = max(x for x, _ in points) - min(x for x, _ in points)
    height = max(y for _, y in points) - min(y for _, y in points)
    needed = sum((box.left + box.right) * (box.top + box.bottom) for box in boxes) * 1.6
    area = max(width * height, width * width * 0.2, 1e-6)
    return math.sqrt(needed / area)


def _stretch(points: Sequence[Point], ratio: float) -> float:
    """How much to widen, and to lower by as much, so that a component comes nearer to the shape of the sheet."""
    width = max(x for x, _ in points) - min(x for x, _ in points)
    height = max(y for _, y in points) - min(y for _, y in points)
    wanted = math.sqrt(ratio / (width / height)) if width and height else 1.0
    return min(1.5, max(0.9, wanted))


def _outline(simple: Compact, points: Mapping[str, Point], extents: Mapping[str, Extent]) -> list[Box]:
    """All that a component covers: the extents of its nodes, and its lines as chains of small boxes."""
    boxes = [
        Box(x - extents[node].left, y - extents[node].top, x + extents[node].right, y + extents[node].bottom)
        for node, (x, y) in points.items()
    ]
    for one, other in simple.pairs:
        if simple.nodes[one] not in points:
            continue
        (x1, y1), (x2, y2) = points[simple.nodes[one]], points[simple.nodes[other]]
        steps = max(1, round(math.hypot(x2 - x1, y2 - y1) / _STEP))
        for step in range(1, steps):
            x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
            boxes.append(Box(x - 1, y - 1, x + 1, y + 1))
    return boxes
