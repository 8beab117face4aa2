"""Who holds an office by "ist", "war", "bleibt" and "wird", in all word orders."""

from __future__ import annotations

import re
from typing import NamedTuple

from digigraph.extractors.offices_roles import Role
from digigraph.extractors.offices_tenures import MONTHS
from digigraph.extractors.people_holders import Holding
from digigraph.extractors.people_index import PHRASE_TOKENS, Held, People, differ_in_sex, stated
from digigraph.extractors.people_names import PersonName
from digigraph.extractors.people_neighbours import name_ending_at
from digigraph.extractors.people_scene import Scene
from digigraph.extractors.people_words import word_class
from digigraph.extractors.tokens import NUMBER

COPULA = {
    "ist": "now", "bleibt": "now", "sei": "now", "war": "past", "wird": "next", "wurde": "now", "blieb": "now",
    "heißt": "now", "amtiert": "now", "fungiert": "now",
}  # fmt: skip
"""Verbs that tie a person to an office, and when they say it is held."""
ACTING = frozenset({"amtiert", "fungiert"})
"""Of these, the ones that need "als"."""
FILLERS = frozenset(MONTHS) | word_class("predicate-fillers")
"""Words that may stand between the verb and the role."""
_PRONOUNS = {"er": "m", "Er": "m", "sie": "f", "Sie": "f"}
_RELATIVE = frozenset({"der", "die"})
_PAST = frozenset({"bisher", "zuletzt", "früher", "bislang"})
_MORE = word_class("further-adverbs")
_EARLIER = frozenset(["zuletzt", "davor", "zuvor", "später", "dann", "danach"])
_TODAY = re.compile(r"\b[Hh]eute\b[^.!?\n]{0,200}\b(?:ernannt|berufen|vereidigt|ernannte)\b")
_VERBAL = frozenset({"copula", "continued-predicate"})


class _Subject(NamedTuple):
    """The verb of a sentence and who its subject is."""

    copula: int
    left: int
    """Index of the first token of the clause."""
    name: PersonName | None
    pronoun: int | None


def is_filler(scene: Scene, index: int) -> bool:
    """Tell whether a token may stand between verb and role."""
    token = scene.token(index)
    return token is not None and (token.text in FILLERS or token.shape == NUMBER)


def copular(people: People, role: Role) -> Holding | None:
    """Read "X ist seit 2011 Präsident der Y", "Bisher war X Leiterin", "Von 1996 bis 2003 war er Direktor"."""
    scene = people.scene
    cursor = _before_fillers(scene, role.left - 1)
    if cursor < scene.sentence_start(role.left):
        return None
    subject = _subject(people, cursor)
    if subject is None or (scene.text(role.left - 1) == "als") != (scene.text(subject.copula) in ACTING):
        return None
    name = subject.name
    if name is None and subject.pronoun is not None:
        name = people.antecedent(subject.pronoun, _PRONOUNS[scene.text(subject.pronoun)])
    if name is None or differ_in_sex(name, role):
        return None
    tense = COPULA[scene.text(subject.copula)]
    words = {scene.text(index).lower() for index in range(subject.left, role.left)}
    first = min(subject.left, name.first) if subject.pronoun is None else subject.left
    return stated(
        people,
        Holding(
            role,
            name,
            "copula",
            scene.span(first, role.last),
            0.9,
            former=tense == "past" or bool(words & _PAST),
            designated=tense == "next" and not _appointed_today(scene, role),
        ),
        (first, role.last),
    )


def _before_fillers(scene: Scene, cursor: int) -> int:
    """Index of the last token before the words that may stand between verb and role."""
    limit = cursor - PHRASE_TOKENS
    while cursor > limit and is_filler(scene, cursor):
        cursor -= 1
    return cursor


