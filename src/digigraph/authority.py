"""What is known beforehand, each entry with its source: houses and their dated names, officials, institutions.

The authority ships as Turtle in `ontology/authority/`. It helps to read (which ministry is "das Wirtschaftsministerium"
on this day, who was its minister), and it never overrides what a release says.

Dates are ISO strings with prefix precision (`2016`, `2016-04`, `2016-04-25`); None means unknown or open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from digigraph import resources

OWNER: Mapping[str, str] = MappingProxyType(
    {
        "Baden-Württemberg": "Baden-Württemberg",
        "Brandenburg": "des Landes Brandenburg",
        "Mecklenburg-Vorpommern": "des Landes Mecklenburg-Vorpommern",
        "Nordrhein-Westfalen": "des Landes Nordrhein-Westfalen",
        "Rheinland-Pfalz": "des Landes Rheinland-Pfalz",
        "Saarland": "des Saarlandes",
        "Sachsen-Anhalt": "des Landes Sachsen-Anhalt",
        "Schleswig-Holstein": "des Landes Schleswig-Holstein",
    }
)
"""How a Land's houses add their Land to their name. The houses of the others carry it in front (`Sächsisches ...`)
or not at all (`Senatsverwaltung ...`, `Bundesministerium ...`)."""

LANDS = (
    *OWNER,
    "Bayern",
    "Berlin",
    "Bremen",
    "Hamburg",
    "Hessen",
    "Niedersachsen",
    "Sachsen",
    "Thüringen",
)

_TRAILING_LAND = re.compile(
    r"[ ,(]+(?:(?:des Landes|des Freistaates|des Freistaats|Land|von|der Freien Hansestadt|der Freien und Hansestadt)"
    rf" +)?(?:des +)?({'|'.join(sorted(map(re.escape, LANDS), key=len, reverse=True))})(?:e?s)?\)?$",
    re.IGNORECASE,
)
_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class DatedName:
    """One official name of a house and when it was valid."""

    name: str
    start: str | None
    end: str | None
    """First day or year on which it no longer held."""
    certain: bool
    key: str = ""
    """Slug of the house under this name (`st-mw-wirtschaft-und-arbeit`): the last part of its IRI."""
    seen: tuple[str, ...] = ()
    """Days on which a source shows the name in use, sorted."""


@dataclass(frozen=True, slots=True)
class House:
    """A ministry or chancellery as a lasting institution: its names change, its key does not."""

    key: str
    """`st-mw`"""
    land: str
    """`Sachsen-Anhalt`, or `Bund`."""
    short: tuple[str, ...]
    """Abbreviations: `MW`, `MWL`."""
    names: tuple[DatedName, ...]
    """Oldest first."""

    def full_name(self, name: str) -> str:
        """Add the Land to one of the house's names where its houses do so."""
        owner = OWNER.get(self.land)
        return f"{name} {owner}" if owner and owner not in name else name


@dataclass(frozen=True, slots=True)
class Tenure:
    """One office one official held."""

    office: str
    """Role noun in the masculine or as the source has it: `Minister`, `Staatssekretär`."""
    house: str | None
    """Key of the house."""
    start: str | None
    end: str | None
    certain: bool

    def covers(self, day: str) -> bool:
        """Tell whether the office may have been held on a day (ISO); an unknown limit counts as open."""
        return not _surely_before(day, self.start) and not _surely_after(day, self.end)


@dataclass(frozen=True, slots=True)
class Official:
    """A person known to have held offices."""

    name: str
    title: str
    party: str
    tenures: tuple[Tenure, ...]
    surname: str = ""
    """`Wünsch`, `Schmidt-Elsaeßer`."""


@dataclass(frozen=True, slots=True)
class Known:
    """An institution or initiative known by name."""

    name: str
    kind: str
    """`Organization` or `Initiative`."""
    category: str
    """`Universität`, `Förderprogramm`, ..."""
    aliases: tuple[str, ...]
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Government:
    """One cabinet: between two of them the houses are cut anew."""

    name: str
    land: str
    start: str
    end: str | None


