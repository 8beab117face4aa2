"""Noun phrases that name something, with what their surroundings say of their case.

An article or preposition before a noun phrase narrows its case; what stays open may be subject or direct object.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from digigraph.extractors.genders import grammatical_gender
from digigraph.extractors.references import heads_of
from digigraph.model import Annotations, Document, Kind, Mention, Span

ENTITY_KINDS = (
    Kind.PERSON,
    Kind.OFFICE,
    Kind.MINISTRY,
    Kind.ORGANIZATION,
    Kind.INITIATIVE,
    Kind.EVENT,
    Kind.PLACE,
)

CONTRACTED = {
    "am": "an", "ans": "an", "beim": "bei", "im": "in", "ins": "in", "vom": "von", "zum": "zu", "zur": "zu",
    "aufs": "auf", "fürs": "für", "durchs": "durch", "übers": "über", "ums": "um",
    "hinterm": "hinter", "unterm": "unter",
}  # fmt: skip
PREPOSITIONS = frozenset({
    "an", "auf", "aus", "außer", "bei", "bis", "dank", "durch", "entlang", "für", "gegen", "gegenüber", "hinter", "in",
    "innerhalb", "laut", "mit", "mithilfe", "nach", "neben", "namens", "ohne", "per", "samt", "seit", "seitens",
    "statt", "trotz", "um", "unter", "über", "von", "vor", "während", "wegen", "wider", "zu", "zwischen",
})  # fmt: skip
ARTICLE_CASE = {
    "dem": "dat", "einem": "dat", "diesem": "dat", "jenem": "dat", "seinem": "dat", "ihrem": "dat", "unserem": "dat",
    "des": "gen", "eines": "gen", "dieses": "open", "seines": "gen", "ihres": "gen", "dessen": "open", "deren": "open",
    "den": "acc", "einen": "acc", "diesen": "acc", "seinen": "acc", "ihren": "acc", "jeden": "acc", "keinen": "acc",
    "einer": "obl", "dieser": "open", "seiner": "obl", "ihrer": "obl", "der": "open", "die": "open", "das": "open",
    "ein": "open", "eine": "open", "diese": "open", "sein": "open", "seine": "open", "ihr": "open", "ihre": "open",
    "kein": "open", "keine": "open", "jede": "open", "jeder": "open", "jedes": "open", "alle": "open", "beide": "open",
    "beiden": "open",
}  # fmt: skip
_FIXED = frozenset({"anderem", "anderen", "allem"})
"""Last words of "unter anderem" and "vor allem", which are no prepositional phrases."""
_NAMED_AS = frozenset({"Namen", "Titel"})
_SENTENCE_ADVERBS = frozenset({
    "Heute", "Gestern", "Morgen", "Auch", "Nur", "Dann", "Dort", "Hier", "So", "Damit", "Dabei", "Zudem", "Außerdem",
    "Dass", "Denn", "Wie", "Ob", "Als", "Wenn", "Nun", "Jetzt", "Zugleich", "Ferner", "Dazu", "Danach", "Dem", "Die",
    "Der", "Das",
})  # fmt: skip
"""Capitalised at the start of a sentence without being nouns."""
_WORK_FOR = frozenset({
    "antrag", "antragstellung", "bewerbung", "arbeit", "arbeiten", "planung", "planungen", "vorbereitung",
    "vorbereitungen", "bauarbeiten", "konzept", "entwurf",
})  # fmt: skip
"""Nouns whose prepositional phrase is what the verb is really about: "die Antragstellung für das Zentrum"."""
_WORK_ON = frozenset({
    "neubau", "bau", "ausbau", "aufbau", "umbau", "anbau", "ersatzneubau", "erweiterungsbau", "gebäude", "hauptgebäude",
    "start", "fortschreibung", "gründung", "eröffnung", "erweiterung",
    "neuauflage", "aufnahme",
})  # fmt: skip
"""Nouns whose genitive is what the verb is really about: "den Neubau des Zentrums eröffnen"."""

_LEFT = re.compile(r"(?:[^\W\d_][\w’'.-]*|\d+\.|[„‚“,]|\S)\s*$")
_ADJECTIVE = re.compile(r"^(?:[a-zäöüß][\w-]*(?:e|en|er|es|em|aliges?|amts?)|\d+\.|\d+-jährige[rnsm]?|[A-ZÄÖÜ]\w+er)$")
_COORDINATION = re.compile(
    r"^\s*(?:\([^()]{0,60}\)\s*)?(?:MdL|MdB|a\. ?D\.)?\s*(?:,|/|und\b|sowie\b|bzw\.|oder\b|&)"
    r"(?:\s|,|und\b|sowie\b|auch\b|schließlich\b|außerdem\b|bzw\.|oder\b|/|&)*"
    r"(?:(?:der|die|das|den|dem|des|dessen|deren|seine[rnms]?|ihre[rnms]?|von|vom|mit|an)\s+(?:der|die|das|den|dem)?\s*)?"
    r"(?:[a-zäöüß-]+(?:e|en|er|es|em)\s+)*(?:[A-ZÄÖÜ][\w-]+\s+){0,2}[„‚]?$"
)
_ROLE_LIST = re.compile(
    r"^(?=.*(?:,|\bund\b|\bsowie\b))(?:[\s,()/&]|(?:und|sowie|auch|aus|von|vom|bei|beim|in|im|für|am|an|zu|zum|zur|der|die|das|den|dem|des"
    r"|deren|dessen|Frau|Herrn?|Dr\.|Prof\.|MdL|MdB|\w+(?:ige[rnms]?|ierte[rnms]?|ende[rnms]?|neue[rnms]?|frühere[rnms]?)|[A-ZÄÖÜ][\w-]+)(?=[\s,()]))*$"
)
_APPOSITION = re.compile(
    r"(?: \([^()]*\))?,? (?:MdL|MdB), ?(?:(?:der|die|dem|den|des) )?(?:[a-zäöü]+ )?"
    r"|(?: \([^()]*\))?, (?:(?:der|die|dem|den|des) )?(?:[a-zäöü]+ )?"
)
"""What may stand between a name and the office in apposition to it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A noun phrase that names something, with what its surroundings say of its case."""

    mention: Mention
    span: Span
    """The mention with the role before or after it."""
    case: str
    """`nom`, `acc`, `dat`, `gen`, `obl` (dative or genitive), `prep` or `open`."""
    preposition: str = ""
    group: int = 0
    """Slots of one coordination ("A, B und C") share a number."""

    @property
    def kind(self) -> Kind:
        """Kind of the mention."""
        return self.mention.kind

    @property
    def bare(self) -> bool:
        """Whether it can be the subject: no preposition, and no article that excludes the nominative."""
        return self.case in ("nom", "open") and not self.preposition


def absorbed_span(annotations: Annotations, person: Mention) -> Span:
    """Widen a person's span over an office and a genitive Land before it and an office in apposition after it."""
    text = annotations.document.text
    start, end = person.span
    for mention in reversed(annotations.mentions):
        if mention.span.end > start or mention.kind not in (Kind.OFFICE, Kind.PLACE):
            continue
        if start - mention.span.end > 12:
            break
        gap = text[mention.span.end : start]
        if re.fullmatch(r"[\s,]*(?:Frau |Herrn? )?", gap) and not (
            "," in gap and _follows_person(annotations, mention)
        ):
            start = mention.span.start
    for mention in annotations.mentions:
        if mention.kind is Kind.OFFICE and mention.span.start >= end and mention.span.start - end <= 60:
            gap = text[end : mention.span.start]
            if _APPOSITION.fullmatch(gap):
                end = mention.span.end
                break
    return Span(start, end)


