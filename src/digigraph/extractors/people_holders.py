"""Who holds which office by juxtaposition: "Minister X", "die Ministerin für Y, Dr. X", "X, Rektor der Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from digigraph.extractors.offices_roles import Role
from digigraph.extractors.offices_tenures import MONTHS, tenure_in
from digigraph.extractors.people_lexicon import is_occupation
from digigraph.extractors.people_licences import licensed_apposition, licensed_name
from digigraph.extractors.people_names import PersonName
from digigraph.extractors.people_neighbours import after_name, name_ending_at, name_from, skip_parenthesis
from digigraph.extractors.people_scene import Scene
from digigraph.extractors.people_words import word_class
from digigraph.extractors.tokens import BREAK, LOWER
from digigraph.model import Kind, Span

ADVERBS = word_class("apposition-adverbs")
"""Words between a name and the role that follows it after a comma."""
_PAST = word_class("past-apposition-adverbs")
_FUTURE = frozenset({"künftig"})
_AND = frozenset({"und", "sowie"})
_CLOSING = word_class("after-apposition")
_OBLIQUE = frozenset({"zum", "zur", "vom", "beim", "im", "am", "dem", "des"})
"""Determiners of a role that stands in no apposition in the nominative."""
_PLACES = frozenset({Kind.PLACE})
_MOST_ADVERBS = 6
_YEAR = re.compile(r"^\d{4}$")


@dataclass(frozen=True, slots=True)
class Holding:
    """One person in one office."""

    role: Role
    name: PersonName
    rule: str
    evidence: Span
    confidence: float = 1.0
    former: bool = False
    designated: bool = False
    dates: tuple[str | None, str | None] = (None, None)
    """From and to, ISO with prefix precision; `to` may be `before`."""


@dataclass
class _Beside:
    """Names and holdings while the roles of a document are read."""

    scene: Scene
    known: dict[int, PersonName]
    ends: dict[int, PersonName]
    holdings: list[Holding] = field(default_factory=list)
    licensed: list[PersonName] = field(default_factory=list)

    def take(self, holding: Holding) -> None:
        """Add a holding, and the name it licenses."""
        name = holding.name
        if name.first not in self.known:
            self.licensed.append(name)
            self.known[name.first] = name
            self.ends[name.last] = name
        self.holdings.append(holding)


def juxtaposed(
    scene: Scene, names: Mapping[int, PersonName], roles: Sequence[Role]
) -> tuple[list[Holding], list[PersonName]]:
    """Find the holders named beside their roles; also the names only their role proves."""
    beside = _Beside(scene, dict(names), {name.last: name for name in names.values()})
    inner = _nested_heads(roles)
    for role in roles:
        if role.head in inner or "d" in role.noun.tags:
            continue
        before = _holder_before(beside, role)
        after = _holder_after(beside, role, refuse_comma=before is not None and not role.definite)
        chosen = after or before
        if chosen is not None:
            beside.take(chosen)
        if role.plural and after is not None:
            beside.holdings += _fellow_holders(beside, role, after.name)
    beside.holdings += _chained(scene, roles, beside.holdings)
    return beside.holdings, beside.licensed


def _nested_heads(roles: Sequence[Role]) -> frozenset[int]:
    """Roles that stand inside the complement of another: "Staatssekretärin bei der Bundesministerin"."""
    found, reach = set(), -1
    for role in roles:
        if role.head < reach:
            found.add(role.head)
        reach = max(reach, role.last)
    return frozenset(found)


def _holder_after(beside: _Beside, role: Role, *, refuse_comma: bool) -> Holding | None:
    """Find the name that follows a role, at once or after a comma."""
    scene = beside.scene
    index = skip_parenthesis(scene, role.last)
    if scene.text(index) == ",":
        return None if refuse_comma else _after_comma(beside, role, index + 1)
    places = scene.mentions_on(index + 1, _PLACES) if scene.text(index) in ("in", "aus", "im") else []
    if places:
        end = skip_parenthesis(scene, scene.index_after(places[0].span.end))
        return _after_comma(beside, role, end + 1) if scene.text(end) == "," and role.definite else None
    name = name_from(scene, beside.known, index)
    if name is None and (role.last == role.head + 1 or role.complement.portfolio) and scene.adjacent(index):
        name = licensed_name(scene, role, index)
    if name is None or not scene.adjacent(name.head):
        return None
    if role.plural and scene.text(after_name(scene, name.last)) not in _AND | {","}:
        return None
    return _holding(scene, role, name, "role-name")


def _after_comma(beside: _Beside, role: Role, index: int) -> Holding | None:
    """Read "die Ministerin für X, Prof. Dr. Y, ..."."""
    if role.plural or not (role.definite or role.land or role.seat or _has_body(role)):
        return None
    scene = beside.scene
    name = name_from(scene, beside.known, index)
    if name is None and is_occupation(scene.text(index)) and scene.adjacent(index + 1):
        # "Der Leiter der Festspiele, Dirigent X, ..."
        name = beside.known.get(index + 1)
    name = name or licensed_apposition(scene, index)
    if name is None or not (name.title or _is_closed(scene, role, name)):
        return None
    return _holding(scene, role, name, "role-comma-name")


def _is_closed(scene: Scene, role: Role, name: PersonName) -> bool:
    """Tell whether the apposition ends after a name: "der Präsident, Klaus Müller und Anna Schmidt" is a list."""
    after = scene.token(after_name(scene, name.last))
    if after is None:
        return True
    if after.text in _AND and not _has_body(role) and not role.portfolio:
        return False
    return after.text in _CLOSING or after.shape in (BREAK, LOWER)


def _has_body(role: Role) -> bool:
    """Tell whether the phrase itself names the body or field."""
    return role.last > role.head + 1 or role.possessive


def _holder_before(beside: _Beside, role: Role) -> Holding | None:
    """Find the name before a role: "X, Rektor der Z", "X (SPD), zuletzt Staatssekretär", "X (Rektor)"."""
    scene = beside.scene
    if role.possessive or role.plural or role.determiner in _OBLIQUE:
        return None
    cursor = role.left
    while cursor > role.left - _MOST_ADVERBS and _is_adverb(scene.text(cursor - 1)):
        cursor -= 1
    adverbs = {scene.text(index).lower() for index in range(cursor, role.left)}
    opening = scene.text(cursor - 1)
    if opening not in (",", "(", "–") or (opening == "–" and role.determiner):
        return None
    joined = scene.text(cursor) in _AND
    if adverbs and (adverbs <= _AND or (joined and (role.determiner or opening != ","))):
        return None
    name = name_ending_at(scene, beside.ends, cursor - 1)
    if name is None or (role.determiner in ("der", "die") and _differ(name, role)):
        return None
    former, designated = bool(_PAST & adverbs), bool(_FUTURE & adverbs)
    found = replace(_holding(scene, role, name, "name-comma-role"), former=former, designated=designated)
    dates = tenure_in(scene.slice(cursor, role.left), scene.document.date.value) if adverbs else (None, None)
    return found if dates == (None, None) else replace(found, dates=dates, former=False)


def _differ(name: PersonName, role: Role) -> bool:
    """Tell whether name and role are of different sex."""
    return bool(role.sex) and name.sex in ("m", "f") and role.sex != name.sex


def _is_adverb(word: str) -> bool:
    """Tell whether a word may stand between the comma after a name and the role."""
    return word.lower() in ADVERBS or word in MONTHS or bool(_YEAR.match(word))


def _fellow_holders(beside: _Beside, role: Role, first: PersonName) -> Iterator[Holding]:
    """Find the other holders after a plural role: "die Minister Webel und Robra"."""
    scene, cursor = beside.scene, after_name(beside.scene, first.last)
    while scene.text(cursor) in _AND | {","}:
        closing = scene.text(cursor) != ","
        name = beside.known.get(cursor + 1)
        if name is None:
            return
        yield _holding(scene, role, name, "plural-role-name")
        cursor = after_name(scene, name.last)
        if closing:
            return


def _chained(scene: Scene, roles: Sequence[Role], holdings: Sequence[Holding]) -> list[Holding]:
    """Give both of two joined roles to one person: "Wirtschaftsminister und stellvertretender Ministerpräsident X"."""
    held = {holding.role.head: holding for holding in holdings}
    by_left = {role.left: role for role in roles}
    by_last = {role.last: role for role in roles}
    found: list[Holding] = []
    for role in [*reversed(roles), *roles]:
        holding = held.get(role.head)
        if holding is None or role.plural:
            continue
        if holding.name.first > role.head:
            other = _joined_before(scene, by_last, role) if holding.rule == "role-name" else None
        else:
            other = _joined_after(scene, by_left, role)
        if other is None or other.head in held or other.plural or other.sex not in (role.sex, None):
            continue
        extra = replace(_holding(scene, other, holding.name, "joined-roles"), former=holding.former)
        held[other.head] = extra
        found.append(extra)
    return found


def _joined_before(scene: Scene, by_last: Mapping[int, Role], role: Role) -> Role | None:
    """Role that "und" joins to one without an article after it."""
    if role.determiner or role.land or scene.text(role.left - 1) != "und":
        return None
    return by_last.get(role.left - 1)


def _joined_after(scene: Scene, by_left: Mapping[int, Role], role: Role) -> Role | None:
    """Role without an article that "und" joins to one before it: "X, Rektor der Z und davor Dekan"."""
    if scene.text(role.last) not in _AND:
        return None
    other = by_left.get(role.last + 1)
    if other is None and scene.text(role.last + 1).lower() in ADVERBS:
        other = by_left.get(role.last + 2)
    return other if other is not None and not other.determiner else None


def _holding(scene: Scene, role: Role, name: PersonName, rule: str) -> Holding:
    """Put a holding together; the evidence holds role and name."""
    evidence = scene.span(min(role.left, name.first), max(role.last, name.last))
    return Holding(role, name, rule, evidence, 0.95 if name.full else 0.9)
