"""Role phrases without a name that tell something new of the person just spoken of.

"Wabenrath will es schriftlich. „...“, sagte die Vorsitzende des Vereins." "X wurde zum Minister ernannt. Der ehemalige
niedersächsische Finanzminister folgt auf Y." A bare "der Minister" is left to document resolution.
"""

from __future__ import annotations

from collections.abc import Sequence

from digigraph.extractors.offices_roles import Role
from digigraph.extractors.people_holders import Holding
from digigraph.extractors.people_lexicon import SPEECH
from digigraph.extractors.people_names import PersonName
from digigraph.extractors.people_predications import People

_LOOK_BACK_SENTENCES = 2


def bridged(people: People, roles: Sequence[Role], held: Sequence[Holding]) -> list[Holding]:
    """Give definite roles that say more than a noun to the person before."""
    taken = {holding.role.head for holding in held}
    busy = {holding.name.family for holding in held if not holding.former and not holding.role.former}
    found: list[Holding] = []
    for role in roles:
        if role.head in taken or not _tells_more(people, role):
            continue
        if any(_same_office(holding.role, role) for holding in held):
            continue
        name = _last_person(people, role)
        if name is None or name.sex not in (role.sex, None, "e"):
            continue
        if not role.former and name.family in busy:
            continue
        evidence = people.scene.span(role.left, role.last)
        found.append(Holding(role, name, "bridge", evidence, 0.7))
    return found


def _tells_more(people: People, role: Role) -> bool:
    """Tell whether a role stands as the subject of a sentence or of a speech verb and says more than its noun."""
    scene = people.scene
    if role.plural or role.sex is None or role.determiner not in ("der", "die") or role.noun.category in ("member", "owner", "founder"):
        return False
    if role.noun.category == "government" and not role.former:
        return False
    speaks = bool(SPEECH.match(scene.text(role.left - 1))) and scene.text(role.left - 2) in (",", "“")
    if not speaks and not (scene.starts_sentence(role.left) and role.former):
        return False
    return role.former or role.last > role.head + 1


def _same_office(one: Role, other: Role) -> bool:
    """Tell whether two phrases may name one office."""
    return one.noun.masculine == other.noun.masculine and not (one.former or other.former)


def _last_person(people: People, role: Role) -> PersonName | None:
    """Person spoken of last in the sentences before, quoted words left aside."""
    scene = people.scene
    end = scene.sentence_start(role.left)
    offset = scene.tokens[role.left].start
    quotes = [quotation.span for quotation in scene.document.quotations if quotation.span.end <= offset]
    for _ in range(_LOOK_BACK_SENTENCES + 1):
        if end == 0:
            return None
        start = scene.sentence_start(end - 1)
        names = [name for name in people.before(end, start) if not any(quote.contains(name.span) for quote in quotes[-4:])]
        if names:
            return names[0] if len({name.family for name in names if name.sex in (role.sex, None)}) == 1 or role.former else None
        end = start
    return None
