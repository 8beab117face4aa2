"""Reads the names of ministries and chancelleries, and completes them to the name a house bore on a day."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digigraph import authority

_ADJECTIVE = (
    r"(?:Bayerische|Sächsische|Hessische|Niedersächsische|Brandenburgische|Baden-Württembergische)(?:[nrs]{1,2})?"
)
_LOWER = r"ländliche[nr]?|digitale[rn]?|nukleare|wirtschaftliche|der|des|die|das|für"
_PORTFOLIO = (
    r"[A-ZÄÖÜ][\w-]*"
    rf"(?:(?:, |,? und |,? sowie |,? (?:für|der|des|im) | )(?:(?:{_LOWER}) )?[A-ZÄÖÜ][\w-]*)*"
)
_SHORT = (
    r"(?:Bundes|Staats|Finanz|Innen|Justiz|Kultus|Wirtschafts|Umwelt|Sozial|Bildungs|Verkehrs|Landwirtschafts"
    r"|Wissenschafts|Kultur)"
)
_HOUSE = re.compile(
    rf"(?P<front>(?:{_ADJECTIVE}|Thüringer) )?"
    rf"(?P<name>{_SHORT}?[Mm]inisterium(?:s)?(?: (?:für|der|des) {_PORTFOLIO})?"
    rf"|Senatsverwaltung für {_PORTFOLIO}|Senatskanzlei(?: \w+)?|(?:Die|Der) Senator(?:in)? für {_PORTFOLIO}"
    rf"|Staatskanzlei(?: und Ministerium für {_PORTFOLIO})?|Behörde für {_PORTFOLIO}"
    rf"|Presse- und Informationsamt {_PORTFOLIO}|Auswärtiges Amt|Minister(?:in)? für {_PORTFOLIO})"
)
_GENITIVE = re.compile(r"(\b\w*[Mm]inisterium|\bLandesamt|\bAmt)(?:e?s)\b")
_ADJECTIVE_ENDING = re.compile(r"^((?:Bayer|Sächs|Hess|Niedersächs|Brandenburg|Baden-Württemberg)ische)[nrs]{0,2}\b")
_OWN_LAND = re.compile(
    r"\b(?:Bundes\w+|Bayerisch\w+|Sächsisch\w+|Hessisch\w+|Thüringer|Niedersächsisch\w+|des Landes|des Saarlandes"
    r"|des Freistaat\w*|Baden-Württemberg|Senat\w*|Auswärtiges|Berlin|Hamburg|Bremen)\b"
)
_TAKES_LAND = re.compile(r"[Mm]inisterium|Staatskanzlei")
_STEM = re.compile(
    r"(?P<stem>[A-ZÄÖÜ]?[a-zäöüß]{3,}?)s?-?(?:[Mm]inisterium|[Mm]inister|[Ss]taatssekretär|[Ss]enator)(?:s|in)?$"
)


@dataclass(frozen=True, slots=True)
class NamedHouse:
    """A name read in a text, in the nominative, and where it stands."""

    name: str
    start: int
    end: int


def house_in(text: str, start: int, end: int) -> NamedHouse | None:
    """Find the first house named in a stretch of text."""
    match = _HOUSE.search(text, start, end)
    if match is None:
        return None
    first = match.start("front") if match["front"] else match.start("name")
    return NamedHouse(nominative(text[first : match.end()]), first, match.end())


def nominative(name: str) -> str:
    """Undo the genitive of a house's name: `Niedersächsischen Staatskanzlei`, `Ministeriums für`."""
    name = _GENITIVE.sub(r"\1", " ".join(name.split()))
    neuter = re.search(r"ministerium", name, re.IGNORECASE) is not None
    return _ADJECTIVE_ENDING.sub(r"\1s" if neuter else r"\1", name)


def known_house(name: str, day: str | None, land: str | None) -> authority.House | None:
    """Find the house of a name in the authority; a name without its Land must not be taken for another Land's."""
    known = authority.load()
    house = known.house_named(name, day) or known.house_named(name)
    if house is not None and land is not None and house.land != land and not _OWN_LAND.search(name):
        return None
    return house


def name_on(house: authority.House, printed: str, day: str | None) -> str:
    """Take the printed name, unless it began to hold only after the day: then the name of that day.

    An older name than the valid one was no accident: nobody prints a name that is not yet forgotten by mistake.
    """
    valid = authority.load().name_on(house.key, day)
    names = [dated.name for dated in house.names]
    bare = next((name for name in names if printed == name or printed.startswith(name + " des ")), None)
    if valid is None or (bare is not None and names.index(bare) <= names.index(valid)):
        return printed
    return valid


def bare_of_land(name: str, land: str | None) -> str:
    """Cut a Land that only stands behind a house's name, as in `Ministerium für Inneres Mecklenburg-Vorpommern`."""
    if land not in authority.OWNER or not _TAKES_LAND.search(name) or name.endswith(f"des Landes {land}"):
        return name
    return name.removesuffix(f" {land}")


def with_land(name: str, land: str | None) -> str:
    """Add the Land to a name that does not carry it, where the houses of that Land do so."""
    owner = authority.OWNER.get(land or "")
    if owner is None or _OWN_LAND.search(name) or (land or "") in name:
        return name
    return f"{name} {owner}" if _TAKES_LAND.search(name) else name


def portfolio_stem(word: str) -> str | None:
    """Read the portfolio of a compound: `Bildungs` in `Bildungsministerium`, `Wirtschaft` in `Wirtschaftsminister`."""
    match = _STEM.match(word)
    return match["stem"].lower() if match else None


def house_for(stem: str, land: str | None, day: str | None) -> authority.House | None:
    """Find the one house of a Land in whose name of the day the portfolio stands; None when there are more or none."""
    known = authority.load()
    fitting = []
    for house in known.houses:
        name = known.name_on(house.key, day)
        if house.land == land and name and any(word.lower().startswith(stem) for word in re.findall(r"\w+", name)):
            fitting.append(house)
    return fitting[0] if len(fitting) == 1 else None
