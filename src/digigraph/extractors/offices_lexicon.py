"""Which nouns name an office, in which sex and number, and which field of duty stands in a compound."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from digigraph.extractors import lexicon
from digigraph.extractors.people_words import stems

LANDS = [
    "Baden-Württemberg",
    "Bayern",
    "Berlin",
    "Brandenburg",
    "Bremen",
    "Hamburg",
    "Hessen",
    "Mecklenburg-Vorpommern",
    "Niedersachsen",
    "Nordrhein-Westfalen",
    "Rheinland-Pfalz",
    "Saarland",
    "Sachsen",
    "Sachsen-Anhalt",
    "Schleswig-Holstein",
    "Thüringen",
]
LAND_GENITIVES = {(land if land.endswith("z") else land + "s"): land for land in LANDS} | {
    "Rheinland-Pfalz’": "Rheinland-Pfalz",
    "Rheinland-Pfalz'": "Rheinland-Pfalz",
    "Saarlands": "Saarland",
    "Saarlandes": "Saarland",
    "Deutschlands": "Bund",
}
"""Genitives of the Länder as they stand before a role: "Bayerns Wirtschaftsminister"."""
_LAND_STEMS = {
    "baden-württembergisch": "Baden-Württemberg", "bayerisch": "Bayern", "bayrisch": "Bayern", "berliner": "Berlin",
    "brandenburgisch": "Brandenburg", "brandenburger": "Brandenburg", "bremisch": "Bremen", "bremer": "Bremen",
    "hamburgisch": "Hamburg", "hamburger": "Hamburg", "hessisch": "Hessen",
    "mecklenburg-vorpommersch": "Mecklenburg-Vorpommern", "mecklenburg-vorpommerisch": "Mecklenburg-Vorpommern",
    "niedersächsisch": "Niedersachsen", "nordrhein-westfälisch": "Nordrhein-Westfalen",
    "rheinland-pfälzisch": "Rheinland-Pfalz", "saarländisch": "Saarland", "saarländer": "Saarland",
    "sächsisch": "Sachsen", "sachsen-anhaltisch": "Sachsen-Anhalt", "sachsen-anhaltinisch": "Sachsen-Anhalt",
    "sachsen-anhalter": "Sachsen-Anhalt", "schleswig-holsteinisch": "Schleswig-Holstein",
    "thüringisch": "Thüringen", "thüringer": "Thüringen",
}  # fmt: skip
_ADJECTIVE_ENDING = re.compile(r"(?:e|en|er|es|em)$")
_POLICY = re.compile(r"^\w+politische[nrsm]?$", re.I)
_FORMER_PREFIX = re.compile(r"^(?:Ex-?|Alt-?|Vor-)(?=[A-ZÄÖÜ]|(?<=[xt])[a-zäöü])", re.S)
FEDERAL = "Bund"


class Form(NamedTuple):
    """One inflected form of a role noun."""

    masculine: str
    feminine: str
    category: str
    tags: str
    sex: str
    """`m`, `f` or `a` for a form of an adjectival noun that articles must tell."""
    plural: str
    """`no`, `yes` or `maybe`."""


class RoleNoun(NamedTuple):
    """A word that names an office."""

    masculine: str
    """The whole word, nominative masculine: `Oberbürgermeister`, `Wirtschaftsminister`."""
    feminine: str
    head: str
    """The listed noun: `Minister`."""
    prefix: str
    """What stands before the listed noun: `Wirtschafts`, `IMG-`."""
    category: str
    tags: str
    sex: str
    plural: str
    former: bool


def _forms(masculine: str, feminine: str, category: str, tags: str) -> dict[str, Form]:
    """Inflect a role noun; a form that is singular as well as plural is `maybe`."""

    def form(sex: str, plural: str) -> Form:
        return Form(masculine, feminine, category, tags, sex, plural)

    if "a" in tags:
        stem = feminine[:-1]
        return {
            stem + "e": form("a", "maybe"),
            stem + "er": form("a", "no"),
            stem + "en": form("a", "maybe"),
            stem + "em": form("m", "no"),
        }
    found = {feminine: form("f", "no"), feminine + "nen": form("f", "yes")}
    if "r" in tags:
        return found
    if masculine.endswith("er"):
        found |= {masculine + "n": form("m", "yes"), masculine + "s": form("m", "no"), masculine: form("m", "maybe")}
        return found
    if masculine == feminine:
        sex = "f" if "f" in tags else "e"
        return (
            found
            | {masculine + ending: form(sex, "no") for ending in ("", "s", "es")}
            | {masculine + "er": form(sex, "yes"), masculine + "ern": form(sex, "yes")}
        )
    if "w" in tags:
        return found | {masculine + "en": form("m", "maybe"), masculine: form("m", "no")}
    found |= {masculine + ending: form("m", "yes") for ending in ("e", "en", "n")}
    found |= {masculine + ending: form("m", "no") for ending in ("", "s", "es")}
    return found


@cache
def _lexicon() -> tuple[dict[str, Form], re.Pattern[str]]:
    """All forms, and a pattern for those that may be the last part of a compound."""
    forms: dict[str, Form] = {}
    for masculine, feminine, category, *tags in lexicon.rows("offices_heads.tsv"):
        for word, form in _forms(masculine, feminine, category, tags[0] if tags else "").items():
            forms[word.lower()] = form
    compounds = sorted((word for word, form in forms.items() if "s" not in form.tags), key=len, reverse=True)
    return forms, re.compile(r"(?:" + "|".join(map(re.escape, compounds)) + r")$")


@lru_cache(maxsize=50_000)
def role_noun(word: str) -> RoleNoun | None:
    """Analyse a word as the name of an office, whole or as a compound; None when it is none."""
    if not word[:1].isupper() or len(word) < 3:
        return None
    former = _FORMER_PREFIX.match(word)
    if former and len(word) > former.end() + 3:
        bare = word[former.end() :]
        inner = role_noun(bare[0].upper() + bare[1:])
        if inner:
            return inner._replace(former=True)
    forms, compounds = _lexicon()
    lowered = word.lower()
    form = forms.get(lowered)
    length = len(word)
    if form is None:
        match = compounds.search(lowered)
        if match is None or match.start() < 2:
            return None
        form = forms[match.group()]
        length = len(word) - match.start()
    if "-" in form.tags:
        return None
    return _role_noun(word[: len(word) - length], form)


def _role_noun(prefix: str, form: Form) -> RoleNoun:
    """Put the whole word into the nominative."""
    masculine, feminine = form.masculine, form.feminine
    if prefix and not prefix.endswith("-"):
        masculine, feminine = masculine[0].lower() + masculine[1:], feminine[0].lower() + feminine[1:]
    return RoleNoun(
        prefix + masculine,
        prefix + feminine,
        form.masculine,
        prefix,
        form.category,
        form.tags,
        form.sex,
        form.plural,
        False,
    )


@cache
def _portfolios() -> dict[str, str]:
    """First parts of compounds and the field they stand for."""
    return dict(lexicon.rows("offices_portfolios.tsv"))


def portfolio_of(prefix: str) -> str:
    """Field of duty a first part stands for: `Wirtschafts` -> `Wirtschaft`; empty when there is none."""
    bare = prefix.rstrip("-")
    bare = re.sub(r"^(?:Bundes|Landes|Vize)(?=[a-zäöü])", "", bare)
    bare = bare[:1].upper() + bare[1:]
    if not bare or bare in ("Bundes", "Landes", "Ober", "Haupt", "Vize", "Staats", "General", "Fach"):
        return ""
    known = _portfolios()
    if bare in known:
        return known[bare]
    return bare[:-1] if bare.endswith("s") and len(bare) > 4 else bare


def land_of_adjective(word: str) -> str | None:
    """Land an adjective names: `niedersächsische` -> `Niedersachsen`; None for any other word."""
    lowered = word.lower()
    return _LAND_STEMS.get(lowered) or _LAND_STEMS.get(_ADJECTIVE_ENDING.sub("", lowered))


@lru_cache(maxsize=10_000)
def is_former(word: str) -> bool:
    """Tell whether an adjective says that an office is no longer held."""
    return stems("former-adjectives").match(word) is not None


@lru_cache(maxsize=10_000)
def is_designated(word: str) -> bool:
    """Tell whether an adjective says that an office is not held yet."""
    return stems("designating-adjectives").match(word) is not None


@lru_cache(maxsize=10_000)
def is_outgoing(word: str) -> bool:
    """Tell whether an adjective says that an office is about to pass to somebody else."""
    return stems("outgoing-adjectives").match(word) is not None


@lru_cache(maxsize=10_000)
def is_naming(word: str) -> bool:
    """Tell whether an adjective belongs to the name of an office ("stellvertretender", "wirtschaftspolitische")."""
    return stems("office-adjectives").match(word) is not None or _POLICY.match(word) is not None
