"""The grammar of personal names: title, given names, particles, family name, and what proves that it is one.

Three kinds of proof, in falling strength: an academic title or "Frau" and "Herr" before the name; a listed given name;
a licence from outside (a role or an occupation stands before it), under which an unknown given name may stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from digigraph.extractors.nouns import is_common
from digigraph.extractors.offices_lexicon import LAND_GENITIVES, role_noun
from digigraph.extractors.people_lexicon import (
    EITHER,
    FARMS,
    HONORIFICS,
    NOBILITY,
    OPENING_PARTICLES,
    PARTICLES,
    PROFESSORS,
    TITLE,
    given_sex,
    has_name_shape,
    is_named_after,
    is_named_after_only,
    is_weak_given,
)
from digigraph.extractors.people_scene import BODY_KINDS, NAME_KINDS, Scene
from digigraph.extractors.people_words import word_class
from digigraph.extractors.tokens import CAPITAL, UPPER, Token
from digigraph.model import Kind, Span

TITLED = "titled"
LISTED = "listed"
WEAK = "weak"
LICENSED = "licensed"
LATER = "later"
MOST_GIVEN_NAMES = 4
LONGEST_TITLE = 60
"""Characters of a row of academic titles."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name at its place in the text."""

    first: int
    """Index of the first token, academic title included, honorific excluded."""
    last: int
    """Index one past the last token."""
    span: Span
    title: str
    given: str
    family: str
    sex: str | None
    proof: str
    """`titled`, `listed`, `weak` (a given name that is a common word too) or `licensed`."""
    head: int
    """Index of the first token with the honorific."""

    @property
    def full(self) -> bool:
        """Tell whether given and family name are there."""
        return bool(self.given and self.family)

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given} {self.family}".strip()


class _Parts(NamedTuple):
    """The name itself: the index after it, given names and family name."""

    last: int
    given: str
    family: str


@dataclass(frozen=True, slots=True)
class _Opening:
    """What stands before the name itself."""

    first: int
    name: int
    title: str
    sex: str | None
    honorific: bool


def name_at(scene: Scene, index: int, *, licensed: bool = False) -> PersonName | None:
    """Read a name that begins at a token, title and honorific included; None when there is none.

    With a licence an unknown given name and a family name alone are accepted.
    """
    opening = _opening(scene, index)
    strong = licensed or bool(opening.title) or opening.honorific
    given_end, sex, proof = _given_names(scene, opening.name)
    if given_end > opening.name:
        parts = _with_given(scene, opening, given_end, strong=strong)
        if parts:
            proof = TITLED if opening.title or opening.honorific else proof
            return _built(scene, opening, parts, sex, proof)
    if strong:
        return _without_given(scene, opening)
    return None


def _opening(scene: Scene, index: int) -> _Opening:
    """Read honorific and academic titles."""
    sex, cursor = None, index
    honorific = scene.text(cursor) in HONORIFICS
    if honorific:
        sex, cursor = HONORIFICS[scene.text(cursor)], cursor + 1
    first = cursor
    text, start = scene.document.text, scene.tokens[cursor].start if cursor < len(scene.tokens) else 0
    position = start
    while (match := TITLE.match(text, position)) and position < start + LONGEST_TITLE:
        sex = sex or PROFESSORS.get(match.group().strip())
        position = match.end()
    if position > start:
        cursor = scene.index_after(position)
    return _Opening(first, cursor, text[start:position].strip(), sex, honorific)


def _given_names(scene: Scene, index: int) -> tuple[int, str | None, str]:
    """Read listed given names and initials; the end, the sex of the bearer and the strength of the proof."""
    cursor, sex, proof = index, None, WEAK
    while cursor < index + MOST_GIVEN_NAMES and (cursor == index or scene.adjacent(cursor)):
        token = scene.token(cursor)
        if token is None or not _may_be_given(token):
            break
        listed = given_sex(token.text)
        if listed is None and not _is_initial(token):
            break
        if listed and listed != EITHER and sex is None:
            sex = listed
        if listed and not is_weak_given(token.text):
            proof = LISTED
        cursor += 1
    if all(_is_initial(scene.tokens[place]) for place in range(index, cursor)):
        return index, None, proof
    return cursor, sex, proof


def _may_be_given(token: Token) -> bool:
    """Tell whether a token has the letters of a given name or an initial."""
    return token.shape in (CAPITAL, UPPER) and not token.text.endswith("-")


def _is_initial(token: Token) -> bool:
    """Tell whether a token is an initial ("H.")."""
    return len(token.text) == 2 and token.text.endswith(".")


def _with_given(scene: Scene, opening: _Opening, given_end: int, *, strong: bool) -> _Parts | None:
    """Read the family name after given names; where none follows, the last given name is the family name."""
    family = _family(scene, given_end, strong=strong, titled=bool(opening.title))
    if family is None and given_end - opening.name > 1:
        given_end -= 1
        family = _family(scene, given_end, strong=True)
    if family is None:
        return None
    last = _farm_name(scene, family)
    given = scene.slice(opening.name, given_end)
    return _Parts(last, given, scene.slice(given_end, last))