def _subject(people: People, index: int) -> _Subject | None:
    """Find verb and subject from the token before the role."""
    scene = people.scene
    name = name_ending_at(scene, people.ends, index + 1)
    if name is not None:
        copula = name.head - 1
        if scene.text(copula) not in COPULA:
            return None
        return _Subject(copula, _clause_start(scene, copula), name, None)
    if scene.text(index) in _PRONOUNS and scene.text(index - 1) in COPULA:
        return _Subject(index - 1, _clause_start(scene, index - 1), None, index)
    if scene.text(index) not in COPULA:
        return None
    # "X, Vorsitzende der Y, ist ...": the apposition ends with a comma.
    name = name_ending_at(scene, people.ends, index - 1 if scene.text(index - 1) == "," else index)
    if name is not None:
        return _Subject(index, name.first, name, None)
    if scene.text(index - 1) in _PRONOUNS and scene.starts_sentence(index - 1):
        return _Subject(index, index - 1, None, index - 1)
    return None


def _clause_start(scene: Scene, index: int) -> int:
    """Index of the first token of the clause before a verb: "Von 1996 bis 2003" (war er)."""
    start = max(scene.sentence_start(index), index - PHRASE_TOKENS)
    cursor = index
    while cursor > start and scene.text(cursor - 1) not in (",", ";", ":", "“", "–"):
        cursor -= 1
    return cursor


def _appointed_today(scene: Scene, role: Role) -> bool:
    """Tell whether the text before says that appointments were made today: then "wird" is no future."""
    offset = scene.tokens[role.left].start
    return bool(_TODAY.search(scene.document.text, max(0, offset - 600), offset))


def inverted(people: People, role: Role) -> Holding | None:
    """Read "Neuer Staatssekretär im Ministerium ist X", "Vorsitzender bleibt X"."""
    scene = people.scene
    copula = role.last
    if scene.text(copula) not in COPULA or scene.text(copula) == "wurde":
        return None
    cursor = copula + 1
    while cursor < copula + PHRASE_TOKENS and cursor not in people.names and is_filler(scene, cursor):
        cursor += 1
    name = people.beside(cursor)
    if name is None or differ_in_sex(name, role):
        return None
    tense = COPULA[scene.text(copula)]
    evidence = scene.span(role.left, name.last)
    holding = Holding(role, name, "inverted-copula", evidence, 0.9, former=tense == "past", designated=tense == "next")
    return stated(people, holding, (role.last, name.last))


def relative(people: People, role: Role, held: Held) -> Holding | None:
    """Read "X, der auch Präsident der Y ist", "Der Minister, der auch stellvertretender Ministerpräsident ist"."""
    scene = people.scene
    if scene.text(role.last) not in COPULA:
        return None
    cursor, limit = role.left - 1, role.left - PHRASE_TOKENS
    while cursor > limit and is_filler(scene, cursor) and not _is_relative(scene, cursor):
        cursor -= 1
    if not _is_relative(scene, cursor):
        return None
    name = people.ends.get(cursor - 1)
    first = name.first if name else cursor
    if name is None:
        holding = held.latest(scene.text(cursor - 2), cursor - 2)
        name = holding.name if holding else None
    if name is None or differ_in_sex(name, role):
        return None
    former = COPULA[scene.text(role.last)] == "past"
    evidence = scene.span(first, role.last + 1)
    return stated(people, Holding(role, name, "relative-clause", evidence, 0.9, former=former), (cursor, role.last + 1))


def _is_relative(scene: Scene, index: int) -> bool:
    """Tell whether a token is a relative pronoun."""
    return scene.text(index) in _RELATIVE and scene.text(index - 1) == ","


def continued(people: People, role: Role, held: Held) -> Holding | None:
    """Read the second of two offices of one subject: "war er Direktor der X, zuletzt Richter am Y"."""
    scene = people.scene
    cursor, limit = role.left - 1, role.left - PHRASE_TOKENS
    words = set()
    while cursor > limit and scene.text(cursor) in _MORE:
        words.add(scene.text(cursor))
        cursor -= 1
    if scene.text(cursor) != "," and scene.text(cursor + 1) != "und":
        return None
    before = held.by_last.get(cursor if scene.text(cursor) == "," else cursor + 1)
    if before is None or before.rule not in _VERBAL or role.determiner or differ_in_sex(before.name, role):
        return None
    former = bool(words & _EARLIER) or before.former or before.dates[1] is not None
    evidence = scene.span(cursor + 1, role.last)
    return Holding(role, before.name, "continued-predicate", evidence, 0.9, former=former)
