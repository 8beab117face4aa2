"""Acronyms: whether one fits a name, and where a text introduces one."""

from __future__ import annotations

import re
from functools import lru_cache

from digigraph.extractors.passages import Passage

_ACRONYM = re.compile(r"(?:[A-ZÄÖÜ][A-Za-zÄÖÜäöüß0-9]*(?:[-/.][A-Z]\w*)*|[a-z]{1,3}_[a-z]{1,4}|[a-z]{3,5})")
_SMALL = re.compile(r"\b(?:für|der|des|die|das|und|zur|zum|von|in|im|am|an|e\.? ?V\.?)\b")


@lru_cache(maxsize=20_000)
def fits(acronym: str, name: str) -> bool:
    """Tell whether the letters of an acronym occur in a name in their order, the first one at the start of a word."""
    letters = [character for character in acronym.lower() if character.isalnum()]
    if not letters or not any(word[:1].lower() == letters[0] for word in re.split(r"[\s-]+", name)):
        return False
    rest = iter(_SMALL.sub(" ", name).lower())
    return all(letter in rest for letter in letters) or _in_order(letters, name.lower())


def _in_order(letters: list[str], name: str) -> bool:
    """Tell whether letters occur in a name in their order."""
    rest = iter(name)
    return all(letter in rest for letter in letters)


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
