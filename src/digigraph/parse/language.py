"""Guesses the language of a text from its commonest words."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = {
    "de": frozenset(
        "der die das und in den von zu mit ist für im auf des dem nicht ein eine als auch es an werden aus er hat dass sie "
        "nach wird bei einer um am sind noch wie einem über einen zum war haben oder aber vor zur bis mehr durch".split()
    ),
    "en": frozenset(
        "the of and to in is that for it as was with be by on not he his but at are this have from which one had were all "
        "their there been has when who will more no out so said what up its about into than them can only other".split()
    ),
    "fr": frozenset(
        "le la les de des du et en un une est que qui dans pour pas sur au par plus ce avec il ne se sont cette mais".split()
    ),
    "pl": frozenset(
        "i w na z do się nie że jest to o jak po za od przez dla są oraz który która przy tym jego".split()
    ),
    "nl": frozenset(
        "de het een van en dat op te zijn voor met niet aan er ook als bij maar om naar hij wordt door".split()
    ),
    "es": frozenset("el la los las de y en un una que es por con para del al no se su como más pero sus le ha".split()),
}
_FEWEST_WORDS = 12


def guess_language(text: str) -> str:
    """Name the language (ISO 639-1) with most of its common words in the text; German when too little speaks."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < _FEWEST_WORDS:
        return "de"
    scores = {language: sum(word in common for word in words) for language, common in _COMMON.items()}
    best = max(scores, key=lambda language: (scores[language], language == "de", language))
    return best if scores[best] > scores["de"] * 1.2 and scores[best] >= 0.1 * len(words) else "de"
