"""`digigraph query`: run, list, show, test and export saved queries."""

from __future__ import annotations

import json as json_format
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from digigraph.cli import answering, console, project, query_catalogue
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
from digigraph.queries import saved
from digigraph.queries.answers import ask, labelled
from digigraph.queries.running import prepare as bound
from digigraph.queries.saved import SavedQuery

app = new_app()
SUBCOMMANDS = ("run", "list", "show", "test", "export")
_TAKING_A_VALUE = ("-p", "--param")
_OF_A_LIST = ("-f", "--format", "--lang", "--project", "--tag")
_OPTION = re.compile(r"--?[A-Za-z]")

Parameters = Annotated[
    list[str] | None,
    typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter; -p NAME VALUE works too, @FILE reads it."),
]


def prepare(arguments: list[str]) -> list[str]:
    """Read `query NAME` as `query run NAME`, no name as `query list`, and `-p name value` as `-p name=value`."""
    if not arguments or _only_options(arguments):
        return ["list", *arguments]
    if arguments[0] not in (*SUBCOMMANDS, "-h", "--help"):
        arguments = ["run", *arguments]
    joined: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument in _TAKING_A_VALUE:
            pair = next(rest, "")
            following = next(rest, None) if pair and "=" not in pair else None
            if following is None or _OPTION.match(following):
                joined += [argument, pair, *([] if following is None else [following])]
            else:
                joined += [argument, f"{pair}={following}"]
        else:
            joined.append(argument)
    return joined


def _only_options(arguments: Sequence[str]) -> bool:
    """Tell whether nothing but options of a list stands there: then no query is named."""
    rest = iter(arguments)
    for argument in rest:
        if argument in _OF_A_LIST:
            next(rest, None)
        elif argument.partition("=")[0] not in (*_OF_A_LIST, "--json", "--no-color"):
            return False
    return True


@app.callback()
def queries() -> None:
    """Run a saved query; without a name, list them.

    \b
    Examples:
      digigraph query                                  list all
      digigraph query aemter -p person="Anna Beispiel"
      digigraph query zustaendig -p tag=2017-01-01 -f csv -o amt.csv
      digigraph query show aemter                      what it takes and answers
      digigraph query meine.rq --show                  print the SPARQL, do not run it
    """


@app.command()
def run(
    name: Annotated[str, typer.Argument(help="Name of a saved query, or a .rq file.")],
    *,
    param: Parameters = None,
    params: Annotated[
        Path | None, typer.Option("--params", metavar="FILE", help="Parameters from a TOML or JSON file; -p wins.")
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Print the query with its values bound; do not run it.")] = False,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many rows.")] = None,
    evidence: Annotated[
        str | None, typer.Option("--evidence", metavar="WAY", help="Where rows stand: columns, footnotes or none.")
    ] = None,
    labels: Annotated[bool, typer.Option("--labels", help="Names beside IRIs in csv, tsv and jsonl.")] = False,
    status: Annotated[str | None, typer.Option("--status", help="For queries with the parameter stand.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="For queries with tag or bis.")] = None,
    empty_fails: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 when there are no rows.")] = False,
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
    """Run a saved query.

    \b
    Examples:
      digigraph query aemter -p person="Anna Beispiel"
      digigraph query foerderung-empfaenger -p ab 100000 -f csv -o foerderung.csv
      digigraph query widersprueche -f md --evidence footnotes
      digigraph query zustaendig --as-of 2017-01-01 --from graph.ttl
    """
    answering.check_evidence(evidence)
    settings = project.read(project_)
    query = saved.find(name, settings.queries)
    given = _from_file(params) | _given(query, param or [], status, as_of)
    kind = console.chosen_format(format_, json, output, piped="ttl" if query.form == "CONSTRUCT" else "tsv")
    with project.opened(project_, from_, store) as graph:
        ready = bound(query, given, graph)
        for line in ready.taken:
            console.say(line)
        if show:
            console.write(ready.text if ready.text.endswith("\n") else ready.text + "\n", output)
            return 0
        limits = [each for each in (query.max_rows, limit) if each is not None]
        answer = ask(graph, ready.text, query.form, min(limits, default=None))
        wanted = answering.Presentation(kind, output, lang, evidence, labels)
        if wanted.needs_labels:
            answer = labelled(answer, graph, lang)
    code = answering.present(answer, wanted, query.evidence)
    nothing = not answer.holds if answer.form == "ASK" else not answer.rows
    return 1 if empty_fails and nothing and not code else code


def _given(query: SavedQuery, pairs: list[str], status: str | None, as_of: str | None) -> dict[str, str]:
    """Read parameters; `@FILE` stands for a file's text, and two flags for parameters of common names."""
    given: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"-p {pair}: a value is missing", hint="write -p name=value")
        given[name.strip()] = _value(value)
    for flag, wanted, names in (("--status", status, ("stand", "status")), ("--as-of", as_of, ("tag", "bis"))):
        if wanted is None:
            continue
        known = [name for name in names if name in query.parameters]
        if not known:
            raise UsageError(f"{query.name} does not take {flag}", hint=f"queries with -p {' or -p '.join(names)} do")
        given[known[0]] = wanted
    return given


def _from_file(path: Path | None) -> dict[str, str]:
    """Read parameters from a file of names and plain values."""
    if path is None:
        return {}
    try:
        text = path.read_text(encoding="utf-8")
        values = json_format.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: {error}", hint="a file of lines such as: tag = 2017-01-01") from error
    if not isinstance(values, dict) or any(isinstance(value, (dict, list)) for value in values.values()):
        raise UsageError(f"{path}: parameters are names with plain values")
    return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in values.items()}


def _value(value: str) -> str:
    """A value as given, or the text of the file behind `@`."""
    if not value.startswith("@"):
        return value
    try:
        return Path(value[1:]).read_text(encoding="utf-8").rstrip("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{value[1:]}: cannot be read: {error}") from error


app.command("list")(query_catalogue.list_queries)
app.command("show")(query_catalogue.show_query)
app.command("test")(query_catalogue.check_queries)
app.command("export")(query_catalogue.export_queries)
