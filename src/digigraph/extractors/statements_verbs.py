"""Verbs that report speech, by their finite forms: the list is `lexicon/verbs_speech.tsv`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from digigraph.extractors.lexicon import rows
from digigraph.extractors.statements_words import LABELLING
from digigraph.extractors.tokens import Token, TokenList


class Verb(NamedTuple):
    """A verb of speaking, found in one of its forms."""

    lemma: str
    particle: str
    """Separable particle, empty for none."""


@cache
def finite_forms() -> dict[str, tuple[Verb, ...]]:
    """Map each finite form, present, preterite and first subjunctive, singular and plural, to its verbs."""
    forms: dict[str, list[Verb]] = {}
    for infinitive, present, preterite, _ in rows("verbs_speech.tsv"):
        present_form, _, particle = present.partition(" ")
        past_form = preterite.partition(" ")[0]
        base = infinitive.split(" ")[-1] if " " in infinitive else infinitive.removeprefix(particle)
        plural_past = past_form + ("n" if past_form.endswith("e") else "en")
        stem = base.removesuffix("n").removesuffix("e") if base.endswith("en") else base.removesuffix("n")
        for form in (present_form, past_form, base, plural_past, stem + "e"):
            verb = Verb(infinitive, particle)
            if verb not in forms.setdefault(form, []):
                forms[form].append(verb)
    return {form: tuple(verbs) for form, verbs in forms.items()}


@cache
def participles() -> dict[str, str]:
    """Map each past participle to its infinitive."""
    return {participle.split(" ")[-1]: infinitive for infinitive, _, _, participle in rows("verbs_speech.tsv")}


def verb_at(tokens: Sequence[Token], index: int, limit: int) -> Verb | None:
    """Read the speech verb that a token is a finite form of; a particle verb needs its particle further on.

    `limit` is the index at which the clause ends. A verb without particle is preferred only when none fits.
    """
    candidates = finite_forms().get(tokens[index].text, ())
    if not candidates:
        return None
    following = {token.text for token in tokens[index + 1 : min(limit, index + 40)]}
    for verb in candidates:
        if verb.particle and verb.particle in following:
            return verb
    return next((verb for verb in candidates if not verb.particle), None)


def may_be_speech(word: str) -> bool:
    """Tell whether a word is a finite form of a speech verb, its particle not looked for."""
    return word in finite_forms()


def looks_finite(word: str) -> bool:
    """Tell whether a lower-case word ends as a finite verb in the third person does."""
    return len(word) > 3 and word.islower() and word.endswith(("t", "te", "ten")) and word not in LABELLING


def surface(verb: Verb, word: str) -> str:
    """Write a verb as it stands in the text, with its particle."""
    return f"{word} {verb.particle}" if verb.particle else word


def written(tokens: TokenList, word: str, start: int, end: int) -> str:
    """Write the verb that stands first between two offsets with the particle that stands further on."""
    index, limit = tokens.first_at(start), tokens.first_at(end)
    while index < limit and tokens[index].text != word:
        index += 1
    verb = verb_at(tokens, index, limit) if index < limit else None
    return surface(verb, word) if verb else word
