"""Tells two states of a graph apart as people would: things, and what releases say of them, not lines of Turtle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from rdflib import URIRef

from digigraph.contracts import Store
from digigraph.ontology import NAMESPACES, expand
from digigraph.queries import evidence
from digigraph.queries.answers import LABELS
from digigraph.queries.lookup import CLASSES
from digigraph.queries.wording import class_name, property_name

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
STATUS = "https://w3id.org/digigraph/voc/status/"

_PREFIXES = "".join(
    f"PREFIX {name}: <{NAMESPACES[name]}>\n" for name in ("dct", "dg", "oa", "org", "prov", "schema", "skos")
)
_THINGS = (
    _PREFIXES
    + """SELECT ?s ?label ?type WHERE {
  VALUES ?class { %s }
  ?s a ?class , ?type ; skos:prefLabel ?label . FILTER(STRSTARTS(STR(?type), STR(dg:)))
} ORDER BY ?s ?label ?type"""
)
_RELEASES = (
    _PREFIXES + "SELECT ?s ?title WHERE { ?s a dg:PressRelease OPTIONAL { ?s dct:title ?title } } ORDER BY ?s ?title"
)
_STATEMENTS = (
    _PREFIXES
    + """SELECT ?s ?of ?release ?said ?exact WHERE {
  ?s a dg:Statement ; schema:text ?said ; prov:wasQuotedFrom ?release ; dg:selector/oa:exact ?exact .
  OPTIONAL { ?s schema:spokenByCharacter ?of }
} ORDER BY ?s ?of"""
)
_FUNDING = (
    _PREFIXES
    + """SELECT ?s ?of ?release ?said ?exact WHERE {
  ?s a dg:Funding ; prov:wasDerivedFrom ?release ; dg:selector/oa:exact ?exact .
  OPTIONAL { ?s dg:recipient ?of }
  OPTIONAL { ?s schema:amount/(schema:value|schema:maxValue|schema:minValue) ?said }
} ORDER BY ?s ?of ?said"""
)
_TENURES = (
    _PREFIXES
    + """SELECT ?s ?person ?office WHERE {
  ?s a dg:Tenure ; org:member/skos:prefLabel ?person ; dg:post/skos:prefLabel ?office
} ORDER BY ?s ?person ?office"""
)
_NAMES_AT_ONCE = 500
_TOLD_ELSEWHERE = frozenset({expand("dct:title"), expand("dg:attestedOn")})
"""A title is the release's name; that a tenure is attested says who holds the office, one line above."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one release says of a thing: a fact, a statement or a grant."""

    about: str
    """IRI of the thing; empty for what is said of none."""
    relation: str
    """IRI of the property; `dg:Statement` or `dg:Funding` for what is no single triple."""
    value: str
    """IRI, literal, words or amount."""
    release: str
    status: str
    """Local name: `done`; empty for statements and grants."""
    sentence: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What stays the same when the release comes to say it otherwise."""
        return self.about, self.relation, self.value, self.release


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that is compared of one state of a graph."""

    things: Mapping[str, tuple[str, frozenset[str]]]
    """IRI -> name and classes."""
    releases: Mapping[str, str]
    """IRI -> title."""
    said: Mapping[tuple[str, str, str, str], Said]
    names: Mapping[str, str]
    """IRI -> name, for all that is mentioned."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference."""

    change: str
    """`added`, `removed` or `changed`."""
    what: str
    """`release`, `thing`, `fact`, `statement` or `grant`."""
    thing: str
    """IRI of what changed, or of what is spoken of; empty for a statement of nobody."""
    label: str
    said: str
    """In words: the relation and its value, or the name before and after."""
    release: str = ""
    sentence: str = ""


def snapshot(store: Store, language: str = "de") -> Snapshot:
    """Read what is compared; names in the wanted language where there are such."""
    classes = " ".join(f"dg:{name}" for name in CLASSES)
    things = {
        str(iri): (str(rows[0][1]), frozenset(str(row[2]) for row in rows))
        for iri, rows in ((iri, list(rows)) for iri, rows in groupby(store.select(_THINGS % classes), lambda r: r[0]))
    }
    releases = {str(iri): str(title or "") for iri, title in store.select(_RELEASES)}
    said: dict[tuple[str, str, str, str], Said] = {}
    for each in _said(store):
        said.setdefault(each.key, each)
    mentioned = {value for each in said.values() for value in (each.about, each.value) if "://" in value}
    statuses = {STATUS + each.status for each in said.values() if each.status}
    tenures = {str(iri): f"{person}, {office}" for iri, person, office in store.select(_TENURES)}
    return Snapshot(things, releases, said, tenures | _names(store, mentioned | statuses, language))


