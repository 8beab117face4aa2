"""Help that does not load the commands it is about: the overview and the topics of `digigraph help`."""

from __future__ import annotations

import os
import sys
from typing import Any

from digigraph import __version__
from digigraph.cli import commands

EXAMPLES = (
    ("digigraph init projekt && cd projekt", "start a project"),
    ("digigraph build", "releases/ becomes exports/graph.ttl"),
    ("digigraph query aemter -p person=Beispiel", "who held which office when"),
    ('digigraph show "Anna Beispiel"', "one person, with sources"),
)

TOPICS = {
    "exit-codes": """
Exit codes

  0    all went well; an empty answer alone is no failure
  1    a check failed: shapes violated, a query test failed, a difference found with --exit-code
  2    the command was called wrongly, or the settings are broken
  3    a release, graph or query cannot be read (with line and column)
  4    a server or the network failed
  5    a limit was reached: time, rows, memory; what is shown is marked as incomplete
  6    some releases failed, the rest is done (the failures are listed)
  130  interrupted with Ctrl-C

With --json an error is one line on standard error:
  {"ok": false, "error": {"code": "DG-Q001", "message": "...", "hint": "...", "exit_code": 3}}
""",
    "formats": """
Formats (--format, or by the suffix of -o FILE)

  table            for reading; the default on a terminal
  tsv              one line a row; the default in a pipe
  csv              RFC 4180; a text a spreadsheet would run as a formula gets an apostrophe
  json             one object: columns, rows, labels, whether rows are missing
  jsonl            one object a row
  md html          a Markdown table, a page without scripts
  srj srx          SPARQL 1.1 results in JSON and XML
  ttl nt jsonld    the triples of CONSTRUCT and DESCRIBE

--labels adds the name beside each IRI in csv, tsv and jsonl. table, md and html always show names.
""",
    "environment": """
Environment

  DIGIGRAPH_PROJECT   project folder, as --project
  DIGIGRAPH_STORE     store address, as --store
  DIGIGRAPH_EXPORTS   folder of the exports, as --exports
  DIGIGRAPH_ENGINE    serial, process or spark, as --engine
  DIGIGRAPH_JOBS      worker processes, as --jobs
  DIGIGRAPH_LANG      de or en: language of labels and descriptions, as --lang
  DIGIGRAPH_DEBUG     1 shows where an internal error arose
  NO_COLOR            no colours, as --no-color
  COLUMNS             width of tables

A flag wins over the environment, the environment over digigraph.toml, that over the default.
""",
}


def overview() -> str:
    """Write the page that `digigraph --help` shows: examples first, then commands by purpose."""
    bold, dim, plain = _styles()
    width = max(len(command) for command, _ in EXAMPLES)
    lines = [
        f"{bold}digigraph{plain} {__version__}: German press releases as a graph, every fact with its sentence",
        "",
    ]
    lines += [f"  {command.ljust(width)}  {dim}{what}{plain}" for command, what in EXAMPLES]
    group = ""
    for name in commands.installed():
        command = commands.COMMANDS[name]
        if command.group != group:
            group = command.group
            lines += ["", f"{bold}{group}{plain}"]
        lines.append(f"  {name.ljust(10)} {command.summary}")
    lines += ["", f"digigraph COMMAND --help   digigraph help {'|'.join(TOPICS)}", ""]
    return "\n".join(lines)


def topic(name: str) -> str:
    """Write a topic of `digigraph help`."""
    bold, _, plain = _styles()
    title, _, body = TOPICS[name].strip().partition("\n")
    return f"{bold}{title}{plain}\n{body}\n"


def _styles() -> tuple[str, str, str]:
    """Codes for bold, dim and plain; empty where there are no colours."""
    if sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        return "\x1b[1m", "\x1b[2m", "\x1b[0m"
    return "", "", ""


def full_app() -> Any:
    """Build one app of all commands: for shell completion and for the reference, which need to know every option."""
    import typer  # noqa: PLC0415

    whole = typer.Typer(name="digigraph", add_completion=True, no_args_is_help=True)
    for name in commands.installed():
        app = commands.load(name).app
        if len(app.registered_commands) == 1 and not app.registered_groups:
            whole.command(name)(app.registered_commands[0].callback)
        else:
            whole.add_typer(app, name=name)
    return whole
