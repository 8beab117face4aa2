"""Relations between what a clause names: verbs and predicate nouns with their roles, active and passive.

Frames come from `relations_lexicon`; this module fills their roles from the slots of a clause by case, preposition and
order, lets a pronoun or a missing subject stand for the one before, and reads the status of the clause. What events say
of their day, place and topic is in `event_relations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from digigraph.extractors.clauses import Clause, Slot, clauses_of
from digigraph.extractors.event_relations import event_frames
from digigraph.extractors.references import heads_of
from digigraph.extractors.relations_lexicon import (
    COPULA,
    NOUNS,
    PASSIVE,
    PRONOMINAL,
    VERBS,
    NounFrame,
    VerbFrame,
    grammatical_gender,
)
from digigraph.extractors.status import clause_status
from digigraph.model import Annotations, Frame, Kind, Mention, Span, Status

_PRONOUN = re.compile(
    r"(?:^\W*(?:(?:den|die|das|dem|dass|weil|wo|wie) )?|\b(?:ist|sind|war|wird|hat|haben|hatte|steht|gehört|leitet|löst|folgt|soll|wurde|nimmt"
    r"|übernimmt|arbeitet|liegt|lag) )(?P<pronoun>er|sie|es|dieser?|dieses)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(?:gemeinsam|zusammen)\s+(?:mit\s*)?(?:$|\w*\s*$)")
_OTHER_RELATION = re.compile(r"\b(?:statt|anstelle|ohne|außer|neben|im Beisein)\s*$")


_NOT_BUILT = frozenset({"Land", "Stadt", "Landkreis", "Staat", "Region"})
_THINGS = (Kind.INITIATIVE, Kind.EVENT, Kind.ORGANIZATION)


@dataclass(slots=True)
class Focus:
    """What the text was last about: subjects that a pronoun or an elided subject may stand for."""

    person: Slot | None = None
    things: list[Slot] = field(default_factory=list)
    """Undertakings and events named so far, latest last."""

    def last(self, kinds: Iterable[Kind]) -> Slot | None:
        """The latest thing of the first of these kinds that was named; subjects before what only stood beside them."""
        for kind in kinds:
            named = [slot for slot in self.things if slot.kind is kind]
            salient = [slot for slot in named if slot.case in ("open", "nom", "acc") or slot.preposition == "zu"]
            if named:
                return (salient or named)[-1]
        return None

    def by_pronoun(self, pronoun: str, kinds: frozenset[Kind]) -> Slot | None:
        """The latest thing of the pronoun's gender, undertakings before bodies; a thing of unknown gender fits any."""
        gender = {"er": "m", "sie": "f", "es": "n", "dieser": "m", "diese": "f", "dieses": "n"}.get(pronoun)
        for wanted in ((Kind.INITIATIVE, Kind.EVENT), (Kind.ORGANIZATION,)):
            for slot in reversed(self.things[-6:]):
                known = next((g for head in heads_of(slot.mention)[:2] if (g := grammatical_gender(head))), None)
                if (
                    slot.kind in wanted
                    and slot.kind in kinds
                    and slot.case in ("open", "nom", "acc")
                    and known in (None, gender)
                ):
                    return slot
        return None

    def after(self, clauses: tuple[Clause, ...]) -> None:
        """Move on past a sentence."""
        for clause in clauses:
            if clause.quoted:
                continue
            for slot in clause.slots:
                if slot.span.start == slot.span.end:
                    continue
                if (
                    slot.kind in (Kind.INITIATIVE, Kind.EVENT, Kind.ORGANIZATION)
                    and slot.mention.get("category") != "Metonym"
                ):
                    self.things.append(slot)
        mains = [
            slot
            for clause in clauses
            if not clause.relative and not clause.quoted
            for slot in clause.slots
            if slot.case in ("open", "nom")
        ]
        persons = [slot for slot in mains if slot.kind is Kind.PERSON]
        self.person = persons[0] if persons else self.person