def _said(store: Store) -> Iterator[Said]:
    for fact in evidence.all_facts(store):
        if fact.predicate in _TOLD_ELSEWHERE:
            continue
        yield Said(
            fact.subject, fact.predicate, str(fact.object), fact.place.release, fact.status, _line(fact.place.text)
        )
    for name, query in (("Statement", _STATEMENTS), ("Funding", _FUNDING)):
        for _, of, release, said, exact in store.select(query):
            yield Said(
                str(of or ""), NAMESPACES["dg"] + name, _line(str(said or "")), str(release), "", _line(str(exact))
            )


def _line(text: str) -> str:
    return " ".join(text.split())


def _names(store: Store, iris: Iterable[str], language: str) -> dict[str, str]:
    """Names of IRIs; the wanted language first, among equals the first by alphabet."""
    listed = sorted(iri for iri in iris if not set(iri) & set(' <>"{}|\\^`'))
    best: dict[str, tuple[bool, str]] = {}
    for start in range(0, len(listed), _NAMES_AT_ONCE):
        block = " ".join(URIRef(iri).n3() for iri in listed[start : start + _NAMES_AT_ONCE])
        for iri, label in store.select(LABELS % block):
            candidate = (label.language != language, str(label))
            best[str(iri)] = min(best.get(str(iri), candidate), candidate)
    return {iri: label for iri, (_, label) in sorted(best.items())}


def compare(old: Snapshot, new: Snapshot, language: str = "de") -> list[Change]:
    """List all differences: releases, then things by name, each with what is said of it."""
    found = [*_releases(old, new), *_things(old, new, language), *_sayings(old, new, language)]
    ranks = {"release": 0, "thing": 1, "fact": 2, "statement": 3, "grant": 4}
    signs = {REMOVED: 0, CHANGED: 1, ADDED: 2}
    return sorted(
        found,
        key=lambda c: (c.what != "release", c.label, c.thing, ranks[c.what], c.said, c.release, signs[c.change]),
    )


def _releases(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    for iri in old.releases.keys() | new.releases.keys():
        before, after = old.releases.get(iri), new.releases.get(iri)
        if before != after:
            yield Change(
                _sign(before, after), "release", iri, after or before or iri, _renamed(before, after) or "", iri
            )


def _things(old: Snapshot, new: Snapshot, language: str) -> Iterator[Change]:
    for iri in old.things.keys() | new.things.keys():
        before, after = old.things.get(iri), new.things.get(iri)
        if before == after:
            continue
        label = (after or before or ("",))[0]
        kinds = [class_name(set(each[1]), language) for each in (before, after) if each]
        said = _renamed(before and before[0], after and after[0]) or " → ".join(dict.fromkeys(kinds))
        yield Change(_sign(before, after), "thing", iri, label, said)


def _sayings(old: Snapshot, new: Snapshot, language: str) -> Iterator[Change]:
    kinds = {NAMESPACES["dg"] + "Statement": "statement", NAMESPACES["dg"] + "Funding": "grant"}
    for key in old.said.keys() | new.said.keys():
        before, after = old.said.get(key), new.said.get(key)
        if before and after and (before.status, before.sentence) == (after.status, after.sentence):
            continue
        state, each = (new, after) if after else (old, before)
        if each is None:
            continue
        yield Change(
            _sign(before, after),
            kinds.get(each.relation, "fact"),
            each.about,
            _name(each.about, state),
            _words(each, before if after else None, state, old, language),
            each.release,
            each.sentence,
        )


def _sign(before: object, after: object) -> str:
    """Name a difference by which side lacks the thing."""
    if before is None:
        return ADDED
    return REMOVED if after is None else CHANGED


def _renamed(before: str | None, after: str | None) -> str | None:
    return f"{before} → {after}" if before and after and before != after else None


def _name(value: str, state: Snapshot) -> str:
    if value in state.things:
        return state.things[value][0]
    return state.names.get(value, value)


def _words(each: Said, before: Said | None, state: Snapshot, old: Snapshot, language: str) -> str:
    """Say a fact in words, with its status, and the status it had before."""
    german = language == "de"
    special = {"Statement": ("Aussage", "statement"), "Funding": ("Förderung", "grant")}
    names = special.get(each.relation.removeprefix(NAMESPACES["dg"]))
    relation = names[0 if german else 1] if names else property_name(each.relation, language)
    relation = relation or each.relation.rpartition("#")[2].rpartition("/")[2]
    value = f"„{each.value}“" if each.relation.endswith("#Statement") else _name(each.value, state)
    if each.relation.endswith("#Funding") and value:
        value += " Euro"
    now = state.names.get(STATUS + each.status, each.status)
    if before is None and each.status == "done":
        now = ""
    if before and before.status != each.status:
        now = f"{old.names.get(STATUS + before.status, before.status)} → {now}"
    elif before:
        now += ", anderer Beleg" if german else ", other evidence"
    return ": ".join(filter(None, (relation, value))) + (f" ({now.removeprefix(', ')})" if now else "")
