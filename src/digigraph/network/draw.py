"""Makes a picture of a network: sizes, colours, places, names, legend and source, all decided here.

What counts in a picture for a briefing: every name can be read, nothing lies on anything else, and the sheet says by
itself what it shows, where that comes from and what is missing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from digigraph.errors import LimitError
from digigraph.network import fonts, palette, sheet, sizes, wording
from digigraph.network.labels import Board, Spot, Wires, best_spot, spots
from digigraph.network.layout import Extent, place
from digigraph.network.palette import Family
from digigraph.network.picture import Drawing, Mark, Picture, Shape, Stroke, Text, passed
from digigraph.network.routes import arrow, routed
from digigraph.network.sheet import LEAST_WIDTH, MARGIN
from digigraph.network.spacing import Box
from digigraph.network.ties import Network, Tie, is_scheduled, ranked

Point = tuple[float, float]

GAP = 12.0
LABEL_SIZE = 12.0
LABEL_ROOM = 150.0
"""Widest line of a name."""
LABEL_LINES = 4
LINE_TEXT_SIZE = 10.0
RATIO = 1.5
"""A sheet on its side: with title and legend the picture comes to about the shape of A4."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a picture may hold."""

    nodes: int = 1_500
    named: int = 350
    """So many nodes get room for their names; of the others, those whose name fits by chance."""
    line_texts: int = 160
    """Up to so many lines, lines say what they are."""
    minded_lines: int = 2_500
    """Up to so many lines, names give way to lines; among more, there is no place without."""


Style = Callable[[Sequence[Tie]], Family]
"""Chooses how the line for some ties is drawn."""


def by_kind(ties: Sequence[Tie]) -> Family:
    """Draw a line by the strongest of its ties that hold."""
    return palette.family_of(max(ties, key=lambda tie: (tie.holds, tie.strength, tie.kind)).kind)


def draw(network: Network, limits: Limits = Limits(), style: Style = by_kind) -> Picture:
    """Draw a network; `LimitError` when it is too large to be read."""
    graph = network.graph
    if len(graph) > limits.nodes:
        raise LimitError(
            f"a picture of {len(graph)} nodes and {graph.number_of_edges()} ties cannot be read",
            hint=f"show fewer than {limits.nodes}: --top 100, --around NAME, --from DAY, or export it for Gephi",
        )
    return _Composer(network, limits, style).picture() if len(graph) else _empty(network)


def _empty(network: Network) -> Picture:
    """A sheet that says that there is nothing."""
    said = wording.words(network.language)
    head = sheet.header(network, LEAST_WIDTH)
    message = (
        Text(MARGIN, head.height + 40, said["empty"], 16.0, bold=True),
        *(
            Text(MARGIN, head.height + 66 + index * 18, line, 12.5, colour=palette.FAINT_INK)
            for index, line in enumerate(fonts.wrapped(said["empty_hint"], 12.5, LEAST_WIDTH - 2 * MARGIN, 3))
        ),
    )
    top = head.height + 120
    foot = sheet.footer(network, LEAST_WIDTH, top, Drawing())
    return Picture(
        width=LEAST_WIDTH,
        height=top + foot.height,
        title=sheet.title(network),
        description=said["empty"],
        language=network.language,
        texts=(*head.texts, *message, *foot.texts),
    )


