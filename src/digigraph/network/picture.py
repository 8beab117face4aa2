"""The values of a picture: everything placed, measured and coloured; nothing left to decide for whoever writes it."""

from __future__ import annotations

from dataclasses import dataclass

from digigraph.network.labels import Spot
from digigraph.network.palette import Family
from digigraph.network.spacing import Box, frame
from digigraph.network.ties import Tie

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text: the place of its baseline and how it looks."""

    x: float
    y: float
    text: str
    size: float
    anchor: str = "start"
    colour: str = "#1b1f24"
    bold: bool = False
    italic: bool = False
    halo: bool = False
    """Whether it has a rim in the colour of the paper, so that lines do not run through its letters."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled shape: a circle when it has no corners."""

    x: float
    y: float
    radius: float
    corners: tuple[Point, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One node with its name."""

    node: str
    label: str
    kind: str
    kind_words: str
    shape: Shape
    texts: tuple[Text, ...]
    """The name's lines; empty where there was no room."""
    spot: Spot | None
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line between two nodes, for all their ties."""

    one: str
    other: str
    ties: tuple[Tie, ...]
    start: Point
    control: Point | None
    """Control point of a quadratic curve; None for a straight line."""
    end: Point
    width: float
    family: Family
    dashed: bool
    arrows: tuple[tuple[Point, Point, Point], ...]
    summary: str
    """What the line says, in a sentence."""
    texts: tuple[Text, ...] = ()
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """What stands between title and legend."""

    marks: tuple[Mark, ...] = ()
    strokes: tuple[Stroke, ...] = ()

    @property
    def frame(self) -> Box:
        """Smallest rectangle around everything drawn."""
        boxes = [mark.spot.box for mark in self.marks if mark.spot is not None]
        for mark in self.marks:
            x, y, reach = mark.shape.x, mark.shape.y, mark.shape.radius * 1.3
            boxes.append(Box(x - reach, y - reach, x + reach, y + reach))
        for stroke in self.strokes:
            boxes += [Box(x, y, x, y) for x, y in passed(stroke.start, stroke.control, stroke.end)]
        return frame(boxes)

    @property
    def unnamed(self) -> int:
        """Nodes whose name found no room."""
        return sum(not mark.texts for mark in self.marks)


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A sample and what it means."""

    texts: tuple[Text, ...]
    shape: Shape | None = None
    line: tuple[Point, Point] | None = None
    colour: str = ""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A sheet with all that stands on it; the unit is the pixel."""

    width: float
    height: float
    title: str
    description: str
    """The same in words, for who cannot see it."""
    language: str
    texts: tuple[Text, ...]
    """Title, subtitle, notes."""
    drawing: Drawing = Drawing()
    legend: tuple[LegendItem, ...] = ()


def passed(start: Point, control: Point | None, end: Point, pieces: int = 10) -> list[Point]:
    """Points that a line passes, from start to end."""
    if control is None:
        return [start, end]
    found = []
    for step in range(pieces + 1):
        t = step / pieces
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        found.append((a * start[0] + b * control[0] + c * end[0], a * start[1] + b * control[1] + c * end[1]))
    return found
