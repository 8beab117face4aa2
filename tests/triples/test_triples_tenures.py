"""Who held which office when."""

from __future__ import annotations

from rdflib import RDF, Literal, URIRef
from rdflib.namespace import XSD

from digigraph.ontology import DG, ORG, SCHEMA

BASE = "https://data.example.org"
OFFICE = "staatssekretaer-im-ministerium-fuer-wirtschaft-und-arbeit"
ANNA, UDO = URIRef(f"{BASE}/person/anna-wuensch"), URIRef(f"{BASE}/person/udo-kern")
ANNAS, UDOS = URIRef(f"{BASE}/tenure/anna-wuensch--{OFFICE}"), URIRef(f"{BASE}/tenure/udo-kern--{OFFICE}")
POST = URIRef(f"{BASE}/post/{OFFICE}")
DAY = Literal("2008-03-03", datatype=XSD.date)


def test_a_release_attests_an_office_on_its_day(graph, gold):
    whole = graph(gold)
    assert (ANNA, ORG.holds, POST) in whole
    assert (ANNAS, DG.attestedOn, DAY) in whole
    assert (ANNAS, DG.post, POST) in whole
    assert (ANNAS, ORG.organization, URIRef(f"{BASE}/org/ministerium-fuer-wirtschaft-und-arbeit")) in whole
    assert (ANNAS, SCHEMA.startDate, None) not in whole


def test_a_former_office_ended_before_the_release_and_is_not_attested(graph, gold):
    whole = graph(gold)
    assert (UDO, ORG.holds, POST) not in whole
    assert (UDOS, DG.endedBefore, DAY) in whole
    assert (UDOS, DG.attestedOn, None) not in whole
    fact = next(f for f in whole.subjects(RDF.predicate, ORG.holds) if (f, RDF.subject, UDO) in whole)
    assert str(whole.value(fact, DG.status)).endswith("/ended")


def test_limits_stand_only_when_stated(graph, gold):
    gold["facts"][0] |= {"from": "2006-04"}
    gold["facts"][1] |= {"from": "2002", "to": "2006-04"}
    whole = graph(gold)
    assert (ANNAS, SCHEMA.startDate, Literal("2006-04", datatype=XSD.gYearMonth)) in whole
    assert (ANNAS, DG.attestedOn, DAY) in whole
    assert (UDOS, SCHEMA.endDate, Literal("2006-04", datatype=XSD.gYearMonth)) in whole
    assert (UDOS, DG.endedBefore, None) not in whole


def test_an_office_that_ends_later_still_is_held(graph, gold):
    gold["facts"][0] |= {"to": "2008-04-01"}
    whole = graph(gold)
    assert (ANNA, ORG.holds, POST) in whole
    assert (ANNAS, DG.attestedOn, DAY) in whole
    assert (ANNAS, SCHEMA.endDate, Literal("2008-04-01", datatype=XSD.date)) in whole


def test_an_office_that_begins_later_is_not_attested_yet(graph, gold):
    gold["facts"][0] |= {"from": "2008-04-01"}
    whole = graph(gold)
    assert (ANNAS, SCHEMA.startDate, Literal("2008-04-01", datatype=XSD.date)) in whole
    assert (ANNAS, DG.attestedOn, None) not in whole


def test_an_appointment_to_come_makes_no_tenure(graph, gold):
    gold["facts"][0] |= {"status": "planned", "from": "2008-04-01"}
    whole = graph(gold)
    assert (ANNAS, None, None) not in whole
    assert (ANNA, ORG.holds, POST) not in whole
    fact = next(f for f in whole.subjects(RDF.predicate, ORG.holds) if (f, RDF.subject, ANNA) in whole)
    assert whole.value(fact, DG.validFrom) == Literal("2008-04-01", datatype=XSD.date)


def test_every_day_of_a_tenure_is_a_fact_with_evidence(graph, gold):
    whole = graph(gold)
    for tenure, day in ((ANNAS, DG.attestedOn), (UDOS, DG.endedBefore)):
        facts = set(whole.subjects(RDF.subject, tenure)) & set(whole.subjects(RDF.predicate, day))
        assert len(facts) == 1
