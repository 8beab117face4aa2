"""Whether a known place name is used of the place where it stands, and not as a surname, a word or part of a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.passages import Passage
from digigraph.extractors.people_lexicon import given_sex
from digigraph.extractors.phrases import ARTICLES, FUSED, NO_NAMES, is_function_word, is_plain_adjective, is_role
from digigraph.extractors.place_names import TOWN, KnownPlace, is_ambiguous, is_place_name

DISTRICT = frozenset(["Landkreis", "Landkreises", "Kreis", "Kreises", "Altkreis"])
TITLES = DISTRICT | {"Lutherstadt", "Hansestadt", "Welterbestadt"}
"""Words before a place that belong to its name."""
INTRODUCING = lexicon.word_class("introducing") | TITLES
STRONG = frozenset(["in", "aus", "nach", "bei", "zwischen", "nahe"])
"""Prepositions after which even a word that is oftener something else is a place."""
LOCATIVE = lexicon.word_class("locative")
NOBLE = frozenset(["von", "zu", "vom", "zum", "zur", "van", "de"])
POSTCODE = re.compile(r"\d{5}")
YEAR = re.compile(r"(?:19|20)\d\d")
LARGE = 20_000
"""Inhabitants from which a town whose name is a word counts after a preposition."""
WELL_KNOWN = 5_000
"""Inhabitants from which a name that is no word is taken as the town without a preposition."""
NEAR = 500
"""The same for a town of the issuer's Land."""
VILLAGE_ENDINGS = lexicon.word_list("village-endings")
WORDS = lexicon.word_class("place-words")
"""Names of small towns that go with prepositions as plain words: "in Kraft", "in Brand"."""
CITY_STATES = frozenset(["Berlin", "Hamburg", "Bremen"])


class Found(NamedTuple):
    """A place name found in a passage."""

    first: int
    """Its first token."""
    end: int
    """One past its last token."""
    place: KnownPlace
    surface: str
    own_land: bool
    """True when the place lies in the issuer's Land."""


def surnames(areas: Iterable[Passage]) -> frozenset[str]:
    """Words that stand after a given name or a title somewhere in the text: there a place name may be a surname."""
    found = set()
    for area in areas:
        for index in range(area.first + 1, area.limit):
            token, before = area[index], area[index - 1]
            if token.capitalised and (
                given_sex(before.text) or before.text in ("Dr.", "Prof.", "Frau", "Herr", "Herrn")
            ):
                found.add(token.text.removesuffix("s"))
                found.add(token.text)
    return frozenset(found)


def is_dateline(area: Passage, index: int, end: int) -> bool:
    """Tell whether a place opens the text as its dateline: "Potsdam, 3. Mai 2020.", "Halle (MJ).", "KIEL."."""
    if index > area.first and area[index - 1].text not in ("\n", "/"):
        return False
    words = [token.text for token in area.listing.tokens[end : min(end + 4, area.limit)]]
    if not words:
        return False
    if words[0] in (".", "/", "–", ":"):
        return True
    if words[0] == "(" and len(words) > 2 and words[2] == ")":
        return words[1].isupper() or words[1] == "ots"
    return words[0] == "," and len(words) > 1 and (words[1][0].isdigit() or words[1] == "den")


def is_place_here(area: Passage, found: Found, accepted: set[int], names: frozenset[str]) -> bool:
    """Tell whether a known name is used of the place.

    `accepted` holds the ends of the places taken before, `names` the surnames of the text.
    """
    index, before = found.first, ""
    if found.end < area.limit and not _may_be_followed(area, found.end):
        return False
    if index > area.first:
        before = area[index - 1].text
        if _is_other_name(area, found):
            return False
    if before in INTRODUCING or POSTCODE.fullmatch(before) or before == "(" or _in_list(area, index, accepted):
        return True
    if found.place.category == TOWN and before.lower() in ARTICLES | FUSED:
        return found.surface.startswith(tuple(TITLES))
    if before.lower() in NOBLE and (_is_noble(area, index - 1) or _is_in_office(area, index, found.surface)):
        return False
    if _is_dated(area, found.end):
        return True
    return _fits_preposition(area, found) or (found.surface not in names and _stands_alone(found))


def is_unknown_village(area: Passage, index: int, names: frozenset[str]) -> bool:
    """Tell whether the word after "in" or "aus" is a place by its ending alone: "in Hasselrode"."""
    word = area[index].text
    told = area[index - 1].text not in ("in", "aus")
    if area[index].shape != "capital" or not (told or word.endswith(VILLAGE_ENDINGS)) or "-" in word or len(word) < 5:
        return False
    if word in names or nouns.is_common(word) or nouns.organization_heads().find(word) or is_place_name(word):
        return False
    return index + 1 >= area.limit or not area[index + 1].capitalised or not area.adjacent(index, index + 1)


