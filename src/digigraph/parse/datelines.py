"""Recognises the place, day and agency sign that run into the first sentence: `Halle (MJ).`, `MÜNCHEN  `."""

from __future__ import annotations

import re
from typing import NamedTuple

from digigraph.parse.dates import DAY, first_day
from digigraph.parse.words import words


class Dateline(NamedTuple):
    """A dateline: where it ends (blanks included), the day it names, and the place."""

    end: int
    day: str | None
    place: str
    sure: bool
    """It names a day or an agency, so that it may also stand at the head of the second paragraph."""
    sign: str = ""
    """Abbreviation of the house or the agency, when one stands there."""


_WORD = r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ]?[a-zäöüß]+)*"
_PLACE = (
    rf"(?:Bad |Sankt |St\. |Lutherstadt |Hansestadt )?{_WORD}"
    rf"(?: (?:am|an der|ob der|im|vor der|bei|a\.) ?{_WORD}| \(\w+\)| {_WORD})?"
)
_PLACES = rf"{_PLACE}(?:\s?/\s?{_PLACE}){{0,3}}"
_CAPITALS = r"[A-ZÄÖÜ]{3,}(?:[/ -][A-ZÄÖÜ]{2,}){0,4}"
_SIGN = r"(?:[A-ZÄÖÜ]{2,6}(?:/[A-ZÄÖÜ]{2,4})?|ots|dpa|hnm|pm)"
_BREAK = r"(?:\s?[.:–—-]+(?=\s|$)|(?=\s+[A-ZÄÖÜ„»\"?¿])|$)"

_WITH_DAY = re.compile(
    rf"(?:(?P<place>{_PLACES}|{_CAPITALS})(?: \({_SIGN}\))?(?:, den |, der |, am |, | \(| – | - |/)|\()"
    rf"(?P<day>{DAY})\)?{_BREAK}\s*"
)
_WITH_SIGN = re.compile(
    rf"(?P<place>{_PLACES}|{_CAPITALS})"
    rf"(?: \((?P<bracketed>{_SIGN})\)(?:\s?[.:–—-]+(?=\s)|(?=\s+[A-ZÄÖÜ„]))"
    rf"|\. \((?P<behind>{_SIGN})\)\.?|\. (?P<bare>{_SIGN})\.|, (?P<comma>[A-Z]{{2,5}})/[A-Z]{{2,4}}\.?"
    rf"|/(?P<slash>{_SIGN})\.)\s*(?:[–—-]\s)?"
)
_IN_CAPITALS = re.compile(rf"(?P<place>{_CAPITALS})(?:[.:]\s+|\s[–—-]\s|\s{{2,}})(?=[A-ZÄÖÜ„»\"?¿\d])")
_PLAIN = re.compile(rf"(?P<place>{_PLACES})(?:[.:]|\s[–—-]|\s?//)\s+(?=[A-ZÄÖÜ„»\"?¿\d])")
_SIGN_GROUPS = ("bracketed", "behind", "bare", "comma", "slash")
_NO_PLACES = words("no_places")
_TOWNS = words("towns")


def dateline_at(text: str, start: int, end: int) -> Dateline | None:
    """Recognise a dateline at the head of a paragraph."""
    limit = min(end, start + 160)
    match = _WITH_DAY.match(text, start, limit)
    if match is not None and (match["place"] or "") not in _NO_PLACES and match.end() < end:
        day = first_day(match["day"])
        if day is not None:
            return Dateline(match.end(), day, match["place"] or "", True)
    match = _WITH_SIGN.match(text, start, limit)
    if match is not None and match.end() < end:
        sign = next((match[name] for name in _SIGN_GROUPS if match[name]), "")
        return Dateline(match.end(), None, match["place"], True, sign)
    match = _IN_CAPITALS.match(text, start, limit)
    if match is not None and len(match["place"]) > 3:
        return Dateline(match.end(), None, match["place"].title(), False)
    match = _PLAIN.match(text, start, limit)
    if match is not None and all(place.strip() in _TOWNS for place in match["place"].split("/")):
        return Dateline(match.end(), None, match["place"], False)
    return None
