"""Rules for days and weeks: what "27. Februar", "am Montag" or "heute" mean, reckoned from the release's day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from digigraph.extractors import times_calendar as calendar
from digigraph.extractors.times_calendar import Tense
from digigraph.extractors.times_values import Reader, Value, month_number, step_of, year_in


def day(match: re.Match[str], reader: Reader) -> Value | None:
    """A day of a month, with or without year and weekday."""
    groups, anchor = match.groupdict(), reader.anchor
    weekday = calendar.WEEKDAYS[groups["weekday"].lower()] if groups.get("weekday") else None
    month, day = month_number(groups["month"]), int(groups["day"])
    if not 1 <= month <= 12:
        return None
    year, confidence = year_in(match, anchor), 1.0
    if year is None:
        if anchor is None:
            return None
        year, confidence = calendar.year_of_day(anchor, month, day, reader.tense(match), weekday), 0.95
    found = calendar.day_of(year, month, day) if year else None
    if found is None:
        return None
    if weekday is not None and found.weekday() != weekday:
        return Value(found.isoformat(), "day", 0.6, {"doubt": "the weekday does not fit the date"})
    return Value(found.isoformat(), "day", confidence)


def day_range(match: re.Match[str], reader: Reader) -> Value | None:
    """From one day to another; "und" joins only days that follow each other."""
    groups, anchor = match.groupdict(), reader.anchor
    month2, day, day2 = month_number(groups["month2"]), int(groups["day"]), int(groups["day2"])
    month = month_number(groups["month"]) if groups.get("month") else month2
    if not (1 <= month <= 12 and 1 <= month2 <= 12):
        return None
    year2 = calendar.full_year(groups["year2"], anchor) if groups.get("year2") else None
    if year2 is None:
        year2 = calendar.year_of_day(anchor, month2, day2, reader.tense(match)) if anchor else None
    if year2 is None:
        return None
    year = calendar.full_year(groups["year"], anchor) if groups.get("year") else year2 - (month > month2)
    first, last = calendar.day_of(year, month, day), calendar.day_of(year2, month2, day2)
    if first is None or last is None or first >= last:
        return None
    link = groups.get("link", "")
    if ("und" in link or "/" in link) and last - first > timedelta(days=1):
        return None
    return Value(f"{first}/{last}", "days", 1.0 if groups.get("year2") else 0.95)


def first_of_days(match: re.Match[str], reader: Reader) -> Value | None:
    """The first of several single days that share a month: "am 24. und am 31. Dezember"."""
    anchor, month, day = reader.anchor, month_number(match["month2"]), int(match["day"])
    year = calendar.full_year(match["year2"], anchor) if match["year2"] else None
    if year is None and anchor:
        year = calendar.year_of_day(anchor, month, day, reader.tense(match))
    found = calendar.day_of(year, month, day) if year else None
    return Value(found.isoformat(), "day", 0.9) if found else None


def weekday(match: re.Match[str], reader: Reader) -> Value | None:
    """A weekday without a date: by its word ("kommenden") or else by the tense; today counts either way."""
    anchor, number, step = reader.anchor, calendar.WEEKDAYS[match["weekday"].lower()], step_of(match["near"])
    lead = (match["lead"] or "").lower()
    if anchor is None or not (lead or match["near"]):
        return None
    if match["near"] and match["near"].lower().startswith(("heutig", "morgig", "gestrig")):
        return named_weekday(match["near"].lower(), anchor, number)
    if step:
        move = calendar.weekday_on_or_after if step > 0 else calendar.weekday_on_or_before
        return Value(str(move(anchor, number, strictly=True)), "day", 0.95)
    if lead in ("der", "dem", "den") and step is None:
        return None
    past = lead in ("seit", "vom") or (lead not in ("für", "ab", "bis", "bis zum") and reader.tense(match) == "past")
    move = calendar.weekday_on_or_before if past else calendar.weekday_on_or_after
    return Value(str(move(anchor, number)), "day", 0.85)


def named_weekday(word: str, anchor: date, weekday: int) -> Value:
    """Today, tomorrow or yesterday with the weekday's name; the name that does not fit lowers the confidence."""
    found = anchor + timedelta(days={"h": 0, "m": 1, "g": -1}[word[0]])
    if found.weekday() == weekday:
        return Value(str(found), "day", 1.0)
    return Value(str(found), "day", 0.6, {"doubt": "the weekday does not fit the date"})


_FIGURATIVE = re.compile(r"\b(?:bis|noch|von|schon|nur|wie|erst|seit)\s$", re.I)


def today(match: re.Match[str], reader: Reader) -> Value | None:
    """The release's day and its neighbours; "bis heute" and "noch heute" say little about a day."""
    if reader.anchor is None:
        return None
    word = match["word"].lower()
    days = {"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2}[word]
    before = reader.text[max(0, match.start() - 8) : match.start()]
    if word == "heute" and (
        _FIGURATIVE.search(before) or reader.text.startswith((" noch", " schon", " nur noch"), match.end())
    ):
        return Value(str(reader.anchor), "day", 0.4, {"figurative": True})
    if word == "morgen" and before.endswith(("guten ", "Guten ", "von ")):
        return None
    return Value(str(reader.anchor + timedelta(days=days)), "day", 0.95)


def near_day(match: re.Match[str], reader: Reader) -> Value | None:
    """ "am heutigen Tag", "am gestrigen Abend"."""
    if reader.anchor is None:
        return None
    return Value(str(reader.anchor + timedelta(days=step_of(match["near"]) or 0)), "day", 0.9)


def week(match: re.Match[str], reader: Reader) -> Value | None:
    """This, last or next week, Monday to Sunday."""
    return Value(calendar.week(reader.anchor, step_of(match["near"]) or 0), "week", 0.85) if reader.anchor else None


def weekend(match: re.Match[str], reader: Reader) -> Value | None:
    """Saturday and Sunday of the weekend meant."""
    if reader.anchor is None:
        return None
    step = step_of(match["near"])
    tense: Tense | None = reader.tense(match) if step is None else "past" if step < 0 else "future"
    return Value(calendar.weekend(reader.anchor, tense), "days", 0.8)


def calendar_week(match: re.Match[str], reader: Reader) -> Value | None:
    """A numbered week (ISO 8601)."""
    year = int(match["year"]) if match["year"] else reader.anchor.year if reader.anchor else None
    try:
        monday = date.fromisocalendar(year, int(match["number"] or match["number2"]), 1) if year else None
    except ValueError:
        return None
    return Value(f"{monday}/{monday + timedelta(days=6)}", "week", 0.9) if monday else None
