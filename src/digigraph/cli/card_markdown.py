"""Writes a card as Markdown."""

from __future__ import annotations

from digigraph.queries.cards import Card, Line
from digigraph.queries.evidence import Place
from digigraph.queries.footnotes import Note, markdown_text
from digigraph.queries.footnotes import markdown as notes_markdown


def markdown(card: Card, language: str, *, sources: bool) -> str:
    """Write a card with its sources as a numbered list at the end."""
    lines = [f"# {markdown_text(card.label)}", "", f"*{card.kind}* · <{card.iri}>", ""]
    if card.aliases:
        lines += [("auch: " if language == "de" else "also: ") + ", ".join(map(markdown_text, card.aliases)), ""]
    lines += [f"- {markdown_text(name)}: {markdown_text(value)}" for name, value in card.properties]
    numbers: dict[Place, int] = {}
    for section in card.sections:
        lines += ["", f"## {markdown_text(section.title)}", ""]
        lines += [_line(line, numbers, sources) for line in section.lines]
    if sources and numbers:
        notes = (Note(number, each.release, each.title, (each.day, each.text)) for each, number in numbers.items())
        lines += ["", "## Belege" if language == "de" else "## Sources", "", notes_markdown(notes).rstrip("\n")]
    return "\n".join(lines) + "\n"


def _line(line: Line, numbers: dict[Place, int], sources: bool) -> str:
    """One line of a section."""
    marks = {numbers.setdefault(place, len(numbers) + 1) for place in line.places} if sources else set()
    parts = [markdown_text(line.text), markdown_text(line.detail), " ".join(f"\\[{mark}\\]" for mark in sorted(marks))]
    return "- " + " · ".join(part for part in parts if part)
