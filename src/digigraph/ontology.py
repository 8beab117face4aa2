"""The terms digigraph uses: namespaces, and for each predicate of a reading how it stands in the graph.

`PREDICATES` is the one table that ties the names used by extraction, gold data and evaluation to RDF properties;
`CLASSES` says under which further classes a thing of ours also stands. Both agree with `ontology/digigraph.ttl`, which
is what others read.

`DG`, `SCHEMA` and the other namespaces are rdflib `Namespace`s; they are made on first use, as who only needs the
tables should not wait for rdflib.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from digigraph.model import Kind

if TYPE_CHECKING:
    from rdflib import Namespace
    from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, XSD

    ADMS: Namespace
    DG: Namespace
    OA: Namespace
    SCHEMA: Namespace

SCHEMES = (
    "body-type",
    "certainty",
    "date-method",
    "event-type",
    "hedge",
    "initiative-type",
    "issuer-method",
    "role",
    "speech",
    "status",
)
"""Code lists: `ontology/vocabularies/NAME.ttl`, `https://w3id.org/digigraph/voc/NAME/` and the prefix `NAME:`."""

NAMESPACES: Mapping[str, str] = MappingProxyType(
    {
        "adms": "http://www.w3.org/ns/adms#",
        "dct": "http://purl.org/dc/terms/",
        "dg": "https://w3id.org/digigraph/ns#",
        "fabio": "http://purl.org/spar/fabio/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "m8g": "http://data.europa.eu/m8g/",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        **{scheme: f"https://w3id.org/digigraph/voc/{scheme}/" for scheme in SCHEMES},
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""Prefix -> namespace: the prefixes of every file and query. Code lists keep their IRIs whatever the project's base is,
so that graphs of two projects can be joined: `status:planned` is the same term in both."""

FOLDERS = (
    "change",
    "event",
    "initiative",
    "org",
    "person",
    "place",
    "pm",
    "post",
    "run",
    "series",
    "tenure",
)
"""First part of the path of every IRI that a project mints under its base."""


def prefixes(base: str) -> dict[str, str]:
    """Prefixes of a file of data under a base: `NAMESPACES` and one for each folder (`person:`), sorted.

    The folder of organisations is `body:`, because `org:` is the W3C's Organization Ontology.
    """
    own = {"body" if folder == "org" else folder: f"{base}/{folder}/" for folder in FOLDERS}
    return dict(sorted({**NAMESPACES, **own}.items()))


def expand(name: str) -> str:
    """Turn `dg:Fact` into the full IRI; `KeyError` when the prefix is unknown."""
    prefix, _, local = name.partition(":")
    return NAMESPACES[prefix] + local


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


_BODIES = (Kind.ORGANIZATION, Kind.MINISTRY)
_AGENTS = (Kind.PERSON, *_BODIES)
_GROUPS = (*_BODIES, Kind.INITIATIVE)
_THINGS = (*_GROUPS, Kind.EVENT, Kind.PLACE)


@dataclass(frozen=True, slots=True)
class Predicate:
    """How one predicate of a reading stands in the graph."""

    name: str
    """As extraction and gold data call it."""
    rdf_property: str
    """Prefixed name of the property between two things."""
    inverse: bool
    """Whether the property points from the object to the subject: `organizes` is `schema:organizer` of the event."""
    de: str
    """Label in the direction of `name`: `veranstaltet`."""
    en: str
    subjects: tuple[Kind, ...]
    """What the predicate can be said of."""
    objects: tuple[Kind, ...]
    """What it can relate that to."""
    literal_property: str | None = None
    """Prefixed name of the property to a literal."""
    by_kinds: Mapping[tuple[Kind, Kind], str] = field(default_factory=dict)
    """Property for certain kinds of subject and object, where a standard has a word of its own for them."""

    def relates(self, subject: Kind, object_: Kind) -> bool:
        """Tell whether the predicate can hold between things of two kinds."""
        return subject in self.subjects and object_ in self.objects

    def property_for(self, subject: Kind, object_: Kind) -> str:
        """Prefixed name of the property between things of two kinds."""
        return self.by_kinds.get((subject, object_), self.rdf_property)

    @property
    def properties(self) -> tuple[str, ...]:
        """All properties under which the predicate can stand, without repetition: for a query path."""
        return tuple(dict.fromkeys((self.rdf_property, *self.by_kinds.values())))


