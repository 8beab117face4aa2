"""Closed classes of words that the rules for people and offices use, read from `lexicon/people_words.tsv`."""

from __future__ import annotations

import re
from functools import cache

from digigraph.extractors import lexicon


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    """All classes by name."""
    return {name: tuple(members.split()) for name, members in lexicon.rows("people_words.tsv")}


@cache
def word_class(name: str) -> frozenset[str]:
    """Words of a class."""
    return frozenset(_classes()[name])


@cache
def endings(name: str) -> re.Pattern[str]:
    """Pattern that searches for the members of a class at the end of a word, in any case."""
    members = sorted(_classes()[name], key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(map(re.escape, members)) + r")$", re.I)


@cache
def stems(name: str) -> re.Pattern[str]:
    """Pattern that matches a member of a class with the ending of an adjective, or without."""
    members = sorted(_classes()[name], key=len, reverse=True)
    return re.compile(r"^(?:" + "|".join(map(re.escape, members)) + r")(?:e[nrsm]?)?$", re.I)
