"""`digigraph build`: releases to graph."""

from __future__ import annotations

import json as json_format
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from digigraph.cli import console, project
from digigraph.cli.options import Exports, Json, NoColor, Output, Project, Quiet, StoreAddress, Verbose, new_app
from digigraph.config import Config
from digigraph.errors import PartialFailure
from digigraph.pipeline import BuildReport, build
from digigraph.pipeline.gather import Progress

app = new_app()

_MOST_LISTED = 20
_STAGES = {"read": "reading releases", "resolve": "resolving names", "write": "writing the graph"}
_WORDS = {
    "releases": ("release", "releases"),
    "duplicates": ("duplicate", "duplicates"),
    "empty": ("empty", "empty"),
    "Person": ("person", "persons"),
    "Office": ("office", "offices"),
    "Ministry": ("ministry", "ministries"),
    "Organization": ("body", "bodies"),
    "Initiative": ("initiative", "initiatives"),
    "Event": ("event", "events"),
    "Place": ("place", "places"),
    "facts": ("fact", "facts"),
    "statements": ("statement", "statements"),
    "grants": ("grant", "grants"),
    "triples": ("triple", "triples"),
    "questions": ("open question about what is the same thing", "open questions about what is the same thing"),
}
_LINES = (
    ("Person", "Office", "Ministry", "Organization", "Initiative", "Event", "Place"),
    ("facts", "statements", "grants", "triples"),
    ("questions",),
)


@app.command()
def build_graph(
    sources: Annotated[
        list[str] | None, typer.Argument(help="Files, folders or JSON Lines; the project's releases without any.")
    ] = None,
    *,
    full: Annotated[bool, typer.Option("--full", help="Read every release again, whatever the cache holds.")] = False,
    engine: Annotated[
        str | None, typer.Option("--engine", envvar="DIGIGRAPH_ENGINE", help="serial, process or spark.")
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", envvar="DIGIGRAPH_JOBS", min=0, help="Worker processes; 0: one a core."),
    ] = None,
    exports: Exports = None,
    store: StoreAddress = None,
    json: Json = False,
    output: Output = None,
    project_: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Turn releases into a graph in which every fact carries the sentence it stands on.

    Writes exports/graph.ttl, exports/graph.trig and exports/build.json, and updates the store. Only new and changed
    releases are read again; the result is the same as that of a full build. Exit code 6 when some releases failed.

    \b
    Examples:
      digigraph build
      digigraph build releases/2016 --exports /tmp/graph --full
      digigraph build --json | jq '.counts'
    """
    settings = project.read(project_, engine=engine, jobs=jobs, store=store)
    if exports is not None:
        settings = replace(settings, exports=exports.resolve())
    with _progress() as progress:
        report = build(settings, sources or [], full=full, progress=progress)
    if json or output is not None:
        console.write(json_format.dumps(_plain(report), ensure_ascii=False, indent=2) + "\n", output)
    _tell(report, settings)
    return PartialFailure.exit_code if report.failures else 0


@contextmanager
def _progress() -> Iterator[Progress]:
    """Show on standard error what is being done, where a person looks; else say nothing."""
    screen = console.message_console()
    if console.settings.quiet or not screen.is_terminal:
        yield lambda _stage, _done: None
        return
    from rich.progress import Progress as Bar  # noqa: PLC0415 - only drawn on a terminal
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed:,.0f}"),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=screen, transient=True) as bar:
        tasks: dict[str, Any] = {}

        def show(stage: str, done: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(_STAGES.get(stage, stage), total=None)
            bar.update(tasks[stage], completed=done)

        yield show


def _plain(report: BuildReport) -> dict[str, Any]:
    """What scripts want to know of a build."""
    return {
        "ok": not report.failures,
        "schema": 1,
        "counts": dict(report.counts),
        "read_anew": report.read_anew,
        "unchanged": report.unchanged,
        "failures": [asdict(failure) for failure in report.failures],
        "outputs": dict(report.outputs),
    }


def _tell(report: BuildReport, settings: Config) -> None:
    """Say what was done, what failed and why, and what to do next."""
    remarks = [f"{report.read_anew:,} read anew", *_counted(report, ("duplicates", "empty"))]
    releases = _counted(report, ("releases",)) or ["0 releases"]
    unchanged = ": nothing had changed" if report.unchanged else ""
    console.say(f"{releases[0]} ({', '.join(remarks)}){unchanged}")
    for line in _LINES:
        if counted := _counted(report, line):
            console.say(f"  {', '.join(counted)}")
    for verdict in report.verdicts:
        for note in verdict.notes:
            console.explain(f"  {verdict.source}: {note}")
    for failure in report.failures[:_MOST_LISTED]:
        console.warn(f"{failure.item}: {failure.stage}: {failure.message}")
    if len(report.failures) > _MOST_LISTED:
        console.warn(f"{len(report.failures) - _MOST_LISTED} more failures: see build.json")
    console.say(f"  {_nearest(settings.exports / 'graph.ttl')}")


def _counted(report: BuildReport, names: Sequence[str]) -> list[str]:
    """Write counts with their words; what is nought is left out."""
    counts = ((report.counts.get(name, 0), _WORDS[name]) for name in names)
    return [f"{count:,} {singular if count == 1 else plural}" for count, (singular, plural) in counts if count]


def _nearest(path: Path) -> str:
    """Write a path from here, where that is shorter."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
