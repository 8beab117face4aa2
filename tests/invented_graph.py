"""Four invented releases as a graph: made by the real writer from readings written out here."""

from __future__ import annotations

from typing import Any

from digigraph import triples
from digigraph.iri import FOLDER_OF, mint
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

BASE = "https://data.example.org"
RUN = f"{BASE}/run/0-1-0-test"
MW = "Ministerium für Wirtschaft, Wissenschaft und Digitalisierung des Landes Sachsen-Anhalt"

THINGS: dict[str, tuple[Kind, str, tuple[str, ...], dict[str, Any]]] = {
    "sandmann": (Kind.PERSON, "Elke Sandmann", (), {"given": "Elke", "family": "Sandmann", "title": "Dr."}),
    "kroll": (Kind.PERSON, "Bernd Kroll", (), {"given": "Bernd", "family": "Kroll"}),
    "müller": (Kind.PERSON, "Jörg Müller-Groß", (), {"given": "Jörg", "family": "Müller-Groß"}),
    "amt": (Kind.OFFICE, "Staatssekretär für Digitales (Sachsen-Anhalt)", (), {"role": "Staatssekretär"}),
    "mw": (Kind.MINISTRY, MW, ("MW",), {"house": "st-mw", "land": "Sachsen-Anhalt"}),
    "institut": (
        Kind.ORGANIZATION,
        "Institut für Fertigung Harz",
        ("IFH",),
        {"category": "Institut", "acronym": "IFH"},
    ),
    "kammer": (Kind.ORGANIZATION, "Handwerkskammer Elbe", (), {"category": "Kammer"}),
    "forum": (Kind.EVENT, "3. Digitalforum der Handwerkskammer Elbe", (), {"category": "Forum", "ordinal": 3}),
    "zentrum": (Kind.INITIATIVE, "Kompetenzzentrum „Handwerk 4.0“", (), {"category": "Kompetenzzentrum"}),
    "offensive": (Kind.INITIATIVE, "Breitbandoffensive Altmark", (), {"category": "Offensive"}),
    "programm": (Kind.INITIATIVE, "Digital Innovation", (), {"category": "Förderprogramm"}),
    "magdeburg": (Kind.PLACE, "Magdeburg", (), {}),
}

FORUM = "3. Digitalforum der Handwerkskammer Elbe"
HOUSE = "Ministerium für Wirtschaft, Wissenschaft und Digitalisierung"
TEXTS = {
    "a": f"""Sandmann: „Das Handwerk braucht Netze“
Staatssekretärin für Digitales Dr. Elke Sandmann hat heute in Magdeburg das {FORUM} eröffnet.
„Das Handwerk braucht Netze“, sagte Sandmann. Geplant ist ein Kompetenzzentrum „Handwerk 4.0“.
Die Bewerbung koordiniert das Institut für Fertigung Harz (IFH). Sandmann arbeitet im {HOUSE}.""",
    "b": f"""Neues Zentrum geht an den Start
Das Kompetenzzentrum „Handwerk 4.0“ hat seine Arbeit aufgenommen. Leiter ist das Institut für Fertigung Harz.
Das {HOUSE} gibt dafür 250.000 Euro aus dem Programm „Digital Innovation“.
Beim {FORUM} am 28. Oktober 2016 war es angekündigt worden.""",
    "c": """Kroll folgt auf Sandmann
Bernd Kroll ist neuer Staatssekretär für Digitales.
Die frühere Staatssekretärin Elke Sandmann wechselt zur Handwerkskammer Elbe.
Jörg Müller-Groß leitet das Institut für Fertigung Harz nicht.""",
    "d": f"""Breitbandoffensive für die Altmark
Das {HOUSE} kündigt die Breitbandoffensive Altmark an.
Das Institut für Fertigung Harz erhält 192.000 Euro.""",
}
DAYS = {"a": "2016-10-27", "b": "2017-05-11", "c": "2018-03-01", "d": "2016-06-02"}
NUMBERS = {"a": "049/2016", "b": "12/2017", "c": None, "d": "7"}

FACTS: dict[str, list[tuple[Any, ...]]] = {
    "a": [
        ("sandmann", "holdsOffice", "amt", "Staatssekretärin für Digitales Dr. Elke Sandmann", Status.DONE, {}),
        ("amt", "officeOf", "mw", f"Sandmann arbeitet im {HOUSE}.", Status.DONE, {}),
        ("sandmann", "opens", "forum", 1, Status.DONE, {}),
        ("kammer", "organizes", "forum", FORUM, Status.DONE, {}),
        ("forum", "takesPlaceAt", "magdeburg", "heute in Magdeburg", Status.DONE, {}),
        ("forum", "eventDate", "2016-10-27", 1, Status.DONE, {}),
        ("institut", "coordinates", "zentrum", 3, Status.PLANNED, {}),
    ],
    "b": [
        ("institut", "coordinates", "zentrum", "Leiter ist das Institut für Fertigung Harz.", Status.DONE, {}),
        ("mw", "funds", "zentrum", 2, Status.DONE, {}),
        ("forum", "eventDate", "2016-10-28", 3, Status.DONE, {}),
    ],
    "c": [
        ("kroll", "holdsOffice", "amt", "Bernd Kroll ist neuer Staatssekretär für Digitales.", Status.DONE, {}),
        ("kroll", "succeeds", "sandmann", "Kroll folgt auf Sandmann", Status.DONE, {"confidence": 0.55}),
        (
            "sandmann",
            "holdsOffice",
            "amt",
            "Die frühere Staatssekretärin Elke Sandmann",
            Status.ENDED,
            {"to": "before"},
        ),
        ("müller", "coordinates", "institut", 3, Status.DENIED, {}),
    ],
    "d": [("mw", "announces", "offensive", 1, Status.ANNOUNCED, {})],
}
STATUS = {
    "a": {"zentrum": Status.PLANNED},
    "b": {"zentrum": Status.ONGOING},
    "d": {"offensive": Status.ANNOUNCED},
}


