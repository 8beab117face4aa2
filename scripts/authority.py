"""Write `ontology/authority/*.ttl` from the fact base: `python scripts/authority.py ../shared/domain/authority.json`.

Run by hand when the fact base has changed; the output is committed. Each entry keeps the pages it was read on
(`dct:source`), how sure it is and, for names without known limits, the days on which a page shows them in use.
The fact base is written by people: the tables below say how its free-text cells are to be read.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from digigraph.authority import House
from digigraph.iri import slug

FOLDER = Path(__file__).resolve().parents[1] / "ontology" / "authority"
PREFIXES = """\
@base <https://data.example.org/> .
@prefix dg: <https://w3id.org/digigraph/ns#> .
@prefix voc: <https://w3id.org/digigraph/voc/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
NOTICE = "# Written by scripts/authority.py; change the fact base, not this file.\n"

OTHER_HOUSES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "Sächsisches Staatsministerium für Wirtschaft, Arbeit und Verkehr (SMWA)": (
        "sn-smwa",
        "Sächsisches Staatsministerium für Wirtschaft, Arbeit und Verkehr",
        ("SMWA",),
    ),
    "Bayerisches Staatsministerium für Digitales (StMD)": (
        "by-stmd",
        "Bayerisches Staatsministerium für Digitales",
        ("StMD",),
    ),
    "Bayerisches Staatsministerium für Wirtschaft, Landesentwicklung und Energie": (
        "by-stmwi",
        "Bayerisches Staatsministerium für Wirtschaft, Landesentwicklung und Energie",
        (),
    ),
    "Ministerium für Wirtschaft, Energie, Industrie, Mittelstand und Handwerk (name from mail domain mweimh, uncertain)": (  # noqa: E501
        "nw-mweimh",
        "Ministerium für Wirtschaft, Energie, Industrie, Mittelstand und Handwerk",
        (),
    ),
    "Ministerium für Wirtschaft, Innovation, Digitalisierung und Energie (MWIDE)": (
        "nw-mwide",
        "Ministerium für Wirtschaft, Innovation, Digitalisierung und Energie",
        ("MWIDE",),
    ),
    "Ministerium für Kultur und Wissenschaft (MKW)": (
        "nw-mkw",
        "Ministerium für Kultur und Wissenschaft",
        ("MKW",),
    ),
    "Ministerium für Wirtschaft, Arbeit und Tourismus": (
        "bw-wm",
        "Ministerium für Wirtschaft, Arbeit und Tourismus",
        (),
    ),
    "Ministerium für Energie, Infrastruktur und Digitalisierung (EM)": (
        "mv-em",
        "Ministerium für Energie, Infrastruktur und Digitalisierung",
        ("EM",),
    ),
    "Ministerium für Inneres, Bau und Digitalisierung": (
        "mv-im",
        "Ministerium für Inneres, Bau und Digitalisierung",
        (),
    ),
    "Thüringer Ministerium für Wirtschaft, Wissenschaft und Digitale Gesellschaft": (
        "th-mwwdg",
        "Thüringer Ministerium für Wirtschaft, Wissenschaft und Digitale Gesellschaft",
        (),
    ),
    "Ministerium für Energiewende, Landwirtschaft, Umwelt, Natur und Digitalisierung (MELUND)": (
        "sh-melund",
        "Ministerium für Energiewende, Landwirtschaft, Umwelt, Natur und Digitalisierung",
        ("MELUND",),
    ),
    "Ministerium für Wirtschaft, Arbeit und Energie (MWAE)": (
        "bb-mwae",
        "Ministerium für Wirtschaft, Arbeit und Energie",
        ("MWAE",),
    ),
    "Ministerium für Infrastruktur und Landesplanung": (
        "bb-mil",
        "Ministerium für Infrastruktur und Landesplanung",
        (),
    ),
    "Senatsverwaltung für Wirtschaft, Energie und Betriebe": (
        "be-wirtschaft",
        "Senatsverwaltung für Wirtschaft, Energie und Betriebe",
        (),
    ),
    "Senatskanzlei": ("be-skzl", "Senatskanzlei Berlin", ()),
    "Ministerium für Wirtschaft, Verkehr, Landwirtschaft und Weinbau": (
        "rp-mwvlw",
        "Ministerium für Wirtschaft, Verkehr, Landwirtschaft und Weinbau",
        (),
    ),
    "Hessische Ministerin für Digitale Strategie und Entwicklung": (
        "he-digitales",
        "Hessische Ministerin für Digitale Strategie und Entwicklung",
        (),
    ),
    "Ministerium für Wirtschaft, Arbeit, Verkehr und Digitalisierung": (
        "ni-mw-digitalisierung",
        "Ministerium für Wirtschaft, Arbeit, Verkehr und Digitalisierung",
        (),
    ),
    "Ministerium für Wirtschaft, Arbeit und Verkehr": (
        "ni-mw",
        "Ministerium für Wirtschaft, Arbeit und Verkehr",
        (),
    ),
    "Ministerium für Wirtschaft, Innovation, Digitales und Energie": (
        "sl-mwide",
        "Ministerium für Wirtschaft, Innovation, Digitales und Energie",
        (),
    ),
    "Die Senatorin für Wirtschaft, Arbeit und Europa (since 2023: Wirtschaft, Häfen und Transformation)": (
        "hb-wirtschaft",
        "Die Senatorin für Wirtschaft, Arbeit und Europa",
        (),
    ),
    "Bundesministerium für Wirtschaft und Energie (BMWi)": (
        "bund-bmwi",
        "Bundesministerium für Wirtschaft und Energie",
        ("BMWi",),
    ),
    "Bundesministerium für Bildung und Forschung (BMBF)": (
        "bund-bmbf",
        "Bundesministerium für Bildung und Forschung",
        ("BMBF",),
    ),
    "Bundesministerium für Verkehr und digitale Infrastruktur (BMVI)": (
        "bund-bmvi",
        "Bundesministerium für Verkehr und digitale Infrastruktur",
        ("BMVI",),
    ),
    "Bundesministerium für Digitales und Verkehr": (
        "bund-bmdv",
        "Bundesministerium für Digitales und Verkehr",
        (),
    ),
}
"""Institution as the fact base names it -> key, name, abbreviations. No two are joined as one house: no page read says
that one followed the other."""

