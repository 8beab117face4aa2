"""The grammar of personal names: title, given names, particles, family name, and what proves that it is a person.

Three kinds of proof, in falling strength: an academic title or "Frau" and "Herr" before the name; a listed given name;
a licence from outside (a role or an occupation stands before it), under which an unknown given name may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from digigraph.extractors.nouns import is_common
from digigraph.extractors.offices_lexicon import LAND_GENITIVES, role_noun
from digigraph.extractors.people_lexicon import (
    EITHER,
    FARMS,
    FIRMS_BEFORE,
    HONORIFICS,
    NAMED_AFTER,
    NOBILITY,
    OPENING_PARTICLES,
    PARTICLES,
    PROFESSORS,
    SPEECH,
    TITLE,
    given_sex,
    has_name_shape,
    is_occupation,
    is_weak_given,
)
from digigraph.extractors.people_scene import BODY_KINDS, NAME_KINDS, Scene
from digigraph.extractors.tokens import CAPITAL, UPPER, Token
from digigraph.model import Kind, Mention, Span

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


@dataclass(frozen=True, slots=True)
class _Opening:
    """What stands before the name itself."""

    first: int
    name: int
    title: str
    sex: str | None
    honorific: bool


def find_names(scene: Scene) -> Iterator[PersonName]:
    """Yield the names that prove themselves, by title or given name, in order and without overlap."""
    busy = -1
    for index in scene.indexes:
        if index < busy or scene.tokens[index].shape not in (CAPITAL, UPPER):
            continue
        name = name_at(scene, index)
        if name and name.proof != LICENSED and not _belongs_to_a_thing(scene, name):
            yield _with_unlisted_first_name(scene, name)
            busy = name.last


def _with_unlisted_first_name(scene: Scene, name: PersonName) -> PersonName:
    """Take an unlisted first name before a listed one with it: "Ngọc Anh Nguyen"."""
    index = name.first - 1
    token = scene.token(index)
    if name.proof != WEAK or name.head != name.first or not scene.adjacent(name.first):
        return name
    if token is None or not has_name_shape(token):
        return name
    word = token.text
    if (
        is_common(word)
        or is_occupation(word)
        or role_noun(word)
        or word.endswith(("s", "er", "en", "-"))
        or token.shape == UPPER
    ):
        return name
    before = scene.token(index - 1)
    if scene.mentions_on(index, NAME_KINDS | {Kind.PLACE}) or FIRMS_BEFORE.search(word):
        return name
    if before is not None and scene.adjacent(index) and before.text.lower() in _DETERMINERS:
        return name
    given = f"{word} {name.given}"
    return replace(name, first=index, head=index, given=given, span=scene.span(index, name.last))


def find_presented_names(scene: Scene, taken: Mapping[int, PersonName]) -> Iterator[PersonName]:
    """Yield full names with an unlisted given name that an occupation or a verb of speech presents.

    "Biobauerin Sünje Pahlmann", "„...“, sagte Sünje Pahlmann." Both words must be no plain nouns and name nothing else.
    """
    inside = {index for name in taken.values() for index in range(name.first, name.last)}
    for index in scene.indexes:
        token = scene.tokens[index]
        if token.shape != CAPITAL or index in inside or not scene.adjacent(index):
            continue
        before = scene.text(index - 1)
        presented = (is_occupation(before) and role_noun(before) is None and index - 1 not in inside) or (
            SPEECH.match(before) and scene.text(index - 2) in ("“", ",", ":")
        )
        presented = presented or (before[:1].isdigit() and "jährig" in before)
        if not presented:
            continue
        name = name_at(scene, index, licensed=True)
        if name and name.full and not _belongs_to_a_thing(scene, name) and _is_unlike_a_thing(scene, name):
            yield name
            inside.update(range(name.first, name.last))


def _is_unlike_a_thing(scene: Scene, name: PersonName) -> bool:
    """Tell whether no word of a name nobody listed is a noun, a place or an adjective of a place."""
    kinds = NAME_KINDS | {Kind.PLACE}
    for index in range(name.first, name.last):
        word = scene.text(index)
        if word[:1].isupper() and (is_common(word) or scene.mentions_on(index, kinds)):
            return False
    first = scene.text(name.first)
    after = scene.token(name.last)
    goes_on = after is not None and scene.adjacent(name.last) and after.shape in (CAPITAL, UPPER)
    return not first.endswith(("er", "ische", "ischen")) and not goes_on


def name_at(scene: Scene, index: int, *, licensed: bool = False) -> PersonName | None:
    """Read a name that begins at a token, title and honorific included; None when there is none.

    With a licence an unknown given name and a family name alone are accepted.
    """
    opening = _opening(scene, index)
    strong = licensed or bool(opening.title) or opening.honorific
    given_end, sex, proof = _given_names(scene, opening.name)
    if given_end > opening.name:
        name = _with_given(scene, opening, given_end, strong=strong)
        if name:
            last, given, family = name
            proof = TITLED if opening.title or opening.honorific else proof
            return _built(scene, opening, last, given, family, sex, proof)
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


def _with_given(scene: Scene, opening: _Opening, given_end: int, *, strong: bool) -> tuple[int, str, str] | None:
    """Read the family name after given names; where none follows, the last given name is the family name."""
    family = _family(scene, given_end, strong=strong)
    if family is None and given_end - opening.name > 1:
        given_end -= 1
        family = _family(scene, given_end, strong=True)
    if family is None:
        return None
    last = _farm_name(scene, family)
    given = scene.slice(opening.name, given_end)
    return last, given, scene.slice(given_end, last)


def _family(scene: Scene, index: int, *, strong: bool) -> int | None:
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
    if token is None or not scene.adjacent(cursor) or not has_name_shape(token):
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
    if token.text in LAND_GENITIVES or (
        NAMED_AFTER.match(token.text) and not (strong or _SURNAME_TOO.match(token.text))
    ):
        return False
    if role_noun(token.text) and not strong and scene.text(index + 1) in ("der", "des", "von", "für", "im", "am"):
        return False
    # "Ulrike Thomas von Verwaltungsdirektor ..." and "Klaus von der Handwerkskammer" hold no particle of nobility.
    if particle and (role_noun(token.text) or scene.mentions_on(index, BODY_KINDS)):
        return False
    # "Wünsch zu Gast", "Ulrike Thomas zur Eröffnung"
    return not (particle in ("zu", "zum", "zur", "vom", "tom") and is_common(token.text))


_SURNAME_TOO = re.compile(
    r"^(?:Halle|Park|Platz|Ring|Bank|Bau|Weg|Haus|Werk|Stift|Saal|Ufer|Kirche|Fest|Jahr|Orden|Chor|Allee)$"
)
"""Words that may end the name of a thing and are family names as well."""


def _farm_name(scene: Scene, last: int) -> int:
    """Extend a name of the kind "Schulze zur Wiesche"; the index after it."""
    token = scene.token(last + 1)
    if scene.text(last - 1) in FARMS and scene.text(last) in ("zu", "zur", "zum", "auf", "im") and token is not None:
        if has_name_shape(token) and not is_common(token.text):
            return last + 2
    return last


def _without_given(scene: Scene, opening: _Opening) -> PersonName | None:
    """Read an unknown given name and a family name, or a family name alone, under a title or a licence."""
    first = scene.token(opening.name)
    if first is None or (opening.name > opening.first and not scene.adjacent(opening.name)):
        return None
    if first.text in OPENING_PARTICLES and first.text.islower():
        last = _family(scene, opening.name, strong=True)
        return _built(scene, opening, last, "", scene.slice(opening.name, last), None, LICENSED) if last else None
    if not has_name_shape(first) or role_noun(first.text) or first.text in LAND_GENITIVES:
        return None
    if scene.mentions_on(opening.name, NAME_KINDS):
        return None
    last = _family(scene, opening.name + 1, strong=True)
    if last and last > opening.name + 2 and is_common(scene.text(last - 1)):
        last = None
    if last and _may_be_unknown_given(scene, opening.name) and _is_plain_family(scene, last - 1):
        given, family = first.text, scene.slice(opening.name + 1, last)
        return _built(scene, opening, last, given, family, None, _proof(opening))
    if NAMED_AFTER.match(scene.text(opening.name + 1)):
        return None
    if not opening.honorific and scene.mentions_on(opening.name, frozenset({Kind.PLACE})):
        return None
    return _built(scene, opening, opening.name + 1, "", first.text, None, _proof(opening))


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


def _built(
    scene: Scene, opening: _Opening, last: int, given: str, family: str, sex: str | None, proof: str
) -> PersonName | None:
    """Put a name together; a name in the genitive keeps its -s until the document has been read."""
    if opening.name >= last:
        return None
    span = scene.span(opening.first, last)
    head = opening.first - 1 if opening.honorific else opening.first
    return PersonName(opening.first, last, span, opening.title, given, family, opening.sex or sex, proof, head)


def _belongs_to_a_thing(scene: Scene, name: PersonName) -> bool:
    """Tell whether a name that proves itself is part of a firm's, prize's or foundation's name all the same."""
    for index in range(name.first, name.last):
        for mention in scene.mentions_on(index, NAME_KINDS):
            if mention.span.start > name.span.start and name.span.contains(mention.span):
                # What looks like a word of another kind is the family name ("Katja Pähle-Sommer").
                continue
            if mention.span.contains(name.span) and mention.span != name.span:
                return not is_overrun(scene, mention, name)
            if name.proof != TITLED:
                return True
    follower = scene.token(name.last)
    if follower is not None and scene.adjacent(name.last):
        if NAMED_AFTER.match(follower.text):
            return True
        after = scene.token(name.last + 1)
        if (
            follower.text in ("&", "+")
            and after is not None
            and after.shape in (CAPITAL, UPPER)
            and given_sex(after.text) is None
        ):
            return True
    if name.proof == TITLED:
        return False
    before = scene.token(name.first - 1)
    if before is not None and scene.adjacent(name.first) and before.text in ("&", "+", "@"):
        return True
    if before is not None and scene.adjacent(name.first) and FIRMS_BEFORE.search(before.text):
        ministry = scene.mentions_on(name.first - 1, frozenset({Kind.MINISTRY}))
        return not ministry and not is_occupation(before.text)
    if name.proof == WEAK:
        return not _weak_name_holds(scene, name)
    return False


