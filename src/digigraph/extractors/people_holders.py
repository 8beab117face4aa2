"""Who holds which office by juxtaposition: "Minister X", "die Ministerin für Y, Dr. X", "X, Rektor der Z"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from digigraph.extractors.nouns import is_common
from digigraph.extractors.offices_roles import Role
from digigraph.extractors.offices_tenures import MONTHS, tenure_in
from digigraph.extractors.people_lexicon import PARTY, SUFFIXES, given_sex, is_occupation
from digigraph.extractors.people_names import TITLED, PersonName, name_at
from digigraph.extractors.people_scene import NAME_KINDS, Scene
from digigraph.extractors.tokens import BREAK, CAPITAL, LOWER, UPPER
from digigraph.model import Kind, Span

ADVERBS = frozenset(
    [
        "zugleich",
        "zuletzt",
        "zuvor",
        "bisher",
        "bislang",
        "damals",
        "künftig",
        "ebenfalls",
        "auch",
        "heute",
        "früher",
        "dann",
        "seinerzeit",
        "jetzt",
        "derzeit",
        "nun",
        "inzwischen",
        "selbst",
        "außerdem",
        "zudem",
        "ehemals",
        "einst",
        "vormals",
        "ehemaliger",
        "seit",
        "ab",
        "von",
        "kurzem",
        "bis",
        "vor",
        "später",
        "davor",
        "danach",
        "jahrelang",
        "lange",
        "gleichzeitig",
        "und",
        "sowie",
    ]
)
"""Words between a name and the role that follows it after a comma."""
PAST_ADVERBS = frozenset(
    [
        "bisher",
        "bislang",
        "davor",
        "zuletzt",
        "zuvor",
        "früher",
        "damals",
        "ehemals",
        "einst",
        "vormals",
        "davor",
        "seinerzeit",
        "jahrelang",
    ]
)
FUTURE_ADVERBS = frozenset(["künftig"])
PUBLIC = frozenset({"government", "municipal"})
"""Classes of office whose holders are named by family name alone."""
_CLOSING = frozenset(
    [",", ".", ";", ":", "!", "?", ")", "“", "–", "und", "sowie", "an", "ein", "teil", "hat", "haben", "war", "ist"]
)
_PARENTHESIS = 10
_NUMBER = re.compile(r"^\d{4}$")


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


def juxtaposed(
    scene: Scene, names: Mapping[int, PersonName], roles: Sequence[Role]
) -> tuple[list[Holding], list[PersonName]]:
    """Find the holders named beside their roles; also the names only their role proves."""
    known = dict(names)
    ends = {name.last: name for name in names.values()}
    by_left = {role.left: role for role in roles}
    holdings: list[Holding] = []
    licensed: list[PersonName] = []
    inner = nested_heads(roles)
    for role in roles:
        if role.head in inner or "d" in role.noun.tags:
            continue
        before = _holder_before(scene, ends, role, holdings)
        after = _holder_after(scene, known, role, refuse_comma=before is not None and not role.definite)
        chosen = after or before
        if chosen is None:
            continue
        if chosen.name.first not in known:
            licensed.append(chosen.name)
            known[chosen.name.first] = chosen.name
            ends[chosen.name.last] = chosen.name
        holdings.append(chosen)
        if role.plural and after is not None:
            holdings += _fellow_holders(scene, known, role, after.name)
    holdings += _chained(scene, by_left, roles, holdings)
    return holdings, licensed


def nested_heads(roles: Sequence[Role]) -> frozenset[int]:
    """Roles that stand inside the complement of another: "Staatssekretärin bei der Bundesministerin"."""
    found, reach = set(), -1
    for role in roles:
        if role.head < reach:
            found.add(role.head)
        reach = max(reach, role.last)
    return frozenset(found)


def _holder_after(scene: Scene, known: Mapping[int, PersonName], role: Role, *, refuse_comma: bool) -> Holding | None:
    """Find the name that follows a role, at once or after a comma."""
    index = _skip_parenthesis(scene, role.last)
    if scene.text(index) in (",", ":") and scene.text(index) == ",":
        if refuse_comma:
            return None
        return _after_comma(scene, known, role, index + 1)
    if scene.text(index) in ("in", "aus", "im") and scene.mentions_on(index + 1, frozenset({Kind.PLACE})):
        place = scene.mentions_on(index + 1, frozenset({Kind.PLACE}))[0]
        end = _skip_parenthesis(scene, scene.index_after(place.span.end))
        if scene.text(end) == "," and role.definite:
            return _after_comma(scene, known, role, end + 1)
        return None
    name = known.get(index) or _known_after_honorific(known, scene, index)
    if name is None and (role.last == role.head + 1 or role.complement.portfolio) and scene.adjacent(index):
        name = _licensed_name(scene, role, index)
    if name is None or not scene.adjacent(name.head):
        return None
    if role.plural and not _joined_by_and(scene, name):
        return None
    return _holding(scene, role, name, "role-name")


def _known_after_honorific(known: Mapping[int, PersonName], scene: Scene, index: int) -> PersonName | None:
    """Name after "Frau" or "Herr"."""
    return known.get(index + 1) if scene.text(index) in ("Frau", "Herr", "Herrn") else None


def _licensed_name(scene: Scene, role: Role, index: int) -> PersonName | None:
    """Read a name that only the role before it proves."""
    name = name_at(scene, index, licensed=True)
    if name is None or role.plural or _is_thing(scene, name):
        return None
    if name.proof == TITLED:
        return name
    if name.full and is_common(name.family):
        # "überreicht Landrat Ermrich Bescheid", "Leiter Vertrieb Nord": the second word is no name.
        if role.noun.category not in PUBLIC:
            return None if is_common(name.given) else name
        end = name.first + 1
        name = replace(name, last=end, span=scene.span(name.first, end), given="", family=scene.text(name.first))
    if name.full:
        return name
    return name if _is_family_alone(scene, role, name) else None


def _is_thing(scene: Scene, name: PersonName) -> bool:
    """Tell whether a licensed name lies in the name of a body or a place."""
    kinds = NAME_KINDS | ({Kind.PLACE} if not name.full else frozenset())
    return any(scene.mentions_on(index, kinds) for index in range(name.first, name.last))


def _is_family_alone(scene: Scene, role: Role, name: PersonName) -> bool:
    """Tell whether one word after a role is its holder's family name."""
    if role.noun.category not in PUBLIC:
        return False
    word = scene.text(name.last - 1)
    after = scene.token(name.last)
    if is_common(word) and not (after is not None and (after.text == ":" or _looks_like_verb(after.text))):
        return False
    if role.determiner and (is_common(word) or given_sex(word)):
        return False
    return not (after is not None and scene.adjacent(name.last) and after.shape in (CAPITAL, UPPER) and is_common(word))