SAME_HOUSE = {"SMWA / Staatsregierung": "sn-smwa", "MKW": "nw-mkw", "same": "rp-mwvlw", "BMWi": "bund-bmwi"} | {
    "BMBF": "bund-bmbf"
}
"""Institutions of later rows that point back to an earlier row."""

INITIATIVE_NAMES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "Netzwerk „Wirtschaft 4.0“ / Partnernetzwerk Wirtschaft 4.0": (
        ("Netzwerk „Wirtschaft 4.0“", ()),
        ("Partnernetzwerk Wirtschaft 4.0", ()),
    ),
    "KAT (Hochschul-Forschungsnetzwerk)": (("KAT-Kompetenznetzwerk", ("KAT",)),),
    "Existenzgründungsoffensive ego.": (("Existenzgründungsoffensive ego.", ("ego.",)),),
    "Digitalisierungsgutschein / Innovationsassistent für Aufgaben der Digitalisierung": (
        ("Digitalisierungsgutschein", ()),
        ("Innovationsassistent für Aufgaben der Digitalisierung", ()),
    ),
    "Publikation „Wirtschaft und Wissenschaft 4.0“": (),
    "Glasfasertag Sachsen-Anhalt": (),
}
"""Cells that hold two names, or something that is no initiative (a publication, a series of events)."""