def _follows_person(annotations: Annotations, office: Mention) -> bool:
    """Tell whether the office stands in apposition to the person before it: "Name, Vorstand der X, Name"."""
    text = annotations.document.text
    before = [m for m in annotations.of_kind(Kind.PERSON) if 0 <= office.span.start - m.span.end <= 8]
    return any(re.fullmatch(r", (?:der |die )?", text[m.span.end : office.span.start]) for m in before)


def slots_of(annotations: Annotations, sentence: Span) -> tuple[Slot, ...]:
    """Find the noun phrases of a sentence, outermost only, in order."""
    inside = annotations.within(sentence, *ENTITY_KINDS)
    spans = [(absorbed_span(annotations, m) if m.kind is Kind.PERSON else m.span, m) for m in inside]
    outer: list[tuple[Span, Mention]] = []
    # Persons first: the role in front of a name is part of the person's phrase, not a phrase of its own.
    for span, mention in sorted(
        spans, key=lambda item: (item[1].kind is not Kind.PERSON, -(item[0].end - item[0].start), item[0])
    ):
        if not any(taken.overlaps(span) for taken, _ in outer) and not _is_aside(annotations, mention):
            outer.append((span, mention))
    outer.sort(key=lambda item: item[0])
    return tuple(_slot(annotations.document, sentence, *item) for item in outer)


def _is_aside(annotations: Annotations, mention: Mention) -> bool:
    """Tell whether a mention stands in parentheses: an acronym, a party, a district; it has no role in the clause."""
    text = annotations.document.text
    opening = text.rfind("(", max(0, mention.span.start - 60), mention.span.start)
    if opening < 0 or ")" in text[opening : mention.span.start]:
        return False
    return text.find(")", mention.span.end, mention.span.end + 60) >= 0


