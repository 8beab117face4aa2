"""Restores quotation marks."""

from __future__ import annotations

from digigraph.model import Quotation, Span
from digigraph.parse.edits import Edit


def repair_quotes(text: str, span: Span) -> list[Edit]:
    """Provisional: left-attached marks open, right-attached ones close."""
    edits: list[Edit] = []
    part = text[span.start : span.end]
    marks = set('"„“”»«¿')
    if any(c == "?" and (i == 0 or part[i - 1].isspace()) and part[i + 1 : i + 2].isalnum() for i, c in enumerate(part)):
        marks.add("?")
    depth = 0
    for i, c in enumerate(part):
        if c == "\n":
            depth = 0
        if c not in marks:
            continue
        left = part[i - 1] if i else " "
        right = part[i + 1] if i + 1 < len(part) else " "
        if (left.isspace() or left in "(/–-") and not right.isspace():
            new = "‚" if depth else "„"
            depth += 1
        elif left.isspace():
            new = "–"
        elif depth:
            depth -= 1
            new = "‘" if depth else "“"
        else:
            new = c
        if new != c:
            edits.append(Edit(span.start + i, span.start + i + 1, new))
    return edits


def quotations(text: str, paragraphs: list[Span]) -> tuple[Quotation, ...]:
    """Pair the marks of each paragraph."""
    found: list[Quotation] = []
    for paragraph in paragraphs:
        stack: list[int] = []
        for i in range(paragraph.start, paragraph.end):
            if text[i] in "„‚":
                stack.append(i + 1)
            elif text[i] in "“‘" and stack:
                start = stack.pop()
                found.append(Quotation(Span(start, i), len(stack)))
        while stack:
            start = stack.pop()
            found.append(Quotation(Span(start, paragraph.end), len(stack), False))
    return tuple(sorted(found))
