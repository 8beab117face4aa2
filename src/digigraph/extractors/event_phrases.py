"""Names of events built around a head noun: "6. Forum", "Norddeutsche Tage", "Ausstellung „X“", "Sitzung des Rates"."""

from __future__ import annotations

from collections.abc import Iterator

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.candidates import Candidate
from digigraph.extractors.event_names import (
    Parts,
    adjectives_start,
    bears_name,
    genitive_end,
    has_proper_part,
    name_end,
    named,
)
from digigraph.extractors.event_occasions import bare_event, day_of, national_event
from digigraph.extractors.event_titles import TITLE_AFTER, quoted_event, titled_events
from digigraph.extractors.nouns import Head
from digigraph.extractors.ordinals import Ordinal, ordinal_before
from digigraph.extractors.passages import Passage
from digigraph.extractors.phrases import quoted
from digigraph.extractors.place_names import is_place_name

SPANS_OF_TIME = lexicon.word_class("no-event-after-ordinal")
"""Nouns that an ordinal counts without making an event: "zweiter Tag"."""


def event_phrases(text: str, area: Passage) -> Iterator[Candidate]:
    """Yield the events of a passage that are named around a head noun."""
    heads = nouns.event_heads()
    for index in range(area.first, area.limit):
        token = area[index]
        if not token.capitalised or token.text[-1] == "-" or is_place_name(token.text):
            continue
        if (head := heads.find(token.text)) and (candidate := _around_head(text, area, index, head)):
            yield candidate
    yield from titled_events(text, area)


def _around_head(text: str, area: Passage, index: int, head: Head) -> Candidate | None:
    """Event around one head noun; None when nothing tells it apart."""
    end = quoted(area.listing.tokens, index + 1, area.limit)
    if end > index + 1:
        return quoted_event(text, area, Parts(index, index, end), head)
    if (match := TITLE_AFTER.match(text, area[index].end)) and not head.plural:
        attributes = {"quoted": True, "alias": match[1], "title": match[1]}
        return Candidate(area[index].span, f"{head.word} „{match[1]}“", head.word, "event.titled", 0.85, attributes)
    right = name_end(area, index, head)
    ordinal = ordinal_before(area, index)
    if ordinal is not None and _counts(area, index, head, ordinal):
        start = ordinal.start
        right = genitive_end(area, index, right)
        return named(area, Parts(start, index, right), head, "ordinal", {"ordinal": ordinal.number})
    adjectives = adjectives_start(area, index)
    if end := day_of(area, index, head, adjectives):
        return named(area, Parts(adjectives, index, end), head, "day", {})
    if head.has("o"):
        return None
    proper = has_proper_part(area[index].text)
    if head.plural and not ((adjectives < index or proper) and head.lemma in ("Tag", "Spiele", "Meisterschaft")):
        return national_event(area, index, head)
    if right > index + 1 and bears_name(area, index, head):
        return named(area, Parts(adjectives, index, right), head, "name", {})
    if adjectives < index and _is_occasion(head):
        return named(area, Parts(adjectives, index, right), head, "adjective", {})
    if proper and not head.has("v") and not head.has("a"):
        return named(area, Parts(index, index, right), head, "compound", {})
    return bare_event(text, area, index, head)


def _counts(area: Passage, index: int, head: Head, ordinal: Ordinal) -> bool:
    """Tell whether an ordinal makes a noun an event: "6. Forum", "das elfte Sportfest", not "erste Sitzung"."""
    if head.lemma in SPANS_OF_TIME and not head.compound:
        return False
    if ordinal.digits:
        return True
    if head.has("b") and ordinal.number == 1:
        # "Der erste Spatenstich" is the first of no series.
        return False
    if head.has("a") or head.has("v") or head.has("y"):
        return False
    return head.compound or head.has("c") or area[ordinal.start].capitalised


def _is_occasion(head: Head) -> bool:
    """Tell whether a noun with the adjective of a name is an event: "Leipziger Buchmesse"."""
    return not head.has("v") and (head.compound or head.has("c") or head.lemma == "Messe")
