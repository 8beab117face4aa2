"""Finds places: towns, districts, regions, Länder, countries, and venues with a name of their own.

A town of the gazetteer counts in a context of place (after "in", "aus", "nach"; in parentheses; in a list of places), a
large and unmistakable one anywhere, but never right after a given name or inside another name. Of namesakes the one in
the issuer's Land is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.candidates import Candidate, Occupied, without_overlaps
from digigraph.extractors.passages import Passage, passages
from digigraph.extractors.phrases import NO_NAMES, is_function_word, is_role
from digigraph.extractors.place_frames import place_frames
from digigraph.extractors.place_names import ADMIN1, KnownPlace, is_ambiguous, place_gazetteer
from digigraph.extractors.venues import venues
from digigraph.model import Annotations, Document, Kind, Mention, Span

LOCATIVE = lexicon.word_class("locative")
STRONG = frozenset(["in", "aus", "nach", "bei", "zwischen", "im", "nahe"])
"""Prepositions after which even a word that is oftener something else is a place."""
INTRODUCING = lexicon.word_class("introducing")
DISTRICT = frozenset(["Landkreis", "Landkreises", "Kreis", "Kreises", "Altkreis"])
NOBLE = frozenset(["von", "zu", "vom", "zum", "zur", "van", "de"])
WELL_KNOWN = 15_000
"""Inhabitants from which a name that is no word is taken as the town without a preposition."""
ROADS = re.compile(
    r"\b(?:(?:Bundesautobahn|Autobahn|Bundesstraße|Landesstraße|Kreisstraße) (?:A|B|L|K)? ?\d{1,3}|[ABL] ?\d{1,3}(?=[ ,.)]))\b(?! (?:Uhr|Prozent|Euro))"
)
POSTCODE = re.compile(r"\d{5}")


@dataclass(frozen=True, slots=True)
class Places:
    """The extractor of places."""

    name: str = "places"

    def annotate(self, annotations: Annotations) -> Annotations:
        """Add mentions of places, and what one noun phrase says of where something is."""
        document = annotations.document
        occupied = Occupied(mention.span for mention in annotations.mentions if not mention.get("anaphor"))
        areas = passages(document)
        proposed = [
            c for area in areas for c in (*_gazetteer(document, area), *venues(document, area), *_roads(document, area))
        ]
        kept = without_overlaps(candidate for candidate in proposed if not occupied.covers(candidate.span))
        mentions = [candidate.mention(Kind.PLACE) for candidate in kept]
        mentions += _accepted_elsewhere(document, areas, mentions, occupied)
        extended = annotations.with_mentions(mentions)
        return extended.with_frames(place_frames(extended))


def _gazetteer(document: Document, area: Passage) -> Iterator[Candidate]:
    """Known places in a context of place."""
    if area.limit <= area.first:
        return
    admin1 = ADMIN1.get(document.issuer.land or "", "")
    accepted: set[int] = set()
    for match in place_gazetteer().find(document.text, area.span(area.first, area.limit)):
        index = area.listing.first_at(match.span.start)
        if index >= area.limit or area[index].start != match.span.start:
            continue
        end = area.listing.first_at(match.span.end)
        place = _best(match.payload, admin1)
        start = _with_title(area, index)
        if _is_dateline(area, index, end) or not _in_context(area, index, end, place, match.surface, accepted):
            continue
        accepted.add(end)
        span = Span(area[start].start, match.span.end)
        name = _name(document, area, start, index, match.surface, place)
        yield _place(span, name, place if start == index else place._replace(category=_category(area, start, place)))


def _best(places: tuple[KnownPlace, ...], admin1: str) -> KnownPlace:
    """The namesake in the issuer's Land when there is one, else the one with most inhabitants."""
    return next((place for place in places if admin1 and place.admin1 == admin1), places[0])


def _place(span: Span, name: str, place: KnownPlace) -> Candidate:
    """Candidate of a known place."""
    attributes: dict[str, object] = {}
    if place.geonames:
        attributes["geonames"] = place.geonames
    if place.admin1:
        attributes["admin1"] = place.admin1
    return Candidate(span, name, place.category, "place.gazetteer", 0.9, attributes)


def _with_title(area: Passage, index: int) -> int:
    """Begin with the title that belongs to the name: "Lutherstadt Wittenberg", "Landkreis Stendal"."""
    if index > area.first and (
        area[index - 1].text in DISTRICT or area[index - 1].text in ("Lutherstadt", "Hansestadt")
    ):
        return index - 1
    return index


def _category(area: Passage, start: int, place: KnownPlace) -> str:
    """Kind of place that a title before the name tells."""
    return "Landkreis" if area[start].text in DISTRICT else place.category


