"""Acronyms: whether one fits a name, and where a text introduces one."""

from __future__ import annotations

import re
from functools import lru_cache

from digigraph.extractors.passages import Passage
from digigraph.extractors.phrases import DETERMINERS, FUSED

_ACRONYM = re.compile(r"(?:[A-ZÄÖÜ][A-Za-zÄÖÜäöüß0-9]*(?:[-/.][A-Z]\w*)*|[a-z]{1,3}_[a-z]{1,4}|[a-z]{3,5})")
LONGEST_PHRASE = 12


@lru_cache(maxsize=20_000)
def fits(acronym: str, name: str) -> bool:
    """Tell whether the letters of an acronym occur in a name in their order, the first one at the start of a word."""
    letters = [character for character in acronym.lower() if character.isalnum()]
    if not letters or not any(word[:1].lower() == letters[0] for word in re.split(r"[\s-]+", name)):
        return False
    rest = iter(name.lower())
    return all(letter in rest for letter in letters)


def introduced_by_acronym(passage: Passage, index: int, acronym: str) -> int:
    """First token of the noun phrase before "(ABC)" at `index` that the acronym abbreviates; `index` when none does.

    The phrase must begin, after an article or an adjective, with the first letter of the acronym.
    """
    for start in range(index - 1, max(passage.first - 1, index - LONGEST_PHRASE), -1):
        token = passage[start]
        if token.shape == "break" or token.text in ".!?;:„“":
            break
        if not token.capitalised or token.text[0].lower() != acronym[0].lower():
            continue
        before = passage[start - 1].text.lower() if start > passage.first else ""
        phrase = " ".join(word.text for word in passage.listing.tokens[start:index])
        if before in DETERMINERS | FUSED and fits(acronym, phrase):
            return start
    return index


def acronym_in_parentheses(passage: Passage, index: int) -> tuple[int, int] | None:
    """Token range of the acronym in "(ABC)" at an index; None when something else stands there."""
    if index + 2 >= passage.limit or passage[index].text != "(":
        return None
    closing = index + 2
    while closing < passage.limit and closing - index < 5 and passage[closing].text != ")":
        closing += 1
    if closing >= passage.limit or passage[closing].text != ")":
        return None
    text = "".join(token.text for token in passage.listing.tokens[index + 1 : closing])
    if " " in text or len(text) > 12 or not _ACRONYM.fullmatch(text):
        return None
    if sum(character.isupper() for character in text) < 2 and "_" not in text and not text.islower():
        return None
    return index + 1, closing
