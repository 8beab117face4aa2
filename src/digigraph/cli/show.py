"""`digigraph show`: the card of one thing."""

from __future__ import annotations

import json as json_format
from dataclasses import asdict
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
from digigraph.errors import UsageError
from digigraph.queries.cards import Card, card
from digigraph.queries.lookup import resolve

app = new_app()


@app.command()
def show(
    entity: Annotated[str, typer.Argument(help="A name, as you would write it, or an IRI.")],
    *,
    kind: Annotated[
        str | None, typer.Option("--class", metavar="CLASS", help="Only dg:Person, dg:Ministry, dg:Event, ...")
    ] = None,
    sources: Annotated[bool, typer.Option("--sources/--no-sources", help="With or without the sentences.")] = True,
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
) -> None:
    """Show everything about one person, office, body, initiative, event or place, each line with its source.

    \b
    Examples:
      digigraph show "Anna Beispiel"
      digigraph show Mittelstandsforum --no-sources
      digigraph show "Ministerium für Wirtschaft" --class dg:Ministry --format md -o haus.md
    """
    shape = console.chosen_format(format_, json, output, piped="md")
    if shape not in ("table", "md", "json"):
        raise UsageError(f"a card has no format {shape!r}", hint="formats: table, md, json")
    with project.opened(project_, from_, store) as graph:
        found = resolve(graph, entity, kind)
        shown = card(graph, str(found.iri), lang)
    if shown is None:
        raise UsageError(f"the graph says nothing of <{found.iri}>")
    if shape == "json":
        console.write(json_format.dumps(_plain(shown), ensure_ascii=False, indent=2) + "\n", output)
    elif shape == "md":
        from digigraph.cli.card_markdown import markdown  # noqa: PLC0415

        console.write(markdown(shown, lang, sources=sources), output)
    else:
        from digigraph.cli.card_table import draw  # noqa: PLC0415 - rich is only needed for people

        console.write_drawn(lambda stream: draw(shown, lang, sources=sources, stream=stream), output)


def _plain(shown: Card) -> dict[str, Any]:
    """A card as plain values."""
    return {"ok": True, "schema": 1, **asdict(shown)}
