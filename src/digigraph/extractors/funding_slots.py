"""Which slot of a stretch can give, which can get, and which of them is meant."""

from __future__ import annotations

import re

from digigraph.extractors.funding_nouns import RECIPIENTS, NounPhrase
from digigraph.extractors.funding_stretches import Stretch
from digigraph.extractors.slots import Slot
from digigraph.model import Annotations, Kind, Mention, Span

Party = Mention | str | None
"""A body that is named, or told by a plain noun."""
_TAKERS = frozenset({Kind.ORGANIZATION, Kind.INITIATIVE, Kind.PLACE, Kind.MINISTRY})
_PRICED = re.compile(r"\b(?:für|mit|um|von|in|über|auf)\s(?:\w+\s)?$")
_OBJECT_ENDS = re.compile(r"\s*(?:$|[.,;]|(?:für|aus|an|zur|zum)\b|übe)")
_PARTICIPLE = re.compile(
    r"\b(?:bewilligt|gewährt|genehmigt|zugesagt|überwiesen|übernommen|vergeben|getragen|gezahlt|gegeben|\w+(?:gestellt|gereicht"
    r"|gezahlt|gesteuert|gewiesen|gesprochen|geschüttet))\b"
)


def bodies_of_people(annotations: Annotations) -> dict[str, Mention]:
    """The body each person stands for, by the offices and memberships read before."""
    bodies: dict[str, Mention] = {}
    offices: dict[Span, Mention] = {}
    for frame in annotations.frames:
        subject, thing = frame.roles.get("subject"), frame.roles.get("object")
        if isinstance(subject, Mention) and isinstance(thing, Mention) and thing.kind in _TAKERS:
            if frame.type == "officeOf":
                offices[subject.span] = thing
            elif frame.type == "memberOf":
                bodies.setdefault(subject.name, thing)
    for frame in annotations.frames:
        subject, office = frame.roles.get("subject"), frame.roles.get("object")
        if frame.type == "holdsOffice" and isinstance(subject, Mention) and isinstance(office, Mention):
            body = offices.get(office.span)
            if body:
                bodies[subject.name] = body
    return bodies


def subject_is_money(stretch: Stretch) -> bool:
    """Tell whether no one who gives stands in the nominative: "bewilligt wurden N"."""
    if _PARTICIPLE.search(stretch.text) and not re.search(r"\bha(?:t|ben|tten?)\b", stretch.clause.lowered):
        return True
    return not any(slot.bare and (slot.kind is Kind.PERSON or is_giver(slot)) for slot in stretch.slots)


def is_handed_itself(stretch: Stretch) -> bool:
    """Tell whether the sum is what is handed over: not the price of a thing, "die für 3 Millionen sanierte Brücke"."""
    start = stretch.clause.span.start
    before = stretch.clause.lowered[max(0, stretch.money.span.start - start - 24) : stretch.money.span.start - start]
    after = stretch.clause.lowered[stretch.money.span.end - start : stretch.money.span.end - start + 24]
    return not _PRICED.search(before) and bool(_OBJECT_ENDS.match(after))


def is_level(slot: Slot) -> bool:
    """Tell whether a slot is a level of government."""
    return slot.mention.get("category") in ("Metonym", "Land", "Staat")


def is_giver(slot: Slot) -> bool:
    """Tell whether a slot can give money: a body, a ministry, a level of government."""
    return slot.kind in (Kind.MINISTRY, Kind.ORGANIZATION)


def is_above_land(giver: Party) -> bool:
    """Tell whether a giver stands above the Länder."""
    name = giver.name if isinstance(giver, Mention) else giver or ""
    return name in ("Bund", "EU", "Europäische Union", "Europäische Kommission") or name.startswith("Bundes")


def is_recipient(slot: Slot) -> bool:
    """Tell whether a slot can receive money."""
    return slot.kind in RECIPIENTS and not is_level(slot)


def is_programme(slot: Slot) -> bool:
    """Tell whether a slot is a programme that money comes from."""
    return slot.kind is Kind.INITIATIVE and str(slot.mention.get("category") or "").lower().endswith("programm")


def owner_of_work(stretch: Stretch, phrase: NounPhrase) -> Party:
    """The thing that work is done on, named in the genitive or behind "von" or "in" right after the noun."""
    if not phrase.is_work:
        return None
    for slot in stretch.slots:
        near = 0 < slot.span.start - phrase.span.end <= 30
        if near and is_recipient(slot) and (slot.case in ("gen", "obl") or slot.preposition in ("von", "an", "")):
            return slot.mention
    return None


def genitive_giver(stretch: Stretch) -> Mention | None:
    """The public body in the genitive whose grant it is."""
    public = [slot for slot in stretch.slots if is_level(slot) or slot.kind is Kind.MINISTRY]
    return next((slot.mention for slot in public if slot.case in ("gen", "obl") and not slot.preposition), None)


def fills_programme(stretch: Stretch) -> bool:
    """Tell whether the sum is what a programme has to give: "für das Programm stehen N bereit"."""
    return any(is_programme(slot) and slot.preposition in ("für", "in") for slot in stretch.slots) or bool(
        re.search(r"\b(?:für|in) (?:das|die|den) \w*(?:programm|fonds|förderung|richtlinie)\b", stretch.text)
    )


def by_preposition(
    stretch: Stretch, prepositions: tuple[str, ...], *, givers: bool = False, apart: Party = None
) -> Mention | None:
    """The first giver or recipient behind one of the prepositions."""
    for slot in stretch.slots:
        if slot.preposition not in prepositions or slot.mention is apart:
            continue
        if is_giver(slot) if givers else is_recipient(slot) and not is_programme(slot):
            return slot.mention
    return None


def _together(slots: list[Slot]) -> Party:
    """The first, with those joined to it: "Bund und Land"."""
    if not slots:
        return None
    joined = [slot.mention.name for slot in slots if slot.group and slot.group == slots[0].group]
    names = list(dict.fromkeys(joined))
    return slots[0].mention if len(names) < 2 else f"{', '.join(names[:-1])} und {names[-1]}"


def subject_of(stretch: Stretch, *, givers: bool = False) -> Party:
    """The nominative that gives: a level of government or a ministry before other bodies."""
    is_fit = is_giver if givers else is_recipient
    fits = [slot for slot in stretch.slots if slot.bare and is_fit(slot)]
    fits = fits or [slot for slot in stretch.carried if slot.bare and is_fit(slot)]
    public = [slot for slot in fits if (is_level(slot) and is_giver(slot)) or slot.kind is Kind.MINISTRY]
    return _together(public) or next((slot.mention for slot in fits), None)


def dative_of(slots: tuple[Slot, ...]) -> Mention | None:
    """The recipient in the dative: "gewährt der Stadt N"."""
    found = [
        s for s in slots if s.kind in _TAKERS and is_recipient(s) and not s.preposition and s.case in ("dat", "obl")
    ]
    return found[0].mention if found else None


def joined(stretch: Stretch, slots: list[Slot]) -> Party:
    """The first recipient, with those joined to it when they get the sum together."""
    each = re.search(r"\bje(?:weils)?\b", stretch.text)
    return _together(slots[:1] if each else slots)
