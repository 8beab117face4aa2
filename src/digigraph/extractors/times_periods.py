"""Rules for months, seasons, quarters and years: what "im Herbst", "Ende 2018" or "vor zehn Jahren" mean."""

from __future__ import annotations

import re
from datetime import date, timedelta

from digigraph.extractors import times_calendar as calendar
from digigraph.extractors.times_calendar import Tense
from digigraph.extractors.times_values import Reader, Value, month_number, part_of, step_of, year_in

NUMBERS = {
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11,
    "zwölf": 12, "fünfzehn": 15, "zwanzig": 20, "fünfundzwanzig": 25, "dreißig": 30, "vierzig": 40, "fünfzig": 50,
    "hundert": 100, "einem": 1, "einer": 1,
}  # fmt: skip
ORDINALS = {"erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
COUNTED = re.compile(
    r"\s(?:Euro|Mark|Prozent|Menschen|Personen|Teilnehmer\w*|Besucher\w*|Gäste|Stellen|Plätze|Arbeitsplätze|Beschäftigte\w*|"
    r"Mitarbeiter\w*|Quadratmeter|Kubikmeter|Meter|Kilometer|Tonnen|Hektar|Haushalte|Adressen|Frauen|Männer|Kinder|Schüler\w*|"
    r"Studierende\w*|Unternehmen|Betriebe|Einwohner\w*|Stück|Exemplare|Kilogramm|Liter|Megawatt|Gigawatt\w*|Kilowatt\w*|Mitglieder|"
    r"Bücher|Bäume|Jahre|Tage|Stunden|Seiten|Bürger\w*|Anträge|Fälle|Wohnungen|Soldaten|Flüchtlinge)\b"
)


def count_of(word: str) -> int:
    """Read a small number."""
    return int(word) if word.isdigit() else NUMBERS[word]


def steps_from(anchor: date, count: int, unit: str) -> tuple[str, str] | None:
    """Go that many years, months, weeks or days from the anchor; value and precision."""
    if unit.startswith("Jahr"):
        return str(anchor.year + count), "year"
    if unit.startswith("Monat"):
        return calendar.month_value(anchor.year, anchor.month + count), "month"
    days = count * (7 if unit.startswith("Woche") else 1)
    return str(anchor + timedelta(days=days)), "day"


def month_range(match: re.Match[str], reader: Reader) -> Value | None:
    """From one month to another."""
    month, month2, anchor = month_number(match["month"]), month_number(match["month2"]), reader.anchor
    year2 = year_two(match, anchor)
    if year2 is None:
        year2 = calendar.year_of_month(anchor, month2, reader.tense(match)) if anchor else None
    if year2 is None:
        return None
    year = int(match["year"]) if match["year"] else year2 - (month > month2)
    return Value(f"{calendar.month_value(year, month)}/{calendar.month_value(year2, month2)}", "months", 0.95)


def year_two(match: re.Match[str], anchor: date | None) -> int | None:
    """Read the second year of a range."""
    if match["year2"]:
        return int(match["year2"])
    return anchor.year if anchor and match.groupdict().get("this_year") else None


def year_range(match: re.Match[str], reader: Reader) -> Value | None:
    """From one year to another; "und" needs "zwischen" before it."""
    first, last = int(match["year"]), int(match["year2"])
    before = reader.text[max(0, match.start() - 10) : match.start()].lower()
    if first >= last or ("und" in match["link"] and not before.endswith("zwischen ")):
        return None
    start = calendar.month_value(first, month_number(match["month"])) if match["month"] else str(first)
    end = calendar.month_value(last, month_number(match["month2"])) if match["month2"] else str(last)
    return Value(f"{start}/{end}", "years", 0.95)


def split_year(match: re.Match[str], _reader: Reader) -> Value | None:
    """Two years that follow each other: "2014/15"."""
    first, second = int(match["year"]), match["year2"]
    if (first + 1) % 10 ** len(second) != int(second):
        return None
    return Value(f"{first}/{first + 1}", "years", 0.9)


def month_of_year(match: re.Match[str], reader: Reader) -> Value | None:
    """A month with its year."""
    year = year_in(match, reader.anchor)
    return (
        Value(calendar.month_value(year, month_number(match["month"])), "month", 1.0, part_of(match)) if year else None
    )


def _tense(step: int | None, match: re.Match[str], reader: Reader) -> Tense | None:
    """Take the tense from "kommend" or "vergangen", else from the clause; "dies" has none."""
    if step is None:
        return reader.tense(match)
    return "future" if step > 0 else "past" if step < 0 else None


def month_alone(match: re.Match[str], reader: Reader) -> Value | None:
    """A month without a year: the nearest one by tense."""
    anchor, month = reader.anchor, month_number(match["month"])
    if anchor is None:
        return None
    step = step_of(match["near"])
    tense: Tense | None = (
        reader.tense(match) if step is None else "future" if step > 0 else "past" if step < 0 else None
    )
    return Value(
        calendar.month_value(calendar.year_of_month(anchor, month, tense), month), "month", 0.9, part_of(match)
    )


def month_half(match: re.Match[str], reader: Reader) -> Value | None:
    """Half a month: "zweite Augusthälfte"."""
    if reader.anchor is None:
        return None
    month = month_number(match["month"])
    value = calendar.month_value(calendar.year_of_month(reader.anchor, month, reader.tense(match)), month)
    return Value(value, "month", 0.9, {"part": "begin" if match["half"].startswith("erste") else "end"})


def season(match: re.Match[str], reader: Reader) -> Value | None:
    """A season; its value is its year, its months stand in `interval`."""
    first, anchor = calendar.SEASONS[match["season"].lower()], reader.anchor
    step, year = step_of(match["near"]), year_in(match, anchor)
    if year is None and not (match["lead"] or match["part"] or match["near"]):
        return None
    if year is None and anchor is not None:
        tense = reader.tense(match) if step is None else "future" if step > 0 else "past" if step < 0 else None
        if match["lead"] and match["lead"].lower() in (
            "für den",
            "für das",
            "auf den",
            "auf das",
            "ab",
            "ab dem",
            "zum",
            "bis zum",
        ):
            tense = "future"
        year = calendar.year_of_season(anchor, first, tense)
    if year is None:
        return None
    return Value(
        str(year), "season", 0.9, {"interval": calendar.months_value(year, first, first + 2), **part_of(match)}
    )


def quarter(match: re.Match[str], reader: Reader) -> Value | None:
    """A quarter or half of a year; without a year, of the one that fits the tense."""
    key, anchor = match["number"].lower(), reader.anchor
    number = ORDINALS.get(re.sub(r"en?$", "", key)) or (int(key[0]) if key[0].isdigit() else None)
    length = 3 if match["unit"] == "Quartal" else 6
    if number is None or number * length > 12:
        return None
    first, year = (number - 1) * length + 1, year_in(match, anchor)
    if year is None:
        year = calendar.year_of_month(anchor, first + length // 2, reader.tense(match)) if anchor else None
    if year is None:
        return None
    return Value(calendar.months_value(year, first, first + length - 1), "quarter" if length == 3 else "half", 0.9)


def year_named(match: re.Match[str], reader: Reader) -> Value | None:
    """A year with a word that says so: "im Jahr 2013", "im kommenden Jahr", "Ende 2018", "Vorjahr"."""
    year = year_in(match, reader.anchor)
    return Value(str(year), "year", 1.0 if match["year"] else 0.9, part_of(match)) if year else None


def year_end(match: re.Match[str], reader: Reader) -> Value | None:
    """The turn or middle of a year: "zum Jahresende"; a beginning still to come is next year's."""
    anchor = reader.anchor
    if anchor is None and not match["year"]:
        return None
    year = int(match["year"]) if match["year"] else anchor.year if anchor else 0
    part = {"ende": "end", "wechsel": "end", "mitte": "middle"}.get(match["turn"], "begin")
    if part == "begin" and not match["year"] and anchor and anchor.month > 6 and reader.tense(match) == "future":
        year += 1
    return Value(str(year), "year", 0.85, {"part": part})


_YEAR_LEAD = re.compile(r"(?:\b(?:seit|bis|ab|von|vor|nach|um|jahre?|jahren|ende|und|oder|baujahr)|[(,–])\s?$", re.I)
_NAME_LEAD = re.compile(r"[A-ZÄÖÜ][\w-]*[“”\"]?\s$")


def year_alone(match: re.Match[str], reader: Reader) -> Value | None:
    """Four digits that can be a year: not a quantity, less sure behind a name ("Agenda 2030")."""
    if COUNTED.match(reader.text, match.end()):
        return None
    before = reader.text[max(0, match.start() - 24) : match.start()]
    if _YEAR_LEAD.search(before):
        return Value(match["year"], "year", 0.95)
    if not 1900 <= int(match["year"]) <= 2100:
        return None
    if _NAME_LEAD.search(before) and not re.search(r"(?:^|[.!?]\s)\w+\s$", before):
        return Value(match["year"], "year", 0.5, {"doubt": "may belong to a name"})
    return Value(match["year"], "year", 0.85)


def years_ahead(match: re.Match[str], reader: Reader) -> Value | None:
    """A stretch from now: "in den kommenden vier Jahren"."""
    step, anchor = step_of(match["way"]), reader.anchor
    if anchor is None or not step:
        return None
    now, then = steps_from(anchor, 0, match["unit"]), steps_from(anchor, step * count_of(match["count"]), match["unit"])
    if now is None or then is None:
        return None
    first, last = sorted((now[0], then[0]))
    return Value(f"{first}/{last}", {"year": "years", "month": "months"}.get(now[1], "days"), 0.7)


def ago(match: re.Match[str], reader: Reader) -> Value | None:
    """So long ago, or for so long: "vor zehn Jahren", "seit zwei Monaten"."""
    found = steps_from(reader.anchor, -count_of(match["count"]), match["unit"]) if reader.anchor else None
    if found is None:
        return None
    return Value(*found, 0.7, {"direction": "from"} if match["way"].lower() == "seit" else {})


def month_near(match: re.Match[str], reader: Reader) -> Value | None:
    """This, last or next month."""
    if reader.anchor is None:
        return None
    value = calendar.month_value(reader.anchor.year, reader.anchor.month + (step_of(match["near"]) or 0))
    return Value(value, "month", 0.85, part_of(match))