_PART_OF = {(part, whole): "org:subOrganizationOf" for part in _BODIES for whole in _BODIES}
_PART_OF |= {(Kind.EVENT, Kind.EVENT): "schema:superEvent"}
_ANY = (*_AGENTS, Kind.OFFICE, Kind.INITIATIVE, Kind.EVENT, Kind.PLACE)

_TABLE = (
    Predicate("holdsOffice", "org:holds", False, "hat das Amt", "holds the office", (Kind.PERSON,), (Kind.OFFICE,)),
    Predicate("officeOf", "org:postIn", False, "Amt in", "office in", (Kind.OFFICE,), _GROUPS),
    Predicate("memberOf", "org:memberOf", False, "gehört an", "member of", _AGENTS, _GROUPS),
    Predicate("partOf", "dct:isPartOf", False, "Teil von", "part of", _THINGS, _THINGS, by_kinds=_PART_OF),
    Predicate(
        "participatesIn",
        "dg:participant",
        True,
        "nimmt teil an",
        "takes part in",
        (*_AGENTS, Kind.INITIATIVE),
        (Kind.EVENT, Kind.INITIATIVE),
    ),
    Predicate(
        "organizes",
        "schema:organizer",
        True,
        "veranstaltet",
        "organizes",
        (*_AGENTS, Kind.INITIATIVE),
        (Kind.EVENT, Kind.INITIATIVE),
    ),
    Predicate(
        "locatedIn",
        "schema:location",
        False,
        "liegt in",
        "located in",
        _THINGS,
        (Kind.PLACE,),
        by_kinds={(Kind.PLACE, Kind.PLACE): "dct:isPartOf"},
    ),
    Predicate(
        "takesPlaceAt",
        "schema:location",
        False,
        "findet statt in",
        "takes place at",
        (Kind.EVENT, Kind.INITIATIVE),
        (Kind.PLACE, *_BODIES),
    ),
    Predicate(
        "eventDate",
        "schema:startDate",
        False,
        "findet statt am",
        "takes place on",
        (Kind.EVENT, Kind.INITIATIVE),
        (),
        "schema:startDate",
    ),
    Predicate("topic", "schema:about", False, "hat zum Thema", "has the topic", _THINGS, _ANY, "dg:topic"),
    Predicate("about", "schema:about", False, "handelt von", "is about", _ANY, _ANY, "dg:topic"),
    Predicate("initiates", "dg:initiatedBy", True, "ruft ins Leben", "initiates", _AGENTS, _THINGS),
    Predicate("coordinates", "dg:coordinatedBy", True, "leitet", "coordinates", _AGENTS, _THINGS),
    Predicate("funds", "schema:funder", True, "fördert", "funds", (*_AGENTS, Kind.INITIATIVE), _THINGS),
    Predicate(
        "partnerOf",
        "dg:partnerOf",
        False,
        "Partner von",
        "partner of",
        (*_AGENTS, Kind.INITIATIVE, Kind.EVENT),
        (*_AGENTS, Kind.INITIATIVE, Kind.EVENT),
    ),
    Predicate("announces", "dg:announcedBy", True, "stellt vor", "announces", _AGENTS, _THINGS),
    Predicate("opens", "dg:openedBy", True, "eröffnet", "opens", _AGENTS, _THINGS),
    Predicate("succeeds", "dg:succeeds", False, "folgt auf", "succeeds", _ANY, _ANY),
)

PREDICATES: Mapping[str, Predicate] = MappingProxyType({predicate.name: predicate for predicate in _TABLE})
"""Name of a predicate -> how it stands in the graph."""

