"""German nouns as heads of names: inflected forms, compounds, nominatives, and which words are plain vocabulary."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from digigraph.extractors import lexicon

SHORTEST_COMPOUND_PREFIX = 2
SHORTEST_LAST_PART = 5
COMMON_ENDINGS = lexicon.word_list("common-endings")
NOMINATIVE_ENDINGS = {"m": "er", "f": "e", "n": "es"}


class Entry(NamedTuple):
    """One inflected form of a head noun."""

    lemma: str
    gender: str
    plural: bool
    tags: str


class Head(NamedTuple):
    """A word whose last part is a head noun."""

    lemma: str
    """The head noun itself: `Verband` for `Landfrauenverbandes`."""
    word: str
    """The whole word in the nominative singular: `Landfrauenverband`."""
    gender: str
    plural: bool
    tags: str
    compound: bool

    def has(self, tag: str) -> bool:
        """Tell whether the head noun carries a tag of its list."""
        return tag in self.tags


def inflections(lemma: str, gender: str, plural: str) -> dict[str, bool]:
    """Forms of a noun, each with whether it is a plural; a form that is both counts as singular."""
    forms = {plural: True}
    if not plural.endswith(("n", "s")):
        forms[plural + "n"] = True
    forms[lemma] = False
    if gender != "f":
        if not lemma.endswith(("s", "ß", "x", "z")):
            forms[lemma + "s"] = False
        if not lemma.endswith(("e", "el", "er", "en", "um", "us", "o", "a", "i")):
            forms[lemma + ("ses" if lemma.endswith("nis") else "es")] = False
    return forms


class HeadNouns:
    """A list of head nouns, found in a text also as the last part of a compound."""

    def __init__(self, name: str) -> None:
        """Read a list of lemma, gender, plural and tags."""
        self.entries: dict[str, Entry] = {}
        for lemma, gender, plural, tags in lexicon.rows(name):
            for form, is_plural in inflections(lemma, gender, plural).items():
                self.entries[form.lower()] = Entry(lemma, gender, is_plural, tags)
        self.find = lru_cache(maxsize=50_000)(self._find)

    def _find(self, word: str) -> Head | None:
        """Analyse a word; None when its last part is no head noun of the list."""
        if entry := self.entries.get(word.lower()):
            return None if "!" in entry.tags else self._head(word, entry, len(word))
        part = word[word.rfind("-") + 1 :]
        first = 0 if len(part) < len(word) else SHORTEST_COMPOUND_PREFIX
        lowered = part.lower()
        for cut in range(first, len(part) - 1):
            entry = self.entries.get(lowered[cut:])
            if entry is None or ("s" in entry.tags and (cut > 0 or "z" not in entry.tags)):
                continue
            return None if "!" in entry.tags else self._head(word, entry, len(part) - cut)
        return None

    @staticmethod
    def _head(word: str, entry: Entry, length: int) -> Head:
        """Put the head noun into the nominative singular, inside its compound."""
        stem, form = word[: len(word) - length], word[len(word) - length :]
        base = entry.lemma if form[:1].isupper() else entry.lemma[0].lower() + entry.lemma[1:]
        return Head(entry.lemma, stem + base, entry.gender, entry.plural, entry.tags, bool(stem))


@cache
def organization_heads() -> HeadNouns:
    """Nouns that head the name of a body."""
    return HeadNouns("organization_heads.tsv")


@cache
def event_heads() -> HeadNouns:
    """Nouns that head the name of an event."""
    return HeadNouns("event_heads.tsv")


@cache
def initiative_heads() -> HeadNouns:
    """Nouns that head the name of a programme, network, project or campaign."""
    return HeadNouns("initiative_heads.tsv")


@cache
def _common_nouns() -> frozenset[str]:
    """Plain vocabulary, lower case."""
    return frozenset(lexicon.words("common_nouns.txt"))


@lru_cache(maxsize=50_000)
def is_common(word: str) -> bool:
    """Tell whether a capitalised word is plain vocabulary, also as a compound; an unknown word is not."""
    nouns = _common_nouns()
    part = word.rstrip("-").lower()
    if part in nouns or (part[-1:] in "sn" and part[:-1] in nouns):
        return True
    part = part[part.rfind("-") + 1 :]
    if part.endswith(COMMON_ENDINGS):
        return True
    return any(part[cut:] in nouns for cut in range(0, len(part) - SHORTEST_LAST_PART + 1) if cut != 1)


def is_listed_noun(word: str) -> bool:
    """Tell whether a word itself, not only its last part, stands in the list of plain vocabulary."""
    return word.lower() in _common_nouns()


def nominative_adjective(word: str, gender: str, *, plural: bool = False) -> str:
    """Put an adjective that stands in a name into the strong nominative: `Evangelischen` -> `Evangelische`.

    Adjectives of towns ("Magdeburger") do not inflect and are for the caller to leave alone.
    """
    for ending in ("en", "em", "er", "es", "e"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + ("e" if plural else NOMINATIVE_ENDINGS[gender])
    return word


def without_genitive(word: str) -> str:
    """Drop the -s of a genitive from a name: `Magdeburgs` -> `Magdeburg`; names that end in -s anyway stay."""
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "as", "es", "is", "os", "us")) else word


def is_inflected_adjective(word: str) -> bool:
    """Tell whether a capitalised word of a name can be an inflected adjective: "Technischen", "Märkische"."""
    lowered = word.lower()
    return lowered.endswith(("ische", "ischen", "ischer", "isches", "ischem")) or _stem(lowered) in _name_adjectives()


ADJECTIVAL = re.compile(r"\w{2,}(?:ig|lich|isch|bar|sam|los|haft|ell|iv|end)e[nrsm]?")


def looks_adjectival(word: str) -> bool:
    """Tell whether a capitalised word has the ending of an adjective with its inflection: "Nachhaltige"."""
    return is_inflected_adjective(word) or ADJECTIVAL.fullmatch(word) is not None


@cache
def _name_adjectives() -> frozenset[str]:
    """Stems of adjectives that begin names of bodies."""
    return frozenset(lexicon.words("name_adjectives.txt"))


def _stem(word: str) -> str:
    """Drop the ending of an adjective."""
    for ending in ("en", "em", "er", "es", "e"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word