def _family(scene: Scene, index: int, *, strong: bool, titled: bool = False) -> int | None:
    """Read a family name with its particles and titles of nobility; the index after it."""
    cursor = index
    while scene.text(cursor) in NOBILITY and scene.adjacent(cursor) and _follows_name(scene, cursor + 1):
        cursor += 1
    particles = cursor
    if scene.text(cursor) in OPENING_PARTICLES:
        cursor += 1
        while scene.text(cursor) in PARTICLES and cursor < particles + 4:
            cursor += 1
    token = scene.token(cursor)
    if token is None or not scene.adjacent(cursor):
        return None
    if not has_name_shape(token) and not (titled and token.text in word_class("calendar-surnames")):
        return None
    particle = scene.text(particles) if cursor > particles else ""
    if not _fits_as_family(scene, cursor, strong=strong, particle=particle):
        return None
    return cursor + 1


def _follows_name(scene: Scene, index: int) -> bool:
    """Tell whether a family name or its particle stands at a token."""
    token = scene.token(index)
    return token is not None and scene.adjacent(index) and (token.text in OPENING_PARTICLES or has_name_shape(token))


def _fits_as_family(scene: Scene, index: int, *, strong: bool, particle: str) -> bool:
    """Tell whether a capitalised word can be the family name after given names."""
    token = scene.tokens[index]
    if token.text in LAND_GENITIVES or (is_named_after_only(token.text) and not strong):
        return False
    if role_noun(token.text) and not strong and scene.text(index + 1) in ("der", "des", "von", "für", "im", "am"):
        return False
    # "Ulrike Thomas von Verwaltungsdirektor ..." and "Klaus von der Handwerkskammer" hold no particle of nobility.
    if particle and (role_noun(token.text) or scene.mentions_on(index, BODY_KINDS)):
        return False
    # "Wünsch zu Gast", "Ulrike Thomas zur Eröffnung"
    return not (particle in ("zu", "zum", "zur", "vom", "tom") and is_common(token.text))


_FARM_PARTICLES = frozenset({"zu", "zur", "zum", "auf", "im"})


def _farm_name(scene: Scene, last: int) -> int:
    """Extend a name of the kind "Schulze zur Wiesche"; the index after it."""
    token = scene.token(last + 1)
    if token is None or scene.text(last - 1) not in FARMS or scene.text(last) not in _FARM_PARTICLES:
        return last
    return last + 2 if has_name_shape(token) and not is_common(token.text) else last


def _without_given(scene: Scene, opening: _Opening) -> PersonName | None:
    """Read an unknown given name and a family name, or a family name alone, under a title or a licence."""
    first = scene.token(opening.name)
    if first is None or (opening.name > opening.first and not scene.adjacent(opening.name)):
        return None
    if first.text in OPENING_PARTICLES and first.text.islower():
        last = _family(scene, opening.name, strong=True)
        parts = _Parts(last, "", scene.slice(opening.name, last)) if last else None
        return _built(scene, opening, parts, None, LICENSED) if parts else None
    if not has_name_shape(first) or role_noun(first.text) or first.text in LAND_GENITIVES:
        return None
    if scene.mentions_on(opening.name, NAME_KINDS):
        return None
    last = _family(scene, opening.name + 1, strong=True)
    if last and last > opening.name + 2 and is_common(scene.text(last - 1)):
        last = None
    if last and _may_be_unknown_given(scene, opening.name) and _is_plain_family(scene, last - 1):
        parts = _Parts(last, first.text, scene.slice(opening.name + 1, last))
        return _built(scene, opening, parts, None, _proof(opening))
    if is_named_after(scene.text(opening.name + 1)):
        return None
    if not opening.honorific and scene.mentions_on(opening.name, frozenset({Kind.PLACE})):
        return None
    return _built(scene, opening, _Parts(opening.name + 1, "", first.text), None, _proof(opening))


def _proof(opening: _Opening) -> str:
    """Strength of a name without a listed given name."""
    return TITLED if opening.title or opening.honorific else LICENSED


def _may_be_unknown_given(scene: Scene, index: int) -> bool:
    """Tell whether a word may be a given name nobody listed."""
    token = scene.tokens[index]
    if is_common(token.text) or token.shape == UPPER or token.text.endswith("-"):
        return False
    return not scene.mentions_on(index, NAME_KINDS | {Kind.PLACE})


def _is_plain_family(scene: Scene, index: int) -> bool:
    """Tell whether a word after an unknown given name is no plain noun and no name of something else."""
    token = scene.tokens[index]
    if role_noun(token.text) or (
        is_common(token.text) and token.text.endswith(("ung", "ungen", "schaft", "heit", "keit"))
    ):
        return False
    return not scene.mentions_on(index, NAME_KINDS)


def _built(scene: Scene, opening: _Opening, parts: _Parts, sex: str | None, proof: str) -> PersonName | None:
    """Put a name together; a name in the genitive keeps its -s until the document has been read."""
    if opening.name >= parts.last:
        return None
    return PersonName(
        first=opening.first,
        last=parts.last,
        span=scene.span(opening.first, parts.last),
        title=opening.title,
        given=parts.given,
        family=parts.family,
        sex=opening.sex or sex,
        proof=proof,
        head=opening.first - 1 if opening.honorific else opening.first,
    )
