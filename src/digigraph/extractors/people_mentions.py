"""Persons and offices as mentions, with the attributes that document resolution reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from digigraph import authority
from digigraph.extractors.nouns import is_common
from digigraph.extractors.offices_lexicon import FEDERAL
from digigraph.extractors.offices_roles import INDEFINITE, Role, office_name, office_span
from digigraph.extractors.people_holders import Holding
from digigraph.extractors.people_lexicon import EITHER, PARTY
from digigraph.extractors.people_names import PersonName
from digigraph.extractors.people_scene import Scene
from digigraph.extractors.tokens import CAPITAL
from digigraph.model import Kind, Mention

NO_OFFICE = frozenset({"member", "owner", "founder"})
"""Classes of role nouns that name no office."""
CONFIDENCE = {"titled": 0.98, "listed": 0.95, "weak": 0.8, "licensed": 0.9, "later": 0.9}


def person_mentions(scene: Scene, names: Mapping[int, PersonName], holdings: Sequence[Holding]) -> dict[int, Mention]:
    """Make the mention of each name, by its first token."""
    sexes = _sexes(names, holdings)
    parties = _parties(scene, names)
    roles = {holding.name.first: holding for holding in reversed(holdings)}
    families = {(name.given, name.family) for name in names.values()}
    found = {}
    for first, name in names.items():
        family = _nominative(scene, name, families)
        attributes: dict[str, Any] = {"given": name.given, "family": family, "title": name.title, "full": name.full}
        sex = sexes.get(_key(name)) or sexes.get(("", name.family))
        if sex:
            attributes["gender"] = sex
        if first in parties:
            attributes["party"] = parties[first]
        if not name.full and (known := _official(scene, name, roles.get(first), names)):
            attributes["authority"] = known
        label = f"{name.given} {family}".strip()
        rule = f"person.{name.proof}"
        attributes = {key: value for key, value in attributes.items() if value not in (None, "")}
        found[first] = Mention(name.span, Kind.PERSON, label, rule, CONFIDENCE[name.proof], attributes)
    return found


def _key(name: PersonName) -> tuple[str, str]:
    """What makes two names the same in one document."""
    return name.given, name.family


def _sexes(names: Mapping[int, PersonName], holdings: Sequence[Holding]) -> dict[tuple[str, str], str]:
    """Sex of each name: what a role says beats what the given name says."""
    found = {_key(name): name.sex for name in names.values() if name.sex in ("m", "f")}
    for holding in holdings:
        if holding.role.sex in ("m", "f") and not holding.role.plural:
            found[_key(holding.name)] = holding.role.sex
    surnames: dict[str, set[str]] = {}
    for (given, family), sex in found.items():
        if given:
            surnames.setdefault(family, set()).add(str(sex))
    for family, known in surnames.items():
        if len(known) == 1:
            found.setdefault(("", family), next(iter(known)))
    return {key: str(sex) for key, sex in found.items() if sex != EITHER}


def _parties(scene: Scene, names: Mapping[int, PersonName]) -> dict[int, str]:
    """Party in parentheses after a name; `(beide SPD)` holds for the name before as well."""
    found: dict[int, str] = {}
    previous: PersonName | None = None
    for name in sorted(names.values(), key=lambda name: name.first):
        match = PARTY.match(scene.document.text, name.span.end)
        if match:
            found[name.first] = match["party"]
            if match["all"] and previous is not None:
                found.setdefault(previous.first, match["party"])
        previous = name
    return found


def _nominative(scene: Scene, name: PersonName, known: set[tuple[str, str]]) -> str:
    """Family name without the -s of a genitive."""
    family = name.family
    if not family.endswith("s") or len(family) < 4 or not name.given:
        return family
    if (name.given, family[:-1]) in known:
        return family[:-1]
    after = scene.token(name.last)
    possessed = after is not None and scene.adjacent(name.last) and after.shape == CAPITAL and is_common(after.text)
    return family[:-1] if possessed and not family.endswith("ss") else family


@cache
def _authority() -> authority.Authority:
    """What is known of officials beforehand."""
    return authority.load()


def _official(scene: Scene, name: PersonName, holding: Holding | None, names: Mapping[int, PersonName]) -> str | None:
    """Full name of the one official known to hold this role on the release's day; None when the text names another."""
    day = scene.document.date.value
    if holding is None or day is None or holding.role.former:
        return None
    if any(other.given and other.family == name.family for other in names.values()):
        return None
    role = holding.role
    land = role.land or scene.document.issuer.land
    fitting = {
        official.name
        for official in _authority().officials_on(day, surname=name.family)
        for tenure in official.tenures
        if tenure.covers(day) and _same_rank(role, tenure.office) and _same_land(tenure.house, land)
    }
    return next(iter(fitting)) if len(fitting) == 1 else None


def _same_rank(role: Role, office: str) -> bool:
    """Tell whether an office of the authority is of the role's rank."""
    head = role.noun.head.lower()
    ranks = [part for part in office.lower().replace("/in", "").replace("(in)", "").split() if part]
    return any(part == head or part.endswith(head) for part in ranks)


def _same_land(house: str | None, land: str | None) -> bool:
    """Tell whether a house may be one of a Land; unknown fits."""
    if house is None or land is None:
        return True
    entry = _authority().house(house)
    return entry is None or entry.land == land or (land == FEDERAL and entry.land == FEDERAL)


def office_mentions(scene: Scene, roles: Sequence[Role], holdings: Sequence[Holding]) -> dict[int, Mention]:
    """Make the mention of each role that is held, definite or in the title, by the index of its noun."""
    held: dict[int, Holding] = {}
    for holding in holdings:
        held.setdefault(holding.role.head, holding)
    found = {}
    for role in roles:
        if role.noun.category in NO_OFFICE:
            continue
        of_role = held.get(role.head)
        if of_role is None and not _stands_alone(scene, role):
            continue
        found[role.head] = _office_mention(scene, role, of_role)
    return found


def _stands_alone(scene: Scene, role: Role) -> bool:
    """Tell whether a role without a holder beside it speaks of one office all the same."""
    if role.plural or role.determiner in INDEFINITE or set("vd") & set(role.noun.tags):
        return False
    named = role.complement.last > role.head + 1 or role.first < role.head
    if "n" in role.noun.tags and not named:
        return False
    if role.definite or role.land:
        return True
    return scene.in_title(role.head) or (role.new and named)


def _office_mention(scene: Scene, role: Role, holding: Holding | None) -> Mention:
    """Make the mention of one office."""
    body = role.complement.body.name if role.complement.body else None
    if body is None and role.complement.noun:
        body = scene.slice(*role.complement.noun)
    attributes: dict[str, Any] = {
        "role": role.noun.head if role.noun.category == "government" else role.noun.masculine,
        "gender": role.sex,
        "portfolio": role.portfolio,
        "land": role.land,
        "body": body,
        "seat": role.seat,
        "former": role.former or bool(holding and holding.former),
        "designated": role.designated or bool(holding and holding.designated),
        "plural": role.plural,
        "anaphor": holding is None and role.last == role.head + 1,
    }
    attributes = {key: value for key, value in attributes.items() if value not in (None, "", (), False)}
    rule = f"office.{holding.rule}" if holding else "office.definite"
    return Mention(
        office_span(scene, role), Kind.OFFICE, office_name(scene, role), rule, 0.95 if holding else 0.8, attributes
    )