@dataclass(frozen=True, slots=True)
class RelationExtractor:
    """Adds the clause-level relations of a document."""

    name: str = "relations"

    def annotate(self, annotations: Annotations) -> Annotations:
        """Find frames sentence by sentence, in reading order."""
        focus = Focus()
        frames: list[Frame] = []
        title = annotations.document.zone("title")
        for sentence in annotations.document.sentences:
            clauses = clauses_of(annotations, sentence)
            in_title = bool(title and title.contains(sentence))
            if not in_title:
                for clause in clauses:
                    if not clause.quoted and clause.slots:
                        frames += frames_of(annotations, clause, focus)
                frames += succession_frames(annotations, sentence, focus)
            frames += event_frames(annotations, sentence, clauses, focus.last((Kind.EVENT,)), in_title=in_title)
            focus.after(clauses)
        return annotations.with_frames(frames)


def frames_of(annotations: Annotations, clause: Clause, focus: Focus) -> Iterator[Frame]:
    """All relations that the verbs and predicate nouns of one clause state."""
    status = clause_status(clause.masked)
    yield from _handover_frames(annotations, clause)
    for noun in NOUNS:
        for match in noun.noun.finditer(clause.masked):
            yield from _noun_frames(annotations, clause, noun, match, focus, status)
    for verb in VERBS:
        match = verb.active.search(clause.masked)
        passive = verb.passive.search(clause.masked) if verb.passive else None
        if passive and PASSIVE.search(clause.masked) and not re.search(r"\bha(?:t|ben|tten?|be)\b", clause.masked):
            yield from _passive_frames(annotations, clause, verb, passive, focus, status)
        elif match:
            yield from _active_frames(annotations, clause, verb, match, focus, status)


_SUCCESSION = re.compile(r"\b(?:Amts)?(?P<noun>[Vv]orgänger|[Nn]achfolger)(?:in|s|n)?\b")


def succession_frames(annotations: Annotations, sentence: Span, focus: Focus) -> Iterator[Frame]:
    """ "X, Haseloffs Amtsvorgänger" and "seine Nachfolgerin Y": who came before whom, inside one noun phrase."""
    text = annotations.document.text
    persons = annotations.within(sentence, Kind.PERSON)
    for match in _SUCCESSION.finditer(text, sentence.start, sentence.end):
        owner = next((m for m in persons if m.span.end + 1 == match.start() and text[m.span.end - 1] == "s"), None)
        other = [
            m
            for m in persons
            if m is not owner and (0 <= m.span.start - match.end() <= 8 or 0 <= match.start() - m.span.end <= 40)
        ]
        possessive = re.search(r"\b[SsI](?:ein|hr)\w{0,2}\s+(?:neue[rnms]?\s+)?$", text[sentence.start : match.start()])
        if owner is None and possessive:
            before = [m for m in annotations.of_kind(Kind.PERSON) if m.span.end <= match.start()]
            owner = before[-1] if before else None
            other = [m for m in persons if 0 <= m.span.start - match.end() <= 8]
        if owner is None or not other or other[0].name == owner.name:
            continue
        new, old = (owner, other[0]) if match.group("noun").lower() == "vorgänger" else (other[0], owner)
        evidence = Span(min(match.start(), other[0].span.start), max(match.end(), other[0].span.end))
        yield Frame("succeeds", {"subject": new, "object": old}, evidence, "succession-phrase", Status.DONE, 0.85)


_CHAIR = re.compile(r"\b(?P<chair>Vorsitz|Leitung|Präsidentschaft|Geschäftsführung|Federführung|Schirmherrschaft)\b")
_HANDED = re.compile(r"\b(?:übergeben|übergibt|übergab|abgegeben|weitergegeben)\b")


def _handover_frames(annotations: Annotations, clause: Clause) -> Iterator[Frame]:
    """ "X hat den Vorsitz des Beirats an Y übergeben": one ends, one begins, and Y succeeds X."""
    chair, handed = _CHAIR.search(clause.masked), _HANDED.search(clause.masked)
    if not chair or not handed:
        return
    persons = [s for s in clause.slots if s.kind is Kind.PERSON]
    old = next((s for s in persons if s.case in ("open", "nom") and not s.preposition), None)
    new = next((s for s in persons if s.preposition == "an"), None)
    start = clause.span.start + chair.start()
    body = next(
        (
            m
            for m in annotations.within(clause.span, Kind.ORGANIZATION, Kind.INITIATIVE)
            if 0 <= m.span.start - start <= 40
        ),
        None,
    )
    if old is None or new is None:
        return
    evidence = Span(min(start, old.span.start), max(new.span.end, clause.span.start + handed.end()))
    yield Frame(
        "succeeds", {"subject": new.mention, "object": old.mention}, evidence, "chair-handed-over", Status.DONE, 0.85
    )
    day = _when(annotations, clause, "").get("date")
    if body:
        for person, key in ((old, "to"), (new, "from")):
            attributes = {key: day} if day else {}
            yield Frame(
                "coordinates",
                {"subject": person.mention, "object": body},
                evidence,
                "chair-handed-over",
                Status.DONE,
                0.8,
                attributes,
            )