def is_overrun(scene: Scene, mention: Mention, name: PersonName) -> bool:
    """Tell whether a body's name ran into the person who heads it: "Präsidentin des Landtages Gabriele B."."""
    if mention.span.end != name.span.end or name.proof == WEAK:
        return False
    first = scene.index_after(mention.span.start)
    while scene.text(first - 1) not in ("der", "des") and first > name.first - 6 and scene.adjacent(first):
        first -= 1
    if scene.text(first - 1) not in ("der", "des") or role_noun(scene.text(first - 2)) is None:
        return False
    return all(NAMED_AFTER.match(scene.text(index)) is None for index in range(first, name.first))


def _weak_name_holds(scene: Scene, name: PersonName) -> bool:
    """Tell whether what follows a given name that is a common word too looks like a family name."""
    before = scene.token(name.first - 1)
    if before is not None and before.text.lower() in _DETERMINERS:
        return False
    if before is not None and (before.text[-1:].isdigit() or before.text in (".", "im", "Anfang", "Ende", "Mitte")):
        return not name.given.startswith(("August", "Mai"))
    last = scene.tokens[name.last - 1]
    places = scene.mentions_on(name.last - 1, frozenset({Kind.PLACE}))
    return not is_common(last.text) and not places


_DETERMINERS = frozenset(
    [
        "der",
        "die",
        "das",
        "dem",
        "den",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "eines",
        "diese",
        "dieser",
        "dieses",
        "kein",
        "keine",
        "im",
        "am",
        "zum",
        "zur",
        "vom",
        "beim",
    ]
)