MASCULINE = {
    "Bundesministerin": "Bundesminister",
    "Ministerin": "Minister",
    "Ministerpräsident/in": "Ministerpräsident",
    "Minister/in": "Minister",
    "Parlamentarische Staatssekretärin": "Parlamentarischer Staatssekretär",
    "Senatorin": "Senator",
    "Staatsministerin": "Staatsminister",
    "Staatssekretär/in": "Staatssekretär",
    "zweite stellvertretende Ministerpräsidentin": "zweiter stellvertretender Ministerpräsident",
}
MONTHS = {"April": "04", "Aug": "08", "Nov": "11"}
DATE_IN_ADDRESS = re.compile(r"/(20\d\d)/(\d\d)/(\d\d)/")
DATE = re.compile(r"\b(\d{4}(?:-\d{2}(?:-\d{2})?)?)\b")
SINCE = re.compile(r"\bfrom (?:([A-Z][a-z]+) )?(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?![-\d])(?! seen)")


def text(value: str, language: str | None = None) -> str:
    """Write a literal."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' + (f"@{language}" if language else "")


def date(value: str) -> str:
    """Write a date with the datatype of its precision."""
    return f'"{value}"^^xsd:{ {4: "gYear", 7: "gYearMonth", 10: "date"}[len(value)] }'


def iri(value: str) -> str:
    """Write an IRI, percent-encoding what Turtle does not allow in one."""
    return "<" + re.sub(r'[\s<>"{}|\\^`]', lambda match: f"%{ord(match[0]):02X}", value) + ">"


def block(subject: str, pairs: Iterable[tuple[str, str | None]]) -> str:
    """Write the triples of one subject; pairs without an object are left out."""
    lines = [f"  {predicate} {value}" for predicate, value in pairs if value is not None]
    return f"{iri(subject)}\n" + " ;\n".join(lines) + " .\n"


def sourced(entry: dict[str, Any], certainty: str = "") -> Iterator[tuple[str, str]]:
    """Write what every entry carries: certainty, sources and the note."""
    certainty = certainty or entry.get("certainty") or "sure"
    yield "dg:certainty", f"voc:certainty\\/{certainty.split()[0]}"
    for source in entry["sources"]:
        yield "dct:source", iri(source)
    if entry.get("note"):
        yield "skos:note", text(entry["note"], "en")


def seen_in(sources: Iterable[str]) -> list[str]:
    """Days of the releases among the sources, from their addresses."""
    return sorted({"-".join(match.groups()) for source in sources if (match := DATE_IN_ADDRESS.search(source))})


def era_key(house: str, name: str) -> str:
    """Key of a house under one name: its key and what the name says of its remit."""
    remit = re.sub(r"^(?:Bundesm|M)inisterium (?:für|der|des) ", "", name)
    return f"{house}-{slug(remit)}"


def houses(base: dict[str, Any]) -> Iterator[str]:
    """Write every house with its names and the changes between them."""
    for ministry in base["ministries"]:
        short = tuple(ministry["short"].split("/"))
        yield from house_blocks(House(ministry["id"], ministry["land"], short, ()), ministry["names"], ministry["note"])
    for row in base["other_governments"]:
        if row["institution"] in SAME_HOUSE:
            continue
        key, name, short = OTHER_HOUSES[row["institution"]]
        certainty = "uncertain" if "uncertain" in row["institution"] else "sure"
        dated = {"name": name, "from": None, "to": None, "sources": row["sources"], "certainty": certainty}
        dated["seen"] = [] if certainty == "uncertain" else sightings(row["seen"])
        yield from house_blocks(House(key, row["land"], short, ()), [dated], row["note"])


def house_blocks(house: House, names: list[dict[str, Any]], note: str) -> Iterator[str]:
    """Write one house, its eras and its changes of name."""
    short = "/".join(house.short) or names[-1]["name"]
    yield block(
        f"org/{house.key}",
        [
            ("a", "dg:House"),
            ("skos:notation", text(house.key)),
            ("skos:prefLabel", text(f"{short} ({house.land})", "de")),
            *(("dg:abbreviation", text(abbreviation)) for abbreviation in house.short),
            ("dg:land", text(house.land)),
            *(("dct:source", source) for source in unique(iri(s) for name in names for s in name["sources"])),
            ("skos:note", text(note, "en") if note else None),
        ],
    )
    keys = {name["name"]: era_key(house.key, name["name"]) for name in names}
    for name in names:
        yield block(f"org/{keys[name['name']]}", era_pairs(house, name))
        if name.get("predecessor"):
            yield block(f"change/{keys[name['name']]}", change_pairs(house, name, keys))


def era_pairs(house: House, name: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Write one house under one name."""
    full = house.full_name(name["name"])
    yield "a", "dg:Ministry"
    yield "skos:prefLabel", text(full, "de")
    if full != name["name"]:
        yield "skos:altLabel", text(name["name"], "de")
    yield "dg:shortName", text(name["name"])
    yield "dg:house", iri(f"org/{house.key}")
    if name["from"]:
        yield "dg:validFrom", date(name["from"])
    if name["to"]:
        yield "dg:validUntil", date(name["to"])
    for day in name.get("seen") or seen_in(name["sources"]):
        yield "dg:seenOn", date(day)
    yield from sourced(name)


