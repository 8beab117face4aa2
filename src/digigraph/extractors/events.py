"""Finds events that a text tells apart from others of their kind.

An event needs more than its noun: an ordinal ("6. Mittelstandsforum"), a name or a title in quotes, an act with what it
happens to ("Eröffnung der Ausstellung"), or a noun that is used of one occasion ("die Amtseinführung"). Talks, visits
and celebrations without any of these are no events here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.candidates import Candidate, Occupied, without_overlaps
from digigraph.extractors.gazetteer import Gazetteer
from digigraph.extractors.nouns import Head
from digigraph.extractors.passages import Passage, passages
from digigraph.extractors.phrases import (
    DEFINITE,
    NO_NAMES,
    POSSESSIVE,
    determiner,
    is_function_word,
    is_number,
    is_role,
    quoted,
)
from digigraph.extractors.place_names import is_compound_of_places, is_place_name, is_proper
from digigraph.model import Annotations, Document, Kind, Mention, Span

ORDINALS = {
    word: number
    for number, words in enumerate(
        [
            "erst",
            "zweit",
            "dritt",
            "viert",
            "fünft",
            "sechst",
            "siebt|siebent",
            "acht",
            "neunt",
            "zehnt",
            "elft",
            "zwölft",
            "dreizehnt",
            "vierzehnt",
            "fünfzehnt",
            "sechzehnt",
            "siebzehnt",
            "achtzehnt",
            "neunzehnt",
            "zwanzigst",
        ],
        start=1,
    )
    for word in words.split("|")
}
ORDINAL_ENDING = re.compile(r"(.+?)e[nrsm]?")
MONTHS = lexicon.word_class("months")
NO_EVENT_AFTER_ORDINAL = lexicon.word_class("no-event-after-ordinal")
AT = lexicon.word_class("event-prepositions")
YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Events:
    """The extractor of events."""

    name: str = "events"

    def annotate(self, annotations: Annotations) -> Annotations:
        """Add mentions of events."""
        document = annotations.document
        occupied = Occupied(
            m.span for m in annotations.mentions if m.kind != Kind.ORGANIZATION and not m.get("anaphor")
        )
        areas = passages(document)
        bodies = [m for m in annotations.mentions if m.kind == Kind.ORGANIZATION and not m.get("anaphor")]
        proposed = [
            candidate
            for area in areas
            for candidate in _proposals(document, area)
            if not occupied.covers(candidate.span) and not any(body.span.contains(candidate.span) for body in bodies)
        ]
        mentions = [candidate.mention(Kind.EVENT) for candidate in without_overlaps(proposed)]
        mentions = _unified(mentions)
        mentions += list(_anaphors(areas, mentions, occupied))
        return annotations.with_mentions(mentions)


def _proposals(document: Document, area: Passage) -> Iterator[Candidate]:
    """All events one passage may hold."""
    if area.limit <= area.first:
        return
    for match in known_events().find(document.text, area.span(area.first, area.limit)):
        name, category = match.payload
        yield Candidate(match.span, name, category, "event.known", 0.9)
    heads = nouns.event_heads()
    for index in range(area.first, area.limit):
        token = area[index]
        if not token.capitalised or token.text[-1] == "-":
            continue
        if (head := heads.find(token.text)) and (candidate := _around_head(document, area, index, head)):
            yield candidate
    yield from _titled(document, area)


@cache
def known_events() -> Gazetteer[tuple[str, str]]:
    """Automaton over the events known by name."""
    entries: dict[str, tuple[str, str]] = {}
    for row in lexicon.rows("known_events.tsv"):
        name, category, forms = row[0], row[1], row[2] if len(row) > 2 else ""
        for form in (name, *filter(None, forms.split("|"))):
            entries[form] = (name, category)
    return Gazetteer(entries)


def _around_head(document: Document, area: Passage, index: int, head: Head) -> Candidate | None:
    """Event around one head noun; None when nothing tells it apart."""
    end = quoted(area.listing.tokens, index + 1, area.limit)
    if end > index + 1:
        return _quoted_event(document, area, index, end, head)
    start, ordinal = _ordinal(area, index)
    adjectives = _adjectives(area, index)
    right = _name_end(area, index)
    if ordinal and not (head.lemma in NO_EVENT_AFTER_ORDINAL and not head.compound):
        return _candidate(document, area, (start, index, right), head, "ordinal", {"ordinal": ordinal})
    if head.plural and not (adjectives < index and head.lemma in ("Tag", "Spiele", "Meisterschaft")):
        return None
    if right > index + 1 and _bears_name(area, index, right, head):
        return _candidate(document, area, (adjectives, index, right), head, "name", {})
    if adjectives < index and not head.has("v") and (head.compound or head.has("c") or head.lemma == "Messe"):
        return _candidate(document, area, (adjectives, index, right), head, "adjective", {})
    if "-" in area[index].text and _has_proper_part(area[index].text) and not head.has("v") and not head.has("a"):
        return _candidate(document, area, (index, index, right), head, "compound", {})
    return _act(document, area, index, head)


def _has_proper_part(word: str) -> bool:
    """Tell whether the first part of a hyphenated compound is a name."""
    first = word.split("-", maxsplit=1)[0]
    return len(first) > 2 and not first.isupper() and not nouns.is_common(first)


def _ordinal(area: Passage, index: int) -> tuple[int, int]:
    """Begin of the phrase and the number when an ordinal stands before the head, adjectives in between allowed."""
    start = index
    while start - 1 > area.first and index - start < 3 and _is_adjective(area[start - 1].text):
        start -= 1
    before = start - 1
    if before >= area.first and area[before].text == "." and before - 1 >= area.first and is_number(area[before - 1]):
        digits = area[before - 1].text
        if digits.isdigit() and 0 < int(digits) < 400 and area[before - 1].end == area[before].start:
            return before - 1, int(digits)
    for offset in range(start, index + 1):
        if number := _ordinal_word(area[offset - 1].text) if offset - 1 >= area.first else 0:
            return offset - 1, number
    return index, 0


def _ordinal_word(word: str) -> int:
    """Number of an ordinal word in any case, 0 for other words."""
    match = ORDINAL_ENDING.fullmatch(word.lower())
    return ORDINALS.get(match[1], 0) if match else 0


def _is_adjective(word: str) -> bool:
    """Tell whether a word can be an inflected adjective inside the name of an event."""
    return (
        word[:1].isupper()
        and word.endswith(("e", "en", "er", "es", "em"))
        and not _ordinal_word(word)
        and (nouns.is_inflected_adjective(word) or (not nouns.is_common(word) and not is_place_name(word)))
        and word.lower() not in ("der", "die", "eine", "einer", "eines", "ihre", "unsere", "diese", "keine")
    )


def _adjectives(area: Passage, index: int) -> int:
    """Begin of the capitalised adjectives before a head: "Norddeutsche Moortage", "Leipziger Buchmesse"."""
    start = index
    while (
        start > area.first and index - start < 2 and area[start - 1].capitalised and _is_adjective(area[start - 1].text)
    ):
        if area.begins_sentence(start - 1) and not _is_geographic(area[start - 1].text):
            break
        if is_function_word(area[start - 1]):
            break
        start -= 1
    return start


def _is_geographic(word: str) -> bool:
    """Tell whether an adjective is made from a place or country."""
    return word.lower().endswith(("ische", "ischer", "isches", "ischen")) or (
        word.endswith("er") and is_place_name(word[:-2])
    )


def _name_end(area: Passage, index: int) -> int:
    """End of the proper nouns and the year after a head."""
    end = index + 1
    while end < area.limit and end - index <= LONGEST_NAME and area.adjacent(end - 1, end):
        token = area[end]
        if token.capitalised and token.text not in NO_NAMES and not is_role(token.text) and not is_function_word(token):
            if is_proper(token.text) or is_place_name(token.text):
                end += 1
                continue
        break
    if end < area.limit and YEAR.fullmatch(area[end].text) and area[end - 1].text not in MONTHS:
        end += 1
    return end


def _bears_name(area: Passage, index: int, end: int, head: Head) -> bool:
    """Tell whether the words after a head name the event: a year, or a name after a noun for a named occasion."""
    first = area[index + 1].text
    if YEAR.fullmatch(first):
        return not head.has("a") and not head.has("v") and (head.compound or head.lemma in ("Expo", "Gipfel"))
    if first.endswith("s") and is_place_name(first[:-1]) and not is_place_name(first):
        return False
    if head.has("a") or head.has("v"):
        return False
    return head.compound or head.has("c") or is_compound_of_places(first)


def _act(document: Document, area: Passage, index: int, head: Head) -> Candidate | None:
    """ "Eröffnung der Ausstellung", "die Amtseinführung", "zum Moorforum"."""
    tokens = area.listing.tokens
    article = determiner(tokens, index, area.first)
    after = [token.text for token in tokens[index + 1 : min(index + 4, area.limit)]]
    definite = article in DEFINITE or article in POSSESSIVE
    if head.has("a"):
        if len(after) > 1 and after[0] in ("der", "des") and (target := _event_or_body(area, index + 2)):
            return _candidate(document, area, (index, index, target), head, "act", {})
        return None
    if head.has("b") and (definite or (article in ("einer", "einem", "eine", "ein") and after[:1] == ["auf"])):
        return _candidate(document, area, (index, index, _venue_end(area, index)), head, "occasion", {})
    if head.compound and head.has("c") and definite and not head.plural and tokens[index - 1].text.lower() in AT:
        return _candidate(document, area, (index, index, index + 1), head, "definite", {"generic": True})
    if head.compound and head.lemma == "Tag" and tokens[index - 1].text in ("am", "beim", "zum", "Am", "Beim", "Zum"):
        return None
    return None


def _venue_end(area: Passage, index: int) -> int:
    """End of "auf dem Marktplatz", "im Landtag" right after an occasion."""
    words = [token.text for token in area.listing.tokens[index + 1 : min(index + 4, area.limit)]]
    if len(words) > 2 and words[0] == "auf" and words[1] in ("dem", "der") and words[2][:1].isupper():
        return index + 4
    if len(words) > 1 and words[0] == "im" and words[1][:1].isupper() and words[1] not in NO_NAMES:
        return index + 3
    return index + 1


def _event_or_body(area: Passage, start: int) -> int:
    """End of the noun an act happens to, when that is an event or a body; 0 otherwise."""
    index = start
    while index < area.limit and index - start < 3 and not area[index].capitalised:
        index += 1
    if index >= area.limit:
        return 0
    word = area[index].text
    if event := nouns.event_heads().find(word):
        return 0 if event.plural else index + 1
    if body := nouns.organization_heads().find(word):
        if body.plural:
            return 0
        return _name_end(area, index)
    return 0


def _quoted_event(document: Document, area: Passage, index: int, end: int, head: Head) -> Candidate | None:
    """ "Ausstellung „X“"."""
    if head.has("a") or head.plural:
        return None
    span = Span(area[index + 1].end, area[end - 1].start)
    title = " ".join(document.slice(span).split())
    if len(title) > 100 or title.endswith(","):
        return None
    attributes = {"quoted": True, "alias": title, "title": title}
    return Candidate(
        Span(area[index].start, area[end - 1].end), f"{head.word} „{title}“", head.word, "event.quoted", 0.9, attributes
    )


TITLE = re.compile(
    r"unter (?:dem|der) (?:Titel|Motto|Überschrift|Namen|Leitwort|Leitthema) „([^“\n]{2,100})“ (?:zu|zur|zum|zu einem|zu einer|auf|in) (?:\w+ )?"
)


def _titled(document: Document, area: Passage) -> Iterator[Candidate]:
    """ "lädt unter dem Titel „X“ zu einer Wanderung ein": an event noun named by its title."""
    span = area.span(area.first, area.limit)
    for match in TITLE.finditer(document.text, *span):
        index = area.listing.first_at(match.end())
        if index < area.limit and (head := nouns.event_heads().find(area[index].text)) and not head.plural:
            attributes = {"quoted": True, "alias": match[1], "title": match[1]}
            name = f"{head.word} „{match[1]}“"
            yield Candidate(area[index].span, name, head.word, "event.titled", 0.85, attributes, weight=1)


def _candidate(
    document: Document,
    area: Passage,
    tokens: tuple[int, int, int],
    head: Head,
    rule: str,
    attributes: dict[str, object],
) -> Candidate:
    """Candidate from (first token, head token, end), with its name in the nominative."""
    start, index, end = tokens
    words = [token.text for token in area.listing.tokens[start:end]]
    words[index - start] = head.word if not head.plural else words[index - start]
    for offset in range(index - start):
        if (nouns.is_inflected_adjective(words[offset]) and not words[offset].endswith("er")) or (
            attributes.get("ordinal") and words[offset][:1].isupper() and words[offset].endswith("en")
        ):
            words[offset] = nouns.nominative_adjective(words[offset], head.gender, plural=head.plural)
    name = " ".join(words).replace(" .", ".")
    number = attributes.get("ordinal")
    if number and not name[0].isdigit():
        name = f"{number}. " + " ".join(words[1:])
    return Candidate(area.span(start, end), name, head.word, f"event.{rule}", 0.85, attributes)


def _unified(mentions: list[Mention]) -> list[Mention]:
    """Give mentions of the same event ("Erstes Luther-Forum", "1. Luther-Forum Altmark", "das Luther-Forum") one name."""
    full: dict[str, Mention] = {}
    for mention in mentions:
        category = str(mention.get("category"))
        best = full.get(category)
        if mention.get("ordinal") and (best is None or len(mention.name) > len(best.name)):
            full[category] = mention
    unified = []
    for mention in mentions:
        best = full.get(str(mention.get("category")))
        same = best is not None and mention.get("ordinal") in (None, best.get("ordinal"))
        if best is not None and same and (mention.get("ordinal") or mention.get("generic")):
            mention = Mention(
                mention.span, mention.kind, best.name, mention.rule, mention.confidence, mention.attributes
            )
        unified.append(mention)
    return unified


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