CLASSES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "dg:PressRelease": ("fabio:PressRelease", "foaf:Document", "prov:Entity", "schema:NewsArticle"),
        "dg:Person": ("foaf:Person", "prov:Person", "schema:Person"),
        "dg:Organization": ("org:Organization", "schema:Organization"),
        "dg:Institution": ("dg:Organization", "org:Organization", "schema:Organization"),
        "dg:PublicBody": (
            "dg:Organization",
            "m8g:PublicOrganisation",
            "org:FormalOrganization",
            "org:Organization",
            "schema:GovernmentOrganization",
            "schema:Organization",
        ),
        "dg:Ministry": (
            "dg:Organization",
            "dg:PublicBody",
            "m8g:PublicOrganisation",
            "org:FormalOrganization",
            "org:Organization",
            "schema:GovernmentOrganization",
            "schema:Organization",
        ),
        "dg:House": ("org:FormalOrganization", "org:Organization"),
        "dg:Office": ("org:Post",),
        "dg:Tenure": ("org:Membership",),
        "dg:Event": ("schema:Event",),
        "dg:EventSeries": ("schema:EventSeries",),
        "dg:Initiative": ("schema:Project",),
        "dg:Place": ("dct:Location", "schema:Place"),
        "dg:Statement": ("prov:Entity", "schema:Quotation"),
        "dg:Funding": ("prov:Entity", "schema:MonetaryGrant"),
        "dg:Fact": ("prov:Entity", "rdf:Statement"),
        "dg:StatusReport": ("prov:Entity",),
        "dg:ExtractionRun": ("prov:Activity",),
    }
)
"""Class -> the further classes that things of this class also stand under, sorted; written out in published data, as
its readers do no reasoning."""

SUPERPROPERTIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "dg:ags": ("dct:identifier",),
        "dg:eventType": ("dct:type",),
        "dg:initiativeType": ("dct:type",),
        "dg:jurisdiction": ("dct:spatial",),
        "dg:mentions": ("schema:mentions",),
        "dg:recipient": ("schema:fundedItem",),
        "dg:reportsOn": ("schema:about",),
        "dg:series": ("schema:superEvent",),
    }
)
"""Property -> the properties of others that stand beside it in published data."""

CLASS_OF: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.PERSON: "dg:Person",
        Kind.OFFICE: "dg:Office",
        Kind.MINISTRY: "dg:Ministry",
        Kind.ORGANIZATION: "dg:Organization",
        Kind.INITIATIVE: "dg:Initiative",
        Kind.EVENT: "dg:Event",
        Kind.PLACE: "dg:Place",
    }
)
"""Class of the entities of a kind. A body that is not a ministry also is a `dg:PublicBody` or a `dg:Institution`."""


_RDFLIB = {"DCTERMS", "FOAF", "ORG", "OWL", "PROV", "RDF", "RDFS", "SKOS", "XSD"}
_OWN = {"ADMS": "adms", "DG": "dg", "OA": "oa", "SCHEMA": "schema"}


def __getattr__(name: str) -> Any:
    """Make an rdflib namespace on first use."""
    if name in _RDFLIB:
        import rdflib.namespace  # noqa: PLC0415

        return getattr(rdflib.namespace, name)
    if name in _OWN:
        from rdflib import Namespace  # noqa: PLC0415

        return Namespace(NAMESPACES[_OWN[name]])
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "ADMS",
    "CLASSES",
    "CLASS_OF",
    "DCTERMS",
    "DG",
    "FOAF",
    "FOLDERS",
    "LITERAL_PREDICATES",
    "NAMESPACES",
    "OA",
    "ORG",
    "OWL",
    "PREDICATES",
    "PREDICATE_NAMES",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SCHEMES",
    "SKOS",
    "SUPERPROPERTIES",
    "XSD",
    "Predicate",
    "expand",
    "prefixes",
]
