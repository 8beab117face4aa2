"""Infers who published a release when the page does not say so: from address, dateline, and the officials named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from digigraph import authority
from digigraph.model import Issuer, Span
from digigraph.parse import portals
from digigraph.parse.houses import NamedHouse, house_for, house_in, known_house, portfolio_stem, with_land
from digigraph.parse.sender import IssuerSigns, completed
from digigraph.parse.sentences import split_sentences

_SLUG = re.compile(r"/(?P<slug>ministerium-[a-z-]+|staatskanzlei(?:-[a-z-]+)?|kultusministerium)/")
_OFFICIAL = re.compile(r"\b(?:Ministerpräsident|(?:\w+-?)?(?:[Mm]inister|[Ss]taatssekretär|[Ss]enator))(?:in)?\b")
_SURNAME = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?\b")
_ATTRIBUTION = re.compile(r"\b(?:[Nn]ach (?:Angaben|Auskunft) des |[Tt]eilte das |[Ww]ie das )(?=[A-Z])")
_LEAD = 1000
_LEAD_SENTENCES = 4
"""Officials named further down are guests or subjects, not the sender."""
_NAME_REACH = 60


def infer_issuer(signs: IssuerSigns, land: str | None) -> Issuer | None:
    """Infer the sender, the surest sign first; None when nothing speaks."""
    for infer in _INFERENCES:
        issuer = infer(signs, land)
        if issuer is not None:
            return issuer
    return None


def _named(key: str, day: str | None, method: str) -> Issuer | None:
    """Name a house of the authority as it was called on a day."""
    known = authority.load()
    house, name = known.house(key), known.full_name_on(key, day)
    return Issuer(name, method, key, house.land) if house and name else None


def _from_address(signs: IssuerSigns, land: str | None) -> Issuer | None:
    """Name the house whose sign stands in the dateline, whose name stands in the path, or whose host it is."""
    sign = signs.layout.dateline.sign if signs.layout.dateline else ""
    signed = authority.load().house_named(sign) if sign else None
    if signed is not None and signed.land == land:
        return _named(signed.key, signs.day, "metadata")
    portal = portals.portal_at(signs.url)
    key = portal.house if portal else None
    match = _SLUG.search(signs.url or "") if land == "Sachsen-Anhalt" else None
    if key is None and match is not None:
        key = _house_of_slug(match["slug"])
    if key is not None:
        return _named(key, signs.day, "address")
    return _of_portal(portal, signs, land) if portal and not portal.shared else None


def _from_shared_address(signs: IssuerSigns, land: str | None) -> Issuer | None:
    """Name the house that keeps the portal of a whole government."""
    portal = portals.portal_at(signs.url)
    return _of_portal(portal, signs, land) if portal else None


def _of_portal(portal: portals.Portal, signs: IssuerSigns, land: str | None) -> Issuer | None:
    name = portal.name_on(signs.day)
    if name is None:
        return None
    house = known_house(name, signs.day, land)
    return Issuer(with_land(name, land), "address", house.key if house else None, land)


def _house_of_slug(slug: str) -> str | None:
    """Find the house of a path such as `ministerium-fuer-bildung`; umlauts are dropped or spelt out there."""
    for house in authority.load().houses:
        for dated in house.names:
            for table in (_SPELT_OUT, _DROPPED):
                if re.sub(r"[^a-z]+", "-", dated.name.lower().translate(table)).strip("-") == slug:
                    return house.key
    return None


_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_DROPPED = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def _offices(signs: IssuerSigns) -> Iterator[tuple[re.Match[str], int]]:
    """Find the offices named in title, subtitles and lead, each with the end of its stretch."""
    layout = signs.layout
    line_end = signs.text.find("\n", *layout.body)
    paragraph_end = layout.body.end if line_end < 0 else line_end
    beginning = Span(layout.body.start, min(paragraph_end, layout.body.start + _LEAD))
    lead = list(split_sentences(signs.text, beginning))[:_LEAD_SENTENCES]
    for span in (*([layout.title] if layout.title else ()), *layout.subtitles, *lead):
        for match in _OFFICIAL.finditer(signs.text, span.start, span.end):
            yield match, span.end


def _from_official(signs: IssuerSigns, land: str | None) -> Issuer | None:
    """Name the house of the first known official who held office on that day."""
    known = authority.load()
    for match, end in _offices(signs):
        for word in _SURNAME.finditer(signs.text, match.end(), min(match.end() + _NAME_REACH, end)):
            keys = _houses_of(known, word.group(), signs.day)
            houses = [house for key in keys if (house := known.house(key)) and (land is None or house.land == land)]
            # Without a day, an official of several houses says nothing.
            if houses and (signs.day is not None or len(houses) == 1):
                return _named(houses[0].key, signs.day, "official")
    return None


def _houses_of(known: authority.Authority, surname: str, day: str | None) -> list[str]:
    """Keys of the houses in which officials of a name held office, on a day when it is known."""
    if day is not None:
        officials = known.officials_on(day, surname=surname)
    else:
        officials = tuple(official for official in known.officials if official.surname == surname)
    tenures = (tenure for official in officials for tenure in official.tenures if day is None or tenure.covers(day))
    return list(dict.fromkeys(tenure.house for tenure in tenures if tenure.house))


def _from_attribution(signs: IssuerSigns, land: str | None) -> Issuer | None:
    """Name the house to which the body attributes what it says: `nach Angaben des Ministeriums für ...`."""
    for match in _ATTRIBUTION.finditer(signs.text, *signs.layout.body):
        house = house_in(signs.text, match.end(), min(match.end() + 160, signs.layout.body.end))
        if house is not None and house.start == match.end() and " " in house.name:
            return completed(house, "official", land, signs)
    return None


def _from_portfolio(signs: IssuerSigns, land: str | None) -> Issuer | None:
    """Name the house of the first office whose portfolio only one house of the Land has, or that the text names."""
    for match, _ in _offices(signs):
        stem = portfolio_stem(match.group())
        if stem is None or stem in _NO_PORTFOLIO:
            continue
        named = _house_with(stem, signs)
        if named is not None:
            return completed(named, "official", land, signs)
        house = house_for(stem, land, signs.day) if land else None
        if house is not None:
            return _named(house.key, signs.day, "official")
    return None


_NO_PORTFOLIO = frozenset(
    ("bundes", "bunde", "landes", "lande", "staats", "staat", "premier", "fach", "amts", "ex", "vize")
)


def _house_with(stem: str, signs: IssuerSigns) -> NamedHouse | None:
    """Find a house with that portfolio named in the body."""
    position, end = signs.layout.body
    while (named := house_in(signs.text, position, end)) is not None:
        if " für " in named.name and stem in named.name.lower() and not named.name.startswith("Bundes"):
            return named
        position = named.end
    return None


_INFERENCES: tuple[Callable[[IssuerSigns, str | None], Issuer | None], ...] = (
    _from_address,
    _from_official,
    _from_portfolio,
    _from_attribution,
    _from_shared_address,
)
