"""Noun phrases that are names: what may stand to the left and to the right of a head noun.

All functions walk tokens from an index towards a limit and give back the index at which the part ends (exclusive, for
parts to the right) or begins (inclusive, for parts to the left); they never look at what a name means. None crosses a
line end or the end of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.tokens import CAPITAL, LOWER, MARK, NUMBER, UPPER, Token

Tokens = Sequence[Token]

ARTICLES = lexicon.word_class("articles")
DETERMINERS = ARTICLES | lexicon.word_class("determiners")
FUSED = lexicon.word_class("fused")
"""Prepositions with the article in them."""
DEFINITE = lexicon.word_class("definite") | FUSED
POSSESSIVE = lexicon.word_class("possessive")
PREPOSITIONS = lexicon.word_class("prepositions")
CONJUNCTIONS = lexicon.word_class("conjunctions")
ADVERBS = lexicon.word_class("adverbs")
FUNCTION_WORDS = DETERMINERS | FUSED | PREPOSITIONS | CONJUNCTIONS | ADVERBS
"""Words that never belong to the inside of a bare name, also when a sentence begins with them."""

VERB_FORMS = lexicon.word_class("verb-forms")
"""Verbs that look like inflected adjectives: "sagte", "besuchte"."""
NO_NAMES = lexicon.word_class("no-names")
"""Capitalised words that are no name and no part of one."""

ROLE = re.compile(
    r"(?:[Mm]inister|[Ss]enator|[Ss]ekretär|[Pp]räsident|[Rr]ektor|[Dd]irektor|[Cc]hef|[Ll]eiter|[Vv]orsitzende[rn]?|[Ss]precher"
    r"|[Gg]eschäftsführer|[Bb]eauftragte[rn]?|[Bb]ürgermeister|[Ll]andrat|Landräte|[Mm]eister|[Mm]anager|[Vv]orstand|[Vv]orständin"
    r"|[Gg]ründer|[Ii]nhaber|[Mm]itglied|[Vv]ertreter|[Dd]ezernent|[Kk]anzler|[Ii]ntendant|[Bb]ischof|[Pp]astor|[Aa]bgeordnete[rn]?"
    r"|[Mm]itarbeiter|[Aa]rchitekt|[Ii]ngenieur|[Ww]issenschaftler|[Ff]orscher|[Uu]nternehmer|[Ll]andwirt|[Ss]tudent"
    r"|[Aa]ssistent|[Kk]urator|[Gg]esellschafter)(?:s|in|innen|n|en|es)?$"
)
"""Nouns for a person in a role, as the end of a word: they stand before a person's name, not inside another name."""


@lru_cache(maxsize=50_000)
def is_role(word: str) -> bool:
    """Tell whether a word names a person by role."""
    return ROLE.search(word) is not None


def is_function_word(token: Token) -> bool:
    """Tell whether a token is an article, preposition, conjunction, adverb or auxiliary, also when capitalised."""
    return token.text.lower() in FUNCTION_WORDS


def is_plain_adjective(token: Token) -> bool:
    """Tell whether a token is an inflected lower-case adjective and no function word."""
    return (
        token.shape == LOWER
        and len(token.text) > 3
        and token.text.endswith(("e", "en", "em", "er", "es"))
        and token.text not in FUNCTION_WORDS
        and token.text not in VERB_FORMS
    )


def noun_item(tokens: Tokens, start: int, limit: int) -> int:
    """End of "[adjective ...] Noun" at `start`; `start` itself when there is none."""
    index = start
    while index < limit and index - start < 3 and is_plain_adjective(tokens[index]):
        index += 1
    if index < limit and _is_noun(tokens[index]):
        return index + 1 if index > start or not _is_capital_adjective(tokens, index, limit) else index + 2
    return start


def _is_noun(token: Token) -> bool:
    """Tell whether a token can be a noun of a complement, suspended ones ("-automatisierung") included."""
    return token.capitalised or (token.text[0] == "-" and token.shape == LOWER and len(token.text) > 2)


def _is_capital_adjective(tokens: Tokens, index: int, limit: int) -> bool:
    """Tell whether a capitalised token is an adjective with its noun after it: "Ländlicher Raum"."""
    return (
        index + 1 < limit
        and tokens[index].text.endswith(("e", "en", "er", "es"))
        and not nouns.is_common(tokens[index].text)
        and tokens[index + 1].capitalised
        and tokens[index + 1].start == tokens[index].end + 1
    )


