"""Keys that bring candidates of one kind together: only things that share a key are ever compared.

Some names are so general that they mean another thing in every release ("das Netzwerk", "Stadtrat", "Rathaus"); they
get no key and stay inside their release.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from digigraph.authority import LANDS
from digigraph.model import Kind
from digigraph.resolve.corpus_candidates import Candidate
from digigraph.resolve.names import (
    body_key,
    content,
    fold,
    is_acronym,
    person_key,
    split_acronym,
    split_land,
    stem,
    words,
)


def _read_nouns() -> frozenset[str]:
    lines = Path(__file__).with_name("generic_nouns.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(stem(word) for line in lines if not line.startswith("#") for word in fold(line).split())


GENERIC = _read_nouns()
"""Words that say what sort of thing is meant, but not which thing."""
_LAND_NAME = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, LANDS), key=len, reverse=True))})(?:e?s)?\b")
_ONE_PER_LAND = (
    "Landtag Landesregierung Staatsregierung Staatskanzlei Senatskanzlei Landesrechnungshof Landesverfassungsgericht "
    "Bundestag Bundesrat Bundesregierung Bundesrechnungshof Bundesverfassungsgericht Bund EU"
)
ONE_PER_LAND = frozenset(stem(word) for word in fold(_ONE_PER_LAND).split())
"""Bodies that each Land, or the federation, has one of."""
_PARTS = frozenset(stem(word) for word in ("fakultaet", "abteilung", "institut", "seminar"))
_COMMITTEES = tuple(
    stem(word)
    for word in ("beirat", "personalrat", "betriebsrat", "aufsichtsrat", "stadtrat", "gemeinderat", "jury", "ausschuss")
)
_ORDINAL = re.compile(r"^\s*(?:\d{1,3}\.\s+|(?:[IVXL]+\.)\s+)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_STREET = re.compile(r"(?:strasse|weg|allee|gasse|platz|chaussee)\b|\b(?:str|ring|ufer|damm)\b")
COMMON_ACRONYMS = frozenset({"IHK", "HWK", "DRK", "AWO", "VHS", "MVZ", "IT", "EU", "KI", "TU", "FH", "HS", "MW", "MS"})
"""Abbreviations that several bodies in every Land share."""


_ALSO_TOWNS = frozenset(content("Burg Essen Hagen Halle Hamm Hof Werder"))
"""General nouns that name a town behind another noun: a `Halle` is a hall, a `Handwerkskammer Halle` that of a town."""


@lru_cache(maxsize=65_536)
def is_generic(name: str) -> bool:
    """Tell whether a name says only what sort of thing is meant, and in which Land."""
    found = content(_LAND_NAME.sub(" ", _YEAR.sub(" ", _ORDINAL.sub("", name))))
    if not _PARTS.isdisjoint(found):
        # Every university has its "Theologische Fakultät".
        found = tuple(word for word in found if not word.endswith("isch"))
    if not _ALSO_TOWNS.isdisjoint(found[1:]):
        return False
    return all(word in GENERIC or len(word) == 1 or _is_committee(word) for word in found)


def _is_committee(word: str) -> bool:
    """Tell whether a compound names a body inside another: `Projektbeirat`; a Land's own is one of its kind."""
    return word.endswith(_COMMITTEES) and not word.startswith(("landes", "bundes"))


def is_compound_of_generic(key: str) -> bool:
    """Tell whether a key is one compound with a general noun at its end: each Land has its `Ärztekammer`."""
    return " " not in key and any(key.endswith(noun) and key != noun for noun in GENERIC)


def name_key(candidate: Candidate) -> str | None:
    """Key of a candidate's own name; None when the name is too general to be compared at all."""
    if candidate.get("category") == "Metonym":
        return fold(split_land(candidate.name)[0]) if candidate.land else None
    return key_of_name(candidate.kind, candidate.name, candidate)


def key_of_name(kind: Kind, name: str, candidate: Candidate) -> str | None:
    """Key that a name gives a candidate of a kind."""
    if kind is Kind.PERSON:
        key = person_key(name)
        return key if " " in key and candidate.get("full", True) else None
    if kind is Kind.MINISTRY:
        return body_key(name)
    if kind is Kind.ORGANIZATION:
        # BUND is no Bund: the spelling of an abbreviation counts.
        if is_acronym(name):
            return _acronym_key(name)
        key = body_key(name)
        return None if is_generic(name) and key not in ONE_PER_LAND and not has_place(name) else key
    if kind is Kind.INITIATIVE:
        return None if is_generic(name) and not _is_quoted(candidate) else " ".join(initiative_core(name)[0])
    if kind is Kind.EVENT:
        return None if candidate.get("generic") or is_generic(name) else " ".join(event_core(name))
    if kind is Kind.PLACE:
        return None if is_generic(name) and name not in LANDS else fold(name)
    return " ".join(words(name))


def alias_keys(candidate: Candidate) -> Iterable[str]:
    """Keys of other names that are particular enough to lead to the same thing in another release."""
    for name in candidate.aliases:
        if is_acronym(name):
            if len(name) > 2 and name not in COMMON_ACRONYMS:
                yield _acronym_key(name)
        elif len(content(name)) > 1 and not is_generic(name):
            key = key_of_name(candidate.kind, name, candidate)
            if key:
                yield key
    inner = split_acronym(candidate.name)[1]
    if inner and len(inner) > 2 and is_acronym(inner) and inner not in COMMON_ACRONYMS:
        yield _acronym_key(inner)


def _acronym_key(name: str) -> str:
    return f"={name}"


def has_place(name: str) -> bool:
    """Tell whether the Land makes a general name a particular one: `Investitionsbank Sachsen-Anhalt`."""
    bare, land = split_land(split_acronym(name)[0])
    return land is not None and bool(bare)


@lru_cache(maxsize=65_536)
def initiative_core(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split an undertaking's name into what is particular (sorted, as word order varies) and its head nouns.

    "Kompetenzzentrum „Mittelstand 4.0“" and "Mittelstand 4.0-Kompetenzzentrum" have one core. A name of head nouns
    only is its own core.
    """
    bare = split_acronym(name)[0]
    found = content(_LAND_NAME.sub(" ", bare)) or content(bare)
    core = tuple(sorted({word for word in found if word not in GENERIC}))
    heads = tuple(word for word in found if word in GENERIC)
    return (core, heads) if core else (tuple(sorted(set(found))), ())


def event_core(name: str) -> tuple[str, ...]:
    """Words of an event's name without ordinal and year: what its editions share."""
    return content(_YEAR.sub(" ", _ORDINAL.sub("", split_acronym(name)[0])))


def without_edition(name: str) -> str:
    """Name of an event without ordinal and year: `6. Mittelstandsforum 2016` becomes `Mittelstandsforum`."""
    return " ".join(_YEAR.sub(" ", _ORDINAL.sub("", name)).split())


def ordinal_in(name: str) -> int | None:
    """Ordinal that an event's name begins with."""
    match = re.match(r"\s*(\d{1,3})\.\s", name)
    return int(match[1]) if match else None


def year_in(name: str) -> str | None:
    """Year in a name."""
    match = _YEAR.search(name)
    return match[0] if match else None


def is_street(name: str) -> bool:
    """Tell whether a place is a street: every town has its own Magdeburger Straße."""
    return _STREET.search(fold(name)) is not None


def _is_quoted(candidate: Candidate) -> bool:
    return bool(candidate.get("quoted"))
