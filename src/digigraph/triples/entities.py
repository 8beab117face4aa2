"""What holds of an entity over all releases, as quads of the entities' graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digigraph.code_lists import broader, concept
from digigraph.iri import house_iri
from digigraph.model import Entity, Kind, Status
from digigraph.ontology import CLASS_OF, SUPERPROPERTIES, expand
from digigraph.triples.sourced import RDF_TYPE, STATUS, TYPES
from digigraph.triples.terms import Quad, Term, date, integer, iri, literal, term

_PUBLIC = expand("body-type:oeffentliche-stelle")
_NAMES = {"name": "foaf:name", "given": "foaf:givenName", "family": "foaf:familyName", "title": "foaf:title"}
_TYPE_LISTS = {
    Kind.INITIATIVE: ("initiative-type", "dg:initiativeType"),
    Kind.EVENT: ("event-type", "dg:eventType"),
    Kind.ORGANIZATION: ("body-type", "org:classification"),
    Kind.MINISTRY: ("body-type", "org:classification"),
}


def entity_quads(entity: Entity, *, base: str) -> Iterator[Quad]:
    """Yield the label, aliases, types, links and current status of an entity, in `{base}/entities#graph`.

    Reads the entity's `attributes`: those of mentions (`given`, `family`, `title`, `category`, `role`, `portfolio`,
    `acronym`, `ordinal`, `house`, `land`), `series` and `series_label`, and for initiatives and events `status` (a
    `Status` or its value: the newest report's) and `status_on` (ISO day of that report), and `former_iris` (IRIs that
    the entity had before it was found to be the same as another).
    """
    node, graph = iri(entity.iri), iri(f"{base}/entities#graph")
    for former in entity.get("former_iris") or ():
        yield Quad(iri(former), term("dct:isReplacedBy"), node, graph)
    for predicate, value in _pairs(entity, base):
        yield Quad(node, predicate, value, graph)
    yield from _series(entity, node, graph)


def _pairs(entity: Entity, base: str) -> Iterator[tuple[Term, Term]]:
    for type_term in _types(entity):
        yield RDF_TYPE, type_term
    yield term("skos:prefLabel"), literal(entity.label, "de")
    for alias in entity.aliases:
        if alias != entity.label:
            yield term("skos:altLabel"), literal(alias, "de")
    for link in entity.links:
        yield term("skos:exactMatch"), iri(link)
    yield from _category(entity)
    yield from _status(entity)
    if entity.kind is Kind.PERSON:
        yield from _person(entity)
    elif entity.kind is Kind.OFFICE:
        yield from _office(entity)
    elif entity.kind is Kind.EVENT and isinstance(entity.get("ordinal"), int):
        yield term("dg:ordinal"), integer(entity.get("ordinal"))
    elif entity.kind is Kind.MINISTRY and entity.get("house"):
        yield term("dg:house"), iri(house_iri(base, entity.get("house")))
    if entity.get("acronym"):
        yield term("dg:abbreviation"), literal(str(entity.get("acronym")))
    if entity.get("land"):
        yield term("dg:land"), literal(str(entity.get("land")))


def _types(entity: Entity) -> tuple[Term, ...]:
    """All classes of an entity; a body is public by what it is called, else an institution."""
    name = CLASS_OF.get(entity.kind)
    if name == "dg:Organization":
        kind = concept("body-type", entity.get("category"))
        public = kind is not None and _PUBLIC in (kind, broader(kind))
        name = "dg:PublicBody" if public else "dg:Institution"
    return TYPES[name] if name else ()


def _category(entity: Entity) -> Iterator[tuple[Term, Term]]:
    """What the texts call the thing, and the term of the code list for it."""
    category = entity.get("category")
    if not isinstance(category, str) or not category:
        return
    yield term("dg:category"), literal(category, "de")
    if entity.kind not in _TYPE_LISTS:
        return
    scheme, predicate = _TYPE_LISTS[entity.kind]
    found = concept(scheme, category)
    if found is not None:
        for name in (predicate, *SUPERPROPERTIES.get(predicate, ())):
            yield term(name), iri(found)


def _status(entity: Entity) -> Iterator[tuple[Term, Term]]:
    """How far the thing had come by the newest report."""
    status: Any = entity.get("status")
    if status is None or entity.kind not in (Kind.INITIATIVE, Kind.EVENT):
        return
    yield term("dg:status"), STATUS[Status(status)]
    day = date(str(entity.get("status_on") or ""))
    if day is not None:
        yield term("dg:statusOn"), day


def _person(entity: Entity) -> Iterator[tuple[Term, Term]]:
    yield term(_NAMES["name"]), literal(entity.label)
    for key in ("given", "family", "title"):
        if entity.get(key):
            yield term(_NAMES[key]), literal(str(entity.get(key)))


def _office(entity: Entity) -> Iterator[tuple[Term, Term]]:
    role = entity.get("role")
    if role:
        yield term("dg:roleName"), literal(str(role), "de")
        found = concept("role", str(role))
        if found is not None:
            yield term("org:role"), iri(found)
    portfolio = entity.get("portfolio") or ()
    for field in (portfolio,) if isinstance(portfolio, str) else portfolio:
        yield term("dg:portfolio"), literal(str(field), "de")


def _series(entity: Entity, node: Term, graph: Term) -> Iterator[Quad]:
    """The series that a recurring event is an edition of."""
    series = entity.get("series")
    if not series:
        return
    for name in ("dg:series", *SUPERPROPERTIES["dg:series"]):
        yield Quad(node, term(name), iri(series), graph)
    for type_term in TYPES["dg:EventSeries"]:
        yield Quad(iri(series), RDF_TYPE, type_term, graph)
    if entity.get("series_label"):
        yield Quad(iri(series), term("skos:prefLabel"), literal(entity.get("series_label"), "de"), graph)
