"""Draws one reading for a terminal: the head, the things named, the facts with their words."""

from __future__ import annotations

from typing import IO

from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from digigraph.cli import console, tables
from digigraph.model import HOLDING, Grant, Kind, Reading, Status
from digigraph.ontology import PREDICATES

_KINDS = {
    Kind.PERSON: "Personen",
    Kind.OFFICE: "Ämter",
    Kind.MINISTRY: "Ministerien",
    Kind.ORGANIZATION: "Stellen",
    Kind.INITIATIVE: "Vorhaben",
    Kind.EVENT: "Ereignisse",
    Kind.PLACE: "Orte",
}
_STATUS = {
    Status.ENDED: "beendet",
    Status.PLANNED: "geplant",
    Status.APPLIED_FOR: "beantragt",
    Status.ANNOUNCED: "angekündigt",
    Status.CANCELLED: "abgesagt",
    Status.DENIED: "verneint",
    Status.WISHED: "gewünscht",
    Status.CONDITIONAL: "bedingt",
    Status.ONGOING: "",
    Status.DONE: "",
}


def draw(reading: Reading, stream: IO[str]) -> None:
    """Draw a reading."""
    screen = console.data_console(stream)
    screen.print(Rule(Text(reading.id, style="bold"), align="left", style="dim"))
    screen.print(Text(reading.title, style="bold"))
    issuer = " · ".join(part for part in (reading.date.value, reading.issuer.name, reading.number) if part)
    screen.print(Text(issuer or "ohne Tag und Herausgeber", style="dim"))
    for note in (*reading.notes, *([reading.date.doubt] if reading.date.doubt else [])):
        screen.print(Text(f"! {note}", style="yellow"))
    screen.print()
    screen.print(tables.pairs(_things(reading)))
    if reading.assertions:
        screen.print()
        screen.print(_facts(reading))
    for utterance in reading.utterances:
        who = _name(reading, utterance.speaker) or "?"
        line = Text.assemble((who, "bold"), "  ", f"„{' '.join(utterance.text.split())}“")
        screen.print(Padding(line, (1, 0, 0, 0)))
    for grant in reading.grants:
        screen.print(Padding(_grant(reading, grant), (1, 0, 0, 0)))
    screen.print()


def _things(reading: Reading) -> list[tuple[str, str]]:
    """What is named, by kind."""
    lines = []
    for kind, heading in _KINDS.items():
        names = [referent.name + _mark(referent.status) for referent in reading.referents if referent.kind is kind]
        lines.append((heading, "; ".join(names)))
    return lines


def _mark(status: Status) -> str:
    return f" ({_STATUS[status]})" if _STATUS[status] else ""


def _facts(reading: Reading) -> Table:
    """Facts in words, each above the words it stands on."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(overflow="fold")
    for assertion in reading.assertions:
        predicate = PREDICATES[assertion.predicate].de if assertion.predicate in PREDICATES else assertion.predicate
        target = assertion.object if assertion.literal else _name(reading, assertion.object) or assertion.object
        style = "" if assertion.status in HOLDING else "yellow"
        dates = ", ".join(f"{key} {value}" for key, value in sorted(assertion.attributes.items()))
        line = Text.assemble(
            (_name(reading, assertion.subject) or assertion.subject, "bold"),
            "  ",
            (predicate, "cyan"),
            "  ",
            (target, "bold"),
            (_mark(assertion.status), style),
            (f"  {dates}" if dates else "", "dim"),
        )
        table.add_row(line)
        evidence = " ".join(assertion.evidence.text.split())
        table.add_row(Padding(Text(f"│ {evidence}", style="italic dim"), (0, 0, 0, 2)))
    return table


def _grant(reading: Reading, grant: Grant) -> Text:
    """Money given, in words."""
    amount = f"{tables.number(f'{grant.amount:.0f}', 'de')} Euro" if grant.amount is not None else "ohne Betrag"
    funder = _name(reading, grant.funder) or grant.funder or "?"
    recipient = _name(reading, grant.recipient) or grant.recipient or "?"
    programme = _name(reading, grant.programme)
    more = [part for part in (programme, grant.purpose) if part]
    detail = f" ({'; '.join(more)})" if more else ""
    return Text.assemble((amount, "bold"), f"  {funder} → {recipient}{detail}{_mark(grant.status)}")


def _name(reading: Reading, identifier: str | None) -> str | None:
    referent = reading.referent(identifier)
    return referent.name if referent else None
