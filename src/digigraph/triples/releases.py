"""What one release says, as quads of its own graph."""

from __future__ import annotations

from collections.abc import Iterator

from digigraph import authority
from digigraph.contracts import Linker
from digigraph.iri import era_iri, release_iri
from digigraph.model import Entity, Kind, Reading, Referent
from digigraph.ontology import CLASS_OF
from digigraph.triples.assertions import state_assertions
from digigraph.triples.reports import add_grants, add_status_reports, add_utterances, evidence_about
from digigraph.triples.sourced import RDF_TYPE, ReleaseGraph
from digigraph.triples.tenures import state_tenures
from digigraph.triples.terms import Quad, date, iri, literal, term, web_address

_GERMAN = "<http://publications.europa.eu/resource/authority/language/DEU>"


def release_quads(
    reading: Reading, linker: Linker, *, base: str, run: str, release: str | None = None
) -> Iterator[Quad]:
    """Yield what a release says, in the graph `{release}#graph`; the same quads in the same order every time.

    `base` starts every IRI, `run` is the IRI from `iri.run_iri`, `release` the release's own IRI
    (`iri.release_iri(base, reading)` when not given; give it when two releases would share that one). Referents that
    the linker does not know are left out with all that is said of them. Raises `EvidenceError` for a fact without
    evidence or whose evidence is not as long as its span.
    """
    graph = ReleaseGraph(release or release_iri(base, reading), run, reading.language)
    entities = {
        referent.id: entity
        for referent in reading.referents
        if (entity := linker.entity(reading.id, referent.id)) is not None
    }
    _add_release(graph, reading, entities, base)
    _add_mentions(graph, reading, entities)
    state_assertions(graph, reading, entities)
    state_tenures(graph, reading, entities, base)
    add_status_reports(graph, reading, entities)
    add_utterances(graph, reading, entities)
    add_grants(graph, reading, entities)
    return iter(graph)


def _add_release(graph: ReleaseGraph, reading: Reading, entities: dict[str, Entity], base: str) -> None:
    """Describe the release itself."""
    release = graph.release
    graph.add_type(release, "dg:PressRelease")
    title = (release, term("dct:title"), graph.text(reading.title))
    if reading.title_evidence is not None:
        graph.state(title, reading.title_evidence)
    else:
        graph.add(*title)
    for name, value in (("dct:issued", reading.date.value), ("dg:printedDate", reading.date.printed)):
        day = date(value or "")
        if day is not None:
            graph.add(release, term(name), day)
    graph.add(release, term("dg:dateMethod"), term(f"date-method:{reading.date.method}"))
    graph.add(release, term("dg:issuerMethod"), term(f"issuer-method:{reading.issuer.method}"))
    if reading.language == "de":
        graph.add(release, term("dct:language"), _GERMAN)
    for name, text in (("dct:identifier", reading.number), ("dg:sha256", reading.sha256)):
        if text:
            graph.add(release, term(name), literal(text))
    if reading.date.doubt:
        graph.add(release, term("dg:dateDoubt"), literal(reading.date.doubt))
    if reading.issuer.name:
        graph.add(release, term("dg:publisherName"), graph.text(reading.issuer.name))
    address = web_address(reading.url or "")
    if address is not None:
        graph.add(release, term("schema:url"), address)
    _add_publisher(graph, reading, entities, base)


def _add_publisher(graph: ReleaseGraph, reading: Reading, entities: dict[str, Entity], base: str) -> None:
    """Say who published the release: the body that the text names, else the known house under its name of that day."""
    predicate = term("dct:publisher")
    issuer, referent = entities.get(reading.issuer_referent or ""), reading.referent(reading.issuer_referent)
    if issuer is not None and referent is not None and referent.mentions:
        graph.state((graph.release, predicate, iri(issuer.iri)), referent.mentions[0])
        return
    era = authority.load().era_on(reading.issuer.house, reading.date.value) if reading.issuer.house else None
    if era is not None:
        graph.add(graph.release, predicate, iri(era_iri(base, era)))


def _add_mentions(graph: ReleaseGraph, reading: Reading, entities: dict[str, Entity]) -> None:
    """Say what the release speaks of; an entity's type stands on its first mention."""
    for referent in reading.referents:
        entity = entities.get(referent.id)
        if entity is None or entity.kind not in CLASS_OF or not referent.mentions:
            continue
        node = iri(entity.iri)
        graph.state((node, RDF_TYPE, term(CLASS_OF[entity.kind])), referent.mentions[0])
        graph.add(graph.release, term("dg:mentions"), node)
        graph.add(graph.release, term("schema:mentions"), node)
        if entity.kind is Kind.EVENT:
            _add_subject(graph, reading, referent, entity)


def _add_subject(graph: ReleaseGraph, reading: Reading, referent: Referent, event: Entity) -> None:
    """Say that a release reports on an event when it says more of it than its name."""
    evidence = evidence_about(reading, referent.id)
    if evidence is not None:
        graph.state((graph.release, term("dg:reportsOn"), iri(event.iri)), evidence)
        graph.add(graph.release, term("schema:about"), iri(event.iri))
