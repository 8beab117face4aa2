"""What holds of an entity over all releases; houses, code lists and the run."""

from __future__ import annotations

from rdflib import Graph

from digigraph.model import Entity, Kind, Member, Status
from digigraph.ontology import expand
from digigraph.triples import authority_quads, entity_quads, run_quads, vocabulary_quads
from digigraph.triples.terms import term

BASE = "https://data.example.org"
MEMBERS = (Member("m1", "e1"),)


def entity(kind, label, **attributes):
    return Entity(f"{BASE}/x/thing", kind, label, MEMBERS, attributes=attributes)


def values(thing, name, base=BASE):
    return [quad.object for quad in entity_quads(thing, base=base) if quad.predicate == term(name)]


def test_an_entity_has_one_label_and_its_aliases():
    verein = Entity(f"{BASE}/org/v", Kind.ORGANIZATION, "Mühlenverein", MEMBERS, ("Mühlenverein", "MV"))
    assert values(verein, "skos:prefLabel") == ['"Mühlenverein"@de']
    assert values(verein, "skos:altLabel") == ['"MV"@de']


def test_all_classes_are_written_out():
    assert set(values(entity(Kind.PERSON, "Anna Wünsch"), "rdf:type")) == {
        term(name) for name in ("dg:Person", "foaf:Person", "prov:Person", "schema:Person")
    }


def test_a_body_is_public_by_what_it_is_called():
    assert term("dg:PublicBody") in values(
        entity(Kind.ORGANIZATION, "Landgericht Stendal", category="Landgericht"), "rdf:type"
    )
    assert term("dg:Institution") in values(entity(Kind.ORGANIZATION, "Hanf AG", category="AG"), "rdf:type")
    assert term("dg:Institution") in values(
        entity(Kind.ORGANIZATION, "Handwerkstag", category="Handwerkstag"), "rdf:type"
    )


def test_what_a_thing_is_called_gives_its_kind():
    netz = entity(Kind.INITIATIVE, "Partnernetzwerk Korn", category="Partnernetzwerk")
    assert values(netz, "dg:initiativeType") == values(netz, "dct:type") == [term("initiative-type:netzwerk")]
    assert values(entity(Kind.INITIATIVE, "Korn", category="Dings"), "dg:initiativeType") == []


def test_an_office_has_its_role_and_portfolio():
    office = entity(Kind.OFFICE, "Minister", role="Wirtschaftsminister", portfolio=("Wirtschaft", "Arbeit"))
    assert values(office, "org:role") == [term("role:minister")]
    assert values(office, "dg:portfolio") == ['"Wirtschaft"@de', '"Arbeit"@de']


def test_an_initiative_has_the_status_of_the_newest_report():
    korn = entity(Kind.INITIATIVE, "Korn 4.0", status="appliedFor", status_on="2008-03-03")
    assert values(korn, "dg:status") == [term("status:appliedFor")]
    assert values(entity(Kind.EVENT, "Forum", status=Status.PLANNED), "dg:status") == [term("status:planned")]
    assert values(entity(Kind.PERSON, "Anna Wünsch", status="done"), "dg:status") == []


def test_an_edition_belongs_to_its_series():
    forum = entity(Kind.EVENT, "3. Forum", ordinal=3, series=f"{BASE}/series/forum", series_label="Forum")
    quads = list(entity_quads(forum, base=BASE))
    assert values(forum, "dg:series") == values(forum, "schema:superEvent") == [f"<{BASE}/series/forum>"]
    assert [q.object for q in quads if q.subject == f"<{BASE}/series/forum>" and "prefLabel" in q.predicate] == [
        '"Forum"@de'
    ]


def test_an_iri_given_up_points_to_the_one_that_took_its_place():
    quads = list(entity_quads(entity(Kind.PERSON, "Anna Wünsch", former_iris=(f"{BASE}/x/old",)), base=BASE))
    assert (f"<{BASE}/x/old>", term("dct:isReplacedBy"), f"<{BASE}/x/thing>") in {quad[:3] for quad in quads}


def test_a_ministry_points_to_its_house():
    ministry = entity(Kind.MINISTRY, "Ministerium für Wirtschaft und Arbeit", house="st-mw")
    assert values(ministry, "dg:house", "https://x.example") == ["<https://x.example/org/st-mw>"]


def test_the_history_of_a_house_comes_under_the_base_of_the_project():
    quads = list(authority_quads(["st-mw"], base="https://x.example"))
    subjects = {quad.subject for quad in quads}
    assert "<https://x.example/org/st-mw>" in subjects
    assert "<https://x.example/change/st-mw-wirtschaft-und-arbeit>" in subjects
    assert not any("st-mb" in subject for subject in subjects)
    assert not any("data.example.org" in term for quad in quads for term in quad)


def test_every_entry_of_the_authority_names_its_source():
    quads = list(authority_quads(["st-mw", "st-mid"], base=BASE))
    sourced = {quad.subject for quad in quads if quad.predicate == term("dct:source")}
    assert {quad.subject for quad in quads} == sourced


def test_an_entity_keeps_the_label_of_the_entities_graph():
    own = f"{BASE}/org/st-mw-wirtschaft-und-arbeit"
    quads = authority_quads(["st-mw"], base=BASE, labelled=[own])
    labelled = {quad.subject for quad in quads if quad.predicate == term("skos:prefLabel")}
    assert f"<{own}>" not in labelled
    assert f"<{BASE}/org/st-mw>" in labelled


def test_a_run_is_described_without_a_time():
    quads = list(run_quads(base=BASE, version="0.1.0", digest="ab" * 32))
    assert quads == list(run_quads(base=BASE, version="0.1.0", digest="ab" * 32))
    assert not any("Time" in quad.predicate for quad in quads)


def test_the_code_lists_are_a_graph():
    graph = Graph().parse(data="".join(f"{s} {p} {o} .\n" for s, p, o, _ in vocabulary_quads()), format="nt")
    assert graph.query(f"ASK {{ <{expand('status:planned')}> <{expand('skos:prefLabel')}> 'geplant'@de }}").askAnswer
