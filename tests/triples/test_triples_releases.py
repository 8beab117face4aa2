"""What one release says, as quads: evidence, status, n-ary nodes."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from rdflib import RDF, Literal, URIRef
from rdflib.namespace import XSD

from digigraph.errors import EvidenceError
from digigraph.model import Evidence, Span
from digigraph.ontology import DCTERMS, DG, OA, ORG, PROV, SCHEMA

BASE = "https://data.example.org"
RELEASE = URIRef(f"{BASE}/pm/2008-03-03-ministerium-fuer-wirtschaft-und-arbeit-012")
ANNA = URIRef(f"{BASE}/person/anna-wuensch")
UDO = URIRef(f"{BASE}/person/udo-kern")
POST = URIRef(f"{BASE}/post/staatssekretaer-im-ministerium-fuer-wirtschaft-und-arbeit")
FORUM = URIRef(f"{BASE}/event/3-muehlenforum")
GOMMERN = URIRef(f"{BASE}/place/gommern")
VEREIN = URIRef(f"{BASE}/org/muehlenverein-gommern-e-v")
KORN = URIRef(f"{BASE}/initiative/kompetenzzentrum-korn-4-0")
ADMINISTRATIVE = {
    *(DCTERMS[name] for name in ("issued", "identifier", "language", "title", "publisher")),
    *(DG[name] for name in ("printedDate", "dateMethod", "issuerMethod", "sha256", "publisherName", "mentions")),
    *(SCHEMA[name] for name in ("url", "mentions", "about")),
}


def fact_of(graph, subject, predicate, object_):
    found = set(graph.subjects(RDF.subject, subject)) & set(graph.subjects(RDF.object, object_))
    return next(iter(found & set(graph.subjects(RDF.predicate, predicate))), None)


def status_of(graph, fact):
    return str(graph.value(fact, DG.status)).rpartition("/")[2]


def with_fact(gold, **fact):
    gold["facts"].append(fact)
    return gold


def test_every_plain_triple_about_an_entity_has_a_fact_with_evidence(graph, gold, quads):
    whole, nodes = graph(gold), {RELEASE}
    for quad in quads(gold):
        subject, predicate = URIRef(quad.subject[1:-1]), URIRef(quad.predicate[1:-1])
        is_node = subject.startswith(f"{RELEASE}#") or "/tenure/" in subject
        if is_node or (subject in nodes and predicate in ADMINISTRATIVE) or quad.subject == f"<{RELEASE}>":
            continue
        object_ = next(o for o in whole.objects(subject, predicate) if o.n3() == quad.object)
        fact = fact_of(whole, subject, predicate, object_)
        assert fact is not None, quad
        assert whole.value(whole.value(fact, DG.selector), OA.exact)


def test_the_selector_of_a_fact_quotes_the_original_text(graph, gold):
    whole = graph(gold)
    selector = whole.value(fact_of(whole, FORUM, SCHEMA.location, GOMMERN), DG.selector)
    start, end = whole.value(selector, OA.start).toPython(), whole.value(selector, OA.end).toPython()
    assert str(whole.value(selector, OA.exact)) == "in Gommern das 3. Mühlenforum"
    assert end - start == len("in Gommern das 3. Mühlenforum")


def test_the_name_of_a_fact_is_the_digest_of_its_triple(graph, gold):
    line = f"<{FORUM}> <{SCHEMA.location}> <{GOMMERN}> ."
    expected = hashlib.sha256(line.encode()).hexdigest()[:10]
    assert fact_of(graph(gold), FORUM, SCHEMA.location, GOMMERN) == URIRef(f"{RELEASE}#f-{expected}")


def test_there_are_no_blank_nodes_and_every_quad_is_in_the_release_graph(gold, quads):
    for quad in quads(gold):
        assert quad.graph == f"<{RELEASE}#graph>"
        assert "_:" not in (quad.subject[:2], quad.object[:2])


def test_the_same_reading_gives_the_same_quads(gold, quads):
    assert quads(gold) == quads(gold)


def test_an_inverse_predicate_points_from_the_thing_to_the_agent(graph, gold):
    assert (FORUM, SCHEMA.organizer, VEREIN) in graph(gold)
    assert (FORUM, DG.openedBy, ANNA) in graph(gold)


def test_what_is_planned_of_a_thing_still_to_come_stands_plainly(graph, gold):
    whole = graph(gold)
    assert (KORN, DG.coordinatedBy, VEREIN) in whole
    assert status_of(whole, fact_of(whole, KORN, DG.coordinatedBy, VEREIN)) == "planned"


def test_what_is_planned_of_a_thing_that_exists_is_only_a_fact(graph, gold):
    fact = {"s": "v", "p": "partOf", "o": "m", "at": "der Mühlenverein", "status": "planned"}
    whole = graph(with_fact(gold, **fact))
    ministry = URIRef(f"{BASE}/org/ministerium-fuer-wirtschaft-und-arbeit")
    assert (VEREIN, ORG.subOrganizationOf, ministry) not in whole
    assert status_of(whole, fact_of(whole, VEREIN, ORG.subOrganizationOf, ministry)) == "planned"


@pytest.mark.parametrize("status", ["denied", "cancelled", "wished", "conditional"])
def test_what_does_not_hold_is_only_a_fact(graph, gold, status):
    gold["facts"] = [{"s": "v", "p": "coordinates", "o": "k", "at": "Koordinieren soll", "status": status}]
    whole = graph(gold)
    assert (KORN, DG.coordinatedBy, VEREIN) not in whole
    assert status_of(whole, fact_of(whole, KORN, DG.coordinatedBy, VEREIN)) == status


def test_what_has_ended_stands_plainly_only_with_its_dates(graph, gold):
    ministry = URIRef(f"{BASE}/org/ministerium-fuer-wirtschaft-und-arbeit")
    fact = {"s": "p2", "p": "memberOf", "o": "m", "at": "Udo Kern", "to": "before"}
    assert (UDO, ORG.memberOf, ministry) not in graph(with_fact(gold, **fact))
    gold["facts"][-1] |= {"from": "2001", "to": "2005-06"}
    whole = graph(gold)
    reified = fact_of(whole, UDO, ORG.memberOf, ministry)
    assert (UDO, ORG.memberOf, ministry) in whole
    assert status_of(whole, reified) == "ended"
    assert whole.value(reified, DG.validUntil) == Literal("2005-06", datatype=XSD.gYearMonth)


def test_one_fact_gathers_the_places_that_support_it(graph, gold):
    again = {"s": "p1", "p": "opens", "o": "e", "at": "Staatssekretärin Anna Wünsch eröffnet Mühlenforum"}
    whole = graph(with_fact(gold, **again))
    assert len(list(whole.objects(fact_of(whole, FORUM, DG.openedBy, ANNA), DG.selector))) == 2


def test_of_two_equally_sure_sayings_the_more_cautious_counts(graph, gold):
    gold["facts"] = [
        {"s": "p1", "p": "participatesIn", "o": "e", "at": "3. Mühlenforum"},
        {"s": "p1", "p": "participatesIn", "o": "e", "at": "Mühlenforum in Gommern", "status": "denied"},
    ]
    whole = graph(gold)
    assert status_of(whole, fact_of(whole, FORUM, DG.participant, ANNA)) == "denied"
    assert (FORUM, DG.participant, ANNA) not in whole
    gold["facts"][0]["confidence"] = 0.95
    assert (FORUM, DG.participant, ANNA) in graph(gold)


def test_a_stretch_of_days_has_a_first_and_a_last_day(graph, gold):
    gold["facts"][5]["o"] = "2008-03-03/2008-03-05"
    whole = graph(gold)
    assert str(whole.value(FORUM, SCHEMA.startDate)) == "2008-03-03"
    assert str(whole.value(FORUM, SCHEMA.endDate)) == "2008-03-05"


def test_a_topic_in_words_is_a_literal_and_an_initiative_is_a_thing(graph, gold):
    gold["facts"] = [
        {"s": "e", "p": "topic", "o": "Mahlen heute", "literal": True, "at": "Mühlenforum"},
        {"s": "e", "p": "topic", "o": "k", "at": "Mühlenforum"},
    ]
    whole = graph(gold)
    assert (FORUM, DG.topic, Literal("Mahlen heute", lang="de")) in whole
    assert (FORUM, SCHEMA.about, KORN) in whole


def test_a_fact_about_an_unknown_thing_is_left_out(graph, gold):
    before = len(graph(gold))
    assert len(graph(with_fact(gold, s="p1", p="opens", o="nobody", at="eröffnet"))) == before


def test_a_fact_between_things_that_its_predicate_cannot_relate_is_left_out(graph, gold):
    before = len(graph(gold))
    assert len(graph(with_fact(gold, s="l", p="holdsOffice", o="p1", at="in Gommern"))) == before


def test_evidence_that_does_not_fit_its_place_is_refused(gold, read, write):
    reading = read(gold)
    first = reading.assertions[0]
    broken = replace(first, evidence=replace(first.evidence, text="kurz"))
    with pytest.raises(EvidenceError, match="does not fit"):
        write(replace(reading, assertions=(broken,)))


def test_a_fact_without_evidence_is_refused(gold, read, write):
    reading = read(gold)
    nothing = Evidence(Span(7, 7), "", "gold")
    with pytest.raises(EvidenceError, match="does not fit"):
        write(replace(reading, assertions=(replace(reading.assertions[0], evidence=nothing),)))


def test_a_confidence_is_between_zero_and_one(gold, read, write):
    gold["facts"][0]["confidence"] = 1.2
    with pytest.raises(EvidenceError, match="confidence"):
        write(read(gold))


def test_a_release_says_when_it_was_issued_by_whom_and_how_that_is_known(graph, gold):
    whole = graph(gold)
    assert str(whole.value(RELEASE, DCTERMS.issued)) == "2008-03-03"
    assert whole.value(RELEASE, DCTERMS.identifier) == Literal("012/08")
    assert str(whole.value(RELEASE, DG.dateMethod)).endswith("/date-method/printed")
    publisher = URIRef(f"{BASE}/org/ministerium-fuer-wirtschaft-und-arbeit")
    assert (RELEASE, DCTERMS.publisher, publisher) in whole
    assert fact_of(whole, RELEASE, DCTERMS.publisher, publisher) is not None
    assert fact_of(whole, RELEASE, DCTERMS.title, whole.value(RELEASE, DCTERMS.title)) is not None


def test_an_issuer_that_the_text_does_not_name_is_the_known_house_of_that_day(graph, gold):
    whole = graph(gold | {"issuer": "Ministerium für Wirtschaft und Arbeit", "house": "st-mw"})
    release = next(whole.subjects(RDF.type, DG.PressRelease))
    assert whole.value(release, DCTERMS.publisher) == URIRef(f"{BASE}/org/st-mw-wirtschaft-und-arbeit")


def test_a_statement_has_speaker_words_and_both_places(graph, gold):
    whole = graph(gold)
    statement = URIRef(f"{RELEASE}#s1")
    assert whole.value(statement, SCHEMA.spokenByCharacter) == ANNA
    assert str(whole.value(whole.value(statement, DG.quoteSelector), OA.exact)) == "Wir mahlen gemeinsam"
    assert str(whole.value(whole.value(statement, DG.selector), OA.exact)).endswith("sagte Wünsch.")
    assert whole.value(statement, PROV.wasQuotedFrom) == RELEASE


def test_a_ceiling_is_the_highest_value_of_a_sum(graph, gold):
    whole = graph(gold)
    amount = whole.value(URIRef(f"{RELEASE}#g1"), SCHEMA.amount)
    assert whole.value(amount, SCHEMA.maxValue).toPython() == 12500
    assert whole.value(amount, SCHEMA.value) is None


def test_an_unhedged_sum_is_its_value_and_refused_money_is_no_funding(graph, gold):
    del gold["funding"][0]["hedge"]
    whole = graph(gold)
    assert whole.value(whole.value(URIRef(f"{RELEASE}#g1"), SCHEMA.amount), SCHEMA.value).toPython() == 12500
    gold["funding"][0]["status"] = "denied"
    assert (None, RDF.type, DG.Funding) not in graph(gold)


def test_a_funder_without_entity_stands_by_its_name(graph, gold):
    gold["funding"][0]["funder"] = "Land Sachsen-Anhalt"
    grant = URIRef(f"{RELEASE}#g1")
    assert graph(gold).value(grant, DG.funderName) == Literal("Land Sachsen-Anhalt", lang="de")


def test_a_funder_that_cannot_give_money_stands_by_its_name(graph, gold):
    gold["funding"][0]["funder"] = "l"
    whole = graph(gold)
    assert whole.value(URIRef(f"{RELEASE}#g1"), DG.funderName) == Literal("Gommern", lang="de")
    assert whole.value(URIRef(f"{RELEASE}#g1"), SCHEMA.funder) is None


def test_a_release_reports_how_far_an_initiative_has_come(graph, gold):
    whole = graph(gold)
    report = whole.value(predicate=DG.reportOf, object=KORN)
    assert str(whole.value(report, DG.reportedStatus)).endswith("/status/appliedFor")
    assert str(whole.value(report, DCTERMS.date)) == "2008-03-03"


def test_a_release_reports_on_an_event_of_which_it_says_something(graph, gold):
    assert (RELEASE, DG.reportsOn, FORUM) in graph(gold)
    gold["facts"] = []
    assert (RELEASE, DG.reportsOn, FORUM) not in graph(gold)
