"""`digigraph extract`: what each release says, without building."""

from __future__ import annotations

import contextlib
import io
import json as json_format
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Annotated

import typer

from digigraph import atomic
from digigraph.cli import console, extracting, project
from digigraph.cli.options import Format, Json, NoColor, Output, Project, Quiet, Verbose, new_app
from digigraph.errors import PartialFailure, UsageError
from digigraph.model import Failure
from digigraph.readings import dict_from_reading, json_from_reading

app = new_app()
_SUFFIXES = {".jsonl": "jsonl", ".json": "json", ".txt": "table"}


@app.command()
def extract_releases(
    sources: Annotated[
        list[str] | None, typer.Argument(help="Files, folders or JSON Lines; the project's releases without any.")
    ] = None,
    *,
    engine: Annotated[
        str | None, typer.Option("--engine", envvar="DIGIGRAPH_ENGINE", help="serial or process.")
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", envvar="DIGIGRAPH_JOBS", min=0, help="Worker processes; 0: one a core."),
    ] = None,
    format_: Format = None,
    json: Json = False,
    output: Output = None,
    project_: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Show what each release says: people, bodies, events, facts, statements and money, each with its place.

    On a terminal to be read; in a pipe JSON Lines, one object a release, offsets into the original text.
    Exit code 6 when some releases could not be read.

    \b
    Examples:
      digigraph extract releases/2024-03-12.txt
      digigraph extract releases --format jsonl -o gefunden.jsonl
      digigraph extract portal.jsonl | jq -r '.facts[].p' | sort | uniq -c
    """
    kind = _format(format_, json, output)
    settings = project.read(project_, jobs=jobs)
    failures = 0
    with _stream(output) as stream:
        if kind == "json":
            stream.write("[\n")
        count = 0
        for item in extracting.extracted(settings, sources or [], engine):
            if isinstance(item, Failure):
                failures += 1
                console.warn(f"{item.item}: {item.stage}: {item.message}")
                continue
            if kind == "table":
                from digigraph.cli import reading_table  # noqa: PLC0415 - rich is only needed for people

                reading_table.draw(item, stream)
            elif kind == "json":
                stream.write((",\n" if count else "") + json_format.dumps(dict_from_reading(item), ensure_ascii=False))
            else:
                stream.write(json_from_reading(item) + "\n")
            count += 1
        if kind == "json":
            stream.write("\n]\n")
    console.explain(f"{count} releases, {failures} failures")
    return PartialFailure.exit_code if failures else 0


def _format(format_name: str | None, as_json: bool, output: Path | None) -> str:
    """Choose among the three formats of readings."""
    chosen = format_name or ("json" if as_json else None)
    if chosen is None and output is not None and str(output) != "-":
        chosen = _SUFFIXES.get(output.suffix.lower(), "jsonl")
    chosen = chosen or ("table" if console.is_terminal() else "jsonl")
    if chosen not in ("jsonl", "json", "table"):
        raise UsageError(f"readings have no format {chosen!r}", hint="formats: jsonl, json, table")
    return chosen


@contextlib.contextmanager
def _stream(output: Path | None) -> Iterator[IO[str]]:
    """Where readings go: standard output, or a file that appears when all are written."""
    if output is None or str(output) == "-":
        yield sys.stdout
        return
    try:
        with atomic.replacing(output) as stream:
            yield stream
    except io.UnsupportedOperation:
        raise
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror or error}") from error
