"""Role phrases without a name that tell something new of the person just spoken of.

"Wabe will es schriftlich. „...“, sagte die Vorsitzende des Vereins." "X wurde zum Minister ernannt. Der ehemalige
niedersächsische Finanzminister folgt auf Y." A bare "der Minister" is left to document resolution.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from digigraph.extractors.offices_roles import Role
from digigraph.extractors.people_holders import Holding
from digigraph.extractors.people_index import Held, People
from digigraph.extractors.people_lexicon import SPEECH
from digigraph.extractors.people_names import PersonName

_LOOK_BACK_SENTENCES = 3
_MOST_NAMES = 20
_NO_OFFICE = frozenset({"member", "owner", "founder"})


def bridged(people: People, roles: Sequence[Role], holdings: Sequence[Holding]) -> Iterator[Holding]:
    """Give definite roles that say more than a noun to the person before."""
    held = Held.of(holdings)
    busy = {holding.name.family for holding in holdings if not holding.former and not holding.role.former}
    present = {holding.role.noun.masculine for holding in holdings if not holding.role.former}
    for role in roles:
        if role.head in held.heads or not _tells_more(people, role):
            continue
        if not role.former and role.noun.masculine in present:
            # Somebody else is named as the holder of what may be this office.
            continue
        name = _last_person(people, role)
        if name is None or name.sex not in (role.sex, None, "e") or (not role.former and name.family in busy):
            continue
        yield Holding(role, name, "bridge", people.scene.span(role.left, role.last), 0.7)


def _tells_more(people: People, role: Role) -> bool:
    """Tell whether a role stands as the subject of a sentence or of a speech verb and says more than its noun."""
    scene = people.scene
    if role.plural or role.sex is None or role.determiner not in ("der", "die") or role.noun.category in _NO_OFFICE:
        return False
    if role.noun.category == "government" and not role.former:
        return False
    speaks = scene.text(role.left - 1) in SPEECH and scene.text(role.left - 2) in (",", "“")
    if not speaks and not (scene.starts_sentence(role.left) and role.former):
        return False
    return role.former or role.last > role.head + 1


def _last_person(people: People, role: Role) -> PersonName | None:
    """Person spoken of last in the sentences before, quoted words left aside; None when more than one may be meant."""
    scene = people.scene
    end = scene.sentence_start(role.left)
    for _ in range(_LOOK_BACK_SENTENCES):
        if end == 0:
            return None
        start = scene.sentence_start(end - 1)
        nearest = islice(people.before(end, start), _MOST_NAMES)
        names = [name for name in nearest if not scene.in_quotation(name.first)]
        if names:
            alone = len({name.family for name in names if name.sex in (role.sex, None)}) == 1
            return names[0] if alone or role.former else None
        end = start
    return None