def _active_frames(
    annotations: Annotations, clause: Clause, verb: VerbFrame, match: re.Match[str], focus: Focus, status: Status
) -> Iterator[Frame]:
    """Subject in the nominative, object direct or with its preposition."""
    objects = _objects(clause, verb) or _pronoun_objects(clause, verb, focus)
    if not objects:
        return
    subjects = _subjects(clause, verb, objects, focus, annotations)
    if verb.companions and subjects:
        with_them = _companions(annotations, clause, verb.subject, subjects, merely_with=verb.type == "opens")
        subjects = subjects + with_them
    yield from _pairs(annotations, clause, verb.type, verb.name, subjects, objects, match, status)


def _passive_frames(
    annotations: Annotations, clause: Clause, verb: VerbFrame, match: re.Match[str], focus: Focus, status: Status
) -> Iterator[Frame]:
    """Agent after `von` or `durch`, patient in the nominative."""
    agents = [s for s in clause.slots if s.kind in verb.subject and s.preposition in ("von", "durch")]
    agents = [s for s in agents if s.group == agents[0].group] if agents else []
    patients = [s for s in clause.slots if s.kind in verb.object and s.case in ("open", "nom") and s not in agents]
    if clause.relative and patients and patients[0].span.start == patients[0].span.end:
        patients = patients[:1]
    if not patients and agents:
        patients = _pronoun_slots(clause, verb.object, focus)
    patients = [s for s in patients if s.group == patients[0].group] if patients else []
    yield from _pairs(annotations, clause, verb.type, verb.name + "-passive", agents, patients, match, status)


def _objects(clause: Clause, verb: VerbFrame) -> list[Slot]:
    """Slots that can fill the object, of the first coordination only."""
    fitting = []
    for slot in clause.slots:
        if slot.kind not in verb.object or (slot.kind is Kind.PLACE and slot.mention.get("category") in _NOT_BUILT):
            continue
        if not verb.prepositions:
            direct = slot.case in ("acc", "open") and not slot.preposition
            if direct:
                fitting.append(slot)
        elif (
            (slot.preposition in verb.prepositions and slot.case == "prep")
            or ("dative" in verb.prepositions and slot.case in ("dat", "obl", "open") and not slot.preposition)
            or ("" in verb.prepositions and slot.case in ("gen", "obl"))
        ):
            fitting.append(slot)
    return fitting


def _pronoun_objects(clause: Clause, verb: VerbFrame, focus: Focus) -> list[Slot]:
    """What "es" or "dazu" stands for, when the clause names no object."""
    order = tuple(kind for kind in _THINGS if kind in verb.object)
    words = (
        "|".join(PRONOMINAL[p] for p in sorted(verb.prepositions) if p in PRONOMINAL) if verb.prepositions else "es|ihn"
    )
    if not order or not words or not re.search(rf"\b(?:{words})\b", clause.masked, re.IGNORECASE):
        return []
    found = focus.last(order)
    return [replace(found, span=Span(clause.span.start, clause.span.start), group=-1)] if found else []


