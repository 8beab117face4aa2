"""Who holds which office by what a sentence says: the rules of appointment and of "sein", strongest first."""

from __future__ import annotations

from collections.abc import Sequence

from digigraph.extractors.offices_roles import INDEFINITE, Role
from digigraph.extractors.people_appointments import appointed, duty, installed, new_in_title
from digigraph.extractors.people_copulas import continued, copular, inverted, relative
from digigraph.extractors.people_holders import Holding
from digigraph.extractors.people_index import Held, People


def predicated(people: People, roles: Sequence[Role], holdings: Sequence[Holding]) -> list[Holding]:
    """Find the holders that verbs name, for roles without a name beside them."""
    held = Held.of(holdings)
    beside = frozenset(held.heads)
    found: list[Holding] = []
    for role in roles:
        if role.head in beside or role.plural or role.determiner in INDEFINITE:
            continue
        holding = _holding(people, role, held)
        if holding is not None:
            held.add(holding)
            found.append(holding)
    return found


def _holding(people: People, role: Role, held: Held) -> Holding | None:
    """Try the rules on one role."""
    if "d" in role.noun.tags:
        return duty(people, role)
    return (
        appointed(people, role)
        or installed(people, role)
        or copular(people, role)
        or inverted(people, role)
        or new_in_title(people, role)
        or relative(people, role, held)
        or continued(people, role, held)
    )
