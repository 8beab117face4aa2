"""Persons, offices and bodies tied together: holdsOffice, officeOf, memberOf, and founders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from digigraph.extractors.offices_bodies import Bodies, Body
from digigraph.extractors.offices_roles import Role
from digigraph.extractors.people_holders import Holding
from digigraph.extractors.people_scene import Scene
from digigraph.model import Frame, Mention, Span, Status

BEFORE = "before"


def frames_of(
    scene: Scene,
    roles: Sequence[Role],
    holdings: Sequence[Holding],
    persons: Mapping[int, Mention],
    offices: Mapping[int, Mention],
    bodies: Bodies,
) -> list[Frame]:
    """Make the frames of all holdings, and officeOf for roles whose phrase names the body."""
    frames: list[Frame] = []
    held: dict[int, list[Holding]] = {}
    for holding in holdings:
        held.setdefault(holding.role.head, []).append(holding)
    for role in roles:
        found = held.get(role.head, [])
        if not found and role.head not in offices:
            continue
        body = bodies.of(role, named_holder=bool(found))
        for holding in found:
            frames += _frames_of_holding(scene, holding, persons[holding.name.first], offices.get(role.head), body)
        if body and role.head in offices and not role.plural and not _works_at(scene, role):
            frames.append(_office_of(scene, role, offices[role.head], body))
    return frames


def _frames_of_holding(
    scene: Scene, holding: Holding, person: Mention, office: Mention | None, body: Body | None
) -> list[Frame]:
    """Make holdsOffice, memberOf or initiates for one person and one role."""
    attributes, status = _time(holding)
    role = holding.role
    made: list[Frame] = []
    if office is not None:
        roles = {"subject": person, "object": office}
        made.append(Frame("holdsOffice", roles, holding.evidence, holding.rule, status, holding.confidence, attributes))
    if body is None:
        return made
    at = role.noun.category in ("member", "owner") or _works_at(scene, role)
    evidence = _cover(holding.evidence, body.mention, scene)
    confidence = min(holding.confidence, body.confidence)
    if at:
        roles = {"subject": person, "object": body.mention}
        made.append(Frame("memberOf", roles, evidence, body.rule, status, confidence, attributes))
    elif role.noun.category == "founder":
        roles = {"subject": person, "object": body.mention}
        made.append(Frame("initiates", roles, evidence, "founder", status, confidence))
    return made


def _works_at(scene: Scene, role: Role) -> bool:
    """Tell whether the phrase says where somebody works: "Ausbildungsleiterin bei Bosch"."""
    return scene.text(role.head + 1) in ("bei", "beim") and role.noun.category == "body"


def _time(holding: Holding) -> tuple[dict[str, Any], Status]:
    """From, to and status of a holding."""
    start, end = holding.dates
    own = holding.rule not in ("predecessor", "successor")
    if end is None and (holding.former or (own and holding.role.former)):
        end = BEFORE
    attributes = {key: value for key, value in (("from", start), ("to", end)) if value}
    planned = holding.designated or (own and holding.role.designated)
    return attributes, Status.PLANNED if planned else Status.DONE


def _cover(evidence: Span, body: Mention, scene: Scene) -> Span:
    """Widen the evidence to the body where it stands in the same sentence."""
    sentence = scene.document.sentence_at(evidence.start)
    if sentence and sentence.contains(body.span):
        return Span(min(evidence.start, body.span.start), max(evidence.end, body.span.end))
    return evidence


def _office_of(scene: Scene, role: Role, office: Mention, body: Body) -> Frame:
    """Make officeOf; the evidence is the role phrase, with the body when it stands near."""
    evidence = _cover(scene.span(role.left, role.last), body.mention, scene)
    return Frame(
        "officeOf", {"subject": office, "object": body.mention}, evidence, body.rule, Status.DONE, body.confidence
    )
