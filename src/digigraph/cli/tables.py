"""Draws answers for a terminal: a table that fits its width, or, where too many columns compete, one block a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import IO, Any

from rdflib import Literal, URIRef
from rdflib.namespace import XSD
from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from digigraph.cli import console
from digigraph.ontology import NAMESPACES
from digigraph.queries.answers import Answer
from digigraph.queries.footnotes import Note
from digigraph.queries.results import plain

_NARROWEST = 14
"""Narrowest column in which wrapped German text can still be read."""
_LONGEST_WORD = 28
"""Words longer than this may be broken."""
_NUMBERS = {XSD.integer, XSD.decimal, XSD.double, XSD.float}
_GAP = 2
_LAST_PARTS = re.compile(r"[^/#]+[/#][^/#]+$")


def draw(answer: Answer, notes: Sequence[Note] = (), *, language: str = "de", stream: IO[str] | None = None) -> None:
    """Draw an answer and its notes."""
    screen = console.data_console(stream)
    if answer.form == "ASK":
        screen.print(
            Text(("ja" if answer.holds else "nein") if language == "de" else ("yes" if answer.holds else "no"))
        )
        return
    if not answer.rows:
        screen.print(Text("no rows", style="dim"))
        return
    shown = [[cell(answer, value, language) for value in row] for row in answer.rows]
    filled = [index for index in range(len(answer.columns)) if any(row[index] for row in shown)]
    columns = [answer.columns[index] for index in filled]
    rows = [[row[index] for index in filled] for row in shown]
    numeric = [_is_numeric(answer, index) for index in filled]
    layout = _table(columns, rows, numeric, screen.width) or _blocks(columns, rows)
    screen.print(layout)
    _draw_remarks(screen, answer, [name for name in answer.columns if name not in columns], len(rows))
    for note in notes:
        screen.print(_note(note))


def cell(answer: Answer, value: Any, language: str = "de") -> str:
    """Write one value: a name for an IRI that has one, large numbers with separators."""
    if isinstance(value, URIRef):
        return " ".join(answer.labels.get(str(value), short(str(value))).split())
    if isinstance(value, Literal) and value.datatype in _NUMBERS:
        return number(str(value), language)
    return " ".join(plain(value).split())


def number(digits: str, language: str) -> str:
    """Write a number the way the language does: 250.000 or 250,000; years and what is no plain number stay."""
    if not re.fullmatch(r"-?\d{5,}(\.\d+)?|-?\d+\.\d+", digits):
        return digits
    whole, _, rest = digits.partition(".")
    grouped = f"{int(whole):,}" if len(whole) > 4 else whole
    written = f"{grouped}.{rest}" if rest else grouped
    return written.translate(str.maketrans(",.", ".,")) if language == "de" else written


def short(iri: str) -> str:
    """Shorten an IRI without a name: prefixed, or its last two parts."""
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    match = _LAST_PARTS.search(iri)
    return f"…/{match.group()}" if match and len(match.group()) < len(iri) - 8 else iri


def _is_numeric(answer: Answer, index: int) -> bool:
    values = [row[index] for row in answer.rows if row[index] is not None]
    return bool(values) and all(isinstance(value, Literal) and value.datatype in _NUMBERS for value in values)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool], width: int) -> Table | None:
    """Lay out a table; None when its columns would be too narrow to read."""
    widths = _widths(columns, rows, width)
    if widths is None:
        return None
    wrapped = [any(cell_len(text) > given for text, given in zip(row, widths, strict=True)) for row in rows]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, _GAP - 1, 0, 0), show_edge=False)
    # Without a blank line between them, wrapped rows run into each other; a few among many do not matter.
    table.leading = 1 if sum(wrapped) * 3 > len(rows) > 1 else 0
    for name, given, right in zip(columns, widths, numeric, strict=True):
        table.add_column(
            Text(name.replace("_", " "), style="bold"),
            width=given,
            justify="right" if right else "left",
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(_styled(name, value) for name, value in zip(columns, row, strict=True)))
    return table


def _styled(column: str, value: str) -> Text:
    return Text(value, style="dim" if column == "beleg" else "")


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """Share the width out: narrow columns get what they want, the wide ones the rest in proportion to their text."""
    cells = [[name, *(row[index] for row in rows)] for index, name in enumerate(columns)]
    wanted = [max(cell_len(text) for text in column) for column in cells]
    # No column narrower than its longest word, within reason: breaking words is the last resort.
    longest = [max((cell_len(word) for text in column for word in text.split()), default=0) for column in cells]
    least = [
        want if want <= _NARROWEST else max(_NARROWEST, min(word, _LONGEST_WORD))
        for word, want in zip(longest, wanted, strict=True)
    ]
    room = width - _GAP * len(columns)
    if sum(wanted) <= room:
        return wanted
    if sum(least) > room:
        return None
    spare = room - sum(least)
    greed = [want - low for want, low in zip(wanted, least, strict=True)]
    total = sum(greed)
    widths = [low + spare * want // total for low, want in zip(least, greed, strict=True)]
    for index in sorted(range(len(widths)), key=lambda index: -greed[index])[: room - sum(widths)]:
        widths[index] += 1
    return widths


def _blocks(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> RenderableType:
    """One block a row: the first column as its heading, the others as lines below."""
    blocks: list[RenderableType] = []
    for row in rows:
        blocks.append(Text(row[0] or "-", style="bold"))
        blocks.append(Padding(pairs(zip(columns[1:], row[1:], strict=True)), (0, 0, 1, 2)))
    return Group(*blocks)


def pairs(lines: Iterable[tuple[str, str]]) -> Table:
    """Names and values in two columns; empty values are left out."""
    table = Table.grid(padding=(0, _GAP, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in lines:
        if value:
            table.add_row(name.replace("_", " "), Text(value))
    return table


def _draw_remarks(screen: Console, answer: Answer, empty: Sequence[str], count: int) -> None:
    """Say how many rows there are, which columns are left out, and whether rows are missing."""
    remarks = [f"{count} row{'s' if count != 1 else ''}"]
    if empty:
        remarks.append(f"empty: {', '.join(name.replace('_', ' ') for name in empty)}")
    screen.print(Text(" · ".join(remarks), style="dim"))
    if answer.truncated:
        screen.print(Text(f"INCOMPLETE: {answer.truncated}", style="bold red"))


def _note(note: Note) -> RenderableType:
    """One numbered note: title and day, the sentence, the address."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(style="dim", no_wrap=True, min_width=4, justify="right")
    table.add_column(overflow="fold")
    *days, sentence = note.texts or ("",)
    head = " · ".join(part for part in (note.title or short(note.source), *days) if part)
    table.add_row(f"[{note.number}]", Text(head))
    if sentence:
        table.add_row("│", Text(" ".join(sentence.split()), style="italic"))
    if note.title and note.source:
        table.add_row("", Text(note.source, style="dim"))
    return table
