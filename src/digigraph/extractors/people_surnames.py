"""Later mentions of the persons a document names in full: "Willingmann sagte", "Wolffs Aufgaben", "Minister Webel".

A family name that is nothing else is taken wherever it stands as a word of its own. One that is a common noun, a role,
a month or a place as well ("Richter", "Pop", "März", "Stendal") is taken only where a person must stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digigraph.extractors.nouns import is_common
from digigraph.extractors.offices_lexicon import role_noun
from digigraph.extractors.people_lexicon import HONORIFICS, NEVER_NAMES, SPEECH, given_sex, is_named_after
from digigraph.extractors.people_names import LATER, PersonName
from digigraph.extractors.people_scene import NAME_KINDS, Scene
from digigraph.extractors.people_words import word_class
from digigraph.extractors.tokens import CAPITAL, LOWER, UPPER
from digigraph.model import Kind

_VERB = re.compile(r"^[a-zäöüß]{3,}(?:t|te|rach|ieb|og|ief|annte)$")
_NUMERAL_OR_ADJECTIVE = re.compile(r"^(?:\d+|[a-zäöüß]+(?:isch|lich|ig|neu|alt|groß|klein|jung)e[rnms]?)$", re.I)
_CONTRACTED = frozenset({"im", "zum", "vom", "beim"})


class _Family(NamedTuple):
    """A family name of the document with the given names that bear it."""

    name: str
    givens: tuple[str, ...]


def find_later_names(scene: Scene, names: Sequence[PersonName]) -> Iterator[PersonName]:
    """Yield mentions of known family names outside the names found already, in the order of the text."""
    families = _families(names)
    taken = {index for name in names for index in range(name.first, name.last)}
    busy = -1
    for index in scene.indexes:
        if index < busy or index in taken:
            continue
        token = scene.tokens[index]
        for words, known in families.get(token.text, ()):
            last = index + len(words)
            if not _same_words(scene, index, words) or any(place in taken for place in range(index, last)):
                continue
            if _is_person(scene, index, last, known):
                yield _later(scene, index, last, known)
                busy = last
                break


def _families(names: Sequence[PersonName]) -> dict[str, list[tuple[tuple[str, ...], _Family]]]:
    """Known family names by the first of the words to match, genitives included."""
    found: dict[str, list[tuple[tuple[str, ...], _Family]]] = {}
    givens: dict[str, set[str]] = {}
    for name in names:
        if name.family:
            givens.setdefault(_bare_family(name), set()).add(name.given)
    for family, known in sorted(givens.items(), key=lambda item: (-len(item[0]), item[0])):
        words = tuple(family.split())
        entry = _Family(family, tuple(sorted(known)))
        # Names that end in a hissing sound take no -s.
        plain = ("",) if words[-1].endswith(("s", "z", "x", "ß")) else ("", "s")
        for ending in (*plain, "’s", "'s"):
            form = (*words[:-1], words[-1] + ending)
            found.setdefault(form[0], []).append((form, entry))
    return found


def _bare_family(name: PersonName) -> str:
    """Family name without title of nobility: "Freifrau von Glühfaden" is later "von Glühfaden"."""
    return re.sub(r"^(?:Freiherrn?|Freifrau|Freiin|Graf(?:en)?|Gräfin|Fürst(?:in)?|Prinz(?:essin)?) ", "", name.family)


def _same_words(scene: Scene, index: int, words: tuple[str, ...]) -> bool:
    """Tell whether these words stand at a token."""
    return all(scene.text(index + place) == word for place, word in enumerate(words))


def _later(scene: Scene, index: int, last: int, known: _Family) -> PersonName:
    """Make the later name; a given name that stands before the family name is taken with it."""
    family, givens = known
    first, given = index, ""
    for words, name in ((tuple(name.split()), name) for name in givens):
        start = index - len(words)
        if words and start >= 0 and _same_words(scene, start, words):
            first, given = start, name
    return PersonName(first, last, scene.span(first, last), "", given, family, None, LATER, first)


def _is_person(scene: Scene, index: int, last: int, known: _Family) -> bool:
    """Tell whether a known family name means the person here."""
    if _names_another(scene, index, last, known):
        return False
    if any(scene.mentions_on(place, NAME_KINDS) for place in range(index, last)):
        return False
    place = bool(scene.mentions_on(index, frozenset({Kind.PLACE})))
    if last - index > 1 or not (place or _is_homonym(known.name) or is_common(scene.text(last - 1))):
        return True
    if place and scene.text(index - 1).lower() in _PLACE_BEFORE | _CONTRACTED:
        return False
    return _stands_as_person(scene, index, last, place=place)


_PLACE_BEFORE = word_class("before-places")
_OTHERS_BEFORE = frozenset({"&", "Firma", "Familie", "Straße"})


def _names_another(scene: Scene, index: int, last: int, known: _Family) -> bool:
    """Tell whether the words around a family name make it a firm's, a street's or another person's."""
    if scene.adjacent(last) and (is_named_after(scene.text(last)) or scene.text(last) in ("&", "+")):
        return True
    before = scene.text(index - 1) if scene.adjacent(index) else ""
    if before in _OTHERS_BEFORE:
        return True
    # A given name here that is none of the known ones: that name was refused elsewhere.
    return given_sex(before) is not None and before not in " ".join(known.givens)


def _is_homonym(family: str) -> bool:
    """Tell whether a family name is a noun, an occupation, a month or another word of everyday language."""
    return (
        is_common(family)
        or role_noun(family) is not None
        or family in NEVER_NAMES
        or family.lower() in word_class("everyday-surnames")
    )


def _stands_as_person(scene: Scene, index: int, last: int, *, place: bool) -> bool:
    """Tell whether a word that is a common noun too stands where only a person's name can."""
    told = _told_by_word_before(scene, index)
    after = scene.token(last)
    if told is not None or after is None:
        return bool(told)
    # A town acts like a person in headlines ("Halle bekommt ..."): only speech tells them apart.
    follows_verb = after.text in SPEECH if place else _is_verb(after.text)
    if scene.starts_sentence(index) or scene.in_title(index):
        return follows_verb or after.text == ":"
    before = scene.text(index - 1)
    if _is_verb(before):
        return after.shape in (LOWER, CAPITAL, UPPER) or after.text in (",", ".", ";", ":", "–")
    if before in word_class("before-persons"):
        # "mit Jung und Alt" speaks of everybody.
        return after.shape not in (CAPITAL, UPPER) and after.text not in ("und", "oder")
    return before in ("“", ",", "–") and follows_verb


def _told_by_word_before(scene: Scene, index: int) -> bool | None:
    """Tell by the word before alone whether a person is meant; None when it does not say."""
    if index == 0 or not scene.adjacent(index):
        return None
    before = scene.text(index - 1)
    noun = role_noun(scene.text(index))
    if before.startswith("Vorsitzende") and noun and "n" in noun.tags:
        return False
    if before in HONORIFICS or before.endswith(("Dr.", "Prof.")) or role_noun(before) or before in SPEECH:
        return True
    if before[0].isdigit() and "jährig" in before:
        # "Der 52-jährige Richter" of a text about Holger Richter.
        return True
    if before.lower() in word_class("noun-determiners") or _NUMERAL_OR_ADJECTIVE.match(before):
        return False
    return None


def _is_verb(word: str) -> bool:
    """Tell whether a word looks like a verb in the third person singular."""
    if word in word_class("short-verbs"):
        return True
    return bool(_VERB.match(word)) and word not in word_class("no-verb")