def _subjects(
    clause: Clause, verb: VerbFrame, objects: list[Slot], focus: Focus, annotations: Annotations
) -> list[Slot]:
    """The first coordination of nominative slots; objects are narrowed to what is left."""
    candidates = [s for s in clause.slots if s.kind in verb.subject and s.case in ("nom", "open") and not s.preposition]
    if verb.prepositions and "dative" not in verb.prepositions:
        candidates = [s for s in candidates if s not in objects]
    if not candidates:
        return _pronoun_slots(clause, verb.subject, focus) or _role_slots(clause, verb.subject, annotations, focus)
    persons = [s for s in candidates if s.kind is Kind.PERSON]
    # An actor that is a person is the likelier subject; else the first in the clause.
    first = (persons or candidates)[0]
    if not persons and len(objects) == 1 and first is objects[0] and len(candidates) > 1:
        first = candidates[0] if candidates[0] is not objects[0] else candidates[1]
    if first in objects:
        others = [s for s in objects if s.group != first.group]
        if not others:
            pronoun = _pronoun_slots(clause, verb.subject, focus)
            return [s for s in pronoun if s.mention is not first.mention]
        if (
            clause.relative
            and first.span.start == first.span.end
            and first.kind not in (Kind.PERSON,)
            and len(candidates) > 1
        ):
            # "das Projekt, das die Universität initiiert hat": the pronoun is the object when another nominative follows.
            first = next(s for s in candidates if s is not first)
    subjects = [s for s in candidates if s.group == first.group]
    for subject in subjects:
        if subject in objects:
            objects.remove(subject)
    return subjects


def _pronoun_slots(clause: Clause, kinds: frozenset[Kind], focus: Focus) -> list[Slot]:
    """What a subject pronoun of the clause stands for."""
    match = _PRONOUN.search(clause.masked.lstrip())
    if not match:
        return []
    pronoun = match.group("pronoun").lower()
    if Kind.PERSON in kinds and pronoun in ("er", "sie") and focus.person:
        gender = focus.person.mention.get("gender")
        if gender is None or (gender == "m") == (pronoun == "er"):
            return [replace(focus.person, span=Span(clause.span.start, clause.span.start))]
    found = focus.by_pronoun(pronoun, kinds)
    return [replace(found, span=Span(clause.span.start, clause.span.start))] if found else []


def _role_slots(clause: Clause, kinds: frozenset[Kind], annotations: Annotations, focus: Focus) -> list[Slot]:
    """Whom a role-only subject ("der Minister", "die Vorsitzende") stands for: its holder named before."""
    if Kind.PERSON not in kinds:
        return []
    for slot in clause.slots:
        if slot.kind is not Kind.OFFICE or slot.case not in ("open", "nom") or slot.preposition:
            continue
        holder = _holder(annotations, slot, focus)
        if holder:
            return [replace(slot, mention=holder)]
    return []


def _holder(annotations: Annotations, slot: Slot, focus: Focus) -> Mention | None:
    """The latest person named before with the same role and gender; for a role nobody has, the person in focus."""
    role, gender = slot.mention.get("role"), slot.mention.get("gender")
    held = False
    for frame in reversed(annotations.frames):
        person, office = frame.roles.get("subject"), frame.roles.get("object")
        if frame.type != "holdsOffice" or not isinstance(person, Mention) or not isinstance(office, Mention):
            continue
        if office.get("role") == role and office.get("gender") in (None, gender):
            held = True
            if person.span.end <= slot.span.start:
                return person
    named = [m for m in annotations.of_kind(Kind.PERSON) if m.span.end <= slot.span.start and not m.get("anaphor")]
    if held or not named or named[-1].get("gender") not in (None, gender):
        return None
    return named[-1]


def _companions(
    annotations: Annotations, clause: Clause, kinds: frozenset[Kind], subjects: list[Slot], *, merely_with: bool = False
) -> list[Slot]:
    """Those who do it "gemeinsam mit" the subject."""
    text = annotations.document.text
    found: list[Slot] = []
    for slot in clause.slots:
        if slot.kind not in kinds or slot in subjects:
            continue
        before = text[max(clause.span.start, slot.span.start - 60) : slot.span.start]
        together = re.search(r"\b(?:gemeinsam|zusammen)\b", before, re.IGNORECASE)
        if slot.preposition == "mit" and (together or merely_with):
            found += [s for s in clause.slots if s.group == slot.group and s.kind in kinds and s not in found]
    return found


def _pairs(
    annotations: Annotations,
    clause: Clause,
    type_: str,
    rule: str,
    subjects: list[Slot],
    objects: list[Slot],
    match: re.Match[str],
    status: Status,
) -> Iterator[Frame]:
    """One frame for each subject with each object."""
    for subject in subjects:
        for thing in objects:
            if subject.mention is thing.mention or _same_thing(subject, thing):
                continue
            evidence = _evidence(annotations, clause, subject, thing, match)
            yield Frame(
                type_,
                {"subject": subject.mention, "object": thing.mention},
                evidence,
                rule,
                _local_status(clause, evidence, status),
                0.8,
                _when(annotations, clause, type_),
            )


