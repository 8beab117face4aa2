"""Tells the bodies that every Land has from one another: "Landtag" is "Landtag von Sachsen-Anhalt" in its releases."""

from __future__ import annotations

import re
from dataclasses import replace

from digigraph.extractors.candidates import Candidate
from digigraph.extractors.lands import FEDERATION, land_of_adjective
from digigraph.extractors.place_names import LANDS
from digigraph.model import Document

OF_A_LAND = re.compile(r"(?:Landes|Land(?=tag|frauen)|Staatsregierung|Kabinett$|Rechnungshof$|Oberverwaltungsgericht$)")
GOVERNMENTS = re.compile(r"(?:Landtag|Landesregierung|Staatsregierung|Kabinett|Landeskabinett)")
BARE_RULES = frozenset(["organization.unique", "organization.land-wide"])
_WORD_BEFORE = re.compile(r"(\w[\w-]*) $")


def of_land(document: Document, candidate: Candidate) -> Candidate:
    """The candidate with its Land, which is in its name when nothing else tells it apart."""
    if not OF_A_LAND.match(candidate.name) or candidate.attributes.get("land"):
        return candidate
    land = _land(document, candidate)
    if land is None or any(other in candidate.name for other in LANDS):
        return candidate
    attributes = {**candidate.attributes, "land": land}
    name = candidate.name
    if candidate.rule in BARE_RULES and " " not in name:
        name = f"{name} von {land}" if GOVERNMENTS.fullmatch(name) else f"{name} {land}"
        attributes["alias"] = candidate.name
    return replace(candidate, name=name, attributes=attributes)


def _land(document: Document, candidate: Candidate) -> str | None:
    """Land that an adjective or a genitive before the name tells, else the issuer's."""
    before = _WORD_BEFORE.search(document.text[max(0, candidate.span.start - 40) : candidate.span.start])
    if before is not None:
        word = before[1]
        told = word[:-1] if word.endswith("s") and word[:-1] in LANDS else land_of_adjective(word)
        if told is not None:
            return told
    land = document.issuer.land
    return None if land in (None, FEDERATION) else land
