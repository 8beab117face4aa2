"""Giver and recipient of a sum, by the verb of its stretch."""

from __future__ import annotations

import re

from digigraph.extractors.clauses import Clause
from digigraph.extractors.funding_nouns import RECIPIENTS, NounPhrase, meant, noun_phrases
from digigraph.extractors.funding_stretches import Stretch
from digigraph.extractors.funding_topics import Topics, body_of_level, issuer_of, level_of
from digigraph.extractors.funding_verbs import CERTIFICATE, GRANT_NOUN, IS_RECIPIENT, PASSIVE, WITH_CERTIFICATE, has
from digigraph.extractors.slots import Slot
from digigraph.model import Annotations, Kind, Mention, Span

Party = Mention | str | None
_TAKERS = frozenset({Kind.ORGANIZATION, Kind.INITIATIVE, Kind.PLACE, Kind.MINISTRY})
_CONTINUED = re.compile(
    r"\b(?:dafür|hierfür|dazu|hierzu|davon|daraus|darin|damit|weitere[nr]?|noch einmal|nochmals|übrigen|restlichen"
    r"|zusätzlich|rest|hinzu|dorthin|insgesamt|jeweils|er|sie|es|ihm|ihr|diese[rsm]?)\b"
)
"""Words by which a sentence goes on about what was spoken of before."""
_PARTICIPLE = re.compile(
    r"\b(?:bewilligt|gewährt|genehmigt|zugesagt|überwiesen|übernommen|vergeben|getragen|gezahlt|gegeben|\w+(?:gestellt|gereicht"
    r"|gezahlt|gesteuert|gewiesen|gesprochen|geschüttet))\b"
)
_PRICED = re.compile(r"\b(?:für|mit|um|von|in|über|auf)\s(?:\w+\s)?$")
_OBJECT_ENDS = re.compile(r"\s*(?:$|[.,;]|(?:für|aus|an|zur|zum)\b|übe)")
_BY = ("von", "durch", "seitens")


