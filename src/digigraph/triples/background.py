"""What the graph holds besides releases and entities: houses, code lists, the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from digigraph import resources
from digigraph.iri import house_iri, run_iri
from digigraph.ontology import SCHEMES
from digigraph.triples.sourced import RDF_TYPE, TYPES
from digigraph.triples.terms import Quad, Term, iri, literal, term

SHIPPED_BASE = "https://data.example.org/"
"""Base of the IRIs in the shipped authority; a project's own base takes its place."""

VOCABULARY_GRAPH = "<https://w3id.org/digigraph/voc/#graph>"
_Triple = tuple[Term, Term, Term]


def authority_quads(houses: Iterable[str], *, base: str, labelled: Iterable[str] = ()) -> Iterator[Quad]:
    """Yield the history of houses (keys such as `st-mw`) in `{base}/authority#graph`: eras, their limits and sources.

    Ask for the houses of entities and of issuers (`reading.issuer.house`). `labelled`: IRIs of entities, which have
    their one label in the entities' graph already.
    """
    graph = iri(f"{base}/authority#graph")
    wanted = {house_iri(base, key) for key in houses}
    taken = {iri(each) for each in labelled}
    label, alias = term("skos:prefLabel"), term("skos:altLabel")
    for subject, predicate, object_ in _house_triples(base):
        if _house_of(subject, base) not in wanted:
            continue
        if subject in taken and predicate in (label, alias):
            continue
        yield Quad(subject, predicate, object_, graph)
        if predicate == RDF_TYPE:
            for further in _SUPERCLASSES.get(object_, ()):
                yield Quad(subject, RDF_TYPE, further, graph)


_SUPERCLASSES = {types[0]: types[1:] for types in TYPES.values()}


@cache
def _house_triples(base: str) -> tuple[_Triple, ...]:
    """Read the shipped houses, their IRIs moved under a base."""
    return tuple(_moved(triple, base) for triple in _parse("authority/ministries.ttl"))


@cache
def _owners(base: str) -> dict[Term, str]:
    """Node of a house, an era or a change of name -> IRI of the house."""
    house_type, house, result = term("dg:House"), term("dg:house"), term("org:resultingOrganization")
    triples = _house_triples(base)
    owners = {subject: subject[1:-1] for subject, _, object_ in triples if object_ == house_type}
    owners |= {subject: object_[1:-1] for subject, predicate, object_ in triples if predicate == house}
    owners |= {subject: owners[object_] for subject, predicate, object_ in triples if predicate == result}
    return owners


def _house_of(node: Term, base: str) -> str | None:
    return _owners(base).get(node)


def vocabulary_quads() -> Iterator[Quad]:
    """Yield the code lists, in the graph `https://w3id.org/digigraph/voc/#graph`."""
    for scheme in SCHEMES:
        for subject, predicate, object_ in _parse(f"vocabularies/{scheme}.ttl"):
            yield Quad(subject, predicate, object_, VOCABULARY_GRAPH)


def run_quads(*, base: str, version: str, digest: str) -> Iterator[Quad]:
    """Yield the description of a run in `{base}/run#graph`: version of digigraph, digest of rules and settings.

    No time stands in it: the same rules over the same releases give the same bytes.
    """
    graph, node = iri(f"{base}/run#graph"), iri(run_iri(base, version, digest))
    for type_term in TYPES["dg:ExtractionRun"]:
        yield Quad(node, RDF_TYPE, type_term, graph)
    label = f"digigraph {version}, Regeln {digest[:12]}"
    yield Quad(node, term("skos:prefLabel"), literal(label, "de"), graph)
    yield Quad(node, term("dg:version"), literal(version), graph)
    yield Quad(node, term("dg:rulesDigest"), literal(digest), graph)


def _parse(path: str) -> Iterator[_Triple]:
    """Read a shipped Turtle file into terms."""
    import pyoxigraph  # noqa: PLC0415 - only who needs the files pays for the import

    file = resources.ontology_folder() / path
    for triple in pyoxigraph.parse(path=str(file), format=pyoxigraph.RdfFormat.TURTLE):
        yield str(triple.subject), str(triple.predicate), str(triple.object)


def _moved(triple: _Triple, base: str) -> _Triple:
    """Put a project's base in the place of the shipped one."""
    start, own = f"<{SHIPPED_BASE}", f"<{base}/"
    subject, predicate, object_ = (own + node[len(start) :] if node.startswith(start) else node for node in triple)
    return subject, predicate, object_
