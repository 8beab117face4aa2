"""Finds who published a release, and says how.

Order: a header inside the text, the release's own imprint, a label such as `Pressemitteilung der IMG`, what the page
prints about itself, the portal-wide footer, the address, and last the office of the official who acts in the title.

The footer of some portals is made on the day the page was fetched: it names the house under its newest name. It tells
which house it was; the name is then the one that house bore on the release's day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from digigraph import authority
from digigraph.model import Issuer, Span
from digigraph.parse import portals
from digigraph.parse.houses import (
    NamedHouse,
    house_for,
    house_in,
    known_house,
    name_on,
    nominative,
    portfolio_stem,
    with_land,
)
from digigraph.parse.parts import Layout
from digigraph.parse.profiles import Profile

_STREETS = r"(?:[A-ZÄÖÜ]\w+(?:str\.|straße|platz|allee|ufer|weg|ring)\b)"
_IMPRINT_END = re.compile(
    rf"(?:\s*\n|\s+(?:Pressestelle|Presse\b|Kontakt|Verantwortlich|Referat|Telefon|Tel\b|{_STREETS}))[\s\S]*$"
)
_GLUED_END = re.compile(
    r"(?<=[a-zäöüß])(?=Pressestelle|Verantwortlich|[A-ZÄÖÜ][a-zäöü]+(?:str\.|straße|platz|ring|allee|ufer))"
)
_GLUED = re.compile(r"(?<=[a-zäöü])(?=des Landes)|(?<=\bLandes)(?=[A-ZÄÖÜ])|(?<=Anhalt)(?=[A-Z])")
_HOUSE_HEAD = re.compile(r"(?:Das |Die )?\w*(?:[Mm]inisterium|[Kk]anzlei|Senat|Behörde|Presse-)")
_INNER_LINE = re.compile(r"(?P<issuer>[A-ZÄÖÜ][^\n]{3,110}?)\s+-\s+Pressemitteilung\s+Nr\.:")
_KICKER = re.compile(
    r"(?:Presse|Medien)-?\s?(?:[Mm]itteilung|[Ii]nfo|[Ii]nformation|[Ee]rklärung|[Dd]ienst)(?:n|en)?\s+(?:der|des)\s+"
    r"(?P<sender>[^\n]{2,110}?)\s+(?:vom\b|Nr\b|Nummer\b)"
)
_ANNOUNCED = re.compile(r"(?:Das|Die|Der)\s(?P<sender>.{3,140}?)\s(?:teilt|teilen|informiert|informieren)\smit")
_SOURCE = re.compile(r"(?:Quelle|Herausgeber|Absender|Ressort)\s?:\s*(?P<sender>[^\n|]{4,140})")
_COPYRIGHT = re.compile(r"(?:©|\(c\))\s*(?:\d{4}\s*)?(?P<sender>[^\n|]{4,140})")
_SLUG = re.compile(r"/(?P<slug>ministerium-[a-z-]+|staatskanzlei(?:-[a-z-]+)?|kultusministerium)/")
_ACRONYM = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜ]{1,7}$")
_LONG_FORM = re.compile(
    r"\b(?:[Dd](?:ie|er|as|em|en|es)|[Vv]om|[Zz]ur|[Bb]eim)\s"
    r"(?P<name>[A-ZÄÖÜ][\w-]*(?:\s(?:und|für|der|des|[A-ZÄÖÜ][\w-]*))*)\s*$"
)
_OFFICIAL = re.compile(r"\b(?:Ministerpräsident|(?:\w+-?)?(?:[Mm]inister|[Ss]taatssekretär|[Ss]enator))(?:in)?\b")
_SURNAME = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?\b")
_LEAD = 600
_NAME_REACH = 60
_TAIL = 800


class IssuerSigns(NamedTuple):
    """What the search for the sender reads."""

    text: str
    """Text that the layout's spans index."""
    layout: Layout
    profile: Profile
    url: str | None
    day: str | None
    """Day of the release, ISO."""


def resolve_issuer(signs: IssuerSigns) -> tuple[Issuer, str | None]:
    """Decide who published a release; returns it with a note when the page itself does not say so."""
    land = signs.profile.land or portals.land_of(signs.url)
    for method, find in _METHODS:
        found = find(signs)
        if found is not None:
            return _completed(found, method, land, signs), None
    for infer in (_from_address, _from_official, _from_portfolio, _from_shared_address):
        issuer = infer(signs, land)
        if issuer is not None:
            source = "address" if issuer.method == "address" else "official named"
            return issuer, f"the sender is inferred from the {source}"
    return Issuer(None, "none", land=land), "no sender found"


def _completed(found: NamedHouse, method: str, land: str | None, signs: IssuerSigns) -> Issuer:
    """Complete a name found on the page."""
    span = Span(found.start, found.end)
    stale = method == "footer" or (method == "metadata" and signs.profile.stale_header)
    house = known_house(found.name, signs.day, land)
    if house is None and stale:
        stem = portfolio_stem(found.name)
        # Today's short name: look for it among today's names.
        house = house_for(stem, land, None) if stem else None
    if house is None:
        return Issuer(with_land(found.name, land), method, None, land, span)
    name = name_on(house, found.name, signs.day) if stale else found.name
    return Issuer(house.full_name(name), method, house.key, house.land, span)


def _from_inner_header(signs: IssuerSigns) -> NamedHouse | None:
    inner = signs.layout.inner
    if inner is not None:
        return NamedHouse(signs.text[inner.issuer.start : inner.issuer.end].strip(), *inner.issuer)
    for line in signs.layout.header_lines:
        match = _INNER_LINE.match(signs.text, line.start, line.end)
        if match is not None:
            return NamedHouse(match["issuer"], *match.span("issuer"))
    return None


