"""`digigraph why`: the sentences a fact stands on."""

from __future__ import annotations

import json as json_format
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from rdflib import Literal, URIRef

from digigraph.cli import console, project
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
from digigraph.contracts import Store
from digigraph.errors import UsageError
from digigraph.queries import evidence
from digigraph.queries.answers import Answer, labelled
from digigraph.queries.evidence import SourcedFact
from digigraph.queries.lookup import resolve, search
from digigraph.queries.wording import properties_named

app = new_app()


@app.command()
def why(
    what: Annotated[list[str], typer.Argument(help="A fact's IRI; a thing; or SUBJECT [PREDICATE] OBJECT by name.")],
    *,
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
    """Show on which sentences a fact stands: release, day, place in the text, rule, confidence.

    The span is marked where the graph holds the sentence around it. Exit code 1 when there is no such fact.

    \b
    Examples:
      digigraph why "Anna Beispiel"                          all facts about her
      digigraph why "Anna Beispiel" Mittelstandsforum        what connects the two
      digigraph why "Anna Beispiel" eröffnet Mittelstandsforum
      digigraph why "Anna Beispiel" holdsOffice Staatssekretärin --json
      digigraph why https://data.example.org/pm/2016-10-27-st-mw-049#f-382b2adf41
    """
    shape = console.chosen_format(format_, json, output, piped="md")
    if shape not in ("table", "md", "json"):
        raise UsageError(f"evidence has no format {shape!r}", hint="formats: table, md, json")
    with project.opened(project_, from_, store) as graph:
        facts = _facts(graph, what)
        names = _names(graph, facts, lang)
        contexts = [evidence.in_context(graph, fact.place) for fact in facts]
    if not facts:
        console.say(f"no release says so: {' '.join(what)}")
    if shape == "json":
        found = [_plain(fact, names, context) for fact, context in zip(facts, contexts, strict=True)]
        text = json_format.dumps({"ok": True, "schema": 1, "facts": found}, ensure_ascii=False, indent=2)
        console.write(text + "\n", output)
    elif facts:
        from digigraph.cli import proof  # noqa: PLC0415

        if shape == "md":
            console.write(proof.markdown(facts, names, contexts, lang), output)
        else:
            console.write_drawn(lambda stream: proof.draw(facts, names, contexts, lang, stream=stream), output)
    return 0 if facts else 1


def _facts(graph: Store, what: Sequence[str]) -> list[SourcedFact]:
    """Understand what is asked for."""
    if len(what) == 1 and "#f-" in what[0]:
        return evidence.fact(graph, what[0])
    if len(what) == 1:
        return evidence.facts_of(graph, str(resolve(graph, what[0]).iri))
    if len(what) > 3:
        raise UsageError(
            f"{len(what)} words: a fact has a subject, a predicate and an object",
            hint="put names of several words in quotation marks",
        )
    subject = str(resolve(graph, what[0]).iri)
    properties = properties_named(what[1]) if len(what) == 3 else frozenset()
    if len(what) == 3 and not properties:
        raise UsageError(
            f"{what[1]!r} is no predicate", hint="for example holdsOffice, org:holds, or „hat das Amt“; or leave it out"
        )
    found, _ = search(graph, what[-1])
    if not found and "://" not in what[-1]:
        literals = [fact for fact in evidence.facts_of(graph, subject) if str(fact.object) == what[-1]]
        if literals:
            return [fact for fact in literals if not properties or fact.predicate in properties]
    return evidence.facts_between(graph, subject, properties, str(resolve(graph, what[-1]).iri))


def _names(graph: Store, facts: Sequence[SourcedFact], lang: str) -> dict[str, str]:
    """Names of all things and properties in the facts."""
    status = "https://w3id.org/digigraph/voc/status/"
    iris = {
        URIRef(each)
        for fact in facts
        for each in (fact.subject, fact.predicate, fact.object, status + fact.status)
        if not isinstance(each, Literal)
    }
    return dict(labelled(Answer("SELECT", ("x",), tuple((iri,) for iri in iris)), graph, lang).labels)


def _plain(fact: SourcedFact, names: dict[str, str], context: tuple[str, str, str]) -> dict[str, Any]:
    """A fact as plain values."""
    return {
        "fact": fact.iri,
        "subject": {"iri": fact.subject, "label": names.get(fact.subject)},
        "predicate": {"iri": fact.predicate, "label": names.get(fact.predicate)},
        "object": {"value": str(fact.object), "label": names.get(str(fact.object))},
        "asserted": fact.plain,
        "status": fact.status,
        "confidence": fact.confidence,
        "rule": fact.rule,
        "release": {"iri": fact.place.release, "title": fact.place.title, "date": fact.place.day or None},
        "evidence": {"text": fact.place.text, "start": fact.place.start, "end": fact.place.end},
        "sentence": {"before": context[0], "text": context[1], "after": context[2]},
    }
