"""Who held an office before: "X, Haseloffs Amtsvorgänger", "tritt die Nachfolge von X an", "folgt auf X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digigraph.extractors.people_holders import Holding
from digigraph.extractors.people_index import CLAUSE_TOKENS, Held, People
from digigraph.extractors.people_names import PersonName

_PREDECESSOR = re.compile(r"^(?:Amts)?[Vv]orgänger(?:in|s)?$")
_SUCCESSOR = re.compile(r"^(?:Amts)?[Nn]achfolger(?:in|s)?$")
_POSSESSIVE = re.compile(r"^(?:sein|ihr)(?:e[nrsm]?)?$", re.I)
_FOLLOW = frozenset({"folgt", "folgte", "gefolgt", "folgen"})
_REPLACE = frozenset({"löst", "löste"})
_NO_SUCCESSION = frozenset({"member", "owner", "founder", "duty"})
_NEW = frozenset({"appointed", "installed", "headline"})
_NEGATED = frozenset({"nicht", "kein", "keine"})


class _Pair(NamedTuple):
    """Predecessor and successor, with the tokens that say so."""

    old: PersonName
    new: PersonName
    first: int
    last: int
    named: bool
    """Whether the word "Vorgänger" says it: then the office need not be new."""


def successions(people: People, holdings: Sequence[Holding]) -> list[Holding]:
    """Give the predecessor the office of the successor, when that one is known, as a former one; or the other way."""
    held = Held.of(holdings)
    found: list[Holding] = []
    for pair in _pairs(people, held):
        if any(people.scene.text(index) in _NEGATED for index in range(pair.first, pair.last)):
            continue
        office = _office_of(held, pair)
        if office is not None and not _holds(held, pair.old, office):
            found.append(_former(people, pair, office))
    return [*found, *_named_successors(people, held)]


def _pairs(people: People, held: Held) -> Iterator[_Pair]:
    """Find predecessors with their successors."""
    scene = people.scene
    for index in scene.indexes:
        word = scene.text(index)
        pair = None
        if word == "auf":
            pair = _followed(people, index)
        elif (word == "Nachfolge" and scene.text(index + 1) in ("von", "des", "der")) or (
            word in _FOLLOW and "auf" in (scene.text(index + 1), scene.text(index - 1))
        ):
            pair = _object_and_subject(people, held, index, index + 2)
        elif word in _REPLACE:
            pair = _object_and_subject(people, held, index, index + 1)
        elif _PREDECESSOR.match(word):
            pair = _named_predecessor(people, index)
        if pair:
            yield pair


def _named_predecessor(people: People, index: int) -> _Pair | None:
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
    return _Pair(other, owner, min(other.first, owner.first), max(index + 1, other.last), True)


def _object_and_subject(people: People, held: Held, index: int, start: int) -> _Pair | None:
    """Read "X tritt die Nachfolge von Y an", "X folgt auf Y", "X löst Y ab": Y was before X."""
    scene = people.scene
    old = next(people.after(start, start + 6), None)
    if old is None or old.head > start + 4:
        return None
    if scene.text(index) in _REPLACE and "ab" not in {scene.text(place) for place in range(old.last, old.last + 4)}:
        return None
    sentence = max(scene.sentence_start(index), index - CLAUSE_TOKENS)
    before = next(people.after(sentence, index), None)
    opening = held.by_left.get(sentence)
    new = before or (opening.name if opening else people.antecedent(index, None))
    if new is None or new.family == old.family:
        return None
    return _Pair(old, new, before.first if before else sentence, old.last, False)


def _followed(people: People, index: int) -> _Pair | None:
    """Read "X, die im Januar auf Y gefolgt ist"."""
    scene = people.scene
    old = next(people.after(index + 1, index + 4), None)
    if old is None or scene.text(old.last) != "gefolgt":
        return None
    new = next(people.before(index, scene.sentence_start(index)), None)
    if new is None or new.family == old.family:
        return None
    return _Pair(old, new, new.first, old.last + 1, False)


def _office_of(held: Held, pair: _Pair) -> Holding | None:
    """Last present office the successor is given; a former office is handed over to nobody."""
    for holding in reversed(held.of_person(pair.new)):
        role = holding.role
        if holding.former or role.former or role.outgoing or role.noun.category in _NO_SUCCESSION:
            continue
        if pair.named or _is_new(holding) or role.noun.category == "government":
            return holding
    return None


def _is_new(holding: Holding) -> bool:
    """Tell whether the text says that somebody has just come into an office."""
    role = holding.role
    return holding.rule in _NEW or role.new or role.designated or holding.designated


def _holds(held: Held, name: PersonName, office: Holding) -> bool:
    """Tell whether somebody is given this office already."""
    return any(holding.role.head == office.role.head for holding in held.of_person(name))


def _former(people: People, pair: _Pair, office: Holding) -> Holding:
    """Make the holding of the predecessor."""
    evidence = people.scene.span(pair.first, pair.last)
    # Whoever is to be followed by somebody designated is still in office.
    waiting = office.role.designated or office.designated
    return Holding(office.role, pair.old, "predecessor", evidence, 0.75, former=not waiting)


def _named_successors(people: People, held: Held) -> Iterator[Holding]:
    """Read "sein Nachfolger wird Y", "seiner Nachfolgerin Y": Y holds, or will hold, the office of the one before."""
    scene = people.scene
    for index in scene.indexes:
        if not _SUCCESSOR.match(scene.text(index)) or not _POSSESSIVE.match(scene.text(index - 1)):
            continue
        verb = scene.text(index + 1) if scene.text(index + 1) in ("wird", "ist", "wurde") else ""
        new = people.names.get(index + (2 if verb else 1))
        start = scene.sentence_start(index)
        owner = next(people.before(index, scene.sentence_start(start - 1) if start else start), None)
        if new is None or owner is None or new.family == owner.family:
            continue
        office = next((h for h in reversed(held.of_person(owner)) if h.role.head < index), None)
        if office is None or office.role.noun.category in _NO_SUCCESSION or _holds(held, new, office):
            continue
        evidence = scene.span(index - 1, new.last)
        yield Holding(office.role, new, "successor", evidence, 0.7, designated=verb == "wird")
