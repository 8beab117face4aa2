"""Finds events that a text tells apart from others of their kind.

An event needs more than its noun: an ordinal ("6. Mittelstandsforum"), a name or a title in quotes, an act with what it
happens to ("Eröffnung der Ausstellung"), or a noun that is used of one occasion ("die Amtseinführung"). Talks, visits
and celebrations without any of these are no events here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.candidates import Candidate, Occupied, without_overlaps
from digigraph.extractors.event_phrases import event_phrases
from digigraph.extractors.gazetteer import Gazetteer
from digigraph.extractors.nouns import Head
from digigraph.extractors.passages import Passage, passages
from digigraph.extractors.phrases import DEFINITE, determiner
from digigraph.extractors.propagation import repetitions
from digigraph.model import Annotations, Document, Kind, Mention

MEETS = re.compile(
    r"\b(?:tagt|tagte|tagten|tagen|kommt [^.\n]{0,60}zusammen|kam [^.\n]{0,60}zusammen|tritt [^.\n]{0,60}zusammen)\b"
)


@dataclass(frozen=True, slots=True)
class Events:
    """The extractor of events."""

    name: str = "events"

    def annotate(self, annotations: Annotations) -> Annotations:
        """Add mentions of events."""
        document = annotations.document
        bodies = annotations.of_kind(Kind.ORGANIZATION)
        occupied = Occupied(
            m.span for m in annotations.mentions if m.kind != Kind.ORGANIZATION and not m.get("anaphor")
        )
        areas = passages(document)
        proposed = (c for area in areas for c in _proposals(document, area))
        free = (c for c in proposed if not occupied.covers(c.span) and not _inside_body(c, bodies))
        mentions = [candidate.mention(Kind.EVENT) for candidate in unified(without_overlaps(free))]
        mentions += repetitions(document, areas, mentions, occupied)
        mentions += list(_sessions(document, areas, bodies, mentions))
        mentions += list(_anaphors(areas, mentions, occupied))
        return annotations.with_mentions(mentions)


def _proposals(document: Document, area: Passage) -> Iterator[Candidate]:
    """All events one passage may hold."""
    if area.limit <= area.first:
        return
    for match in known_events().find(document.text, area.span(area.first, area.limit)):
        name, category = match.payload
        yield Candidate(match.span, name, category, "event.known", 0.9)
    yield from event_phrases(document.text, area)


def _inside_body(candidate: Candidate, bodies: tuple[Mention, ...]) -> bool:
    """Tell whether an event lies inside the name of a body."""
    return any(body.span.contains(candidate.span) and not body.get("anaphor") for body in bodies)


@cache
def known_events() -> Gazetteer[tuple[str, str]]:
    """Automaton over the events known by name: name and category."""
    entries: dict[str, tuple[str, str]] = {}
    for row in lexicon.rows("known_events.tsv"):
        name, category, forms = row[0], row[1], row[2] if len(row) > 2 else ""
        for form in (name, *filter(None, forms.split("|"))):
            entries[form] = (name, category)
    return Gazetteer(entries)


def unified(candidates: list[Candidate]) -> list[Candidate]:
    """Give candidates of one event the fullest of their names: "Erstes Auenforum", "1. Auenforum Elbe", "das Forum".

    Another event of the same series ("das fünfte Forum") takes the name of the series with its own number.
    """
    full = [c for c in candidates if not (c.attributes.get("generic") or c.attributes.get("bare"))]
    return [_in_full(candidate, full) for candidate in candidates]


def _in_full(candidate: Candidate, full: list[Candidate]) -> Candidate:
    """The candidate under the longest name of the same event."""
    ordinal = candidate.attributes.get("ordinal")
    if candidate.attributes.get("quoted") or (" " in candidate.name and not ordinal):
        return candidate
    related = [other for other in full if _same_noun(candidate.category, other.category)]
    exact = [other for other in related if other.category == candidate.category]
    same = [other for other in exact or related if ordinal in (None, other.attributes.get("ordinal"))]
    if len({other.attributes.get("ordinal") for other in same} - {None}) > 1 and not ordinal:
        return candidate
    if same:
        best = max(same, key=lambda other: (len(other.name), -other.span.start))
        return replace(candidate, name=best.name, category=best.category) if best.name != candidate.name else candidate
    series = max((other.category for other in related), key=len, default="")
    if ordinal and len(series) > len(candidate.category):
        return replace(candidate, name=f"{ordinal}. {series}", category=series)
    return candidate


def _same_noun(first: str, second: str) -> bool:
    """Tell whether two head nouns are the same, or one is a compound of the other: "Forum", "Elbe-Auenforum"."""
    shorter, longer = sorted((first.lower().replace("-", ""), second.lower().replace("-", "")), key=len)
    return longer.endswith(shorter)


def _sessions(
    document: Document, areas: tuple[Passage, ...], bodies: tuple[Mention, ...], mentions: list[Mention]
) -> Iterator[Mention]:
    """ "Thema der Sitzung": the meeting of the only board that the text says meets."""
    boards = {m.name: m for m in bodies if m.get("relational") and not m.get("anaphor")}
    if len(boards) != 1 or not MEETS.search(document.text):
        return
    board = next(iter(boards))
    taken = Occupied(mention.span for mention in mentions)
    for area in areas:
        for index in range(area.first, area.limit):
            token = area[index]
            if token.text != "Sitzung" or taken.covers(token.span):
                continue
            if determiner(area.listing.tokens, index, area.first) in DEFINITE:
                attributes = {"category": "Sitzung", "board": board}
                yield Mention(token.span, Kind.EVENT, f"Sitzung {board}", "event.session", 0.75, attributes)


def _anaphors(areas: tuple[Passage, ...], mentions: list[Mention], occupied: Occupied) -> Iterator[Mention]:
    """ "die Messe", "des Forums": take up the event named before with that noun."""
    heads = nouns.event_heads()
    taken = Occupied(mention.span for mention in mentions)
    for area in areas:
        for index in range(area.first, area.limit):
            token = area[index]
            if token.shape != "capital" or taken.covers(token.span) or occupied.covers(token.span):
                continue
            head = heads.find(token.text)
            if head is None or head.plural or determiner(area.listing.tokens, index, area.first) not in DEFINITE:
                continue
            before = [m for m in mentions if m.span.start < token.start and _takes_up(head, str(m.get("category")))]
            if before:
                attributes = {"category": before[-1].get("category"), "anaphor": True}
                yield Mention(token.span, Kind.EVENT, before[-1].name, "event.anaphor", 0.7, attributes)


def _takes_up(head: Head, category: str) -> bool:
    """Tell whether a noun can take up an event of a category."""
    return head.word == category or (not head.compound and category.lower().endswith(head.lemma.lower()))
