"""Where names and line labels stand: never on one another, never on a node, on as few lines as possible."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from digigraph.network.spacing import Box

Point = tuple[float, float]

_CELL = 80.0


class Spot(NamedTuple):
    """A place for a block of text."""

    x: float
    """Where its lines are anchored."""
    top: float
    anchor: str
    """`start`, `middle` or `end`, as SVG calls it."""
    box: Box


class Board:
    """Rectangles that are taken, found quickly by place."""

    def __init__(self, sheet: Box) -> None:
        """Start with an empty sheet; what reaches over its borders is never free."""
        self.sheet = sheet
        self._cells: dict[tuple[int, int], list[tuple[object, Box]]] = {}

    def take(self, owner: object, box: Box) -> None:
        """Take a rectangle for somebody."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append((owner, box))

    def leave(self, owner: object, box: Box) -> None:
        """Give it back."""
        for cell in _cells(box):
            self._cells[cell].remove((owner, box))

    def is_free(self, box: Box) -> bool:
        """Tell whether a rectangle lies on the sheet and on nothing taken."""
        if not box.within(self.sheet):
            return False
        return not any(box.overlaps(other) for cell in _cells(box) for _, other in self._cells.get(cell, ()))


class Wires:
    """The lines of a picture as short straight pieces, found quickly by place."""

    def __init__(self) -> None:
        """Start without lines."""
        self._cells: dict[tuple[int, int], list[tuple[int, Point, Point]]] = {}
        self._widths: dict[int, float] = {}

    def add(self, line: int, points: Sequence[Point], width: float = 1.0) -> None:
        """Add a line by the points it passes."""
        self._widths[line] = width
        for start, end in pairwise(points):
            box = Box(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
            for cell in _cells(box):
                self._cells.setdefault(cell, []).append((line, start, end))

    def weight(self, line: int) -> float:
        """How much a line disturbs what lies on it: a thick one more than a thin one."""
        return 0.7 + self._widths[line] * 0.2

    def crossing(self, box: Box) -> dict[int, float]:
        """Lines that pass through a rectangle, and how many pixels of them."""
        found: dict[int, float] = {}
        seen: set[tuple[int, Point, Point]] = set()
        for cell in _cells(box):
            for piece in self._cells.get(cell, ()):
                if piece in seen:
                    continue
                seen.add(piece)
                length = inside(box, piece[1], piece[2])
                if length:
                    found[piece[0]] = found.get(piece[0], 0.0) + length
        return found


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(math.floor(box.left / _CELL), math.floor(box.right / _CELL) + 1):
        for row in range(math.floor(box.top / _CELL), math.floor(box.bottom / _CELL) + 1):
            yield column, row


def inside(box: Box, start: Point, end: Point) -> float:
    """How much of a straight piece lies in a rectangle (clipping by Liang and Barsky 1984)."""
    low, high = 0.0, 1.0
    dx, dy = end[0] - start[0], end[1] - start[1]
    for step, room in (
        (-dx, start[0] - box.left),
        (dx, box.right - start[0]),
        (-dy, start[1] - box.top),
        (dy, box.bottom - start[1]),
    ):
        if step == 0:
            if room < 0:
                return 0.0
            continue
        at = room / step
        if step < 0:
            low = max(low, at)
        else:
            high = min(high, at)
    return max(0.0, high - low) * math.hypot(dx, dy)


def spots(centre: Point, reach: float, size: tuple[float, float], gap: float) -> list[Spot]:
    """Places for a name beside a node, the most readable first: below, right, above, left, then the corners."""
    (x, y), (width, height) = centre, size
    below, above, middle = y + reach + gap, y - reach - gap - height, y - height / 2
    right, left = x + reach + gap + 1, x - reach - gap - 1
    slant = reach * 0.75 + gap
    # Lines of a block beside a node begin at the node, so that one sees whose name it is.
    return [
        _spot(x, below, "middle", width, height),
        _spot(right, middle, "start", width, height),
        _spot(x, above, "middle", width, height),
        _spot(left, middle, "end", width, height),
        _spot(x + slant, y + slant, "start", width, height),
        _spot(x - slant, y + slant, "end", width, height),
        _spot(x + slant, y - slant - height, "start", width, height),
        _spot(x - slant, y - slant - height, "end", width, height),
    ]


def _spot(x: float, top: float, anchor: str, width: float, height: float) -> Spot:
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
    return Spot(x, top, anchor, Box(left, top, left + width, top + height))


def best_spot(board: Board, wires: Wires, candidates: Iterable[Spot], own: set[int]) -> Spot | None:
    """The free place with the least of lines below it, the earlier one among equals; own lines weigh a little less."""
    best: tuple[float, int, Spot] | None = None
    for rank, spot in enumerate(candidates):
        if not board.is_free(spot.box):
            continue
        crossed = wires.crossing(spot.box)
        cost = rank * 4.0
        for line, length in crossed.items():
            cost += length * (0.85 if line in own else 1.0) * wires.weight(line)
        if best is None or cost < best[0]:
            best = (cost, rank, spot)
    return best[2] if best else None
