"""`digigraph evaluate`: precision and recall against gold."""

from __future__ import annotations

import json as json_format
from pathlib import Path
from typing import Annotated, Any

import typer

from digigraph.cli import console
from digigraph.cli.options import Format, Json, NoColor, Output, Project, Quiet, Verbose, new_app
from digigraph.errors import UsageError
from digigraph.evaluate import DIMENSIONS, Record, Scores, Tally, evaluate, read_gold, read_predictions

app = new_app()


@app.command()
def evaluate_extraction(
    gold: Annotated[Path | None, typer.Argument(help="Folder with gold annotations, one .json a release.")] = None,
    *,
    predictions: Annotated[
        Path | None, typer.Option("--predictions", metavar="FILE", help="What `extract --format jsonl` wrote.")
    ] = None,
    releases: Annotated[
        Path | None,
        typer.Option("--releases", metavar="PATH", help="The releases; releases.jsonl or ../releases else."),
    ] = None,
    misses: Annotated[
        bool, typer.Option("--misses", help="List everything missed and wrong on standard error.")
    ] = False,
    at_least: Annotated[
        float | None,
        typer.Option("--at-least", metavar="F1", min=0, max=1, help="Exit with 1 when F1 of facts is lower."),
    ] = None,
    germeval: Annotated[
        Path | None,
        typer.Option("--germeval", metavar="FILE", help="Score the tagger on a GermEval 2014 file instead."),
    ] = None,
    tagger: Annotated[
        Path | None, typer.Option("--tagger", metavar="DIR", help="The accurate tagger to score; the small one else.")
    ] = None,
    format_: Format = None,
    json: Json = False,
    output: Output = None,
    project_: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Measure extraction: precision, recall and F1 of entities, facts, statements and funding.

    \b
    Examples:
      digigraph evaluate examples/gold
      digigraph evaluate gold --predictions found.jsonl --misses
      digigraph evaluate gold --at-least 0.6 --json
      digigraph evaluate --germeval NER-de-test.tsv --at-least 0.78
    """
    kind = console.chosen_format(format_, json, output, piped="table")
    if germeval is not None:
        from digigraph.cli import evaluating_tagger  # noqa: PLC0415 - numpy is an extra

        found_f1 = evaluating_tagger.show(germeval, tagger, kind, output)
        return 1 if at_least is not None and found_f1 < at_least else 0
    if gold is None:
        raise UsageError("no gold given", hint="digigraph evaluate FOLDER, or --germeval FILE for the tagger")
    if not gold.is_dir():
        raise UsageError(f"{gold}: there is no such folder")
    records = read_gold(gold)
    if predictions is not None:
        found = _read_predictions(predictions)
    else:
        found = _extracted(_location(gold, releases), records, project_)
    scores = evaluate(records, found, _texts(gold, records, releases))
    if kind == "json":
        console.write(json_format.dumps(_plain(scores), ensure_ascii=False, indent=2) + "\n", output)
    elif kind == "table":
        console.write_drawn(lambda stream: _draw(scores, stream), output)
    else:
        raise UsageError(f"scores have no format {kind!r}", hint="formats: table, json")
    if misses:
        for miss in scores.misses:
            console.warn(" | ".join(miss))
    f1 = scores.by_kind("facts")["all"].f1
    return 1 if at_least is not None and (f1 or 0.0) < at_least else 0


def _read_predictions(path: Path) -> dict[str, Record]:
    try:
        with path.open(encoding="utf-8") as lines:
            return read_predictions(lines)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error


def _location(gold: Path, releases: Path | None) -> Path:
    """Find the releases that belong to gold."""
    for place in (releases,) if releases else (gold / "releases.jsonl", gold.parent / "releases", gold):
        if place.exists():
            return place
    raise UsageError(f"{releases or gold}: no releases", hint="name them with --releases PATH")


def _extracted(location: Path, records: list[Record], folder: Path | None) -> dict[str, Record]:
    """Extract what the releases of gold say."""
    from digigraph.cli import extracting  # noqa: PLC0415 - brings all extractors along

    wanted = {str(record["id"]) for record in records}
    return extracting.predictions([str(location)], wanted, folder)


def _texts(gold: Path, records: list[Record], releases: Path | None) -> dict[str, str]:
    """Original texts, by release id, where they are found beside gold or are named."""
    from digigraph.model import Release  # noqa: PLC0415 - only needed once there is something to score
    from digigraph.parse import parse  # noqa: PLC0415
    from digigraph.readers import read_all  # noqa: PLC0415

    wanted = {str(record["id"]) for record in records}
    places = [each for each in (releases, gold / "releases.jsonl", gold.parent / "releases", gold) if each]
    place = next((each for each in places if each.exists()), gold)
    # What spans index is what parsing takes for the original: of a page, its visible text.
    return {
        item.id: parse(item).original
        for item in read_all([str(place)])
        if isinstance(item, Release) and item.id in wanted
    }


def _numbers(tally: Tally) -> dict[str, Any]:
    return {
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
        "tp": tally.right,
        "fp": tally.wrong,
        "fn": tally.missed,
    }


def _plain(scores: Scores) -> dict[str, Any]:
    """Scores as plain values, under the keys of the shared scorer."""
    dimensions = {
        dimension: {kind: _numbers(tally) for kind, tally in scores.by_kind(dimension).items()}
        for dimension in DIMENSIONS
    }
    document = {"releases": scores.counts["releases"], "missing": scores.absent, **scores.document()}
    return {"ok": True, "schema": 1, **dimensions, "document": document}


def _draw(scores: Scores, stream: Any) -> None:
    """Draw one table for all dimensions and the shares below."""
    from rich import box  # noqa: PLC0415 - rich is only needed for people
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from digigraph.cli import tables  # noqa: PLC0415

    screen = console.data_console(stream)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    table.add_column("")
    for name in ("P", "R", "F1", "right", "wrong", "missed"):
        table.add_column(name, justify="right")
    for dimension in DIMENSIONS:
        table.add_row(Text(dimension, style="bold"))
        for kind, tally in scores.by_kind(dimension).items():
            shares = [_percent(share) for share in (tally.precision, tally.recall, tally.f1)]
            counts = [str(count) for count in (tally.right, tally.wrong, tally.missed)]
            table.add_row(Text(f"  {kind}", style="bold" if kind == "all" else ""), *shares, *counts)
    screen.print(table)
    screen.print()
    lines = [("releases", str(scores.counts["releases"])), ("without prediction", ", ".join(scores.absent))]
    lines += [
        (name.replace("_", " "), "-" if share is None else f"{share:.3f}") for name, share in scores.document().items()
    ]
    screen.print(tables.pairs(lines))


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"
