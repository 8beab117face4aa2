"""Day, place, topic and host of events, from the sentence that names them or from an invitation block.

A sentence about one event gives it its date and its place; with several, only what stands beside the event counts.
`Wann:`, `Wo:`, `Termin:`, `Ort:` and `Treffpunkt` speak of the event of the block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from digigraph.extractors.clauses import Clause
from digigraph.extractors.relations_lexicon import TOPIC, TOPIC_AFTER
from digigraph.extractors.slots import Slot
from digigraph.extractors.status import clause_status, is_future
from digigraph.model import SCHEDULED, Annotations, Frame, Kind, Mention, Span, Status

_LABEL = re.compile(
    r"^\s*(?P<label>Wer|Wann|Termin|Datum|Zeit|Beginn|Wo|Ort|Treffpunkt|Veranstaltungsort)\b\s*(?::|(?:ist|war)\b)"
)
_TIME_LABELS = frozenset({"Wann", "Termin", "Datum", "Zeit", "Beginn"})
_VERBAL_TOPIC = re.compile(r"\b(?:widmet\w*|widmen|steht|stand|stehen|befasst\w*|behandelt\w*)\b")
_TO_AN_EVENT = re.compile(
    r"\b(?:lädt|laden|lud|eingeladen|einladen|kommen|kamen|gekommen|treffen|trafen|getroffen|versammel\w+|erwartet)\b"
)
_TAKES_PLACE = re.compile(
    r"\b(?:statt|stattfinde\w*|stattgefunden|findet|fand|tagt|tagte|tagen|beginnt|begann|ausgetragen|gefeiert|zu Ende"
    r"|eröffnet\w*|begonnen|zu Gast|Räumen|Räumlichkeiten)\b"
)
_BESIDE = re.compile(
    r"[“‘]?\s+(?:heute |morgen |gestern |am \w+ )?\w+\s+(?:(?:der|den|dem|die|das)\s+)?(?:\w+(?:er|en)\s+)?"
    r"(?:Räumen (?:der|des) )?(?:[A-ZÄÖÜ]\w+\s+)?"
)
_VENUE_PREPOSITIONS = frozenset({"in", "an", "auf", "bei", "nach"})
_ACTION = re.compile(r"(?:ung|feier|einführung|jubiläum|besuch|übergabe|wahl|fahrt|reise|spatenstich|richtfest)$", re.I)
"""Event nouns whose genitive is what is done or celebrated, not who hosts."""


def event_frames(
    annotations: Annotations, sentence: Span, clauses: tuple[Clause, ...], current: Slot | None, *, in_title: bool
) -> Iterator[Frame]:
    """Frames takesPlaceAt, eventDate, topic and organizes of one sentence; `current` is the event spoken of before."""
    slots = [s for c in clauses if not c.quoted for s in c.slots if s.span.end > s.span.start]
    slots.sort(key=lambda slot: slot.span)
    events = [slot for slot in slots if slot.kind is Kind.EVENT]
    text = annotations.document.slice(sentence)
    label = _LABEL.match(text)
    if label and not events:
        if current:
            yield from _labelled(annotations, sentence, label.group("label"), current.mention, slots)
        return
    status = _event_status(annotations, sentence, text)
    alone = len({slot.mention.name for slot in events}) == 1
    for event in events:
        yield from _places(annotations, event, slots, status, alone=alone and not in_title)
        yield from _hosts(annotations, event, slots, status)
    if alone:
        yield from _dates(annotations, sentence, events[0], status)
    yield from _topics(annotations, sentence, events, current, status)
    yield from _plain_topics(annotations, sentence, events, current, status)


def _event_status(annotations: Annotations, sentence: Span, text: str) -> Status:
    """Planned when the sentence says so or its date lies after the release; doubts and denials do not move events."""
    status = clause_status(text)
    if status is Status.CANCELLED or status in SCHEDULED:
        return status
    day = annotations.document.date.value
    dates = [str(date.get("value") or "").split("/", maxsplit=1)[0] for date in annotations.within(sentence, Kind.DATE)]
    coming = any(day and len(value) == 10 and value > day for value in dates)
    invited = re.search(r"\b(?:lädt|laden|einladen|Einladung)\b", text)
    return Status.PLANNED if coming or invited or is_future(text) else Status.DONE


def _places(
    annotations: Annotations, event: Slot, slots: list[Slot], status: Status, *, alone: bool
) -> Iterator[Frame]:
    """The place beside the event, or the only place of a sentence about one event."""
    chosen = _place_beside(annotations, event, slots)
    if chosen is None and alone:
        chosen = _only_place(annotations, event, slots)
    if chosen is None:
        return
    yield _frame("takesPlaceAt", event, chosen, "event-place", status)
    # A venue and its town stand side by side: "in der Kongresshalle in Leipzig".
    towns = [s for s in slots if s.kind is Kind.PLACE and 0 <= s.span.start - chosen.span.end <= 5 and s is not chosen]
    for town in towns[:1]:
        yield _frame("takesPlaceAt", event, town, "event-venue-town", status)


def _place_beside(annotations: Annotations, event: Slot, slots: list[Slot]) -> Slot | None:
    """A place or body right behind the event: "das Forum in der Stadthalle"."""
    later = [slot for slot in slots if slot.span.start >= event.span.end]
    if not later or later[0].kind not in (Kind.PLACE, Kind.ORGANIZATION):
        return None
    gap = annotations.document.text[event.span.end : later[0].span.start]
    fits = later[0].preposition in _VENUE_PREPOSITIONS or "Räumen" in gap
    return later[0] if fits and _BESIDE.fullmatch(gap) and not _is_land(later[0]) else None


def _only_place(annotations: Annotations, event: Slot, slots: list[Slot]) -> Slot | None:
    """The only place of the sentence; a body counts as one where something takes place."""
    text = annotations.document.text
    around = text[max(0, event.span.start - 250) : event.span.end + 250]
    if event.preposition == "zu" and not _TO_AN_EVENT.search(around):
        return None
    takes_place = _TAKES_PLACE.search(around)
    found = [
        slot
        for slot in slots
        if slot.preposition in _VENUE_PREPOSITIONS
        and (
            slot.kind is Kind.PLACE
            or (slot.kind is Kind.ORGANIZATION and takes_place and slot.preposition in ("in", "an"))
        )
        and not _is_land(slot)
    ]
    # Several places are one when each stands right behind the one before: venue, town, district.
    chained = all(0 <= two.span.start - one.span.end <= 5 for one, two in pairwise(found))
    return found[0] if found and chained else None


def _is_land(slot: Slot) -> bool:
    """Tell whether a place is too large to be a venue."""
    return slot.mention.get("category") in ("Land", "Staat")


def _hosts(annotations: Annotations, event: Slot, slots: list[Slot], status: Status) -> Iterator[Frame]:
    """ "das 6. Mittelstandsforum des Bundesverbandes": the genitive of a named event is its host."""
    head = str(event.mention.get("category") or event.mention.name.split()[-1])
    if event.mention.get("anaphor") or _ACTION.search(head):
        return
    for slot in slots:
        near = 0 < slot.span.start - event.span.end <= 12
        host = slot.kind in (Kind.ORGANIZATION, Kind.MINISTRY) and slot.mention.get("category") != "Metonym"
        if near and host and slot.case in ("gen", "obl"):
            yield _turned(_frame("organizes", event, slot, "event-of-host", status))


def _turned(frame: Frame) -> Frame:
    """The frame with its roles exchanged."""
    roles = {"subject": frame.roles["object"], "object": frame.roles["subject"]}
    return Frame(frame.type, roles, frame.evidence, frame.rule, frame.status, frame.confidence, frame.attributes)


def _frame(predicate: str, event: Slot, other: Slot, rule: str, status: Status) -> Frame:
    """A frame between an event and what stands with it."""
    span = Span(min(event.span.start, other.span.start), max(event.span.end, other.span.end))
    return Frame(predicate, {"subject": event.mention, "object": other.mention}, span, rule, status, 0.8)


def _dates(annotations: Annotations, sentence: Span, event: Slot, status: Status) -> Iterator[Frame]:
    """The day of the only event of a sentence."""
    usable = [
        date for date in annotations.within(sentence, Kind.DATE) if _is_day(date) and _tells_when(annotations, date)
    ]
    if not usable:
        return
    date = min(usable, key=lambda d: abs(d.span.start - event.span.start))
    span = Span(min(event.span.start, date.span.start), max(event.span.end, date.span.end))
    value = str(date.get("value"))
    yield Frame("eventDate", {"subject": event.mention, "object": value}, span, "event-date", status, 0.75)


def _is_day(date: Mention) -> bool:
    """Tell whether a date names a day or a range of days."""
    return len(str(date.get("value") or "").split("/", maxsplit=1)[0]) == 10


def _tells_when(annotations: Annotations, date: Mention) -> bool:
    """Tell whether a date says when something is, not since or until when; quoted dates do not count."""
    document = annotations.document
    before = document.text[max(0, date.span.start - 8) : date.span.start].lower()
    if re.search(r"\b(?:seit|bis|ab|vor)\s*(?:zum\s*)?$", before):
        return False
    return not any(quotation.span.contains(date.span) for quotation in document.quotations)


def _labelled(
    annotations: Annotations, sentence: Span, label: str, event: Mention, slots: list[Slot]
) -> Iterator[Frame]:
    """One line of an invitation block."""
    values: Sequence[Mention | str]
    if label == "Wer":
        for slot in slots:
            if slot.kind is Kind.PERSON:
                roles = {"subject": slot.mention, "object": event}
                yield Frame("participatesIn", roles, sentence, "invitation-block", Status.PLANNED, 0.9)
        return
    if label in _TIME_LABELS:
        predicate = "eventDate"
        values = [str(date.get("value")) for date in annotations.within(sentence, Kind.DATE) if _is_day(date)][:1]
    else:
        predicate = "takesPlaceAt"
        values = [slot.mention for slot in slots if slot.kind in (Kind.PLACE, Kind.ORGANIZATION)][:1]
    for value in values:
        filled: dict[str, Mention | str] = {"subject": event, "object": value}
        yield Frame(predicate, filled, sentence, "invitation-block", Status.PLANNED, 0.9)


_PLAIN_TOPIC = re.compile(
    r"(?:\b(?:[Tt]hema|Themen|Schwerpunkte?|[Ii]m Mittelpunkt|[Gg]egenstand)\b(?! „)[^.;:„]{0,60}?"
    r"\b(?:ist|sind|war|waren|steht|stehen|stand|standen)"
    r"|\bwidme(?:t|te|n|ten) sich(?: in diesem Jahr| diesmal| heute| vor allem)?|\bdreht(?:e)? sich(?: alles)? um"
    r"|\bsich in diesem Jahr)\s+(?:vor allem |unter anderem |dabei |diesmal )?(?:(?:die|das|der|dem|den) )?"
    r"(?P<topic>[^.;:,„“]{4,90}?)(?: widmet| widmen| dreht)?(?=[.;,]|$)"
)


def _plain_topics(
    annotations: Annotations, sentence: Span, events: list[Slot], current: Slot | None, status: Status
) -> Iterator[Frame]:
    """Topics in plain words ("Thema ist die Fachkräftesicherung"); a named undertaking stands for itself."""
    text = annotations.document.text
    for match in _PLAIN_TOPIC.finditer(text, *sentence):
        span = Span(*match.span("topic"))
        subjects = [slot for slot in events if not slot.span.overlaps(span)]
        event = subjects[0] if subjects else current
        if event is None or any(quotation.span.contains(span) for quotation in annotations.document.quotations):
            continue
        named = next(iter(annotations.within(span, Kind.INITIATIVE)), None)
        roles: dict[str, Mention | str] = {"subject": event.mention, "object": named or match.group("topic").strip()}
        start = min(match.start(), event.span.start) if subjects else match.start()
        yield Frame(
            "topic", roles, Span(start, max(span.end, event.span.end if subjects else 0)), "plain-topic", status, 0.7
        )


def _topics(
    annotations: Annotations, sentence: Span, events: list[Slot], current: Slot | None, status: Status
) -> Iterator[Frame]:
    """A quoted motto or theme after its label belongs to the nearest event."""
    document = annotations.document
    for quotation in document.quotations:
        if not sentence.contains(quotation.span) or quotation.depth > 0:
            continue
        before = document.text[max(sentence.start, quotation.span.start - 90) : quotation.span.start].rstrip("„‚ ")
        after = document.text[quotation.span.end : min(sentence.end, quotation.span.end + 60)]
        if not TOPIC.search(before) and not TOPIC_AFTER.search(after):
            continue
        # "… und widmet sich dem Thema": the subject's topic, not that of an event that only stands nearer.
        subjects = [slot for slot in events if slot.bare] if _VERBAL_TOPIC.search(before) else []
        near = subjects or sorted(events, key=lambda slot: abs(slot.span.start - quotation.span.start))
        event = near[0] if near else current
        if event is None:
            continue
        start = min(event.span.start, quotation.span.start) if near else sentence.start
        end = max(quotation.span.end, event.span.end) if near else quotation.span.end
        roles: dict[str, Mention | str] = {"subject": event.mention, "object": document.slice(quotation.span)}
        yield Frame("topic", roles, Span(start, end), "quoted-topic", status, 0.9)
