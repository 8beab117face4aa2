"""Reads German amounts of money: number, scale and currency, and what the words around them say.

A pure function of a text; the mention, and what the money is for, are made elsewhere. An amount is found by its
currency and read backwards from there, so text without money costs one scan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from digigraph.extractors.money_numbers import number_from_digits, number_from_word
from digigraph.model import Span

SCALES = {"tsd": 1e3, "tausend": 1e3, "mio": 1e6, "million": 1e6, "mrd": 1e9, "milliarde": 1e9, "billion": 1e12}
"""Beginnings of the scales' names."""
CURRENCIES = {
    "mark": "DEM",
    "d-mark": "DEM",
    "dm": "DEM",
    "dollar": "USD",
    "us-dollar": "USD",
    "us-$": "USD",
    "$": "USD",
}
"""Every other sign is the euro's, but for the pound's."""
LARGEST = 1e13
"""A sum above this is a misreading, not money."""
_REACH = 64
"""Code points looked back from a currency."""

_CURRENCY = re.compile(
    r"(?P<sign>T?Euro(?![a-zäöüß])|EURO?\b|T?€|(?:D-)?Mark\b(?!\sBrandenburg)|DM\b|(?:US-)?Dollar\b|US-\$|\$|£)"
    r"(?P<compound>-[A-ZÄÖÜ][\wäöüß-]*)?"
)
_SCALE = r"Mio\.?|Millionen|Million|Mrd\.?|Milliarden|Milliarde|Billionen|Billion|[Tt]ausend|Tsd\.?"
_DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,3}(?:\s\d{3})+(?:,\d{1,2})?|\d{1,9}(?:,\d{1,3})?|\d{1,3}\.\d{1,2}"
_AMOUNT_BEFORE = re.compile(
    rf"(?<![\w.,/§])(?:(?P<digits>{_DIGITS})(?:,[-–]{{1,2}})?|"
    r"(?P<word>(?:eine[rn]?\s)?[a-zäöüßA-ZÄÖÜ][a-zäöüß]{2,40}))"
    rf"(?:[\s-]{{0,2}}(?P<scale>{_SCALE}))?[\s-]{{0,2}}$"
)
_AMOUNT_BEHIND = re.compile(rf"\s?(?P<digits>{_DIGITS})(?!\d)(?:\s(?P<scale>{_SCALE}))?")
_SHARED_UNIT = re.compile(
    r"(?<![\w.,/§-])(?P<digits>\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{1,3})?)(?:,-)?"
    r"(?P<link>\s?[–-]\s?|\s(?:und|oder|bis|auf)\s(?:auf\s)?|,\s(?:[A-ZÄÖÜ][\wäöüß-]+\s){1,2})"
    r"(?:(?:rund|gut|knapp|etwa|weitere)\s)?$"
)
"""A number whose unit stands only at the amount behind it: "von 15,5 auf 37,6 Millionen Euro"."""

