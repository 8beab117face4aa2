"""Which slots of a clause fill the roles of a frame: by kind, case, preposition, order and what was named before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from digigraph.extractors.clauses import Clause
from digigraph.extractors.focus import THINGS, Focus
from digigraph.extractors.relations_lexicon import PRONOMINAL, AdjunctFrame, NounFrame, VerbFrame
from digigraph.extractors.slots import Slot
from digigraph.model import Annotations, Kind, Mention, Span

_PRONOUN = re.compile(
    r"(?:^\W*(?:(?:den|die|das|dem|dass|weil|wo|wie) )?"
    r"|\b(?:ist|sind|war|wird|hat|haben|hatte|steht|gehört|leitet|löst|folgt|soll|wurde|nimmt|übernimmt|arbeitet|liegt"
    r"|lag) )(?P<pronoun>er|sie|es|dieser?|dieses)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(?:gemeinsam|zusammen)\b", re.IGNORECASE)
_LIST_OF_PEOPLE = re.compile(
    r"\s*(?:Es (?:sprechen|diskutieren|nehmen teil)|Mit dabei sind|[^:]{0,80}\bnehmen teil)\s*:"
)
"""A list of those who take part in the event spoken of."""
_NOT_BUILT = frozenset({"Land", "Stadt", "Landkreis", "Staat", "Region"})
"""Categories of places that nobody opens."""
_OF_A_THING = frozenset({"von", "bei", "für", "in", "an", "auf"})
_NEAR = 40
"""Characters within which a genitive or `von` phrase belongs to the noun before it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One clause with all that is needed to fill roles in it."""

    annotations: Annotations
    clause: Clause
    focus: Focus

    def here(self, slot: Slot) -> Slot:
        """A slot from before, as a role of this clause: it has no place in it."""
        start = self.clause.span.start
        return replace(slot, span=Span(start, start), group=-1)


def same_group(slots: list[Slot]) -> list[Slot]:
    """The first coordination among slots."""
    return [slot for slot in slots if slot.group == slots[0].group] if slots else []


def nearest_group(slots: list[Slot], offset: int) -> list[Slot]:
    """The coordination nearest to the verb; the noun phrase a relative pronoun stands for comes before any other."""
    if not slots:
        return []
    pronoun = next((slot for slot in slots if slot.span.start == slot.span.end), None)
    nearest = pronoun or min(slots, key=lambda slot: (abs(slot.span.start - offset), slot.span))
    return [slot for slot in slots if slot.group == nearest.group]


def verb_objects(scene: Scene, verb: VerbFrame) -> list[Slot]:
    """Slots that can fill the object; without any, what "es" or "dazu" stands for."""
    found = [slot for slot in scene.clause.slots if _fits_object(slot, verb)]
    return found or _pronoun_objects(scene, verb)


def _fits_object(slot: Slot, verb: VerbFrame) -> bool:
    not_built = slot.kind is Kind.PLACE and slot.mention.get("category") in _NOT_BUILT
    if slot.kind not in verb.object or (not_built and verb.type == "opens"):
        return False
    if slot.preposition:
        return slot.preposition in verb.prepositions
    if not verb.prepositions:
        return slot.case in ("acc", "open")
    dative = "dative" in verb.prepositions and slot.case in ("dat", "obl", "open")
    genitive = "genitive" in verb.prepositions and slot.case in ("gen", "obl")
    return dative or genitive


def _pronoun_objects(scene: Scene, verb: VerbFrame) -> list[Slot]:
    """What "es" or "dazu" stands for, when the clause names no object."""
    order = tuple(kind for kind in THINGS if kind in verb.object)
    adverbs = "|".join(PRONOMINAL[p] for p in sorted(verb.prepositions) if p in PRONOMINAL)
    words = adverbs if verb.prepositions else "es|ihn"
    if verb.from_focus and verb.from_focus.search(scene.clause.lowered):
        event = scene.focus.recent(Kind.EVENT)
        return [scene.here(event)] if event else []
    if verb.type == "participatesIn" and _LIST_OF_PEOPLE.match(scene.clause.masked):
        words = r"\w+"
    if not order or not words or not re.search(rf"\b(?:{words})\b", scene.clause.masked, re.IGNORECASE):
        return []
    found = scene.focus.last(order)
    return [scene.here(found)] if found else []


def owners(scene: Scene, objects: list[Slot]) -> list[Slot]:
    """Whose the objects are, by a genitive right behind them: "gehört zum Campus der Hochschule"."""
    ends = {slot.span.end for slot in objects}
    beside = [
        s for s in scene.clause.slots if s.case in ("gen", "obl") and any(0 < s.span.start - end <= 6 for end in ends)
    ]
    return [slot for slot in beside if slot.kind in (Kind.ORGANIZATION, Kind.MINISTRY)]


def verb_subjects(scene: Scene, verb: VerbFrame, objects: list[Slot]) -> tuple[list[Slot], list[Slot]]:
    """The first coordination of nominative slots, and the objects that are left."""
    governed = bool(verb.prepositions - {"dative"})
    candidates = [
        s for s in scene.clause.slots if s.kind in verb.subject and s.bare and not (governed and s in objects)
    ]
    if verb.type == "participatesIn":  # "Neben X haben auch Landwirte teilgenommen."
        candidates += [s for s in scene.clause.slots if s.kind in verb.subject and s.preposition == "neben"]
    if not candidates:
        return elided(scene, verb.subject), objects
    # Of several nominatives a person is the likelier actor; else the first in the clause.
    first = next((s for s in candidates if s.kind is Kind.PERSON), candidates[0])
    if first in objects:
        others = [s for s in objects if s.group != first.group]
        if not others:
            stands_for = [s for s in elided(scene, verb.subject) if s.mention is not first.mention]
            return stands_for, objects
        pronoun_object = scene.clause.relative and first.span.start == first.span.end and first.kind is not Kind.PERSON
        if pronoun_object and len(candidates) > 1:
            # "das Projekt, das die Universität initiiert hat": another nominative follows the pronoun.
            first = next(s for s in candidates if s is not first)
    subjects = [s for s in candidates if s.group == first.group]
    return subjects, [s for s in objects if s not in subjects]


def passive_roles(scene: Scene, verb: VerbFrame) -> tuple[list[Slot], list[Slot]]:
    """Agent after `von` or `durch`, patient in the nominative or a pronoun."""
    slots = scene.clause.slots
    agents = same_group([s for s in slots if s.kind in verb.subject and s.preposition in ("von", "durch")])
    patients = [s for s in slots if s.kind in verb.object and s.bare and s not in agents]
    if scene.clause.relative and patients and patients[0].span.start == patients[0].span.end:
        patients = patients[:1]
    if agents and not patients:
        patients = by_pronoun(scene, verb.object)
    return agents, same_group(patients)


def noun_roles(scene: Scene, noun: NounFrame, match: re.Match[str]) -> tuple[list[Slot], list[Slot]]:
    """Agent in the nominative, thing in the genitive after the noun or named before."""
    clause, focus = scene.clause, scene.focus
    start, end = clause.span.start + match.start(), clause.span.start + match.end()
    near = [s for s in clause.slots if s.kind in noun.thing and 0 <= s.span.start - end <= _NEAR]
    near = [s for s in near if s.preposition not in noun.agent_prepositions or not s.preposition]
    things = [s for s in near if s.case in ("gen", "obl") or s.preposition in _OF_A_THING]
    agents = [s for s in clause.slots if s.kind in noun.agent and s.bare]
    beside = [s for s in agents if s.span.end + 2 == start and clause.masked[match.start() - 2 : match.start()] == ", "]
    agents = beside or agents  # "Anna Berg, Gründerin der Holz GmbH"
    if not agents:
        agents = [s for s in clause.slots if s.kind in noun.agent and s.preposition in noun.agent_prepositions]
    agents = [s for s in agents if s not in things and not s.span.start <= start < s.span.end]
    if not things:
        if noun.named_thing or re.match(r"\s+(?:des|der|dieses|dieser|von|vom)\b", clause.masked[match.end() :]):
            return [], []  # It says of what, but nothing known stands there.
        before = focus.person if noun.thing == (Kind.PERSON,) else focus.last(noun.thing)
        things = [scene.here(before)] if before else []
    return same_group(agents) or by_pronoun(scene, noun.agent), things[:1]


def adjunct_roles(scene: Scene, adjunct: AdjunctFrame, match: re.Match[str]) -> tuple[list[Slot], list[Slot]]:
    """Agent right after the phrase, thing the nearest other slot that is no agent."""
    clause = scene.clause
    end = clause.span.start + match.end()
    after = [s for s in clause.slots if s.kind in adjunct.agent and s.span.start >= end]
    if adjunct.agent_prepositions:
        agents = same_group([s for s in after if s.preposition in adjunct.agent_prepositions])
        things = [
            s
            for s in clause.slots
            if s.kind in adjunct.thing and 0 <= s.span.start - end <= _NEAR and s.case in ("gen", "obl", "acc")
        ]
        return agents, things[:1]
    near = [s for s in after if s.span.start - end <= 30 and (s.case in ("gen", "obl") or s.preposition == "von")]
    agents = same_group(near)
    things = [
        s
        for s in clause.slots
        if s.kind in adjunct.thing and s not in agents and (s.bare or s.case == "acc" or s.preposition == "zu")
    ]
    if not things:
        things = by_pronoun(scene, adjunct.thing)
    if not things:
        before = scene.focus.last(tuple(kind for kind in THINGS if kind in adjunct.thing))
        things = [scene.here(before)] if before and clause.relative else []
    return agents, things[:1]


def attribute_roles(scene: Scene, verb: VerbFrame, match: re.Match[str]) -> tuple[list[Slot], list[Slot]]:
    """ "das von der Kammer gegründete Netzwerk": agent before the participle, thing right after it."""
    start, end = scene.clause.span.start + match.start(), scene.clause.span.start + match.end()
    agents = [
        s
        for s in scene.clause.slots
        if s.kind in verb.subject and s.preposition in ("von", "durch") and 0 <= start - s.span.end <= 30
    ]
    things = [s for s in scene.clause.slots if s.kind in verb.object and 0 <= s.span.start - end <= 25]
    return agents[-1:], things[:1]


def elided(scene: Scene, kinds: frozenset[Kind]) -> list[Slot]:
    """Who is meant by a pronoun or a role-only subject."""
    return by_pronoun(scene, kinds) or _by_role(scene, kinds)


def by_pronoun(scene: Scene, kinds: frozenset[Kind]) -> list[Slot]:
    """What a subject pronoun of the clause stands for."""
    match = _PRONOUN.search(scene.clause.masked.lstrip())
    if not match:
        return []
    if scene.clause.relative and any(
        s.span.start == s.span.end and s.bare and s.kind in kinds for s in scene.clause.slots
    ):
        return []  # "die Kammer, die sie betreibt": which of the two is the subject stays open.
    pronoun, person = match.group("pronoun").lower(), scene.focus.person
    if Kind.PERSON in kinds and pronoun in ("er", "sie") and person:
        gender = person.mention.get("gender")
        if gender is None or (gender == "m") == (pronoun == "er"):
            return [scene.here(person)]
    found = scene.focus.by_pronoun(pronoun, kinds)
    return [scene.here(found)] if found else []


def _by_role(scene: Scene, kinds: frozenset[Kind]) -> list[Slot]:
    """Whom a role-only subject ("der Minister", "die Vorsitzende") stands for."""
    if Kind.PERSON not in kinds:
        return []
    roles = [slot for slot in scene.clause.slots if slot.kind is Kind.OFFICE and slot.bare]
    return [
        replace(slot, mention=holder) for slot in roles[:1] if (holder := holder_of(scene.annotations, slot.mention))
    ]


def holder_of(annotations: Annotations, office: Mention) -> Mention | None:
    """The latest person named before with the same role and gender; for a role nobody has, the person named last."""
    role, gender = office.get("role"), office.get("gender")
    held = False
    for frame in reversed(annotations.frames):
        person, held_office = frame.roles.get("subject"), frame.roles.get("object")
        if frame.type != "holdsOffice" or not isinstance(person, Mention) or not isinstance(held_office, Mention):
            continue
        if held_office.get("role") == role and held_office.get("gender") in (None, gender):
            held = True
            if person.span.end <= office.span.start:
                return person
    named = [m for m in annotations.of_kind(Kind.PERSON) if m.span.end <= office.span.start and not m.get("anaphor")]
    fits = named and named[-1].get("gender") in (None, gender)
    return named[-1] if fits and not held else None


def companions(scene: Scene, kinds: Iterable[Kind], subjects: list[Slot]) -> list[Slot]:
    """Those who do it "gemeinsam mit" the subjects."""
    text, clause, allowed = scene.annotations.document.text, scene.clause, frozenset(kinds)
    found: list[Slot] = []
    for slot in clause.slots:
        if slot.preposition != "mit" or slot.kind not in allowed or slot in subjects or slot in found:
            continue
        if _TOGETHER.search(text, max(clause.span.start, slot.span.start - 60), slot.span.start):
            found += [s for s in clause.slots if s.group == slot.group and s.kind in allowed and s not in found]
    return found
