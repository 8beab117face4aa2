"""`digigraph query list`, `show`, `test` and `export`: what saved queries there are, and whether they still work."""

from __future__ import annotations

import json as json_format
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

import typer
from rdflib import Literal

from digigraph.cli import console, project
from digigraph.cli.options import Format, FromFile, Json, Language, NoColor, Project, Quiet, StoreAddress, Verbose
from digigraph.contracts import Store
from digigraph.errors import DigigraphError, UsageError
from digigraph.queries import saved
from digigraph.queries.answers import Answer
from digigraph.queries.parameters import Parameter
from digigraph.queries.results import write
from digigraph.queries.running import run
from digigraph.queries.saved import SavedQuery


def list_queries(
    *,
    tag: Annotated[str | None, typer.Option("--tag", help="Only queries with this tag.")] = None,
    format_: Format = None,
    json: Json = False,
    lang: Language = "de",
    project_: Project = None,
    no_color: NoColor = False,
) -> None:
    """List saved queries: the project's own and those that come with digigraph.

    \b
    Examples:
      digigraph query list
      digigraph query list --tag personen --lang en
    """
    queries = [each for each in _all(project_) if tag is None or tag in each.tags]
    rows = tuple(
        (Literal(each.name), Literal(each.said(each.summary, lang)), Literal(_signature(each.parameters)))
        for each in queries
    )
    answer = Answer("SELECT", ("name", "frage" if lang == "de" else "question", "parameter"), rows)
    kind = console.chosen_format(format_, json, None)
    if kind != "table":
        console.write(write(answer, kind), None)
        return
    from digigraph.cli import tables  # noqa: PLC0415 - rich is only needed for people

    tables.draw(answer, language=lang)


def _all(folder: Path | None) -> list[SavedQuery]:
    return [saved.read(path) for path in saved.discover(project.read(folder).queries).values()]


def _signature(parameters: Mapping[str, Parameter]) -> str:
    """Parameters in short: optional ones in brackets."""
    return " ".join(
        each.name if each.required and each.default is None else f"[{each.name}]" for each in parameters.values()
    )


def show_query(
    name: Annotated[str, typer.Argument(help="Name of a saved query, or a .rq file.")],
    *,
    sparql: Annotated[bool, typer.Option("--sparql", help="Only the query's text.")] = False,
    yasgui: Annotated[
        str | None, typer.Option("--yasgui", metavar="ENDPOINT", help="A link that opens it there.")
    ] = None,
    json: Json = False,
    lang: Language = "de",
    project_: Project = None,
    no_color: NoColor = False,
) -> None:
    """Show what a saved query asks, takes and answers.

    \b
    Examples:
      digigraph query show zustaendig
      digigraph query show zustaendig --sparql > zustaendig.rq
    """
    query = saved.find(name, project.read(project_).queries)
    if yasgui is not None:
        fragment = {"query": query.text, "endpoint": yasgui, "requestMethod": "POST", "outputFormat": "table"}
        console.write(f"https://yasgui.org/#{urlencode(fragment)}\n", None)
    elif sparql:
        console.write(query.text, None)
    elif json:
        console.write(json_format.dumps(_described(query, lang), ensure_ascii=False, indent=2) + "\n", None)
    else:
        _draw(query, lang)
    for warning in query.warnings:
        console.warn(warning)


def _described(query: SavedQuery, lang: str) -> dict[str, Any]:
    """A query's header as plain values."""
    return {
        "name": query.name,
        "path": str(query.path),
        "form": query.form,
        "summary": query.said(query.summary, lang),
        "description": query.said(query.description, lang),
        "tags": list(query.tags),
        "parameters": [
            {
                "name": each.name,
                "type": each.type,
                "required": each.required and each.default is None,
                "default": each.default,
                "values": list(each.values),
                "class": each.kind,
                "lookup": each.lookup,
                "label": each.label.get(lang, each.name),
            }
            for each in query.parameters.values()
        ],
        "columns": list(query.expect.columns),
        "evidence": list(query.evidence),
    }