def change_pairs(house: House, name: dict[str, Any], keys: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Write the change of name that made one era from the one before."""
    yield "a", "org:ChangeEvent"
    yield "skos:prefLabel", text(f"{house.short[0]}: {name['predecessor']} wird {name['name']}", "de")
    yield "org:originalOrganization", iri(f"org/{keys[name['predecessor']]}")
    yield "org:resultingOrganization", iri(f"org/{keys[name['name']]}")
    if name["from"]:
        yield "dct:date", date(name["from"])
    for source in name["sources"]:
        yield "dct:source", iri(source)


def unique(values: Iterable[str]) -> list[str]:
    """Values without repetition, in order."""
    return list(dict.fromkeys(values))


def sightings(seen: str) -> list[str]:
    """Days on which a row says somebody or something was seen."""
    rest = SINCE.sub("", re.sub(r"\(.*\)", "", seen))
    return sorted(set(DATE.findall(rest)))


def since(seen: str) -> str | None:
    """Start of an office that a row states."""
    match = SINCE.search(seen)
    if match is None:
        return None
    return f"{match[2]}-{MONTHS[match[1]]}" if match[1] else match[2]


def persons(base: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """List the persons of both tables in one shape; one entry for each name."""
    people: dict[str, dict[str, Any]] = {person["name"]: dict(person) for person in base["persons"]}
    previous: str | None = None
    for row in base["other_governments"]:
        institution = row["institution"]
        key = SAME_HOUSE.get(institution) or OTHER_HOUSES[institution][0]
        previous = key
        if not row["person"]:
            continue
        person = people.setdefault(row["person"], {"name": row["person"], "title": "", "party": "", "offices": []})
        person["party"] = person["party"] or row["party"]
        person["offices"] = [*person["offices"], {**row, "ministry": previous, "from": since(row["seen"]), "to": None}]
    yield from people.values()


def officials(base: dict[str, Any]) -> Iterator[str]:
    """Write every official with the offices held."""
    for person in persons(base):
        key = slug(person["name"])
        given, _, family = person["name"].rpartition(" ")
        sources = unique(iri(source) for office in person["offices"] for source in office["sources"])
        party = re.sub(r" *\(.*\)", "", person["party"])
        yield block(
            f"person/{key}",
            [
                ("a", "dg:Person"),
                ("skos:prefLabel", text(person["name"], "de")),
                ("foaf:name", text(person["name"])),
                ("foaf:givenName", text(given)),
                ("foaf:familyName", text(family)),
                ("foaf:title", text(person["title"]) if person["title"] else None),
                ("dg:party", text(party) if party else None),
                *(("dct:source", source) for source in sources),
            ],
        )
        taken: dict[str, int] = {}
        for office in person["offices"]:
            yield tenure_block(key, office, taken)


def tenure_block(person: str, office: dict[str, Any], taken: dict[str, int]) -> str:
    """Write one office one person held."""
    role = office["office"].split(", ")[0]
    role = MASCULINE.get(role, role)
    house = office["ministry"]
    post = slug(f"{role} {house}") if house else slug(role)
    subject = f"tenure/{person}--{post}"
    taken[subject] = taken.get(subject, 0) + 1
    if taken[subject] > 1:
        subject += f"--{office['from'][:4]}" if office["from"] else f"--{taken[subject]}"
    seen = sightings(office["seen"]) if "seen" in office else seen_in(office["sources"])
    return block(
        subject,
        [
            ("a", "dg:Tenure"),
            ("org:member", iri(f"person/{person}")),
            ("dg:roleName", text(role)),
            ("dg:fullRoleName", text(office["office"]) if office["office"] not in (role, *MASCULINE) else None),
            ("org:organization", iri(f"org/{house}") if house else None),
            ("schema:startDate", date(office["from"]) if office["from"] else None),
            ("schema:endDate", date(office["to"]) if office["to"] else None),
            *(("dg:seenOn", date(day)) for day in seen),
            *sourced(office, "" if "certainty" in office else "uncertain"),
        ],
    )


def known(base: dict[str, Any]) -> Iterator[str]:
    """Write institutions and initiatives."""
    for row in base["organisations"]:
        bare = re.sub(r" (?:e\. ?V\.|[A-Z]{3,}|ifak)$", "", row["name"])
        aliases = [alias for alias in (bare, row.get("short")) if alias and alias != row["name"]]
        yield known_block("org", "dg:Institution", row, row["name"], aliases)
    for row in base["initiatives"]:
        for name, aliases in INITIATIVE_NAMES.get(row["name"], ((row["name"], ()),)):
            short = (row["short"],) if "short" in row else ()
            yield known_block("initiative", "dg:Initiative", row, name, [*aliases, *row.get("aliases", ()), *short])


def known_block(folder: str, kind: str, row: dict[str, Any], name: str, aliases: Iterable[str]) -> str:
    """Write one thing known by name."""
    certain = "uncertain" if "uncertain" in row.get("certainty", "") else "sure"
    return block(
        f"{folder}/{slug(name)}",
        [
            ("a", kind),
            ("skos:prefLabel", text(name, "de")),
            *(("skos:altLabel", text(alias, "de")) for alias in unique(aliases)),
            ("dg:category", text(re.sub(r" *\(.*\)", "", row["type"]))),
            ("dg:placeName", text(row["place"]) if row.get("place") else None),
            *sourced(row, certain),
        ],
    )


def governments(base: dict[str, Any]) -> Iterator[str]:
    """Write the governments of Saxony-Anhalt."""
    for row in base["cabinets"]:
        yield block(
            f"org/{slug(row['name'])}",
            [
                ("a", "dg:Government"),
                ("skos:prefLabel", text(row["name"], "de")),
                ("dg:land", text("Sachsen-Anhalt")),
                ("schema:startDate", date(row["from"])),
                ("schema:endDate", date(row["to"])),
                *(("dg:party", text(party)) for party in row["parties"]),
                *sourced(row),
            ],
        )


def main() -> None:
    """Write the four files."""
    base = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    FOLDER.mkdir(parents=True, exist_ok=True)
    files = {"ministries": houses, "officials": officials, "institutions": known, "governments": governments}
    for name, blocks in files.items():
        (FOLDER / f"{name}.ttl").write_text(
            NOTICE + PREFIXES + "\n" + "\n".join(blocks(base)), encoding="utf-8", newline="\n"
        )


if __name__ == "__main__":
    main()
