"""Events whose noun stands without a name: an act with its object, an occasion, a journey with its goal."""

from __future__ import annotations

import re

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.candidates import Candidate
from digigraph.extractors.event_names import Parts, named, with_tail
from digigraph.extractors.names_right import stops_coordination
from digigraph.extractors.names_runs import proper_run
from digigraph.extractors.nouns import Head
from digigraph.extractors.passages import Passage
from digigraph.extractors.phrases import DEFINITE, NO_NAMES, POSSESSIVE, coordination, determiner, noun_item, quoted
from digigraph.extractors.place_names import is_place_name

PREPOSITIONS = lexicon.word_class("event-prepositions")
OPENING_ACTS = lexicon.word_list("opening-acts")
"""First parts of compounds that name the one occasion of a kind: "Abschlusskonzert"."""
LABELS = frozenset(["Was", "Anlass", "Veranstaltung"])
"""What stands before the event in an invitation."""
NATIONAL = re.compile(r"(?:Bundes|Landes|Welt|Europa)(?=[a-zäöü]{4})")


def bare_event(text: str, area: Passage, index: int, head: Head) -> Candidate | None:
    """ "Eröffnung der Ausstellung", "die Amtseinführung", "zum Moorforum", "Workshop zum Projekt „X“"."""
    article = determiner(area.listing.tokens, index, area.first)
    if found := _labelled(area, index, head) or _act(area, index, head):
        return found
    if head.has("a"):
        return _act_again(area, index, head, article)
    if head.has("b") and (_is_definite(article) or article.startswith("ein")):
        return with_tail(_plain(area, index, head, "occasion", "bare"), _venue(text, area, index))
    return _told_apart(text, area, index, head, article) or _definite(area, index, head, article)


def _is_definite(article: str) -> bool:
    """Tell whether an article or possessive makes a noun definite."""
    return article in DEFINITE or article in POSSESSIVE


def _plain(area: Passage, index: int, head: Head, rule: str, mark: str) -> Candidate:
    """Candidate of the noun alone, marked `bare` (one occasion of this text) or `generic` (weak)."""
    return named(area, Parts(index, index, index + 1), head, rule, {mark: True})


def _labelled(area: Passage, index: int, head: Head) -> Candidate | None:
    """ "Was: Abschlusskonzert der Akademie": what an invitation is to."""
    labelled = index - 2 >= area.first and area[index - 1].text == ":" and area[index - 2].text in LABELS
    if not labelled or not (head.compound or head.has("b")):
        return None
    if end := _object_end(area, index + 1):
        return named(area, Parts(index, index, end), head, "act", {})
    return _plain(area, index, head, "labelled", "bare")


def _act(area: Passage, index: int, head: Head) -> Candidate | None:
    """ "Eröffnung der Ausstellung", "Verleihung des Demografiepreises"."""
    end = 0
    if head.has("a") or head.has("b") or _opens(head):
        end = _object_end(area, index + 1)
    elif head.lemma == "Verleihung":
        end = _prize_end(area, index)
    return named(area, Parts(index, index, end), head, "act", {}) if end else None


def _act_again(area: Passage, index: int, head: Head, article: str) -> Candidate | None:
    """ "Die Eröffnung ist im Herbst": an act as the subject of a sentence."""
    subject = _is_definite(article) and area.begins_sentence(index - 1) and head.lemma != "Sitzung"
    return _plain(area, index, head, "act-again", "generic") if subject else None


def _opens(head: Head) -> bool:
    """Tell whether a compound names the one occasion of its kind: "Abschlusskonzert"."""
    return head.compound and head.word.startswith(OPENING_ACTS)


def _told_apart(text: str, area: Passage, index: int, head: Head, article: str) -> Candidate | None:
    """Event told apart by its topic, host or goal, which its name holds and the mention does not."""
    plain = Parts(index, index, index + 1)
    if (head.has("w") or head.has("c")) and (topic := _quoted_topic(text, area, index)):
        return with_tail(named(area, plain, head, "topic", {}), topic)
    if head.has("c") and head.compound and _is_definite(article) and (host := _host_end(area, index)):
        return with_tail(named(area, plain, head, "hosted", {}), text[area[index].end : area[host - 1].end])
    if head.has("t") and (goal := _goal(text, area, index)):
        return with_tail(_plain(area, index, head, "journey", "bare"), goal)
    return None


def _definite(area: Passage, index: int, head: Head, article: str) -> Candidate | None:
    """ "Zum Moorforum", "das Abschlusskonzert", "das Bundesjugendtreffen"; in a title also "auf Moorforum"."""
    if _opens(head) and _is_definite(article):
        return _plain(area, index, head, "occasion", "bare")
    if head.compound and head.has("c") and index > area.first:
        before = area[index - 1].text
        headline = area.zone == "title" and not article and before in ("auf", "bei", "zu")
        if headline or (_is_definite(article) and before.lower() in PREPOSITIONS):
            return _plain(area, index, head, "definite", "generic")
    return national_event(area, index, head)


def national_event(area: Passage, index: int, head: Head) -> Candidate | None:
    """ "Das Bundesjugendtreffen", "die Landesmeisterschaften": one of its kind in the country."""
    article = determiner(area.listing.tokens, index, area.first)
    if article not in DEFINITE or not NATIONAL.match(area[index].text) or not (head.has("c") or head.has("w")):
        return None
    if head.has("v") or head.has("y") or (head.plural and head.lemma != "Meisterschaft"):
        return None
    return named(area, Parts(index, index, index + 1), head, "national", {"generic": True})


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
        return max(quoted(area.listing.tokens, index + 1, area.limit), index + 1)
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


def _goal(text: str, area: Passage, index: int) -> str:
    """Text of "nach Polen", "durch die Altmark" right after a journey; empty when there is none."""
    end = index + 2
    if end < area.limit and area[index + 1].text in ("nach", "durch", "in"):
        end += area[end].text in ("die", "das", "den")
        if end < area.limit and is_place_name(area[end].text):
            return text[area[index].end : area[end].end]
    return ""


def day_of(area: Passage, index: int, head: Head, adjectives: int) -> int:
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
