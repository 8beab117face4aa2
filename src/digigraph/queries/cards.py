"""Collects all that the graph says of one thing, in the order in which people ask, each line with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rdflib import Literal, URIRef

from digigraph.contracts import Store
from digigraph.model import Status
from digigraph.ontology import NAMESPACES
from digigraph.queries.answers import Answer, labelled
from digigraph.queries.binding import written
from digigraph.queries.evidence import Place, SourcedFact, facts_of
from digigraph.queries.wording import class_name, property_name

_PREFIXES = "\n".join(
    f"PREFIX {prefix}: <{NAMESPACES[prefix]}>"
    for prefix in ("dct", "dg", "foaf", "oa", "org", "prov", "rdf", "schema", "skos")
)
_HEAD = """
SELECT ?p ?o WHERE {
  VALUES ?p { rdf:type skos:prefLabel skos:altLabel skos:exactMatch foaf:title dg:status dg:statusOn dg:validFrom
              dg:validUntil dg:land dg:house dg:category }
  %s ?p ?o .
} ORDER BY ?p ?o"""
_RELEASES = """
SELECT (COUNT(DISTINCT ?r) AS ?n) (MIN(?day) AS ?first) (MAX(?day) AS ?last) WHERE {
  ?r dg:mentions %s . OPTIONAL { ?r dct:issued ?day }
}"""
_TENURES = """
SELECT ?office ?person ?from ?to ?before (MIN(?seen) AS ?first) (MAX(?seen) AS ?last) WHERE {
  ?t a dg:Tenure ; org:member ?person ; dg:post ?office . FILTER(?person = %(node)s || ?office = %(node)s)
  OPTIONAL { ?t schema:startDate ?from } OPTIONAL { ?t schema:endDate ?to }
  OPTIONAL { SELECT ?t (MIN(?b) AS ?before) WHERE { ?t dg:endedBefore ?b } GROUP BY ?t }
  OPTIONAL { ?t dg:attestedOn ?seen }
} GROUP BY ?office ?person ?from ?to ?before ORDER BY ?first ?from"""
_STATEMENTS = """
SELECT ?text ?who ?day ?release ?title ?start ?end ?exact WHERE {
  ?q a dg:Statement ; schema:text ?text ; schema:spokenByCharacter ?who ; prov:wasQuotedFrom ?release ;
     dg:selector ?place . ?place oa:start ?start ; oa:end ?end ; oa:exact ?exact . FILTER(?who = %s)
  OPTIONAL { ?release dct:title ?title } OPTIONAL { ?q dct:date ?day }
} ORDER BY ?day ?release ?start"""
_FUNDING = """
SELECT ?funder ?recipient ?programme ?value ?status ?day ?release ?title ?start ?end ?exact WHERE {
  ?g a dg:Funding ; prov:wasDerivedFrom ?release ; dg:selector ?place ; dg:status ?status .
  ?place oa:start ?start ; oa:end ?end ; oa:exact ?exact .
  OPTIONAL { ?g schema:funder ?f } OPTIONAL { ?g dg:funderName ?fn } BIND(COALESCE(?f, ?fn) AS ?funder)
  OPTIONAL { ?g dg:recipient ?r } OPTIONAL { ?g dg:recipientName ?rn } BIND(COALESCE(?r, ?rn) AS ?recipient)
  OPTIONAL { ?g dg:programme ?pr } OPTIONAL { ?g dg:programmeName ?pn } BIND(COALESCE(?pr, ?pn) AS ?programme)
  OPTIONAL { ?g schema:amount/(schema:value|schema:maxValue|schema:minValue) ?value }
  FILTER(?funder = %(node)s || ?recipient = %(node)s || ?programme = %(node)s)
  OPTIONAL { ?release dct:title ?title } OPTIONAL { ?g dct:date ?day }
} ORDER BY ?day ?release ?start"""
_REPORTS = """
SELECT ?status ?day ?release ?title ?start ?end ?exact WHERE {
  ?m dg:reportOf %s ; dg:reportedStatus ?status ; prov:wasDerivedFrom ?release ; dg:selector ?place .
  ?place oa:start ?start ; oa:end ?end ; oa:exact ?exact .
  OPTIONAL { ?release dct:title ?title } OPTIONAL { ?m dct:date ?day }
} ORDER BY ?day ?release ?start"""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said of the subject of a card."""

    text: str
    detail: str = ""
    """Days, status, amount."""
    places: tuple[Place, ...] = ()
    iri: str = ""
    """The other thing, where it is one."""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Everything about one thing."""

    iri: str
    label: str
    kind: str
    aliases: tuple[str, ...]
    properties: tuple[tuple[str, str], ...]
    """Names and values for the head: land, links, status."""
    releases: int
    first: str
    last: str
    sections: tuple[Section, ...]


def card(store: Store, iri: str, language: str = "de") -> Card | None:
    """Collect what the graph says of a thing; None when it says nothing."""
    head = _select(store, _HEAD % written(URIRef(iri)))
    facts = facts_of(store, iri)
    if not head and not facts:
        return None
    mentions = _select(store, _RELEASES % written(URIRef(iri)))[0]
    names = _Names(store, language)
    sections = [
        *_tenures(store, iri, names, facts, language),
        *_facts(facts, iri, names, language),
        *_reports(store, iri, names, language),
        *_statements(store, iri, language),
        *_funding(store, iri, names, language),
    ]
    values: dict[str, list[str]] = {}
    for predicate, value in head:
        values.setdefault(str(predicate), []).append(str(value))
    labels = values.get(NAMESPACES["skos"] + "prefLabel", [iri])
    return Card(
        iri=iri,
        label=labels[0],
        kind=class_name(set(values.get(NAMESPACES["rdf"] + "type", ())), language),
        aliases=tuple(values.get(NAMESPACES["skos"] + "altLabel", ())),
        properties=tuple(_properties(values, names, language)),
        releases=int(mentions[0]),
        first=str(mentions[1] or ""),
        last=str(mentions[2] or ""),
        sections=tuple(section for section in sections if section.lines),
    )


def _select(store: Store, query: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in store.select(f"{_PREFIXES}\n{query}")]


class _Names:
    """Looks up names of things, each once."""

    def __init__(self, store: Store, language: str) -> None:
        self._store = store
        self._language = language
        self._known: dict[str, str] = {}

    def learn(self, values: Iterable[Any]) -> None:
        """Look up many at once."""
        new = tuple((value,) for value in values if isinstance(value, URIRef) and str(value) not in self._known)
        if new:
            self._known |= labelled(Answer("SELECT", ("x",), new), self._store, self._language).labels

    def __getitem__(self, value: Any) -> str:
        if not isinstance(value, URIRef):
            return "" if value is None else str(value)
        self.learn((value,))
        return self._known.get(str(value), str(value))


_HEADINGS = {
    "tenures": ("Ämter", "Offices"),
    "holders": ("Im Amt", "Holders"),
    "reports": ("Stand im Lauf der Zeit", "Status over time"),
    "statements": ("Aussagen", "Statements"),
    "funding": ("Förderung", "Funding"),
}


def _heading(name: str, language: str) -> str:
    return _HEADINGS[name][0 if language == "de" else 1]


def _properties(values: Mapping[str, list[str]], names: _Names, language: str) -> Iterator[tuple[str, str]]:
    """Pairs for the head of a card."""
    for local, prefix, de, en in (
        ("title", "foaf", "Titel", "title"),
        ("land", "dg", "Land", "Land"),
        ("validFrom", "dg", "so benannt ab", "named so from"),
        ("validUntil", "dg", "so benannt bis", "named so until"),
        ("exactMatch", "skos", "auch unter", "also at"),
    ):
        for value in values.get(NAMESPACES[prefix] + local, ()):
            yield (de if language == "de" else en), value
    for status in values.get(NAMESPACES["dg"] + "status", ()):
        on = "".join(f" ({day})" for day in values.get(NAMESPACES["dg"] + "statusOn", ()))
        yield ("Stand" if language == "de" else "status"), names[URIRef(status)] + on
    for house in values.get(NAMESPACES["dg"] + "house", ()):
        yield ("Haus" if language == "de" else "house"), names[URIRef(house)]


def _tenures(store: Store, iri: str, names: _Names, facts: list[SourcedFact], language: str) -> Iterator[Section]:
    """Offices over time, of a person; holders over time, of an office."""
    rows = _select(store, _TENURES % {"node": written(URIRef(iri))})
    names.learn(value for row in rows for value in row[:2])
    lines = []
    for office, person, *days in rows:
        other = person if str(office) == iri else office
        places = tuple(
            fact.place
            for fact in facts
            if fact.predicate == NAMESPACES["org"] + "holds" and {fact.subject, str(fact.object)} == {iri, str(other)}
        )
        lines.append(Line(names[other], _span(days, language), places, str(other)))
    of_office = any(str(row[0]) == iri for row in rows)
    yield Section(_heading("holders" if of_office else "tenures", language), tuple(lines))


def _span(days: Iterable[Any], language: str) -> str:
    """Say a time in office: stated limits, else what is attested."""
    start, end, before, first, last = days
    german = language == "de"
    parts = []
    if start is not None:
        parts.append(f"{'ab' if german else 'from'} {start}")
    if end is not None:
        parts.append(f"{'bis' if german else 'until'} {end}")
    if first is not None:
        seen = str(first) if str(first) == str(last) else f"{first} … {last}"
        parts.append(f"{'belegt' if german else 'attested'} {seen}")
    if before is not None and end is None:
        parts.append(f"{'beendet vor' if german else 'ended before'} {before}")
    return ", ".join(parts)


_HOLDS = frozenset((Status.DONE.value, Status.ONGOING.value))
_IN_OTHER_SECTIONS = frozenset((NAMESPACES["org"] + "holds", NAMESPACES["dg"] + "reportsOn"))


def _facts(facts: list[SourcedFact], iri: str, names: _Names, language: str) -> Iterator[Section]:
    """What connects the thing with others, under the words for it; facts of several releases become one line."""
    groups: dict[str, dict[tuple[str, str], list[SourcedFact]]] = {}
    names.learn(value for fact in facts for value in (URIRef(fact.subject), fact.object))
    for fact in facts:
        if fact.predicate in _IN_OTHER_SECTIONS and fact.plain:
            continue
        back = fact.subject != iri
        heading = property_name(fact.predicate, language, back=back) or fact.predicate
        other = names[URIRef(fact.subject) if back else fact.object]
        status = "" if fact.status in _HOLDS else names[URIRef(NAMESPACES["status"] + fact.status)]
        groups.setdefault(heading, {}).setdefault((other, status), []).append(fact)
    for heading, lines in groups.items():
        yield Section(
            heading[:1].upper() + heading[1:],
            tuple(
                Line(other, status, tuple(fact.place for fact in same), _other(same[0], iri))
                for (other, status), same in lines.items()
            ),
        )


def _other(fact: SourcedFact, iri: str) -> str:
    """IRI of the other end of a fact; empty for a literal."""
    if fact.subject != iri:
        return fact.subject
    return "" if isinstance(fact.object, Literal) else str(fact.object)


def _place(*fields: Any) -> Place:
    """Make a place of the six columns every query here ends with: release, title, day, start, end, text."""
    release, title, day, start, end, exact = fields
    return Place(str(release), str(title or ""), str(day or ""), int(start), int(end), str(exact))


def _reports(store: Store, iri: str, names: _Names, language: str) -> Iterator[Section]:
    """How far an initiative or event had come, release by release."""
    rows = _select(store, _REPORTS % written(URIRef(iri)))
    names.learn(row[0] for row in rows)
    lines = tuple(
        Line(names[status], str(day or ""), (_place(release, title, day, *place),))
        for status, day, release, title, *place in rows
    )
    yield Section(_heading("reports", language), lines)


def _statements(store: Store, iri: str, language: str) -> Iterator[Section]:
    """What the person or body said."""
    rows = _select(store, _STATEMENTS % written(URIRef(iri)))
    lines = tuple(
        Line(f"„{text}“", str(day or ""), (_place(release, title, day, *place),))
        for text, _, day, release, title, *place in rows
    )
    yield Section(_heading("statements", language), lines)


def _funding(store: Store, iri: str, names: _Names, language: str) -> Iterator[Section]:
    """Money given, received, or handed out by the programme."""
    rows = _select(store, _FUNDING % {"node": written(URIRef(iri))})
    names.learn(value for row in rows for value in (*row[:3], row[4]))
    lines = []
    for funder, recipient, programme, value, status, day, release, title, *place in rows:
        text = f"{names[funder] or '?'} → {names[recipient] or '?'}" + (f" ({names[programme]})" if programme else "")
        amount = f"{float(value):,.0f} Euro".translate(str.maketrans(",", ".")) if value is not None else ""
        held = "" if str(status).endswith("/done") else names[status]
        detail = ", ".join(part for part in (amount, held, str(day or "")) if part)
        lines.append(Line(text, detail, (_place(release, title, day, *place),)))
    yield Section(_heading("funding", language), tuple(lines))
