"""Known place names: towns of Germany (GeoNames snapshot), Länder, districts, regions, rivers, countries."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.gazetteer import Gazetteer

ADMIN1 = {
    "Baden-Württemberg": "01",
    "Bayern": "02",
    "Bremen": "03",
    "Hamburg": "04",
    "Hessen": "05",
    "Niedersachsen": "06",
    "Nordrhein-Westfalen": "07",
    "Rheinland-Pfalz": "08",
    "Saarland": "09",
    "Schleswig-Holstein": "10",
    "Brandenburg": "11",
    "Mecklenburg-Vorpommern": "12",
    "Sachsen": "13",
    "Sachsen-Anhalt": "14",
    "Thüringen": "15",
    "Berlin": "16",
}
"""GeoNames codes of the Länder."""
LANDS = tuple(ADMIN1)

TOWN = "Stadt"
PLACE_ENDINGS = tuple(lexicon.word_list("place-endings"))
"""Endings that speak for a place although the last part is a word as well."""


class KnownPlace(NamedTuple):
    """One place a name can mean."""

    name: str
    """Name in the nominative as GeoNames or the list has it."""
    category: str
    admin1: str
    geonames: str
    population: int
    article: bool = False
    """True for a name that takes the article: "der Harz", "in der Altmark"."""


def _add(index: dict[str, list[KnownPlace]], form: str, place: KnownPlace) -> None:
    index.setdefault(form, []).append(place)


@cache
def known_places() -> dict[str, tuple[KnownPlace, ...]]:
    """All known places by name; the regions of the own lists before the towns, those by population."""
    index: dict[str, list[KnownPlace]] = {}
    for name, category, admin1, forms in lexicon.rows("regions.tsv"):
        place = KnownPlace(name, category.rstrip("+"), admin1, "", 10_000_000, category.endswith("+"))
        for form in (name, *filter(None, forms.split("|"))):
            _add(index, form, place)
    for name, category, forms in lexicon.rows("countries.tsv"):
        place = KnownPlace(name, category, "", "", 10_000_000)
        for form in (name, *filter(None, forms.split("|"))):
            _add(index, form, place)
    for name, geonames, admin1, population, forms in lexicon.rows("places.tsv"):
        place = KnownPlace(name, TOWN, admin1, geonames, int(population))
        for form in (name, *filter(None, forms.split("|"))):
            _add(index, form, place)
    return {form: tuple(sorted(places, key=lambda place: -place.population)) for form, places in index.items()}


@cache
def place_gazetteer() -> Gazetteer[tuple[KnownPlace, ...]]:
    """Automaton over all known place names."""
    return Gazetteer(known_places())


def is_place_name(word: str) -> bool:
    """Tell whether a word, as it stands or without the -s of a genitive, is a known place name."""
    places = known_places()
    return word in places or (word.endswith("s") and word[:-1] in places)


def is_landscape(word: str) -> bool:
    """Tell whether a word names a region that takes the article: "Altmark"."""
    return any(place.article and place.category == "Region" for place in known_places().get(word, ()))


def is_genitive_place(word: str) -> bool:
    """Tell whether a word is a place name with the -s of a genitive: "Magdeburgs", not "Worms"."""
    return word.endswith("s") and word[:-1] in known_places() and word not in known_places()


@lru_cache(maxsize=20_000)
def is_ambiguous(word: str) -> bool:
    """Tell whether a place name is also plain vocabulary: "Essen", "Insel", "Hauptbahnhof"."""
    if nouns.is_listed_noun(word):
        return True
    return word in _ambiguous() or (nouns.is_common(word) and not word.endswith(PLACE_ENDINGS))


@cache
def _ambiguous() -> frozenset[str]:
    """Place names that are oftener a word, a given name or a surname."""
    return frozenset(lexicon.words("ambiguous_places.txt"))


SURE_TOWN = 8_000
"""Inhabitants from which a place whose name is a word counts after a head noun: "Universität Halle"."""


def is_town(word: str) -> bool:
    """Tell whether a word right after a head noun can be its place."""
    return is_place_name(word) and (
        not nouns.is_listed_noun(word) or any(place.population >= SURE_TOWN for place in known_places().get(word, ()))
    )


def is_compound_of_places(word: str) -> bool:
    """Tell whether a hyphenated word is made of names: "Magdeburg-Stendal", "Alb-Donau", "Rennsteig-Rhön"."""
    parts = word.split("-")
    return (
        len(parts) > 1 and all(part[:1].isupper() for part in parts) and any(part in known_places() for part in parts)
    )


def is_proper(word: str) -> bool:
    """Tell whether a capitalised word is rather a name than vocabulary."""
    if is_place_name(word):
        return not is_ambiguous(word)
    return is_compound_of_places(word) or not nouns.is_common(word) or _begins_with_place(word)


@lru_cache(maxsize=20_000)
def _begins_with_place(word: str) -> bool:
    """Tell whether a compound begins with a place name: "Peeneblick", not "Hofladen"."""
    return any(
        word[:cut] in known_places() and not is_ambiguous(word[:cut]) and nouns.is_listed_noun(word[cut:])
        for cut in range(4, len(word) - 3)
    )
