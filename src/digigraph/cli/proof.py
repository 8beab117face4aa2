"""Draws facts with the sentences they stand on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import IO, TypeAlias

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from digigraph.cli import console, tables
from digigraph.queries.evidence import SourcedFact
from digigraph.queries.footnotes import markdown_text

Context: TypeAlias = tuple[str, str, str]
_STATUS = "https://w3id.org/digigraph/voc/status/"


def draw(
    facts: Sequence[SourcedFact],
    names: Mapping[str, str],
    contexts: Sequence[Context],
    language: str,
    *,
    stream: IO[str] | None = None,
) -> None:
    """Draw each fact once, and below it every release that says so."""
    screen = console.data_console(stream)
    for index, (fact, support) in enumerate(_grouped(facts, contexts)):
        if index:
            screen.print()
        screen.print(_headline(fact, names, support, language))
        for each, context in support:
            _draw_support(screen, each, names, context, language)


def _grouped(
    facts: Sequence[SourcedFact], contexts: Sequence[Context]
) -> Iterator[tuple[SourcedFact, list[tuple[SourcedFact, Context]]]]:
    """Take what several releases say of the same triple together."""
    for _, same in groupby(zip(facts, contexts, strict=True), key=lambda pair: _triple(pair[0])):
        support = list(same)
        yield support[0][0], support


def _triple(fact: SourcedFact) -> tuple[str, str, str]:
    return fact.subject, fact.predicate, str(fact.object)


def _words(fact: SourcedFact, names: Mapping[str, str]) -> tuple[str, str, str]:
    """The triple in words."""
    subject, predicate, target = (names.get(iri, tables.short(iri)) for iri in _triple(fact))
    return subject, predicate, target


def _headline(
    fact: SourcedFact, names: Mapping[str, str], support: Sequence[tuple[SourcedFact, Context]], language: str
) -> Text:
    """The fact in words, and how many releases say so."""
    subject, predicate, target = _words(fact, names)
    line = Text.assemble((subject, "bold"), "  ", (predicate, "cyan"), "  ", (target, "bold"))
    remark = _remark(fact, support, language)
    return Text.assemble(line, "  ", (remark, "dim")) if remark else line


def _remark(fact: SourcedFact, support: Sequence[tuple[SourcedFact, Context]], language: str) -> str:
    releases = len({each.place.release for each, _ in support})
    german = language == "de"
    parts = []
    if releases > 1:
        parts.append(f"{releases} {'Mitteilungen' if german else 'releases'}")
    if not fact.plain:
        parts.append("nicht als Tatsache behauptet" if german else "not asserted as a fact")
    return ", ".join(parts)


def _draw_support(
    screen: Console, fact: SourcedFact, names: Mapping[str, str], context: Context, language: str
) -> None:
    """One release: its sentence with the span marked, and how the rules got there."""
    before, text, after = (" ".join(part.split()) if part.strip() else "" for part in context)
    marked = ("bold underline", "bold underline") if screen.is_terminal and not screen.no_color else ("", "")
    opening, closing = ("", "") if marked[0] or not (before or after) else ("»", "«")
    sentence = Text.assemble(
        (before + " " if before else "", ""),
        (f"{opening}{text}{closing}", marked[0]),
        (" " + after if after else "", ""),
    )
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(style="dim", no_wrap=True, min_width=3, justify="right")
    table.add_column(overflow="fold")
    table.add_row("", Text(" · ".join(part for part in (fact.place.day, fact.place.title) if part)))
    table.add_row("│", sentence)
    table.add_row("", Text(_method(fact, names, language), style="dim"))
    table.add_row("", Text(fact.iri, style="dim"))
    screen.print(Padding(table, (0, 0, 0, 0)))


def _method(fact: SourcedFact, names: Mapping[str, str], language: str) -> str:
    """Status, confidence, rule and place in one line."""
    status = names.get(_STATUS + fact.status, fact.status)
    confidence = tables.number(f"{fact.confidence:.2f}", language)
    german = language == "de"
    return " · ".join(
        (
            status,
            f"{'Konfidenz' if german else 'confidence'} {confidence}",
            f"{'Regel' if german else 'rule'} {fact.rule}",
            f"{'Zeichen' if german else 'characters'} {fact.place.start}-{fact.place.end}",
        )
    )


def markdown(facts: Sequence[SourcedFact], names: Mapping[str, str], contexts: Sequence[Context], language: str) -> str:
    """Write each fact as a heading and its sentences as quotations, the span in bold."""
    lines: list[str] = []
    for fact, support in _grouped(facts, contexts):
        remark = _remark(fact, support, language)
        lines += [f"## {' – '.join(map(markdown_text, _words(fact, names)))}", *(["", f"*{remark}*"] if remark else [])]
        for each, (before, text, after) in support:
            place = each.place
            quotation = f"{markdown_text(before)} **{markdown_text(text)}** {markdown_text(after)}".strip()
            lines += [
                "",
                f"> {quotation}",
                "",
                f"[{markdown_text(place.title or place.release)}](<{place.release}>), {place.day}  ",
                f"{markdown_text(_method(each, names, language))}  ",
                f"<{each.iri}>",
            ]
        lines.append("")
    return "\n".join(lines)
