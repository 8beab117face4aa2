"""`digigraph why-not`: what a release says that did not become a fact, and what is doubtful about it."""

from __future__ import annotations

import json as json_format
from pathlib import Path
from typing import Annotated, Any

import typer
from rdflib import Literal, URIRef

from digigraph.cli import console, project
from digigraph.cli.options import (
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
from digigraph.config import Config
from digigraph.contracts import Store
from digigraph.model import Status
from digigraph.queries import evidence
from digigraph.queries.answers import Answer, labelled
from digigraph.queries.binding import written
from digigraph.queries.evidence import SourcedFact

app = new_app()

_RELEASE = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX dg: <https://w3id.org/digigraph/ns#>
PREFIX schema: <https://schema.org/>
SELECT DISTINCT ?release WHERE {
  ?release a dg:PressRelease ; ?p ?value .
  VALUES ?p { dct:identifier dct:title schema:url }
  FILTER(STR(?release) = %(value)s || STR(?value) = %(value)s || STRENDS(STR(?release), CONCAT("/", %(value)s)))
} ORDER BY ?release"""
_REMARKS = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX dg: <https://w3id.org/digigraph/ns#>
SELECT ?p ?o WHERE {
  VALUES ?p { dct:title dct:issued dg:printedDate dg:dateDoubt dg:dateMethod dg:issuerMethod dg:publisherName
              dct:publisher dg:note }
  %s ?p ?o
} ORDER BY ?p ?o"""
_SURE = frozenset((Status.DONE.value, Status.ONGOING.value, Status.ENDED.value))


@app.command()
def why_not(
    release: Annotated[
        str, typer.Argument(help="A release: its IRI, address, number, title, or the name of its file.")
    ],
    *,
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
    """Show what a release says that did not become a plain fact, and what is doubtful: day, issuer, planned, denied.

    For a release that could not be read at all, show why. Exit code 1 when nothing is known of the release.

    \b
    Examples:
      digigraph why-not 2016-10-27-st-mw-049
      digigraph why-not releases/2016-10-27.txt
      digigraph why-not https://presse.example.org/2016/10/27/titel --json
    """
    settings = project.read(project_)
    report = _report(settings)
    failures = _failures(report, release)
    found: list[dict[str, Any]] = []
    if not failures or from_ is not None or store is not None:
        with project.opened(project_, from_, store) as graph:
            named = str(_verdict(report, release, Path(release).name, Path(release).stem).get("iri", ""))
            iris = _find(graph, settings, release) or ([named] if named else [])
            found = [_remarks(graph, iri, lang) for iri in iris]
        for each in found:
            notes = _verdict(report, each["release"]).get("notes", ())
            each["doubts"] = list(dict.fromkeys((*each["doubts"], *map(str, notes))))
    if json:
        answer = {"ok": True, "schema": 1, "failures": failures, "releases": found}
        console.write(json_format.dumps(answer, ensure_ascii=False, indent=2) + "\n", output)
    else:
        console.write_drawn(lambda stream: _draw(found, failures, lang, stream), output)
    if not found and not failures:
        console.say(f"no release {release!r} in the graph, and none that failed in the last build")
        return 1
    return 0


def _report(settings: Config) -> dict[str, Any]:
    """Read the report of the last build; empty when there is none."""
    try:
        report = json_format.loads((settings.exports / "build.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return report if isinstance(report, dict) else {}


def _failures(report: dict[str, Any], release: str) -> list[dict[str, str]]:
    """Find the release among those that the last build could not read."""
    name = Path(release).name
    return [
        {key: str(each.get(key, "")) for key in ("item", "stage", "error", "message")}
        for each in report.get("failures", [])
        if isinstance(each, dict) and name and name in str(each.get("item", ""))
    ]


def _verdict(report: dict[str, Any], *names: str) -> dict[str, Any]:
    """Find what the last build says of a release, by its IRI, id or file."""
    wanted = {name for name in names if name}
    for each in report.get("releases", []):
        if isinstance(each, dict) and wanted & {each.get("iri"), each.get("id"), each.get("source")}:
            return each
    return {}


def _find(graph: Store, settings: Config, release: str) -> list[str]:
    """Find a release by any of its names; by a file of the project through the digest of its content."""
    rows = [str(row[0]) for row in graph.select(_RELEASE % {"value": written(Literal(release))})]
    path = Path(release) if Path(release).is_file() else settings.root / release
    if rows or not path.is_file():
        return rows
    import hashlib  # noqa: PLC0415 - rarely needed

    digest = written(Literal(hashlib.sha256(path.read_bytes()).hexdigest()))
    by_content = f"SELECT ?r {{ ?r <https://w3id.org/digigraph/ns#sha256> {digest} }} ORDER BY ?r"
    return [str(row[0]) for row in graph.select(by_content)]


def _remarks(graph: Store, iri: str, lang: str) -> dict[str, Any]:
    """Collect what is doubtful about a release."""
    values: dict[str, list[Any]] = {}
    for name, value in graph.select(_REMARKS % written(URIRef(iri))):
        values.setdefault(str(name).rpartition("/")[2].rpartition("#")[2], []).append(value)
    # A fact may stand plainly because of another release: by this one's own status it is still open here.
    open_facts = [fact for fact in evidence.facts_in(graph, iri) if not fact.plain or fact.status not in _SURE]
    terms = [fact_term for fact in open_facts for fact_term in _terms(fact)]
    terms += [value for found in values.values() for value in found]
    answer = Answer("SELECT", ("x",), tuple((each,) for each in terms))
    names = labelled(answer, graph, lang).labels
    return {
        "release": iri,
        "title": _first(values, "title"),
        "date": _first(values, "issued"),
        "doubts": _doubts(values, names, lang),
        "open": [
            {
                "subject": names.get(fact.subject, fact.subject),
                "predicate": names.get(fact.predicate, fact.predicate),
                "object": names.get(str(fact.object), str(fact.object)),
                "status": fact.status,
                "status_label": names.get(f"https://w3id.org/digigraph/voc/status/{fact.status}", fact.status),
                "confidence": fact.confidence,
                "rule": fact.rule,
                "sentence": fact.place.text,
                "fact": fact.iri,
            }
            for fact in open_facts
        ],
    }


def _terms(fact: SourcedFact) -> tuple[Any, ...]:
    status = URIRef(f"https://w3id.org/digigraph/voc/status/{fact.status}")
    return URIRef(fact.subject), URIRef(fact.predicate), fact.object, status


def _first(values: dict[str, list[Any]], name: str) -> str | None:
    return str(values[name][0]) if name in values else None


def _doubts(values: dict[str, list[Any]], names: Any, lang: str) -> list[str]:
    """Say in sentences what is doubtful about day and issuer."""
    german = lang == "de"
    doubts = [str(each) for each in (*values.get("dateDoubt", ()), *values.get("note", ()))]
    day, printed = _first(values, "issued"), _first(values, "printedDate")
    method = _first(values, "dateMethod")
    if day is None:
        doubts.append("Kein Tag gefunden." if german else "No day found.")
    elif printed and printed != day:
        found = names.get(str(method), "") or str(method).rpartition("/")[2]
        doubts.append(
            f"Gedruckt steht {printed}; es gilt {day} ({found})."
            if german
            else f"Printed is {printed}; taken is {day} ({found})."
        )
    if "publisher" not in values:
        issuer = _first(values, "publisherName")
        if issuer is None:
            doubts.append("Kein Herausgeber gefunden." if german else "No issuer found.")
        else:
            doubts.append(
                f"Der Text nennt seinen Herausgeber nicht ({issuer}): er ist nur als Name eingetragen."
                if german
                else f"The text does not name its issuer ({issuer}): only the name is recorded."
            )
    return doubts


def _draw(found: list[dict[str, Any]], failures: list[dict[str, str]], lang: str, stream: Any) -> None:
    """Draw failures, doubts and open facts."""
    from rich.padding import Padding  # noqa: PLC0415 - rich is only needed for people
    from rich.text import Text  # noqa: PLC0415

    screen = console.data_console(stream)
    german = lang == "de"
    for failure in failures:
        screen.print(Text.assemble((failure["item"], "bold"), "  ", (failure["stage"], "dim")))
        screen.print(Padding(Text(f"{failure['error']}: {failure['message']}"), (0, 0, 1, 2)))
    for release in found:
        screen.print(Text(" · ".join(part for part in (release["date"], release["title"]) if part), style="bold"))
        screen.print(Text(release["release"], style="dim"))
        for doubt in release["doubts"]:
            screen.print(Padding(Text(doubt), (0, 0, 0, 2)))
        for fact in release["open"]:
            line = Text.assemble((fact["status_label"], "yellow"), "  ", fact["subject"], "  ")
            screen.print(Padding(Text.assemble(line, (fact["predicate"], "cyan"), "  ", fact["object"]), (1, 0, 0, 2)))
            screen.print(Padding(Text(" ".join(fact["sentence"].split()), style="italic"), (0, 0, 0, 4)))
        if not release["doubts"] and not release["open"]:
            nothing = "Nichts ist offen: alles Gesagte steht im Graphen." if german else "Nothing is open."
            screen.print(Padding(Text(nothing), (0, 0, 0, 2)))
        screen.print()
