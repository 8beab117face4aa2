"""Moves the columns that say where a row stands written into numbered notes below the rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from rdflib import Literal, URIRef

from digigraph.queries.answers import Answer

COLUMN = "beleg"
"""Name of the column with the numbers of the notes."""


class Note(NamedTuple):
    """One place where something stands written."""

    number: int
    source: str
    """IRI of the release or page; empty where there is none."""
    title: str
    texts: tuple[str, ...]
    """What the row has besides: day, sentence."""


def footnoted(answer: Answer, evidence: Iterable[str]) -> tuple[Answer, tuple[Note, ...]]:
    """Replace the columns of evidence by one with the numbers of notes; the same place has the same number."""
    places = [index for column in evidence for index, name in enumerate(answer.columns) if name == column]
    if not places:
        return answer, ()
    notes: dict[tuple[str, ...], Note] = {}
    rows = []
    for row in answer.rows:
        numbers = []
        for source, *texts in _grouped([row[index] for index in places]):
            key = (source, *texts)
            if key not in notes:
                notes[key] = Note(len(notes) + 1, source, answer.labels.get(source, ""), tuple(texts))
            numbers.append(notes[key].number)
        kept = tuple(value for index, value in enumerate(row) if index not in places)
        rows.append((*kept, Literal(" ".join(f"[{number}]" for number in numbers))))
    columns = tuple(name for index, name in enumerate(answer.columns) if index not in places)
    return replace(answer, columns=(*columns, COLUMN), rows=tuple(rows)), tuple(notes.values())


def _grouped(values: list[Any]) -> list[list[str]]:
    """Cut a row's evidence into places: an IRI begins one, the texts after it belong to it."""
    groups: list[list[str]] = []
    for value in values:
        if isinstance(value, URIRef):
            groups.append([str(value)])
        elif value is not None:
            if not groups:
                groups.append([""])
            groups[-1].append(str(value))
    return groups


def markdown(notes: Iterable[Note]) -> str:
    """Write notes for a Markdown file, as a list after the table."""
    lines = []
    for note in notes:
        title = note.title or note.source
        link = (
            f"[{markdown_text(title)}](<{note.source}>)"
            if note.source.startswith(("http://", "https://"))
            else markdown_text(title)
        )
        lines.append(f"- \\[{note.number}\\] " + ", ".join([link, *(markdown_text(text) for text in note.texts)]))
    return "\n".join(lines) + "\n" if lines else ""


def markdown_text(text: str) -> str:
    """Keep a text from being read as markup."""
    text = " ".join(text.split())
    for sign in "\\`*_[]<>":
        text = text.replace(sign, f"\\{sign}")
    return text
