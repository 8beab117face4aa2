"""Who comes into an office: "X wurde zum Minister ernannt", "als Leiterin eingeführt", "den Vorsitz übernimmt X"."""

from __future__ import annotations

from digigraph.extractors.offices_roles import Role
from digigraph.extractors.people_copulas import is_filler
from digigraph.extractors.people_holders import Holding
from digigraph.extractors.people_index import PHRASE_TOKENS, People, differ_in_sex, stated
from digigraph.extractors.people_names import PersonName
from digigraph.extractors.people_words import word_class

_APPOINTED = word_class("appointing-verbs")
_INSTALLED = word_class("installing-verbs")
_TAKES = word_class("taking-verbs")
_LEAVING = frozenset({"verabschiedet", "abgelöst"})
_NOT_YET = frozenset({"soll", "sollen", "nominiert", "vorgeschlagen"})
_FUTURE = frozenset({"künftig", "wird", "werden", "soll"})
_NEGATION = frozenset({"nicht", "kein", "keine", "keiner", "keinen", "nie", "niemals"})
_BY = frozenset({"von", "vom", "durch"})
_AUXILIARIES = frozenset({"hat", "ist", "wurde", "wird"})
_ACTING = _AUXILIARIES | {"führt", "führte", "tritt", "trat", "amtiert", "fungiert"}


def appointed(people: People, role: Role) -> Holding | None:
    """Read "hat heute X zum Präsidenten der Y ernannt", "X wurde zur Rektorin gewählt"."""
    if role.determiner not in ("zum", "zur"):
        return None
    scene = people.scene
    start, end = people.reach(role)
    verb = _verb(people, _APPOINTED, role, start, min(end, role.last + 8))
    if verb is None or any(scene.text(index) in _NEGATION for index in range(role.left - 3, verb + 1)):
        return None
    name = _patient(people, role.left, start)
    if name is None and role.left == start:
        name = _appointed_after(people, role, end)
    if name is None:
        return None
    words = {scene.text(index) for index in range(start, min(end, max(verb, role.last) + 3))}
    planned = bool(words & _NOT_YET) or {"werden", "wird"} <= words
    today = scene.document.date.value if {"heute", "hat"} <= words and not planned else None
    evidence = scene.span(min(name.first, role.left), max(verb + 1, role.last, name.last))
    return Holding(role, name, "appointed", evidence, 0.9, designated=planned, dates=(today, None))


def _verb(people: People, verbs: frozenset[str], role: Role, start: int, end: int) -> int | None:
    """Index of a verb after a role, else before it."""
    scene = people.scene
    after = next((index for index in range(role.last, end) if scene.text(index) in verbs), None)
    if after is not None:
        return after
    return next((index for index in range(role.left, start, -1) if scene.text(index) in verbs), None)


def _patient(people: People, index: int, start: int) -> PersonName | None:
    """Nearest person before a token who is not the one who acts."""
    return next((name for name in people.before(index, start) if not _is_agent(people, name)), None)


def _appointed_after(people: People, role: Role, end: int) -> PersonName | None:
    """Read "Zum Sprecher wählten die Gründer X", "Zur Präsidentin wurde X gewählt"."""
    scene = people.scene
    limit = next((index for index in range(role.last, end) if scene.text(index) in (";", ":", "–")), end)
    names = [name for name in people.after(role.last, limit) if not _is_agent(people, name)]
    if not names:
        return None
    return names[0] if scene.text(role.last) in ("wurde", "wird", "ist") else names[-1]


def _is_agent(people: People, name: PersonName) -> bool:
    """Tell whether a person is the one who appoints: "von Minister X"."""
    scene = people.scene
    for index in range(name.head - 1, name.head - 5, -1):
        word = scene.text(index)
        if word in _BY:
            return True
        if not word[:1].isupper() and word not in ("dem", "der"):
            return False
    return False


def installed(people: People, role: Role) -> Holding | None:
    """Read "hat X als Leiterin der Y eingeführt", "X wurde als Präsident bestätigt"."""
    scene = people.scene
    opening = role.left - 1
    if scene.text(opening) == "Als":
        return _installed_after(people, role)
    if scene.text(opening) != "als":
        return None
    start, end = people.reach(role)
    verb = _verb(people, _INSTALLED, role, start, min(end, role.last + 10))
    name = _patient(people, opening, start) if verb is not None else None
    if verb is None or name is None:
        return None
    if any(scene.text(index) == "nicht" for index in range(name.last, verb)):
        return None
    former = scene.text(verb) in _LEAVING
    evidence = scene.span(name.first, max(verb + 1, role.last))
    holding = Holding(role, name, "installed", evidence, 0.9, former=former)
    return stated(people, holding, (max(name.first, role.left - PHRASE_TOKENS), max(verb + 1, role.last)))


def _installed_after(people: People, role: Role) -> Holding | None:
    """Read "Als neue Rektorin der X hat Y ihr Amt angetreten"; the name must follow the verb."""
    scene = people.scene
    verb = role.last
    name = next(people.after(verb, verb + 5), None) if scene.text(verb) in _ACTING else None
    if name is None or differ_in_sex(name, role):
        return None
    _, end = people.reach(role)
    closing = next((index for index in range(name.last, end) if scene.text(index) in _INSTALLED), None)
    if closing is None and scene.text(verb) in _AUXILIARIES:
        return None
    former = closing is not None and scene.text(closing) in _LEAVING
    evidence = scene.span(role.left - 1, closing + 1 if closing else name.last)
    return Holding(role, name, "installed", evidence, 0.9, former=former)


def new_in_title(people: People, role: Role) -> Holding | None:
    """Read the headline "X neuer Minister für Y"."""
    scene = people.scene
    if not role.new or role.determiner or not scene.in_title(role.head):
        return None
    name = people.ends.get(role.left)
    return Holding(role, name, "headline", scene.span(name.first, role.last), 0.9) if name else None


def duty(people: People, role: Role) -> Holding | None:
    """Read "den Vorsitz der Stiftung übernimmt X", "X, die den Vorsitz der Stiftung führt"; the body must be named."""
    scene = people.scene
    named = role.complement.body is not None or role.complement.noun is not None
    if not named or scene.text(role.last) not in _TAKES:
        return None
    start, end = people.reach(role)
    cursor = role.last + 1
    while cursor not in people.names and cursor < role.last + PHRASE_TOKENS and is_filler(scene, cursor):
        cursor += 1
    name = people.beside(cursor) or next(people.before(role.left, start), None)
    if name is None or name.last > end:
        return None
    words = {scene.text(index) for index in range(max(start, role.left - 4), role.last + 1)}
    evidence = scene.span(min(role.left, name.first), max(role.last + 1, name.last))
    holding = Holding(role, name, "duty", evidence, 0.85, designated=bool(words & _FUTURE))
    return stated(people, holding, (role.left, max(role.last + 1, name.last)))