def _local_status(clause: Clause, evidence: Span, status: Status) -> Status:
    """Status of the stretch between the commas around the evidence: a negation elsewhere does not reach it."""
    if status is Status.DONE:
        return status
    start = clause.masked.rfind(", ", 0, max(0, evidence.start - clause.span.start)) + 1
    end = clause.masked.find(", ", evidence.end - clause.span.start)
    return clause_status(clause.masked[start : end if end >= 0 else len(clause.masked)])


def _same_thing(one: Slot, other: Slot) -> bool:
    """Tell whether two slots name the same thing."""
    return one.kind is other.kind and one.mention.name == other.mention.name


def _evidence(annotations: Annotations, clause: Clause, one: Slot, other: Slot, match: re.Match[str]) -> Span:
    """From the first to the last word that carries the relation."""
    spans = [Span(clause.span.start + match.start(), clause.span.start + match.end())]
    spans += [slot.span for slot in (one, other) if slot.span.end > slot.span.start]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _when(annotations: Annotations, clause: Clause, type_: str) -> dict[str, str]:
    """Dates that the clause gives the relation: a point, a beginning or an end."""
    found: dict[str, str] = {}
    text = annotations.document.text
    for date in annotations.within(clause.span, Kind.DATE):
        value = str(date.get("value") or "")
        if not value:
            continue
        before = text[max(clause.span.start, date.span.start - 12) : date.span.start].split()[-1:] or [""]
        words = (before[0].lower(), annotations.document.slice(date.span).split()[0].lower())
        if "seit" in words or "ab" in words:
            found.setdefault("from", value.split("/", maxsplit=1)[0])
        elif "bis" in words:
            found.setdefault("to", value.rsplit("/", maxsplit=1)[-1])
        else:
            found.setdefault("date", value.split("/", maxsplit=1)[0])
    return found


def _noun_frames(
    annotations: Annotations, clause: Clause, noun: NounFrame, match: re.Match[str], focus: Focus, status: Status
) -> Iterator[Frame]:
    """A predicate noun with a copula: its agent in the nominative, its thing in the genitive or the one before."""
    copula = COPULA.search(clause.masked)
    if not copula or (
        noun.near_copula and not COPULA.search(clause.masked[max(0, match.start() - 40) : match.start()])
    ):
        return
    start, end = clause.span.start + match.start(), clause.span.start + match.end()
    agents = [s for s in clause.slots if s.kind in noun.agent and (s.case in ("open", "nom") and not s.preposition)]
    if noun.agent_prepositions and not agents:
        agents = [s for s in clause.slots if s.kind in noun.agent and s.preposition in noun.agent_prepositions]
    things = [
        s
        for s in clause.slots
        if s.kind in noun.thing
        and 0 <= s.span.start - end <= 40
        and (s.case in ("gen", "obl") or s.preposition in ("von", "bei", "für", "in"))
    ]
    agents = [s for s in agents if s not in things and not (s.span.start <= start < s.span.end)]
    if not things and re.match(r"\s+(?:des|der|dieses|dieser|von|vom)\b", clause.masked[match.end() :]):
        return  # It says of what, but nothing known stands there.
    if not things:
        things = _things_before(noun, focus)
    if not agents:
        agents = _pronoun_slots(clause, noun.agent, focus)
    agents = [s for s in agents if s.group == agents[0].group] if agents else []
    if agents and noun.type in ("organizes", "partnerOf"):
        agents = agents + _companions(annotations, clause, noun.agent, agents)
    things = [replace(s, span=Span(start, start)) if not clause.span.contains(s.span) else s for s in things[:1]]
    yield from (
        _turned(frame) if noun.inverse else frame
        for frame in _pairs(annotations, clause, noun.type, noun.name, agents, things, match, status)
    )


def _things_before(noun: NounFrame, focus: Focus) -> list[Slot]:
    """What the sentences before were about."""
    found = focus.person if noun.thing == (Kind.PERSON,) else focus.last(noun.thing)
    return [found] if found else []


def _turned(frame: Frame) -> Frame:
    """Exchange subject and object."""
    roles = {"subject": frame.roles["object"], "object": frame.roles["subject"]}
    return Frame(frame.type, roles, frame.evidence, frame.rule, frame.status, frame.confidence, frame.attributes)
