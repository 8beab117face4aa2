"""Ties the printed name of a ministry to a house of the authority, and gives the name valid on a day."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from digigraph import authority
from digigraph.authority import House
from digigraph.extractors import lexicon
from digigraph.extractors.lands import FEDERATION, land_of_adjective

ABROAD = ""
"""Land of a ministry that is none of a Land or of the federation."""


class Named(NamedTuple):
    """A ministry as a text names it."""

    name: str
    """Nominative, without the Land."""
    land: str | None
    day: str | None


class Valid(NamedTuple):
    """A ministry under the name that was valid."""

    name: str
    land: str | None
    house: str | None
    """Key of the house, None when the authority does not know it."""


def valid_name(named: Named, portfolio: str = "") -> Valid:
    """Find the house of a printed name and the name it carried on the day, with its Land.

    A full name that the house carried on another day stays as printed: it speaks of that time.
    """
    if named.land == ABROAD:
        return Valid(named.name, None, None)
    house = _house(named, portfolio)
    if house is None:
        land = named.land
        own = any(land_of_adjective(word) == land for word in named.name.split()[:1])
        open_land = land and land != FEDERATION and land not in named.name and not own
        return Valid(_with_land(named.name, str(land)) if open_land else named.name, land, None)
    full = authority.load().full_name_on(house.key, named.day) or house.full_name(named.name)
    own = any(dated.name == named.name for dated in house.names)
    if not _same_name(full, named.name) and (own or not portfolio):
        full = house.full_name(named.name)
    return Valid(full, house.land, house.key)


def _same_name(full: str, name: str) -> bool:
    """Tell whether a valid name and the one printed are the same but for the Land."""
    return full.startswith(name) or name.endswith(full) or full.endswith(name)


def _with_land(name: str, land: str) -> str:
    """Add the Land to the name of a house the authority does not know."""
    owner = authority.OWNER.get(land)
    return f"{name} {owner}" if owner else f"{name} ({land})"


@lru_cache(maxsize=2000)
def _house(named: Named, portfolio: str) -> House | None:
    """House that carries a name; for a compound, the one house of the Land whose name on the day has the portfolio."""
    known = authority.load()
    land = named.land or ""
    owner = authority.OWNER.get(land)
    name = f"{named.name} {owner}" if owner and land not in named.name else named.name
    house = known.house_named(name, named.day)
    if house is not None and land in ("", house.land):
        return house
    if not portfolio:
        return None
    marks = portfolios()[portfolio]
    fitting = [
        house
        for house in known.houses
        if house.land == land
        and (valid := known.name_on(house.key, named.day))
        and any(word in valid for word in marks)
    ]
    return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=1000)
def house_of_abbreviation(word: str, land: str | None) -> House | None:
    """House with an abbreviation; one of the issuer's Land before others, and only one that is unique."""
    houses = [house for house in authority.load().houses if word in house.short]
    own = [house for house in houses if house.land == land]
    if own:
        return own[0]
    return houses[0] if len(houses) == 1 and len(word) > 2 else None


@cache
def portfolios() -> dict[str, tuple[str, ...]]:
    """First parts of ministry compounds, each with the words that mark the full name."""
    return {stem: tuple(marks.split("|")) for stem, marks in lexicon.rows("portfolios.tsv")}
