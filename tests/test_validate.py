"""The shapes accept a good graph and name what is wrong with a bad one."""

from __future__ import annotations

import pytest
from rdflib import Graph

from digigraph.errors import GraphError
from digigraph.ontology import NAMESPACES
from digigraph.validate import Finding, fails, validate

PREFIXES = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in NAMESPACES.items())
PREFIXES += "@prefix : <https://x.example/> .\n"
RELEASE = """
:pm a dg:PressRelease ; dct:title "Mühle eröffnet"@de ; dct:issued "2008-03-03"^^xsd:date ; dct:publisher :mw ;
  dg:dateMethod date-method:printed ; dg:issuerMethod issuer-method:footer ; dct:identifier "012/08" .
:mw a dg:Ministry, dg:Organization ; skos:prefLabel "Ministerium für Mühlen"@de .
:sel a oa:TextPositionSelector, oa:TextQuoteSelector ; oa:start 3 ; oa:end 20 ; oa:exact "hat sie eröffnet."@de .
"""
SOURCE = """dg:confidence 0.9 ; dg:rule "r" ; prov:wasDerivedFrom :pm ; prov:wasGeneratedBy :run ; dg:selector :sel"""
PERSON = """:anna a dg:Person ; skos:prefLabel "Anna Wünsch"@de ; foaf:name "Anna Wünsch" ."""
OFFICE = """:amt a dg:Office ; skos:prefLabel "Staatssekretär"@de ; org:postIn :mw ."""
TENURE = f"""{PERSON} {OFFICE} :t a dg:Tenure ; org:member :anna ; dg:post :amt ; dg:attestedOn "2008-03-03"^^xsd:date ;
  prov:wasDerivedFrom :pm ; dg:selector :sel ."""
FACT = f"""{PERSON} {OFFICE} :f a dg:Fact ; rdf:subject :anna ; rdf:predicate org:holds ; rdf:object :amt ;
  dg:status status:done ; {SOURCE} ."""
STATEMENT = f"""{PERSON} :s a dg:Statement ; schema:text "Ja."@de ; schema:spokenByCharacter :anna ;
  dg:speechType speech:direct ; prov:wasQuotedFrom :pm ; dg:quoteSelector :sel ; {SOURCE} ."""
FUNDING = f""":g a dg:Funding ; dg:status status:done ; schema:funder :mw ; dg:purpose "Backhaus"@de ;
  schema:amount :a ; {SOURCE} . :a a schema:MonetaryAmount ; schema:currency "EUR" ; schema:value 12500.0 ."""
PLACE = """:ort a dg:Place ; skos:prefLabel "Gommern"@de ; dg:ags "15086040" ."""
EVENT = """:e a dg:Event ; skos:prefLabel "Mühlenforum"@de ; schema:startDate "2008-03-03"^^xsd:date ;
  schema:endDate "2008-03-04"^^xsd:date ; schema:organizer :mw ."""
