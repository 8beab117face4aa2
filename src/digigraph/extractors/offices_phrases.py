"""Noun phrases after a role noun: fields of duty ("Wirtschaft, Energie und Betriebe") and names of bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from digigraph.extractors.offices_lexicon import LAND_GENITIVES, role_noun
from digigraph.extractors.people_names import PersonName
from digigraph.extractors.people_scene import Scene
from digigraph.extractors.people_words import endings, word_class
from digigraph.extractors.tokens import CAPITAL, LOWER, MARK, NUMBER, UPPER, Token

Names = Mapping[int, PersonName]
"""Names of persons by the index of their first token; no phrase runs into one."""

ARTICLES = frozenset({"der", "dem", "den", "die", "das", "des"})
LEGAL_FORMS = word_class("legal-forms")
MOST_TOKENS = 24
"""Tokens of the longest phrase; keeps texts without commas linear."""
MOST_ADJECTIVES = 3
_NO_ADJECTIVES = ARTICLES | word_class("no-adjectives")
_ADJECTIVE = re.compile(r"^[a-zäöüß][\w-]*(?:en|er|es|em|e)$")
_INFLECTED = re.compile(r"(?:en|er|es|em|e)$")
_JOINTS = frozenset({"und", "sowie", "&"})
_DANGLING = frozenset({"und", "&", "„", "‚"})


class Fields(NamedTuple):
    """A list of fields of duty."""

    last: int
    """Index after the list."""
    words: tuple[str, ...]


def is_noun(token: Token | None) -> bool:
    """Tell whether a token is a capitalised word."""
    return token is not None and token.shape in (CAPITAL, UPPER)


def is_adjective_by_form(word: str) -> bool:
    """Tell whether a capitalised word is an adjective of a proper name ("Technischen", "Märkischen")."""
    stem = _INFLECTED.sub("", word, count=1)
    return stem != word and endings("name-adjective-endings").search(stem) is not None


def is_adjective(scene: Scene, index: int) -> bool:
    """Tell whether a word looks like an adjective before a noun."""
    token = scene.token(index)
    if token is None or token.text in _NO_ADJECTIVES:
        return False
    if token.shape == LOWER:
        return bool(_ADJECTIVE.match(token.text))
    return token.shape == CAPITAL and is_adjective_by_form(token.text)


def noun_follows(scene: Scene, names: Names, index: int) -> bool:
    """Tell whether a noun or its adjective stands at a token, and no person's name."""
    if not scene.adjacent(index) or index in names:
        return False
    return is_noun(scene.token(index)) or is_adjective(scene, index)


def after_adjectives(scene: Scene, names: Names, index: int) -> int:
    """Index after the adjectives that begin at a token."""
    cursor = index
    while cursor < index + MOST_ADJECTIVES and is_adjective(scene, cursor) and noun_follows(scene, names, cursor + 1):
        cursor += 1
    return cursor


def fields_at(scene: Scene, names: Names, index: int) -> Fields | None:
    """Read "Wirtschaft, Energie und Betriebe", "die neuen Bundesländer"."""
    ends: list[int] = []
    words: list[str] = []
    closing, cursor = 0, index
    while cursor < index + MOST_TOKENS:
        field = _field(scene, names, cursor, first=not ends)
        if field is None:
            break
        ends.append(field.last)
        words += field.words
        joint = scene.text(field.last)
        if joint in _JOINTS:
            closing = len(ends)
        elif joint != "," or closing:
            closing = len(ends) - 1 if closing else 0
            break
        cursor = field.last + 1
    if not ends:
        return None
    # A comma continues the list only when "und" closes it: "Minister für Inneres, Holger ..." stops at once.
    kept = min(closing, len(ends) - 1)
    return Fields(ends[kept], tuple(words[: kept + 1]))


def _field(scene: Scene, names: Names, index: int, *, first: bool) -> Fields | None:
    """Read one field of duty."""
    start = index + 1 if first and scene.text(index) in ARTICLES else index
    cursor = after_adjectives(scene, names, start)
    token = scene.token(cursor)
    if token is None or not is_noun(token) or cursor in names or role_noun(token.text):
        return None
    if token.text in LAND_GENITIVES and scene.adjacent(cursor + 1):
        return None
    end = cursor + 1
    if start > index and scene.text(end) in ("der", "des", "von") and noun_follows(scene, names, end + 1):
        # "für die Belange der Menschen mit Behinderungen"
        end += 2
        if scene.text(end) == "mit" and noun_follows(scene, names, end + 1):
            end += 2
    return Fields(end, (scene.slice(start, end),))


def phrase_end(scene: Scene, names: Names, start: int) -> int | None:
    """Index after a noun phrase: adjectives, nouns, a "für" list, parts of a proper name and legal forms."""
    cursor = after_adjectives(scene, names, start)
    nouns = 0
    while cursor < start + MOST_TOKENS and cursor not in names:
        token = scene.token(cursor)
        if token is None or (nouns and not scene.adjacent(cursor)):
            break
        if token.text == "für" and nouns:
            fields = fields_at(scene, names, cursor + 1) if scene.text(cursor + 1) not in ARTICLES else None
            if fields is None:
                break
            cursor = fields.last
            continue
        if not _continues_name(scene, cursor, token, nouns):
            break
        nouns += is_noun(token)
        cursor += 1
        if is_acronym_inside(scene, names, cursor):
            cursor += 3
    while cursor > start and scene.text(cursor - 1) in _DANGLING:
        cursor -= 1
    return cursor if nouns and cursor > start else None


def is_acronym_inside(scene: Scene, names: Names, index: int) -> bool:
    """Tell whether a parenthesis stands inside a name: "Dienstleistungszentrum Ländlicher Raum (DLR) Mosel"."""
    if scene.text(index) != "(" or scene.text(index + 2) != ")":
        return False
    return noun_follows(scene, names, index + 3) and is_noun(scene.token(index + 3))


def _continues_name(scene: Scene, index: int, token: Token, nouns: int) -> bool:
    """Tell whether a token can continue the name of a body."""
    if is_noun(token):
        return not (nouns and role_noun(token.text))
    if not nouns:
        return False
    if token.text in ("&", "und"):
        suspended = token.text == "&" or scene.text(index - 1).endswith("-")
        return suspended and is_noun(scene.token(index + 1))
    if token.shape == NUMBER or (token.shape == MARK and token.text in "„‚“‘"):
        return True
    return token.text.replace(" ", "") in LEGAL_FORMS


def head_index(scene: Scene, start: int, end: int) -> int:
    """Index of the head noun of a phrase: the first capitalised word that is no adjective."""
    for index in range(start, end):
        if is_noun(scene.token(index)) and not is_adjective_by_form(scene.text(index)):
            return index
    return end - 1