def _name(document: Document, area: Passage, start: int, index: int, surface: str, place: KnownPlace) -> str:
    """Name in the nominative, as the text writes it."""
    base = place.name if place.category != "Stadt" and surface != place.name else surface
    if start == index:
        return base
    title = area[start].text
    return f"{'Landkreis' if title.startswith('Landkreis') else title.removesuffix('es')} {base}"


def _is_dateline(area: Passage, index: int, end: int) -> bool:
    """Tell whether a place opens the text as its dateline: "Potsdam, 3. Mai 2020.", "Halle (MJ).", "KIEL."."""
    if index - area.first > 3 and not area.begins_sentence(index):
        return False
    line_start = index
    while (line_start > area.first and area[line_start - 1].text in ("/", ",")) or (
        line_start > area.first and area[line_start - 1].capitalised and area[line_start - 2 : line_start - 1] == ()
    ):
        line_start -= 1
    return _closes_dateline(area, end) and (index == area.first or area[index - 1].text in ("\n", "/"))


def _closes_dateline(area: Passage, end: int) -> bool:
    """Tell whether what follows a place at the begin of a line closes a dateline."""
    words = [token.text for token in area.listing.tokens[end : min(end + 4, area.limit)]]
    if not words:
        return False
    if words[0] in (".", "/", "–", ":"):
        return True
    if words[0] == "(" and len(words) > 2 and words[2] == ")":
        return True
    return words[0] == "," and len(words) > 1 and (words[1][0].isdigit() or words[1] == "den")


def _in_context(area: Passage, index: int, end: int, place: KnownPlace, surface: str, accepted: set[int]) -> bool:
    """Tell whether a known name is used of the place here."""
    before = area[index - 1] if index > area.first else None
    after = area[end] if end < area.limit else None
    if after is not None and after.capitalised and not _may_follow(area, end):
        return False
    word = before.text if before is not None else ""
    if word in INTRODUCING:
        return True
    if before is not None and POSTCODE.fullmatch(word):
        return True
    if before is not None and before.capitalised and not area.begins_sentence(index) and not is_function_word(before):
        return _follows_common_noun(area, index) and _stands_alone(place, surface)
    lowered = word.lower()
    if lowered in NOBLE and _is_noble(area, index - 1):
        return False
    if lowered in STRONG:
        return True
    ambiguous = is_ambiguous(surface)
    if lowered in LOCATIVE or (
        lowered in ("der", "die", "den", "das") and place.category not in ("Stadt", "Land", "Staat")
    ):
        return not ambiguous or (place.category not in ("Stadt",) and lowered not in ("für", "gegen"))
    if _in_list(area, index, accepted) or word == "(":
        return True
    return _stands_alone(place, surface)


def _may_follow(area: Passage, index: int) -> bool:
    """Tell whether a capitalised word after a place leaves it a place: a common noun, not a surname or firm."""
    token = area[index]
    return is_function_word(token) or token.text in NO_NAMES or is_role(token.text) or nouns.is_common(token.text)


def _follows_common_noun(area: Passage, index: int) -> bool:
    """Tell whether the capitalised word before a place is vocabulary, not a given name."""
    word = area[index - 1].text
    return nouns.is_common(word) and not is_role(word) and not nouns.organization_heads().find(word)


def _stands_alone(place: KnownPlace, surface: str) -> bool:
    """Tell whether a name is the place wherever it stands."""
    return place.population >= WELL_KNOWN and not is_ambiguous(surface)


def _is_noble(area: Passage, index: int) -> bool:
    """Tell whether "von" at a token joins a given name and a surname: "Christa von Alten"."""
    if index <= area.first:
        return False
    before = area[index - 1]
    return (
        before.capitalised
        and not nouns.is_common(before.text)
        and not is_role(before.text)
        and not area.begins_sentence(index)
    )


def _in_list(area: Passage, index: int, accepted: set[int]) -> bool:
    """Tell whether a name continues a list of places: "in A, B und C"."""
    return (
        index - 1 > area.first
        and area[index - 1].text in (",", "und", "sowie", "oder", "/", "bis")
        and index - 1 in accepted
    )


def _roads(document: Document, area: Passage) -> Iterator[Candidate]:
    """Motorways and numbered roads."""
    if area.limit <= area.first:
        return
    for match in ROADS.finditer(document.text, *area.span(area.first, area.limit)):
        yield Candidate(Span(*match.span()), match.group(), "Straße", "place.road", 0.7)


def _accepted_elsewhere(
    document: Document, areas: Iterable[Passage], mentions: list[Mention], occupied: Occupied
) -> list[Mention]:
    """Places found once count in the text wherever they are not part of another name."""
    del document, areas, mentions, occupied
    return []