REPORT = f"""{EVENT} :r a dg:StatusReport ; dg:reportOf :e ; dg:reportedStatus status:planned ; {SOURCE} ."""
GOOD = {
    "person": PERSON,
    "fact": FACT,
    "tenure": TENURE,
    "statement": STATEMENT,
    "funding": FUNDING,
    "place": PLACE,
    "event": EVENT,
    "report": REPORT,
}
BAD = [
    ("a fact without a place in the text", FACT, ("; dg:selector :sel", ""), "dg:selector", "error"),
    ("a fact without a release", FACT, ("prov:wasDerivedFrom :pm ; ", ""), "prov:wasDerivedFrom", "error"),
    ("a fact without a run", FACT, ("prov:wasGeneratedBy :run ; ", ""), "prov:wasGeneratedBy", "error"),
    ("a fact without a status", FACT, ("dg:status status:done ; ", ""), "dg:status", "error"),
    ("a fact with a status of its own making", FACT, ("status:done", ":fertig"), "dg:status", "error"),
    ("a fact with two objects", FACT, ("rdf:object :amt", "rdf:object :amt, :mw"), "rdf:object", "error"),
    ("a fact surer than sure", FACT, ("0.9", "1.5"), "dg:confidence", "error"),
    ("a fact with something else", FACT, ("dg:rule", "rdfs:comment 'x' ; dg:rule"), "rdfs:comment", "error"),
    ("a tenure without a person", TENURE, ("org:member :anna ; ", ""), "org:member", "error"),
    ("a tenure without an office", TENURE, ("dg:post :amt ; ", ""), "dg:post", "error"),
    ("a tenure of an organisation", TENURE, ("org:member :anna", "org:member :mw"), "org:member", "error"),
    ("a tenure attested in a year", TENURE, ('"2008-03-03"^^xsd:date', '"2008"^^xsd:gYear'), "dg:attestedOn", "error"),
    (
        "two first days",
        TENURE,
        ("dg:attestedOn", 'schema:startDate "2006"^^xsd:gYear, "2007"^^xsd:gYear ; dg:attestedOn'),
        "schema:startDate",
        "warning",
    ),
    ("a statement without words", STATEMENT, ('schema:text "Ja."@de ; ', ""), "schema:text", "error"),
    (
        "a statement of nobody",
        STATEMENT,
        ("schema:spokenByCharacter :anna ;", ""),
        "schema:spokenByCharacter",
        "warning",
    ),
    (
        "a statement with a telephone number",
        STATEMENT,
        ('"Ja."', '"Rufen Sie an: Tel.: (0391) 567"'),
        "schema:text",
        "error",
    ),
    ("a currency that is none", FUNDING, ('"EUR"', '"Euro"'), "schema:currency", "error"),
    ("a sum of nothing", FUNDING, ("12500.0", "0.0"), "schema:value|schema:minValue|schema:maxValue", "error"),
    ("funding from nobody", FUNDING, ("schema:funder :mw ;", ""), "schema:funder|dg:funderName", "warning"),
    ("a key of a municipality with seven digits", PLACE, ("15086040", "1508604"), "dg:ags", "error"),
    ("a key of a municipality that is a number", PLACE, ('"15086040"', "15086040"), "dg:ags", "error"),
    ("no label", PERSON, ('skos:prefLabel "Anna Wünsch"@de ; ', ""), "skos:prefLabel", "error"),
    ("two labels", PERSON, ('"Anna Wünsch"@de', '"Anna Wünsch"@de, "A. Wünsch"@de'), "skos:prefLabel", "error"),
    ("an English label", PERSON, ('"Anna Wünsch"@de', '"Anna Wünsch"@en'), "skos:prefLabel", "error"),
    ("a label with an address", PERSON, ('"Anna Wünsch"@de', '"anna@muehle.de"@de'), "skos:prefLabel", "error"),
    ("a person that is a place", PERSON, ("a dg:Person", "a dg:Person, dg:Place"), "rdf:type", "error"),
    ("a person with half a name", PERSON, ('foaf:name "Anna Wünsch"', 'foaf:name "Wünsch"'), "foaf:name", "warning"),
    (
        "a person with a telephone",
        PERSON,
        ("foaf:name", 'schema:telephone "0391 567" ; foaf:name'),
        "schema:telephone",
        "error",
    ),
    ("an office held that is none", PERSON, ("foaf:name", "org:holds :mw ; foaf:name"), "org:holds", "error"),
    ("an event that ends before it begins", EVENT, ("2008-03-04", "2008-03-01"), "schema:startDate", "warning"),
    (
        "an event on two days",
        EVENT,
        ('"2008-03-03"^^xsd:date', '"2008-03-03"^^xsd:date, "2008-03-02"^^xsd:date'),
        "schema:startDate",
        "warning",
    ),
    (
        "an event run by a place",
        f"{PLACE} {EVENT}",
        ("schema:organizer :mw", "schema:organizer :ort"),
        "schema:organizer",
        "error",
    ),
    ("a report on a person", f"{PERSON} {REPORT}", ("dg:reportOf :e", "dg:reportOf :anna"), "dg:reportOf", "error"),
    ("a place in the text that ends before it begins", RELEASE, ("oa:start 3", "oa:start 30"), "oa:start", "error"),
    ("a release without a title", RELEASE, ('dct:title "Mühle eröffnet"@de ; ', ""), "dct:title", "error"),
    ("a release of an unknown day", RELEASE, ('dct:issued "2008-03-03"^^xsd:date ;', ""), "dct:issued", "warning"),
    ("a release number that is a number", RELEASE, ('"012/08"', "12"), "dct:identifier", "error"),
    ("a release without publisher", RELEASE, ("dct:publisher :mw ;", ""), "dct:publisher|dg:publisherName", "warning"),
]


def graph_of(turtle: str) -> Graph:
    return Graph().parse(data=PREFIXES + turtle, format="turtle")


@pytest.mark.parametrize("name", GOOD)
def test_a_good_graph_gives_no_finding(name):
    assert validate(graph_of(RELEASE + GOOD[name])) == ()


@pytest.mark.parametrize(("what", "good", "change", "path", "severity"), BAD, ids=[case[0] for case in BAD])
def test_a_bad_graph_gives_a_finding(what, good, change, path, severity):
    assert change[0] in good, what
    bad = good.replace(*change)
    found = validate(graph_of(bad if good is RELEASE else RELEASE + bad))
    assert (path, severity) in {(finding.path, finding.severity) for finding in found}


def test_a_finding_speaks_the_language_asked_for_and_quotes_the_text():
    bad = FACT.replace(":amt a dg:Office", ":amt a dg:Place") + ":anna org:holds :amt ."
    german = next(each for each in validate(graph_of(RELEASE + bad)) if each.path == "org:holds")
    assert german.message == "Wer ein Amt hat, hat ein dg:Office."
    assert (german.label, german.sentence) == ("Anna Wünsch", "hat sie eröffnet.")
    assert german.release == "https://x.example/pm"
    english = next(each for each in validate(graph_of(RELEASE + bad), language="en") if each.path == "org:holds")
    assert english.message == "Who holds an office holds a dg:Office."


def test_grave_findings_come_first_and_the_order_is_stable():
    bad = RELEASE.replace('dct:issued "2008-03-03"^^xsd:date ;', "").replace('dct:title "Mühle eröffnet"@de ; ', "")
    found = validate(graph_of(bad))
    assert [each.severity for each in found] == sorted(
        (each.severity for each in found), key=["error", "warning"].index
    )
    assert found == validate(graph_of(bad))


def test_a_level_decides_what_fails():
    warning = (Finding("warning", "x", "", ""),)
    assert fails(warning, "warning")
    assert fails(warning, "info")
    assert not fails(warning, "error")
    assert not fails((Finding("error", "x", "", ""),), "none")


def test_checking_leaves_the_graph_as_it_was():
    graph = graph_of(RELEASE + FACT)
    before = set(graph)
    validate(graph)
    assert set(graph) == before


def test_broken_shapes_are_named(tmp_path):
    path = tmp_path / "shapes.ttl"
    path.write_text("dgs:x a", encoding="utf-8")
    with pytest.raises(GraphError, match=r"shapes\.ttl"):
        validate(graph_of(RELEASE), path)


def test_the_graph_of_several_releases_has_no_errors(graph_file):
    graph = Graph()
    for line in graph_file.read_text(encoding="utf-8").splitlines():
        graph.parse(data=line.rsplit(" ", 2)[0] + " .", format="nt")
    assert [each for each in validate(graph) if each.severity == "error"] == []
