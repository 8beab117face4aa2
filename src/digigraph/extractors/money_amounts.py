"""Reads German amounts of money: digits, number words, scales and currencies, and what is said around them.

A pure function of a text; the mention, and what the money is for, are made elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from digigraph.model import Span

WORDS = {
    "null": 0, "ein": 1, "eine": 1, "einen": 1, "einer": 1, "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5,
    "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14,
    "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "dreißig": 30,
    "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90, "hundert": 100,
    "einhundert": 100, "zweihundert": 200, "dreihundert": 300, "fünfhundert": 500, "tausend": 1000, "eintausend": 1000,
    "zweitausend": 2000, "dreitausend": 3000, "fünftausend": 5000, "zehntausend": 10000, "hunderttausend": 100000,
    "anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5, "viereinhalb": 4.5,
    "fünfeinhalb": 5.5, "sechseinhalb": 6.5, "siebeneinhalb": 7.5, "halbe": 0.5, "halben": 0.5, "dreiviertel": 0.75,
}  # fmt: skip
SCALES = {"t": 1e3, "mio": 1e6, "million": 1e6, "mrd": 1e9, "milliarde": 1e9, "billion": 1e12, "hunderttausend": 1e5}
CURRENCIES = {
    "euro": "EUR", "€": "EUR", "eur": "EUR", "teuro": "EUR", "mark": "DEM", "d-mark": "DEM", "dm": "DEM",
    "dollar": "USD", "us-dollar": "USD", "$": "USD", "franken": "CHF", "pfund": "GBP", "£": "GBP", "cent": "EUR",
}  # fmt: skip
LARGEST = 1e13
"""A sum above this is a misreading, not money."""

_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_NUMBER = (
    r"\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,2})?|\d{1,3}(?:[ ]\d{3}){1,3}(?:,\d{1,2})?(?!\d)|\d{1,7}(?:,\d{1,3})?(?:\.\d{1,2})?|"
    rf"(?:eine\s|einer\s)?halben?|(?:{_WORD})"
)
_SCALE = r"Mio\.?|Millionen|Million|Mrd\.?|Milliarden|Milliarde|Billionen|Billion|Tausend|tausend|Tsd\.?|hunderttausend"
_CURRENCY = r"Euro(?![a-z])|EURO\b|EUR\b|€|T€|TEuro|D-Mark\b|DM\b|Mark\b(?!\s+Brandenburg)|US-Dollar\b|Dollar\b|\$|Franken\b|£"
AMOUNT = re.compile(
    rf"(?<![\w.,/§-])(?P<number>{_NUMBER})(?:,(?:-|–)+)?(?P<gap>\s?-?)(?:(?P<scale>{_SCALE})(?P<gap2>\s?-?))?(?P<currency>{_CURRENCY})",
    re.I,
)
CURRENCY_FIRST = re.compile(
    rf"(?<!\w)(?P<currency>€|EUR|DM|US-\$|\$)\s?(?P<number>\d{{1,3}}(?:\.\d{{3}})+(?:,\d{{1,2}})?|\d{{1,7}}(?:,\d{{1,3}})?)"
    rf"(?:\s?(?P<scale>{_SCALE}))?(?!\d)"
)
SHARED_UNIT = re.compile(
    r"(?<![\w.,/§-])(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,5}(?:,\d{1,3})?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)"
    r"(?=(?:\s(?:und|oder|bis|auf)\s(?:rund\s|etwa\s|knapp\s|gut\s|auf\s)?|\s?[–-]\s?|,\s(?:[A-ZÄÖÜ][\wäöüß-]+\s){1,2}(?:rund\s|knapp\s|gut\s)?)$)"
)
"""A number whose scale and currency stand only at the amount behind it: "von 15,5 auf 37,6 Millionen Euro"."""

HEDGE = re.compile(
    r"(?:\b(?:rund|gut|knapp|fast|etwa|ca\.|circa|zirka|ungefähr|annähernd|nahezu|beinahe|über|mehr\sals|weniger\sals|"
    r"mindestens|bis\szu|maximal|höchstens|insgesamt|zusammen|jeweils|je|weitere[nr]?|zusätzliche?n?|noch\seinmal|nochmals|"
    r"jährlich|monatlich|pauschal|exakt|genau|voraussichtlich|von|zwischen)\s)+$",
    re.I,
)
_HEDGES = (
    "rund", "gut", "knapp", "fast", "etwa", "ca.", "circa", "zirka", "ungefähr", "annähernd", "nahezu", "beinahe", "über",
    "mehr als", "weniger als", "mindestens", "bis zu", "maximal", "höchstens", "voraussichtlich",
)  # fmt: skip
_PER = re.compile(
    r"\s(?:(?P<yearly>jährlich|pro\sJahr|im\sJahr|per\sanno)|(?P<monthly>monatlich|pro\sMonat|im\sMonat)|"
    r"(?:pro|je)\s(?P<unit>[A-ZÄÖÜ][\w-]+))"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money as a text states it."""

    span: Span
    """The amount without the words around it."""
    value: float
    currency: str
    phrase: str
    """The amount with its hedge, as written."""
    confidence: float = 1.0
    attributes: dict[str, Any] = field(default_factory=dict)
    """`hedge`, `each`, `altogether`, `further`, `per`, `compound`, `doubt`."""


def amounts(text: str, span: Span) -> Iterator[Amount]:
    """Find amounts inside a span of a text, in order, none inside another."""
    last = span.start
    for match in AMOUNT.finditer(text, *span):
        found = _amount(text, match)
        if found is None:
            continue
        yield from _before(text, match, found, last)
        yield found
        last = match.end()


def _before(text: str, match: re.Match[str], found: Amount, last: int) -> Iterator[Amount]:
    """The amount before a full one that shares its unit."""
    lower = max(last, match.start() - 48)
    hedge = HEDGE.search(text, lower, match.start())
    upper = hedge.start() if hedge and text[lower : hedge.start()].rstrip() else match.start()
    for end in (match.start(), upper):
        shared = _shared(text, lower, end)
        if shared:
            value = _number(shared["number"])
            if value is not None:
                factor = _scale(match["scale"])
                span = Span(*shared.span("number"))
                phrase, attributes = _around(text, span, span.end)
                yield Amount(span, value * factor, found.currency, phrase, 0.85, attributes | {"elliptic": True})
            return


def _shared(text: str, lower: int, end: int) -> re.Match[str] | None:
    """Find a bare number whose unit follows at `end`."""
    window = text[lower:end]
    found = None
    for found in SHARED_UNIT.finditer(window):
        pass
    return SHARED_UNIT.match(text[:end], lower + found.start()) if found else None