@dataclass(frozen=True, slots=True)
class Authority:
    """All entries, read once."""

    houses: tuple[House, ...]
    officials: tuple[Official, ...]
    known: tuple[Known, ...]
    governments: tuple[Government, ...] = ()
    _houses: dict[str, House] = field(init=False, repr=False, compare=False)
    _named: dict[str, list[tuple[House, DatedName | None]]] = field(init=False, repr=False, compare=False)
    _surnames: dict[str, list[Official]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        named: dict[str, list[tuple[House, DatedName | None]]] = defaultdict(list)
        for house in self.houses:
            for dated in house.names:
                named[_fold(_split_land(dated.name)[0])].append((house, dated))
            for short in house.short:
                named[short].append((house, None))
        surnames: dict[str, list[Official]] = defaultdict(list)
        for official in self.officials:
            surnames[_fold(official.surname)].append(official)
        object.__setattr__(self, "_houses", {house.key: house for house in self.houses})
        object.__setattr__(self, "_named", dict(named))
        object.__setattr__(self, "_surnames", dict(surnames))

    def house(self, key: str) -> House | None:
        """Find a house by its key."""
        return self._houses.get(key)

    def era_on(self, key: str, day: str | None) -> DatedName | None:
        """Name of a house on a day with its limits; its latest when the day is unknown; None when none covers it.

        A limit known only by its year is taken as the day on which a government of that Land changed in that year.
        Where unknown limits leave more than one name, the one seen or begun last before the day wins.
        """
        house = self.house(key)
        if house is None or not house.names:
            return None
        if day is None:
            return house.names[-1]
        fitting = [dated for dated in house.names if self._covers(house, dated, day)]
        before = [dated for dated in fitting if (_first_sign(dated) or "") <= day]
        if before:
            return before[-1]
        return fitting[0] if fitting else None

    def name_on(self, key: str, day: str | None) -> str | None:
        """Name of a house on a day (ISO); its latest name when the day is unknown; None when no name covers it."""
        dated = self.era_on(key, day)
        return dated.name if dated else None

    def full_name_on(self, key: str, day: str | None) -> str | None:
        """Like `name_on`, with the Land added where its houses do so: `Ministerium ... des Landes Sachsen-Anhalt`."""
        house, name = self.house(key), self.name_on(key, day)
        return house.full_name(name) if house and name else None

    def house_named(self, name: str, day: str | None = None) -> House | None:
        """Find the house that carries a name (case, umlaut spelling and a trailing `des Landes X` do not matter).

        A Land at the end must be the house's own. An abbreviation (`BMWi`) must be written exactly. With a day, prefer
        the house whose name was valid then. None when no house or more than one fits.
        """
        bare, land = _split_land(name.strip())
        entries = self._named.get(_fold(bare)) or self._named.get(name.strip(), [])
        entries = [(house, dated) for house, dated in entries if land is None or house.land == land]
        if day is not None and len({house.key for house, _ in entries}) > 1:
            entries = [pair for pair in entries if pair[1] is None or self._covers(pair[0], pair[1], day)]
        houses = {house.key: house for house, _ in entries}
        return next(iter(houses.values())) if len(houses) == 1 else None

    def officials_on(self, day: str, *, surname: str | None = None, house: str | None = None) -> tuple[Official, ...]:
        """Officials in office on a day, narrowed by surname and house; unknown limits count as open."""
        officials = self.officials if surname is None else self._surnames.get(_fold(surname), ())
        return tuple(
            official
            for official in officials
            if any(tenure.covers(day) and (house is None or tenure.house == house) for tenure in official.tenures)
        )

    def _covers(self, house: House, dated: DatedName, day: str) -> bool:
        """Tell whether a house may have carried a name on a day."""
        start, end = self._sharpen(house.land, dated.start), self._sharpen(house.land, dated.end)
        return not _surely_before(day, start) and not _surely_after(day, end)

    def _sharpen(self, land: str, limit: str | None) -> str | None:
        """Take the day of a change of government for a limit known only by its year."""
        if limit is None or len(limit) > 4:
            return limit
        starts = (government.start for government in self.governments if government.land == land)
        return next((start for start in starts if start.startswith(limit)), limit)


def _surely_before(day: str, start: str | None) -> bool:
    """Tell whether a day lies before every day a start with prefix precision can mean."""
    return start is not None and day[: len(start)] < start


def _surely_after(day: str, end: str | None) -> bool:
    """Tell whether a day lies at or after every day an exclusive end with prefix precision can mean."""
    return end is not None and (day >= end if len(end) >= 10 else day[: len(end)] > end)


def _first_sign(dated: DatedName) -> str | None:
    """Earliest day for which something speaks for a name."""
    signs = [sign for sign in (dated.start, *dated.seen[:1]) if sign]
    return min(signs) if signs else None


def _fold(name: str) -> str:
    """Spelling of a name in which case and umlaut spelling do not matter."""
    return " ".join(name.casefold().translate(_FOLD).split())


def _split_land(name: str) -> tuple[str, str | None]:
    """Cut the Land from the end of a house's name: (`Ministerium der Finanzen`, `Sachsen-Anhalt`)."""
    match = _TRAILING_LAND.search(name)
    if match is None:
        return name, None
    land = next(land for land in LANDS if _fold(land) == _fold(match[1]))
    return name[: match.start()], land


@cache
def load(folder: Path | None = None) -> Authority:
    """Read the authority from a folder of Turtle files; the shipped one by default. Cached.

    `GraphError` names the file that is no Turtle.
    """
    folder = folder or resources.ontology_folder() / "authority"
    from digigraph.authority_turtle import read_authority  # noqa: PLC0415 - it makes the classes of this module

    return read_authority(folder)
