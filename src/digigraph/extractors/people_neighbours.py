"""What stands between a name and its role and belongs to neither: parties, ages, "MdL", short parentheses."""

from __future__ import annotations

from collections.abc import Mapping

from digigraph.extractors.people_lexicon import HONORIFICS, PARTY, SUFFIXES
from digigraph.extractors.people_names import PersonName
from digigraph.extractors.people_scene import Scene

PARENTHESIS_TOKENS = 10
_SEATS = frozenset({"MdL", "MdB", "MdEP"})


def skip_parenthesis(scene: Scene, index: int) -> int:
    """Index after a short parenthesis that begins at a token."""
    if scene.text(index) != "(":
        return index
    inside = range(index + 1, index + PARENTHESIS_TOKENS)
    return next((place + 1 for place in inside if scene.text(place) == ")"), index)


def after_name(scene: Scene, index: int) -> int:
    """Index after a name's party, age or "MdL", from the index after the name."""
    if index >= len(scene.tokens):
        return index
    position = scene.tokens[index - 1].end
    if match := SUFFIXES.match(scene.document.text, position):
        index = scene.index_after(match.end())
        position = match.end()
    if match := PARTY.match(scene.document.text, position):
        return scene.index_after(match.end())
    return skip_parenthesis(scene, index)


def name_ending_at(scene: Scene, ends: Mapping[int, PersonName], index: int) -> PersonName | None:
    """Name that ends before a token, party, age and "MdL" left aside."""
    cursor: int | None = index
    for _ in range(3):
        if cursor is None or cursor in ends:
            break
        cursor = _before_addition(scene, cursor)
    return ends.get(cursor) if cursor is not None else None


def _before_addition(scene: Scene, cursor: int) -> int | None:
    """Index before a parenthesis or "MdL" that ends at a token; None when neither does."""
    if scene.text(cursor - 1) in _SEATS:
        return cursor - 2 if scene.text(cursor - 2) == "," else cursor - 1
    if scene.text(cursor - 1) != ")":
        return None
    inside = range(cursor - 2, max(0, cursor - PARENTHESIS_TOKENS), -1)
    return next((place for place in inside if scene.text(place) == "("), None)


def name_from(scene: Scene, known: Mapping[int, PersonName], index: int) -> PersonName | None:
    """Known name that begins at a token, or after "Frau" or "Herr" there."""
    return known.get(index) or (known.get(index + 1) if scene.text(index) in HONORIFICS else None)
