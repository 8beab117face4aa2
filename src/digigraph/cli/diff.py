"""`digigraph diff`: what changed between two graphs."""

from __future__ import annotations

import json as json_format
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import IO, Annotated

import typer

from digigraph.cli import answering, console
from digigraph.cli.options import Format, Json, Language, NoColor, Output, Quiet, Verbose, new_app
from digigraph.contracts import Store
from digigraph.errors import UsageError
from digigraph.queries import changes
from digigraph.queries.answers import Answer
from digigraph.queries.changes import Change

app = new_app()

_SIGNS = {changes.ADDED: ("+", "green"), changes.REMOVED: ("-", "red"), changes.CHANGED: ("~", "yellow")}
_NAMES = {
    "release": ("Mitteilungen", "releases"),
    "thing": ("Dinge", "things"),
    "fact": ("Fakten", "facts"),
    "statement": ("Aussagen", "statements"),
    "grant": ("Förderungen", "grants"),
}
_COLUMNS = ("change", "what", "thing", "label", "said", "release", "sentence")


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A graph file, a folder of exports, or a store address.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later one.")],
    *,
    differs: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 when something changed.")] = False,
    format_: Format = None,
    json: Json = False,
    output: Output = None,
    lang: Language = "de",
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Say what changed between two builds, thing by thing: what came, what went, what a release now says otherwise.

    \b
    Examples:
      digigraph diff alt/graph.ttl exports/graph.ttl
      digigraph diff alt exports --format md -o aenderungen.md
      digigraph diff alt exports --exit-code --quiet
    """
    # Turtle of a difference is the list of facts with a sign; no format of `results` fits it.
    turtle = (format_ or "").lower() in ("ttl", "turtle") or (
        format_ is None and not json and output is not None and output.suffix == ".ttl"
    )
    kind = "ttl" if turtle else console.chosen_format(format_, json, output)
    found = changes.compare(_snapshot(old, lang), _snapshot(new, lang), lang)
    if kind == "json":
        answer = {"ok": True, "schema": 1, "counts": _counts(found), "changes": [asdict(each) for each in found]}
        console.write(json_format.dumps(answer, ensure_ascii=False, indent=2) + "\n", output)
    elif kind == "ttl":
        from digigraph.cli import diff_turtle  # noqa: PLC0415 - rdflib is only needed for this

        console.write(diff_turtle.write(found), output)
    elif kind == "md":
        console.write("\n".join(_markdown(found, lang)) + "\n", output)
    elif kind == "table":
        console.write_drawn(lambda stream: _draw(found, lang, stream), output)
    else:
        answering.present(_answer(found), answering.Presentation(kind, output, lang))
    return 1 if differs and found else 0


def _snapshot(place: str, language: str) -> changes.Snapshot:
    """Read one side."""
    store = _opened(place)
    try:
        return changes.snapshot(store, language)
    finally:
        store.close()


def _opened(place: str) -> Store:
    """Open a graph file, the graph in a folder of exports or in a project, or a store."""
    from digigraph import stores  # noqa: PLC0415 - brings the engine along

    path = Path(place)
    if path.is_dir():
        inside = [folder / name for folder in (path, path / "exports") for name in ("graph.trig", "graph.ttl")]
        path = next((each for each in inside if each.is_file()), path)
    if path.is_file():
        return stores.open_file(path)
    if path.is_dir() or ":" not in place:
        raise UsageError(f"{place}: there is no graph", hint="name a graph file, a folder of exports, or a store")
    return stores.open_store(place)


def _counts(found: Sequence[Change]) -> dict[str, dict[str, int]]:
    """Count differences by what and how."""
    counted = Counter((each.what, each.change) for each in found)
    return {what: {sign: counted[what, sign] for sign in _SIGNS} for what in _NAMES}


def _groups(found: Sequence[Change]) -> Iterator[tuple[str, list[Change]]]:
    """Put together what concerns one thing; releases stand alone."""
    for (_, label, _thing), group in groupby(found, key=lambda each: (each.what == "release", each.label, each.thing)):
        yield label, list(group)


def _summary(found: Sequence[Change], language: str) -> str:
    """Say in one line how much changed."""
    german = language == "de"
    parts = []
    for what, counts in _counts(found).items():
        signs = " ".join(f"{_SIGNS[sign][0]}{number}" for sign, number in counts.items() if number)
        if signs:
            parts.append(f"{_NAMES[what][0 if german else 1]} {signs}")
    return " · ".join(parts) or ("Nichts hat sich geändert." if german else "Nothing changed.")


def _markdown(found: Sequence[Change], language: str) -> Iterator[str]:
    """Write prose that a chronicle or a pull request can take."""
    from digigraph.queries.footnotes import markdown_text  # noqa: PLC0415

    yield f"# {'Änderungen' if language == 'de' else 'Changes'}"
    yield ""
    yield _summary(found, language)
    for label, group in _groups(found):
        yield ""
        yield f"## {markdown_text(label or ('Ohne Sprecher' if language == 'de' else 'By nobody named'))}"
        yield ""
        for each in group:
            yield f"- `{_SIGNS[each.change][0]}` {markdown_text(each.said or _word(each, language))}" + (
                f" · <{each.release}>" if each.release else ""
            )
            if each.sentence:
                yield f"  > {markdown_text(each.sentence)}"


def _word(each: Change, language: str) -> str:
    """Name the kind of a change that says nothing else."""
    names = {"release": ("Mitteilung", "release")}
    return names.get(each.what, ("", ""))[0 if language == "de" else 1]


def _draw(found: Sequence[Change], language: str, stream: IO[str] | None) -> None:
    """Draw the same for a terminal."""
    from rich.padding import Padding  # noqa: PLC0415 - rich is only needed for people
    from rich.text import Text  # noqa: PLC0415

    screen = console.data_console(stream)
    for label, group in _groups(found):
        screen.print(Text(label or ("Ohne Sprecher" if language == "de" else "By nobody named"), style="bold"))
        for each in group:
            sign, style = _SIGNS[each.change]
            screen.print(Padding(Text.assemble((f"{sign} ", style), each.said or _word(each, language)), (0, 0, 0, 2)))
            if each.sentence:
                screen.print(Padding(Text(f"│ {each.sentence}", style="italic dim"), (0, 0, 0, 4)))
            if each.release:
                screen.print(Padding(Text(each.release, style="dim"), (0, 0, 0, 4)), soft_wrap=True)
    screen.print(Text(_summary(found, language), style="dim"))


def _answer(found: Sequence[Change]) -> Answer:
    """One row a difference."""
    from rdflib import Literal, URIRef  # noqa: PLC0415

    rows = tuple(
        tuple(
            URIRef(value) if name in ("thing", "release") and value else Literal(value)
            for name, value in ((name, getattr(each, name)) for name in _COLUMNS)
        )
        for each in found
    )
    return Answer("SELECT", _COLUMNS, rows)
