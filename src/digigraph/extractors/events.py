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
from digigraph.extractors.anaphors import anaphors
from digigraph.extractors.candidates import Candidate, Occupied, without_overlaps
from digigraph.extractors.event_phrases import event_phrases
from digigraph.extractors.gazetteer import Gazetteer
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
        inside = Occupied(body.span for body in bodies if not body.get("anaphor"))
        occupied = Occupied(
            m.span for m in annotations.mentions if m.kind != Kind.ORGANIZATION and not m.get("anaphor")
        )
        areas = passages(document)
        proposed = (c for area in areas for c in _proposals(document, area))
        free = (c for c in proposed if not occupied.covers(c.span) and not inside.contains(c.span))
        mentions = [candidate.mention(Kind.EVENT) for candidate in unified(without_overlaps(free))]
        mentions += repetitions(document, areas, mentions, occupied)
        mentions += list(_sessions(document, areas, bodies, mentions))
        mentions += anaphors(areas, mentions, occupied, nouns.event_heads())
        return annotations.with_mentions(mentions)


def _proposals(document: Document, area: Passage) -> Iterator[Candidate]:
    """All events one passage may hold."""
    if area.limit <= area.first:
        return
    for match in known_events().find(document.text, area.span(area.first, area.limit)):
        name, category = match.payload
        yield Candidate(match.span, name, category, "event.known", 0.9)
    yield from event_phrases(document.text, area)


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
    full: dict[str, dict[str, Candidate]] = {}
    for c in candidates:
        if not (c.attributes.get("generic") or c.attributes.get("bare")):
            full.setdefault(_noun(c.category), {}).setdefault(c.name, c)
    names: dict[tuple[str, str, object], tuple[str, str]] = {}
    renamed = []
    acts = {c.name.lower(): c.name for c in candidates if c.rule == "event.act"}
    for c in candidates:
        if c.attributes.get("bare") and (act := _written_out(c.category, acts)):
            renamed.append(replace(c, name=act, attributes={}))
            continue
        key = (c.name, c.category, c.attributes.get("ordinal"))
        if key not in names:
            names[key] = _full_name(c, list(full.get(_noun(c.category), {}).values()))
        name, category = names[key]
        renamed.append(replace(c, name=name, category=category) if name != c.name else c)
    return renamed


def _written_out(compound: str, acts: dict[str, str]) -> str:
    """Name of the act that a compound puts in one word: "Ausstellungseröffnung", "Eröffnung der Ausstellung „X“"."""
    head = nouns.event_heads().find(compound)
    lowered = compound.lower()
    for noun in ("eröffnung", "einweihung", "verleihung"):
        if head is not None and lowered.endswith(noun) and lowered != noun:
            what = lowered.removesuffix(noun).removesuffix("s")
            found = [name for low, name in acts.items() if low.startswith((f"{noun} der {what}", f"{noun} des {what}"))]
            if len(found) == 1:
                return found[0]
    return ""


def _noun(category: str) -> str:
    """Last part of a compound that heads the name of an event: "Forum" for "Auenforum"."""
    head = nouns.event_heads().find(category)
    return head.lemma if head else category


def _full_name(candidate: Candidate, full: list[Candidate]) -> tuple[str, str]:
    """Longest name of the same event, and its category."""
    own = (candidate.name, candidate.category)
    ordinal = candidate.attributes.get("ordinal")
    if candidate.attributes.get("quoted") or (" " in candidate.name and not ordinal):
        return own
    related = [other for other in full if _same_noun(candidate.category, other.category)]
    exact = [other for other in related if other.category == candidate.category]
    same = [other for other in exact or related if ordinal in (None, other.attributes.get("ordinal"))]
    if len({other.attributes.get("ordinal") for other in same} - {None}) > 1 and not ordinal:
        return own
    if same:
        best = max(same, key=lambda other: (len(other.name), -other.span.start))
        if best.name != candidate.name:
            return best.name, best.category
    series = max((other.category for other in related), key=len, default="")
    if ordinal and len(series) > len(candidate.category):
        return f"{ordinal}. {series}", series
    return own


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
