"""Relations between what a clause names: verbs and predicate nouns with their roles, active and passive.

Frames come from `lexicon/relations.toml`; `relation_roles` fills their roles, `status` reads how far things have come,
`event_relations` says when, where and about what events are, `succession` who follows whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from digigraph.extractors.clauses import Clause, clauses_of
from digigraph.extractors.event_relations import event_frames
from digigraph.extractors.focus import Focus
from digigraph.extractors.relation_roles import (
    Scene,
    adjunct_roles,
    attribute_roles,
    companions,
    nearest_group,
    noun_roles,
    owners,
    passive_roles,
    same_group,
    verb_objects,
    verb_subjects,
)
from digigraph.extractors.relations_lexicon import ADJUNCTS, COPULA, NOUNS, PAIRS, PASSIVE, VERBS, NounFrame, VerbFrame
from digigraph.extractors.slots import Slot
from digigraph.extractors.status import clause_status
from digigraph.extractors.succession import handover_frames, succession_frames
from digigraph.model import Annotations, Frame, Kind, Span, Status

_PERFECT = re.compile(r"\bha(?:t|ben|tten?|be)\b")


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
                # Titles report in the historic present: what they say of a relation is read from the body.
                frames += succession_frames(annotations, sentence)
            frames += event_frames(annotations, sentence, clauses, focus.last((Kind.EVENT,)), in_title=in_title)
            for clause in clauses:
                if not in_title:
                    frames += frames_of(Scene(annotations, clause, focus))
                focus.after(clause)
        return annotations.with_frames(frames)


def frames_of(scene: Scene) -> Iterator[Frame]:
    """All relations that the words of one clause state; of direct speech only what a noun phrase takes for granted."""
    if scene.clause.quoted:
        for verb in VERBS:
            yield from _attribute_frames(scene, verb)
        return
    yield from handover_frames(scene.annotations, scene.clause)
    yield from _beside(scene)
    yield from _noun_phrases(scene)
    for verb in VERBS:
        yield from _verb_frames(scene, verb)


def _noun_phrases(scene: Scene) -> Iterator[Frame]:
    """Relations that predicate nouns, adjuncts and coordinated subjects state."""
    lowered = scene.clause.lowered
    for noun in NOUNS:
        for match in noun.words.finditer(lowered):
            yield from _noun_frames(scene, noun, match)
    for adjunct in ADJUNCTS:
        if found := adjunct.words.search(lowered):
            agents, things = adjunct_roles(scene, adjunct, found)
            roles = (things, agents) if adjunct.inverse else (agents, things)
            yield from _pairs(scene, adjunct.type, adjunct.name, roles, found)
    for pair in PAIRS:
        if found := pair.words.search(lowered):
            subjects = same_group([slot for slot in scene.clause.slots if slot.kind in pair.agent and slot.bare])
            yield from _pairs(scene, pair.type, pair.name, (subjects[:1], subjects[1:]), found)


def _verb_frames(scene: Scene, verb: VerbFrame) -> Iterator[Frame]:
    """One verb as a participle before its noun, in the passive, or in the active."""
    masked = scene.clause.masked
    yield from _attribute_frames(scene, verb)
    passive = verb.passive.search(scene.clause.lowered) if verb.passive else None
    if passive and PASSIVE.search(masked) and not _PERFECT.search(masked):
        agents, patients = passive_roles(scene, verb)
        roles = (patients, agents) if verb.inverse else (agents, patients)
        yield from _pairs(scene, verb.type, f"{verb.name}-passive", roles, passive)
    elif active := _finite(verb, scene.clause.lowered):
        objects = verb_objects(scene, verb)
        subjects, objects = verb_subjects(scene, verb, objects) if objects else ([], [])
        objects = nearest_group(objects, scene.clause.span.start + active.start())
        if verb.companions and subjects:
            subjects = subjects + companions(scene, verb.subject, subjects)
        if verb.type == "partOf":
            objects = objects + owners(scene, objects)
        roles = (objects, subjects) if verb.inverse else (subjects, objects)
        yield from _pairs(scene, verb.type, verb.name, roles, active)


def _finite(verb: VerbFrame, clause: str) -> re.Match[str] | None:
    """The first form of a verb that is no infinitive with "zu": purposes are no facts."""
    return next((match for match in verb.active.finditer(clause) if not clause[: match.start()].endswith("zu ")), None)


def _attribute_frames(scene: Scene, verb: VerbFrame) -> Iterator[Frame]:
    """One verb as a participle before its noun: "das von der Kammer gegründete Netzwerk"."""
    if verb.attribute and (found := verb.attribute.search(scene.clause.lowered)):
        yield from _pairs(scene, verb.type, f"{verb.name}-attribute", attribute_roles(scene, verb, found), found)


_LOCAL = re.compile(r"\s(?:ansässige|angesiedelte|beheimatete|gelegene)[nrms]?\s")
_SEATED = re.compile(r"\s(?:mit (?:dem )?(?:Haupts|Firmens|S)itz in|aus dem)\s")


def _beside(scene: Scene) -> Iterator[Frame]:
    """Relations of two noun phrases side by side: whose programme it is, where a body has its seat."""
    for one, other in pairwise(scene.clause.slots):
        start = scene.clause.span.start
        gap = scene.clause.masked[max(0, one.span.end - start) : max(0, other.span.start - start)]
        if (
            one.kind is Kind.INITIATIVE
            and other.kind is Kind.MINISTRY
            and other.case in ("gen", "obl")
            and len(gap) <= 8
        ):
            yield _beside_frame(scene, "initiates", (other, one), "programme-of-ministry")
        elif one.kind is Kind.PLACE and other.kind is Kind.ORGANIZATION and _LOCAL.fullmatch(gap):
            rule = "located-at-attribute" if "angesiedelt" in gap else "seated-in-attribute"
            yield _beside_frame(scene, "locatedIn", (other, one), rule)
        elif (
            one.kind is Kind.ORGANIZATION
            and other.kind is Kind.ORGANIZATION
            and "angesiedelte" in gap
            and len(gap) < 20
        ):
            yield _beside_frame(scene, "partOf", (other, one), "located-at-attribute")
        elif one.kind is Kind.ORGANIZATION and other.kind is Kind.PLACE and _SEATED.fullmatch(gap):
            yield _beside_frame(scene, "locatedIn", (one, other), "seat-phrase")


def _beside_frame(scene: Scene, predicate: str, roles: tuple[Slot, Slot], rule: str) -> Frame:
    """A frame between two neighbours; its evidence reaches from the one to the other."""
    subject, thing = roles
    evidence = Span(min(subject.span.start, thing.span.start), max(subject.span.end, thing.span.end))
    status = _status_around(scene.clause, evidence)
    return Frame(predicate, {"subject": subject.mention, "object": thing.mention}, evidence, rule, status, 0.8)


def _noun_frames(scene: Scene, noun: NounFrame, match: re.Match[str]) -> Iterator[Frame]:
    """A predicate noun with a copula."""
    masked = scene.clause.masked
    reach = masked[max(0, match.start() - 40) : match.start()] if noun.near_copula else masked
    before, after = masked[: match.start()], masked[match.end() :]
    apposition = noun.type in ("organizes", "initiates") and (before.endswith("§, ") or re.match(r",\s", after))
    if not COPULA.search(reach) and not apposition:
        return
    agents, things = noun_roles(scene, noun, match)
    if agents and noun.type in ("organizes", "partnerOf"):
        agents = agents + companions(scene, noun.agent, agents)
    roles = (things, agents) if noun.inverse else (agents, things)
    yield from _pairs(scene, noun.type, noun.name, roles, match)


def _pairs(
    scene: Scene, predicate: str, rule: str, roles: tuple[list[Slot], list[Slot]], match: re.Match[str]
) -> Iterator[Frame]:
    """One frame for each subject with each object."""
    subjects, objects = roles
    for subject in subjects:
        for thing in objects:
            if subject.kind is thing.kind and subject.mention.name == thing.mention.name:
                continue
            evidence = _evidence(scene.clause, (subject, thing), match)
            yield Frame(
                predicate,
                {"subject": subject.mention, "object": thing.mention},
                evidence,
                rule,
                _status_around(scene.clause, evidence),
                0.8,
                _when(scene),
            )


def _evidence(clause: Clause, roles: tuple[Slot, Slot], match: re.Match[str]) -> Span:
    """From the first to the last word that carries the relation."""
    spans = [Span(clause.span.start + match.start(), clause.span.start + match.end())]
    spans += [slot.span for slot in roles if slot.span.end > slot.span.start]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _status_around(clause: Clause, evidence: Span) -> Status:
    """Status of the stretch between the commas around the evidence: a negation elsewhere does not reach it."""
    start = clause.masked.rfind(", ", 0, max(0, evidence.start - clause.span.start)) + 1
    end = clause.masked.find(", ", evidence.end - clause.span.start)
    return clause_status(clause.masked[start : end if end >= 0 else len(clause.masked)])


def _when(scene: Scene) -> dict[str, str]:
    """Dates that the clause gives the relation: a point, a beginning or an end."""
    found: dict[str, str] = {}
    document, clause = scene.annotations.document, scene.clause
    for date in scene.annotations.within(clause.span, Kind.DATE):
        start, _, end = str(date.get("value") or "").partition("/")
        before = document.text[max(clause.span.start, date.span.start - 12) : date.span.start].lower().split()[-1:]
        words = {*before, *document.slice(date.span).lower().split()[:1]}
        if not start:
            continue
        if words & {"seit", "ab"}:
            found.setdefault("from", start)
        elif "bis" in words:
            found.setdefault("to", end or start)
        else:
            found.setdefault("date", start)
    return found
