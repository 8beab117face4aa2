"""Finds the day of a release, and says how.

Order: the dateline inside the text, the day in the address, what the page prints above the text, what the feed or the
page's metadata say, and, when there is nothing else, a day the first sentences name.

On presse.sachsen-anhalt.de the printed day is one day early in summer time: midnight was shown in UTC. Where only that
day is known it stays, with a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from digigraph.model import ReleaseDate

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner jan january",
            "februar feber feb february",
            "märz maerz mär mrz mar march",
            "april apr",
            "mai may",
            "juni jun june",
            "juli jul july",
            "august aug",
            "september sept sep",
            "oktober okt oct october",
            "november nov",
            "dezember dez dec december",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = (
    "(?:Januar|Jänner|Jan\\.|Februar|Feb\\.|März|Mrz\\.|Mär\\.|April|Apr\\.|Mai|Juni|Jun\\.|Juli|Jul\\.|August|Aug\\.|"
    "September|Sept?\\.|Oktober|Okt\\.|November|Nov\\.|Dezember|Dez\\.)"
)
DAY = (
    rf"(?:\d{{1,2}}\. ?{MONTH} ?\d{{4}}|\d{{1,2}}\. ?\d{{1,2}}\. ?(?:\d{{4}}|\d{{2}})(?!\d)"
    r"|\d{4}-\d{2}-\d{2}|\d{2}/\d{2}/\d{2}(?!\d))"
)
"""Pattern of a day with its year, without groups."""

_DAY = re.compile(
    rf"(?<!\d)(?:(?P<d>\d{{1,2}})\. ?(?P<month>{MONTH}) ?(?P<y>\d{{4}})"
    r"|(?P<d2>\d{1,2})\. ?(?P<m2>\d{1,2})\. ?(?P<y2>\d{4}|\d{2})(?!\d)"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})"
    r"|(?P<m4>\d{2})/(?P<d4>\d{2})/(?P<y4>\d{2})(?!\d))"
)
_FEED_DAY = re.compile(r"(?<!\d)(?P<d>\d{1,2}) (?P<month>[A-Z][a-z]{2}) (?P<y>\d{4}|\d{2}) \d\d:\d\d")
_ADDRESS_DAYS = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[/_-](?P<m>\d{1,2})[/_-](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})[._-](?P<m>\d{1,2})[._-](?P<y>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)"),
)
_EARLIEST, _LATEST = 1985, 2099

_HAPPENED = re.compile(
    r"\b(?:am|vom) (?:(?:heutigen |gestrigen )?"
    r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag),? (?:dem |den )?)?"
    rf"(?P<day>\d{{1,2}}\. ?{MONTH} \d{{4}}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}})"
)
_PAST = re.compile(r"\b(?:hat|haben|wurde|wurden|ist|sind) \b|\bheute\b|\b\w+te\b")


class FoundDay(NamedTuple):
    """A day and where it stands."""

    value: str
    """ISO."""
    start: int
    end: int


def days_in(text: str, start: int = 0, end: int | None = None) -> Iterator[FoundDay]:
    """Find the days written with their year in a stretch of text; impossible ones are passed over."""
    for match in _DAY.finditer(text, start, len(text) if end is None else end):
        value = _iso_from(match)
        if value is not None:
            yield FoundDay(value, match.start(), match.end())


def first_day(text: str, start: int = 0, end: int | None = None) -> str | None:
    """Find the first day written in a stretch of text."""
    return next((day.value for day in days_in(text, start, end)), None)


def day_in_feed(text: str) -> str | None:
    """Read the day of an RSS date (`Mon, 13 Sep 21 11:08:41 +0200`)."""
    match = _FEED_DAY.search(text)
    if match is None or match["month"].lower() not in _MONTHS:
        return None
    return _iso(_year(match["y"]), _MONTHS[match["month"].lower()], int(match["d"]))


def day_in_address(url: str | None) -> str | None:
    """Read a full day from an address: `/2016/10/27/`, `2018-08-18`, `20170320`, `14-12-2023`."""
    if not url:
        return None
    for pattern in _ADDRESS_DAYS:
        for match in pattern.finditer(url):
            value = _iso(int(match["y"]), int(match["m"]), int(match["d"]))
            if value is not None:
                return value
    return None


def day_in_metadata(metadata: Mapping[str, str]) -> str | None:
    """Read the day of publication from what a page's head says."""
    for name in _META_NAMES:
        content = metadata.get(name, "")
        match = re.match(r"(\d{4})-(\d{2})-(\d{2})", content)
        value = _iso(int(match[1]), int(match[2]), int(match[3])) if match else first_day(content)
        if value is not None:
            return value
    return None


