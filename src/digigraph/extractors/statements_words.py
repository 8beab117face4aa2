"""Closed word classes that the rules for speech test against, read from `lexicon/speech_words.tsv`."""

from __future__ import annotations

from digigraph.extractors.lexicon import rows
from digigraph.extractors.phrases import FUSED
from digigraph.extractors.phrases import PREPOSITIONS as COMMON_PREPOSITIONS

_CLASSES = {name: frozenset(members.split(" ")) for name, members in rows("speech_words.tsv")}

LABELLING = _CLASSES["labelling"]
"""Finite verbs that make what is quoted a name, a title or a slogan."""
NAMING = _CLASSES["naming"]
"""Verbs (infinitives) that take a few quoted words as a predicate: "bezeichnete das als „...“"."""
NOMINATIVE = _CLASSES["nominative"]
"""Determiners that can stand in the nominative."""
OBLIQUE = _CLASSES["oblique"]
"""Determiners that cannot."""
PREPOSITIONS = COMMON_PREPOSITIONS | FUSED | _CLASSES["prepositions"]
TITLES = _CLASSES["titles"]
NO_ROLE = _CLASSES["no_role"]
"""Nouns that end as those for persons do and denote none."""
LABEL_NOUNS = _CLASSES["label_nouns"]
"""Nouns before a colon or a quotation that make it a motto, a title or a topic."""
REPORTING = _CLASSES["reporting"]
"""Verbs (infinitives) that take a clause of reported speech."""