def _may_be_followed(area: Passage, end: int) -> bool:
    """Tell whether the word after a place leaves it a place: no surname, no firm."""
    token = area[end]
    if not token.capitalised or not area.adjacent(end - 1, end):
        return True
    return is_function_word(token) or token.text in NO_NAMES or is_role(token.text) or nouns.is_common(token.text)


def _is_other_name(area: Passage, found: Found) -> bool:
    """Tell whether the word before a place makes it part of a person's or another name."""
    token = area[found.first - 1]
    if not token.capitalised or token.text in INTRODUCING or area.begins_sentence(found.first):
        return False
    if is_function_word(token) or token.text in NO_NAMES:
        return False
    if given_sex(token.text) or not nouns.is_common(token.text) or is_role(token.text):
        return True
    # After a plain noun only an unmistakable place is meant: "Ortsumgehung Reesen", not "Firma Hof".
    return is_ambiguous(found.surface)


def _fits_preposition(area: Passage, found: Found) -> bool:
    """Tell whether preposition and article before a name are those of its kind of place."""
    position = found.first - 1
    while position > area.first and found.first - position < 3 and is_plain_adjective(area[position]):
        position -= 1
    if position < area.first:
        return False
    word = area[position].text.lower()
    ambiguous = is_ambiguous(found.surface)
    if found.place.category == TOWN and position < found.first - 1 and not _are_geographic(area, position, found.first):
        return False
    if found.place.article:
        if word in ("zwischen", "region"):
            return True
        if word in FUSED:
            return True
        return word in ARTICLES and (not ambiguous or _follows_locative(area, position))
    if word in FUSED or word in ARTICLES:
        return found.place.category != TOWN and not ambiguous
    if word in STRONG:
        return not _is_rather_a_noun(found)
    return word in LOCATIVE and not ambiguous


def _are_geographic(area: Passage, position: int, first: int) -> bool:
    """Tell whether the words between preposition and town say where it is: "im altmärkischen Gardelegen"."""
    return all(token.text.endswith(("ischen", "ische")) for token in area.listing.tokens[position + 1 : first])


def _is_rather_a_noun(found: Found) -> bool:
    """Tell whether a small town's name is a word that goes with prepositions: "in Brand", "aus Stein"."""
    word = found.surface in WORDS or nouns.is_listed_noun(found.surface)
    return word and found.place.population < LARGE and not (found.own_land and found.surface not in WORDS)


def _follows_locative(area: Passage, position: int) -> bool:
    """Tell whether a preposition of place stands before the article at a token."""
    return position > area.first and area[position - 1].text.lower() in LOCATIVE


def _is_in_office(area: Passage, index: int, surface: str) -> bool:
    """Tell whether "Bürgermeister von Berlin" stands here: part of the office that governs a Land, not a place."""
    return surface in CITY_STATES and index - 2 >= area.first and is_role(area[index - 2].text)


def _is_dated(area: Passage, end: int) -> bool:
    """Tell whether a year in parentheses follows, as in a list of stations: "Roßlau (2016), Havelberg (2017)"."""
    words = [token.text for token in area.listing.tokens[end : min(end + 3, area.limit)]]
    return len(words) == 3 and words[0] == "(" and words[2] == ")" and YEAR.fullmatch(words[1]) is not None


def _stands_alone(found: Found) -> bool:
    """Tell whether a name is the place wherever it stands."""
    if found.place.article or is_ambiguous(found.surface):
        return False
    return found.place.population >= (NEAR if found.own_land else WELL_KNOWN)


def _is_noble(area: Passage, index: int) -> bool:
    """Tell whether "von" at a token joins a given name and a surname: "Christa von Alten"."""
    if index <= area.first:
        return False
    token = area[index - 1]
    return (
        token.capitalised
        and not nouns.is_common(token.text)
        and not is_role(token.text)
        and not area.begins_sentence(index)
    )


def _in_list(area: Passage, index: int, accepted: set[int]) -> bool:
    """Tell whether a name continues a list of places: "in A, B und C", "Roßlau (2016), Havelberg (2017)"."""
    position = index - 1
    if position <= area.first or area[position].text not in (",", "und", "sowie", "oder", "/", "bis", "–", "-"):
        return False
    if position in accepted:
        return True
    return position - 3 in accepted and area[position - 1].text == ")" and area[position - 3].text == "("
