"""Giver and recipient of a sum, by the verb of its stretch."""

from __future__ import annotations

import re

from digigraph.extractors.clauses import Clause
from digigraph.extractors.funding_nouns import RECIPIENTS, meant, noun_phrases
from digigraph.extractors.funding_slots import (
    Party,
    bodies_of_people,
    by_preposition,
    dative_of,
    fills_programme,
    genitive_giver,
    is_above_land,
    is_giver,
    is_handed_itself,
    is_level,
    is_programme,
    is_recipient,
    joined,
    owner_of_work,
    subject_is_money,
    subject_of,
)
from digigraph.extractors.funding_stretches import Stretch
from digigraph.extractors.funding_topics import Topics, body_of_level, issuer_of, level_of
from digigraph.extractors.funding_verbs import (
    CERTIFICATE,
    GRANT_NOUN,
    IS_RECIPIENT,
    PASSIVE,
    SPENT,
    WITH_CERTIFICATE,
    has,
)
from digigraph.extractors.slots import Slot
from digigraph.model import Annotations, Kind, Mention

_CONTINUED = re.compile(
    r"\b(?:dafür|hierfür|dazu|hierzu|davon|daraus|darin|damit|weitere[nr]?|noch einmal|nochmals|übrigen|restlichen"
    r"|zusätzlich|rest|hinzu|dorthin|insgesamt|jeweils|er|sie|es|ihm|ihr|diese[rsm]?)\b"
)
"""Words by which a sentence goes on about what was spoken of before."""
_BY = ("von", "durch", "seitens")