_HEDGES = (
    "mehr als", "weniger als", "bis zu", "rund", "gut", "knapp", "fast", "etwa", "ca.", "circa", "zirka", "ungefähr",
    "annähernd", "nahezu", "beinahe", "über", "mindestens", "maximal", "höchstens", "voraussichtlich",
)  # fmt: skip
_WORDS_BEFORE = re.compile(
    r"(?:\b(?:rund|gut|knapp|fast|etwa|ca\.|circa|zirka|ungefähr|annähernd|nahezu|beinahe|über|mehr\sals|weniger\sals|"
    r"mindestens|bis\szu|maximal|höchstens|insgesamt|zusammen|jeweils|je|weitere[nr]?|zusätzliche?n?|noch\seinmal|"
    r"nochmals|jährlich|monatlich|voraussichtlich|zwischen|die|übrigen|restlichen)\s){1,5}$",
    re.I,
)
_NOUN_BEFORE = re.compile(r"[A-ZÄÖÜ][\wäöüß-]*\s$")
_SAID = {
    "each": re.compile(r"\b(?:jeweils|je)\s"),
    "altogether": re.compile(r"\b(?:insgesamt|zusammen)\s"),
    "further": re.compile(r"\b(?:weitere|zusätzlich|noch einmal|nochmals)"),
    "rest": re.compile(r"\b(?:übrigen|restlichen)"),
    "range": re.compile(r"\bzwischen\s"),
}
_PER_BEHIND = re.compile(
    r"\s(?:(?P<year>jährlich|pro\sJahr|im\sJahr\b(?!\s\d)|per\sanno)|(?P<month>monatlich|pro\sMonat|im\sMonat\b)|"
    r"(?:pro|je)\s(?P<unit>[A-ZÄÖÜ][\wäöüß-]+))"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money as a text states it."""

    span: Span
    """The amount without the words around it."""
    value: float
    currency: str
    """ISO 4217 code."""
    phrase: str
    """The amount with its hedge, as written."""
    confidence: float = 1.0
    attributes: dict[str, Any] = field(default_factory=dict)
    """`hedge`, `each`, `altogether`, `further`, `rest`, `range`, `per`, `elliptic`, `compound`, `doubt`."""


def amounts(text: str, span: Span) -> Iterator[Amount]:
    """Find amounts inside a span of a text, in order, none inside another."""
    last = span.start
    for currency in _CURRENCY.finditer(text, *span):
        if currency.start() < last:
            continue
        found = _before(text, currency, last) or _behind(text, currency, span.end)
        if found is None:
            continue
        yield from _sharing(text, found, last)
        yield found
        last = found.span.end


def _before(text: str, currency: re.Match[str], last: int) -> Amount | None:
    """Read the amount that ends at a currency."""
    lower = max(last, currency.start() - _REACH)
    match = _AMOUNT_BEFORE.search(text[lower : currency.start()])
    if match is None:
        return None
    start = match.start("digits") if match["digits"] else match.start("word")
    words = (match["word"] or "").split()
    if words and number_from_word(words[-1]) is None:
        return None
    compound = {"compound": True} if currency["compound"] else {}
    return _amount(text, Span(lower + start, currency.end()), match, currency["sign"], compound)


def _behind(text: str, currency: re.Match[str], end: int) -> Amount | None:
    """Read the amount that follows its currency: "EUR 5.000", "€ 3 Mio."."""
    if currency["compound"] or currency["sign"] not in ("€", "EUR", "DM", "US-$", "$", "£"):
        return None
    match = _AMOUNT_BEHIND.match(text, currency.end(), min(end, currency.end() + _REACH))
    return _amount(text, Span(currency.start(), match.end()), match, currency["sign"], {}) if match else None


def _amount(text: str, span: Span, match: re.Match[str], sign: str, extra: dict[str, Any]) -> Amount | None:
    """Build an amount from its parts; None when it is no number or too large to be money."""
    groups = match.groupdict()
    factor = _factor(groups["scale"]) * (1e3 if sign.startswith("T") else 1.0)
    if groups["digits"]:
        read = number_from_digits(groups["digits"], scaled=bool(groups["scale"]))
    else:
        value = number_from_word(groups["word"].split()[-1])
        read = (value, None) if value is not None else None
    if read is None or not 0 < read[0] * factor <= LARGEST:
        return None
    number, doubt = read
    attributes = _said_around(text, span) | extra | ({"doubt": doubt} if doubt else {})
    phrase = text[_phrase_start(text, span.start) : span.end]
    currency = "GBP" if sign == "£" else CURRENCIES.get(sign.lower(), "EUR")
    return Amount(span, round(number * factor, 2), currency, phrase, 0.5 if doubt else 1.0, attributes)


def _factor(scale: str | None) -> float:
    """Read a scale; singular, plural and abbreviation alike."""
    lower = (scale or "").lower()
    return next((factor for name, factor in SCALES.items() if lower.startswith(name)), 1.0)


def _sharing(text: str, amount: Amount, last: int) -> Iterator[Amount]:
    """Read the bare number before an amount that shares its unit, when it is one."""
    lower = max(last, amount.span.start - _REACH)
    match = _SHARED_UNIT.search(text[lower : amount.span.start])
    if match is None or amount.attributes.get("compound"):
        return
    scale = re.search(_SCALE, text[slice(*amount.span)])
    read = number_from_digits(match["digits"], scaled=True)
    words = text[max(0, lower + match.start() - 20) : lower + match.start()].split(" ")
    # A whole number behind a noun is the noun's ("Bundesstraße 1 und 2,4 Millionen Euro").
    named = "," not in match["digits"] and len(words) > 1 and words[-2][:1].isupper()
    if read is None or named or not (scale or "." in match["digits"]):
        return
    span = Span(lower + match.start("digits"), lower + match.end("digits"))
    attributes = _said_around(text, span) | {"elliptic": True}
    if match["link"].strip() in ("bis", "–", "-", "auf"):
        attributes["range"] = True
    value = round(read[0] * _factor(scale.group() if scale else None), 2)
    yield Amount(span, value, amount.currency, text[_phrase_start(text, span.start) : span.end], 0.8, attributes)


def _phrase_start(text: str, start: int) -> int:
    """Find where the words before an amount that belong to it begin.

    Behind a noun "über" is a preposition ("Bescheid über 3 Mio. Euro"), elsewhere a hedge ("kostet über 3 Mio. Euro").
    """
    lower = max(0, start - _REACH)
    match = _WORDS_BEFORE.search(text[lower:start])
    if match is None:
        return start
    begin = lower + match.start()
    about = match.group().lower().startswith("über ") and _NOUN_BEFORE.search(text[lower:begin])
    return begin + len("über ") if about else begin


def _said_around(text: str, span: Span) -> dict[str, Any]:
    """Read hedge, "jeweils", "insgesamt", "weitere" and "pro Jahr" from the words around an amount."""
    before = text[_phrase_start(text, span.start) : span.start].lower()
    found: dict[str, Any] = {}
    hedge = next((hedge for hedge in _HEDGES if re.search(rf"(?<!\w){re.escape(hedge)}\s", before)), None)
    if hedge:
        found["hedge"] = hedge
    for name, pattern in _SAID.items():
        if pattern.search(before):
            found[name] = True
    behind = _PER_BEHIND.match(text, span.end, span.end + _REACH)
    if "jährlich" in before or (behind and behind["year"]):
        found["per"] = "Jahr"
    elif "monatlich" in before or (behind and behind["month"]):
        found["per"] = "Monat"
    elif behind:
        found["per"] = behind["unit"]
    return found
