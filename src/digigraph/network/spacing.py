"""Boxes that must not overlap: pushing them apart, and packing them onto a sheet."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

Point = tuple[float, float]

_MOST_ROUNDS = 80
_PATIENCE = 6
"""So many rounds without progress, and the sheet grows."""
_GROWTH = 1.08
_MOST_GROWTHS = 200
_NOTHING = 1e-6
_CELL = 22.0
"""Width and height of the cells in which outlines are packed, in pixels."""
_MOST_GROUPS = 150
"""So many groups are packed by their outline; more go in rows."""


class Box(NamedTuple):
    """A rectangle: borders on a sheet, or distances from a point."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Tell whether two rectangles on a sheet share area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        """Tell whether the rectangle lies inside another."""
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


def spread(points: Sequence[Point], extents: Sequence[Box], gap: float) -> list[Point]:
    """Move points as little as possible so that no two extents come nearer to each other than the gap.

    Overlapping pairs push each other apart along the way that is shorter, measured in their own width and height. Where
    that comes to a halt, the whole sheet grows a little, so that it always ends.
    """
    placed = [(float(x), float(y)) for x, y in points]
    roomy = [Box(box.left + gap / 2, box.top + gap / 2, box.right + gap / 2, box.bottom + gap / 2) for box in extents]
    for _ in range(_MOST_GROWTHS):
        if _settled(placed, roomy):
            break
        placed = [(x * _GROWTH, y * _GROWTH) for x, y in placed]
    return placed


def _settled(placed: list[Point], extents: Sequence[Box]) -> bool:
    """Push until nothing overlaps (True) or pushing no longer helps (False)."""
    fewest, idle = len(placed) ** 2, 0
    for _ in range(_MOST_ROUNDS):
        overlaps = _pushed(placed, extents)
        if not overlaps:
            return True
        idle = 0 if overlaps < fewest * 0.97 else idle + 1
        fewest = min(fewest, overlaps)
        if idle > _PATIENCE:
            return False
    return False


def _pushed(placed: list[Point], extents: Sequence[Box]) -> int:
    """Push every overlapping pair apart once; return how many there were."""
    overlaps = 0
    for one, other in _near(placed, extents):
        (x1, y1), (x2, y2) = placed[one], placed[other]
        a, b = extents[one], extents[other]
        # How far the second would have to go down and up to be free; most neighbours are free already.
        down, up = y1 + a.bottom - y2 + b.top, y2 + b.bottom - y1 + a.top
        if down <= _NOTHING or up <= _NOTHING:
            continue
        right, left = x1 + a.right - x2 + b.left, x2 + b.right - x1 + a.left
        if right <= _NOTHING or left <= _NOTHING:
            continue
        overlaps += 1
        across, along = (right if right <= left else -left), (down if down <= up else -up)
        if abs(across) * (down + up) <= abs(along) * (right + left):
            step = across * 0.51
            placed[one], placed[other] = (x1 - step, y1), (x2 + step, y2)
        else:
            step = along * 0.51
            placed[one], placed[other] = (x1, y1 - step), (x2, y2 + step)
    return overlaps


def _near(placed: Sequence[Point], extents: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """Pairs that could overlap: those in the same or in neighbouring cells, each as large as the largest extent."""
    width = max((box.left + box.right for box in extents), default=1.0)
    height = max((box.top + box.bottom for box in extents), default=1.0)
    cells: dict[tuple[int, int], list[int]] = {}
    for index, (x, y) in enumerate(placed):
        # An extent need not reach equally far on both sides of its point: its middle counts.
        box = extents[index]
        middle = (x + (box.right - box.left) / 2, y + (box.bottom - box.top) / 2)
        cells.setdefault((math.floor(middle[0] / width), math.floor(middle[1] / height)), []).append(index)
    for (column, row), members in sorted(cells.items()):
        for position, one in enumerate(members):
            for other in members[position + 1 :]:
                yield one, other
            for beside in ((column + 1, row), (column - 1, row + 1), (column, row + 1), (column + 1, row + 1)):
                for other in cells.get(beside, ()):
                    yield one, other


def packed(groups: Sequence[Sequence[Box]], ratio: float, gap: float) -> list[Point]:
    """Find for each group of rectangles how far it has to move so that no two groups touch.

    The sheet becomes about `ratio` times as wide as high. Groups are packed by their outline, not by a frame around
    it: small ones stand in the bays of large ones (polyominoes, Freivalds and others 2002).
    """
    if len(groups) > _MOST_GROUPS:
        return _in_rows([frame(group) for group in groups], ratio, gap)
    outlines = [_Outline.of(group, gap) for group in groups]
    order = sorted(range(len(groups)), key=lambda index: (-outlines[index].size, index))
    taken: list[int] = []
    moves = [(0.0, 0.0)] * len(groups)
    width = height = 0
    for index in order:
        outline = outlines[index]
        column, row = _first_free(outline, taken, (width, height), ratio)
        for offset, bits in enumerate(outline.rows):
            while len(taken) <= row + offset:
                taken.append(0)
            taken[row + offset] |= bits << column
        width, height = max(width, column + outline.width), max(height, row + len(outline.rows))
        moves[index] = (column * _CELL - outline.left, row * _CELL - outline.top)
    return moves


class _Outline(NamedTuple):
    """The cells of a grid that a group covers: one number a row, one bit a cell."""

    left: float
    top: float
    width: int
    rows: tuple[int, ...]
    size: int

    @classmethod
    def of(cls, group: Sequence[Box], gap: float) -> _Outline:
        """Lay a grid over a group with half a gap around it."""
        around, half = frame(group), gap / 2
        left, top = around.left - half, around.top - half
        rows = [0] * (math.floor((around.bottom + half - top) / _CELL) + 1)
        for box in group:
            first, last = math.floor((box.left - half - left) / _CELL), math.floor((box.right + half - left) / _CELL)
            bits = ((1 << (last - first + 1)) - 1) << first
            for row in range(
                math.floor((box.top - half - top) / _CELL), math.floor((box.bottom + half - top) / _CELL) + 1
            ):
                rows[row] |= bits
        width = max(bits.bit_length() for bits in rows)
        return cls(left, top, width, tuple(rows), sum(bits.bit_count() for bits in rows))


def _first_free(outline: _Outline, taken: Sequence[int], size: tuple[int, int], ratio: float) -> tuple[int, int]:
    """Cell where the sheet grows least, the one nearest to the upper left corner among equals."""
    width, height = size
    best: tuple[float, float, float, int, int] | None = None
    for row in range(height + 1):
        tall = max(height, row + len(outline.rows)) * ratio
        for column in range(width + 1):
            wide = float(max(width, column + outline.width))
            key = (max(tall, wide), tall + wide, row * ratio + column, row, column)
            if (best is None or key < best) and _is_free(outline, taken, row, column):
                best = key
    return (best[4], best[3]) if best else (0, height)


def _is_free(outline: _Outline, taken: Sequence[int], row: int, column: int) -> bool:
    return not any(
        bits << column & taken[row + offset] for offset, bits in enumerate(outline.rows) if row + offset < len(taken)
    )


def frame(group: Sequence[Box]) -> Box:
    """Smallest rectangle around a group."""
    return Box(
        min(box.left for box in group),
        min(box.top for box in group),
        max(box.right for box in group),
        max(box.bottom for box in group),
    )


def _in_rows(frames: Sequence[Box], ratio: float, gap: float) -> list[Point]:
    """Put rectangles side by side, row below row, the highest first."""
    sizes = [(frame.right - frame.left + gap, frame.bottom - frame.top + gap) for frame in frames]
    area = sum(width * height for width, height in sizes)
    limit = max((area * ratio * 1.15) ** 0.5, *(width for width, _ in sizes))
    moves = [(0.0, 0.0)] * len(frames)
    x = y = row = 0.0
    for index in sorted(range(len(frames)), key=lambda index: (-sizes[index][1], index)):
        width, height = sizes[index]
        if x and x + width > limit:
            x, y, row = 0.0, y + row, 0.0
        moves[index] = (x - frames[index].left, y - frames[index].top)
        x, row = x + width, max(row, height)
    return moves