class Parties:
    """Finds who gives and who gets, with what was spoken of before at hand."""

    def __init__(self, annotations: Annotations, topics: Topics) -> None:
        self.annotations = annotations
        self.topics = topics
        self._bodies = bodies_of_people(annotations)

    def of(self, stretch: Stretch, sentence: tuple[Clause, ...]) -> tuple[Party, Party] | None:
        """Giver and recipient; the giver may stand in the genitive: "eine Förderung des Bundes"."""
        found = self._by_verb(stretch, sentence)
        return (found[0] or genitive_giver(stretch), found[1]) if found else None

    def _by_verb(self, stretch: Stretch, sentence: tuple[Clause, ...]) -> tuple[Party, Party] | None:
        """Giver and recipient by the verb; None when nothing is given."""
        text, verbs = stretch.text, stretch.verbs
        if WITH_CERTIFICATE.search(text):
            return issuer_of(self.annotations), subject_of(stretch) or self._plain(stretch, ("",))
        if CERTIFICATE.search(text) and has("hand", f"{verbs} {text}"):
            return self._handed(stretch, sentence)
        if has("hand", text) and is_handed_itself(stretch):
            taker = self._taker(stretch.slots) or dative_of(stretch.slots)
            return (issuer_of(self.annotations), taker) if taker else None
        if IS_RECIPIENT.search(text) and GRANT_NOUN.search(text):
            return by_preposition(stretch, _BY, givers=True), subject_of(stretch)
        if has("receive", verbs):
            return self._received(stretch)
        if has("support", verbs) and re.search(r"\b(?:mit|in höhe|um|bis zu|zu)\b", text):
            return self._supported(stretch)
        passive = PASSIVE.search(stretch.clause.lowered)
        if SPENT.search(text):
            return None
        if has("give", verbs):
            return self._moved(stretch) if passive and subject_is_money(stretch) else self._given(stretch)
        if has("flow", verbs):
            return self._moved(stretch)
        if has("come", verbs):
            giver = by_preposition(stretch, ("von", "aus"), givers=True) or self._level(text)
            return (giver, by_preposition(stretch, ("für", "an")) or self._spoken_of(stretch)) if giver else None
        if GRANT_NOUN.search(text):
            recipient = by_preposition(stretch, ("für", "an"))
            return (by_preposition(stretch, _BY, givers=True), recipient) if recipient else None
        return None

    def _handed(self, stretch: Stretch, sentence: tuple[Clause, ...]) -> tuple[Party, Party] | None:
        """A certificate is handed over: a named ministry gives, else the issuer; the taker's body gets it."""
        ministry = next((slot.mention for slot in stretch.slots if slot.kind is Kind.MINISTRY and slot.bare), None)
        level = next((slot.mention for slot in stretch.slots if is_level(slot) and is_giver(slot) and slot.bare), None)
        everywhere = tuple(slot for clause in sentence for slot in clause.slots if slot.span.end > slot.span.start)
        taker: Party = None
        for slots in (stretch.slots, everywhere):
            taker = taker or self._taker(slots) or dative_of(slots)
        taker = (
            taker or self._plain(stretch, ("an",)) or self._plain_dative(stretch) or by_preposition(stretch, ("für",))
        )
        return ministry or level or issuer_of(self.annotations), taker

    def _taker(self, slots: tuple[Slot, ...]) -> Mention | None:
        """Who takes a certificate: the body behind "an", or the one a person there stands for."""
        for slot in slots:
            if slot.preposition != "an" and not (slot.kind is Kind.PERSON and slot.case in ("dat", "obl")):
                continue
            if slot.kind is Kind.PERSON:
                inside = self.annotations.within(slot.span, Kind.ORGANIZATION)
                body = inside[0] if inside else self._bodies.get(slot.mention.name)
                if body:
                    return body
            elif is_recipient(slot):
                return slot.mention
        return None

    def _received(self, stretch: Stretch) -> tuple[Party, Party] | None:
        """`X erhält N von Y`; a Land gets money only from above it."""
        giver: Party = by_preposition(stretch, _BY, givers=True) or self._level(stretch.text)
        subjects = stretch.slots if any(slot.bare for slot in stretch.slots) else stretch.carried
        recipient = joined(stretch, [slot for slot in subjects if slot.bare and is_recipient(slot)])
        land = next((slot.mention for slot in subjects if slot.bare and is_level(slot)), None)
        if recipient is None and land:
            return (giver, land) if is_above_land(giver) else None
        return giver, recipient or self._plain(stretch, ("",)) or self._spoken_of(stretch, needed=True)

    def _supported(self, stretch: Stretch) -> tuple[Party, Party] | None:
        """`fördert X mit N` and `X wird mit N gefördert`."""
        passive = PASSIVE.search(stretch.clause.lowered)
        if passive:
            giver = by_preposition(stretch, (*_BY, "aus"), givers=True) or self._level(stretch.text)
            subjects = stretch.slots if any(slot.bare for slot in stretch.slots) else stretch.carried
            subject = joined(stretch, [slot for slot in subjects if slot.bare and is_recipient(slot)])
            return giver, subject or self._plain(stretch, ("",)) or self._spoken_of(stretch)
        giver = subject_of(stretch, givers=True)
        things = [s for s in stretch.slots if s.kind in RECIPIENTS and s.mention is not giver and not s.preposition]
        things = [s for s in things if s.case in ("acc", "open", "gen", "obl", "dat") and is_recipient(s)]
        things = [s for s in things if not is_programme(s) and s.kind is not Kind.MINISTRY]
        at = "beteilig" in stretch.verbs
        direct = [s for s in things if s.case not in ("gen", "obl")]
        thing: Party = (direct or things)[-1].mention if things else None
        thing = thing or (by_preposition(stretch, ("an",)) if at else None)
        thing = thing or self._plain(stretch, ("an",) if at else ("",)) or self._spoken_of(stretch)
        return giver or self._owner(stretch) or self._level(stretch.text), thing

    def _given(self, stretch: Stretch) -> tuple[Party, Party] | None:
        """`Y gewährt X N`: someone named gives; an official gives for the issuing house."""
        giver: Party = subject_of(stretch, givers=True) or self._level(stretch.text)
        officials = (*stretch.slots, *stretch.carried)
        if giver is None and any(slot.bare and slot.kind in (Kind.PERSON, Kind.OFFICE) for slot in officials):
            giver = issuer_of(self.annotations)
        giver = giver or by_preposition(stretch, _BY, givers=True)
        if giver is None:
            return None
        slots = tuple(slot for slot in stretch.slots if slot.mention is not giver)
        recipient: Party = dative_of(slots) or self._plain_dative(stretch)
        recipient = recipient or by_preposition(stretch, ("für", "an", "in"), apart=giver)
        if recipient is None and fills_programme(stretch):
            return None
        recipient = recipient or self._plain(stretch, ("für", "an", "fürs", "ans", "zum", "zur"))
        return giver, recipient or self._spoken_of(stretch)

    def _moved(self, stretch: Stretch) -> tuple[Party, Party] | None:
        """`N fließen in X`, `N wurden X bewilligt`."""
        giver = by_preposition(stretch, (*_BY,), givers=True) or self._level(stretch.text)
        places = ("in", "an", "für", "auf", "zu")
        recipient: Party = by_preposition(stretch, places) or dative_of(stretch.slots)
        if recipient is None and fills_programme(stretch):
            return None
        recipient = (
            recipient
            or self._plain(stretch, (*places, "ins", "ans", "fürs", "zum", "zur"))
            or self._plain_dative(stretch)
        )
        return giver, recipient or self._spoken_of(stretch, needed=True)

    def _plain(self, stretch: Stretch, prepositions: tuple[str, ...]) -> Party:
        """What the first plain noun phrase behind one of the prepositions stands for; "" is none."""
        for phrase in noun_phrases(self.annotations, stretch):
            if phrase.preposition in prepositions:
                owner = owner_of_work(stretch, phrase)
                return owner or meant(self.annotations, phrase, self._spoken_of(stretch))
        return None

    def _plain_dative(self, stretch: Stretch) -> Party:
        """What a plain noun phrase in the dative stands for: "bewilligte der Wirtschaftsförderung N"."""
        for phrase in noun_phrases(self.annotations, stretch):
            if phrase.preposition or phrase.span.end > stretch.money.span.start:
                continue
            if phrase.article == "den" and phrase.noun.endswith("n"):
                return phrase.noun  # A dative plural: "den Kommunen".
            found = meant(self.annotations, phrase, None) if phrase.article in ("dem", "der") else None
            if isinstance(found, Mention):
                return found
        return None

    def _spoken_of(self, stretch: Stretch, *, needed: bool = False) -> Party:
        """What a relative clause is about, else what was spoken of before; `needed` asks for a word that says so."""
        slots = stretch.clause.slots
        pronoun = next((s for s in slots if s.span.start == s.span.end and s.kind in RECIPIENTS), None)
        if pronoun and is_recipient(pronoun):
            return pronoun.mention
        if needed and not _CONTINUED.search(stretch.text) and self.topics.granted is None:
            return None
        return self.topics.topic(stretch.clause.sentence, stretch.text)

    def _owner(self, stretch: Stretch) -> Mention | None:
        """The ministry whose programme it is."""
        return next((s.mention for s in stretch.slots if s.kind is Kind.MINISTRY and s.case in ("gen", "obl")), None)

    def _level(self, text: str) -> Party:
        """The level of government a stretch speaks of."""
        level = level_of(text)
        return body_of_level(self.annotations, level) if level else None
