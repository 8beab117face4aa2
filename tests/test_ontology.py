"""The tables of terms agree with the shipped Turtle, and the Turtle is complete."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

import digigraph
from digigraph import ontology, resources
from digigraph.model import Kind, Status
from digigraph.ontology import CLASS_OF, CLASSES, NAMESPACES, PREDICATES, SCHEMES, SUPERPROPERTIES, expand

DG = NAMESPACES["dg"]
FOLDER = resources.ontology_folder()
SOURCES = Path(digigraph.__file__).parent
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)


@pytest.fixture(scope="module")
def terms() -> Graph:
    return Graph().parse(FOLDER / "digigraph.ttl")


@pytest.fixture(scope="module")
def declared(terms) -> set[str]:
    return {str(term) for kind in KINDS for term in terms.subjects(RDF.type, kind)}


@pytest.fixture(scope="module", params=SCHEMES)
def code_list(request) -> tuple[str, Graph]:
    return request.param, Graph().parse(FOLDER / "vocabularies" / f"{request.param}.ttl")


def test_every_own_term_has_labels_and_comments_in_both_languages(terms, declared):
    for term in declared:
        for predicate in (RDFS.label, RDFS.comment):
            languages = sorted(text.language for text in terms.objects(URIRef(term), predicate))
            assert languages == ["de", "en"], (term, predicate)


def test_every_own_term_that_the_code_writes_is_declared(declared):
    written = set()
    for path in (*(SOURCES / "triples").glob("*.py"), SOURCES / "ontology.py"):
        written |= {DG + name for name in re.findall(r'"dg:(\w+)"', path.read_text(encoding="utf-8"))}
    assert written <= declared


def test_every_own_term_in_shipped_files_is_declared(declared):
    for path in (*(FOLDER / "authority").glob("*.ttl"), FOLDER / "shapes.ttl"):
        graph = Graph().parse(path)
        used = {str(term) for triple in graph for term in triple if str(term).startswith(DG)}
        assert used <= declared, path


def test_own_terms_refer_only_to_declared_own_terms(terms, declared):
    used = {str(term) for triple in terms for term in triple if str(term).startswith(DG)}
    assert used <= declared | {DG}


def test_superclasses_are_those_of_the_ontology(terms):
    for name, further in CLASSES.items():
        own = set(terms.transitive_objects(URIRef(expand(name)), RDFS.subClassOf)) - {URIRef(expand(name))}
        implied = {URIRef(expand("org:Organization"))} if URIRef(expand("org:FormalOrganization")) in own else set()
        assert {URIRef(expand(each)) for each in further} == own | implied, name


def test_superproperties_are_those_of_the_ontology(terms):
    stated = {(str(s), str(o)) for s, o in terms.subject_objects(RDFS.subPropertyOf)}
    assert stated == {(expand(name), expand(each)) for name, further in SUPERPROPERTIES.items() for each in further}


def test_every_predicate_of_a_reading_has_a_place_in_the_graph(declared):
    assert tuple(PREDICATES) == ontology.PREDICATE_NAMES
    for predicate in PREDICATES.values():
        for name in (*predicate.properties, predicate.literal_property):
            assert name is None or not name.startswith("dg:") or expand(name) in declared
        assert predicate.de
        assert predicate.en
        assert (predicate.literal_property is not None) == (predicate.name in ontology.LITERAL_PREDICATES)


def test_the_property_depends_on_what_is_related():
    part_of = PREDICATES["partOf"]
    assert part_of.property_for(Kind.ORGANIZATION, Kind.MINISTRY) == "org:subOrganizationOf"
    assert part_of.property_for(Kind.INITIATIVE, Kind.INITIATIVE) == "dct:isPartOf"
    assert PREDICATES["locatedIn"].property_for(Kind.PLACE, Kind.PLACE) == "dct:isPartOf"
    assert part_of.properties == ("dct:isPartOf", "org:subOrganizationOf", "schema:superEvent")


def test_a_predicate_relates_only_what_it_can_hold_between():
    assert PREDICATES["holdsOffice"].relates(Kind.PERSON, Kind.OFFICE)
    assert not PREDICATES["holdsOffice"].relates(Kind.ORGANIZATION, Kind.OFFICE)
    assert not PREDICATES["eventDate"].relates(Kind.EVENT, Kind.DATE)


def test_every_kind_of_entity_has_a_class():
    assert set(CLASS_OF) == set(Kind) - {Kind.MONEY, Kind.DATE}
    assert set(CLASS_OF.values()) <= set(CLASSES)


def test_every_term_of_a_code_list_is_labelled_in_both_languages(code_list):
    name, graph = code_list
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    scheme = URIRef(NAMESPACES[name])
    assert concepts
    for concept in {*concepts, scheme}:
        labels = sorted(label.language for label in graph.objects(concept, SKOS.prefLabel))
        assert labels == ["de", "en"], concept
    assert {concept for concept in concepts if (concept, SKOS.inScheme, scheme) in graph} == concepts


def test_no_word_means_two_terms_of_a_code_list(code_list):
    _, graph = code_list
    meaning: dict[str, set[str]] = {}
    for kind in (SKOS.prefLabel, SKOS.altLabel):
        for concept, label in graph.subject_objects(kind):
            if label.language == "de" and (concept, RDF.type, SKOS.Concept) in graph:
                meaning.setdefault(label.casefold(), set()).add(str(concept))
    assert {word: terms for word, terms in meaning.items() if len(terms) > 1} == {}


def test_the_statuses_are_those_of_the_model():
    graph = Graph().parse(FOLDER / "vocabularies" / "status.ttl")
    terms = {str(concept).rpartition("/")[2] for concept in graph.subjects(RDF.type, SKOS.Concept)}
    assert terms == {status.value for status in Status}


def test_namespaces_are_made_on_first_use():
    assert ontology.DG.Fact == URIRef(DG + "Fact")
    assert ontology.SKOS is SKOS
    with pytest.raises(AttributeError, match="NOTHING"):
        _ = ontology.NOTHING


def test_the_folder_of_organisations_does_not_take_the_prefix_of_the_organization_ontology():
    prefixes = ontology.prefixes("https://x")
    assert prefixes["org"] == NAMESPACES["org"]
    assert prefixes["body"] == "https://x/org/"
    assert list(prefixes) == sorted(prefixes)


def test_the_context_names_every_own_term(declared):
    context = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    for term in declared:
        entry = context[term.removeprefix(DG)]
        assert (entry if isinstance(entry, str) else entry["@id"]) == f"dg:{term.removeprefix(DG)}"


def test_the_context_reads_as_the_graph_it_stands_for():
    context = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    node = {
        "@context": context,
        "id": "https://x/event/f",
        "type": "Event",
        "label": "Mühlenforum",
        "participant": "https://x/person/a",
        "startDate": {"@value": "2008-03-03", "@type": "xsd:date"},
    }
    expected = """@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix dg: <https://w3id.org/digigraph/ns#> .
    <https://x/event/f> a dg:Event ; <http://www.w3.org/2004/02/skos/core#prefLabel> "Mühlenforum"@de ;
    dg:participant <https://x/person/a> ; <https://schema.org/startDate> "2008-03-03"^^xsd:date ."""
    read = Graph().parse(data=json.dumps(node), format="json-ld")
    assert set(read) == set(Graph().parse(data=expected, format="turtle"))
