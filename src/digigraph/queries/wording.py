"""How properties and classes are called in sentences, in both directions and both languages.

The ontology labels its own terms; here stand also those it takes from others, as a reader meets them:
`schema:organizer` is "veranstaltet von" at an event and "veranstaltet" at an organiser.
"""

from __future__ import annotations

from typing import NamedTuple

from digigraph.ontology import NAMESPACES, PREDICATES, expand


class Wording(NamedTuple):
    """Names of a property: from subject to object and back."""

    de: str
    de_back: str
    en: str
    en_back: str

    def said(self, language: str, *, back: bool = False) -> str:
        """Pick the words for a language and a direction."""
        if language == "de":
            return self.de_back if back else self.de
        return self.en_back if back else self.en


PROPERTIES: dict[str, Wording] = {
    expand(name): Wording(*words)
    for name, words in {
        "org:holds": ("hat das Amt", "im Amt", "holds the office", "held by"),
        "org:postIn": ("Amt in", "Ämter", "office in", "offices"),
        "org:memberOf": ("gehört an", "Mitglieder", "member of", "members"),
        "org:subOrganizationOf": ("Teil von", "umfasst", "part of", "has part"),
        "dct:isPartOf": ("Teil von", "umfasst", "part of", "has part"),
        "schema:superEvent": ("Teil von", "umfasst", "part of", "has part"),
        "dg:participant": ("beteiligt", "nimmt teil an", "with", "takes part in"),
        "schema:organizer": ("veranstaltet von", "veranstaltet", "organized by", "organizes"),
        "schema:location": ("Ort", "hier", "place", "here"),
        "schema:startDate": ("am", "an diesem Tag", "on", "on this day"),
        "schema:endDate": ("bis", "bis zu diesem Tag", "until", "until this day"),
        "schema:about": ("hat zum Thema", "Thema von", "has the topic", "topic of"),
        "dg:topic": ("Thema", "Thema von", "topic", "topic of"),
        "dg:initiatedBy": ("ins Leben gerufen von", "ruft ins Leben", "initiated by", "initiates"),
        "dg:coordinatedBy": ("geleitet von", "leitet", "coordinated by", "coordinates"),
        "schema:funder": ("gefördert von", "fördert", "funded by", "funds"),
        "dg:partnerOf": ("Partner von", "Partner von", "partner of", "partner of"),
        "dg:announcedBy": ("vorgestellt von", "stellt vor", "announced by", "announces"),
        "dg:openedBy": ("eröffnet von", "eröffnet", "opened by", "opens"),
        "dg:succeeds": ("folgt auf", "Nachfolge durch", "succeeds", "succeeded by"),
        "dg:attestedOn": ("belegt am", "an diesem Tag belegt", "attested on", "attested this day"),
        "dg:endedBefore": ("beendet vor", "vor diesem Tag beendet", "ended before", "ended before this day"),
        "dg:reportsOn": ("berichtet über", "Bericht in", "reports on", "reported in"),
        "dct:publisher": ("herausgegeben von", "gibt heraus", "published by", "publishes"),
        "dct:title": ("Titel", "Titel von", "title", "title of"),
        "rdf:type": ("ist", "Beispiele", "is a", "instances"),
    }.items()
}
"""Property -> its wording."""

_CLASSES: dict[str, tuple[str, str]] = {
    "Person": ("Person", "person"),
    "Office": ("Amt", "office"),
    "Ministry": ("Ministerium", "ministry"),
    "House": ("Haus", "house"),
    "PublicBody": ("öffentliche Stelle", "public body"),
    "Institution": ("Einrichtung", "institution"),
    "Organization": ("Organisation", "organization"),
    "Initiative": ("Vorhaben", "initiative"),
    "Event": ("Ereignis", "event"),
    "EventSeries": ("Veranstaltungsreihe", "event series"),
    "Place": ("Ort", "place"),
    "Tenure": ("Amtszeit", "tenure"),
    "PressRelease": ("Pressemitteilung", "press release"),
}
"""Local name of a class of ours -> its name; the most specific first where one contains another."""


def class_name(iris: set[str], language: str) -> str:
    """Name the most specific of a thing's classes."""
    known = (names for local, names in _CLASSES.items() if NAMESPACES["dg"] + local in iris)
    de, en = next(known, ("Ding", "thing"))
    return de if language == "de" else en


def property_name(iri: str, language: str, *, back: bool = False) -> str | None:
    """Name a property; None for one nobody has named here."""
    wording = PROPERTIES.get(iri)
    return wording.said(language, back=back) if wording else None


def properties_named(word: str) -> frozenset[str]:
    """Find the properties a word means: a predicate of a reading, a prefixed name, an IRI, or words of ours."""
    if word in PREDICATES:
        predicate = PREDICATES[word]
        names = (*predicate.properties, *([predicate.literal_property] if predicate.literal_property else []))
        return frozenset(expand(name) for name in names)
    prefix, colon, local = word.partition(":")
    if colon and prefix in NAMESPACES:
        return frozenset({NAMESPACES[prefix] + local})
    if "://" in word:
        return frozenset({word})
    folded = word.casefold()
    return frozenset(iri for iri, wording in PROPERTIES.items() if folded in (name.casefold() for name in wording))