class _Composer:
    """One picture in the making."""

    def __init__(self, network: Network, limits: Limits, style: Style) -> None:
        self.network, self.limits, self.style = network, limits, style
        self.order = ranked(network.graph)
        self.radii = sizes.radii(network)
        label = network.label
        self.names = {node: fonts.wrapped(label(node), LABEL_SIZE, LABEL_ROOM, LABEL_LINES) for node in self.order}
        roomy = set(self.order[: limits.named])
        extents = {node: self._extent(node, node in roomy) for node in self.order}
        points = place(network.graph, extents, RATIO, GAP)
        right = max(x + extents[node].right for node, (x, _) in points.items())
        bottom = max(y + extents[node].bottom for node, (_, y) in points.items())
        self.width = max(LEAST_WIDTH, right + 2 * MARGIN)
        self.head = sheet.header(network, self.width)
        aside = (self.width - right) / 2
        self.points = {node: (x + aside, y + self.head.height) for node, (x, y) in points.items()}
        self.bottom = self.head.height + bottom

    def _name_size(self, node: str) -> tuple[float, float]:
        lines = self.names[node]
        bold = node == self.network.focus
        width = max((fonts.width(line, LABEL_SIZE, bold=bold) for line in lines), default=0.0)
        return width, len(lines) * LABEL_SIZE * fonts.LINE

    def _extent(self, node: str, named: bool) -> Extent:
        """Room around a node: its shape, and its name below where that is sure of a place."""
        reach = self._reach(node, 1.25)
        width, height = self._name_size(node) if named else (0.0, 0.0)
        half = max(reach, width / 2)
        return Extent(half, reach, half, reach + 2 + height)

    def picture(self) -> Picture:
        """Route lines, then find places for names, then for the words on lines."""
        strokes = self._strokes()
        board = Board(Box(MARGIN / 2, self.head.height - 10, self.width - MARGIN / 2, self.bottom + MARGIN / 2))
        for node, (x, y) in self.points.items():
            reach = self._reach(node, 1.22)
            board.take(node, Box(x - reach, y - reach, x + reach, y + reach))
        wires = Wires()
        if len(strokes) <= self.limits.minded_lines:
            for index, stroke in enumerate(strokes):
                wires.add(index, passed(stroke.start, stroke.control, stroke.end), stroke.width)
        places = self._name_places(board, wires, strokes)
        marks = tuple(self._mark(node, places[node]) for node in self.order)
        drawing = Drawing(marks, self._with_texts(strokes, board, wires))
        foot = sheet.footer(self.network, self.width, self.bottom + 18, drawing)
        return Picture(
            width=self.width,
            height=self.bottom + 18 + foot.height,
            title=sheet.title(self.network),
            description=self._description(),
            language=self.network.language,
            texts=(*self.head.texts, *foot.texts),
            drawing=drawing,
            legend=foot.legend,
        )

    def _description(self) -> str:
        """The picture in words: its size, its strongest nodes and ties."""
        ties = sorted(self.network.ties(), key=lambda tie: (-tie.strength, tie.source, tie.target, tie.kind))[:10]
        said = [sheet.subtitle(self.network), *(wording.sentence(self.network, tie) for tie in ties)]
        return ". ".join(said) + "."

    def _strokes(self) -> tuple[Stroke, ...]:
        """One line for each pair of nodes, the thin ones on top."""
        gathered: dict[tuple[str, str], list[Tie]] = {}
        for tie in self.network.ties():
            one, other = sorted((tie.source, tie.target))
            gathered.setdefault((one, other), []).append(tie)
        pairs = sorted(gathered)
        number = {node: index for index, node in enumerate(self.order)}
        discs = [(*self.points[node], self._reach(node, 1.15)) for node in self.order]
        routes = routed([(number[one], number[other]) for one, other in pairs], discs)
        widths = sizes.widths([sum(tie.strength for tie in gathered[pair]) for pair in pairs])
        found = [
            self._stroke(pair, tuple(gathered[pair]), route, width)
            for pair, route, width in zip(pairs, routes, widths, strict=True)
        ]
        return tuple(sorted(found, key=lambda stroke: (-stroke.width, stroke.one, stroke.other)))

    def _stroke(
        self, pair: tuple[str, str], ties: tuple[Tie, ...], route: tuple[Point, Point | None, Point], width: float
    ) -> Stroke:
        start, control, end = route
        arrows = []
        if self.network.recipe.directed:
            pointed = [tie for tie in ties if tie.kind not in palette.SYMMETRIC]
            if any(tie.target == pair[1] for tie in pointed):
                arrows.append(arrow(end, control or start, width))
            if any(tie.target == pair[0] for tie in pointed):
                arrows.append(arrow(start, control or end, width))
        return Stroke(
            one=pair[0],
            other=pair[1],
            ties=ties,
            start=start,
            control=control,
            end=end,
            width=width,
            family=self.style(ties),
            dashed=all(is_scheduled(tie) for tie in ties),
            arrows=tuple(arrows),
            summary="; ".join(wording.sentence(self.network, tie) for tie in ties),
        )

    def _name_places(self, board: Board, wires: Wires, strokes: Sequence[Stroke]) -> dict[str, Spot | None]:
        """Give names their room below the nodes, then move each to where it lies on the fewest lines."""
        at: dict[str, set[int]] = {node: set() for node in self.order}
        for index, stroke in enumerate(strokes):
            at[stroke.one].add(index)
            at[stroke.other].add(index)
        places: dict[str, Spot | None] = {}
        for node in self.order:
            first = self._spots(node)[0]
            fits = board.is_free(first.box)
            places[node] = first if fits else None
            if fits:
                board.take((node, "name"), first.box)
        # Twice, as the first names to move make room for others.
        for node in (*self.order, *self.order):
            now = places[node]
            if now is not None:
                board.leave((node, "name"), now.box)
            chosen = best_spot(board, wires, self._spots(node), at[node]) or now
            places[node] = chosen
            if chosen is not None:
                board.take((node, "name"), chosen.box)
        return places

    def _spots(self, node: str) -> list[Spot]:
        return spots(self.points[node], self._reach(node, 1.2), self._name_size(node), 2.0)

    def _reach(self, node: str, factor: float) -> float:
        """How far a node reaches; the focus has a ring around it."""
        radius = self.radii[node]
        return radius * 1.25 + 5 if node == self.network.focus else radius * factor

    def _mark(self, node: str, spot: Spot | None) -> Mark:
        kind = self.network.kind(node)
        look = palette.LOOKS[kind]
        x, y = self.points[node]
        corners = tuple(palette.outline(look.shape, x, y, self.radii[node]))
        focus = node == self.network.focus
        return Mark(
            node=node,
            label=self.network.label(node),
            kind=kind,
            kind_words=look.en if self.network.language == "en" else look.de,
            shape=Shape(x, y, self.radii[node], corners, look.colour),
            texts=tuple(_lines(self.names[node], spot, LABEL_SIZE, bold=focus)) if spot else (),
            spot=spot,
            focus=focus,
        )

    def _with_texts(self, strokes: Sequence[Stroke], board: Board, wires: Wires) -> tuple[Stroke, ...]:
        """Write on lines what they are, where there is room for it."""
        if len(strokes) > self.limits.line_texts:
            return tuple(strokes)
        return tuple(self._with_text(index, stroke, board, wires) for index, stroke in enumerate(strokes))

    def _with_text(self, index: int, stroke: Stroke, board: Board, wires: Wires) -> Stroke:
        words = wording.on_line(self.network, stroke.ties)
        if not words:
            return stroke
        width, height = fonts.width(words, LINE_TEXT_SIZE), LINE_TEXT_SIZE * fonts.LINE
        points = passed(stroke.start, stroke.control, stroke.end, 40)
        if len(points) == 2:
            (x1, y1), (x2, y2) = points
            points = [(x1 + (x2 - x1) * t / 40, y1 + (y2 - y1) * t / 40) for t in range(41)]
        candidates = []
        for step in (20, 17, 23, 14, 26, 11, 29):
            x, y = points[step]
            top = y - height / 2
            candidates.append(Spot(x, top, "middle", Box(x - width / 2, top, x + width / 2, top + height)))
        spot = best_spot(board, wires, candidates, {index})
        if spot is None or not _leaves_enough(wires.crossing(spot.box), index, width, points):
            return stroke
        board.take((index, "words"), spot.box)
        texts = _lines((words,), spot, LINE_TEXT_SIZE, colour=palette.FAINT_INK, italic=True)
        return replace(stroke, texts=tuple(texts), spot=spot)


def _leaves_enough(covered: Mapping[int, float], own: int, width: float, points: Sequence[Point]) -> bool:
    """Tell whether words on a line cover little of other lines, and leave enough of their own to be seen."""
    length = math.dist(points[0], points[-1])
    others = sum(part for line, part in covered.items() if line != own)
    return others <= width / 2 and covered.get(own, 0.0) <= length * 0.6


def _lines(
    lines: Iterable[str],
    spot: Spot,
    size: float,
    *,
    bold: bool = False,
    colour: str = palette.INK,
    italic: bool = False,
) -> Iterator[Text]:
    """Put lines of text at a spot."""
    for index, line in enumerate(lines):
        y = spot.top + size * fonts.LINE * index + size * 0.92
        yield Text(spot.x, y, line, size, spot.anchor, colour, bold, italic, halo=not italic)
