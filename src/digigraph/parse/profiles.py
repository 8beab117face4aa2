"""Layouts of government portals by era, and which of them a release follows.

A layout is data: a TOML file in the folder `profiles` with the hosts that use it, patterns that must all be found near
the start (its signature), and what its lines look like beyond what `generic.toml` says of all portals.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

_HEAD = 3000
"""Signatures are looked for in the first and the last so many code points."""
_LINE_KINDS = ("header", "boilerplate", "end", "contact", "background")


@dataclass(frozen=True, slots=True)
class Profile:
    """One layout."""

    name: str
    era: str
    land: str | None
    hosts: tuple[str, ...]
    signature: tuple[re.Pattern[str], ...]
    """All must be found."""
    marks: tuple[re.Pattern[str], ...]
    """Any of them tells the layout where the address does not."""
    kinds: tuple[tuple[str, str], ...]
    """Kind of a line and a pattern that tells it, in order of precedence; compiled on first use."""
    weight: int = 10
    """What each signature found counts; less for layouts that are told by what they lack."""
    run_in: re.Pattern[str] | None = None
    """Pattern of a page that is one line, with groups `title`, `issuer` and `published`."""
    kicker: bool = False
    """A topic stands above the title."""
    slips_in_summer: bool = False
    """The printed day is one day early in summer time."""
    issuer: str | None = None
    """Sender of all that this portal publishes unless the page says otherwise."""
    stale_contact: bool = False
    """The contact block names the house of today, not of the release."""
    stale_header: bool = False
    """The same of the line above the text."""

    def kind_of(self, text: str, start: int, end: int) -> str:
        """Tell what a line is: header, boilerplate, end, contact, background or text."""
        for kinds in (self.kinds, generic().kinds):
            for kind, pattern in kinds:
                if _compiled(pattern).match(text, start, end):
                    return kind
        return "text"


def choose_profile(head: str, url: str | None) -> Profile:
    """Choose the layout of a release by its address and text; the generic one when none fits."""
    host = host_of(url)
    sample = head if len(head) <= 2 * _HEAD else head[:_HEAD] + "\n" + head[-_HEAD:]
    best, best_score = generic(), 0
    for profile in _profiles():
        score = _score(profile, sample, host)
        if score > best_score:
            best, best_score = profile, score
    return best


def host_of(url: str | None) -> str:
    """Name of the server in an address, empty when there is none."""
    if not url:
        return ""
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""


def _score(profile: Profile, sample: str, host: str) -> int:
    """Rate how well a profile fits; 0 when it does not."""
    at_home = any(_is_host(host, pattern) for pattern in profile.hosts)
    if profile.signature:
        if not all(pattern.search(sample) for pattern in profile.signature):
            return 0
        return profile.weight * len(profile.signature) + 5 * at_home
    if at_home:
        return 3
    return 2 if any(pattern.search(sample) for pattern in profile.marks) else 0


def _is_host(host: str, pattern: str) -> bool:
    return host == pattern or (pattern.startswith("*") and host.endswith(pattern[1:])) or host == "www." + pattern


@cache
def generic() -> Profile:
    """Read the layout that all portals share."""
    return _profile(_read("generic.toml"))


@cache
def _profiles() -> tuple[Profile, ...]:
    """Read all other layouts, sorted by file name."""
    folder = resources.files("digigraph.parse") / "profiles"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(_profile(_read(name)) for name in names if name != "generic.toml")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("digigraph.parse") / "profiles" / name).read_text(encoding="utf-8"))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _profile(settings: dict[str, Any]) -> Profile:
    kinds = [
        (kind, "|".join(f"(?:{pattern})" for pattern in settings[kind])) for kind in _LINE_KINDS if settings.get(kind)
    ]
    run_in = settings.get("run_in")
    return Profile(
        name=settings["name"],
        era=settings["era"],
        land=settings.get("land"),
        hosts=tuple(settings.get("hosts", ())),
        signature=tuple(re.compile(pattern) for pattern in settings.get("signature", ())),
        marks=tuple(re.compile(pattern) for pattern in settings.get("marks", ())),
        kinds=tuple(kinds),
        weight=settings.get("weight", 10),
        run_in=re.compile(run_in) if run_in else None,
        kicker=settings.get("kicker", False),
        slips_in_summer=settings.get("slips_in_summer", False),
        issuer=settings.get("issuer"),
        stale_contact=settings.get("stale_contact", False),
        stale_header=settings.get("stale_header", False),
    )
