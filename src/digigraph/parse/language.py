"""Guesses the language of a text from its commonest words."""

from __future__ import annotations

import re

from digigraph.parse.words import words_by_language

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = words_by_language()
_FEWEST_WORDS = 12


def guess_language(text: str) -> str:
    """Name the language (ISO 639-1) with most of its common words in the text; German when too little speaks."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < _FEWEST_WORDS:
        return "de"
    scores = {language: sum(word in common for word in words) for language, common in _COMMON.items()}
    best = max(scores, key=lambda language: (scores[language], language == "de", language))
    return best if scores[best] > scores["de"] * 1.2 and scores[best] >= 0.1 * len(words) else "de"
