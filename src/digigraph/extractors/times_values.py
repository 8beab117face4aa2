"""What a date rule works with: the reader it reads in, the value it gives, and the words several rules share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from digigraph.extractors import times_calendar as calendar
from digigraph.extractors.times_calendar import Tense
from digigraph.extractors.times_tense import tense_around
from digigraph.model import Span

PARTS = {"anfang": "begin", "beginn": "begin", "mitte": "middle", "ende": "end"}


class Value(NamedTuple):
    """What an expression means."""

    value: str
    precision: str
    confidence: float = 0.95
    attributes: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Timex:
    """A date expression and its meaning."""

    span: Span
    value: str
    precision: str
    """`day`, `days`, `week`, `month`, `months`, `quarter`, `half`, `season`, `year` or `years`."""
    rule: str
    confidence: float = 1.0
    attributes: Mapping[str, Any] = field(default_factory=dict)
    """`direction` (`from`, `to`, `before`, `after`), `part` (`begin`, `middle`, `end`), `time`, `until`, `interval`,
    `figurative`, `doubt`."""


class Reader(NamedTuple):
    """The text a rule reads in and the day it reckons from."""

    text: str
    anchor: date | None

    def tense(self, match: re.Match[str]) -> Tense | None:
        """Read the tense of the clause around a match."""
        before = self.text[max(0, match.start() - 12) : match.start()]
        if re.search(r"\b(?:für|auf|ab) (?:den |die |das )?$", before):
            return "future"
        return tense_around(self.text, Span(*match.span()))


Rule = Callable[[re.Match[str], Reader], Value | None]


def step_of(word: str | None) -> int | None:
    """Read "kommend", "vergangen", "dies" as one step on, back or none; None for no such word."""
    if not word:
        return None
    word = word.lower()
    if word.startswith(("komm", "näch", "darauf", "morgig")):
        return 1
    return -1 if word.startswith(("verg", "letzt", "vorig", "zurück", "gestrig")) else 0


def year_in(match: re.Match[str], anchor: date | None) -> int | None:
    """Read the year an expression states, in digits or relative to the anchor."""
    groups = match.groupdict()
    if groups.get("year"):
        return calendar.full_year(groups["year"], anchor)
    for name, step in (("this_year", 0), ("next_year", 1), ("last_year", -1), ("before", -1), ("after", 1)):
        if groups.get(name):
            return anchor.year + step if anchor else None
    return None


def month_number(name: str) -> int:
    """Number of a month's name or abbreviation; a plain number stays what it is."""
    return int(name) if name.isdigit() else calendar.MONTHS[name.lower().rstrip(".")]


def part_of(match: re.Match[str]) -> dict[str, str]:
    """Read "Anfang", "Mitte", "Ende" as an attribute."""
    word = match.groupdict().get("part")
    return {"part": PARTS[word.strip().lower()]} if word and word.strip().lower() in PARTS else {}