_META_NAMES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "pubdate",
    "time",
)


def _iso_from(match: re.Match[str]) -> str | None:
    if match["month"]:
        return _iso(int(match["y"]), _MONTHS[match["month"].lower().rstrip(".")], int(match["d"]))
    for suffix in "234":
        if match["y" + suffix]:
            return _iso(_year(match["y" + suffix]), int(match["m" + suffix]), int(match["d" + suffix]))
    return None


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= 85 else 2000)


def _iso(year: int, month: int, day: int) -> str | None:
    """Write a day as ISO, None when the calendar or the age of the web does not know it."""
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class DateSigns:
    """All that speaks for a day of the release, by kind."""

    inner: str | None = None
    """Dateline inside the text."""
    address: str | None = None
    printed: str | None = None
    """Above the text, as the page prints it."""
    feed: str | None = None
    """Date of the feed item or of the page's metadata."""
    file_name: str | None = None
    """Day in the name of the file or in the id of the release."""
    slips_in_summer: bool = False
    """The portal prints the day before in summer time."""


def resolve_date(signs: DateSigns, lead: str) -> ReleaseDate:
    """Decide on the day of a release; `lead` is its body, read only when nothing else names a day."""
    if signs.inner is not None:
        return ReleaseDate(signs.inner, "inner-dateline", signs.printed, _far_apart(signs.inner, signs))
    if signs.address is not None:
        return ReleaseDate(signs.address, "address", signs.printed, _far_apart(signs.address, signs))
    if signs.printed is not None:
        if signs.slips_in_summer and in_summer_time(signs.printed):
            for other, method in ((signs.feed, "feed"), (signs.file_name, "address")):
                if other is not None and _days_between(signs.printed, other) in (0, 1):
                    return ReleaseDate(other, method, signs.printed)
            return ReleaseDate(signs.printed, "printed-summer-time", signs.printed, _SLIP)
        return ReleaseDate(signs.printed, "printed", signs.printed)
    if signs.feed is not None:
        return ReleaseDate(signs.feed, "feed")
    if signs.file_name is not None:
        return ReleaseDate(signs.file_name, "address")
    stated = _stated_day(lead)
    if stated is not None:
        return ReleaseDate(stated, "printed", None, "only the text names this day; the release may be of a later one")
    return ReleaseDate(None, "none")


_SLIP = "this portal prints the day before in summer time; the address of the release would tell"


def _far_apart(value: str, signs: DateSigns) -> str | None:
    """Say that what the page prints lies more than a posting lag away."""
    for other in (signs.printed, signs.address):
        if other is not None and abs(_days_between(value, other)) > 10:
            return f"the page also names {other}"
    return None


def _days_between(first: str, second: str) -> int:
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


def in_summer_time(day: str) -> bool:
    """Tell whether a printed day lies between the last Sundays of March and October, the latter excluded."""
    moment = date.fromisoformat(day)
    return _last_sunday(moment.year, 3) <= moment < _last_sunday(moment.year, 10)


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _stated_day(lead: str) -> str | None:
    """Find a day of which the first sentences report."""
    for match in _HAPPENED.finditer(lead[:1200]):
        sentence_start = max(lead.rfind(". ", 0, match.start()) + 1, 0)
        sentence_end = lead.find(". ", match.end())
        if _PAST.search(lead[sentence_start : sentence_end if sentence_end >= 0 else len(lead)]):
            return first_day(match["day"])
    return None
