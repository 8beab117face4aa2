"""Draws a card for a terminal."""

from __future__ import annotations

from typing import IO

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from digigraph.cli import console, tables
from digigraph.queries.cards import Card, Line
from digigraph.queries.evidence import Place


def draw(card: Card, language: str, *, sources: bool, stream: IO[str] | None = None) -> None:
    """Draw head, sections and numbered sources."""
    screen = console.data_console(stream)
    screen.print(Text.assemble((card.label, "bold"), ("  ", ""), (card.kind, "dim")), soft_wrap=False)
    screen.print(Padding(tables.pairs(_head(card, language)), (0, 0, 0, 2)))
    numbers = Sources()
    for section in card.sections:
        screen.print()
        screen.print(Text(section.title, style="bold"))
        screen.print(Padding(_lines(section.lines, numbers, sources), (0, 0, 0, 2)))
    if sources and numbers.places:
        screen.print()
        screen.print(Text("Belege" if language == "de" else "Sources", style="bold"))
        for number, place in enumerate(numbers.places, start=1):
            screen.print(_source(number, place))


class Sources:
    """Numbers places in the order in which they are first needed."""

    def __init__(self) -> None:
        self.places: list[Place] = []

    def number(self, place: Place) -> int:
        """Number of a place, the same each time."""
        if place not in self.places:
            self.places.append(place)
        return self.places.index(place) + 1


def _head(card: Card, language: str) -> list[tuple[str, str]]:
    """What stands under the name."""
    german = language == "de"
    span = card.first if card.first == card.last else f"{card.first} … {card.last}"
    count = f"{card.releases} {'Mitteilung' if german else 'release'}" + (
        "" if card.releases == 1 else ("en" if german else "s")
    )
    return [
        ("auch" if german else "also", ", ".join(card.aliases)),
        *card.properties,
        ("genannt in" if german else "named in", f"{count}, {span}" if card.releases else ""),
        ("IRI", card.iri),
    ]


def _lines(lines: tuple[Line, ...], numbers: Sources, sources: bool) -> Table:
    """The lines of a section: what, when, where it stands."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold", ratio=None)
    table.add_column(overflow="fold", max_width=34)
    table.add_column(no_wrap=True, style="dim")
    for line in lines:
        marks = sorted({numbers.number(place) for place in line.places}) if sources else []
        table.add_row(Text(line.text), Text(line.detail, style="cyan"), _marks(marks, len(line.places)))
    return table


def _marks(numbers: list[int], support: int) -> str:
    """Write numbers of sources: all of a few, else the first and how many there are."""
    if len(numbers) <= 3:
        return " ".join(f"[{number}]" for number in numbers)
    return f"[{numbers[0]}] [{numbers[1]}] +{support - 2}"


def _source(number: int, place: Place) -> Table:
    """One numbered source."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(style="dim", no_wrap=True, min_width=5, justify="right")
    table.add_column(overflow="fold")
    head = " · ".join(part for part in (place.day, place.title or tables.short(place.release)) if part)
    table.add_row(f"[{number}]", Text(head))
    table.add_row("│", Text(" ".join(place.text.split()), style="italic"))
    table.add_row("", Text(place.release, style="dim"))
    return table
