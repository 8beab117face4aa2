"""When an office is held, as far as the phrase says it: "seit 2002", "von 2003 bis 2016", "bis Ende 2017"."""

from __future__ import annotations

import re

MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
_POINT = rf"(?:(?P<day{{0}}>\d{{{{1,2}}}})\. ?)?(?:(?P<part{{0}}>Anfang|Mitte|Ende) )?(?:(?P<month{{0}}>{'|'.join(MONTHS)}) ?)?(?:Jahre?s? )?(?P<year{{0}}>(?:19|20)\d\d)?"  # noqa: E501
_FROM_TO = re.compile(r"\b[Vv]on " + _POINT.format(1) + r"\s?bis(?: zum)? " + _POINT.format(2))
_SINCE = re.compile(r"\b(?:[Ss]eit|[Aa]b)(?: dem| der| dem Jahre?)? " + _POINT.format(1))
_UNTIL = re.compile(r"\b[Bb]is(?: zum| zur)? " + _POINT.format(1))
_ON = re.compile(r"\b(?:[Zz]um|[Aa]m) " + _POINT.format(1))

Tenure = tuple[str | None, str | None]
"""From and to, ISO with prefix precision; None when the text does not say."""


def tenure_in(text: str, today: str | None, *, starting: bool = False) -> Tenure:
    """Read the tenure a phrase states; a month without a year is the last one before the release."""
    if (match := _FROM_TO.search(text)) and (match["year2"] or match["month2"]):
        end = _point(match, "2", today)
        start = _point(match, "1", today)
        if start is None and match["month1"] is None and match["day1"] is None:
            return None, end
        return start, end
    if match := _SINCE.search(text):
        start = _point(match, "1", today)
        if start:
            return start, None
    if match := _UNTIL.search(text):
        end = _point(match, "1", today)
        if end:
            return None, end
    if starting and (match := _ON.search(text)):
        return _point(match, "1", today, future=True), None
    return None, None


def _point(match: re.Match[str], number: str, today: str | None, *, future: bool = False) -> str | None:
    """Write a point in time as ISO; a missing year is taken from the release's day."""
    day, month, year = match[f"day{number}"], match[f"month{number}"], match[f"year{number}"]
    if month is None:
        return str(year) if year else None
    place = MONTHS.index(month) + 1
    if year is None:
        if today is None:
            return None
        year = today[:4]
        before = f"{year}-{place:02}" <= today[:7]
        if not future and not before:
            year = str(int(year) - 1)
        elif future and not before and today[:7] > f"{year}-{place:02}":
            year = str(int(year) + 1)
    return f"{year}-{place:02}" + (f"-{int(day):02}" if day else "")
