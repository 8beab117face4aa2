"""Places one can go to that carry a name: "Johanniskirche", "Kulturhaus Zerbst", "Berliner Rathaus"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from digigraph.extractors import nouns
from digigraph.extractors.candidates import Candidate
from digigraph.extractors.names_written import nominative_name, written
from digigraph.extractors.nouns import Head, HeadNouns
from digigraph.extractors.passages import Passage
from digigraph.extractors.phrases import DEFINITE, NO_NAMES, determiner, is_function_word, is_role, quoted
from digigraph.extractors.place_names import is_compound_of_places, is_genitive_place, is_place_name, is_proper

LONGEST_NAME = 4
LONGEST_LABELLED = 8
LABELS = frozenset(["Ort", "Wo", "Treffpunkt", "Veranstaltungsort", "Tagungsort"])
"""What stands before the place in an invitation."""
SITES = frozenset(["Volkspark", "Stadtpark", "Schlosspark", "Kurpark", "Markt", "Domplatz", "Hafen"])
"""Grounds on which venues stand."""
PRIVATE = frozenset(["Familie", "Eltern", "Großeltern", "Nachbarn", "Bewohner", "Opfer"])
"""Whose house is no venue."""


@cache
def venue_heads() -> HeadNouns:
    """Nouns that head the name of a place one can go to."""
    return HeadNouns("venue_heads.tsv")


def venues(area: Passage) -> Iterator[Candidate]:
    """Yield the named venues of a passage."""
    for index in range(area.first, area.limit):
        token = area[index]
        if token.text == ":" and (candidate := _labelled(area, index)):
            yield candidate
        if not token.capitalised or token.text[-1] == "-" or token.text[0] == "-":
            continue
        head = venue_heads().find(token.text)
        if head is not None and head.compound and is_place_name(token.text):
            continue
        if head is not None and not head.plural and (candidate := _venue(area, index, head)):
            yield candidate


def _labelled(area: Passage, index: int) -> Candidate | None:
    """What stands after "Ort:" up to the comma."""
    if index == area.first or area[index - 1].text not in LABELS:
        return None
    if index + 1 >= area.limit or nouns.is_listed_noun(area[index + 1].text):
        return None
    end = index + 1
    while (
        end < area.limit and end - index <= LONGEST_LABELLED and area[end].text not in (",", "\n", "(", ";", ".", "–")
    ):
        end += 1
    if end == index + 1 or not area[index + 1].capitalised or is_function_word(area[index + 1]):
        return None
    if end < area.limit and area[end].text not in (",", "\n", "("):
        return None
    name = written(area, index + 1, end)
    return Candidate(area.span(index + 1, end), name, "Venue", "place.labelled", 0.75, {"venue": True}, weight=-1)


def _venue(area: Passage, index: int, head: Head) -> Candidate | None:
    """Venue around one head noun; None when it has no name."""
    end = quoted(area.listing.tokens, index + 1, area.limit)
    if end > index + 1 and head.has("w"):
        name = written(area, index + 2, end - 1)
        attributes = {"venue": True, "quoted": True, "alias": f"{head.word} {name}"}
        span = area.span(index + 2, end - 1)
        return Candidate(span, name, head.lemma, "place.venue-quoted", 0.8, attributes)
    if end := _house_of(area, index, head):
        span = area.span(index, end)
        return Candidate(span, written(area, index, end), head.lemma, "place.venue-house", 0.75, {"venue": True})
    if head.has("q") and not head.compound:
        return None
    end = _part_of_venue(area, index) or _name_end(area, index)
    start = index
    rule = ""
    if end > index + 1:
        rule = "head-name"
    elif "-" in area[index].text and not nouns.is_common(area[index].text.split("-")[0]):
        rule = "compound"
    elif _has_name_adjective(area, index, head):
        start, rule = index - 1, "adjective"
    elif _is_definite(area, index) and (head.has("b") or (head.has("c") and head.compound)):
        rule = "definite"
    if not rule:
        return None
    name = nominative_name(area, start, end, index, head)
    return Candidate(area.span(start, end), name, head.lemma, f"place.venue-{rule}", 0.85, {"venue": True})


def _house_of(area: Passage, index: int, head: Head) -> int:
    """End of "Haus der Flüsse", "Haus des Handwerks"; 0 for other houses."""
    if head.word != "Haus" or index + 2 >= area.limit or area[index + 1].text not in ("der", "des"):
        return 0
    article = determiner(area.listing.tokens, index, area.first)
    noun = area[index + 2]
    if article not in ("im", "ins", "das", "dem", "des", "am") or not noun.capitalised or is_role(noun.text):
        return 0
    return 0 if noun.text in PRIVATE else index + 3


def _part_of_venue(area: Passage, index: int) -> int:
    """End of "Rittersaal der Burg Querfurt": a hall of a named venue; 0 when there is none."""
    if index + 3 >= area.limit or area[index + 1].text not in ("der", "des", "im", "am"):
        return 0
    head = venue_heads().find(area[index + 2].text)
    if head is None or head.plural or not area[index + 2].capitalised:
        return 0
    end = _name_end(area, index + 2)
    return end if end > index + 3 else 0


def _has_name_adjective(area: Passage, index: int, head: Head) -> bool:
    """Tell whether the adjective before a noun makes it a name: "Berliner Rathaus", "Historisches Rathaus"."""
    if head.has("w") and _has_town_adjective(area, index):
        return True
    if index <= area.first or not area[index - 1].capitalised or not nouns.is_inflected_adjective(area[index - 1].text):
        return False
    return not area.begins_sentence(index - 1) or (index - 2 >= area.first and area[index - 2].text == ":")


def _is_definite(area: Passage, index: int) -> bool:
    """Tell whether a definite article stands before a noun, the adjective of a town in between allowed."""
    before = index - 1 if _has_town_adjective(area, index) else index
    return determiner(area.listing.tokens, before, area.first) in DEFINITE


def _has_town_adjective(area: Passage, index: int) -> bool:
    """Tell whether the adjective of a town stands before: "Berliner Rathaus"."""
    if index <= area.first:
        return False
    word = area[index - 1].text
    return word.endswith("er") and any(is_place_name(word[:-2] + ending) for ending in ("", "e", "en"))


def _name_end(area: Passage, index: int) -> int:
    """End of the name after a head noun: proper nouns, then "im Volkspark", "am Inn"."""
    end = index + 1
    while end < area.limit and end - index <= LONGEST_NAME and area.adjacent(end - 1, end):
        token = area[end]
        word = token.text
        if not token.capitalised or word in NO_NAMES or is_role(word) or is_function_word(token):
            break
        if nouns.organization_heads().find(word) and not is_place_name(word) and word != "Galerie":
            break
        if not (is_proper(word) or is_place_name(word) or is_compound_of_places(word)):
            break
        end += 1
    if end == index + 2 and is_genitive_place(area[index + 1].text):
        return index + 1
    return _with_site(area, index, end)


def _with_site(area: Passage, index: int, end: int) -> int:
    """Take "im Volkspark" after a name: the grounds on which a venue stands."""
    if end == index + 1 or end + 1 >= area.limit or area[end].text not in ("im", "am") or not area[end + 1].capitalised:
        return end
    head = venue_heads().find(area[end + 1].text)
    return end + 2 if (head is not None and head.compound) or area[end + 1].text in SITES else end
