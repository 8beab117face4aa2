"""Trims the body: what runs on in its lines but is no text.

An inner header with the title repeated, datelines, an imprint glued to the last sentence, the author's name, labels
such as `weiterlesen`.
"""

from __future__ import annotations

import re

from digigraph.model import Span, Zone
from digigraph.parse.datelines import dateline_at
from digigraph.parse.lines import PageLine, is_caption
from digigraph.parse.parts import InnerHeader, Layout

_INNER_HEADER = re.compile(
    r"(?P<issuer>[A-ZÄÖÜ][^\n]{3,110}?)\s+-\s+Pressemitteilung\s+Nr\.:\s*(?P<number>\d{1,4}(?:/\d{2,4})?)\s*"
)
_IMPRINT = re.compile(r"(?:^|(?<=\s))Impressum:\s*")
_AUTHOR = re.compile(
    r"(?<=[.!?“”»\"?¿])\s+(?:gez\.\s)?(?:(?:Dr|Prof)\.\s)*[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?(?:\s[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?){1,2}\s*$"
)
_TRAILING = re.compile(
    r"\s*(?:(?:\.\.\.|…)?\s(?:weiterlesen|Weiterlesen|mehr|Mehr erfahren|Mehr lesen)\s?[»>]?|\s\[mehr\]|\s\(mehr\))\s*$"
)
_FEWEST_BEFORE_IMPRINT = 60
_LONGEST_LABEL = 240
"""A longer line that begins like a label says something."""


def place_body(text: str, lines: list[PageLine], layout: Layout) -> None:
    """Place the body and take out of it what is no text: an inner header, datelines, labels, a run-in imprint."""
    start, end = lines[0].start, lines[-1].end
    end = _cut_imprint(text, start, end, layout)
    trailing = _TRAILING.search(text, max(start, end - 40), end)
    if trailing is not None and trailing.start() > start:
        layout.zones.append(Zone("boilerplate", Span(trailing.start(), end)))
        end = trailing.start()
    start = _skip_inner_header(text, start, end, layout)
    start = _skip_dateline(text, start, end, layout)
    layout.body = Span(start, end)
    layout.zones.append(Zone("body", layout.body))
    for index, line in enumerate(lines):
        if line.start < start or line.start >= end:
            continue
        label = line.kind in ("boilerplate", "contact") and line.end - line.start <= _LONGEST_LABEL
        if index > 0 and (label or is_caption(text, lines, index)):
            layout.removed.append(Span(line.start, line.end))
        elif line.kind == "background":
            layout.zones.append(Zone("background", Span(line.start, end)))
            break
    _lift_labels(lines[1:4], layout)
    for line in lines[1:3]:
        dateline = dateline_at(text, line.start, line.end) if layout.dateline is None else None
        if dateline is not None and dateline.sure:
            layout.dateline = dateline
            layout.removed.append(Span(line.start, dateline.end))


def _lift_labels(lines: list[PageLine], layout: Layout) -> None:
    """Take day and number out of the text where a portal prints them below the lead."""
    for line in lines:
        if line.kind == "header" and line.start < layout.body.end:
            layout.removed.append(Span(line.start, line.end))
            layout.header_lines.append(Span(line.start, line.end))


def _cut_imprint(text: str, start: int, end: int, layout: Layout) -> int:
    """Cut an imprint that runs on in the body's line, and the author's name before it."""
    match = _IMPRINT.search(text, min(end, start + _FEWEST_BEFORE_IMPRINT), end)
    tail = bool(layout.imprints)
    if match is not None:
        layout.imprints.insert(0, Span(match.end(), end))
        layout.zones.append(Zone("contact", Span(match.start(), end)))
        end = match.start()
        tail = True
    while end > start and text[end - 1].isspace():
        end -= 1
    author = _AUTHOR.search(text, max(start, end - 60), end) if tail else None
    if author is not None:
        layout.zones.append(Zone("contact", Span(author.start(), end)))
        return author.start()
    return end


def _skip_inner_header(text: str, start: int, end: int, layout: Layout) -> int:
    """Skip `X - Pressemitteilung Nr.: ...`, once or twice, the dateline behind it and the repeated title."""
    position = start
    while (match := _INNER_HEADER.match(text, position, min(end, position + 160))) is not None:
        layout.inner = InnerHeader(Span(*match.span("issuer")), match["number"], match.end())
        position = match.end()
    if position == start:
        return start
    dateline = dateline_at(text, position, end)
    if dateline is not None:
        layout.dateline = dateline
        position = dateline.end
    if layout.title is not None:
        position = _skip_repeated(text, position, end, text[layout.title.start : layout.title.end])
    layout.zones.append(Zone("header", Span(start, position)))
    return position


def _skip_repeated(text: str, position: int, end: int, title: str) -> int:
    """Skip the title where it stands again; signs and blanks, which were damaged differently, do not count."""
    wanted = [sign.lower() for sign in title if sign.isalnum()]
    reached, current = 0, position
    while reached < len(wanted) and current < end:
        sign = text[current]
        if sign.isalnum():
            if sign.lower() != wanted[reached]:
                return position
            reached += 1
        current += 1
    if reached < len(wanted):
        return position
    # The title's own end mark belongs to it.
    while current < end and not text[current].isspace() and not text[current].isalnum():
        current += 1
    while current < end and text[current].isspace():
        current += 1
    return current


def _skip_dateline(text: str, start: int, end: int, layout: Layout) -> int:
    dateline = dateline_at(text, start, end)
    if dateline is None:
        return start
    if layout.dateline is None or layout.dateline.day is None:
        layout.dateline = dateline
    layout.zones.append(Zone("header", Span(start, dateline.end)))
    return dateline.end
