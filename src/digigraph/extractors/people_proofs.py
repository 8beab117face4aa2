"""Which words of a document are personal names: the ones that prove themselves and the ones an occupation presents.

What is part of the name of a firm, a prize, a foundation or a street is no person, whatever it looks like.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from digigraph.extractors.nouns import is_common
from digigraph.extractors.offices_lexicon import role_noun
from digigraph.extractors.people_lexicon import (
    SPEECH,
    begins_firm_name,
    given_sex,
    has_name_shape,
    is_named_after,
    is_occupation,
)
from digigraph.extractors.people_names import LICENSED, TITLED, WEAK, PersonName, name_at
from digigraph.extractors.people_scene import NAME_KINDS, Scene
from digigraph.extractors.people_words import word_class
from digigraph.extractors.tokens import CAPITAL, UPPER
from digigraph.model import Kind, Mention

_DETERMINERS = word_class("name-determiners")


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
    if scene.mentions_on(index, NAME_KINDS | {Kind.PLACE}) or begins_firm_name(word):
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
        if index - 1 in inside or not _presents(before, scene.text(index - 2)):
            continue
        name = name_at(scene, index, licensed=True)
        if name and name.full and not _belongs_to_a_thing(scene, name) and _is_unlike_a_thing(scene, name):
            yield name
            inside.update(range(name.first, name.last))


def _presents(word: str, before: str) -> bool:
    """Tell whether a word says that a person's name follows: an occupation, an age, or a verb of speech."""
    if is_occupation(word) and role_noun(word) is None:
        return True
    return (word[:1].isdigit() and "jährig" in word) or (word in SPEECH and before in ("“", ",", ":"))


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
    if _goes_on_as_a_thing(scene, name.last):
        return True
    if name.proof == TITLED:
        return False
    before = scene.text(name.first - 1) if scene.adjacent(name.first) else ""
    if before in ("&", "+", "@"):
        return True
    if begins_firm_name(before):
        ministry = scene.mentions_on(name.first - 1, frozenset({Kind.MINISTRY}))
        return not ministry and not is_occupation(before)
    return name.proof == WEAK and not _weak_name_holds(scene, name)


def _goes_on_as_a_thing(scene: Scene, index: int) -> bool:
    """Tell whether the words after a name make it a firm or a house: "Stiftung", "& Söhne"."""
    if not scene.adjacent(index):
        return False
    if is_named_after(scene.text(index)):
        return True
    after = scene.token(index + 1)
    if scene.text(index) not in ("&", "+") or after is None:
        return False
    return after.shape in (CAPITAL, UPPER) and given_sex(after.text) is None


def is_overrun(scene: Scene, mention: Mention, name: PersonName) -> bool:
    """Tell whether a body's name ran into the person who heads it: "Präsidentin des Landtages Gabriele B."."""
    if mention.span.end != name.span.end or name.proof == WEAK:
        return False
    first = scene.index_after(mention.span.start)
    while scene.text(first - 1) not in ("der", "des") and first > name.first - 6 and scene.adjacent(first):
        first -= 1
    if scene.text(first - 1) not in ("der", "des") or role_noun(scene.text(first - 2)) is None:
        return False
    return all(not is_named_after(scene.text(index)) for index in range(first, name.first))


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