def _from_imprint(signs: IssuerSigns, position: int) -> NamedHouse | None:
    """Read the house behind an `Impressum:`; words are glued there on many pages."""
    imprints = signs.layout.imprints
    if not imprints:
        return None
    start, end = imprints[position]
    while start < end and signs.text[start].isspace():
        start += 1
    stretch = signs.text[start : min(end, start + 300)]
    glued_end = _GLUED_END.search(stretch)
    stretch = stretch[: glued_end.start()] if glued_end else stretch
    # The name may run over two lines: "... und Energie" / "des Landes Sachsen-Anhalt".
    stretch = re.sub(r"\n(?=des Landes)", " ", stretch)
    name = _GLUED.sub(" ", _IMPRINT_END.sub("", stretch)).strip(" ,:")
    if not 3 < len(name) <= 180 or not _HOUSE_HEAD.match(name):
        return None
    return NamedHouse(name, start, start + len(name))


def _from_inner_imprint(signs: IssuerSigns) -> NamedHouse | None:
    """Read the release's own imprint: the first, where the portal adds a second."""
    return _from_imprint(signs, 0) if len(signs.layout.imprints) > 1 else None


def _from_signature(signs: IssuerSigns) -> NamedHouse | None:
    """Read the house in the contact block, where that is the release's own."""
    if signs.layout.imprints or signs.profile.land == "Sachsen-Anhalt" or signs.profile.stale_contact:
        return None
    tail = signs.layout.tail
    return house_in(signs.text, tail.start, min(tail.end, tail.start + _TAIL)) if tail.end > tail.start else None


def _from_kicker(signs: IssuerSigns) -> NamedHouse | None:
    for line in signs.layout.header_lines:
        match = _KICKER.match(signs.text, line.start, line.end)
        if match is None:
            continue
        house = house_in(signs.text, *match.span("sender"))
        if house is not None:
            return house
        sender = match["sender"]
        name = _long_form(sender, signs) if _ACRONYM.match(sender) else nominative(sender)
        return NamedHouse(name, *match.span("sender"))
    return None


def _long_form(acronym: str, signs: IssuerSigns) -> str:
    """Spell out an abbreviation as the text does in front of the parenthesis, or as the authority knows it."""
    before = signs.text.find(f"({acronym})", signs.layout.body.start, signs.layout.body.end)
    if before > 0:
        match = _LONG_FORM.search(signs.text[max(0, before - 140) : before])
        if match is not None:
            return match["name"].strip()
    known = authority.load().known
    return next((entry.name for entry in known if acronym in entry.aliases), acronym)


def _from_metadata(signs: IssuerSigns) -> NamedHouse | None:
    """Read who the page says it is from."""
    if "issuer" in signs.layout.feed:
        name = signs.layout.feed["issuer"]
        start = signs.text.find(name)
        return NamedHouse(name, start, start + len(name))
    for line in signs.layout.header_lines:
        for pattern in (_ANNOUNCED, _SOURCE):
            match = pattern.match(signs.text, line.start, line.end)
            if match is not None:
                house = house_in(signs.text, *match.span("sender"))
                return house or NamedHouse(match["sender"].strip(), *match.span("sender"))
    for line in signs.layout.header_lines:
        # A joint release names the partner house there.
        house = None if signs.text.startswith("Gemeinsame", line.start) else house_in(signs.text, *line)
        if house is not None:
            return house
    return None


def _from_copyright(signs: IssuerSigns) -> NamedHouse | None:
    tail = signs.layout.tail
    for match in _COPYRIGHT.finditer(signs.text, tail.start, tail.end):
        house = house_in(signs.text, *match.span("sender"))
        if house is not None:
            return house
    return None


_METHODS: tuple[tuple[str, Callable[[IssuerSigns], NamedHouse | None]], ...] = (
    ("inner-header", _from_inner_header),
    ("inner-imprint", _from_inner_imprint),
    ("kicker", _from_kicker),
    ("metadata", _from_metadata),
    ("inner-imprint", _from_signature),
    ("footer", partial(_from_imprint, position=-1)),
    ("footer", _from_copyright),
)


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
    lead = Span(layout.body.start, min(layout.body.end, layout.body.start + _LEAD))
    for span in (*([layout.title] if layout.title else ()), *layout.subtitles, lead):
        for match in _OFFICIAL.finditer(signs.text, span.start, span.end):
            yield match, span.end


def _from_official(signs: IssuerSigns, land: str | None) -> Issuer | None:
    """Name the house of the first known official who held office on that day."""
    if signs.day is None:
        return None
    known = authority.load()
    for match, end in _offices(signs):
        for word in _SURNAME.finditer(signs.text, match.end(), min(match.end() + _NAME_REACH, end)):
            for official in known.officials_on(signs.day, surname=word.group()):
                key = next((t.house for t in official.tenures if t.house and t.covers(signs.day)), None)
                house = known.house(key) if key else None
                if house is not None and (land is None or house.land == land):
                    return _named(house.key, signs.day, "official")
    return None


def _from_portfolio(signs: IssuerSigns, land: str | None) -> Issuer | None:
    """Name the house of the first office whose portfolio only one house of the Land has, or that the text names."""
    for match, _ in _offices(signs):
        stem = portfolio_stem(match.group())
        if stem is None or stem in _NO_PORTFOLIO:
            continue
        named = _house_with(stem, signs)
        if named is not None:
            return _completed(named, "official", land, signs)
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
