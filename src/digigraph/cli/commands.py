"""All commands, without importing one: the names people type, and the module behind each.

A command's module has `app` (a `typer.Typer`). It may have `prepare(arguments)`, which rewrites the arguments before
typer sees them. A command of an extra package is named here too; its module is only looked for when it is called.
"""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any, NamedTuple

from digigraph.errors import UsageError


class Command(NamedTuple):
    """One command."""

    module: str
    group: str
    summary: str


COMMANDS: dict[str, Command] = {
    "init": Command("init", "Make a graph", "start a project: settings, folders, an example release"),
    "fetch": Command("fetch", "Make a graph", "bring releases from portals and feeds into the project"),
    "build": Command("build", "Make a graph", "turn releases into a graph, each fact with its sentence"),
    "update": Command("update", "Make a graph", "fetch, build, validate and diff in one go"),
    "extract": Command("extract", "Make a graph", "see what releases say, without building"),
    "review": Command("review", "Make a graph", "decide open questions: same thing? right fact?"),
    "query": Command("query", "Ask it", "run a saved query; without a name, list them"),
    "sparql": Command("sparql", "Ask it", "run a query of your own"),
    "show": Command("show", "Ask it", "everything about one person, body, initiative or event"),
    "why": Command("why", "Ask it", "the sentence a fact stands on"),
    "why-not": Command("why_not", "Ask it", "what a release says that did not become a fact, and why"),
    "network": Command("network", "Ask it", "draw, measure and export networks"),
    "diff": Command("diff", "Check it", "what changed between two builds"),
    "validate": Command("validate", "Check it", "check the graph against its shapes"),
    "evaluate": Command("evaluate", "Check it", "precision and recall against gold annotations"),
    "publish": Command("publish", "Share it", "write the Linked Data site with dumps and catalog"),
    "serve": Command("serve", "Share it", "the same site, live, with SPARQL"),
    "doctor": Command("doctor", "Help", "what is installed, configured and reachable"),
    "help": Command("help", "Help", "help on a command, or on exit-codes, formats, environment"),
}


def is_installed(name: str) -> bool:
    """Tell whether the module of a command is there, without importing it."""
    return importlib.util.find_spec(f"digigraph.cli.{COMMANDS[name].module}") is not None


def installed() -> list[str]:
    """Names of the commands that can run, in the order of the help page."""
    return [name for name in COMMANDS if is_installed(name)]


def load(name: str) -> Any:
    """Import the module of a command; `UsageError` with a suggestion when there is no such command."""
    if name not in COMMANDS or not is_installed(name):
        from difflib import get_close_matches  # noqa: PLC0415 - only needed for a slip

        known = installed()
        close = get_close_matches(name, known, n=2, cutoff=0.6)
        hint = f"did you mean {' or '.join(close)}?" if close else f"commands: {', '.join(known)}"
        raise UsageError(f"there is no command {name!r}", hint=hint)
    return importlib.import_module(f"digigraph.cli.{COMMANDS[name].module}")
