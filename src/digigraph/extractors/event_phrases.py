"""Names of events built around a head noun: "6. Forum", "Norddeutsche Tage", "Ausstellung „X“", "Sitzung des Rates"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.candidates import Candidate
from digigraph.extractors.names_left import is_geographic_adjective
from digigraph.extractors.names_right import is_slash_place, proper_run, stops_coordination
from digigraph.extractors.names_written import joined
from digigraph.extractors.nouns import Head
from digigraph.extractors.ordinals import Ordinal, is_event_adjective, ordinal_before
from digigraph.extractors.passages import Passage
from digigraph.extractors.phrases import (
    DEFINITE,
    NO_NAMES,
    POSSESSIVE,
    coordination,
    determiner,
    is_function_word,
    is_role,
    noun_item,
    quoted,
)
from digigraph.extractors.place_names import is_compound_of_places, is_place_name, is_proper
from digigraph.model import Span

MONTHS = lexicon.word_class("months")
SPANS_OF_TIME = lexicon.word_class("no-event-after-ordinal")
"""Nouns that an ordinal counts without making an event: "zweiter Tag"."""
PREPOSITIONS = lexicon.word_class("event-prepositions")
YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST_NAME = 5
LONGEST_TITLE = 100
OPENING_ACTS = lexicon.word_list("opening-acts")
"""First parts of compounds that name the one occasion of a kind: "Abschlusskonzert"."""
LABELS = frozenset(["Was", "Anlass", "Veranstaltung"])
"""What stands before the event in an invitation."""
NATIONAL = re.compile(r"(?:Bundes|Landes|Welt|Europa)(?=[a-zäöü]{4})")
TITLE_AFTER = re.compile(
    r" (?:[a-zäöü]+ )?unter (?:dem|der) (?:Titel|Motto|Überschrift|Namen|Leitwort) „([^“\n]{2,100})“"
)
TITLE = re.compile(
    r"unter (?:dem|der) (?:Titel|Motto|Überschrift|Namen|Leitwort|Leitthema|Thema) „([^“\n]{2,100})“ "
    r"(?:zu|zur|zum|auf|in|an|eine?|einen)(?: einer| einem)? (?:[a-zäöü]+ )?"
)


class Parts(NamedTuple):
    """Tokens of a name: first, head noun, one past the last."""

    start: int
    noun: int
    end: int


def event_phrases(text: str, area: Passage) -> Iterator[Candidate]:
    """Yield the events of a passage that are named around a head noun."""
    heads = nouns.event_heads()
    for index in range(area.first, area.limit):
        token = area[index]
        if not token.capitalised or token.text[-1] == "-" or is_place_name(token.text):
            continue
        if (head := heads.find(token.text)) and (candidate := _around_head(text, area, index, head)):
            yield candidate
    yield from _titled(text, area)


def _around_head(text: str, area: Passage, index: int, head: Head) -> Candidate | None:
    """Event around one head noun; None when nothing tells it apart."""
    end = quoted(area.listing.tokens, index + 1, area.limit)
    if end > index + 1:
        return _quoted_event(text, area, Parts(index, index, end), head)
    if (match := TITLE_AFTER.match(text, area[index].end)) and not head.plural:
        attributes = {"quoted": True, "alias": match[1], "title": match[1]}
        return Candidate(area[index].span, f"{head.word} „{match[1]}“", head.word, "event.titled", 0.85, attributes)
    right = _name_end(area, index, head)
    ordinal = ordinal_before(area, index)
    if ordinal is not None and _counts(area, index, head, ordinal):
        start = ordinal.start
        right = _genitive_end(area, index, right)
        return _named(area, Parts(start, index, right), head, "ordinal", {"ordinal": ordinal.number})
    adjectives = _adjectives(area, index)
    if end := _day_of(area, index, head, adjectives):
        return _named(area, Parts(adjectives, index, end), head, "day", {})
    if head.has("o"):
        return None
    proper = _has_proper_part(area[index].text)
    if head.plural and not ((adjectives < index or proper) and head.lemma in ("Tag", "Spiele", "Meisterschaft")):
        return _national(area, index, head)
    if right > index + 1 and _bears_name(area, index, head):
        return _named(area, Parts(adjectives, index, right), head, "name", {})
    if adjectives < index and _is_occasion(head):
        return _named(area, Parts(adjectives, index, right), head, "adjective", {})
    if proper and not head.has("v") and not head.has("a"):
        return _named(area, Parts(index, index, right), head, "compound", {})
    return _bare(text, area, index, head)


def _national(area: Passage, index: int, head: Head) -> Candidate | None:
    """ "Das Bundesjugendtreffen", "die Landesmeisterschaften": one of its kind in the country."""
    article = determiner(area.listing.tokens, index, area.first)
    if article not in DEFINITE or not NATIONAL.match(area[index].text) or not (head.has("c") or head.has("w")):
        return None
    if head.has("v") or head.has("y") or (head.plural and head.lemma != "Meisterschaft"):
        return None
    return _named(area, Parts(index, index, index + 1), head, "national", {"generic": True})


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


def _day_of(area: Passage, index: int, head: Head, adjectives: int) -> int:
    """End of "Tag der Werkbank", "Internationaler Tag gegen X", "Nacht der Museen"; 0 for other days."""
    if head.compound or head.plural or head.lemma not in ("Tag", "Woche", "Nacht") or index + 2 >= area.limit:
        return 0
    link = area[index + 1].text
    if link in ("der", "des"):
        item = noun_item(area.listing.tokens, index + 2, area.limit)
        noun = area[item - 1].text
        usual = (noun.endswith(("ung", "ungen", "tion", "s")) and link == "der") or noun in NO_NAMES
        at = area[index - 1].text.lower() if index > area.first else ""
        named = at in ("am", "beim", "zum", "vom", "„", "den") or adjectives < index
        return item if item > index + 2 and not usual and named else 0
    if link in ("für", "gegen", "zur", "ohne") and adjectives < index:
        return _cause_end(area, index + 2)
    return 0


def _cause_end(area: Passage, start: int) -> int:
    """End of "zur Beseitigung von Gewalt gegen Frauen": a noun with up to two more joined by prepositions."""
    end = coordination(area.listing.tokens, start, area.limit, stops_coordination)
    for _ in range(2):
        if end == start or end >= area.limit or area[end].text not in ("von", "gegen", "für", "der", "des", "an"):
            break
        further = coordination(area.listing.tokens, end + 1, area.limit, stops_coordination)
        if further == end + 1:
            break
        end = further
    return end if end > start else 0


def _has_proper_part(word: str) -> bool:
    """Tell whether the first part of a hyphenated compound is a name: "Luther-Forum"."""
    first, hyphen, _ = word.partition("-")
    return bool(hyphen) and len(first) > 2 and not first.isupper() and not nouns.is_common(first)


def _adjectives(area: Passage, index: int) -> int:
    """Begin of the capitalised adjectives before a head: "Norddeutsche Moortage", "Leipziger Buchmesse"."""
    start = index
    while start > area.first and index - start < 2 and is_event_adjective(area[start - 1].text):
        if is_function_word(area[start - 1]) or is_role(area[start - 1].text):
            break
        if area.begins_sentence(start - 1) and not is_geographic_adjective(area[start - 1].text):
            break
        start -= 1
    return start


def _name_end(area: Passage, index: int, head: Head) -> int:
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


def _genitive_end(area: Passage, index: int, end: int) -> int:
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


def _bears_name(area: Passage, index: int, head: Head) -> bool:
    """Tell whether the words after a head name the event: a year, or a name after a noun for a named occasion."""
    first = area[index + 1].text
    if head.has("a") or head.has("v"):
        return False
    if YEAR.fullmatch(first):
        return head.compound or head.lemma in ("Expo", "Gipfel")
    if first.endswith("s") and is_place_name(first[:-1]) and not is_place_name(first):
        return False
    return head.compound or head.has("c") or is_compound_of_places(first)


def _bare(text: str, area: Passage, index: int, head: Head) -> Candidate | None:
    """ "Eröffnung der Ausstellung", "die Amtseinführung", "zum Moorforum", "Workshop zum Projekt „X“"."""
    tokens = area.listing.tokens
    article = determiner(tokens, index, area.first)
    definite = article in DEFINITE or article in POSSESSIVE
    plain = Parts(index, index, index + 1)
    opening = head.compound and head.word.startswith(OPENING_ACTS)
    labelled = index - 2 >= area.first and area[index - 1].text == ":" and area[index - 2].text in LABELS
    if opening and (end := _object_end(area, index + 1)):
        return _named(area, Parts(index, index, end), head, "act", {})
    if labelled and (head.compound or head.has("b")):
        return _named(area, plain, head, "labelled", {"bare": True})
    if head.has("a") or head.has("b"):
        if end := _object_end(area, index + 1):
            return _named(area, Parts(index, index, end), head, "act", {})
        if head.has("a"):
            subject = definite and area.begins_sentence(index - 1) and head.lemma != "Sitzung"
            return _named(area, plain, head, "act-again", {"generic": True}) if subject else None
    if head.has("b") and (definite or article.startswith("ein")):
        return _with_tail(_named(area, plain, head, "occasion", {"bare": True}), _venue(text, area, index))
    if (head.has("w") or head.has("c")) and (topic := _quoted_topic(text, area, index)):
        return _with_tail(_named(area, plain, head, "topic", {}), topic)
    if head.lemma == "Verleihung" and (prize := _prize_end(area, index)):
        return _named(area, Parts(index, index, prize), head, "act", {})
    if head.has("c") and head.compound and definite and (host := _host_end(area, index)):
        return _with_tail(_named(area, plain, head, "hosted", {}), text[area[index].end : area[host - 1].end])
    if head.has("t") and (goal := _goal(text, area, index)):
        return _with_tail(_named(area, plain, head, "journey", {"bare": True}), goal)
    if opening and definite:
        return _named(area, plain, head, "occasion", {"bare": True})
    if head.compound and head.has("c") and definite and tokens[index - 1].text.lower() in PREPOSITIONS:
        return _named(area, plain, head, "definite", {"generic": True})
    return _national(area, index, head)


def _prize_end(area: Passage, index: int) -> int:
    """End of "Verleihung des Demografiepreises"; 0 when it is not said what is given."""
    if index + 2 >= area.limit or area[index + 1].text not in ("des", "der"):
        return 0
    return (
        index + 3 if area[index + 2].text.lower().endswith(("preis", "preises", "nadel", "medaille", "ordens")) else 0
    )


def _host_end(area: Passage, index: int) -> int:
    """End of "der Architektenkammer" after the noun of an event: the one body it is of; 0 when there is none."""
    if index + 2 >= area.limit or area[index + 1].text not in ("der", "des"):
        return 0
    body = nouns.organization_heads().find(area[index + 2].text) if area[index + 2].capitalised else None
    if body is None or body.plural:
        return 0
    return proper_run(area, index + 3) if index + 3 < area.limit else index + 3


def _object_end(area: Passage, start: int) -> int:
    """End of "der Ausstellung „X“", "des Steuerungskreises Y" that an act happens to; 0 for other things."""
    if start + 1 >= area.limit or area[start].text not in ("der", "des"):
        return 0
    index = start + 1
    while index < area.limit and index - start < 3 and not area[index].capitalised:
        index += 1
    if index >= area.limit:
        return 0
    word = area[index].text
    if (event := nouns.event_heads().find(word)) and not event.plural:
        return index + 1
    if (body := nouns.organization_heads().find(word)) and not body.plural:
        return max(noun_item(area.listing.tokens, index + 1, area.limit), index + 1)
    if (initiative := nouns.initiative_heads().find(word)) and not initiative.plural and initiative.has("t"):
        return index + 1
    return 0


def _venue(text: str, area: Passage, index: int) -> str:
    """Text of "auf dem Marktplatz", "im Landtag" right after an occasion; it belongs to the label only."""
    words = [token.text for token in area.listing.tokens[index + 1 : min(index + 4, area.limit)]]
    if len(words) > 2 and words[0] == "auf" and words[1] in ("dem", "der") and words[2][:1].isupper():
        return text[area[index].end : area[index + 3].end]
    if len(words) > 1 and words[0] == "im" and words[1][:1].isupper() and words[1] not in NO_NAMES:
        return text[area[index].end : area[index + 2].end]
    return ""


def _quoted_topic(text: str, area: Passage, index: int) -> str:
    """Text of "zum Projekt „X“" right after a noun for a meeting; empty when there is none."""
    tokens = area.listing.tokens
    if index + 3 >= area.limit or tokens[index + 1].text not in ("zum", "zur", "zu"):
        return ""
    for start in (index + 2, index + 3):
        end = quoted(tokens, start, area.limit)
        if end > start:
            return text[area[index].end : tokens[end - 1].end]
    return ""


def _quoted_event(text: str, area: Passage, parts: Parts, head: Head) -> Candidate | None:
    """ "Ausstellung „X“"."""
    title = " ".join(text[area[parts.noun + 1].end : area[parts.end - 1].start].split())
    if head.has("a") or head.plural or len(title) > LONGEST_TITLE or title.endswith(","):
        return None
    attributes: dict[str, object] = {"quoted": True, "alias": title, "title": title}
    ordinal = ordinal_before(area, parts.noun)
    start, number = parts.start, ""
    if ordinal is not None and ordinal.digits:
        start, number = ordinal.start, f"{ordinal.number}. "
        attributes["ordinal"] = ordinal.number
    span = Span(area[start].start, area[parts.end - 1].end)
    return Candidate(span, f"{number}{head.word} „{title}“", head.word, "event.quoted", 0.9, attributes)


def _titled(text: str, area: Passage) -> Iterator[Candidate]:
    """ "lädt unter dem Titel „X“ zu einer Wanderung ein": an event noun named by its title."""
    if area.limit <= area.first:
        return
    for match in TITLE.finditer(text, *area.span(area.first, area.limit)):
        index = area.listing.first_at(match.end())
        if index < area.limit and (head := nouns.event_heads().find(area[index].text)) and not head.plural:
            attributes = {"quoted": True, "alias": match[1], "title": match[1]}
            name = f"{head.word} „{match[1]}“"
            yield Candidate(area[index].span, name, head.word, "event.titled", 0.85, attributes, weight=1)


def _with_tail(candidate: Candidate, tail: str) -> Candidate:
    """The candidate with a tail that belongs to its name but not to the mention."""
    return replace(candidate, name=candidate.name + tail)


def _goal(text: str, area: Passage, index: int) -> str:
    """Text of "nach Polen", "durch die Altmark" right after a journey; empty when there is none."""
    end = index + 2
    if end < area.limit and area[index + 1].text in ("nach", "durch", "in"):
        end += area[end].text in ("die", "das", "den")
        if end < area.limit and is_place_name(area[end].text):
            return text[area[index].end : area[end].end]
    return ""


def _named(area: Passage, parts: Parts, head: Head, rule: str, attributes: dict[str, object]) -> Candidate:
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
