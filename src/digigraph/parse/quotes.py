"""Restores quotation marks, dashes and ellipses that publishing systems destroyed.

In the reading text quotations stand in „ “ and, inside one another, in ‚ ‘. What is found instead: the right marks of
other traditions (» «, “ ”), typewriter marks (straight, or commas and accents), and `?` or `¿` in place of any of them,
of a dash, an ellipsis or an apostrophe, among real question marks.

Each mark gets one of a few labels. The labelling of a paragraph with the lowest total cost is searched with dynamic
programming over the marks, so that quotations come out balanced and a mark that could close or ask is decided by what
follows it much later. Time is linear in the text: the search keeps a bounded number of states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from digigraph.model import Quotation, Span
from digigraph.parse.edits import Edit
from digigraph.parse.questions import asks, sentence_start

OPEN, CLOSE, QUESTION, DASH, ELLIPSIS, APOSTROPHE, KEEP, REOPEN = "OCQDEAKR"

_MARK = re.compile(r",,|''|<<|>>|\\`|[\"„“”»«‹›¿?‚‘’'´`\\]|(?<![^\s(])(?<!,),(?=[A-ZÄÖÜa-zäöü])")
_SKIPPED = re.compile(r"(?:https?://|www\.)\S+")
_LOST_OPENING = re.compile(r"(?:^|(?<=[\s(/–-]))\?(?=[\w#@+(„‚?])|(?<=[\s(])\?(?=\s)")
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
_SINGLE = frozenset([*"‚‘’'´`\\,›‹", "\\`"])
_LOST = frozenset("?¿")
_KEPT_STATES = 16
_HOPELESS = 10.0
"""A state this much dearer than the best is not followed: no single later mark makes up for it."""
_DEEPEST = 3
_UNCLOSED = 2.5
"""Price of a quotation whose end mark is missing, per level."""


class _Mark(NamedTuple):
    start: int
    end: int
    sign: str
    prices: dict[str, float]
    """Price of each label here, surroundings included."""
    asks_here: float
    """Price of a question mark when the clause begins at the mark before."""
    asks_around: float
    """Price of a question mark when the marks before belong to the clause."""


class _State(NamedTuple):
    """What of the past matters: the open marks by kind, and the label just given."""

    stack: str
    label: str


def repair_quotes(text: str, field: Span) -> list[Edit]:
    """Find the edits that restore the marks of one field (a title or a body); paragraphs are lines."""
    signs_lost = _LOST_OPENING.search(text, field.start, field.end) is not None
    edits: list[Edit] = []
    open_before = False
    for paragraph in _lines(text, field):
        marks = list(_marks(text, paragraph, signs_lost))
        if marks:
            labels, open_before = _label(marks, open_before)
            edits.extend(_edits(text, marks, labels))
        else:
            open_before = False
    return edits


def _lines(text: str, field: Span) -> Iterator[Span]:
    start = field.start
    while start < field.end:
        end = text.find("\n", start, field.end)
        end = field.end if end < 0 else end
        if end > start:
            yield Span(start, end)
        start = end + 1


def _marks(text: str, paragraph: Span, signs_lost: bool) -> Iterator[_Mark]:
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
            yield _Mark(start, end, sign, prices, here, around)
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
    lost = 1.0 if sign in _LOST else 0.0
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


def _label(marks: list[_Mark], open_before: bool) -> tuple[list[str], bool]:
    """Find the cheapest labelling of a paragraph, and whether it leaves a quotation open."""
    frontier: dict[_State, float] = {_State("", ""): 0.0}
    history: list[dict[_State, tuple[_State, str]]] = []
    for mark in marks:
        reached: dict[_State, float] = {}
        came: dict[_State, tuple[_State, str]] = {}
        for state, cost in frontier.items():
            for label, price in mark.prices.items():
                step = _step(mark, state, label, open_before)
                if step is None:
                    continue
                following, extra = step
                total = cost + price + extra
                if following not in reached or total < reached[following]:
                    reached[following] = total
                    came[following] = (state, label)
        frontier = _pruned(reached)
        history.append(came)
    return _trace(frontier, history)


def _pruned(reached: dict[_State, float]) -> dict[_State, float]:
    """Drop the states that can no longer win, and all but the cheapest few of the others."""
    if len(reached) < 3:
        return reached
    limit = min(reached.values()) + _HOPELESS
    kept = {state: cost for state, cost in reached.items() if cost <= limit}
    if len(kept) > _KEPT_STATES:
        kept = dict(sorted(kept.items(), key=lambda item: (item[1], item[0]))[:_KEPT_STATES])
    return kept


def _trace(frontier: dict[_State, float], history: list[dict[_State, tuple[_State, str]]]) -> tuple[list[str], bool]:
    """Walk back from the cheapest end."""
    state = min(frontier, key=lambda item: (frontier[item] + _UNCLOSED * len(item.stack), item))
    left_open = bool(state.stack)
    labels: list[str] = []
    for came in reversed(history):
        state, label = came[state]
        labels.append(label)
    labels.reverse()
    return labels, left_open


def _step(mark: _Mark, state: _State, label: str, open_before: bool) -> tuple[_State, float] | None:
    """Apply a label to a state: the state after it and its price there; None where it cannot stand."""
    stack = state.stack
    if label == OPEN:
        if len(stack) >= _DEEPEST:
            return None
        return _State(stack + _kind(mark.sign), label), (0.0, 1.0, 5.0)[len(stack)]
    if label == REOPEN:
        if not stack:
            return None
        return _State(_kind(mark.sign), label), 1.0 + _UNCLOSED * len(stack) - 0.5
    if label == CLOSE:
        if not stack:
            return _State("", label), 2.0 if open_before else 6.0
        return _State(stack[:-1], label), _MISMATCH[stack[-1] + _kind(mark.sign)]
    if label == QUESTION:
        around = state.label in (CLOSE, DASH, APOSTROPHE, KEEP)
        return _State(stack, label), mark.asks_around if around else mark.asks_here
    return _State(stack, label), 0.0


def _kind(sign: str) -> str:
    return "l" if sign in _LOST else "s" if sign in _SINGLE else "d"


_MISMATCH = {"ll": 0.0, "dd": 0.0, "ss": 0.0, "ds": 4.0, "sd": 4.0, "ld": 1.5, "dl": 1.5, "ls": 2.0, "sl": 2.0}


def _edits(text: str, marks: list[_Mark], labels: list[str]) -> Iterator[Edit]:
    """Write the labels as edits."""
    depth = 0
    for index, (mark, label) in enumerate(zip(marks, labels, strict=True)):
        if label == REOPEN:
            depth = 0
        if label == CLOSE:
            depth = max(0, depth - 1)
        sign = _written(mark.sign, label, depth)
        if label in (OPEN, REOPEN):
            depth += 1
        if _doubles(marks, labels, index):
            sign = ""
        if sign != text[mark.start : mark.end]:
            yield Edit(mark.start, mark.end, sign)


def _doubles(marks: list[_Mark], labels: list[str], index: int) -> bool:
    """Tell whether a straight mark only repeats the one beside it, as in `""Titel""`."""
    mark, label = marks[index], labels[index]
    if mark.sign != '"':
        return False
    if label == OPEN and index > 0 and labels[index - 1] == OPEN:
        other, partner = index - 1, _partner(labels, index)
        return (
            marks[other].sign == '"'
            and marks[other].end == mark.start
            and partner + 1 < len(marks)
            and labels[partner + 1] == CLOSE
            and marks[partner].end == marks[partner + 1].start
        )
    if label == CLOSE and index + 1 < len(marks) and labels[index + 1] == CLOSE and marks[index + 1].start == mark.end:
        opener = _opener(labels, index)
        return (
            opener > 0
            and labels[opener - 1] == OPEN
            and marks[opener - 1].end == marks[opener].start
            and marks[opener].sign == '"'
        )
    return False


def _partner(labels: list[str], index: int) -> int:
    """Find the mark that closes an opening one, within the next few marks; past the end when there is none."""
    depth = 0
    for position in range(index, min(len(labels), index + 12)):
        depth += (labels[position] == OPEN) - (labels[position] == CLOSE)
        if depth == 0:
            return position
    return len(labels)


def _opener(labels: list[str], index: int) -> int:
    """Find the mark that a closing one closes, within the last few marks; -1 when there is none."""
    depth = 0
    for position in range(index, max(-1, index - 12), -1):
        depth += (labels[position] == CLOSE) - (labels[position] == OPEN)
        if depth == 0:
            return position
    return -1


def _written(sign: str, label: str, depth: int) -> str:
    """Spell a mark as the reading text has it."""
    if label in (OPEN, REOPEN):
        return "‚" if depth else "„"
    if label == CLOSE:
        return "‘" if depth else "“"
    return {QUESTION: "?", DASH: "–", ELLIPSIS: "…", APOSTROPHE: "’"}.get(label, sign)


def quotations(text: str, paragraphs: list[Span]) -> tuple[Quotation, ...]:
    """Pair the marks of the reading text by a stack, paragraph by paragraph, in order of their starts.

    A quotation without an end mark ends where the next one opens on its level, or with its paragraph, and is not
    `closed`; one that goes on in the next paragraph and ends there counts from that paragraph's start.
    """
    found: list[Quotation] = []
    left_open = False
    for paragraph in paragraphs:
        stack: list[int] = []
        for match in _PAIRED.finditer(text, paragraph.start, paragraph.end):
            position, sign = match.start(), match.group()
            if sign == "„":
                while stack:
                    found.append(_unclosed(text, stack, position))
                stack.append(position + 1)
            elif sign == "‚":
                stack.append(position + 1)
            elif stack:
                found.append(Quotation(Span(stack.pop(), position), len(stack)))
            elif left_open and sign == "“":
                found.append(Quotation(Span(paragraph.start, position), 0))
            left_open = left_open and sign != "“"
        left_open = bool(stack)
        while stack:
            found.append(_unclosed(text, stack, paragraph.end))
    return tuple(sorted(found))


_PAIRED = re.compile("[„‚“‘]")


def _unclosed(text: str, stack: list[int], end: int) -> Quotation:
    start = stack.pop()
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quotation(Span(start, end), len(stack), False)
