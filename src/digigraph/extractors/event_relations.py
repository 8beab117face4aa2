"""Day, place and topic of events, from the sentence that names them or from an invitation block.

A sentence with one event gives it its date, its place and its topic; with several, only what stands beside the event.
`Wann:`, `Wo:`, `Termin:`, `Ort:` and `Treffpunkt` speak of the event of the block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digigraph.extractors.clauses import Clause
from digigraph.extractors.relations_lexicon import TOPIC
from digigraph.extractors.slots import Slot
from digigraph.extractors.status import clause_status, is_future
from digigraph.model import Annotations, Frame, Kind, Mention, Span, Status

_PLACE_PREPOSITIONS = frozenset({"in", "an", "auf", "bei", "nach", "zu"})
_LABEL = re.compile(r"^\s*(?P<label>Wann|Termin|Datum|Zeit|Beginn|Wo|Ort|Treffpunkt|Veranstaltungsort)\b\s*(?::|ist\b)")
_TIME_LABELS = frozenset({"Wann", "Termin", "Datum", "Zeit", "Beginn"})
_VERBAL = re.compile(r"\b(?:widmet\w*|widmen|steht|stand|stehen|befasst\w*|behandelt\w*)\b")
_TO_AN_EVENT = re.compile(r"\b(?:lädt|laden|lud|eingeladen|einladen|kommen|treffen|trafen|versammel\w+|erwartet)\b")


def event_frames(
    annotations: Annotations, sentence: Span, clauses: tuple[Clause, ...], current: Slot | None, *, in_title: bool
) -> Iterator[Frame]:
    """Frames takesPlaceAt, eventDate and topic of one sentence."""
    slots = [
        slot for clause in clauses if not clause.quoted for slot in clause.slots if slot.span.end > slot.span.start
    ]
    events = [slot for slot in slots if slot.kind is Kind.EVENT]
    text = annotations.document.slice(sentence)
    status = _event_status(annotations, sentence, text)
    label = _LABEL.match(text)
    if label and not events:
        if current:
            yield from _labelled(annotations, sentence, label.group("label"), current.mention, slots)
        return
    distinct = {slot.mention.name for slot in events}
    for event in events:
        alone = len(distinct) == 1
        yield from _places(annotations, event, slots, status, alone=alone and not in_title)
        if alone and event is events[0]:
            yield from _dates(annotations, sentence, event, status)
    yield from _topics(annotations, sentence, events, current, status)


def _event_status(annotations: Annotations, sentence: Span, text: str) -> Status:
    """Planned when the sentence says so or its date lies after the release."""
    status = clause_status(text)
    if status is Status.DONE:
        day = annotations.document.date.value
        for date in annotations.within(sentence, Kind.DATE):
            value = str(date.get("value") or "").split("/")[0]
            if day and len(value) == 10 and value > day:
                return Status.PLANNED
        if re.search(r"\b(?:lädt|laden|einladen|Einladung)\b", text) or is_future(text):
            return Status.PLANNED
    return (
        Status.DONE
        if status in (Status.DENIED, Status.CONDITIONAL) and "kein" not in text and "nicht" not in text
        else status
    )


def _places(
    annotations: Annotations, event: Slot, slots: list[Slot], status: Status, *, alone: bool
) -> Iterator[Frame]:
    """The place beside the event, or the only place of a sentence about one event."""
    text = annotations.document.text
    later = [s for s in slots if s.span.start >= event.span.end]
    beside = None
    if (
        later
        and later[0].kind in (Kind.PLACE, Kind.ORGANIZATION)
        and later[0].preposition in ("in", "auf", "an", "nach")
    ):
        gap = text[event.span.end : later[0].span.start]
        if re.fullmatch(
            r"[“‘]?\s+(?:heute |morgen |gestern )?\w+\s+(?:(?:der|den|dem|die|das)\s+)?(?:\w+er\s+)?"
            r"(?:[A-ZÄÖÜ]\w+\s+)?",
            gap,
        ):
            beside = later[0]
    chosen = [beside] if beside else []
    reached = event.preposition != "zu" or _TO_AN_EVENT.search(
        text, max(0, event.span.start - 200), event.span.end + 200
    )
    if not chosen and alone and reached:
        places = [
            s
            for s in slots
            if s.kind is Kind.PLACE
            and s.preposition in ("in", "im", "nach", "auf", "an")
            and s.mention.get("category") != "Land"
        ]
        chosen = places[:1] if len({s.group for s in places}) == 1 else []
    for place in chosen:
        start, end = min(event.span.start, place.span.start), max(event.span.end, place.span.end)
        yield Frame(
            "takesPlaceAt",
            {"subject": event.mention, "object": place.mention},
            Span(start, end),
            "event-place",
            status,
            0.8,
        )
        # A venue and its town stand side by side: "in der Kongresshalle in Leipzig".
        follow = [
            s
            for s in slots
            if s.kind is Kind.PLACE and 0 <= s.span.start - place.span.end <= 5 and s.preposition == "in"
        ]
        for town in follow[:1]:
            yield Frame(
                "takesPlaceAt",
                {"subject": event.mention, "object": town.mention},
                Span(start, town.span.end),
                "event-venue-town",
                status,
                0.75,
            )


def _dates(annotations: Annotations, sentence: Span, event: Slot, status: Status) -> Iterator[Frame]:
    """The day of the only event of a sentence."""
    text = annotations.document.text
    dates = [d for d in annotations.within(sentence, Kind.DATE) if _is_day(d)]
    usable = []
    for date in dates:
        before = text[max(sentence.start, date.span.start - 8) : date.span.start].lower()
        if re.search(r"\b(?:seit|bis|ab|vor)\s*(?:zum\s*)?$", before):
            continue
        if any(q.span.contains(date.span) for q in annotations.document.quotations):
            continue
        usable.append(date)
    if not usable:
        return
    date = min(usable, key=lambda d: abs(d.span.start - event.span.start))
    start, end = min(event.span.start, date.span.start), max(event.span.end, date.span.end)
    value = str(date.get("value"))
    yield Frame("eventDate", {"subject": event.mention, "object": value}, Span(start, end), "event-date", status, 0.75)


def _is_day(date: Mention) -> bool:
    """Tell whether a date names a day or a range of days."""
    return len(str(date.get("value") or "").split("/")[0]) == 10


def _labelled(
    annotations: Annotations, sentence: Span, label: str, event: Mention, slots: list[Slot]
) -> Iterator[Frame]:
    """One line of an invitation block."""
    if label in _TIME_LABELS:
        for date in [d for d in annotations.within(sentence, Kind.DATE) if _is_day(d)][:1]:
            yield Frame(
                "eventDate",
                {"subject": event, "object": str(date.get("value"))},
                sentence,
                "invitation-block",
                Status.PLANNED,
                0.9,
            )
        return
    for slot in [s for s in slots if s.kind in (Kind.PLACE, Kind.ORGANIZATION)][:1]:
        yield Frame(
            "takesPlaceAt",
            {"subject": event, "object": slot.mention},
            sentence,
            "invitation-block",
            Status.PLANNED,
            0.9,
        )


def _topics(
    annotations: Annotations, sentence: Span, events: list[Slot], current: Slot | None, status: Status
) -> Iterator[Frame]:
    """A quoted motto or theme after its label belongs to the nearest event."""
    document = annotations.document
    for quotation in document.quotations:
        if not sentence.contains(quotation.span) or quotation.depth > 0:
            continue
        before = document.text[max(sentence.start, quotation.span.start - 60) : quotation.span.start].rstrip("„‚ ")
        if not TOPIC.search(before):
            continue
        # "… und widmet sich dem Thema": the subject's topic, not the topic of an event that only stands nearer.
        subjects = [slot for slot in events if slot.case in ("open", "nom")] if _VERBAL.search(before) else []
        near = subjects or sorted(events, key=lambda slot: abs(slot.span.start - quotation.span.start))
        event = near[0].mention if near else (current.mention if current else None)
        if event is None:
            continue
        start = min(event.span.start, quotation.span.start) if near else sentence.start
        end = max(quotation.span.end, event.span.end if near else quotation.span.end)
        yield Frame(
            "topic",
            {"subject": event, "object": document.slice(quotation.span)},
            Span(start, end),
            "quoted-topic",
            status,
            0.9,
        )
