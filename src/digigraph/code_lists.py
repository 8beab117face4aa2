"""Finds the terms of the shipped code lists (`ontology/vocabularies/*.ttl`) by the words of a text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from digigraph import resources
from digigraph.ontology import expand


def concept(scheme: str, word: str | None) -> str | None:
    """Find the term of a code list for a word of the text (`Partnernetzwerk`); its full IRI, or None.

    The word is a label of the term, or a compound that ends in one: the longest such label wins.
    """
    if not word:
        return None
    labels = _labels(scheme)
    folded = word.casefold()
    return next((labels[folded[start:]] for start in range(len(folded)) if _ends(folded, start, labels)), None)


def _ends(word: str, start: int, labels: Mapping[str, str]) -> bool:
    """Tell whether a word ends in a label; a short one (`AG`) must be a word of its own: not so in `Handwerkstag`."""
    rest = len(word) - start
    return word[start:] in labels and (rest > 3 or start == 0 or not word[start - 1].isalpha())


def broader(term: str) -> str | None:
    """Find the wider term of a code list's term; None for the widest."""
    return _wider(term.rsplit("/", 2)[1]).get(term)


@cache
def _read(scheme: str) -> tuple[Any, ...]:
    """Read a code list."""
    import pyoxigraph  # noqa: PLC0415 - only who needs a code list pays for the import

    path = resources.ontology_folder() / "vocabularies" / f"{scheme}.ttl"
    return tuple(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE))


@cache
def _labels(scheme: str) -> dict[str, str]:
    """Every German label of a code list, folded -> the term's IRI."""
    names = {expand(f"skos:{kind}") for kind in ("prefLabel", "altLabel", "hiddenLabel")}
    return {
        triple.object.value.casefold(): triple.subject.value
        for triple in _read(scheme)
        if triple.predicate.value in names and triple.object.language == "de" and "/voc/" in triple.subject.value
    }


@cache
def _wider(scheme: str) -> dict[str, str]:
    """Term -> its wider term."""
    name = expand("skos:broader")
    return {triple.subject.value: triple.object.value for triple in _read(scheme) if triple.predicate.value == name}