def _slot(document: Document, sentence: Span, span: Span, mention: Mention) -> Slot:
    """Read article and preposition to the left of a noun phrase."""
    if _genitive_name(document, mention):
        return Slot(mention, span, "gen")
    position, capitals, adjectives = span.start, 0, 0
    for _ in range(7):
        word, start = _word_before(document, sentence, position)
        lower = word.lower()
        if lower in CONTRACTED:
            return Slot(mention, span, "prep", CONTRACTED[lower])
        if lower in ARTICLE_CASE:
            return _determined(document, sentence, Slot(mention, span, ARTICLE_CASE[lower]), lower, start)
        if lower in PREPOSITIONS:
            return Slot(mention, span, "prep", lower)
        if lower in _FIXED:
            break
        if _ADJECTIVE.match(word):
            adjectives += 1
        elif word in _NAMED_AS and mention.kind is Kind.INITIATIVE:
            return Slot(mention, span, "acc")  # "legt unter dem Namen X ein Programm auf"
        elif word and word[0].isupper() and capitals < 2 and _may_lead(document, sentence, mention, adjectives, start):
            capitals += 1
        elif not (word and word in "„‚“") and not (adjectives and lower == word and len(word) > 2):
            # An adverb may stand before a participle: "der dort angesiedelten Schule".
            break
        position = start
    return Slot(mention, span, "open")


def _may_lead(document: Document, sentence: Span, mention: Mention, adjectives: int, position: int) -> bool:
    """Tell whether a capital word can belong to the phrase; before a person only as "des Ornithologen X"."""
    if mention.kind is not Kind.PERSON:
        return True
    word, _ = _word_before(document, sentence, position)
    return not adjectives and word.lower() in ARTICLE_CASE


def _word_before(document: Document, sentence: Span, position: int) -> tuple[str, int]:
    """The word that ends at an offset, and where it begins; an empty word at the start of the sentence."""
    found = _LEFT.search(document.text, max(sentence.start, position - 40), position)
    return (found.group().strip(), found.start()) if found else ("", sentence.start)


def _determined(document: Document, sentence: Span, slot: Slot, article: str, position: int) -> Slot:
    """Look past the article: a preposition before it, or the noun whose genitive the phrase is."""
    word, start = _word_before(document, sentence, position)
    if word.lower() in PREPOSITIONS:
        worked_on, _ = _word_before(document, sentence, start)
        if worked_on.lower() in _WORK_FOR:
            return replace(slot, case="open")
        return replace(slot, case="prep", preposition=word.lower())
    after_noun = bool(word) and word[0].isupper() and (start > sentence.start or word not in _SENTENCE_ADVERBS)
    if word.lower() in _WORK_ON and slot.case != "acc":
        return replace(slot, case="acc")
    if article in ("dieses", "dieser", "seiner", "ihrer") and after_noun:
        return replace(slot, case="obl")
    if article != "der":
        return slot
    gender = slot.mention.get("gender") or next(
        iter(filter(None, map(grammatical_gender, heads_of(slot.mention)[:2]))), None
    )
    if gender == "m":
        return replace(slot, case="nom")
    # A capital word right before "der": more often a genitive attribute than a new nominative.
    return replace(slot, case="obl") if after_noun or gender == "f" else slot


def _genitive_name(document: Document, mention: Mention) -> bool:
    """Tell whether a person's name stands in the genitive: "Haseloffs Vorgänger"."""
    surface = document.slice(mention.span)
    return mention.kind is Kind.PERSON and surface.endswith("s") and not mention.name.endswith("s")


def grouped(annotations: Annotations, sentence: Span, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Give coordinated slots of one clause one group number and the case of the first."""
    inside = annotations.within(sentence, *ENTITY_KINDS)
    result: list[Slot] = []
    for number, slot in enumerate(slots, start=1):
        previous = result[-1] if result else None
        if previous and previous.span.end > previous.span.start and _same_sort(previous.kind, slot.kind):
            gap = _without_mentions(annotations.document, Span(previous.span.end, slot.span.start), inside)
            listed = slot.kind is Kind.PERSON and _ROLE_LIST.match(gap)
            if len(gap) < 120 and (_COORDINATION.match(gap) or listed):
                joined = replace(slot, case=previous.case, preposition=previous.preposition, group=previous.group)
                result.append(joined)
                continue
        result.append(replace(slot, group=number))
    return tuple(result)


def _same_sort(one: Kind, other: Kind) -> bool:
    """Tell whether two kinds are commonly coordinated."""
    actors = {Kind.PERSON, Kind.ORGANIZATION, Kind.MINISTRY, Kind.OFFICE}
    return one is other or {one, other} <= actors


def _without_mentions(document: Document, gap: Span, mentions: tuple[Mention, ...]) -> str:
    """Text of a gap without the mentions that lie in it (offices and their bodies between two names)."""
    pieces, position = [], gap.start
    for mention in mentions:
        if mention.span.start >= position and mention.span.end <= gap.end and mention.span.end > mention.span.start:
            pieces.append(document.text[position : mention.span.start])
            position = mention.span.end
    pieces.append(document.text[position : gap.end])
    return "".join(pieces)
