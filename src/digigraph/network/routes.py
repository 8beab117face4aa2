"""How lines run: straight where they can, in a bow around nodes that stand in the way, and where their arrows point."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from digigraph.network.picture import passed

Point = tuple[float, float]
Disc = tuple[float, float, float]
"""Centre and radius."""

PIECES = 8
"""A bow is looked at as so many straight pieces."""
BOWS = (0.0, 0.1, -0.1, 0.18, -0.18, 0.28, -0.28)
"""Heights of the bows that are tried, in lengths of the line, the flattest first."""
_AIR = 3.0
_MOST_CHECKS = 250_000
"""So many looks at a node beside a line are worth it; larger pictures get straight lines."""


def routed(ends: Sequence[tuple[int, int]], discs: Sequence[Disc]) -> list[tuple[Point, Point | None, Point]]:
    """Route a line for each pair of discs: start, control point of the bow (None for straight), end."""
    if len(ends) * len(discs) > _MOST_CHECKS:
        return [_bow(discs[one], discs[other], 0.0) for one, other in ends]
    return [_around(one, other, discs) for one, other in ends]


def _around(one: int, other: int, discs: Sequence[Disc]) -> tuple[Point, Point | None, Point]:
    """The flattest bow that touches the fewest foreign discs."""
    best, least = _bow(discs[one], discs[other], 0.0), math.inf
    near = list(_beside(one, other, discs))
    for height in BOWS:
        route = _bow(discs[one], discs[other], height)
        hits = _hits(passed(*route, PIECES), near)
        if hits < least:
            best, least = route, hits
        if not hits:
            break
    return best


def _beside(one: int, other: int, discs: Sequence[Disc]) -> Iterator[Disc]:
    """Discs that a bow between two others could touch."""
    (x1, y1, _), (x2, y2, _) = discs[one], discs[other]
    reach = math.hypot(x2 - x1, y2 - y1) * 0.2
    for index, (x, y, radius) in enumerate(discs):
        slack = radius + reach + _AIR
        if (
            index not in (one, other)
            and min(x1, x2) - slack < x < max(x1, x2) + slack
            and min(y1, y2) - slack < y < max(y1, y2) + slack
        ):
            yield (x, y, radius)


def _bow(one: Disc, other: Disc, height: float) -> tuple[Point, Point | None, Point]:
    """A line from the rim of one disc to the rim of another."""
    (x1, y1, r1), (x2, y2, r2) = one, other
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    if not height:
        dx, dy = (x2 - x1) / length, (y2 - y1) / length
        return (x1 + dx * r1, y1 + dy * r1), None, (x2 - dx * r2, y2 - dy * r2)
    # A quadratic curve reaches half as high as its control point.
    control = ((x1 + x2) / 2 - (y2 - y1) * height * 2, (y1 + y2) / 2 + (x2 - x1) * height * 2)
    return _toward((x1, y1), control, r1), control, _toward((x2, y2), control, r2)


def _toward(centre: Point, goal: Point, distance: float) -> Point:
    """The point at a distance from a centre in the direction of another point."""
    dx, dy = goal[0] - centre[0], goal[1] - centre[1]
    length = math.hypot(dx, dy) or 1.0
    return (centre[0] + dx / length * distance, centre[1] + dy / length * distance)


def _hits(points: Sequence[Point], discs: Sequence[Disc]) -> int:
    """How many discs a line of straight pieces touches."""
    pieces = list(pairwise(points))
    return sum(_touches(pieces, (x, y), radius + _AIR) for x, y, radius in discs)


def _touches(pieces: Sequence[tuple[Point, Point]], centre: Point, reach: float) -> bool:
    """Tell whether a line comes nearer to a point than so much."""
    x = centre[0]
    for start, end in pieces:
        if start[0] > end[0]:
            left, right = end[0], start[0]
        else:
            left, right = start[0], end[0]
        # Most pieces lie elsewhere: two comparisons save the arithmetic.
        if left - reach < x < right + reach and _distance(centre, start, end) < reach:
            return True
    return False


def _distance(point: Point, start: Point, end: Point) -> float:
    """Distance of a point from a straight piece."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    t = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / square if square else 0.0
    t = min(1.0, max(0.0, t))
    return math.hypot(point[0] - start[0] - t * dx, point[1] - start[1] - t * dy)


def arrow(tip: Point, origin: Point, width: float) -> tuple[Point, Point, Point]:
    """An arrow head with its tip at the end of a line that comes from a point."""
    length = 5.5 + width * 1.6
    half = 2.6 + width * 0.9
    dx, dy = tip[0] - origin[0], tip[1] - origin[1]
    distance = math.hypot(dx, dy) or 1.0
    dx, dy = dx / distance, dy / distance
    base = (tip[0] - dx * length, tip[1] - dy * length)
    return tip, (base[0] - dy * half, base[1] + dx * half), (base[0] + dy * half, base[1] - dx * half)
