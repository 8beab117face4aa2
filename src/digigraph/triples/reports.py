"""The nodes of a release that stand for more than a triple: statements, funding, reports of a status."""

from __future__ import annotations

from collections.abc import Mapping

from digigraph.code_lists import concept
from digigraph.model import (
    HOLDING,
    SCHEDULED,
    Entity,
    Evidence,
    Grant,
    Kind,
    Reading,
    Referent,
    Span,
    Status,
    Utterance,
)
from digigraph.triples.sourced import STATUS, ReleaseGraph
from digigraph.triples.terms import Term, boolean, date, decimal, iri, literal, term

_WITH_STATUS = frozenset({Kind.INITIATIVE, Kind.EVENT})
_ACTORS = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.MINISTRY, Kind.INITIATIVE})
_KINDS: Mapping[str, frozenset[Kind]] = {
    "schema:spokenByCharacter": _ACTORS - {Kind.INITIATIVE},
    "dg:speakerRole": frozenset({Kind.OFFICE}),
    "schema:funder": _ACTORS,
    "dg:programme": frozenset({Kind.INITIATIVE}),
}
"""What a node may point to by a property, where not everything will do."""
_AMOUNT_PROPERTIES = {"up-to": "schema:maxValue", "at-least": "schema:minValue"}


def evidence_about(reading: Reading, referent: str, status: Status | None = None) -> Evidence | None:
    """Find the first sentence on which something (of that status) is said of a referent."""
    found = (
        each.evidence
        for each in reading.assertions
        if referent in (each.subject, each.object) and status in (None, each.status)
    )
    return next(found, None)


def add_status_reports(graph: ReleaseGraph, reading: Reading, entities: Mapping[str, Entity]) -> None:
    """Say how far each initiative and event had come by this release.

    Reports of many releases make the history; the newest is the current status, in the entities' graph.
    """
    for referent in reading.referents:
        entity = entities.get(referent.id)
        if entity is not None and entity.kind in _WITH_STATUS and referent.mentions:
            _add_status_report(graph, reading, referent, entity)


def _add_status_report(graph: ReleaseGraph, reading: Reading, referent: Referent, entity: Entity) -> None:
    node = graph.node(f"status-{referent.id}")
    graph.add_type(node, "dg:StatusReport")
    graph.add(node, term("dg:reportOf"), iri(entity.iri))
    graph.add(node, term("dg:reportedStatus"), STATUS[referent.status])
    day = date(reading.date.value or "")
    if day is not None:
        graph.add(node, term("dct:date"), day)
    graph.source(node, evidence_about(reading, referent.id, referent.status) or referent.mentions[0])


def add_utterances(graph: ReleaseGraph, reading: Reading, entities: Mapping[str, Entity]) -> None:
    """Add what was said, by whom and in which office."""
    for number, utterance in enumerate(reading.utterances, start=1):
        node = graph.node(f"s{number}")
        graph.add_type(node, "dg:Statement")
        graph.add(node, term("schema:text"), graph.text(utterance.text))
        graph.add(node, term("dg:speechType"), term("speech:direct" if utterance.direct else "speech:indirect"))
        if utterance.verb:
            graph.add(node, term("dg:verb"), graph.text(utterance.verb))
        _add_entity(graph, (node, "schema:spokenByCharacter"), utterance.speaker, entities)
        _add_entity(graph, (node, "dg:speakerRole"), utterance.office, entities)
        graph.add(node, term("prov:wasQuotedFrom"), graph.release)
        day = date(reading.date.value or "")
        if day is not None:
            graph.add(node, term("dct:date"), day)
        graph.source(node, utterance.evidence)
        graph.add(node, term("dg:quoteSelector"), graph.selector(_quote(utterance)))


def _quote(utterance: Utterance) -> Evidence:
    """Find the place of the quote itself inside the sentence it stands in; that sentence when it cannot be found."""
    evidence = utterance.evidence
    offset = evidence.text.find(utterance.quote)
    if offset < 0 or not utterance.quote:
        return evidence
    start = evidence.span.start + offset
    return Evidence(Span(start, start + len(utterance.quote)), utterance.quote, evidence.rule, evidence.confidence)


def add_grants(graph: ReleaseGraph, reading: Reading, entities: Mapping[str, Entity]) -> None:
    """Add money given or promised, as this release reports it.

    A grant that two releases report is two nodes: only the release's words tell them apart or together. What was
    refused or merely wished for is no funding.
    """
    for number, grant in enumerate(reading.grants, start=1):
        if grant.status in HOLDING or grant.status in SCHEDULED:
            _add_grant(graph, reading, grant, entities, f"g{number}")


def _add_grant(graph: ReleaseGraph, reading: Reading, grant: Grant, entities: Mapping[str, Entity], name: str) -> None:
    node = graph.node(name)
    graph.add_type(node, "dg:Funding")
    graph.add(node, term("dg:status"), STATUS[grant.status])
    for property_, further, role, named in (
        ("schema:funder", None, grant.funder, "dg:funderName"),
        ("dg:recipient", "schema:fundedItem", grant.recipient, "dg:recipientName"),
        ("dg:programme", None, grant.programme, "dg:programmeName"),
    ):
        if not _add_entity(graph, (node, property_), role, entities) and role:
            referent = reading.referent(role)
            graph.add(node, term(named), graph.text(referent.name if referent else role))
        if further:
            _add_entity(graph, (node, further), role, entities)
    if grant.purpose:
        graph.add(node, term("dg:purpose"), graph.text(grant.purpose))
    _add_amount(graph, grant, node, name)
    _add_extent(graph, reading, grant, node)
    graph.source(node, grant.evidence)


def _add_amount(graph: ReleaseGraph, grant: Grant, node: Term, name: str) -> None:
    """Add the sum; "bis zu" makes it the highest, "mindestens" the lowest value."""
    if grant.amount is None:
        return
    amount = graph.node(f"{name}-amount")
    hedge = concept("hedge", grant.attributes.get("hedge"))
    kind = hedge.rpartition("/")[2] if hedge else ""
    graph.add(node, term("schema:amount"), amount)
    graph.add(amount, term("rdf:type"), term("schema:MonetaryAmount"))
    graph.add(amount, term("schema:currency"), literal(grant.attributes.get("currency") or "EUR"))
    graph.add(amount, term(_AMOUNT_PROPERTIES.get(kind, "schema:value")), decimal(grant.amount))
    if hedge:
        graph.add(amount, term("dg:hedge"), iri(hedge))


def _add_extent(graph: ReleaseGraph, reading: Reading, grant: Grant, node: Term) -> None:
    """Add the day of the report, the time the money is meant for, and whether it is a sum of others."""
    attributes = grant.attributes
    for name, value in (("dct:date", reading.date.value), ("schema:endDate", attributes.get("until"))):
        day = date(value or "")
        if day is not None:
            graph.add(node, term(name), day)
    if attributes.get("period"):
        graph.add(node, term("dg:period"), graph.text(str(attributes["period"])))
    for name, key in (("dg:isTotal", "total"), ("dg:isPartOfTotal", "partOfTotal")):
        if attributes.get(key):
            graph.add(node, term(name), boolean(True))


def _add_entity(
    graph: ReleaseGraph, start: tuple[Term, str], referent: str | None, entities: Mapping[str, Entity]
) -> bool:
    """Point from a node to the entity of a referent; tell whether there is one that will do."""
    entity = entities.get(referent or "")
    if entity is None or entity.kind not in _KINDS.get(start[1], (entity.kind,)):
        return False
    graph.add(start[0], term(start[1]), iri(entity.iri))
    return True
