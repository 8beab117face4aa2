"""Options that many commands share: declared once, so that they are called and explained the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digigraph.cli import console


def new_app() -> typer.Typer:
    """Make the app of a command: plain help, `-h` understood."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )


def _quiet(value: bool) -> bool:
    if value:
        console.settings.quiet = True
    return value


def _verbose(value: bool) -> bool:
    if value:
        console.settings.verbose = True
    return value


def _no_color(value: bool) -> bool:
    if value:
        console.settings.color = False
    return value


Project = Annotated[
    Path | None,
    typer.Option("--project", envvar="DIGIGRAPH_PROJECT", metavar="DIR", help="Project folder; found from here up."),
]
FromFile = Annotated[
    Path | None,
    typer.Option("--from", metavar="FILE", help="Read this graph: Turtle, TriG, N-Triples, N-Quads or JSON-LD."),
]
StoreAddress = Annotated[
    str | None,
    typer.Option("--store", envvar="DIGIGRAPH_STORE", metavar="ADDRESS", help="oxigraph:PATH, sparql:URL or memory:"),
]
Format = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="NAME", help="table, tsv, csv, json, jsonl, md, html, ... (`help formats`)"),
]
Json = Annotated[bool, typer.Option("--json", help="Same as --format json; errors become JSON, too.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write there; the suffix chooses the format."),
]
Language = Annotated[
    str, typer.Option("--lang", envvar="DIGIGRAPH_LANG", metavar="de|en", help="Language of names and descriptions.")
]
Exports = Annotated[
    Path | None,
    typer.Option("--exports", envvar="DIGIGRAPH_EXPORTS", metavar="DIR", help="Folder for graph.ttl and the like."),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", callback=_quiet, expose_value=False, help="Nothing but data and errors.")
]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", callback=_verbose, expose_value=False, help="Say more on the way.")
]
NoColor = Annotated[
    bool, typer.Option("--no-color", callback=_no_color, expose_value=False, help="No colours (as NO_COLOR).")
]