def coordination(tokens: Tokens, start: int, limit: int, stop: Callable[[Tokens, int], bool]) -> int:
    """End of "X", "X und Y" or "X, Y und Z" at `start`; `start` itself when no noun stands there.

    A comma counts only when a conjunction closes the list. `stop` tells of an item that cannot belong to the list (the
    head of another name, a role).
    """
    end = noun_item(tokens, start, limit)
    if end == start:
        return start
    commas = 0
    index = end
    while index < limit:
        token = tokens[index]
        if token.text == "," and commas < 8:
            following = noun_item(tokens, index + 1, limit)
            if following == index + 1 or stop(tokens, following - 1):
                break
            commas, index = commas + 1, following
            continue
        if token.text in ("und", "sowie", "&"):
            following = noun_item(tokens, index + 1, limit)
            if following == index + 1 or stop(tokens, following - 1):
                break
            end = index = following
            commas = 0
            continue
        break
    return end


def quoted(tokens: Tokens, start: int, limit: int, longest: int = 14) -> int:
    """End of "„...“" at `start`, marks included; `start` itself when no quotation stands there."""
    if start >= limit or tokens[start].text not in ("„", "‚"):
        return start
    closing = "“" if tokens[start].text == "„" else "‘"
    for index in range(start + 1, min(limit, start + longest + 2)):
        if tokens[index].text == closing:
            return index + 1
        if tokens[index].text in ("„", "\n"):
            break
    return start


def is_definite(tokens: Tokens, start: int, first: int = 0) -> bool:
    """Tell whether the noun phrase whose first own token is `start` has a definite article or a possessive."""
    index = start - 1
    while index >= first and start - index < 4 and is_plain_adjective(tokens[index]):
        index -= 1
    if index < first:
        return False
    word = tokens[index].text.lower()
    return word in DEFINITE or word in POSSESSIVE


def _is_attribute(token: Token) -> bool:
    """Tell whether a token can stand between article and noun: an adjective, or a capitalised one of a town."""
    if token.shape != CAPITAL:
        return is_plain_adjective(token)
    return token.text.endswith("er") and token.text not in NO_NAMES and token.text.lower() not in DETERMINERS


def determiner(tokens: Tokens, start: int, first: int = 0) -> str:
    """The article, possessive or fused preposition before a noun phrase, lower case; empty when there is none."""
    index = start - 1
    while index >= first and start - index < 4 and _is_attribute(tokens[index]):
        index -= 1
    word = tokens[index].text.lower() if index >= first else ""
    return word if word in DETERMINERS or word in FUSED else ""


def suspended_start(tokens: Tokens, head: int, first: int) -> int:
    """Begin of "Industrie- und Handelskammer" or "A-, B- und C-..." that ends in the head; the head itself else."""
    index = head
    if index - 2 >= first and tokens[index - 1].text in ("und", "sowie", "&", "/") and _is_suspended(tokens[index - 2]):
        index -= 2
        while index - 2 >= first and tokens[index - 1].text == "," and _is_suspended(tokens[index - 2]):
            index -= 2
    elif tokens[head].text[0] == "-" and index - 2 >= first and tokens[index - 1].text in ("und", "&"):
        index -= 2 if tokens[index - 2].capitalised else 0
    return index


def _is_suspended(token: Token) -> bool:
    """Tell whether a token is the first half of a suspended compound: "Industrie-"."""
    return token.text[-1] == "-" and token.capitalised


def is_number(token: Token) -> bool:
    """Tell whether a token is a plain number."""
    return token.shape == NUMBER and token.text[0].isdigit()


def is_acronym(token: Token) -> bool:
    """Tell whether a token looks like an acronym: two to eight characters, most of them capitals."""
    return (
        token.shape in (UPPER, "capital")
        and 2 <= len(token.text) <= 9
        and sum(character.isupper() for character in token.text) * 2 > len(token.text)
    )


def ends_sentence(token: Token) -> bool:
    """Tell whether a token may end a sentence or clause, or a line."""
    return token.shape == "break" or (token.shape == MARK and token.text in ".!?;:,()„“–")
