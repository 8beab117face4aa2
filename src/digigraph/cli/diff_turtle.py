"""Writes the differences of two graphs as Turtle, in the Changeset vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from rdflib import DCTERMS, RDF, RDFS, Graph, Literal, Namespace, URIRef

from digigraph.queries import changes
from digigraph.queries.changes import Change

CHANGESET = Namespace("http://purl.org/vocab/changeset/schema#")
_PROPERTIES = {
    changes.ADDED: [CHANGESET.addition],
    changes.REMOVED: [CHANGESET.removal],
    changes.CHANGED: [CHANGESET.removal, CHANGESET.addition],
}


def write(found: Sequence[Change]) -> str:
    """Write the differences as Turtle, each with an IRI made from what it says."""
    graph = Graph()
    graph.bind("cs", CHANGESET)
    graph.bind("dct", DCTERMS)
    whole = URIRef("urn:sha256:" + sha256(repr(found).encode()).hexdigest())
    graph.add((whole, RDF.type, CHANGESET.ChangeSet))
    for each in found:
        node = URIRef("urn:sha256:" + sha256(repr(each).encode()).hexdigest())
        for name in _PROPERTIES[each.change]:
            graph.add((whole, name, node))
        graph.add((node, RDFS.label, Literal(": ".join(filter(None, (each.label, each.said))))))
        graph.add((node, DCTERMS.type, Literal(each.what)))
        if each.thing:
            graph.add((node, DCTERMS.subject, URIRef(each.thing)))
        if each.release:
            graph.add((node, DCTERMS.source, URIRef(each.release)))
        if each.sentence:
            graph.add((node, DCTERMS.description, Literal(each.sentence)))
    return graph.serialize(format="turtle")
