"""Writes a picture as SVG 1.1: plain shapes and attributes, so that word processors show it as browsers do.

No style sheet, no script, no font, nothing from elsewhere. The same picture gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from digigraph.network import palette
from digigraph.network.fonts import FAMILY, clean
from digigraph.network.picture import LegendItem, Mark, Picture, Point, Shape, Stroke, Text
from digigraph.network.spacing import Box

# XML 1.0 cannot hold these at all, not even escaped.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(picture: Picture) -> str:
    """Write a whole SVG file."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(elements(picture)) + "\n"


def elements(picture: Picture, view: Box | None = None) -> Iterator[str]:
    """The lines of the `svg` element, as they also stand in a page; `view` is the part that is seen."""
    width, height = number(picture.width), number(picture.height)
    left, top, right, bottom = view or Box(0, 0, picture.width, picture.height)
    seen = " ".join(map(number, (left, top, right - left, bottom - top)))
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="{seen}" '
        f'role="img" aria-labelledby="title desc" lang="{picture.language}" font-family="{attribute(FAMILY)}">'
    )
    yield f'<title id="title">{text(picture.title)}</title>'
    yield f'<desc id="desc">{text(picture.description)}</desc>'
    yield f'<rect width="{width}" height="{height}" fill="{palette.PAPER}"/>'
    yield from drawing(picture)
    yield '<g class="frame">'
    yield from (_text(each) for each in picture.texts)
    for item in picture.legend:
        yield from _legend_item(item)
    yield "</g>"
    yield "</svg>"


def drawing(picture: Picture) -> Iterator[str]:
    """Lines, then nodes, then names: names lie above all lines."""
    yield '<g class="lines" fill="none" stroke-linecap="round">'
    for number_, stroke in enumerate(picture.drawing.strokes):
        yield from _stroke(stroke, number_)
    yield "</g>"
    yield f'<g class="nodes" stroke="{palette.PAPER}" stroke-width="1.5" stroke-linejoin="round">'
    for number_, mark in enumerate(picture.drawing.marks):
        yield _mark(mark, number_)
    yield "</g>"
    yield '<g class="words">'
    for number_, stroke in enumerate(picture.drawing.strokes):
        if stroke.texts:
            yield f'<g data-line="{number_}">{_plate(stroke)}{"".join(_text(each) for each in stroke.texts)}</g>'
    for number_, mark in enumerate(picture.drawing.marks):
        if mark.texts:
            yield f'<g data-node="{number_}">{"".join(_text(each) for each in mark.texts)}</g>'
    yield "</g>"


def _plate(stroke: Stroke) -> str:
    """Paper below the words on a line, so that the line does not strike them through."""
    if stroke.spot is None:
        return ""
    left, top, right, bottom = stroke.spot.box
    return (
        f'<rect x="{number(left)}" y="{number(top)}" width="{number(right - left)}" height="{number(bottom - top)}" '
        f'fill="{palette.PAPER}" fill-opacity="0.85"/>'
    )


def _stroke(stroke: Stroke, index: int) -> Iterator[str]:
    """One line with its arrows; its title is what a mouse over it shows."""
    dashes = f' stroke-dasharray="{number(stroke.width * 2 + 3)} {number(stroke.width + 3)}"' if stroke.dashed else ""
    yield (
        f'<g data-line="{index}"><title>{text(stroke.summary)}</title>'
        f'<path d="{_path(stroke.start, stroke.control, stroke.end)}" stroke="{stroke.family.colour}" '
        f'stroke-width="{number(stroke.width)}"{dashes}/>'
        + "".join(f'<polygon points="{points(corners)}" fill="{stroke.family.colour}"/>' for corners in stroke.arrows)
        + "</g>"
    )


def _path(start: Point, control: Point | None, end: Point) -> str:
    middle = f"L{_pair(end)}" if control is None else f"Q{_pair(control)} {_pair(end)}"
    return f"M{_pair(start)}{middle}"


def _mark(mark: Mark, index: int) -> str:
    """One node."""
    shape, name = mark.shape, text(f"{mark.label} ({mark.kind_words})")
    ring = ""
    if mark.focus:
        x, y, reach = number(shape.x), number(shape.y), number(shape.radius * 1.25 + 4)
        ring = f'<circle cx="{x}" cy="{y}" r="{reach}" fill="none" stroke="{palette.INK}" stroke-width="2"/>'
    return f'<g data-node="{index}"><title>{name}</title>{ring}{_shape(shape)}</g>'


def _shape(shape: Shape) -> str:
    if shape.corners:
        return f'<polygon points="{points(shape.corners)}" fill="{shape.colour}"/>'
    return f'<circle cx="{number(shape.x)}" cy="{number(shape.y)}" r="{number(shape.radius)}" fill="{shape.colour}"/>'


def _legend_item(item: LegendItem) -> Iterator[str]:
    """One sample with its words."""
    if item.shape is not None:
        yield _shape(item.shape)
    if item.line is not None:
        dashes = ' stroke-dasharray="6 4"' if item.dashed else ""
        yield (
            f'<path d="{_path(item.line[0], None, item.line[1])}" stroke="{item.colour}" stroke-width="2.5" '
            f'fill="none"{dashes}/>'
        )
    yield from (_text(each) for each in item.texts)


def _text(line: Text) -> str:
    """One line of text; its rim is a copy below it, as few programs know `paint-order`."""
    style = f'font-size="{number(line.size)}"'
    if line.anchor != "start":
        style += f' text-anchor="{line.anchor}"'
    if line.bold:
        style += ' font-weight="bold"'
    if line.italic:
        style += ' font-style="italic"'
    place = f'x="{number(line.x)}" y="{number(line.y)}"'
    words = text(line.text)
    rim = ""
    if line.halo:
        rim = (
            f'<text {place} {style} fill="{palette.PAPER}" stroke="{palette.PAPER}" stroke-width="3.5" '
            f'stroke-linejoin="round" aria-hidden="true">{words}</text>'
        )
    return f'{rim}<text {place} {style} fill="{line.colour}">{words}</text>'


def text(value: str) -> str:
    """Write text so that it can only be text."""
    return escape(_NOT_XML.sub("\ufffd", clean(value)))


def attribute(value: str) -> str:
    """Write the value of an attribute in double quotes."""
    return text(value).replace('"', "&quot;")


def number(value: float) -> str:
    """Write a number with at most one decimal, the shortest way."""
    written = f"{value:.1f}"
    written = written.removesuffix(".0")
    return "0" if written == "-0" else written


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def points(corners: Iterable[Point]) -> str:
    """Write corners the way `points` wants them."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in corners)
