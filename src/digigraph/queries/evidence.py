"""Finds facts and the sentences they stand on: by their IRI, by what they say, by the thing they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rdflib import Literal, URIRef

from digigraph.contracts import Store
from digigraph.queries.binding import written

_PREFIXES = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX dg: <https://w3id.org/digigraph/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
"""
_FACTS = (
    _PREFIXES
    + """
SELECT ?fact ?s ?p ?o ?status ?confidence ?rule ?release ?title ?day ?start ?end ?exact ?plain WHERE {
  %s
  ?fact a dg:Fact ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; dg:status ?status ; dg:confidence ?confidence ;
        dg:rule ?rule ; prov:wasDerivedFrom ?release ; dg:selector ?place .
  ?place oa:start ?start ; oa:end ?end ; oa:exact ?exact .
  OPTIONAL { ?release dct:title ?title }
  OPTIONAL { ?release dct:issued ?day }
  BIND(EXISTS { ?s ?p ?o } AS ?plain)
}
ORDER BY ?s ?p ?o ?day ?release ?start ?end"""
)
# Tenures are shared by releases, so one of them has places in several: only a place's own IRI says where it lies.
_PLACES = (
    _PREFIXES
    + """
SELECT DISTINCT ?start ?end ?exact WHERE {
  ?each prov:wasDerivedFrom %(release)s ; dg:selector ?place .
  FILTER(STRSTARTS(STR(?place), CONCAT(STR(%(release)s), "#")))
  ?place oa:start ?start ; oa:end ?end ; oa:exact ?exact .
}"""
)
LONGEST_CONTEXT = 600
"""A longer stretch of text around a span is no sentence any more."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a release."""

    release: str
    title: str
    day: str
    start: int
    """In the original text, in code points."""
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SourcedFact:
    """One triple as one release supports it."""

    iri: str
    subject: str
    predicate: str
    object: Any
    """rdflib term."""
    status: str
    """Local name: `done`."""
    confidence: float
    rule: str
    plain: bool
    """Whether the triple stands in the graph as a plain fact."""
    place: Place


def facts_of(store: Store, iri: str) -> list[SourcedFact]:
    """Facts in which a thing is subject or object, without those that only give its class."""
    node = written(URIRef(iri))
    about = f"{{ ?fact rdf:subject {node} }} UNION {{ ?fact rdf:object {node} }} FILTER(?p != rdf:type)"
    return _facts(store, about)


def facts_between(store: Store, subject: str, properties: Iterable[str], target: str | Literal) -> list[SourcedFact]:
    """Facts that connect two things, in either direction, by one of the properties (by any when none is given)."""
    one = written(URIRef(subject))
    other = written(target if isinstance(target, Literal) else URIRef(target))
    ways = [f"{{ ?fact rdf:subject {one} ; rdf:object {other} }}"]
    if not isinstance(target, Literal):
        ways.append(f"{{ ?fact rdf:subject {other} ; rdf:object {one} }}")
    wanted = " ".join(written(URIRef(each)) for each in sorted(properties))
    return _facts(store, " UNION ".join(ways) + (f" VALUES ?p {{ {wanted} }}" if wanted else ""))


def fact(store: Store, iri: str) -> list[SourcedFact]:
    """The fact of an IRI, once for each place it stands on."""
    return _facts(store, f"VALUES ?fact {{ {written(URIRef(iri))} }}")


def all_facts(store: Store) -> list[SourcedFact]:
    """Every fact of a graph, without those that only give the class of a thing."""
    return _facts(store, "FILTER(?p != rdf:type)")


def facts_in(store: Store, release: str) -> list[SourcedFact]:
    """All facts of one release, without those that only give the class of a thing."""
    return _facts(store, f"?fact prov:wasDerivedFrom {written(URIRef(release))} FILTER(?p != rdf:type)")


def _facts(store: Store, pattern: str) -> list[SourcedFact]:
    found = []
    for row in store.select(_FACTS % pattern):
        iri, subject, predicate, target, status, confidence, rule, release, title, day, start, end, exact, plain = row
        place = Place(str(release), str(title or ""), str(day or ""), int(start), int(end), str(exact))
        found.append(
            SourcedFact(
                str(iri),
                str(subject),
                str(predicate),
                target,
                str(status).rpartition("/")[2],
                float(confidence),
                str(rule),
                bool(plain.toPython()),
                place,
            )
        )
    return found


def in_context(store: Store, place: Place) -> tuple[str, str, str]:
    """The text before a place, its own, and the text after it, as far as a longer place of the release shows them.

    The graph keeps no full texts; where a whole sentence is evidence of something else, it shows what stands around.
    """
    best: tuple[int, str] | None = None
    for start, end, exact in store.select(_PLACES % {"release": written(URIRef(place.release))}):
        first, last, text = int(start), int(end), str(exact)
        longer = first <= place.start and place.end <= last and last - first > place.end - place.start
        if longer and len(text) <= LONGEST_CONTEXT and (best is None or len(text) < len(best[1])):
            best = (first, text)
    if best is None:
        return "", place.text, ""
    start, sentence = place.start - best[0], best[1]
    end = start + len(place.text)
    return sentence[:start], sentence[start:end], sentence[end:]
