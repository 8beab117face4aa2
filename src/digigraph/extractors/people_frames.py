"""Persons, offices and bodies tied together: holdsOffice, officeOf, memberOf, and founders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from digigraph.extractors.offices_bodies import Bodies, Body
from digigraph.extractors.offices_roles import Role
from digigraph.extractors.people_holders import Holding
from digigraph.extractors.people_scene import Scene
from digigraph.model import Frame, Mention, Span, Status

BEFORE = "before"
"""Value of `to` for an office that ended at an unknown time."""
_BORROWED = frozenset({"predecessor", "successor"})
"""Rules that give a person the office of somebody else's role phrase: its adjectives are not theirs."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Makes the frames of one document from its mentions."""

    scene: Scene
    persons: Mapping[int, Mention]
    """By the index of the name's first token."""
    offices: Mapping[int, Mention]
    """By the index of the role noun."""
    bodies: Bodies

    def frames(self, roles: Sequence[Role], holdings: Sequence[Holding]) -> Iterator[Frame]:
        """Yield the frames of all holdings, and officeOf for roles whose body is known."""
        held: dict[int, list[Holding]] = {}
        for holding in holdings:
            held.setdefault(holding.role.head, []).append(holding)
        for role in roles:
            found = held.get(role.head, [])
            if not found and role.head not in self.offices:
                continue
            body = self.bodies.of(role, named_holder=bool(found))
            for holding in found:
                yield from self._of_holding(holding, body)
            if body and role.head in self.offices and not role.plural and not self._works_at(role):
                yield self._office_of(role, body)

    def _of_holding(self, holding: Holding, body: Body | None) -> Iterator[Frame]:
        """Yield holdsOffice, memberOf or initiates for one person and one role."""
        attributes, status = _time(holding)
        role, person = holding.role, self.persons[holding.name.first]
        office = self.offices.get(role.head)
        if office is not None:
            roles = {"subject": person, "object": office}
            confidence = holding.confidence
            yield Frame("holdsOffice", roles, holding.evidence, holding.rule, status, confidence, attributes)
        if body is None:
            return
        roles = {"subject": person, "object": body.mention}
        evidence = self._cover(holding.evidence, body.mention)
        confidence = min(holding.confidence, body.confidence)
        if role.noun.category in ("member", "owner") or self._works_at(role):
            yield Frame("memberOf", roles, evidence, body.rule, status, confidence, attributes)
        elif role.noun.category == "founder":
            yield Frame("initiates", roles, evidence, "founder", status, confidence)

    def _works_at(self, role: Role) -> bool:
        """Tell whether the phrase says where somebody works: "Ausbildungsleiterin bei Bosch"."""
        return self.scene.text(role.head + 1) in ("bei", "beim") and role.noun.category == "body"

    def _cover(self, evidence: Span, body: Mention) -> Span:
        """Widen the evidence to the body where it stands in the same sentence."""
        sentence = self.scene.sentence_around(evidence.start)
        if sentence.contains(body.span):
            return Span(min(evidence.start, body.span.start), max(evidence.end, body.span.end))
        return evidence

    def _office_of(self, role: Role, body: Body) -> Frame:
        """Make officeOf; the evidence is the role phrase, with the body when it stands near."""
        evidence = self._cover(self.scene.span(role.left, role.last), body.mention)
        roles = {"subject": self.offices[role.head], "object": body.mention}
        return Frame("officeOf", roles, evidence, body.rule, Status.DONE, body.confidence)


def _time(holding: Holding) -> tuple[dict[str, Any], Status]:
    """From, to and status of a holding."""
    start, end = holding.dates
    own = holding.rule not in _BORROWED
    if end is None and (holding.former or (own and holding.role.former)):
        end = BEFORE
    attributes = {key: value for key, value in (("from", start), ("to", end)) if value}
    planned = holding.designated or (own and holding.role.designated)
    return attributes, Status.PLANNED if planned else Status.DONE
