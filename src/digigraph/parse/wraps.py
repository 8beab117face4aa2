"""Joins lines that were broken at a fixed width, and words hyphenated there.

A break is a wrap when the next word would not have fitted into the width of its block. Which blocks are wrapped at all
is decided by the blocks of three lines or more; titles, labels and addresses, whose lines end where they like, stay.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from statistics import median

from digigraph.model import Span
from digigraph.parse.edits import Edit

_NARROWEST, _WIDEST = 40, 120
_FULL_SHARE = 0.75
_LIST_ITEM = re.compile(
    r"[•●▪◦‣*–—-]\s|\d{1,2}[)]\s|(?:Was|Wann|Wo|Wer|Termin|Ort|Zeit|Datum|Beginn|Treffpunkt|Uhrzeit|Adresse|Thema"
    r"|Hintergrund|Hinweis|Kontakt|Tel|Telefon|Fax|E-?Mail|Mail|Web|Internet|Impressum|Verantwortlich)\.?:(?:\s|$)"
)
_SENTENCE_END = re.compile(r"[.!?:…][“‘”»\")]*$")
_JOINERS = re.compile(r"(?:und|oder|bzw\.|sowie|als auch|bis|beziehungsweise)\b")
_CAPITALS = re.compile(r"(?:[A-ZÄÖÜ]{2,}|\d)-$")
_HYPHEN = re.compile(r"\w-$")


def wrap_edits(text: str) -> Iterator[Edit]:
    """Find the line breaks to replace by a blank, or by nothing inside a hyphenated word."""
    blocks = [block for block in _blocks(text) if len(block) > 1]
    widths = [width for block in blocks if (width := _width_of(text, block)) is not None]
    common = median(widths) if widths else None
    for block in blocks:
        width = _width_of(text, block)
        for upper, lower in itertools.pairwise(block):
            if _is_wrap(text, upper, lower, width, common):
                yield _join(text, upper, lower)


def _blocks(text: str) -> Iterator[list[Span]]:
    """Group the lines between blank lines."""
    block: list[Span] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = _stripped(text, start, end)
        if line.end > line.start:
            block.append(line)
        elif block:
            yield block
            block = []
        start = end + 1
    if block:
        yield block


def _stripped(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _width_of(text: str, block: list[Span]) -> float | None:
    """Width at which a block is wrapped; None when it is not, or is too short to tell."""
    if len(block) < 3:
        return None
    lengths = [line.end - line.start for line in block[:-1]]
    width = max(lengths)
    if not _NARROWEST <= width <= _WIDEST or sum(lengths) < 0.75 * width * len(lengths):
        return None
    breaks = list(itertools.pairwise(block))
    full = sum(_is_full(text, upper, lower, width) for upper, lower in breaks)
    runs_on = any(
        text[lower.start].islower() or _HYPHEN.search(text, upper.start, upper.end) for upper, lower in breaks
    )
    return width if runs_on and full >= _FULL_SHARE * len(breaks) else None


def _is_full(text: str, upper: Span, lower: Span, width: float) -> bool:
    """Tell whether the first word of the lower line would not have fitted on the upper one."""
    if _HYPHEN.search(text, max(upper.start, upper.end - 2), upper.end):
        return True
    space = text.find(" ", lower.start, lower.end)
    word = (space if space >= 0 else lower.end) - lower.start
    return upper.end - upper.start + 1 + word > width


def _is_wrap(text: str, upper: Span, lower: Span, own: float | None, common: float | None) -> bool:
    length = upper.end - upper.start
    if _LIST_ITEM.match(text, lower.start, lower.end):
        return False
    width = own or common
    runs_on = text[lower.start].islower() or text[lower.start] == "-"
    if width is None:
        ended = _SENTENCE_END.search(text, max(upper.start, upper.end - 4), upper.end)
        return length >= _NARROWEST and runs_on and not ended
    if length > width + 3 or not _is_full(text, upper, lower, width):
        return False
    return own is not None or (
        length >= 0.6 * width and (runs_on or text[upper.end - 1].isalnum() or text[upper.end - 1] in ",-")
    )


def _join(text: str, upper: Span, lower: Span) -> Edit:
    """Replace the break; a hyphen before it goes when it only broke a word."""
    if not _HYPHEN.search(text, max(upper.start, upper.end - 2), upper.end):
        return Edit(upper.end, lower.start, " ")
    if _JOINERS.match(text, lower.start, lower.end):
        return Edit(upper.end, lower.start, " ")
    compound = text[lower.start].isupper() or _CAPITALS.search(text, max(upper.start, upper.end - 4), upper.end)
    if compound or not text[lower.start].isalpha():
        return Edit(upper.end, lower.start, "")
    return Edit(upper.end - 1, lower.start, "")
