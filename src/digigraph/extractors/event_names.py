"""The words of an event's name around its head noun: adjectives, proper nouns, a year, whom the event is of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.candidates import Candidate
from digigraph.extractors.names_left import is_geographic_adjective
from digigraph.extractors.names_runs import is_slash_place
from digigraph.extractors.names_written import joined
from digigraph.extractors.nouns import Head
from digigraph.extractors.ordinals import is_event_adjective
from digigraph.extractors.passages import Passage
from digigraph.extractors.phrases import NO_NAMES, is_function_word, is_role, noun_item
from digigraph.extractors.place_names import is_compound_of_places, is_place_name, is_proper

MONTHS = lexicon.word_class("months")
YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST_NAME = 5


class Parts(NamedTuple):
    """Tokens of a name: first, head noun, one past the last."""

    start: int
    noun: int
    end: int


def has_proper_part(word: str) -> bool:
    """Tell whether the first part of a hyphenated compound is a name: "Luther-Forum"."""
    first, hyphen, _ = word.partition("-")
    return bool(hyphen) and len(first) > 2 and not first.isupper() and not nouns.is_common(first)


def adjectives_start(area: Passage, index: int) -> int:
    """Begin of the capitalised adjectives before a head: "Norddeutsche Moortage", "Leipziger Buchmesse"."""
    start = index
    while start > area.first and index - start < 2 and is_event_adjective(area[start - 1].text):
        if is_function_word(area[start - 1]) or is_role(area[start - 1].text):
            break
        if area.begins_sentence(start - 1) and not is_geographic_adjective(area[start - 1].text):
            break
        start -= 1
    return start


def name_end(area: Passage, index: int, head: Head) -> int:
    """End of the proper nouns and the year after a head; a week takes a plain noun: "Aktionswoche Handwerk"."""
    end = index + 1
    while end < area.limit and end - index <= LONGEST_NAME and area.adjacent(end - 1, end):
        if _continues(area, end):
            end += 1
        elif end > index + 1 and is_slash_place(area, end):
            end += 2
        else:
            break
    if end == index + 1 and head.has("y") and head.compound and end < area.limit and area[end].capitalised:
        end += 1
    if end < area.limit and YEAR.fullmatch(area[end].text) and area[end - 1].text not in MONTHS:
        end += 1
    return end


def _continues(area: Passage, index: int) -> bool:
    """Tell whether a token is a proper noun that can belong to the name of an event."""
    token = area[index]
    if not token.capitalised or token.text in NO_NAMES or is_role(token.text) or is_function_word(token):
        return False
    return is_proper(token.text) or is_place_name(token.text)


def genitive_end(area: Passage, index: int, end: int) -> int:
    """End with "der Jugendfeuerwehren", "des Landes": whom the event is of; the host, a single body, stays outside."""
    tokens = area.listing.tokens
    if end > index + 1 or end >= area.limit or tokens[end].text not in ("der", "des"):
        return end
    item = noun_item(tokens, end + 1, area.limit)
    if item == end + 1 or is_role(tokens[item - 1].text):
        return end
    body = nouns.organization_heads().find(tokens[item - 1].text)
    if body is not None and not body.plural:
        return end
    return item if tokens[end].text == "der" or tokens[item - 1].text == "Landes" else end


def bears_name(area: Passage, index: int, head: Head) -> bool:
    """Tell whether the words after a head name the event: a year, or a name after a noun for a named occasion."""
    first = area[index + 1].text
    if head.has("a") or head.has("v"):
        return False
    if YEAR.fullmatch(first):
        return head.compound or head.lemma in ("Expo", "Gipfel")
    if first.endswith("s") and is_place_name(first[:-1]) and not is_place_name(first):
        return False
    return head.compound or head.has("c") or is_compound_of_places(first)


def with_tail(candidate: Candidate, tail: str) -> Candidate:
    """The candidate with a tail that belongs to its name but not to the mention."""
    return replace(candidate, name=candidate.name + tail)


def named(area: Passage, parts: Parts, head: Head, rule: str, attributes: dict[str, object]) -> Candidate:
    """Candidate with its name in the nominative."""
    start, index, end = parts
    words = [token.text for token in area.listing.tokens[start:end]]
    words[index - start] = words[index - start] if head.plural else head.word
    for offset in range(index - start):
        if nouns.is_inflected_adjective(words[offset]) and not words[offset].endswith("er"):
            words[offset] = nouns.nominative_adjective(words[offset], head.gender, plural=head.plural)
    name = joined(area, words, start)
    number = attributes.get("ordinal")
    if number and end > index + 1:
        attributes["alias"] = joined(area, words[index - start :], index)
    if number and not name[0].isdigit():
        name = f"{number}. " + joined(area, words[1:], start + 1)
    return Candidate(area.span(start, end), name, head.word, f"event.{rule}", 0.85, attributes)
