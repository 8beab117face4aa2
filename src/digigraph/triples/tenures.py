"""States who held which office when: one tenure for a person and an office, to which each release adds what it shows.

A release that calls somebody a minister shows that on its day (`dg:attestedOn`); a first or last day stands only when
the release states it. Somebody called a former minister had left before that day (`dg:endedBefore`). An appointment
still to come makes no tenure: it is a `dg:Fact` with the status planned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digigraph.iri import tenure_iri
from digigraph.model import HOLDING, Assertion, Entity, Reading, Status
from digigraph.ontology import PREDICATES
from digigraph.triples.assertions import BEFORE, status_on
from digigraph.triples.sourced import ReleaseGraph
from digigraph.triples.terms import Term, date, iri, term


def state_tenures(graph: ReleaseGraph, reading: Reading, entities: Mapping[str, Entity], base: str) -> None:
    """State the tenures that a release shows."""
    bodies = {
        each.subject: entities[each.object]
        for each in reading.assertions
        if each.predicate == "officeOf"
        and each.object in entities
        and each.status in HOLDING
        and entities[each.object].kind in PREDICATES["officeOf"].objects
    }
    for assertion in reading.assertions:
        person, office = entities.get(assertion.subject), entities.get(assertion.object)
        if assertion.predicate != "holdsOffice" or person is None or office is None:
            continue
        if not PREDICATES["holdsOffice"].relates(person.kind, office.kind):
            continue
        days = tuple(_days(assertion, reading.date.value))
        if assertion.status not in HOLDING or not days:
            continue
        tenure = iri(tenure_iri(base, person.iri, office.iri))
        graph.add_type(tenure, "dg:Tenure")
        graph.add(tenure, term("org:member"), iri(person.iri))
        graph.add(tenure, term("dg:post"), iri(office.iri))
        if assertion.object in bodies:
            graph.add(tenure, term("org:organization"), iri(bodies[assertion.object].iri))
        graph.derive(tenure, assertion.evidence)
        for name, day in days:
            graph.state((tenure, term(name), day), assertion.evidence)


def _days(assertion: Assertion, day: str | None) -> Iterator[tuple[str, Term]]:
    """Find what a release says of a tenure's days."""
    former = status_on(assertion, day) is Status.ENDED
    start, end = assertion.attributes.get("from"), assertion.attributes.get("to")
    begun = not (start and day and start > day)
    pairs = (
        ("schema:startDate", start),
        ("schema:endDate", end if end != BEFORE else None),
        ("dg:endedBefore", day if former and (end is None or end == BEFORE) else None),
        ("dg:attestedOn", day if not former and begun else None),
    )
    for name, value in pairs:
        node = date(value or "")
        if node is not None:
            yield name, node
