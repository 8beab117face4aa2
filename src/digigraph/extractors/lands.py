"""The Länder and the adjectives made from their names."""

from __future__ import annotations

from functools import cache

from digigraph.extractors import lexicon

FEDERATION = "Bund"


@cache
def _adjectives() -> dict[str, str]:
    """Adjective stems, lower case, and the Land each names."""
    return dict(lexicon.rows("land_adjectives.tsv"))


def land_of_adjective(word: str) -> str | None:
    """Land that an adjective in any case names: "bayerischen" -> "Bayern"; None for other words."""
    lowered = word.lower()
    if lowered in _adjectives():
        return _adjectives()[lowered]
    for ending in ("es", "en", "em", "er", "e"):
        if lowered.endswith(ending):
            return _adjectives().get(lowered[: -len(ending)])
    return None
