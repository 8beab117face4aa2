"""Pairs the quotation marks of the reading text."""

from __future__ import annotations

import re

from digigraph.model import Quotation, Span

_PAIRED = re.compile("[„‚“‘]")


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


def _unclosed(text: str, stack: list[int], end: int) -> Quotation:
    start = stack.pop()
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quotation(Span(start, end), len(stack), False)
