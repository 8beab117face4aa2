"""What is known beforehand, each entry with its source: houses and their dated names, officials, institutions.

The authority ships as Turtle in `ontology/authority/`. It helps to read (which ministry is "das Wirtschaftsministerium"
on this day, who was its minister), and it never overrides what a release says.

Dates are ISO strings with prefix precision (`2016`, `2016-04`, `2016-04-25`); None means unknown or open.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from digigraph import resources


@dataclass(frozen=True, slots=True)
class DatedName:
    """One official name of a house and when it was valid."""

    name: str
    start: str | None
    end: str | None
    """First day or year on which it no longer held."""
    certain: bool


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


@dataclass(frozen=True, slots=True)
class Official:
    """A person known to have held offices."""

    name: str
    title: str
    party: str
    tenures: tuple[Tenure, ...]


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
class Authority:
    """All entries, read once."""

    houses: tuple[House, ...]
    officials: tuple[Official, ...]
    known: tuple[Known, ...]

    def house(self, key: str) -> House | None:
        """Find a house by its key."""
        return next((house for house in self.houses if house.key == key), None)

    def name_on(self, key: str, day: str | None) -> str | None:
        """Name of a house on a day (ISO); its latest name when the day is unknown; None when no name covers it."""
        raise NotImplementedError

    def house_named(self, name: str, day: str | None = None) -> House | None:
        """Find the house that carries a name (case, umlaut spelling and a trailing `des Landes X` do not matter).

        With a day, prefer the house whose name was valid then. None when no house or more than one fits.
        """
        raise NotImplementedError

    def officials_on(self, day: str, *, surname: str | None = None, house: str | None = None) -> tuple[Official, ...]:
        """Officials in office on a day, narrowed by surname and house; unknown limits count as open."""
        raise NotImplementedError


@cache
def load(folder: Path | None = None) -> Authority:
    """Read the authority from a folder of Turtle files; the shipped one by default. Cached."""
    folder = folder or resources.ontology_folder() / "authority"
    raise NotImplementedError(folder)
