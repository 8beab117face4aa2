"""Finds places: towns, districts, regions, Länder, countries, and venues with a name of their own.

A town of the gazetteer counts in a context of place (after "in", "aus", "nach"; in parentheses; in a list of places), a
large and unmistakable one anywhere, but never right after a given name or inside another name. Of namesakes the one in
the issuer's Land is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from digigraph.extractors.candidates import Candidate, Occupied, without_overlaps
from digigraph.extractors.passages import Passage, passages
from digigraph.extractors.place_context import (
    DISTRICT,
    TITLES,
    Found,
    is_dateline,
    is_place_here,
    is_unknown_village,
    surnames,
)
from digigraph.extractors.place_frames import place_frames, with_wholes
from digigraph.extractors.place_names import ADMIN1, TOWN, KnownPlace, known_places, place_gazetteer
from digigraph.extractors.venues import venues
from digigraph.model import Annotations, Document, Kind, Span

ROADS = re.compile(
    r"\b(?:(?:Bundesautobahn|Autobahn|Bundesstraße|Landesstraße|Kreisstraße) (?:[ABLK] ?)?\d{1,3}[a-z]?|[ABL] \d{1,3})"
    r"(?=[ ,.)])(?! (?:Uhr|Prozent|Euro))"
)
LEADING_TO_VILLAGES = frozenset(["in", "aus", "Ortsteil", "Ortsteils", "Stadtteil", "Ortschaft", "Dorf"])
REGION = re.compile(r"[A-ZÄÖÜ]\w+(?:-[A-ZÄÖÜ]\w+)*-Region")


@dataclass(frozen=True, slots=True)
class Places:
    """The extractor of places."""

    name: str = "places"

    def annotate(self, annotations: Annotations) -> Annotations:
        """Add mentions of places, and what one noun phrase says of where something is."""
        document = annotations.document
        occupied = Occupied(m.span for m in annotations.mentions if not m.get("anaphor"))
        areas = passages(document)
        names = surnames(areas)
        proposed = (c for area in areas for c in _proposals(document, area, names))
        kept = without_overlaps(candidate for candidate in proposed if not occupied.covers(candidate.span))
        extended = annotations.with_mentions([candidate.mention(Kind.PLACE) for candidate in _one_name_each(kept)])
        extended = with_wholes(extended)
        return extended.with_frames(place_frames(extended))


def _one_name_each(candidates: list[Candidate]) -> list[Candidate]:
    """Give the mentions of one town its fullest name: "Werder" and "Werder (Havel)"."""
    full = {c.name for c in candidates if c.name.endswith(")")}
    short = {name[: name.index(" (")]: name for name in sorted(full) if " (" in name}
    return [replace(c, name=short.get(c.name, c.name)) for c in candidates]


def _proposals(document: Document, area: Passage, names: frozenset[str]) -> Iterator[Candidate]:
    """All places one passage may hold."""
    if area.limit <= area.first:
        return
    yield from _known(document, area, names)
    yield from venues(area)
    for match in ROADS.finditer(document.text, *area.span(area.first, area.limit)):
        yield Candidate(Span(*match.span()), match.group(), "Straße", "place.road", 0.7)
    for index in range(area.first, area.limit):
        token = area[index]
        if token.capitalised and REGION.fullmatch(token.text):
            yield Candidate(token.span, token.text, "Region", "place.region", 0.8)
        elif (
            token.text in LEADING_TO_VILLAGES and index + 1 < area.limit and is_unknown_village(area, index + 1, names)
        ):
            village = area[index + 1]
            yield Candidate(village.span, village.text, "Ort", "place.ending", 0.6)


def _known(document: Document, area: Passage, names: frozenset[str]) -> Iterator[Candidate]:
    """Places of the gazetteer in a context of place."""
    admin1 = ADMIN1.get(document.issuer.land or "", "")
    accepted: set[int] = set()
    for match in place_gazetteer().find(document.text, area.span(area.first, area.limit)):
        index = area.listing.first_at(match.span.start)
        if index >= area.limit or area[index].start != match.span.start:
            continue
        end = area.listing.first_at(match.span.end)
        place = _best(match.payload, admin1)
        found = Found(index, end, place, match.surface, bool(admin1) and place.admin1 == admin1)
        if is_dateline(area, index, end) or not is_place_here(area, found, accepted, names):
            continue
        river = _river_after(area, found)
        accepted.add(found.end + (3 if river else 0))
        start = index - 1 if index > area.first and area[index - 1].text in TITLES else index
        last = area[found.end + 2].end if river else match.span.end
        yield _candidate(area, found._replace(surface=found.surface + river), start, Span(area[start].start, last))


def _river_after(area: Passage, found: Found) -> str:
    """ " (Havel)" after a town, which tells it from its namesakes; empty when nothing of that kind follows."""
    words = [token.text for token in area.listing.tokens[found.end : min(found.end + 3, area.limit)]]
    if found.place.category != TOWN or len(words) < 3 or (words[0], words[2]) != ("(", ")"):
        return ""
    rivers = known_places().get(words[1], ())
    return f" ({words[1]})" if any(river.category == "Fluss" for river in rivers) else ""


def _best(places: tuple[KnownPlace, ...], admin1: str) -> KnownPlace:
    """The namesake in the issuer's Land when there is one, else the one with most inhabitants."""
    return next((place for place in places if admin1 and place.admin1 == admin1), places[0])


def _candidate(area: Passage, found: Found, start: int, span: Span) -> Candidate:
    """Candidate of a known place; a title before it belongs to the name: "Lutherstadt Wittenberg"."""
    place = found.place
    name = found.surface if place.category == TOWN else place.name
    if start < found.first:
        title = area[start].text
        name = f"{title.removesuffix('es') if title in DISTRICT else title} {name}"
        place = place._replace(category="Landkreis" if title in DISTRICT else place.category)
    attributes: dict[str, object] = {}
    if place.geonames and place.category == TOWN:
        attributes["geonames"] = place.geonames
    if place.admin1:
        attributes["admin1"] = place.admin1
    return Candidate(span, name, place.category, "place.gazetteer", 0.9, attributes)
