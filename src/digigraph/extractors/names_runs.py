"""Runs of proper nouns that name a thing: "Harz", "Bad Kösen", "Wangen im Allgäu", "Zittau/Görlitz", "Stille Küste"."""

from __future__ import annotations

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.names_left import is_town_adjective
from digigraph.extractors.passages import Passage
from digigraph.extractors.people_lexicon import given_sex
from digigraph.extractors.phrases import NO_NAMES, is_function_word, is_role
from digigraph.extractors.place_names import is_genitive_place, is_place_name, is_proper, is_town, known_places

PLACE_LINKS = ("am", "an", "im", "in", "bei", "ob", "vor")
MASS_NOUNS = lexicon.word_class("mass-nouns")
DIRECTIONS = frozenset(["Nord", "Süd", "Ost", "West", "Mitte"])
"""What tells one branch of an authority from another: "Niederlassung Mitte"."""
SITES = frozenset(["Abtei", "Burg", "Schloss", "Kloster", "Gut", "Rittergut", "Villa", "Haus", "Festung", "Stift"])
FIRM_PLURALS = lexicon.word_class("firm-plurals")
"""Groups that can follow the name in the name of an office: "Büro Muster Architekten"."""
LANDSCAPES = lexicon.word_class("landscapes")
"""Nouns that make a landscape with the adjective of a town: "Boitzenburger Land"."""
LONGEST_RUN = 4


def proper_run(passage: Passage, start: int) -> int:
    """End of a run of name words at `start`: "Harz", "Bad Kösen", "Wangen im Allgäu", "Zittau/Görlitz"."""
    end = start
    while end < passage.limit and end - start < LONGEST_RUN and (end == start or passage.adjacent(end - 1, end)):
        token = passage[end]
        if token.capitalised and (_is_adjective_of_name(passage, end) or _is_named_site(passage, end)):
            end += 2
        elif token.capitalised and _continues_run(passage, end, start):
            end += 1
        elif end > start and (is_slash_place(passage, end) or _is_partner(passage, end)):
            end += 2
        elif end == start and (end_of_address := _opening_preposition(passage, end)):
            end = end_of_address
        elif end > start and (river := _river_tail(passage, end)):
            return river
        elif end > start and token.text in PLACE_LINKS and (tail := _place_tail(passage, end)):
            return tail
        else:
            break
    return end


def _supports(word: str) -> bool:
    """Tell whether a noun is a body that carries the name of another: "Förderverein Philharmonie Bode"."""
    return word.startswith(("Förderverein", "Freundeskreis", "Förderkreis", "Trägerverein"))


def _opening_preposition(passage: Passage, index: int) -> int:
    """End of "Am Kannenstieg", "An der Klosterwuhne" as the name of a school; 0 when none begins here."""
    if passage[index].text not in ("Am", "An", "Im", "Zum", "Zur", "Unter") or passage.begins_sentence(index):
        return 0
    following = index + 1
    if following < passage.limit and passage[following].text in ("der", "den", "dem"):
        following += 1
    return following + 1 if following < passage.limit and passage[following].capitalised else 0


def _river_tail(passage: Passage, index: int) -> int:
    """End of "(Saale)" after a town; 0 when none stands here."""
    words = [token.text for token in passage.listing.tokens[index : min(index + 3, passage.limit)]]
    if len(words) < 3 or (words[0], words[2]) != ("(", ")"):
        return 0
    return index + 3 if any(place.category == "Fluss" for place in known_places().get(words[1], ())) else 0


def _is_partner(passage: Passage, index: int) -> bool:
    """Tell whether "& Sauer" stands at a token."""
    return index + 1 < passage.limit and passage[index].text in ("&", "+") and passage[index + 1].capitalised


def is_slash_place(passage: Passage, index: int) -> bool:
    """Tell whether "/Görlitz" stands at a token without blanks."""
    return (
        index + 1 < passage.limit
        and passage[index].text == "/"
        and passage[index - 1].end == passage[index].start == passage[index + 1].start - 1
        and passage[index + 1].capitalised
    )


def _continues_run(passage: Passage, index: int, start: int) -> bool:
    """Tell whether a capitalised token belongs to a run of name words."""
    word = passage[index].text
    if (word in FIRM_PLURALS and index > start) or word in DIRECTIONS:
        return True
    if word in NO_NAMES or is_role(word) or word[-1] in "-." or is_function_word(passage[index]):
        return word == "St."
    if word in ("Bad", "Sankt"):
        return True
    if is_genitive_place(word) or (index == start and _is_person(passage, index)):
        return False
    place = is_town(word) if index == start else is_place_name(word)
    if nouns.organization_heads().find(word) and not place:
        return index == start and index > passage.first and _supports(passage[index - 1].text)
    return place or is_proper(word)


def _is_named_site(passage: Passage, index: int) -> bool:
    """Tell whether "Abtei Brauweiler", "Schloss Muster" stands at a token."""
    if index + 1 >= passage.limit or passage[index].text not in SITES or not passage.adjacent(index, index + 1):
        return False
    return passage[index + 1].capitalised and is_proper(passage[index + 1].text)


def _is_person(passage: Passage, index: int) -> bool:
    """Tell whether a given name and a surname stand at a token: "Betriebsrat Mario Muster"."""
    if index + 1 >= passage.limit or not given_sex(passage[index].text):
        return False
    following = passage[index + 1]
    return (
        following.capitalised
        and passage.adjacent(index, index + 1)
        and not nouns.organization_heads().find(following.text)
    )


def _is_adjective_of_name(passage: Passage, index: int) -> bool:
    """Tell whether a capitalised adjective with its noun continues a name: "Hoher Fläming", "Ländlicher Raum"."""
    if index + 1 >= passage.limit or not passage[index + 1].capitalised or not passage.adjacent(index, index + 1):
        return False
    word, noun = passage[index].text, passage[index + 1].text
    if is_town_adjective(word):
        return noun in LANDSCAPES
    if nouns.looks_adjectival(word) or (word.endswith("er") and noun in LANDSCAPES):
        return True
    # "Verein Stille Küste": a capitalised adjective of no fixed list, before a plain noun.
    unknown = not (nouns.is_common(word) or is_place_name(word) or given_sex(word))
    return unknown and word.endswith(("e", "er", "es", "en")) and nouns.is_common(noun) and noun not in MASS_NOUNS


def _place_tail(passage: Passage, index: int) -> int:
    """End of "im Allgäu", "an der Saale" that tells a place from its namesakes; 0 when there is none."""
    previous = passage[index - 1].text
    following = [token.text for token in passage.listing.tokens[index : min(index + 3, passage.limit)]]
    for length in (3, 2):
        if len(following) >= length and f"{previous} {' '.join(following[:length])}" in known_places():
            return index + length
    return 0
