"""Who held an office before: "X, Haseloffs Amtsvorgänger", "tritt die Nachfolge von X an", "folgt auf X", "löst X ab"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digigraph.extractors.people_holders import Holding
from digigraph.extractors.people_names import PersonName
from digigraph.extractors.people_predications import People

_BEFORE = re.compile(r"^(?:Amts)?[Vv]orgänger(?:in|s)?$")
_AFTER = re.compile(r"^(?:Amts)?[Nn]achfolger(?:in|s)?$")
_POSSESSIVE = re.compile(r"^(?:sein|ihr)(?:e[nrsm]?)?$", re.I)
_NO_SUCCESSION = frozenset({"member", "owner", "founder", "duty"})
_NEGATED = frozenset({"nicht", "kein", "keine"})


def successions(people: People, held: Sequence[Holding]) -> list[Holding]:
    """Give the predecessor the office of the successor, when that one is known, as a former one; or the other way."""
    found: list[Holding] = []
    for old, new, first, last in _pairs(people, held):
        if any(people.scene.text(index) in _NEGATED for index in range(first, last)):
            continue
        office = _office_of(new, held, any_office=_is_noun_phrase(people, first, last))
        if office is not None and not _holds(old, office, held):
            found.append(_former(people, old, office, first, last))
    return found + _named_successors(people, held)


def _named_successors(people: People, held: Sequence[Holding]) -> list[Holding]:
    """Read "sein Nachfolger wird Y", "seiner Nachfolgerin Y": Y holds, or will hold, the office of the one before."""
    scene = people.scene
    found = []
    for index in scene.indexes:
        if not _AFTER.match(scene.text(index)) or not _POSSESSIVE.match(scene.text(index - 1)):
            continue
        verb = scene.text(index + 1) if scene.text(index + 1) in ("wird", "ist", "wurde") else ""
        new = people.names.get(index + (2 if verb else 1))
        start = scene.sentence_start(index)
        owner = next(iter(people.before(index, scene.sentence_start(start - 1) if start else start)), None)
        if new is None or owner is None or new.family == owner.family:
            continue
        office = next((h for h in reversed(held) if h.name.family == owner.family and h.role.head < index), None)
        if office is None or office.role.noun.category in _NO_SUCCESSION or _holds(new, office, held):
            continue
        evidence = scene.span(index - 1, new.last)
        found.append(Holding(office.role, new, "successor", evidence, 0.7, designated=verb == "wird"))
    return found


def _pairs(people: People, held: Sequence[Holding]) -> list[tuple[PersonName, PersonName, int, int]]:
    """Pairs of predecessor and successor with the tokens that say so."""
    scene = people.scene
    found = []
    for index in scene.indexes:
        word = scene.text(index)
        pair = None
        if _BEFORE.match(word):
            pair = _named_predecessor(people, index)
        elif word == "Nachfolge" and scene.text(index + 1) in ("von", "des", "der"):
            pair = _object_and_subject(people, held, index, index + 2)
        elif word in ("folgt", "folgte", "gefolgt", "folgen") and "auf" in (scene.text(index + 1), scene.text(index - 1)):
            pair = _object_and_subject(people, held, index, index + 2)
        elif word == "auf":
            pair = _followed(people, index)
        elif word in ("löst", "löste"):
            pair = _object_and_subject(people, held, index, index + 1)
        if pair:
            found.append(pair)
    return found


def _named_predecessor(people: People, index: int) -> tuple[PersonName, PersonName, int, int] | None:
    """Read "X, Haseloffs Amtsvorgänger" and "Haseloffs Vorgänger X"."""
    scene = people.scene
    owner = people.ends.get(index)
    if owner is None or not scene.text(index - 1).endswith("s"):
        return None
    other = people.names.get(index + 1)
    if other is None and scene.text(owner.first - 1) == ",":
        other = people.ends.get(owner.first - 1)
    if other is None or other.family == owner.family:
        return None
    return other, owner, min(other.first, owner.first), max(index + 1, other.last)


def _object_and_subject(
    people: People, held: Sequence[Holding], index: int, start: int
) -> tuple[PersonName, PersonName, int, int] | None:
    """Read "X tritt die Nachfolge von Y an", "X folgt auf Y", "X löst Y ab": Y was before X."""
    scene = people.scene
    old = next(iter(people.after(start, start + 6)), None)
    if old is None or old.head > start + 4:
        return None
    if scene.text(index) in ("löst", "löste") and "ab" not in {scene.text(place) for place in range(old.last, old.last + 4)}:
        return None
    sentence = scene.sentence_start(index)
    before = people.before(index, sentence)
    opening = next((holding.name for holding in held if holding.role.left == sentence), None)
    new = before[-1] if before else opening or people.antecedent(index, None)
    if new is None or new.family == old.family:
        return None
    return old, new, new.first if before else sentence, old.last


def _followed(people: People, index: int) -> tuple[PersonName, PersonName, int, int] | None:
    """Read "X, die im Januar auf Y gefolgt ist"."""
    scene = people.scene
    old = next(iter(people.after(index + 1, index + 4)), None)
    if old is None or scene.text(old.last) != "gefolgt":
        return None
    before = people.before(index, scene.sentence_start(index))
    if not before or before[0].family == old.family:
        return None
    return old, before[0], before[0].first, old.last + 1


def _is_noun_phrase(people: People, first: int, last: int) -> bool:
    """Tell whether "Vorgänger" says it: then the office need not be new."""
    return any(_BEFORE.match(people.scene.text(index)) for index in range(first, last))


def _is_new(holding: Holding) -> bool:
    """Tell whether the text says that somebody has just come into an office."""
    role = holding.role
    return holding.rule in ("appointed", "installed", "headline") or role.new or role.designated or holding.designated


def _office_of(name: PersonName, held: Sequence[Holding], *, any_office: bool) -> Holding | None:
    """Last present office a person is given, by family name; a former office is handed over to nobody."""
    fitting = [
        holding
        for holding in held
        if holding.name.family == name.family
        and not holding.former
        and not holding.role.former
        and not holding.role.outgoing
        and (any_office or _is_new(holding) or holding.role.noun.category == "government")
        and holding.role.noun.category not in _NO_SUCCESSION
    ]
    return fitting[-1] if fitting else None


def _holds(name: PersonName, office: Holding, held: Sequence[Holding]) -> bool:
    """Tell whether the predecessor is given this office already."""
    return any(holding.name.family == name.family and holding.role.head == office.role.head for holding in held)


def _former(people: People, old: PersonName, office: Holding, first: int, last: int) -> Holding:
    """Make the holding of the predecessor."""
    evidence = people.scene.span(first, last)
    # Whoever is to be followed by somebody designated is still in office.
    waiting = office.role.designated or office.designated
    return Holding(office.role, old, "predecessor", evidence, 0.75, former=not waiting)
