"""Cuts a page into lines and tells what each of them is: a label, text, a caption, the beginning of the imprint."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from digigraph.parse.dates import DAY
from digigraph.parse.profiles import Profile

_SENTENCE_END = re.compile(r"[.!?:…][“‘”»\"?¿’')\]]*\s*$")
_SENTENCE_BREAK = re.compile(r"[.!?…][“‘”»\"?¿]* +[A-ZÄÖÜ„»\"?¿(]")
_LABEL = re.compile(
    r"(?:Was|Wann|Wo|Wer|Wie|Warum|Termin|Ort|Zeit|Datum|Beginn|Treffpunkt|Uhrzeit|Anlass|Thema|Ablauf|Programm|Teilnehmer)\s?:"
)
_PORTFOLIO = (
    r"(?:für|der|des|und|im)\s[A-ZÄÖÜ][\w-]*"
    r"(?:(?:,|\sund|\sder|\sdes|\sfür|,?\sländliche[nr]?|\sdigitale[rn]?)?\s[A-ZÄÖÜ][\w-]*)*"
)
_HOUSE = re.compile(
    rf"(?:(?:Das|Die)\s)?(?:(?:Sächsische|Hessische|Bayerische|Niedersächsische)s?\s|Thüringer\s)?(?:\w+-)?"
    rf"(?:(?:Ministerium|Staatsministerium|Bundesministerium|Senatsverwaltung|Staatskanzlei(?:\sund\sMinisterium)?|Behörde)"
    rf"(?:\s{_PORTFOLIO})?|(?:Der\s|Die\s)?(?:Senator|Senatorin|Minister|Ministerin)\s{_PORTFOLIO})"
    r"(?:\s\([A-Za-zÄÖÜ]{2,8}\))?\s*$"
)
_FORENAME = r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?"
_NAME = re.compile(
    rf"(?:gez\.\s)?(?:(?:Dr|Prof)\.\s)*{_FORENAME}(?:\s(?:von|zu|van|de)(?:\sder)?)?(?:\s{_FORENAME}){{1,2}}\s*$"
)
_CREDIT = re.compile(r"(?:©|\(c\)|Foto|Bild|Quelle|Copyright|Grafik)")
_WEEKDAY = r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)"
_DAY_LINE = re.compile(rf"\(?(?:[A-ZÄÖÜ][\w./ -]{{2,40}}?,? (?:den |am )?|{_WEEKDAY}, (?:den )?|vom )?{DAY}\)?")
_PROSE = 120
_LONGEST_LABEL = 600
"""A longer line is text, unless it is the imprint."""


class PageLine(NamedTuple):
    """One line that is not blank."""

    start: int
    end: int
    kind: str
    role: str
    block: int
    """Number of the block between blank lines that it belongs to."""


def page_lines(text: str, roles: Mapping[int, str], profile: Profile) -> list[PageLine]:
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
    if end - start > _LONGEST_LABEL:
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


def is_sentence(text: str, line: PageLine) -> bool:
    """Tell whether a line is running text and not a heading."""
    if _LABEL.match(text, line.start, line.end) or _SENTENCE_BREAK.search(text, line.start, line.end):
        return True
    return _SENTENCE_END.search(text, max(line.start, line.end - 8), line.end) is not None


def is_prose(text: str, line: PageLine) -> bool:
    """Tell whether a line is a paragraph."""
    return line.end - line.start >= _PROSE and is_sentence(text, line)


def is_house(text: str, line: PageLine) -> bool:
    """Tell whether a line is nothing but the name of a ministry or chancellery."""
    return _HOUSE.match(text, line.start, line.end) is not None


def is_name(text: str, line: PageLine) -> bool:
    """Tell whether a line is nothing but what looks like a person's name."""
    return _NAME.match(text, line.start, line.end) is not None


def is_caption(text: str, lines: list[PageLine], index: int) -> bool:
    """Tell whether a short line is the caption of the picture credited on the next line."""
    if index + 1 >= len(lines):
        return False
    line, following = lines[index], lines[index + 1]
    credited = following.kind == "boilerplate" and _CREDIT.match(text, following.start, following.end)
    return bool(credited) and following.block == line.block and not is_sentence(text, line)
