"""States a release's assertions between its entities, as the table of predicates says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digigraph.model import SCHEDULED, Assertion, Entity, Reading, Status
from digigraph.ontology import PREDICATES
from digigraph.triples.sourced import ReleaseGraph, stands_plainly
from digigraph.triples.terms import Term, date, iri, term

BEFORE = "before"
"""Value of `to` for what had ended at an unknown time before the release."""


def state_assertions(graph: ReleaseGraph, reading: Reading, entities: Mapping[str, Entity]) -> None:
    """State every assertion whose subject, and object if it is no literal, is an entity of a kind that fits."""
    awaited = {referent.id for referent in reading.referents if referent.status in SCHEDULED}
    for assertion in reading.assertions:
        status = status_on(assertion, reading.date.value)
        plain = _is_plain(assertion, status, awaited)
        for triple in _triples(graph, assertion, entities):
            graph.state(triple, assertion.evidence, status=status, plain=plain, attributes=assertion.attributes)


def status_on(assertion: Assertion, day: str | None) -> Status:
    """Status of an assertion on the day of its release: what held until before that day has ended."""
    end = assertion.attributes.get("to")
    if assertion.status not in (Status.DONE, Status.ONGOING) or not end:
        return assertion.status
    return Status.ENDED if end == BEFORE or (day is not None and _is_over(end, day)) else assertion.status


def _is_over(end: str, day: str) -> bool:
    """Tell whether an end with prefix precision lies surely before a day; the last day itself counts as over."""
    return end <= day if len(end) == len(day) else end < day[: len(end)]


def _is_plain(assertion: Assertion, status: Status, awaited: set[str]) -> bool:
    """Tell whether an assertion stands plainly; for one who held an office in the past the tenure says so instead."""
    if status is Status.ENDED and assertion.predicate == "holdsOffice":
        return False
    dated = any(date(assertion.attributes.get(key) or "") for key in ("from", "to", "date"))
    return stands_plainly(status, awaited=bool(awaited & {assertion.subject, assertion.object}), dated=dated)


def _triples(
    graph: ReleaseGraph, assertion: Assertion, entities: Mapping[str, Entity]
) -> Iterator[tuple[Term, Term, Term]]:
    """Write an assertion as triples: none when something in it is unknown, two for a stretch of time."""
    subject, predicate = entities.get(assertion.subject), PREDICATES.get(assertion.predicate)
    if subject is None or predicate is None:
        return
    if assertion.literal:
        if predicate.literal_property is not None:
            for name, value in _literals(graph, assertion.object, predicate.literal_property):
                yield iri(subject.iri), name, value
        return
    object_ = entities.get(assertion.object)
    if object_ is None or object_.iri == subject.iri or not predicate.relates(subject.kind, object_.kind):
        return
    name = term(predicate.property_for(subject.kind, object_.kind))
    first, second = (object_, subject) if predicate.inverse else (subject, object_)
    yield iri(first.iri), name, iri(second.iri)


def _literals(graph: ReleaseGraph, value: str, property_: str) -> Iterator[tuple[Term, Term]]:
    """Write a literal object; `2016-10-26/2016-10-28` is a first and a last day."""
    if property_ != "schema:startDate":
        yield term(property_), graph.text(value)
        return
    first, _, last = value.partition("/")
    for name, day in ((property_, date(first)), ("schema:endDate", date(last))):
        if day is not None:
            yield term(name), day
