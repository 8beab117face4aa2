"""Finds the signs that may be quotation marks and prices what each of them can be where it stands.

A price is the cost of reading a sign as an opening or closing mark, a question mark, a dash, an ellipsis, an apostrophe
or as itself: 0 for what the place suggests, around 5 for what would be odd, and nothing at all for what cannot be. The
prices were set by hand and tuned on texts whose marks were destroyed on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from digigraph.model import Span
from digigraph.parse.questions import asks, sentence_start

OPEN, CLOSE, QUESTION, DASH, ELLIPSIS, APOSTROPHE, KEEP, REOPEN = "OCQDEAKR"

_MARK = re.compile(r",,|''|<<|>>|\\`|[\"„“”»«‹›¿?‚‘’'´`\\]|(?<![^\s(])(?<!,),(?=[A-ZÄÖÜa-zäöü])")
_SKIPPED = re.compile(r"(?:https?://|www\.)\S+")
LOST_OPENING = re.compile(r"(?:^|(?<=[\s(/–-]))\?(?=[\w#@+(„‚?])|(?<=[\s(])\?(?=\s)")
_SINGLE_CLOSING = re.compile(r"[´`\\'’‘]")
_CONTRACTION = re.compile(r"(?:s|n|m|ne|nen|nem|ner)\b")

_IMPOSSIBLE = 99.0
# What each sign can be, with the price of reading it so before its surroundings are looked at.
_PRIOR: dict[str, dict[str, float]] = {
    "„": {OPEN: 0, REOPEN: 0, CLOSE: 7},
    ",,": {OPEN: 0, REOPEN: 0, KEEP: 6},
    "“": {CLOSE: 0, OPEN: 1.5, REOPEN: 1.5},
    "”": {CLOSE: 0, OPEN: 3, REOPEN: 3},
    "»": {OPEN: 0.5, CLOSE: 0.5, REOPEN: 0.5},
    "«": {OPEN: 0.5, CLOSE: 0.5, REOPEN: 0.5},
    ">>": {OPEN: 1, CLOSE: 1, KEEP: 3},
    "<<": {OPEN: 1, CLOSE: 1, KEEP: 3},
    "›": {OPEN: 0.5, CLOSE: 0.5, KEEP: 3},
    "‹": {OPEN: 0.5, CLOSE: 0.5, KEEP: 3},
    '"': {OPEN: 0, CLOSE: 0, REOPEN: 0, KEEP: 3},
    "''": {CLOSE: 0, OPEN: 1},
    "‚": {OPEN: 0, KEEP: 4},
    "‘": {CLOSE: 0, OPEN: 2, APOSTROPHE: 0.5},
    "’": {APOSTROPHE: 0, CLOSE: 0.5, OPEN: 5},
    "'": {APOSTROPHE: 0, OPEN: 0.5, CLOSE: 0.5},
    "´": {APOSTROPHE: 0.5, OPEN: 0.5, CLOSE: 0.5},
    "`": {APOSTROPHE: 0.5, OPEN: 0.5, CLOSE: 0.5},
    "\\": {CLOSE: 0.5, KEEP: 1},
    "\\`": {CLOSE: 0},
    ",": {OPEN: 1, KEEP: 0.3},
    "?": {OPEN: 0, CLOSE: 0, REOPEN: 0, QUESTION: 0, DASH: 0, ELLIPSIS: 0, APOSTROPHE: 0, KEEP: 0},
    "¿": {OPEN: 0, CLOSE: 0, REOPEN: 0, DASH: 0, ELLIPSIS: 0, APOSTROPHE: 0, KEEP: 6},
}
SINGLE = frozenset([*"‚‘’'´`\\,›‹", "\\`"])
LOST = frozenset("?¿")


class Mark(NamedTuple):
    """One sign, where it stands, and what it costs to read it as each kind of mark."""

    start: int
    end: int
    sign: str
    prices: dict[str, float]
    """Price of each label here, surroundings included."""
    asks_here: float
    """Price of a question mark when the clause begins at the mark before."""
    asks_around: float
    """Price of a question mark when the marks before belong to the clause."""


def find_marks(text: str, paragraph: Span, signs_lost: bool) -> Iterator[Mark]:
    """Find the signs of a paragraph that may be marks, each with the price of every label."""
    found = [
        (match.start(), match.end(), match.group())
        for match in _MARK.finditer(text, paragraph.start, paragraph.end)
        if signs_lost or match.group() != "?"
    ]
    if not found:
        return
    closes_singly = _SINGLE_CLOSING.search(text, paragraph.start, paragraph.end) is not None
    addresses = [match.span() for match in _SKIPPED.finditer(text, paragraph.start, paragraph.end)]
    found = [
        item
        for item in found
        if (item[2] != "," or closes_singly) and not (addresses and _in_address(item, addresses, text))
    ]
    before = paragraph.start
    for run in _runs(found):
        # The surroundings of every mark in a run are those of the whole run.
        left = text[run[0][0] - 1] if run[0][0] > paragraph.start else " "
        right = text[run[-1][1] : min(run[-1][1] + 8, paragraph.end)]
        for index, (start, end, sign) in enumerate(run):
            prices = _prices(sign, left, right, index > 0, index + 1 < len(run))
            here = around = 0.0
            if QUESTION in prices:
                here, around = _question_prices(text, start, paragraph.start, before)
                if here < 0 and DASH in prices and right[1:2].isupper():
                    # "Was nun ? Die Kammer ...": a blank before a real question mark, as some write it.
                    prices[DASH] += 5.5
            yield Mark(start, end, sign, prices, here, around)
            if not (left.isspace() and right[:1].isspace()):
                before = end


def _runs(found: list[tuple[int, int, str]]) -> Iterator[list[tuple[int, int, str]]]:
    """Group marks that touch each other."""
    run: list[tuple[int, int, str]] = []
    for item in found:
        if run and run[-1][1] != item[0]:
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _question_prices(text: str, position: int, floor: int, mark_before: int) -> tuple[float, float]:
    """Price a question mark that asks from the mark before on, and one that asks from before that mark."""
    first = sentence_start(text, position, floor)
    here = _question_price(text[max(first, mark_before) : position])
    if first >= mark_before:
        return here, here
    # A clause that begins with the quotation itself asks inside it, not around it.
    return here, 3.0 if text[first] in '?¿„"»' else _question_price(text[first:position])


def _in_address(item: tuple[int, int, str], addresses: list[tuple[int, int]], text: str) -> bool:
    """Tell whether a mark is part of a web address and not the mark behind it."""
    return any(start <= item[0] < end and text[item[1] : item[1] + 1].isalnum() for start, end in addresses)


def _question_price(clause: str) -> float:
    if asks(clause):
        return -1.5
    return 1.5 if clause.count(" ") < 3 else 3.0


def _prices(sign: str, left: str, right: str, touches_left: bool, touches_right: bool) -> dict[str, float]:
    """Price every label that a sign can have between these neighbours."""
    prior = _PRIOR["»" if sign in "»«" else sign]
    prices: dict[str, float] = {}
    for label, price in prior.items():
        total = price + _FIT[label](sign, left, right, touches_left, touches_right)
        if total < 12:
            prices[label] = total
    return prices or {KEEP: 9.0}


def _blank(sign: str) -> bool:
    return sign == "" or sign.isspace()


def _fit_open(sign: str, left: str, right: str, touches_left: bool, touches_right: bool) -> float:
    follower = right[:1]
    price = 0.0
    if not _blank(left) and left not in "([{/–—-":
        price += 4 if left in ".!?…:" else 3 if left in ",;" else 6
    if _blank(follower):
        price += 6
    elif not follower.isalnum():
        price += 1 if follower in "#@+(€$§–-" or right.startswith(("...", "…")) else 6
    return price


def _fit_close(sign: str, left: str, right: str, touches_left: bool, touches_right: bool) -> float:
    follower = right[:1]
    price = 6.0 if _blank(left) else 5.0 if left in "([{/–—" else 1.5 if left in ",;:" else 0.0
    if follower.isalnum():
        price += 4.0
    elif not _blank(follower) and follower not in ".,;:!?)]}/–—-…":
        price += 3.0
    elif _blank(follower) and right[1:2].isupper() and left.isalnum():
        price += 0.7
    return price


def _fit_question(sign: str, left: str, right: str, touches_left: bool, touches_right: bool) -> float:
    follower = right[:1]
    price = 5.0 if _blank(left) else 6.0 if left == "." else 2.5 if left == "!" else 8.0 if left in ",;:(" else 0.0
    if _blank(follower):
        behind = right[1:2]
        price += 3.5 if behind.islower() and not touches_right else 1.0 if behind.isdigit() else 0.0
    elif follower.isalnum():
        price += 5.0
    elif not touches_right:
        price += 1.0 if follower in ")!/" else 6.0
    return price


def _fit_dash(sign: str, left: str, right: str, touches_left: bool, touches_right: bool) -> float:
    if touches_left or touches_right:
        return _IMPOSSIBLE
    if _blank(left) and _blank(right[:1]):
        return 0.0 if right.strip() else 4.0
    return 0.5 if left.isdigit() and right[:1].isdigit() else _IMPOSSIBLE


def _fit_ellipsis(sign: str, left: str, right: str, touches_left: bool, touches_right: bool) -> float:
    if touches_right and left.isalnum():
        return 3.0
    if touches_left and right[:1].isalnum():
        return 2.5 if right[:1].islower() else 4.0
    return 5.0 if left.isalnum() or right[:1].isalnum() else _IMPOSSIBLE


def _fit_apostrophe(sign: str, left: str, right: str, touches_left: bool, touches_right: bool) -> float:
    if touches_left or touches_right:
        return 8.0
    lost = 1.0 if sign in LOST else 0.0
    if left.isalpha() and right[:1].isalpha():
        return lost if not lost or _CONTRACTION.match(right) else 7.0
    if left in "sxzß" and _blank(right[:1]) and not lost:
        return 1.5
    if left.isdigit() and right[:1].isalpha() and not lost:
        return 1.0
    return 4.0 if _blank(left) and _CONTRACTION.match(right) and not lost else _IMPOSSIBLE


def _fit_keep(sign: str, left: str, right: str, touches_left: bool, touches_right: bool) -> float:
    if sign == "?":
        return 2.0 if left.isalpha() and right[:1].isalpha() else 9.0
    if sign == '"':
        return 0.0 if left.isdigit() else 6.0
    return 0.0


_FIT = {
    OPEN: _fit_open,
    REOPEN: _fit_open,
    CLOSE: _fit_close,
    QUESTION: _fit_question,
    DASH: _fit_dash,
    ELLIPSIS: _fit_ellipsis,
    APOSTROPHE: _fit_apostrophe,
    KEEP: _fit_keep,
}
