"""`digigraph doctor`: what is installed, configured and reachable."""

from __future__ import annotations

import json as json_format
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from digigraph import __version__, registry, resources
from digigraph.cli import console, project
from digigraph.cli.options import FromFile, Json, NoColor, Project, Quiet, StoreAddress, Verbose, new_app
from digigraph.config import FILE_NAME, Config
from digigraph.errors import DigigraphError

app = new_app()

_LIBRARIES = ("rdflib", "pyoxigraph", "SPARQLWrapper", "networkx", "igraph", "pyshacl", "typer", "rich", "pyyaml")
_COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at."""

    name: str
    state: str
    """`ok`, `note` or `bad`."""
    detail: str


@app.command()
def doctor(
    *,
    json: Json = False,
    from_: FromFile = None,
    store: StoreAddress = None,
    project_: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Check the installation and the project. Exit code 1 when something is bad.

    Nothing is sent anywhere, except to a store that is a server (sparql:URL).

    \b
    Examples:
      digigraph doctor
      digigraph doctor --store sparql:https://host/sparql --json
    """
    checks = [*_installation(), *_project(project_, from_, store), *_terminal()]
    bad = any(check.state == "bad" for check in checks)
    if json:
        answer = {"ok": not bad, "schema": 1, "checks": [asdict(check) for check in checks]}
        console.write(json_format.dumps(answer, ensure_ascii=False, indent=2) + "\n", None)
    else:
        _draw(checks)
    return 1 if bad else 0


def _guarded(name: str, look: Callable[[], str]) -> Check:
    """Look at something that may fail."""
    try:
        return Check(name, "ok", look())
    except DigigraphError as error:
        return Check(name, "bad", f"{error} ({error.hint})" if error.hint else str(error))


def _installation() -> Iterator[Check]:
    yield Check("digigraph", "ok", f"{__version__} in {Path(sys.prefix)}")
    yield Check("python", "ok", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    for name in _LIBRARIES:
        try:
            yield Check(name, "ok", metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Check(name, "bad", f"missing: pip install {name}")
    for kind in ("readers", "engines", "stores"):
        names = registry.names(kind)
        yield Check(kind, "ok" if names else "bad", ", ".join(names) or "none: reinstall digigraph")
    yield _guarded("ontology", lambda: str(resources.ontology_folder()))
    yield _guarded("shipped queries", lambda: str(resources.queries_folder()))


def _project(folder: Path | None, from_file: Path | None, address: str | None) -> Iterator[Check]:
    try:
        settings = project.read(folder)
    except DigigraphError as error:
        yield Check("project", "bad", str(error))
        return
    has_settings = (settings.root / FILE_NAME).is_file()
    yield Check(
        "project",
        "ok" if has_settings else "note",
        str(settings.root) if has_settings else f"{settings.root} has no {FILE_NAME}: `digigraph init` makes one",
    )
    yield from _releases(settings)
    yield _queries(settings)
    yield _graph(settings, from_file, address)


def _releases(settings: Config) -> Iterator[Check]:
    for place in settings.releases:
        if place.is_dir():
            count = sum(1 for each in place.rglob("*") if each.suffix.lower() in (".txt", ".html", ".htm", ".jsonl"))
            yield Check("releases", "ok" if count else "note", f"{count} files in {place}")
        else:
            yield Check(
                "releases", "ok" if place.exists() else "note", f"{place}" + ("" if place.exists() else " is not there")
            )


def _queries(settings: Config) -> Check:
    from digigraph.queries import saved  # noqa: PLC0415

    def look() -> str:
        queries = [saved.read(path) for path in saved.discover(settings.queries).values()]
        own = sum(query.path.parent == settings.queries for query in queries)
        return f"{len(queries)}, {own} of them the project's own"

    return _guarded("saved queries", look)


def _graph(settings: Config, from_file: Path | None, address: str | None) -> Check:
    try:
        open_store = project.opener(settings, from_file, address)
    except DigigraphError as error:
        return Check("graph", "note", f"{error}; {error.hint}")

    def look() -> str:
        store = open_store()
        try:
            count = int(next(iter(store.select(_COUNT)))[0])
        finally:
            store.close()
        return f"{count:,} triples in {from_file or address or settings.store or 'the project'}"

    return _guarded("graph", look)


def _terminal() -> Iterator[Check]:
    encoding = (sys.stdout.encoding or "").lower()
    yield Check("terminal", "ok" if "utf" in encoding else "note", f"{encoding}, {console.width()} columns")
    yield Check("network", "ok", "used by fetch, serve and --store sparql: only")


def _draw(checks: list[Check]) -> None:
    """Draw one line a check."""
    from rich.table import Table  # noqa: PLC0415 - rich is only needed for people
    from rich.text import Text  # noqa: PLC0415

    marks: dict[str, Any] = {
        "ok": Text("✓", style="green"),
        "note": Text("·", style="yellow"),
        "bad": Text("✗", style="bold red"),
    }
    table = Table.grid(padding=(0, 2, 0, 0))
    for check in checks:
        table.add_row(marks[check.state], Text(check.name, style="bold"), Text(check.detail, overflow="fold"))
    console.data_console().print(table)