class Parties:
    """Finds who gives and who gets, with what was spoken of before at hand."""

    def __init__(self, annotations: Annotations, topics: Topics) -> None:
        self.annotations = annotations
        self.topics = topics
        self._bodies = _bodies_of_people(annotations)

    def of(self, stretch: Stretch, sentence: tuple[Clause, ...]) -> tuple[Party, Party] | None:
        """Giver and recipient; the giver may stand in the genitive: "eine Förderung des Bundes"."""
        found = self._by_verb(stretch, sentence)
        return (found[0] or _genitive_giver(stretch), found[1]) if found else None

    def _by_verb(self, stretch: Stretch, sentence: tuple[Clause, ...]) -> tuple[Party, Party] | None:
        """Giver and recipient by the verb; None when nothing is given."""
        text, verbs = stretch.text, stretch.verbs
        if WITH_CERTIFICATE.search(text):
            return issuer_of(self.annotations), _subject(stretch) or self._plain(stretch, ("",))
        if CERTIFICATE.search(text) and has("hand", f"{verbs} {text}"):
            return self._handed(stretch, sentence)
        if has("hand", text) and _is_handed_itself(stretch):
            taker = self._taker(stretch.slots) or _dative(stretch.slots)
            return (issuer_of(self.annotations), taker) if taker else None
        if IS_RECIPIENT.search(text) and GRANT_NOUN.search(text):
            return _by_preposition(stretch, _BY, givers=True), _subject(stretch)
        if has("receive", verbs):
            return self._received(stretch)
        if has("support", verbs) and re.search(r"\b(?:mit|in höhe|um|bis zu|zu)\b", text):
            return self._supported(stretch)
        passive = PASSIVE.search(stretch.clause.lowered)
        if has("give", verbs):
            return self._moved(stretch) if passive and _subject_is_money(stretch) else self._given(stretch)
        if has("flow", verbs):
            return self._moved(stretch)
        if has("come", verbs):
            giver = _by_preposition(stretch, ("von", "aus"), givers=True) or self._level(text)
            return (giver, self._spoken_of(stretch)) if giver else None
        if GRANT_NOUN.search(text):
            recipient = _by_preposition(stretch, ("für", "an"))
            return (_by_preposition(stretch, _BY, givers=True), recipient) if recipient else None
        return None

    def _handed(self, stretch: Stretch, sentence: tuple[Clause, ...]) -> tuple[Party, Party] | None:
        """A certificate is handed over: a named ministry gives, else the issuer; the taker's body gets it."""
        ministry = next((slot.mention for slot in stretch.slots if slot.kind is Kind.MINISTRY and slot.bare), None)
        level = next(
            (slot.mention for slot in stretch.slots if _is_level(slot) and _is_giver(slot) and slot.bare), None
        )
        everywhere = tuple(slot for clause in sentence for slot in clause.slots if slot.span.end > slot.span.start)
        taker: Party = None
        for slots in (stretch.slots, everywhere):
            taker = taker or self._taker(slots) or _dative(slots)
        taker = (
            taker or self._plain(stretch, ("an",)) or self._plain_dative(stretch) or _by_preposition(stretch, ("für",))
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
            elif _is_recipient(slot):
                return slot.mention
        return None

    def _received(self, stretch: Stretch) -> tuple[Party, Party] | None:
        """`X erhält N von Y`; a Land gets money only from above it."""
        giver: Party = _by_preposition(stretch, _BY, givers=True) or self._level(stretch.text)
        subjects = stretch.slots if any(slot.bare for slot in stretch.slots) else stretch.carried
        recipient = _joined(stretch, [slot for slot in subjects if slot.bare and _is_recipient(slot)])
        land = next((slot.mention for slot in subjects if slot.bare and _is_level(slot)), None)
        if recipient is None and land:
            return (giver, land) if _is_above_land(giver) else None
        return giver, recipient or self._plain(stretch, ("",)) or self._spoken_of(stretch, needed=True)

    def _supported(self, stretch: Stretch) -> tuple[Party, Party] | None:
        """`fördert X mit N` and `X wird mit N gefördert`."""
        passive = PASSIVE.search(stretch.clause.lowered)
        if passive:
            giver = _by_preposition(stretch, (*_BY, "aus"), givers=True) or self._level(stretch.text)
            subjects = stretch.slots if any(slot.bare for slot in stretch.slots) else stretch.carried
            subject = _joined(stretch, [slot for slot in subjects if slot.bare and _is_recipient(slot)])
            return giver, subject or self._plain(stretch, ("",)) or self._spoken_of(stretch)
        giver = _subject(stretch, givers=True)
        things = [s for s in stretch.slots if s.kind in RECIPIENTS and s.mention is not giver and not s.preposition]
        things = [s for s in things if s.case in ("acc", "open", "gen", "obl", "dat") and _is_recipient(s)]
        things = [s for s in things if not _is_programme(s) and s.kind is not Kind.MINISTRY]
        at = "beteilig" in stretch.verbs
        direct = [s for s in things if s.case not in ("gen", "obl")]
        thing: Party = (direct or things)[-1].mention if things else None
        thing = thing or (_by_preposition(stretch, ("an",)) if at else None)
        thing = thing or self._plain(stretch, ("an",) if at else ("",)) or self._spoken_of(stretch)
        return giver or self._owner(stretch) or self._level(stretch.text), thing

    def _given(self, stretch: Stretch) -> tuple[Party, Party] | None:
        """`Y gewährt X N`: someone named gives; an official gives for the issuing house."""
        giver: Party = _subject(stretch, givers=True) or self._level(stretch.text)
        officials = (*stretch.slots, *stretch.carried)
        if giver is None and any(slot.bare and slot.kind in (Kind.PERSON, Kind.OFFICE) for slot in officials):
            giver = issuer_of(self.annotations)
        giver = giver or _by_preposition(stretch, _BY, givers=True)
        if giver is None:
            return None
        slots = tuple(slot for slot in stretch.slots if slot.mention is not giver)
        recipient: Party = _dative(slots) or self._plain_dative(stretch)
        recipient = recipient or _by_preposition(stretch, ("für", "an", "in"), apart=giver)
        if recipient is None and _fills_programme(stretch):
            return None
        recipient = recipient or self._plain(stretch, ("für", "an", "fürs", "ans", "zum", "zur"))
        return giver, recipient or self._spoken_of(stretch)

    def _moved(self, stretch: Stretch) -> tuple[Party, Party] | None:
        """`N fließen in X`, `N wurden X bewilligt`."""
        giver = _by_preposition(stretch, (*_BY,), givers=True) or self._level(stretch.text)
        places = ("in", "an", "für", "auf", "zu")
        recipient: Party = _by_preposition(stretch, places) or _dative(stretch.slots)
        if recipient is None and _fills_programme(stretch):
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
                owner = _owner_of_work(stretch, phrase)
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
        if pronoun and _is_recipient(pronoun):
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


def _bodies_of_people(annotations: Annotations) -> dict[str, Mention]:
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


def _subject_is_money(stretch: Stretch) -> bool:
    """Tell whether no one who gives stands in the nominative: "bewilligt wurden N"."""
    if _PARTICIPLE.search(stretch.text) and not re.search(r"\bha(?:t|ben|tten?)\b", stretch.clause.lowered):
        return True
    return not any(slot.bare and (slot.kind is Kind.PERSON or _is_giver(slot)) for slot in stretch.slots)


def _is_handed_itself(stretch: Stretch) -> bool:
    """Tell whether the sum is what is handed over: not the price of a thing, "die für 3 Millionen sanierte Brücke"."""
    start = stretch.clause.span.start
    before = stretch.clause.lowered[max(0, stretch.money.span.start - start - 24) : stretch.money.span.start - start]
    after = stretch.clause.lowered[stretch.money.span.end - start : stretch.money.span.end - start + 24]
    return not _PRICED.search(before) and bool(_OBJECT_ENDS.match(after))


def _is_level(slot: Slot) -> bool:
    """Tell whether a slot is a level of government."""
    return slot.mention.get("category") in ("Metonym", "Land", "Staat")


def _is_giver(slot: Slot) -> bool:
    """Tell whether a slot can give money: a body, a ministry, a level of government."""
    return slot.kind in (Kind.MINISTRY, Kind.ORGANIZATION)


def _is_above_land(giver: Party) -> bool:
    """Tell whether a giver stands above the Länder."""
    name = giver.name if isinstance(giver, Mention) else giver or ""
    return name in ("Bund", "EU", "Europäische Union", "Europäische Kommission") or name.startswith("Bundes")


def _is_recipient(slot: Slot) -> bool:
    """Tell whether a slot can receive money."""
    return slot.kind in RECIPIENTS and not _is_level(slot)


def _is_programme(slot: Slot) -> bool:
    """Tell whether a slot is a programme that money comes from."""
    return slot.kind is Kind.INITIATIVE and str(slot.mention.get("category") or "").lower().endswith("programm")


def _owner_of_work(stretch: Stretch, phrase: NounPhrase) -> Party:
    """The thing that work is done on, named in the genitive or behind "von" or "in" right after the noun."""
    if not phrase.is_work:
        return None
    for slot in stretch.slots:
        near = 0 < slot.span.start - phrase.span.end <= 30
        if near and _is_recipient(slot) and (slot.case in ("gen", "obl") or slot.preposition in ("von", "an", "")):
            return slot.mention
    return None


def _genitive_giver(stretch: Stretch) -> Mention | None:
    """The public body in the genitive whose grant it is."""
    public = [slot for slot in stretch.slots if _is_level(slot) or slot.kind is Kind.MINISTRY]
    return next((slot.mention for slot in public if slot.case in ("gen", "obl") and not slot.preposition), None)


def _fills_programme(stretch: Stretch) -> bool:
    """Tell whether the sum is what a programme has to give: "für das Programm stehen N bereit"."""
    return any(_is_programme(slot) and slot.preposition in ("für", "in") for slot in stretch.slots) or bool(
        re.search(r"\b(?:für|in) (?:das|die|den) \w*(?:programm|fonds|förderung|richtlinie)\b", stretch.text)
    )


def _by_preposition(
    stretch: Stretch, prepositions: tuple[str, ...], *, givers: bool = False, apart: Party = None
) -> Mention | None:
    """The first giver or recipient behind one of the prepositions."""
    for slot in stretch.slots:
        if slot.preposition not in prepositions or slot.mention is apart:
            continue
        if _is_giver(slot) if givers else _is_recipient(slot) and not _is_programme(slot):
            return slot.mention
    return None


def _together(slots: list[Slot]) -> Party:
    """The first, with those joined to it: "Bund und Land"."""
    if not slots:
        return None
    joined = [slot.mention.name for slot in slots if slot.group and slot.group == slots[0].group]
    names = list(dict.fromkeys(joined))
    return slots[0].mention if len(names) < 2 else f"{', '.join(names[:-1])} und {names[-1]}"


def _subject(stretch: Stretch, *, givers: bool = False) -> Party:
    """The nominative that gives: a level of government or a ministry before other bodies."""
    is_fit = _is_giver if givers else _is_recipient
    fits = [slot for slot in stretch.slots if slot.bare and is_fit(slot)]
    fits = fits or [slot for slot in stretch.carried if slot.bare and is_fit(slot)]
    public = [slot for slot in fits if (_is_level(slot) and _is_giver(slot)) or slot.kind is Kind.MINISTRY]
    return _together(public) or next((slot.mention for slot in fits), None)


def _dative(slots: tuple[Slot, ...]) -> Mention | None:
    """The recipient in the dative: "gewährt der Stadt N"."""
    found = [
        s for s in slots if s.kind in _TAKERS and _is_recipient(s) and not s.preposition and s.case in ("dat", "obl")
    ]
    return found[0].mention if found else None


def _joined(stretch: Stretch, slots: list[Slot]) -> Party:
    """The first recipient, with those joined to it when they get the sum together."""
    each = re.search(r"\bje(?:weils)?\b", stretch.text)
    return _together(slots[:1] if each else slots)