def _evidence(release: str, quote: str | int, confidence: float = 0.9) -> Evidence:
    text = TEXTS[release]
    quote = text.split("\n")[quote] if isinstance(quote, int) else quote
    start = text.index(quote)
    return Evidence(Span(start, start + len(quote)), quote, "test-rule", confidence)


def _surface(key: str, text: str) -> str | None:
    _, name, aliases, attributes = THINGS[key]
    short = name.removesuffix(" des Landes Sachsen-Anhalt").removesuffix(" (Sachsen-Anhalt)")
    family = str(attributes.get("family", short))
    candidates = (name, short, short.replace("Staatssekretär ", "Staatssekretärin "), family, *aliases)
    return next((each for each in candidates if each in text), None)


def _referent(release: str, key: str) -> Referent:
    kind, name, aliases, attributes = THINGS[key]
    surface = _surface(key, TEXTS[release])
    status = STATUS.get(release, {}).get(key, Status.DONE)
    return Referent(key, kind, name, (_evidence(release, str(surface)),), aliases, status, attributes)


def _grants(release: str) -> tuple[Grant, ...]:
    if release == "b":
        return (Grant("mw", "zentrum", 250_000.0, _evidence("b", 2), programme="programm"),)
    if release == "d":
        return (Grant("Land Sachsen-Anhalt", "institut", 192_000.0, _evidence("d", 2), purpose="Geräte"),)
    return ()


def reading(release: str) -> Reading:
    """One of the releases `a` to `d`."""
    text = TEXTS[release]
    title = text.split("\n")[0]
    assertions = []
    for subject, predicate, target, quote, status, attributes in FACTS[release]:
        evidence = _evidence(release, quote, attributes.get("confidence", 0.9))
        literal = predicate == "eventDate"
        dates = {key: value for key, value in attributes.items() if key != "confidence"}
        assertions.append(Assertion(subject, predicate, target, evidence, literal, status, dates))
    utterances = ()
    if release == "a":
        sentence = _evidence("a", "„Das Handwerk braucht Netze“, sagte Sandmann.")
        quote = "Das Handwerk braucht Netze"
        utterances = (Utterance("sandmann", quote, quote, True, "sagte", sentence, "amt"),)
    return Reading(
        id=release,
        source=f"releases/{release}.txt",
        sha256=f"{ord(release):064x}",
        url=f"https://presse.example.org/{release}",
        title=title,
        title_evidence=_evidence(release, 0),
        date=ReleaseDate(DAYS[release], "address", DAYS[release]),
        issuer=Issuer(MW, "inner-header", "st-mw", "Sachsen-Anhalt"),
        issuer_referent="mw" if _surface("mw", text) else None,
        number=NUMBERS[release],
        profile="test",
        language="de",
        notes=("Der Text endet ohne Impressum.",) if release == "c" else (),
        referents=tuple(_referent(release, key) for key in THINGS if _surface(key, text)),
        assertions=tuple(assertions),
        utterances=utterances,
        grants=_grants(release),
    )


class Everyone:
    """A linker that takes a referent's id for its entity."""

    def __init__(self) -> None:
        newest = {key: (status, DAYS[release]) for release in "dabc" for key, status in STATUS.get(release, {}).items()}
        self.known = {}
        for key, (kind, name, aliases, attributes) in THINGS.items():
            more = {"status": newest[key][0], "status_on": newest[key][1]} if key in newest else {}
            self.known[key] = Entity(
                iri=mint(BASE, FOLDER_OF[kind], name)
                if key != "mw"
                else f"{BASE}/org/st-mw-wirtschaft-wissenschaft-und-digitalisierung",
                kind=kind,
                label=name,
                members=(Member("a", key),),
                aliases=aliases,
                attributes={**attributes, **more},
            )

    @property
    def entities(self) -> tuple[Entity, ...]:
        return tuple(sorted(self.known.values(), key=lambda entity: entity.iri))

    def entity(self, release: str, referent: str | None) -> Entity | None:
        return self.known.get(referent or "")


def nquads() -> str:
    """The whole graph."""
    linker = Everyone()
    quads = []
    for release in TEXTS:
        quads += triples.release_quads(reading(release), linker, base=BASE, run=RUN)
    for entity in linker.entities:
        quads += triples.entity_quads(entity, base=BASE)
    quads += triples.authority_quads(["st-mw"], base=BASE, labelled=[entity.iri for entity in linker.entities])
    quads += triples.vocabulary_quads()
    quads += triples.run_quads(base=BASE, version="0.1.0", digest="0" * 64)
    return triples.nquads(quads)
