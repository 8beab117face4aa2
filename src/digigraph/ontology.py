"""The terms digigraph uses: namespaces, and for each predicate of a reading how it stands in the graph.

`PREDICATES` is the one table that ties the names used by extraction, gold data and evaluation to RDF properties.
"""

from __future__ import annotations

from rdflib import Namespace
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, XSD

DG = Namespace("https://w3id.org/digigraph/ns#")
SCHEMA = Namespace("https://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")
ADMS = Namespace("http://www.w3.org/ns/adms#")

PREDICATE_NAMES = (
    "holdsOffice",
    "officeOf",
    "memberOf",
    "partOf",
    "participatesIn",
    "organizes",
    "locatedIn",
    "takesPlaceAt",
    "eventDate",
    "topic",
    "about",
    "initiates",
    "coordinates",
    "funds",
    "partnerOf",
    "announces",
    "opens",
    "succeeds",
)
"""`worksFor` is `memberOf`, `founds` is `initiates`, `supports` is `funds`."""

LITERAL_PREDICATES = frozenset({"eventDate", "topic", "about"})
"""Predicates whose object may be a literal (a topic may also be a referent)."""

__all__ = ["ADMS", "DCTERMS", "DG", "FOAF", "OA", "ORG", "OWL", "PROV", "RDF", "RDFS", "SCHEMA", "SKOS", "XSD"]