def _looks_like_verb(word: str) -> bool:
    """Tell whether a lower-case word can be a verb in the third person."""
    return (
        word.islower()
        and word.endswith(("t", "te", "st", "ht"))
        and word not in ("mit", "seit", "nicht", "bereits", "jetzt")
    )


def _after_comma(scene: Scene, known: Mapping[int, PersonName], role: Role, index: int) -> Holding | None:
    """Read "die Ministerin für X, Prof. Dr. Y, ..."."""
    if role.plural or not (role.definite or role.land or role.seat or _has_body(role)):
        return None
    name = known.get(index) or _known_after_honorific(known, scene, index)
    if name is None and is_occupation(scene.text(index)) and scene.adjacent(index + 1):
        # "Der Leiter der Festspiele, Dirigent X, ..."
        name = known.get(index + 1)
    if name is None and scene.token(index) is not None:
        name = name_at(scene, index, licensed=True)
        if name is not None and (
            not name.full or _is_thing(scene, name) or is_common(name.family) or is_common(name.given)
        ):
            return None
    if name is None:
        return None
    after = _after_name(scene, name.last)
    closed = scene.text(after) in _CLOSING or scene.token(after) is None or scene.tokens[after].shape in (BREAK, LOWER)
    # "der Präsident, Klaus Müller und Anna Schmidt" is a list of three.
    if not _has_body(role) and not role.portfolio and scene.text(after) in ("und", "sowie"):
        closed = False
    return _holding(scene, role, name, "role-comma-name") if closed or name.title else None


def _has_body(role: Role) -> bool:
    """Tell whether the phrase itself names the body or field."""
    return role.last > role.head + 1 or role.possessive


def _holder_before(
    scene: Scene, ends: Mapping[int, PersonName], role: Role, holdings: Sequence[Holding]
) -> Holding | None:
    """Find the name before a role: "X, Rektor der Z", "X (SPD), zuletzt Staatssekretär", "X (Rektor)"."""
    cursor = role.left
    adverbs: list[str] = []
    while (
        cursor > 0
        and len(adverbs) < 4
        and (scene.text(cursor - 1).lower() in ADVERBS or _NUMBER.match(scene.text(cursor - 1)))
    ):
        adverbs.append(scene.text(cursor - 1).lower())
        cursor -= 1
    opening = scene.text(cursor - 1)
    if opening not in (",", "(", "–") or (opening == "–" and role.determiner):
        return None
    if role.possessive or role.plural or role.determiner in ("zum", "zur", "vom", "beim", "im", "am", "dem", "des"):
        return None
    if adverbs and adverbs[-1] in ("und", "sowie") and (role.determiner or opening != ","):
        return None
    if adverbs and set(adverbs) <= {"und", "sowie"}:
        return None
    name = _name_ending_at(scene, ends, cursor - 1)
    if name is None:
        return None
    if role.determiner in ("der", "die") and role.sex and name.sex in ("m", "f") and role.sex != name.sex:
        return None
    former = bool(PAST_ADVERBS & set(adverbs))
    found = _holding(
        scene, role, name, "name-comma-role", former=former, designated=bool(FUTURE_ADVERBS & set(adverbs))
    )
    if not adverbs:
        return found
    dates = tenure_in(scene.slice(cursor, role.left), scene.document.date.value)
    return replace(found, dates=dates, former=former and dates == (None, None))


