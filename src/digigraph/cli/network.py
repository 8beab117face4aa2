"""`digigraph network`: draw, measure, export and compare networks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digigraph.cli import answering, console, network_files, project
from digigraph.cli.network_choice import (
    Around,
    AsOf,
    Choice,
    Depth,
    From,
    Kinds,
    Least,
    Parameters,
    RecipeName,
    Until,
    is_day,
)
from digigraph.cli.options import (
    Format,
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

if TYPE_CHECKING:
    from digigraph.queries.answers import Answer

app = new_app()
SUBCOMMANDS = ("draw", "stats", "export", "diff", "list")
FILES = ("gexf", "graphml", "json")
READABLE_NODES = 40
"""So many nodes fit on a page with their names; more are drawn only when asked for."""


def prepare(arguments: list[str]) -> list[str]:
    """Read `network` as `network list`."""
    return arguments or ["list"]


@app.callback()
def networks() -> None:
    """Draw, measure, export and compare networks; every line stands on sentences.

    \b
    Examples:
      digigraph network draw -o netz.svg
      digigraph network draw foerderung -o foerderung.html
      digigraph network draw --around "Anna Beispiel" --depth 2 --from 2016 --to 2018
      digigraph network stats personen
      digigraph network export stellen -o stellen.gexf
    """


@app.command()
def draw(
    recipe: RecipeName = "allgemein",
    *,
    around: Around = None,
    depth: Depth = 2,
    from_: From = None,
    to: Until = None,
    as_of: AsOf = None,
    kind: Kinds = None,
    min_weight: Least = 0.0,
    top: Annotated[
        int | None,
        typer.Option("--top", min=0, metavar="N", help="Only the N strongest nodes; 0 for all. Pictures: 40."),
    ] = None,
    param: Parameters = None,
    format_: Format = None,
    json: Json = False,
    output: Output = None,
    lang: Language = "de",
    store: StoreAddress = None,
    project_: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> None:
    """Draw a network as SVG, interactive page, PNG or PDF; without -o, a summary to read.

    \b
    Examples:
      digigraph network draw -o netz.svg
      digigraph network draw foerderung --top 0 -o foerderung.html
      digigraph network draw --around Hochschule --depth 1 -o hochschule.png
      digigraph network draw --from exports/graph.ttl --from 2016 --to 2018-06
    """
    shape = network_files.shape(format_, json, output)
    most = top if top is not None else READABLE_NODES if shape in ("svg", "png", "pdf") else 0
    chosen = Choice(recipe, project_, store, from_, to, as_of, around, depth, kind, min_weight, param, lang)
    network = chosen.read(most or None)
    if shape == "table":
        from digigraph.cli import network_summary  # noqa: PLC0415 - rich is only needed for people

        console.write_drawn(lambda stream: network_summary.draw(network, stream), output)
        return
    network_files.write(network_files.drawn(network, shape), output)
    if network.left_out and not around:
        console.say(f"{network.left_out} less connected nodes are left out; --top 0 draws all")
    network_files.written(network, output)


@app.command()
def stats(
    recipe: RecipeName = "allgemein",
    *,
    of: Annotated[
        str, typer.Option("--of", metavar="WHAT", help="nodes, network or communities; tables show all three.")
    ] = "",
    limit: Annotated[int, typer.Option("--limit", min=0, help="At most so many nodes in a table; 0 for all.")] = 20,
    around: Around = None,
    depth: Depth = 2,
    from_: From = None,
    to: Until = None,
    as_of: AsOf = None,
    kind: Kinds = None,
    min_weight: Least = 0.0,
    param: Parameters = None,
    format_: Format = None,
    json: Json = False,
    output: Output = None,
    lang: Language = "de",
    store: StoreAddress = None,
    project_: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> None:
    """Measure a network: size, density, and for each node degree, strength, betweenness, PageRank and community.

    \b
    Examples:
      digigraph network stats
      digigraph network stats personen --of nodes -f csv -o personen.csv
      digigraph network stats foerderung --of network --json
    """
    from digigraph.network import rows  # noqa: PLC0415

    chosen = Choice(recipe, project_, store, from_, to, as_of, around, depth, kind, min_weight, param, lang)
    if of not in ("", "nodes", "network", "communities"):
        raise UsageError(f"--of {of}: there is no such table", hint="one of: nodes, network, communities")
    network = chosen.read()
    shape = console.chosen_format(format_, json, output)
    if shape == "table" and not of:
        from digigraph.cli import network_summary  # noqa: PLC0415

        console.write_drawn(lambda stream: network_summary.measures(network, limit or None, stream), output)
        return
    tables = {"network": rows.whole, "communities": rows.communities, "nodes": rows.nodes}
    _present(tables[of or "nodes"](network), shape, output, lang)


@app.command()
def export(
    recipe: RecipeName = "allgemein",
    *,
    around: Around = None,
    depth: Depth = 2,
    from_: From = None,
    to: Until = None,
    as_of: AsOf = None,
    kind: Kinds = None,
    min_weight: Least = 0.0,
    param: Parameters = None,
    format_: Format = None,
    json: Json = False,
    output: Output = None,
    lang: Language = "de",
    store: StoreAddress = None,
    project_: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> None:
    """Write a network for other programs: gexf (Gephi), graphml (yEd, Cytoscape), json, or an edge list in csv or tsv.

    \b
    Examples:
      digigraph network export -o netz.gexf
      digigraph network export stellen -o stellen.graphml
      digigraph network export foerderung -f csv
    """
    from digigraph.network import export as exporting  # noqa: PLC0415
    from digigraph.network import rows  # noqa: PLC0415

    suffix = output.suffix.lower().lstrip(".") if output is not None else ""
    shape = "json" if json else (format_ or suffix or "csv").lower()
    if shape not in (*FILES, "csv", "tsv", "jsonl", "md"):
        raise UsageError(f"a network has no format {shape!r}", hint=f"formats: {', '.join(FILES)}, csv, tsv, jsonl, md")
    chosen = Choice(recipe, project_, store, from_, to, as_of, around, depth, kind, min_weight, param, lang)
    network = chosen.read()
    if shape in FILES:
        console.write(exporting.write(network, shape), output)
    else:
        _present(rows.ties(network), shape, output, lang)
    network_files.written(network, output)


@app.command()
def diff(
    old: Annotated[str, typer.Argument(help="A graph file, or a day.")],
    new: Annotated[str, typer.Argument(help="A graph file, or a later day.")],
    recipe: RecipeName = "allgemein",
    *,
    differs: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 when something changed.")] = False,
    from_: From = None,
    param: Parameters = None,
    format_: Format = None,
    json: Json = False,
    output: Output = None,
    lang: Language = "de",
    store: StoreAddress = None,
    project_: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Compare a network in two graphs, or on two days of one: which ties came, went or changed.

    \b
    Examples:
      digigraph network diff alt/graph.ttl exports/graph.ttl
      digigraph network diff 2016-12-31 2018-12-31 aemter
      digigraph network diff 2016 2018 foerderung -o aenderungen.svg
    """
    from digigraph.network import change, svg  # noqa: PLC0415

    base = Choice(recipe, project_, store, from_, parameters=param, language=lang)
    before, after = _side(base, old).read(), _side(base, new).read()
    changes = change.compare(before, after, f"{old} → {new}")
    suffix = output.suffix.lower().lstrip(".") if output is not None else ""
    picture = (format_ or suffix).lower()
    if picture in ("svg", "png", "pdf") and not json:
        network_files.write(network_files.rendered(svg.write(change.picture(changes)), picture), output)
    else:
        _present(change.table(changes), console.chosen_format(format_, json, output), output, lang)
    return 1 if differs and not changes.is_empty else 0


def _side(base: Choice, which: str) -> Choice:
    """One side of a comparison: a graph file, or the graph as of a day."""
    return replace(base, as_of=which) if is_day(which) else replace(base, from_=[which], store=None)


@app.command("list")
def list_recipes(
    *,
    format_: Format = None,
    json: Json = False,
    output: Output = None,
    lang: Language = "de",
    project_: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> None:
    """List the recipes there are."""
    from digigraph.network import recipes, rows  # noqa: PLC0415

    folder = project.read(project_).queries
    known = [recipes.find(name, folder) for name in recipes.names(folder)]
    _present(rows.recipes(known, lang), console.chosen_format(format_, json, output), output, lang)


def _present(answer: Answer, shape: str, output: Path | None, language: str) -> None:
    answering.present(answer, answering.Presentation(shape, output, language))
