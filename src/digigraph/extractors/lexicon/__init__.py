"""Word lists and gazetteers that the extractors read, and the one way to read them.

A list is a text file beside this module: UTF-8, one entry a line, columns separated by tabs, `#` begins a comment line.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def rows(name: str) -> Iterator[list[str]]:
    """Yield the columns of each entry of a list, in file order."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            yield line.split("\t")


def words(name: str) -> Iterator[str]:
    """Yield the first column of each entry of a list, in file order."""
    for row in rows(name):
        yield row[0]


@cache
def _word_classes() -> dict[str, tuple[str, ...]]:
    """All closed word classes by name."""
    return {name: tuple(members.split()) for name, members in rows("word_classes.tsv")}


def word_list(name: str) -> tuple[str, ...]:
    """Words of a closed class, in the order of the file."""
    return _word_classes()[name]


def word_class(name: str) -> frozenset[str]:
    """Words of a closed class: articles, prepositions, months, ..."""
    return frozenset(_word_classes()[name])
