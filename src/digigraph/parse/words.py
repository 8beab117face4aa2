"""Word lists of the parser, read from `words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


def words(name: str) -> frozenset[str]:
    """Read one list."""
    return frozenset(_lists()[name].split())


def words_by_language() -> dict[str, frozenset[str]]:
    """Read the commonest words of each language (ISO 639-1)."""
    return {language: frozenset(common.split()) for language, common in _lists()["languages"].items()}


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((resources.files("digigraph.parse") / "words.toml").read_text(encoding="utf-8"))
