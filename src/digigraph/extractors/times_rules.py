"""Finds date expressions in a text: the ordered rules of date reading and how overlaps are settled.

A rule may decline by returning None. Where expressions overlap, the longer wins, then the earlier rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from digigraph.extractors import times_days as days
from digigraph.extractors import times_patterns as shapes
from digigraph.extractors import times_periods as periods
from digigraph.extractors.times_values import Reader, Rule, Timex, Value
from digigraph.model import Span


class Shape(NamedTuple):
    """A rule with the pattern it reads and what a stretch of text must hold for the pattern to be worth trying."""

    name: str
    needs: re.Pattern[str]
    pattern: re.Pattern[str]
    rule: Rule


_MONTH_DAY = re.compile(r"\d\.,?\s?(?:[-–/JFMASONDW]|bis|und|oder|sowie)")
_MONTH = re.compile(rf"{shapes.MONTH}(?!\w)")
_DAY_NUMBERS = re.compile(r"\d\.\s?\d{1,2}\.|\d\.\s?(?:[-–/]|bis)")
_DIGITS = re.compile(r"\d{4}")
_WEEKDAY = re.compile(shapes.WEEKDAY)

RULES = (
    Shape("day-range", _MONTH_DAY, shapes.DAY_RANGE, days.day_range),
    Shape("day-range", _DAY_NUMBERS, shapes.NUMERIC_RANGE, days.day_range),
    Shape("day", _MONTH_DAY, shapes.DAY, days.day),
    Shape("day", _MONTH_DAY, shapes.FIRST_OF_DAYS, days.first_of_days),
    Shape("day", _DAY_NUMBERS, shapes.NUMERIC_DAY, days.day),
    Shape("day", _DAY_NUMBERS, shapes.NUMERIC_DAY_BARE, days.day),
    Shape("day", _DIGITS, shapes.ISO_DAY, days.day),
    Shape("day", re.compile(r"\d/\d"), shapes.US_DAY, days.day),
    Shape("month-range", _MONTH, shapes.MONTH_RANGE, periods.month_range),
    Shape("year-range", _DIGITS, shapes.YEAR_RANGE, periods.year_range),
    Shape("year-pair", _DIGITS, shapes.SPLIT_YEAR, periods.split_year),
    Shape("month", _MONTH, shapes.MONTH_YEAR, periods.month_of_year),
    Shape("month", _MONTH, shapes.MONTH_ALONE, periods.month_alone),
    Shape("month", re.compile("hälfte"), shapes.MONTH_HALF, periods.month_half),
    Shape("season", re.compile(shapes.SEASON), shapes.SEASON_OF, periods.season),
    Shape("quarter", re.compile("Quartal|Halbjahr|hälfte"), shapes.QUARTER, periods.quarter),
    Shape("year", re.compile("Anfang|Mitte|Ende|Beginn"), shapes.YEAR_PART, periods.year_named),
    Shape("year", re.compile("[Jj]ahr"), shapes.YEAR_NAMED, periods.year_named),
    Shape("year", re.compile("Jahres"), shapes.YEAR_END, periods.year_end),
    Shape("year", _DIGITS, shapes.YEAR_ALONE, periods.year_alone),
    Shape("stretch", re.compile("Jahr|Monat|Woche|Tag"), shapes.YEARS_AHEAD, periods.years_ahead),
    Shape("ago", re.compile("[Vv]or|[Ss]eit"), shapes.AGO, periods.ago),
    Shape("weekday", _WEEKDAY, shapes.NEAR_WEEKDAY, days.weekday),
    Shape("today", re.compile("heutig|morgig|gestrig"), shapes.NEAR_DAY, days.near_day),
    Shape("today", re.compile("eute|estern|orgen"), shapes.TODAY, days.today),
    Shape("week", re.compile("Woche"), shapes.WEEK, days.week),
    Shape("weekend", re.compile("Wochenende"), shapes.WEEKEND, days.weekend),
    Shape("month", re.compile("Monat"), shapes.MONTH_NEAR, periods.month_near),
    Shape("calendar-week", re.compile("KW|Kalenderwoche"), shapes.CALENDAR_WEEK, days.calendar_week),
)
"""In order of preference where two expressions are equally long."""

WHOLE = frozenset({"day-range", "month-range", "year-range", "year-pair", "stretch", "ago"})
"""Rules whose value says itself where it begins and ends."""
_TRIGGER = re.compile(
    r"\d{1,2}\.\s?(?:\d|[A-ZÄÖ]|[-–/]|bis|und)|(?<!\d)\d{4}(?!\d)|\d\d/\d\d|Uhr|[Jj]ahr|Wochen?|Monat|Tage|Quartal|KW\b|"
    r"[Hh]eut|[Gg]estr|[Gg]estern|[Mm]orgen\b|morgig|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonn(?:abend|tag)|"
    r"Sommer|Herbst|Winter|Früh(?:jahr|ling)|Janu|Jänner|Febr?|März|Maerz|April|Mai\b|Jun[ai]|Juli|Augus|Septem|Oktob|Novem|Dezem|"
    r"(?:Jan|Mrz|Apr|Aug|Sept?|Okt|Nov|Dez)\."
)
"""Something every date holds: the rules, costly on long text, look only around it."""
_REACH = 60
"""Code points looked at on either side of a trigger."""
_LEAD = re.compile(
    r"(?:(?:[Aa]m|[Ii]m|[Ii]n|[Ff]ür|[Aa]uf|[Aa]b|[Bb]is|[Ss]eit|[Vv]on|[Vv]om|[Zz]um|[Dd]en|[Dd]em|[Dd]er|[Dd]as|[Vv]or)\s)+"
)
_FROM = re.compile(r"\b(?:seit|ab|von|vom)(?:\s(?:de[mnr]|Anfang|Mitte|Ende))?\s$", re.I)
_TO = re.compile(r"\bbis(?:\s(?:zum|zur|in(?:s|\sden|\sdie|\sdas)?|spätestens|Anfang|Mitte|Ende))?\s$", re.I)
_BEFORE = re.compile(r"\bvor\s(?:de[mnr]\s)?$", re.I)
_AFTER = re.compile(r"\bnach\s(?:de[mnr]\s)?$", re.I)


class Candidate(NamedTuple):
    """An expression before overlaps are settled, with the stretch its pattern took."""

    whole: Span
    order: int
    timex: Timex


def find(text: str, anchor: date | None, span: Span) -> list[Timex]:
    """Find date expressions inside a span of a text, in order, none inside another."""
    reader = Reader(text, anchor)
    candidates: list[Candidate] = []
    for window in _windows(text, span):
        for order, shape in enumerate(RULES):
            if not shape.needs.search(text, *window):
                continue
            for match in shape.pattern.finditer(text, *window):
                value = shape.rule(match, reader)
                if value is not None:
                    whole = Span(*match.span())
                    candidates.append(Candidate(whole, order, _timex(shape.name, match, value, text)))
    return [timex for group in _overlapping(candidates) for timex in _settle(group)]


def _windows(text: str, span: Span) -> Iterator[Span]:
    """Merge the surroundings of all triggers inside a span into stretches."""
    start = end = -1
    for match in _TRIGGER.finditer(text, *span):
        if match.start() - _REACH > end:
            if end >= 0:
                yield Span(start, end)
            start = max(span.start, match.start() - _REACH)
        end = min(span.end, match.end() + _REACH)
    if end >= 0:
        yield Span(start, end)


def _overlapping(candidates: list[Candidate]) -> Iterator[list[Candidate]]:
    """Group candidates that overlap, directly or through others, in order of the text."""
    group: list[Candidate] = []
    end = -1
    for candidate in sorted(candidates, key=lambda candidate: candidate.whole):
        if candidate.whole.start >= end and group:
            yield group
            group = []
        group.append(candidate)
        end = max(end, candidate.whole.end)
    if group:
        yield group


def _settle(group: list[Candidate]) -> list[Timex]:
    """Keep the longest of overlapping expressions, then the one whose rule comes first."""
    taken: list[Timex] = []
    for _, _, timex in sorted(group, key=lambda item: (item.whole.start - item.whole.end, item.order, item.whole)):
        if not any(timex.span.overlaps(other.span) for other in taken):
            taken.append(timex)
    return sorted(taken, key=lambda timex: timex.span)


def _timex(name: str, match: re.Match[str], value: Value, text: str) -> Timex:
    """Build the expression: its span without leading prepositions, its direction and its time of day."""
    lead = _LEAD.match(text, match.start(), match.end())
    span = Span(lead.end() if lead else match.start(), match.end())
    attributes: dict[str, Any] = {**({} if name in WHOLE else _direction(text, span.start)), **value.attributes}
    if value.precision == "day":
        attributes |= _clock(text, span.end)
    return Timex(span, value.value, value.precision, name, value.confidence, attributes)


def _direction(text: str, start: int) -> dict[str, str]:
    """Read whether a stretch begins or ends at the date, from the words before it."""
    before = text[max(0, start - 24) : start]
    for pattern, name in ((_FROM, "from"), (_TO, "to"), (_BEFORE, "before"), (_AFTER, "after")):
        if pattern.search(before):
            return {"direction": name}
    return {}


def _clock(text: str, end: int) -> dict[str, str]:
    """Read the time of day right behind a date."""
    match = shapes.CLOCK.match(text, end, end + 40)
    if match is None or int(match["hour"]) > 24:
        return {}
    found = {"time": f"{int(match['hour']):02d}:{match['minute'] or '00'}"}
    if match["hour2"] and int(match["hour2"]) <= 24:
        found["until"] = f"{int(match['hour2']):02d}:{match['minute2'] or '00'}"
    return found
