"""What stands around a drawing: the title above it, the legend and the source below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import digigraph
from digigraph.network import fonts, palette, wording
from digigraph.network.picture import Drawing, LegendItem, Shape, Text
from digigraph.network.ties import KINDS, Network

MARGIN = 32.0
LEAST_WIDTH = 760.0
TITLE_SIZE = 21.0
SUBTITLE_SIZE = 12.5
LEGEND_SIZE = 11.5
NOTE_SIZE = 10.5
_SAMPLE = 9.0
"""Radius of the shapes in the legend."""


class Band(NamedTuple):
    """A strip of the sheet, as wide as the sheet."""

    texts: tuple[Text, ...]
    legend: tuple[LegendItem, ...]
    height: float


def header(network: Network, width: float) -> Band:
    """Title and subtitle."""
    room = width - 2 * MARGIN
    lines = fonts.wrapped(title(network), TITLE_SIZE * fonts.BOLD, room, 3)
    y = MARGIN + TITLE_SIZE * 0.8
    texts = []
    for line in lines:
        texts.append(Text(MARGIN, y, line, TITLE_SIZE, bold=True))
        y += TITLE_SIZE * fonts.LINE
    for line in fonts.wrapped(subtitle(network), SUBTITLE_SIZE, room, 3):
        texts.append(Text(MARGIN, y, line, SUBTITLE_SIZE, colour=palette.FAINT_INK))
        y += SUBTITLE_SIZE * fonts.LINE
    return Band(tuple(texts), (), y + 14)


def title(network: Network) -> str:
    """What the picture shows."""
    said = network.heading or network.recipe.title(network.language)
    if network.focus is None or network.focus not in network.graph:
        return said
    around = wording.words(network.language)["around"].format(name=network.label(network.focus))
    return f"{said}, {around}"


def subtitle(network: Network) -> str:
    """How large the network is, of which days, and what is left out."""
    said = wording.words(network.language)
    lines = len({frozenset((tie.source, tie.target)) for tie in network.ties()})
    parts = [
        said["counts"].format(nodes=len(network.graph), lines=lines),
        wording.span(network.coverage, network.language),
    ]
    if network.left_out and network.focus is None:
        parts.append(said["omitted"].format(n=network.left_out))
    return " · ".join(part for part in parts if part)


def footer(network: Network, width: float, top: float, drawing: Drawing) -> Band:
    """Legend and source; its height counts from the top."""
    items, y = _legend(network, width, top, drawing)
    texts: list[Text] = []
    for note in notes(network, drawing):
        for line in fonts.wrapped(note, NOTE_SIZE, width - 2 * MARGIN, 3):
            y += NOTE_SIZE * 1.4
            texts.append(Text(MARGIN, y, line, NOTE_SIZE, colour=palette.FAINT_INK))
    return Band(tuple(texts), tuple(items), y + MARGIN * 0.8 - top)


def notes(network: Network, drawing: Drawing) -> Iterator[str]:
    """The lines below the legend: how to read it, and where it is from."""
    said = wording.words(network.language)
    if drawing.strokes:
        widths = {stroke.width for stroke in drawing.strokes}
        reading = [said[network.recipe.weight]] if len(widths) > 1 else []
        if network.recipe.weight == "sum" and any(tie.weight is None for tie in network.ties()):
            reading.append(said["unknown"])
        yield " · ".join([*reading, said["trust"]])
    if drawing.unnamed:
        yield said["unlabelled"].format(n=drawing.unnamed)
    coverage = network.coverage
    parts = [
        said["recipe"].format(name=network.recipe.name, version=network.recipe.query.version).strip(),
        said["coverage"].format(used=coverage.used, all=coverage.releases) if coverage.releases else "",
        said["program"].format(version=digigraph.__version__),
    ]
    yield f"{said['source']}: " + ", ".join(part for part in parts if part)


def _legend(network: Network, width: float, top: float, drawing: Drawing) -> tuple[list[LegendItem], float]:
    """Samples side by side, in as many rows as they need; returns them and where the last row ends."""
    items: list[LegendItem] = []
    x, y = MARGIN, top + 14.0
    for sample, words in _samples(network, drawing):
        room = _SAMPLE * 2 + 8 if sample.shape is not None else 36.0
        needed = room + fonts.width(words, LEGEND_SIZE) + 22
        if x > MARGIN and x + needed > width - MARGIN + 22:
            x, y = MARGIN, y + LEGEND_SIZE * 1.9
        items.append(_moved(sample, x, y, words, room))
        x += needed
    return items, y + (LEGEND_SIZE * 0.9 if items else -14.0)


def _samples(network: Network, drawing: Drawing) -> Iterator[tuple[LegendItem, str]]:
    """One sample for each kind of node, family of lines and way of drawing that occurs."""
    language = network.language
    for kind in KINDS:
        count = sum(mark.kind == kind for mark in drawing.marks)
        if count:
            look = palette.LOOKS[kind]
            one, many = (look.en, look.ens) if language == "en" else (look.de, look.des)
            corners = tuple(palette.outline(look.shape, 0.0, 0.0, _SAMPLE * 0.8))
            shape = Shape(0.0, 0.0, _SAMPLE * 0.8, corners, look.colour)
            yield LegendItem((), shape=shape), f"{count} {one if count == 1 else many}"
    families = sorted({stroke.family for stroke in drawing.strokes}, key=palette.order)
    if len(families) > 1 or set(families) & set(palette.CHANGES):
        for family in families:
            line = LegendItem((), line=((0.0, 0.0), (28.0, 0.0)), colour=family.colour)
            yield line, family.en if language == "en" else family.de
    if any(stroke.dashed for stroke in drawing.strokes):
        line = LegendItem((), line=((0.0, 0.0), (28.0, 0.0)), colour=palette.FAINT_INK, dashed=True)
        yield line, wording.words(language)["planned"].partition(": ")[2]


def _moved(sample: LegendItem, x: float, y: float, words: str, room: float) -> LegendItem:
    """Put a sample at its place, its words beside it."""
    text = Text(x + room, y + LEGEND_SIZE * 0.36, words, LEGEND_SIZE)
    if sample.shape is not None:
        shape = sample.shape
        centre = (x + _SAMPLE, y)
        corners = tuple((cx + centre[0], cy + centre[1]) for cx, cy in shape.corners)
        return LegendItem((text,), shape=Shape(*centre, shape.radius, corners, shape.colour))
    return LegendItem((text,), line=((x, y), (x + 28.0, y)), colour=sample.colour, dashed=sample.dashed)
