"""How things look: colours that colour-blind readers tell apart, and a shape for each kind.

Colours are those of Okabe and Ito (Color Universal Design, 2008), in the order that gives the most frequent kinds the
most distant ones. Shape says the same as colour, so that a grey print loses nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

INK = "#1b1f24"
FAINT_INK = "#57606a"
PAPER = "#ffffff"
RULE = "#d0d7de"


class Look(NamedTuple):
    """How one kind of node is drawn."""

    colour: str
    shape: str
    de: str
    en: str
    des: str
    """Plural, German."""
    ens: str


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "Person": Look("#0072b2", "circle", "Person", "person", "Personen", "persons"),
        "Ministry": Look("#d55e00", "square", "Ministerium", "ministry", "Ministerien", "ministries"),
        "Organization": Look("#e69f00", "hexagon", "Organisation", "organisation", "Organisationen", "organisations"),
        "Initiative": Look("#009e73", "diamond", "Vorhaben", "initiative", "Vorhaben", "initiatives"),
        "Event": Look("#cc79a7", "star", "Ereignis", "event", "Ereignisse", "events"),
        "Office": Look("#f0e442", "triangle", "Amt", "office", "Ämter", "offices"),
        "Place": Look("#56b4e9", "pin", "Ort", "place", "Orte", "places"),
        "Thing": Look("#999999", "circle", "Sonstiges", "other", "Sonstige", "others"),
    }
)


class Family(NamedTuple):
    """Ties that are drawn alike."""

    name: str
    colour: str
    de: str
    en: str
    kinds: tuple[str, ...]


FAMILIES = (
    Family(
        "belonging",
        "#6e7781",
        "Amt, Zugehörigkeit",
        "office, membership",
        ("holdsOffice", "officeOf", "memberOf", "partOf"),
    ),
    Family(
        "doing",
        "#1f6f8b",
        "leitet, veranstaltet, eröffnet",
        "leads, organizes, opens",
        ("coordinates", "initiates", "organizes", "opens", "announces"),
    ),
    Family(
        "sharing", "#5a9367", "beteiligt, Partner", "takes part, partners", ("participatesIn", "partnerOf", "shared")
    ),
    Family("money", "#b35900", "fördert", "funds", ("funds",)),
    Family("following", "#8e5a9b", "folgt auf", "succeeds", ("succeeds",)),
)
CHANGES = (
    Family("added", "#009e73", "neu", "added", ()),
    Family("removed", "#d55e00", "weggefallen", "removed", ()),
    Family("changed", "#0072b2", "geändert", "changed", ()),
    Family("same", "#c4c9cf", "unverändert", "unchanged", ()),
)
OTHER = Family("other", "#6e7781", "andere", "other", ())
_FAMILY_OF = {kind: family for family in FAMILIES for kind in family.kinds}
SYMMETRIC = frozenset({"partnerOf", "shared"})
"""Ties that are the same in both directions."""


def order(family: Family) -> int:
    """Place of a family in a legend."""
    return (*FAMILIES, OTHER, *CHANGES).index(family)


def family_of(kind: str) -> Family:
    """The family that a kind of tie belongs to."""
    return _FAMILY_OF.get(kind, OTHER)


def outline(shape: str, x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """Corners of a shape about a point; empty for a circle. Shapes of one radius look about equally large."""
    if shape == "circle":
        return []
    if shape == "square":
        half = radius * 0.9
        return [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]
    if shape == "star":
        return _ring(x, y, [radius * 1.2, radius * 0.56] * 5, -90)
    corners, size, start = {
        "hexagon": (6, 1.06, 0),
        "diamond": (4, 1.2, -90),
        "triangle": (3, 1.3, -90),
        "pin": (3, 1.3, 90),
    }[shape]
    return _ring(x, y, [radius * size] * corners, start)


def _ring(x: float, y: float, radii: list[float], start_degrees: float) -> list[tuple[float, float]]:
    """Points around a centre, evenly turned."""
    step = 360 / len(radii)
    angles = [math.radians(start_degrees + step * index) for index in range(len(radii))]
    return [(x + r * math.cos(angle), y + r * math.sin(angle)) for r, angle in zip(radii, angles, strict=True)]
