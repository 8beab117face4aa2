"""Which Land and which house an address belongs to (table `portals.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Portal:
    """One address and who publishes there."""

    land: str
    names: tuple[tuple[str, str], ...]
    """Name and first day, in order of time."""
    house: str | None = None
    """Key in the authority."""
    shared: bool = False
    """All houses of the Land publish here; the name is only the host's."""

    def name_on(self, day: str | None) -> str | None:
        """Name that held on a day (ISO), the latest when the day is unknown."""
        held = [name for name, start in self.names if day is None or start <= day]
        return held[-1] if held else None


_HOST_LANDS = (
    ("sachsen-anhalt.de", "Sachsen-Anhalt"),
    ("sachsen.de", "Sachsen"),
    ("bayern.de", "Bayern"),
    ("hessen.de", "Hessen"),
    ("baden-wuerttemberg.de", "Baden-Württemberg"),
    ("rlp.de", "Rheinland-Pfalz"),
    ("brandenburg.de", "Brandenburg"),
    ("nrw", "Nordrhein-Westfalen"),
    ("nrw.de", "Nordrhein-Westfalen"),
    ("niedersachsen.de", "Niedersachsen"),
    ("thueringen.de", "Thüringen"),
    ("staatskanzlei-thueringen.de", "Thüringen"),
    ("berlin.de", "Berlin"),
    ("bremen.de", "Bremen"),
    ("hamburg.de", "Hamburg"),
    ("saarland.de", "Saarland"),
    ("schleswig-holstein.de", "Schleswig-Holstein"),
    ("regierung-mv.de", "Mecklenburg-Vorpommern"),
    ("mv-regierung.de", "Mecklenburg-Vorpommern"),
    ("bund.de", "Bund"),
    ("bundesregierung.de", "Bund"),
)


def portal_at(url: str | None) -> Portal | None:
    """Find who publishes at an address; the longest entry that fits counts."""
    place = _place(url)
    best: Portal | None = None
    longest = 0
    for address, portal in _portals():
        if len(address) > longest and (place == address or place.startswith((address + "/", address + "?"))):
            best, longest = portal, len(address)
    return best


def land_of(url: str | None) -> str | None:
    """Find the Land whose government owns an address."""
    portal = portal_at(url)
    if portal is not None:
        return portal.land
    host = _place(url).partition("/")[0]
    return next((land for suffix, land in _HOST_LANDS if host == suffix or host.endswith("." + suffix)), None)


def _place(url: str | None) -> str:
    """Host and path of an address, without `www.` and without a slash at the end."""
    if not url:
        return ""
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    return (host + parts.path).rstrip("/") if host else ""


@cache
def _portals() -> tuple[tuple[str, Portal], ...]:
    text = (resources.files("digigraph.parse") / "portals.toml").read_text(encoding="utf-8")
    entries = []
    for entry in tomllib.loads(text)["portal"]:
        names = tuple((name, start) for name, start in entry.get("names", ()))
        portal = Portal(entry["land"], names, entry.get("house"), entry.get("shared", False))
        entries += [(address.rstrip("/"), portal) for address in entry["address"]]
    return tuple(entries)
