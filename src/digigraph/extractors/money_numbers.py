"""Reads German numbers: digits with points, commas and blanks, and number words up to the millions."""

from __future__ import annotations

import re
from functools import lru_cache

_UNITS = {
    "null": 0, "ein": 1, "eins": 1, "eine": 1, "einen": 1, "einer": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4,
    "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13,
    "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80,
    "neunzig": 90,
}  # fmt: skip
_PARTS = {"halb": 0.5, "halbe": 0.5, "halben": 0.5, "dreiviertel": 0.75, "anderthalb": 1.5}

_GROUPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2})?")
_PLAIN = re.compile(r"\d+(?:,\d+)?")
_POINTED = re.compile(r"(\d{1,3})\.(\d{1,2})")


def number_from_digits(digits: str, *, scaled: bool) -> tuple[float, str | None] | None:
    """Read digits; the second value says why the reading is doubtful.

    A point before one or two digits is a decimal point when a scale follows ("1.5 Mio."). Without one it is a group
    with a digit lost ("400.00 Euro" for 400.000): nobody writes a grant with a decimal point.
    """
    if _GROUPED.fullmatch(digits):
        return float(re.sub(r"[. ]", "", digits).replace(",", ".")), None
    if _PLAIN.fullmatch(digits):
        return float(digits.replace(",", ".")), None
    pointed = _POINTED.fullmatch(digits)
    if pointed and scaled:
        return float(digits), None
    if pointed:
        return float(pointed[1] + pointed[2].ljust(3, "0")), "a digit seems to be lost"
    return None


@lru_cache(maxsize=1024)
def number_from_word(word: str) -> float | None:
    """Read a number word ("drei", "zweieinhalb", "zweihundertfünfzigtausend"); None when it is none."""
    word = word.lower()
    if word in _PARTS:
        return _PARTS[word]
    if word.endswith("einhalb"):
        whole = number_from_word(word[: -len("einhalb")]) if word != "einhalb" else None
        return whole + 0.5 if whole else None
    head, thousand, tail = word.partition("tausend")
    if not thousand:
        return _hundreds(word)
    thousands, rest = (_hundreds(head) if head else 1), (_hundreds(tail) if tail else 0)
    return thousands * 1000 + rest if thousands is not None and rest is not None else None


def _hundreds(word: str) -> float | None:
    """Read a number word below a thousand."""
    head, hundred, tail = word.partition("hundert")
    if not hundred:
        return _tens(word)
    hundreds, rest = (_tens(head) if head else 1), (_tens(tail.removeprefix("und")) if tail else 0)
    return hundreds * 100 + rest if hundreds is not None and rest is not None else None


def _tens(word: str) -> float | None:
    """Read a number word below a hundred."""
    if word in _UNITS:
        return _UNITS[word]
    if word in _TENS:
        return _TENS[word]
    unit, joint, ten = word.partition("und")
    if joint and ten in _TENS and unit in _UNITS and _UNITS[unit] < 10:
        return _TENS[ten] + _UNITS[unit]
    return None