def _draw(query: SavedQuery, lang: str) -> None:
    """Draw a query's description for a terminal."""
    from rich.padding import Padding  # noqa: PLC0415 - rich is only needed for people
    from rich.text import Text  # noqa: PLC0415

    from digigraph.cli import tables  # noqa: PLC0415

    screen = console.data_console()
    screen.print(Text(query.name, style="bold"), Text(query.said(query.summary, lang)))
    if description := query.said(query.description, lang):
        screen.print(Padding(Text(description), (1, 0, 1, 0)))
    lines = [(each.name, _parameter(each, lang)) for each in query.parameters.values()]
    screen.print(Padding(tables.pairs(lines), (0, 0, 1, 2)) if lines else Text("no parameters\n"))
    screen.print(
        tables.pairs(
            [
                ("answers with", ", ".join(query.expect.columns) or query.form),
                ("tags", ", ".join(query.tags)),
                ("file", str(query.path)),
            ]
        )
    )


def _parameter(parameter: Parameter, lang: str) -> str:
    """One parameter in a line."""
    parts = [parameter.label.get(lang, ""), parameter.signature]
    if parameter.default is not None:
        parts.append(f"default {parameter.default}")
    elif not parameter.required:
        parts.append("optional")
    return " · ".join(part for part in parts if part)


def check_queries(
    names: Annotated[list[str] | None, typer.Argument(help="Queries to test; all without a name.")] = None,
    *,
    format_: Format = None,
    json: Json = False,
    from_: FromFile = None,
    store: StoreAddress = None,
    project_: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Test saved queries: do they run, and do they answer with the columns and rows their header promises?

    \b
    Examples:
      digigraph query test
      digigraph query test aemter --from exports/graph.ttl
    """
    folder = project.read(project_).queries
    queries = [saved.find(name, folder) for name in names] if names else _all(project_)
    with project.opened(project_, from_, store) as graph:
        verdicts = [(query.name, *_verdict(query, graph)) for query in queries]
    rows = tuple((Literal(name), Literal(verdict), Literal(remark)) for name, verdict, remark in verdicts)
    answer = Answer("SELECT", ("query", "verdict", "remark"), rows)
    kind = console.chosen_format(format_, json, None)
    if kind == "table":
        from digigraph.cli import tables  # noqa: PLC0415 - rich is only needed for people

        tables.draw(answer)
    else:
        console.write(write(answer, kind), None)
    return 1 if any(verdict == "failed" for _, verdict, _ in verdicts) else 0


def _verdict(query: SavedQuery, graph: Store) -> tuple[str, str]:
    """Run a query with its defaults and examples and hold the answer against its header."""
    missing = [each.name for each in query.parameters.values() if each.required and not (each.default or each.example)]
    if missing:
        return "skipped", f"no example for {', '.join(missing)}"
    given = {each.name: each.example for each in query.parameters.values() if each.required and each.example}
    try:
        answer = run(query, given, graph, 10_000)
    except DigigraphError as error:
        return "failed", str(error)
    expected = query.expect
    if expected.columns and answer.columns != expected.columns:
        return "failed", f"columns are {', '.join(answer.columns)}; the header promises {', '.join(expected.columns)}"
    if len(answer.rows) < expected.min_rows:
        return "failed", f"{len(answer.rows)} rows; the header promises {expected.min_rows}"
    if expected.max_rows is not None and len(answer.rows) > expected.max_rows:
        return "failed", f"{len(answer.rows)} rows; the header allows {expected.max_rows}"
    return "ok", "; ".join((f"{len(answer.rows)} rows", *query.warnings))


def export_queries(
    folder: Annotated[Path, typer.Argument(help="Folder to write to; made when it is not there.")],
    names: Annotated[list[str] | None, typer.Argument(help="Queries to export; all without a name.")] = None,
    *,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
    project_: Project = None,
    quiet: Quiet = False,
) -> None:
    """Copy saved queries into a folder, to change them or to serve them with grlc.

    \b
    Examples:
      digigraph query export queries aemter       a copy of your own, which then hides the shipped one
      digigraph query export ../grlc-repository
    """
    own = project.read(project_).queries
    queries = [saved.find(name, own) for name in names] if names else _all(project_)
    for query in queries:
        target = folder / query.path.name
        if target.exists() and not force and target.read_text(encoding="utf-8") != query.text:
            raise UsageError(f"{target} is there already and differs", hint="--force replaces it")
        console.write(query.text, target)
    console.say(f"{len(queries)} queries in {folder}")
