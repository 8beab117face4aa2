"""How a name is written: the text of a range of tokens, and the same with its head noun in the nominative."""

from __future__ import annotations

from digigraph.extractors import nouns
from digigraph.extractors.nouns import Head
from digigraph.extractors.passages import Passage

ABBREVIATED_HEADS = {
    "Uni": "Universität",
    "TU": "Technische Universität",
    "FH": "Fachhochschule",
    "PH": "Pädagogische Hochschule",
    "IHK": "Industrie- und Handelskammer",
    "HWK": "Handwerkskammer",
    "BTU": "Brandenburgische Technische Universität",
}
"""Head nouns that a name writes out."""


def written(passage: Passage, start: int, end: int) -> str:
    """Text of a range of tokens with single blanks where the text has any."""
    return joined(passage, [token.text for token in passage.listing.tokens[start:end]], start)


def joined(passage: Passage, words: list[str], start: int) -> str:
    """Words that replace the tokens from `start` on, with single blanks where the text has any."""
    tokens = passage.listing.tokens
    pieces = words[:1]
    for offset in range(1, len(words)):
        gap = tokens[start + offset].start > tokens[start + offset - 1].end
        pieces.append((" " if gap else "") + words[offset])
    return "".join(pieces)


def nominative_name(passage: Passage, start: int, end: int, index: int, head: Head) -> str:
    """Name from `start` to `end` with the head noun at `index` and the adjectives before it in the nominative."""
    words = [token.text for token in passage.listing.tokens[start:end]]
    noun = head.word if head.plural or index > start else ABBREVIATED_HEADS.get(head.word, head.word)
    words[index - start] = ("-" if words[index - start][0] == "-" else "") + noun
    for offset in range(index - start):
        if _declines(words[offset]):
            adjective = nouns.nominative_adjective(words[offset], head.gender)
            words[offset] = adjective[:1].upper() + adjective[1:] if offset == 0 else adjective
    return joined(passage, words, start)


def _declines(word: str) -> bool:
    """Tell whether a word before the head noun is an adjective whose ending depends on the case."""
    if word in ("und", "sowie", "&") or word[-1] == "-" or not word[0].isalpha():
        return False
    if word[0].islower():
        return True
    return (nouns.is_inflected_adjective(word) and not word.endswith("er")) or word.endswith("ischer")


def nominative_words(passage: Passage, start: int, end: int) -> tuple[str, str]:
    """Name in the nominative, and the head noun found in it (empty when there is none)."""
    heads = nouns.organization_heads()
    for index in range(start, end):
        word = passage[index].text
        head = heads.find(word) if word[:1].isupper() else None
        if head is not None and not head.plural:
            return nominative_name(passage, start, end, index, head), head.lemma
    return written(passage, start, end), ""
