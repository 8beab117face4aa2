"""Finds who published a release, and says how.

Order: a header inside the text, the release's own imprint, a label such as `Pressemitteilung der IMG`, what the page
prints about itself, the portal-wide footer, the address, and last the office of the official who acts in the title.

The footer of some portals is made on the day the page was fetched: it names the house under its newest name. It tells
which house it was; the name is then the one that house bore on the release's day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from digigraph import authority
from digigraph.model import Issuer
from digigraph.parse import portals
from digigraph.parse.houses import NamedHouse, house_in, nominative
from digigraph.parse.inference import infer_issuer
from digigraph.parse.sender import IssuerSigns, completed

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
_ACRONYM = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜ]{1,7}$")
_LONG_FORM = re.compile(
    r"\b(?:[Dd](?:ie|er|as|em|en|es)|[Vv]om|[Zz]ur|[Bb]eim)\s"
    r"(?P<name>[A-ZÄÖÜ][\w-]*(?:\s(?:und|für|der|des|[A-ZÄÖÜ][\w-]*))*)\s*$"
)
_TAIL = 800
_SOURCES = {"address": "address", "metadata": "sign in the dateline", "official": "officials and houses it names"}


def resolve_issuer(signs: IssuerSigns) -> tuple[Issuer, str | None]:
    """Decide who published a release; returns it with a note when the page itself does not say so."""
    land = signs.profile.land or portals.land_of(signs.url)
    for method, find in _METHODS:
        found = find(signs)
        if found is not None:
            return completed(found, method, land, signs), None
    issuer = infer_issuer(signs, land)
    if issuer is not None:
        return issuer, f"the sender is inferred from the {_SOURCES[issuer.method]}"
    return Issuer(None, "none", land=land), "no sender found"


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
    printed = _IMPRINT_END.sub("", re.sub(r"\n(?=des Landes)", " ", stretch)).rstrip(" ,:")
    name = _GLUED.sub(" ", printed)
    if not 3 < len(name) <= 180 or not _HOUSE_HEAD.match(name):
        return None
    return NamedHouse(name, start, start + len(printed))


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