def _is_adverb(word: str) -> bool:
    """Tell whether a word may stand between the comma after a name and the role."""
    return word.lower() in ADVERBS or word in MONTHS or bool(_NUMBER.match(word))


def _name_ending_at(scene: Scene, ends: Mapping[int, PersonName], index: int) -> PersonName | None:
    """Name that ends before a token, party, age and "MdL" left aside."""
    cursor = index
    for _ in range(3):
        if cursor in ends:
            return ends[cursor]
        if scene.text(cursor - 1) == ")":
            opening = next(
                (place for place in range(cursor - 2, max(0, cursor - _PARENTHESIS), -1) if scene.text(place) == "("),
                None,
            )
            if opening is None:
                return None
            cursor = opening
        elif scene.text(cursor - 1) in ("MdL", "MdB", "MdEP"):
            cursor -= 2 if scene.text(cursor - 2) == "," else 1
        else:
            return None
    return ends.get(cursor)


def _after_name(scene: Scene, index: int) -> int:
    """Index after a name's party, age or "MdL"."""
    if index >= len(scene.tokens):
        return index
    position = scene.tokens[index - 1].end
    if match := SUFFIXES.match(scene.document.text, position):
        index = scene.index_after(match.end())
        position = match.end()
    if match := PARTY.match(scene.document.text, position):
        return scene.index_after(match.end())
    return _skip_parenthesis(scene, index)


def _skip_parenthesis(scene: Scene, index: int) -> int:
    """Index after a short parenthesis that begins at a token."""
    if scene.text(index) != "(":
        return index
    return next((place + 1 for place in range(index + 1, index + _PARENTHESIS) if scene.text(place) == ")"), index)


def _joined_by_and(scene: Scene, name: PersonName) -> bool:
    """Tell whether more persons follow a name: "die Minister Webel und Robra"."""
    return scene.text(_after_name(scene, name.last)) in ("und", ",", "sowie")


def _fellow_holders(scene: Scene, known: Mapping[int, PersonName], role: Role, first: PersonName) -> list[Holding]:
    """Find the other holders after a plural role."""
    found, cursor = [], _after_name(scene, first.last)
    while scene.text(cursor) in (",", "und", "sowie"):
        closing = scene.text(cursor) != ","
        name = known.get(cursor + 1)
        if name is None:
            break
        found.append(_holding(scene, role, name, "plural-role-name"))
        cursor = _after_name(scene, name.last)
        if closing:
            break
    return found


def _chained(
    scene: Scene, by_left: Mapping[int, Role], roles: Sequence[Role], holdings: Sequence[Holding]
) -> list[Holding]:
    """Give the second of two joined roles to the same person: "Wirtschaftsminister und stellvertretender ... X"."""
    found: list[Holding] = []
    held = {holding.role.head: holding for holding in holdings}
    by_last = {role.last: role for role in roles}
    for role in reversed(roles):
        holding = held.get(role.head)
        if holding is None or holding.rule != "role-name" or role.determiner or role.land or role.plural:
            continue
        before = by_last.get(role.left - 1) if scene.text(role.left - 1) == "und" else None
        if before and before.head not in held and not before.plural and before.sex == role.sex:
            extra = _holding(scene, before, holding.name, "joined-roles")
            found.append(extra)
            held[before.head] = extra
    for role in roles:
        holding = held.get(role.head)
        if holding is None or holding.name.first > role.head:
            continue
        cursor = role.last
        if scene.text(cursor) not in ("und", "sowie"):
            continue
        following = by_left.get(cursor + 1) or by_left.get(cursor + 2)
        if (
            following
            and following.head not in held
            and not following.determiner
            and not following.plural
            and following.sex in (role.sex, None)
        ):
            if following.left == cursor + 2 and scene.text(cursor + 1).lower() not in ADVERBS:
                continue
            extra = _holding(scene, following, holding.name, "joined-roles", former=holding.former)
            found.append(extra)
            held[following.head] = extra
    return found


def _holding(
    scene: Scene, role: Role, name: PersonName, rule: str, *, former: bool = False, designated: bool = False
) -> Holding:
    """Put a holding together; the evidence holds role and name."""
    evidence = scene.span(min(role.left, name.first), max(role.last, name.last))
    confidence = 0.95 if name.full else 0.9
    return Holding(role, name, rule, evidence, confidence, former=former, designated=designated)
