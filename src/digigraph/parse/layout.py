"""Finds the parts of a page: what stands above the text, title, body, and what follows it.

Works on text whose characters are repaired and whose wrapped lines are joined. Lines are told apart by the patterns of
the layout profile, and by the HTML element they come from where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digigraph.model import Span, Zone
from digigraph.parse.lines import PageLine, is_caption, is_house, is_name, is_prose, is_sentence, page_lines
from digigraph.parse.parts import Layout
from digigraph.parse.profiles import Profile
from digigraph.parse.trim import place_body

_IMPRINT = re.compile(r"Impressum:\s*")
_SUBTITLE = 220
_TITLE_PROSE = 300


def find_layout(
    text: str, roles: Sequence[tuple[int, str]], profile: Profile, known_title: str | None = None
) -> Layout:
    """Find the parts of a page.

    `roles` gives the start of each HTML line and the element it comes from; `known_title` is a title the source gave
    apart from the text, which may or may not repeat it.
    """
    if profile.run_in is not None:
        match = profile.run_in.match(text)
        if match is not None:
            return _run_in(text, match)
    lines = page_lines(text, dict(roles), profile)
    layout = Layout()
    if not lines:
        layout.notes.append("the release has no text")
        return layout
    title = _title_index(text, lines, profile) if known_title is None else _line_like(text, lines, known_title)
    first = _body_index(text, lines, title, profile, layout)
    if title is not None:
        layout.title = Span(lines[title].start, lines[title].end)
        _place_before(lines[:title], layout)
    last = _last_body_index(text, lines, first)
    _place_after(text, lines[last + 1 :], layout)
    if first > last:
        end = layout.title.end if layout.title else 0
        layout.body = Span(end, end)
        layout.notes.append("the release has no body")
    else:
        place_body(text, lines[first : last + 1], layout)
    if layout.title is not None:
        layout.zones.append(Zone("title", layout.title))
    elif known_title is None:
        layout.notes.append("no title found; the first sentence stands for it")
    layout.zones.sort(key=lambda zone: (zone.span, zone.name))
    return layout


def _run_in(text: str, match: re.Match[str]) -> Layout:
    """Read a feed kept as one line; of several items only the first is the release."""
    end = text.find("<![CDATA[", match.end())
    layout = Layout(feed={name: value for name, value in match.groupdict().items() if value})
    layout.title = Span(*match.span("title"))
    stop = len(text)
    if end >= 0:
        stop = end
        layout.notes.append("the feed holds more items; only the first was read")
        layout.zones.append(Zone("boilerplate", Span(end, len(text))))
    while stop > match.end() and text[stop - 1].isspace():
        stop -= 1
    layout.body = Span(match.end(), stop)
    layout.zones += [Zone("header", Span(0, match.start("title"))), Zone("title", layout.title)]
    layout.zones += [Zone("header", Span(match.end("title"), match.end())), Zone("body", layout.body)]
    layout.zones.sort(key=lambda zone: (zone.span, zone.name))
    return layout


def _title_index(text: str, lines: list[PageLine], profile: Profile) -> int | None:
    """Find the title: the first heading, or the first line that is no label; None when a paragraph stands there."""
    headings = [index for index, line in enumerate(lines) if line.role == "h1" and line.kind == "text"]
    if headings:
        return headings[0]
    readable = [index for index, line in enumerate(lines) if line.kind == "text"]
    # A line that is nothing but the name of a house is the sender, unless nothing else is there.
    while len(readable) > 1 and is_house(text, lines[readable[0]]):
        readable.pop(0)
    if not readable:
        return None if all(line.kind in ("boilerplate", "end", "contact") for line in lines) else _longest(lines)
    first = lines[readable[0]]
    if first.end - first.start > _TITLE_PROSE:
        return None
    if len(readable) > 2 and _is_kicker(text, first, lines[readable[1]], profile):
        return readable[1]
    return readable[0]


def _line_like(text: str, lines: list[PageLine], title: str) -> int | None:
    """Find the line that says the same as a title known from outside."""
    wanted = _letters(title)
    same = (index for index, line in enumerate(lines) if _letters(text[line.start : line.end]) == wanted)
    return next(same, None)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _longest(lines: list[PageLine]) -> int:
    return max(range(len(lines)), key=lambda index: (lines[index].end - lines[index].start, -index))


def _is_kicker(text: str, line: PageLine, following: PageLine, profile: Profile) -> bool:
    """Tell whether a line names the topic above the title."""
    words = text[line.start : line.end].split()
    length = following.end - following.start
    if len(words) > (4 if profile.kicker else 2) or not 25 <= length <= _SUBTITLE:
        return False
    return not is_sentence(text, line) and not is_sentence(text, following)


def _body_index(text: str, lines: list[PageLine], title: int | None, profile: Profile, layout: Layout) -> int:
    """Find the first line of the body and place what stands between it and the title."""
    index = 0 if title is None else title + 1
    while index < len(lines):
        line = lines[index]
        if line.kind == "header" or (line.kind == "text" and is_house(text, line)):
            _place(layout, "header", line)
            layout.header_lines.append(Span(line.start, line.end))
        elif line.kind == "boilerplate" or (line.kind == "text" and is_caption(text, lines, index)):
            _place(layout, "boilerplate", line)
        elif line.kind == "text" and title is not None and _is_subtitle(text, lines, index, layout):
            _place(layout, "subtitle", line)
            layout.subtitles.append(Span(line.start, line.end))
        else:
            break
        index += 1
    return index


def _is_subtitle(text: str, lines: list[PageLine], index: int, layout: Layout) -> bool:
    line = lines[index]
    if len(layout.subtitles) >= 2 or line.end - line.start > _SUBTITLE or is_sentence(text, line):
        return False
    if line.role in ("p", "li") or text[line.start] in "•*-–":
        return False
    rest = [other for other in lines[index + 1 :] if other.kind == "text"]
    return any(is_sentence(text, other) for other in rest[:3])


def _last_body_index(text: str, lines: list[PageLine], first: int) -> int:
    """Find the last line of the body."""
    stop = next((index for index in range(first, len(lines)) if lines[index].kind == "end"), len(lines))
    prose = first - 1
    for index in range(first, stop):
        if lines[index].kind in ("text", "background") and is_prose(text, lines[index]):
            prose = index
    contact = next((index for index in range(max(first, prose + 1), stop) if lines[index].kind == "contact"), stop)
    last = contact - 1
    tail_follows = contact < len(lines)
    while last >= first:
        line = lines[last]
        label = line.kind in ("boilerplate", "header", "contact")
        name = tail_follows and is_name(text, line)
        house = last > prose and is_house(text, line)
        if not (label or name or house):
            break
        last -= 1
        tail_follows = tail_follows and not name
    return last


def _place(layout: Layout, name: str, line: PageLine) -> None:
    layout.zones.append(Zone(name, Span(line.start, line.end)))


def _place_before(lines: list[PageLine], layout: Layout) -> None:
    for line in lines:
        if line.kind == "boilerplate":
            _place(layout, "boilerplate", line)
        else:
            _place(layout, "header", line)
    # Lines above the title come first in reading order.
    layout.header_lines[:0] = [Span(line.start, line.end) for line in lines if line.kind != "boilerplate"]


def _place_after(text: str, lines: list[PageLine], layout: Layout) -> None:
    """Place what follows the body: contact, and from the imprint on the footer."""
    ended = False
    for line in lines:
        ended = ended or line.kind == "end"
        name = "footer" if ended else "boilerplate" if line.kind == "boilerplate" else "contact"
        _place(layout, name, line)
        match = _IMPRINT.match(text, line.start, line.end)
        if match is not None:
            layout.imprints.append(Span(match.end(), lines[-1].end))
    if lines:
        layout.tail = Span(lines[0].start, lines[-1].end)
