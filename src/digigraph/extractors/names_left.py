"""What belongs to a name to the left of its head noun: adjectives, names, the first half of a suspended compound."""

from __future__ import annotations

from functools import lru_cache

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.lands import land_of_adjective
from digigraph.extractors.nouns import Head
from digigraph.extractors.passages import Passage
from digigraph.extractors.people_lexicon import given_sex
from digigraph.extractors.phrases import NO_NAMES, is_function_word, is_role, suspended_start
from digigraph.extractors.place_names import is_place_name

DIPLOMATIC = frozenset(["Botschaft", "Generalkonsulat", "Konsulat"])
LONGEST_LEFT = 4
CASTLES = frozenset(["Burg", "Schloss", "Kloster"])
"""Nouns that can begin a name although they are words."""
CONFESSIONS = lexicon.word_class("confession-stems")

LICH = ("liche", "lichen", "licher", "liches")
OTHER_ADJECTIVES = ("che", "chen", "cher", "ches", "ige", "igen", "elle", "ellen")
"""Endings that mark a capitalised word inside a sentence as the adjective of a name."""
ADJECTIVE = "adjective"
NAME = "name"


def left_part(passage: Passage, index: int, head: Head) -> tuple[int, str]:
    """Begin of the name around the head noun at `index`, and what it begins with ("", "adjective", "name")."""
    start = suspended_start(passage.listing.tokens, index, passage.first)
    if head.lemma in DIPLOMATIC and start == index and _is_national(passage, index - 1):
        return index - 1, NAME
    kind = ""
    while start > passage.first and index - start < LONGEST_LEFT and passage.adjacent(start - 1, start):
        step = _step(passage, start - 1, head)
        if not step or (kind == NAME and step == ADJECTIVE):
            break
        start, kind = start - 1, kind if kind == NAME else step
    return start, kind


def _is_national(passage: Passage, index: int) -> bool:
    """Tell whether a lower-case adjective of a country stands at a token: "die finnische Botschaft"."""
    return (
        index >= passage.first
        and passage[index].text[0].islower()
        and passage[index].text.endswith(("ische", "ischen"))
    )


def _step(passage: Passage, index: int, head: Head) -> str:
    """Whether a token continues a name to the left: as "adjective", as "name", or not at all ("")."""
    token = passage[index]
    word = token.text
    if not token.capitalised or word in NO_NAMES or is_function_word(token) or is_role(word) or word[-1] in "-.":
        return ""
    first = passage.begins_sentence(index)
    if word.endswith(("e", "en", "er", "es", "em")) and _is_name_adjective(word, first, head):
        return ADJECTIVE
    if word in CASTLES:
        return NAME
    if is_town_adjective(word):
        return ""
    if index > passage.first and given_sex(passage[index - 1].text) and not nouns.organization_heads().find(word):
        return NAME
    if is_place_name(word) or nouns.is_common(word) or nouns.organization_heads().find(word):
        return ""
    return "" if first and word.endswith(("e", "er", "es", "en")) else NAME


def _is_name_adjective(word: str, first: bool, head: Head) -> bool:
    """Tell whether a capitalised adjective belongs to a name; first in a sentence it must be one of the usual ones."""
    if is_town_adjective(word):
        # "Stendaler Stadtrat" says where; "Dresdner Philharmonie" is the name, as nothing else tells it apart.
        return land_of_adjective(word) is not None or head.has("w")
    if nouns.is_inflected_adjective(word):
        return (
            not first or is_geographic_adjective(word) or word.startswith(("Deutsche", "Freiwillige", "Evangelische"))
        )
    if first:
        return False
    return word.endswith(LICH) or (not nouns.is_common(word) and word.endswith(OTHER_ADJECTIVES))


@lru_cache(maxsize=20_000)
def is_town_adjective(word: str) -> bool:
    """Tell whether a word is the adjective of a place: "Magdeburger", "Dresdner", "Hallesche"."""
    if not word.endswith(("er", "ner", "sche", "schen", "scher", "sches")):
        return False
    stem = word[:-2]
    return any(is_place_name(form) for form in (stem, stem + "e", stem + "en", stem[:-1] + "en", stem + "er"))


def has_town_adjective(passage: Passage, index: int) -> bool:
    """Tell whether the adjective of a town stands before a token."""
    return index > passage.first and passage[index - 1].capitalised and is_town_adjective(passage[index - 1].text)


def is_geographic_adjective(word: str) -> bool:
    """Tell whether an adjective is made from a place, people or confession: "Thüringer", "Märkische"."""
    return word.lower().endswith(("ische", "ischen", "ischer", "isches", "ischem")) or is_town_adjective(word)


def is_confessional(word: str) -> bool:
    """Tell whether an adjective names a confession or a Land, as the names of churches do."""
    lowered = word.lower()
    return lowered.startswith(tuple(CONFESSIONS)) or land_of_adjective(word) is not None
