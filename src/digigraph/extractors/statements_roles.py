"""Nouns that denote a person by what he or she is, told by their endings: "Kuratorin", "Werkleiter", "Vorsitzende"."""

from __future__ import annotations

import re

from digigraph.extractors.statements_words import NO_ROLE

_ROLE_NOUN = re.compile(
    r"[\w-]*(?:er|erin|ist|istin|or|orin|ant|antin|ent|entin|eur|eurin|loge|login|chef|chefin|rat|rätin|mann|frau|mitglied|"
    r"vorsitzende[rn]?|beauftragte[rn]?|abgeordnete[rn]?|verantwortliche[rn]?|angestellte[rn]?|vorstand|vorständin|zeuge|"
    r"zeugin|kollege|kollegin|experte|expertin|biologe|biologin|pate|patin|wirt|wirtin|herr|herrin|anwalt|anwältin|arzt|"
    r"ärztin|wart|wartin|studierende[rn]?|gast|kind|tochter|sohn|mutter|vater|hebamme|koch|köchin|pilot|pilotin|chirurgin)",
    re.I,
)


def is_role_noun(word: str) -> bool:
    """Tell whether a capitalised noun denotes a person by its ending."""
    return len(word) > 3 and word not in NO_ROLE and bool(_ROLE_NOUN.fullmatch(word)) and word[0].isupper()


def gender_of(noun: str) -> str | None:
    """Read the gender from the ending of a role noun."""
    if re.search(r"(?:[^e]in|erin|frau|rätin|tochter|mutter|hebamme|amme)$", noun) and len(noun) > 4:
        return "f"
    if re.search(r"(?:er|or|ist|ant|ent|eur|chef|mann|herr|rat|wart|vater|sohn|anwalt|arzt|wirt|koch)$", noun):
        return "m"
    return None
