"""When an office is held, as far as the phrase says it: "seit 2002", "von 2003 bis 2016", "bis Ende 2017"."""

from __future__ import annotations

import re

from digigraph.extractors import lexicon

MONTHS = lexicon.word_list("months")


def _point_pattern(number: int) -> str:
    """Pattern of a point in time: "1. September 2018", "Ende 2017", "Juni"; its groups carry a number."""
    months = "|".join(MONTHS)
    return (
        rf"(?:(?P<day{number}>\d{{1,2}})\. ?)?(?:(?:Anfang|Mitte|Ende) )?"
        rf"(?:(?P<month{number}>{months}) ?)?(?:Jahre?s? )?(?P<year{number}>(?:19|20)\d\d)?"
    )


_FROM_TO = re.compile(r"\b[Vv]on " + _point_pattern(1) + r"\s?bis(?: zum)? " + _point_pattern(2))
_SINCE = re.compile(r"\b(?:[Ss]eit|[Aa]b)(?: dem| der| dem Jahre?)? " + _point_pattern(1))
_UNTIL = re.compile(r"\b[Bb]is(?: zum| zur)? " + _point_pattern(1))

Tenure = tuple[str | None, str | None]
"""From and to, ISO with prefix precision; None when the text does not say."""


def tenure_in(text: str, today: str | None) -> Tenure:
    """Read the tenure a phrase states; a month without a year is the last one before the release's day (ISO)."""
    if (match := _FROM_TO.search(text)) and (match["year2"] or match["month2"]):
        return _point(match, 1, today), _point(match, 2, today)
    if (match := _SINCE.search(text)) and (start := _point(match, 1, today)):
        return start, None
    if (match := _UNTIL.search(text)) and (end := _point(match, 1, today)):
        return None, end
    return None, None


def _point(match: re.Match[str], number: int, today: str | None) -> str | None:
    """Write a point in time as ISO."""
    day, month, year = match[f"day{number}"], match[f"month{number}"], match[f"year{number}"]
    if month is None:
        return str(year) if year else None
    place = MONTHS.index(month) + 1
    if year is None:
        if today is None:
            return None
        year = today[:4] if f"{today[:4]}-{place:02}" <= today[:7] else str(int(today[:4]) - 1)
    return f"{year}-{place:02}" + (f"-{int(day):02}" if day else "")
