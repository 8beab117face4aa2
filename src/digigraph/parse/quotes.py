"""Restores quotation marks, dashes and ellipses that publishing systems destroyed.

In the reading text quotations stand in „ “ and, inside one another, in ‚ ‘. What is found instead: the right marks of
other traditions (» «, “ ”), typewriter marks (straight, or commas and accents), and `?` or `¿` in place of any of them,
of a dash, an ellipsis or an apostrophe, among real question marks.

Each mark gets one of a few labels. The labelling of a paragraph with the lowest total cost is searched with dynamic
programming over the marks, so that quotations come out balanced and a mark that could close or ask is decided by what
follows it much later. Time is linear in the text: the search keeps a bounded number of states.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from digigraph.model import Span
from digigraph.parse.edits import Edit
from digigraph.parse.marks import (
    APOSTROPHE,
    CLOSE,
    DASH,
    ELLIPSIS,
    KEEP,
    LOST,
    LOST_OPENING,
    OPEN,
    QUESTION,
    REOPEN,
    SINGLE,
    Mark,
    find_marks,
)

_KEPT_STATES = 16
_HOPELESS = 10.0
"""A state this much dearer than the best is not followed: no single later mark makes up for it."""
_DEEPEST = 3
_UNCLOSED = 2.5
"""Price of a quotation whose end mark is missing, per level."""


class _State(NamedTuple):
    """What of the past matters: the open marks by kind, and the label just given."""

    stack: str
    label: str


def repair_quotes(text: str, field: Span) -> list[Edit]:
    """Find the edits that restore the marks of one field (a title or a body); paragraphs are lines."""
    signs_lost = LOST_OPENING.search(text, field.start, field.end) is not None
    edits: list[Edit] = []
    open_before = False
    for paragraph in _lines(text, field):
        marks = list(find_marks(text, paragraph, signs_lost))
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


def _label(marks: list[Mark], open_before: bool) -> tuple[list[str], bool]:
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


def _step(mark: Mark, state: _State, label: str, open_before: bool) -> tuple[_State, float] | None:
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
    return "l" if sign in LOST else "s" if sign in SINGLE else "d"


_MISMATCH = {"ll": 0.0, "dd": 0.0, "ss": 0.0, "ds": 4.0, "sd": 4.0, "ld": 1.5, "dl": 1.5, "ls": 2.0, "sl": 2.0}


def _edits(text: str, marks: list[Mark], labels: list[str]) -> Iterator[Edit]:
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


def _doubles(marks: list[Mark], labels: list[str], index: int) -> bool:
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
