"""A release as the gold data would hold it, turned into a reading, and a linker that mints IRIs from names."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest
from rdflib import Graph

from digigraph.iri import FOLDER_OF, slug
from digigraph.model import (
    Assertion,
    Entity,
    Evidence,
    Grant,
    Issuer,
    Kind,
    Member,
    Reading,
    Referent,
    ReleaseDate,
    Span,
    Status,
    Utterance,
)
from digigraph.ontology import prefixes
from digigraph.triples import Quad, entity_quads, release_quads, run_quads

BASE = "https://data.example.org"
RUN = f"{BASE}/run/0-0-1-abcdef"

TEXT = """Ministerium für Wirtschaft und Arbeit - Pressemitteilung Nr.: 012/08
Magdeburg, den 3. März 2008
Staatssekretärin Anna Wünsch eröffnet Mühlenforum in Gommern
Wirtschaftsstaatssekretärin Anna Wünsch hat heute in Gommern das 3. Mühlenforum eröffnet.
„Wir mahlen gemeinsam“, sagte Wünsch. Sie folgte auf den früheren Staatssekretär Udo Kern.
Veranstalter ist der Mühlenverein Gommern e. V. Das Kompetenzzentrum „Korn 4.0“ ist beantragt.
Koordinieren soll es der Mühlenverein.
Das Ministerium gibt dem Mühlenverein bis zu 12.500 Euro für ein Backhaus.
"""

GOLD: dict[str, Any] = {
    "id": "m1",
    "date": "2008-03-03",
    "issuer": "m",
    "number": "012/08",
    "title": "Staatssekretärin Anna Wünsch eröffnet Mühlenforum in Gommern",
    "entities": [
        {"id": "m", "type": "Ministry", "name": "Ministerium für Wirtschaft und Arbeit", "at": "Ministerium für Wirtschaft und Arbeit"},
        {"id": "p1", "type": "Person", "name": "Anna Wünsch", "at": "Anna Wünsch"},
        {"id": "p2", "type": "Person", "name": "Udo Kern", "at": "Udo Kern"},
        {"id": "o", "type": "Office", "name": "Staatssekretär im Ministerium für Wirtschaft und Arbeit", "at": "Staatssekretärin"},
        {"id": "e", "type": "Event", "name": "3. Mühlenforum", "at": "3. Mühlenforum"},
        {"id": "l", "type": "Place", "name": "Gommern", "at": "Gommern"},
        {"id": "v", "type": "Organization", "name": "Mühlenverein Gommern e. V.", "at": "Mühlenverein Gommern e. V."},
        {"id": "k", "type": "Initiative", "name": "Kompetenzzentrum „Korn 4.0“", "at": "Kompetenzzentrum „Korn 4.0“", "status": "appliedFor"},
    ],
    "facts": [
        {"s": "p1", "p": "holdsOffice", "o": "o", "at": "Wirtschaftsstaatssekretärin Anna Wünsch"},
        {"s": "p2", "p": "holdsOffice", "o": "o", "at": "früheren Staatssekretär Udo Kern", "to": "before"},
        {"s": "o", "p": "officeOf", "o": "m", "at": "Wirtschaftsstaatssekretärin"},
        {"s": "p1", "p": "opens", "o": "e", "at": "hat heute in Gommern das 3. Mühlenforum eröffnet"},
        {"s": "e", "p": "takesPlaceAt", "o": "l", "at": "in Gommern das 3. Mühlenforum"},
        {"s": "e", "p": "eventDate", "o": "2008-03-03", "literal": True, "at": "hat heute in Gommern"},
        {"s": "v", "p": "organizes", "o": "e", "at": "Veranstalter ist der Mühlenverein"},
        {"s": "v", "p": "coordinates", "o": "k", "at": "Koordinieren soll es der Mühlenverein", "status": "planned"},
        {"s": "p1", "p": "succeeds", "o": "p2", "at": "Sie folgte auf"},
    ],
    "statements": [{"speaker": "p1", "quote": "Wir mahlen gemeinsam", "at": "„Wir mahlen gemeinsam“, sagte Wünsch."}],
    "funding": [{"funder": "m", "recipient": "v", "amount": 12500.0, "purpose": "Backhaus", "hedge": "bis zu", "at": "Das Ministerium gibt dem Mühlenverein bis zu 12.500 Euro für ein Backhaus."}],
}  # fmt: skip


class NameLinker:
    """Takes referents of the same kind and name for the same thing."""

    def __init__(self, *readings: Reading) -> None:
        self._entities: dict[tuple[str, str], Entity] = {}
        for reading in readings:
            for referent in reading.referents:
                self._entities[reading.id, referent.id] = self._entity(reading, referent)

    @property
    def entities(self) -> tuple[Entity, ...]:
        unique = {entity.iri: entity for entity in self._entities.values()}
        return tuple(unique[iri] for iri in sorted(unique))

    def entity(self, release: str, referent: str | None) -> Entity | None:
        return self._entities.get((release, referent or ""))

    @staticmethod
    def _entity(reading: Reading, referent: Referent) -> Entity:
        iri = f"{BASE}/{FOLDER_OF[referent.kind]}/{slug(referent.name)}"
        attributes = dict(referent.attributes)
        if referent.kind in (Kind.INITIATIVE, Kind.EVENT):
            attributes |= {"status": referent.status, "status_on": reading.date.value}
        return Entity(iri, referent.kind, referent.name, (Member(reading.id, referent.id),), attributes=attributes)


def reading_from_gold(text: str, gold: Mapping[str, Any]) -> Reading:
    def evidence(record: Mapping[str, Any]) -> Evidence:
        start = text.index(record["at"])
        return Evidence(Span(start, start + len(record["at"])), record["at"], "gold", record.get("confidence", 0.9))

    known = {"s", "p", "o", "at", "literal", "status", "confidence"}
    names = {record["id"]: record["name"] for record in gold["entities"]}
    return Reading(
        id=gold["id"],
        source="m1.txt",
        sha256="a1" * 32,
        url="https://example.org/2008/03/03/muehlenforum/",
        title=gold["title"],
        title_evidence=evidence({"at": gold["title"]}) if gold["title"] in text else None,
        date=ReleaseDate(gold["date"], "printed", gold["date"]),
        issuer=Issuer(names.get(gold["issuer"], gold["issuer"]), "inner-header", gold.get("house")),
        issuer_referent=gold["issuer"] if gold["issuer"] in names else None,
        number=gold["number"],
        profile="test",
        language="de",
        notes=(),
        referents=tuple(
            Referent(
                record["id"],
                Kind(record["type"]),
                record["name"],
                (evidence(record),),
                status=Status(record.get("status", "done")),
                attributes=record.get("attributes", {}),
            )
            for record in gold["entities"]
        ),
        assertions=tuple(
            Assertion(
                record["s"],
                record["p"],
                record["o"],
                evidence(record),
                record.get("literal", False),
                Status(record.get("status", "done")),
                {key: value for key, value in record.items() if key not in known},
            )
            for record in gold["facts"]
        ),
        utterances=tuple(
            Utterance(each["speaker"], each["quote"], each["quote"], True, "sagte", evidence(each), each.get("office"))
            for each in gold["statements"]
        ),
        grants=tuple(
            Grant(
                each["funder"],
                each["recipient"],
                each["amount"],
                evidence(each),
                purpose=each.get("purpose"),
                status=Status(each.get("status", "done")),
                attributes={"hedge": each["hedge"]} if "hedge" in each else {},
            )
            for each in gold["funding"]
        ),
    )


def graph_of(quads: Iterable[Quad]) -> Graph:
    """The union of all named graphs, bound to short prefixes."""
    graph = Graph().parse(data="".join(f"{s} {p} {o} .\n" for s, p, o, _ in quads), format="nt")
    for prefix, namespace in prefixes(BASE).items():
        graph.bind(prefix, namespace, replace=True)
    return graph


@pytest.fixture
def gold() -> dict[str, Any]:
    """A copy of one release's gold that a test may change."""
    return copy.deepcopy(GOLD)


@pytest.fixture
def read() -> Callable[[Mapping[str, Any]], Reading]:
    """Turn gold into a reading."""
    return lambda gold: reading_from_gold(TEXT, gold)


@pytest.fixture
def write() -> Callable[[Reading], list[Quad]]:
    """Quads of a reading's own graph."""
    return lambda reading: list(release_quads(reading, NameLinker(reading), base=BASE, run=RUN))


@pytest.fixture
def quads(read, write) -> Callable[[Mapping[str, Any]], list[Quad]]:
    """Quads of the release's own graph, from gold."""
    return lambda gold: write(read(gold))


@pytest.fixture
def graph(read, quads) -> Callable[[Mapping[str, Any]], Graph]:
    """The whole graph of one release: the release, its entities, the run."""

    def of(gold: Mapping[str, Any]) -> Graph:
        entities = NameLinker(read(gold)).entities
        about = (quad for entity in entities for quad in entity_quads(entity, base=BASE))
        return graph_of([*quads(gold), *about, *run_quads(base=BASE, version="0.0.1", digest="abcdef")])

    return of
