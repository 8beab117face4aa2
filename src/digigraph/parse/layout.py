"""Finds the parts of a page: what stands above the text, title, body, and what follows it.

Works on text whose characters are repaired and whose wrapped lines are joined. Lines are told apart by the patterns of
the layout profile, and by the HTML element they come from where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from digigraph.model import Span, Zone
from digigraph.parse.datelines import Dateline, dateline_at
from digigraph.parse.dates import DAY
from digigraph.parse.profiles import Profile


class PageLine(NamedTuple):
    """One line that is not blank."""

    start: int
    end: int
    kind: str
    role: str
    block: int
    """Number of the block between blank lines that it belongs to."""


@dataclass(frozen=True, slots=True)
class InnerHeader:
    """The header that a portal repeats inside the body: `X - Pressemitteilung Nr.: 141/08 Magdeburg, den ...`."""

    issuer: Span
    number: str
    end: int


@dataclass(slots=True)
class Layout:
    """Where the parts of a page are; spans index the text given."""

    title: Span | None = None
    body: Span = Span(0, 0)
    zones: list[Zone] = field(default_factory=list)
    subtitles: list[Span] = field(default_factory=list)
    removed: list[Span] = field(default_factory=list)
    """Stretches inside the body that are no text."""
    header_lines: list[Span] = field(default_factory=list)
    """Lines above the body that say number, day or sender."""
    inner: InnerHeader | None = None
    dateline: Dateline | None = None
    imprints: list[Span] = field(default_factory=list)
    """What stands behind each `Impressum:`; the first may be the release's own."""
    tail: Span = Span(0, 0)
    feed: Mapping[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


_SENTENCE_END = re.compile(r"[.!?:…][“‘”»\"?¿’')\]]*\s*$")
_SENTENCE_BREAK = re.compile(r"[.!?…][“‘”»\"?¿]* +[A-ZÄÖÜ„»\"?¿(]")
_LABEL = re.compile(
    r"(?:Was|Wann|Wo|Wer|Wie|Warum|Termin|Ort|Zeit|Datum|Beginn|Treffpunkt|Uhrzeit|Anlass|Thema|Ablauf|Programm|Teilnehmer)\s?:"
)
_INNER_HEADER = re.compile(
    r"(?P<issuer>[A-ZÄÖÜ][^\n]{3,110}?)\s+-\s+Pressemitteilung\s+Nr\.:\s*(?P<number>\d{1,4}(?:/\d{2,4})?)\s*"
)
_HOUSE = re.compile(
    r"(?:(?:Das|Die)\s)?(?:(?:Sächsische|Hessische|Bayerische|Niedersächsische)s?\s|Thüringer\s)?(?:\w+-)?"
    r"(?:Ministerium|Staatsministerium|Bundesministerium|Senatsverwaltung|Staatskanzlei|Staatskanzlei und Ministerium|Behörde)"
    r"(?:\s(?:für|der|des|und|im)\s[A-ZÄÖÜ][\w-]*(?:(?:,|\sund|\sder|\sdes|\sfür|\sländliche[nr]?|\sdigitale[rn]?|,\sländliche[nr]?)?\s[A-ZÄÖÜ][\w-]*)*)?"
    r"(?:\s\([A-Za-zÄÖÜ]{2,8}\))?\s*$"
)
_IMPRINT = re.compile(r"(?:^|(?<=\s))Impressum:\s*")
_AUTHOR = re.compile(
    r"(?<=[.!?“”»\"?¿])\s+(?:gez\.\s)?(?:(?:Dr|Prof)\.\s)*[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?(?:\s[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?){1,2}\s*$"
)
_NAME = re.compile(
    r"(?:gez\.\s)?(?:(?:Dr|Prof)\.\s)*[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?(?:\s(?:von|zu|van|de)(?:\sder)?)?(?:\s[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?){1,2}\s*$"
)
_TRAILING = re.compile(
    r"\s*(?:(?:\.\.\.|…)?\s(?:weiterlesen|Weiterlesen|mehr|Mehr erfahren|Mehr lesen)\s?[»>]?|\s\[mehr\]|\s\(mehr\))\s*$"
)
_CREDIT = re.compile(r"(?:©|\(c\)|Foto|Bild|Quelle|Copyright|Grafik)")
_DAY_LINE = re.compile(
    rf"\(?(?:[A-ZÄÖÜ][\w./ -]{{2,40}}?,? (?:den |am )?|(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag), (?:den )?|vom )?{DAY}\)?"
)
_FEWEST_BEFORE_IMPRINT = 60
_PROSE = 120
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
    lines = _page_lines(text, dict(roles), profile)
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
        _place_body(text, lines[first : last + 1], layout)
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


def _page_lines(text: str, roles: Mapping[int, str], profile: Profile) -> list[PageLine]:
    """Cut the text into lines and tell what each of them is."""
    lines: list[PageLine] = []
    block = start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        left, right = start, end
        while right > left and text[right - 1].isspace():
            right -= 1
        while left < right and text[left].isspace():
            left += 1
        if left < right:
            role = roles.get(start, "")
            lines.append(PageLine(left, right, _kind(text, left, right, role, profile), role, block))
        else:
            block += 1
        start = end + 1
    return lines


def _kind(text: str, start: int, end: int, role: str, profile: Profile) -> str:
    """Tell what a line is by its element, then by its words."""
    if role in ("nav", "aside", "figcaption"):
        return "boilerplate"
    if role == "footer":
        return "end"
    if end - start > 2 * _TITLE_PROSE:
        # So long a line is text unless it is the imprint, which loses its line breaks on some pages.
        return "end" if text.startswith("Impressum:", start) else "text"
    kind = profile.kind_of(text, start, end)
    if kind == "text" and _is_day_line(text, start, end):
        return "header"
    return kind


def _is_day_line(text: str, start: int, end: int) -> bool:
    """Tell whether a line is a day with little around it: `Schwerin, 22.04.2016`, `20.03.2017 – PRESSEMITTEILUNG`."""
    match = _DAY_LINE.match(text, start, end)
    if match is None or end - match.end() > 120:
        return False
    rest = text[match.end() : end].strip()
    return (
        not rest
        or (rest[0] in "|–—,-•/" and not _SENTENCE_BREAK.search(rest))
        or (len(rest) < 25 and rest[-1] not in ".!?")
    )


def _title_index(text: str, lines: list[PageLine], profile: Profile) -> int | None:
    """Find the title: the first heading, or the first line that is no label; None when a paragraph stands there."""
    headings = [index for index, line in enumerate(lines) if line.role == "h1" and line.kind == "text"]
    if headings:
        return headings[0]
    readable = [index for index, line in enumerate(lines) if line.kind == "text"]
    # A line that is nothing but the name of a house is the sender, unless nothing else is there.
    while len(readable) > 1 and _HOUSE.match(text, lines[readable[0]].start, lines[readable[0]].end):
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
    return not _SENTENCE_END.search(text, line.start, line.end) and not _is_sentence(text, following)


def _is_sentence(text: str, line: PageLine) -> bool:
    """Tell whether a line is running text and not a heading."""
    if _LABEL.match(text, line.start, line.end) or _SENTENCE_BREAK.search(text, line.start, line.end):
        return True
    return _SENTENCE_END.search(text, max(line.start, line.end - 8), line.end) is not None


def _body_index(text: str, lines: list[PageLine], title: int | None, profile: Profile, layout: Layout) -> int:
    """Find the first line of the body and place what stands between it and the title."""
    index = 0 if title is None else title + 1
    while index < len(lines):
        line = lines[index]
        if line.kind == "header" or (line.kind == "text" and _HOUSE.match(text, line.start, line.end)):
            _place(layout, "header", line)
            layout.header_lines.append(Span(line.start, line.end))
        elif line.kind == "boilerplate" or (line.kind == "text" and _is_caption(text, lines, index)):
            _place(layout, "boilerplate", line)
        elif line.kind == "text" and title is not None and _is_subtitle(text, lines, index, layout):
            _place(layout, "subtitle", line)
            layout.subtitles.append(Span(line.start, line.end))
        else:
            break
        index += 1
    return index


def _is_caption(text: str, lines: list[PageLine], index: int) -> bool:
    """Tell whether a short line is the caption of the picture credited on the next line."""
    if index + 1 >= len(lines):
        return False
    line, following = lines[index], lines[index + 1]
    credited = following.kind == "boilerplate" and _CREDIT.match(text, following.start, following.end)
    return bool(credited) and following.block == line.block and not _is_sentence(text, line)


def _is_subtitle(text: str, lines: list[PageLine], index: int, layout: Layout) -> bool:
    line = lines[index]
    if len(layout.subtitles) >= 2 or line.end - line.start > _SUBTITLE or _is_sentence(text, line):
        return False
    if line.role in ("p", "li") or text[line.start] in "•*-–":
        return False
    rest = [other for other in lines[index + 1 :] if other.kind == "text"]
    return any(_is_sentence(text, other) for other in rest[:3])


def _last_body_index(text: str, lines: list[PageLine], first: int) -> int:
    """Find the last line of the body."""
    stop = next((index for index in range(first, len(lines)) if lines[index].kind == "end"), len(lines))
    prose = first - 1
    for index in range(first, stop):
        if lines[index].kind in ("text", "background") and _is_prose(text, lines[index]):
            prose = index
    contact = next((index for index in range(max(first, prose + 1), stop) if lines[index].kind == "contact"), stop)
    last = contact - 1
    tail_follows = contact < len(lines)
    while last >= first:
        line = lines[last]
        label = line.kind in ("boilerplate", "header", "contact")
        name = tail_follows and _NAME.match(text, line.start, line.end) is not None
        house = last > prose and _HOUSE.match(text, line.start, line.end) is not None
        if not (label or name or house):
            break
        last -= 1
        tail_follows = tail_follows and not name
    return last


def _is_prose(text: str, line: PageLine) -> bool:
    return line.end - line.start >= _PROSE and _is_sentence(text, line)


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


def _place_body(text: str, lines: list[PageLine], layout: Layout) -> None:
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
        if index > 0 and (line.kind in ("boilerplate", "contact") or _is_caption(text, lines, index)):
            layout.removed.append(Span(line.start, line.end))
        elif line.kind == "background":
            layout.zones.append(Zone("background", Span(line.start, end)))
            break
    for line in lines[1:3]:
        dateline = dateline_at(text, line.start, line.end) if layout.dateline is None else None
        if dateline is not None and dateline.sure:
            layout.dateline = dateline
            layout.removed.append(Span(line.start, dateline.end))


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
