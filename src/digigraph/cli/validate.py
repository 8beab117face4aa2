"""`digigraph validate`: check the graph against its shapes."""

from __future__ import annotations

import json as json_format
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer

from digigraph.cli import console, project
from digigraph.cli.options import (
    Format,
    FromFile,
    Json,
    Language,
    NoColor,
    Output,
    Project,
    Quiet,
    StoreAddress,
    Verbose,
    new_app,
)
from digigraph.contracts import Store
from digigraph.errors import UsageError
from digigraph.validate import LEVELS, Finding, fails, validate

app = new_app()

_EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_SHOWN_OF_A_KIND = 5


@app.command()
def validate_graph(
    *,
    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="LEVEL", help="error, warning, info or none: exit with 1 from there on.")
    ] = "error",
    shapes: Annotated[Path | None, typer.Option("--shapes", metavar="FILE", help="SHACL shapes in Turtle.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="List every finding, not only the first of each kind.")] = False,
    format_: Format = None,
    json: Json = False,
    output: Output = None,
    lang: Language = "de",
    from_: FromFile = None,
    store: StoreAddress = None,
    project_: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Check the graph against its shapes; each finding with the sentence it stands on.

    Exit code 0 when nothing is as grave as --fail-on, 1 when something is, 3 when the graph cannot be read.

    \b
    Examples:
      digigraph validate
      digigraph validate --fail-on warning --format csv -o befunde.csv
      digigraph validate --from graph.ttl --shapes eigene.ttl --json
    """
    if fail_on not in (*LEVELS, "none"):
        raise UsageError(f"--fail-on {fail_on}: there is no such level", hint=f"one of: {', '.join(LEVELS)}, none")
    kind = console.chosen_format(format_, json, output)
    with project.opened(project_, from_, store) as graph:
        findings = validate(_everything(graph), shapes, language=lang)
    failed = fails(findings, fail_on)
    if kind == "json":
        counts = {level: sum(each.severity == level for each in findings) for level in reversed(LEVELS)}
        answer = {"ok": not failed, "schema": 1, "counts": counts, "findings": [asdict(each) for each in findings]}
        console.write(json_format.dumps(answer, ensure_ascii=False, indent=2) + "\n", output)
    elif kind == "table":
        console.write_drawn(lambda stream: _draw(findings, lang, stream, every=all_), output)
    else:
        _write_rows(findings, kind, output)
    return 1 if failed else 0


def _everything(store: Store) -> Any:
    """Read a whole graph, as the shapes need it."""
    from rdflib import Graph  # noqa: PLC0415

    graph = Graph()
    for triple in store.construct(_EVERYTHING):
        graph.add(triple)
    return graph


def _write_rows(findings: Sequence[Finding], kind: str, output: Path | None) -> None:
    """Write one row a finding."""
    from rdflib import Literal, URIRef  # noqa: PLC0415

    from digigraph.queries.answers import Answer  # noqa: PLC0415
    from digigraph.queries.results import write  # noqa: PLC0415

    columns = ("severity", "focus", "label", "path", "message", "value", "release", "sentence")
    rows = tuple(
        tuple(
            URIRef(value) if name in ("focus", "release") and value else Literal(value)
            for name, value in ((name, getattr(each, name)) for name in columns)
        )
        for each in findings
    )
    console.write(write(Answer("SELECT", columns, rows), kind), output)


def _draw(findings: Sequence[Finding], lang: str, stream: Any, *, every: bool) -> None:
    """Draw findings of one kind together, the grave ones first."""
    from rich.padding import Padding  # noqa: PLC0415 - rich is only needed for people
    from rich.text import Text  # noqa: PLC0415

    from digigraph.cli import tables  # noqa: PLC0415

    screen = console.data_console(stream)
    german = lang == "de"
    names = {
        "error": ("Fehler", "error", "bold red"),
        "warning": ("Warnung", "warning", "yellow"),
        "info": ("Hinweis", "note", "cyan"),
    }
    order = sorted(findings, key=lambda each: (-LEVELS.index(each.severity), each.path, each.message, each.focus))
    for (level, path, message), same in groupby(order, key=lambda each: (each.severity, each.path, each.message)):
        group = list(same)
        word, style = names[level][0 if german else 1], names[level][2]
        count = f" ×{len(group)}" if len(group) > 1 else ""
        screen.print(Text.assemble((f"{word}{count}", style), "  ", message, "  ", (path, "dim")))
        for each in group if every else group[:_SHOWN_OF_A_KIND]:
            lines = [(each.label or tables.short(each.focus), each.value or tables.short(each.focus))]
            if each.sentence:
                lines.append(("", f"│ {' '.join(each.sentence.split())}"))
            for name, value in lines:
                text = Text.assemble((name, "bold"), "  " if name else "", (value, "" if name else "italic"))
                screen.print(Padding(text, (0, 0, 0, 2)))
        if not every and len(group) > _SHOWN_OF_A_KIND:
            rest = len(group) - _SHOWN_OF_A_KIND
            screen.print(
                Padding(Text(f"… {rest} {'weitere (--all)' if german else 'more (--all)'}", "dim"), (0, 0, 0, 2))
            )
    counts = [
        f"{sum(each.severity == level for each in findings)} {names[level][0 if german else 1]}" for level in names
    ]
    screen.print(Text(" · ".join(counts), style="dim"))
