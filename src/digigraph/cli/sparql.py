"""`digigraph sparql`: run a query of one's own, apart from everything it could harm."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from digigraph.cli import answering, console, project
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
from digigraph.ontology import NAMESPACES
from digigraph.queries import guard
from digigraph.queries.answers import Answer, ask, labelled
from digigraph.queries.tokens import prefixes, tokens

app = new_app()


@app.command()
def sparql(
    query: Annotated[str, typer.Argument(help="The query, a .rq file, or - for standard input.")],
    *,
    show: Annotated[bool, typer.Option("--show", help="Print the query as it would run; do not run it.")] = False,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="Stop after this time.")] = 30,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many rows.")] = 100_000,
    labels: Annotated[bool, typer.Option("--labels", help="Names beside IRIs in csv, tsv and jsonl.")] = False,
    empty_fails: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 when the answer is no, or there are no rows.")
    ] = False,
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
    """Run a query of your own. Prefixes such as dg:, org: and skos: need not be declared.

    The query runs in a process of its own, without network, and is stopped when it takes too long.

    \b
    Examples:
      digigraph sparql "SELECT ?name { ?p a dg:Person ; skos:prefLabel ?name }"
      digigraph sparql frage.rq --format csv -o antwort.csv
      echo "ASK { ?f dg:confidence ?c FILTER(?c < 0.3) }" | digigraph sparql - --exit-code
      digigraph sparql "SELECT * { ?s ?p ?o } LIMIT 5" --store sparql:https://host/sparql
    """
    settings = project.read(project_)
    text = with_prefixes(_text(query))
    if show:
        console.write(text.rstrip("\n") + "\n", output)
        return 0
    open_store = project.opener(settings, from_, store)
    limits = replace(guard.DEFAULT, seconds=timeout, rows=limit)
    is_remote = from_ is None and (store or settings.store).startswith("sparql:")
    answer = _ask_remote(open_store, text, limits) if is_remote else guard.evaluate(open_store, text, limits)
    kind = console.chosen_format(format_, json, output, piped="ttl" if answer.form == "CONSTRUCT" else "tsv")
    wanted = answering.Presentation(kind, output, lang, labels=labels)
    if wanted.needs_labels and answer.rows:
        graph = open_store()
        try:
            answer = labelled(answer, graph, lang)
        finally:
            graph.close()
    code = answering.present(answer, wanted)
    nothing = not answer.holds if answer.form == "ASK" else not answer.rows
    return 1 if empty_fails and nothing and not code else code


def _ask_remote(open_store: project.Opener, text: str, limits: guard.Limits) -> Answer:
    """Ask another server: it runs the query, so a process of our own would protect nobody."""
    form = guard.check(text, limits)
    graph = open_store()
    try:
        return ask(graph, text, form, limits.rows)
    finally:
        graph.close()


def _text(query: str) -> str:
    """Read the query from where it is."""
    if query == "-":
        return sys.stdin.read()
    if query.endswith((".rq", ".sparql")) and not query.lstrip().upper().startswith(("SELECT", "ASK", "CONSTRUCT")):
        try:
            return Path(query).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{query}: cannot be read: {error}") from error
    return query


def with_prefixes(text: str) -> str:
    """Declare the usual prefixes that a query uses and does not declare; its lines keep their numbers."""
    parts = tokens(text)
    known = prefixes(parts)
    used = {part.text.partition(":")[0] for part in parts if part.kind == "pname"}
    missing = sorted(name for name in used if name in NAMESPACES and name not in known)
    return "".join(f"PREFIX {name}: <{NAMESPACES[name]}> " for name in missing) + text
