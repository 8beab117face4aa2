"""Calendar arithmetic of German date expressions: which day, month or year an expression without a year means.

Nothing here reads a document; every function is about an anchor day (the release's) and numbers. A value is an ISO
date with prefix precision ("2021-01-26", "2020-07", "2013") or two of them with a slash, both ends included.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

Tense = Literal["past", "future"]

MONTHS = {
    "januar": 1, "jänner": 1, "jan": 1, "februar": 2, "feber": 2, "feb": 2, "märz": 3, "maerz": 3, "mrz": 3,
    "april": 4, "apr": 4, "mai": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11, "nov": 11, "dezember": 12, "dez": 12,
}  # fmt: skip
WEEKDAYS = {
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonnabend": 5,
    "sonntag": 6,
}  # fmt: skip
SEASONS = {"frühjahr": 3, "frühling": 3, "sommer": 6, "herbst": 9, "winter": 12}
"""First month of each season."""

AGAINST_TENSE_DAYS = 250
"""What a reading against the sentence's tense costs: a near day the other way still beats one a year off."""


def day_of(year: int, month: int, day: int) -> date | None:
    """Build a date; None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def cost(anchor: date, candidate: date, tense: Tense | None) -> int:
    """Tell how unlikely a reading is: its distance in days, more when it goes against the tense."""
    days = (candidate - anchor).days
    against = (tense == "past" and days > 0) or (tense == "future" and days < 0)
    return abs(days) + (AGAINST_TENSE_DAYS if against else 0)


def year_of_day(anchor: date, month: int, day: int, tense: Tense | None, weekday: int | None = None) -> int | None:
    """Choose the year of a day given without one; a stated weekday decides when it fits exactly one near year."""
    candidates = [found for year in range(anchor.year - 1, anchor.year + 2) if (found := day_of(year, month, day))]
    if weekday is not None:
        candidates = [found for found in candidates if found.weekday() == weekday] or candidates
    if not candidates:
        return None
    return min(candidates, key=lambda found: cost(anchor, found, tense)).year


def year_of_month(anchor: date, month: int, tense: Tense | None) -> int:
    """Choose the year of a month given without one; the anchor's own month is near by any tense."""
    if month == anchor.month:
        return anchor.year
    candidates = [date(year, month, 15) for year in range(anchor.year - 1, anchor.year + 2)]
    return min(candidates, key=lambda found: cost(anchor, found, tense)).year


def year_of_season(anchor: date, first_month: int, tense: Tense | None) -> int:
    """Choose the year of a season given without one; a season that contains the anchor is taken as the present one."""
    starts = [date(year, first_month, 1) for year in range(anchor.year - 2, anchor.year + 2)]
    for start in starts:
        if start <= anchor <= start + timedelta(days=91) and tense != "past":
            return start.year
    return min(starts, key=lambda start: cost(anchor, start + timedelta(days=45), tense)).year


def weekday_on_or_after(anchor: date, weekday: int, *, strictly: bool = False) -> date:
    """Find the next such weekday."""
    ahead = (weekday - anchor.weekday()) % 7
    return anchor + timedelta(days=7 if strictly and not ahead else ahead)


def weekday_on_or_before(anchor: date, weekday: int, *, strictly: bool = False) -> date:
    """Find the last such weekday."""
    back = (anchor.weekday() - weekday) % 7
    return anchor - timedelta(days=7 if strictly and not back else back)


def week(anchor: date, weeks: int) -> str:
    """Monday to Sunday of the week that many weeks from the anchor's."""
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=weeks)
    return f"{monday}/{monday + timedelta(days=6)}"


def weekend(anchor: date, tense: Tense | None) -> str:
    """Saturday and Sunday of the nearest weekend by tense."""
    saturday = weekday_on_or_before(anchor, 5) if tense == "past" else weekday_on_or_after(anchor, 5)
    if tense != "past" and anchor.weekday() == 6:
        saturday = anchor - timedelta(days=1)
    if tense == "past" and saturday + timedelta(days=1) > anchor:
        saturday -= timedelta(days=7)
    return f"{saturday}/{saturday + timedelta(days=1)}"


def month_value(year: int, month: int) -> str:
    """Write a month; months beyond December run on into the next year."""
    return f"{year + (month - 1) // 12}-{(month - 1) % 12 + 1:02d}"


def months_value(year: int, first: int, last: int) -> str:
    """Write a stretch of months of one year, first and last included."""
    return f"{month_value(year, first)}/{month_value(year, last)}"


def full_year(digits: str, anchor: date | None) -> int:
    """Read a year of two or four digits; two digits mean the century nearest to the anchor."""
    year = int(digits)
    if len(digits) == 4:
        return year
    now = anchor.year if anchor else 2020
    return min((1900 + year, 2000 + year, 2100 + year), key=lambda candidate: abs(candidate - now))
