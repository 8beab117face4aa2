"""Finds who published a release, and says how.

Order: a header inside the text, the release's own imprint, a label such as `Pressemitteilung der IMG`, what the page
prints about itself, the portal-wide footer, the address, and last the office of the official who acts in the title.

The footer of some portals is made on the day the page was fetched: it names the house under its newest name. It tells
which house it was; the name is then the one that house bore on the release's day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from digigraph import authority
from digigraph.model import Issuer, Span
from digigraph.parse import portals
from digigraph.parse.layout import Layout
from digigraph.parse.profiles import Profile

_PORTFOLIO = (
    r"[A-ZÄÖÜ][\w-]*(?:(?:, |,? und |,? sowie |,? (?:für|der|des|im) | )(?:(?:ländliche[nr]?|digitale[rn]?|nukleare|wirtschaftliche"
    r"|der|des|die|das|für) )?[A-ZÄÖÜ][\w-]*)*"
)
_HOUSE = re.compile(
    rf"(?P<front>(?:Bayerische|Sächsische|Hessische|Thüringer|Niedersächsische|Brandenburgische|Baden-Württembergische)(?:[nrs]{{1,2}})? )?"
    rf"(?P<name>(?:Bundes|Staats|Finanz|Innen|Justiz|Kultus|Wirtschafts|Umwelt|Sozial|Bildungs|Verkehrs|Landwirtschafts|Wissenschafts|Kultur)?"
    rf"[Mm]inisterium(?:s)?(?: (?:für|der|des) {_PORTFOLIO})?"
    rf"|Senatsverwaltung für {_PORTFOLIO}|Staatskanzlei(?: und Ministerium für {_PORTFOLIO})?|Senatskanzlei(?: \w+)?"
    rf"|(?:Die|Der) Senator(?:in)? für {_PORTFOLIO}|Behörde für {_PORTFOLIO}|Presse- und Informationsamt {_PORTFOLIO}|Auswärtiges Amt"
    rf"|(?:Hessische|Sächsische|Bayerische)? ?Minister(?:in)? für {_PORTFOLIO})"
)
_CUT = re.compile(
    r"(?:\s*\n.*|\s+(?:Pressestelle|Presse\b|Kontakt|Verantwortlich|Referat|Telefon|Tel\b|[A-ZÄÖÜ]\w+(?:str\.|straße|platz|allee|ufer|weg)\b).*)$",
    re.DOTALL,
)
_GLUED = re.compile(
    r"(?<=[a-zäöü])(?=des Landes)|(?<=Landes)(?=Sachsen|Branden|Nordrhein|Schleswig|Mecklen|Rheinland)|(?<=Anhalt)(?=[A-Z])"
)
_STOP = re.compile(
    r"(?<=[a-zäöüß])(?=Pressestelle|Verantwortlich|Turmschanzen|Hegel|Hasselbach|Leipziger|Halberstädter|Domplatz|Editharing)"
)
_KICKER = re.compile(
    r"(?:Presse|Medien)-?\s?(?:mitteilung|info|information|erklärung|dienst)(?:n|en)?\s+(?P<article>der|des)\s+(?P<sender>[^\n]{2,110}?)\s+(?:vom\b|Nr\b|Nummer\b)"
)
_ANNOUNCED = re.compile(r"(?:Das|Die|Der)\s(?P<sender>.{3,140}?)\s(?:teilt|teilen|informiert|informieren)\smit")
_SOURCE = re.compile(r"(?:Quelle|Herausgeber|Absender|Ressort)\s?:\s*(?P<sender>[^\n|]{4,140})")
_COPYRIGHT = re.compile(r"(?:©|\(c\))\s*(?:\d{4}\s*)?(?P<sender>[^\n|]{4,140})")
_SLUG = re.compile(r"/(?P<slug>ministerium-[a-z-]+|staatskanzlei(?:-[a-z-]+)?|kultusministerium)/")
_ACRONYM = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜ]{1,7}$")
_MINISTER = re.compile(
    r"\b(?:(?P<mp>Ministerpräsident(?:in)?)|(?:\w+-?)?(?:[Mm]inister|[Ss]taatssekretär|[Ss]enator)(?:in)?)\b"
)
_SURNAME = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?\b")
_GENITIVE = re.compile(r"\b([Mm]inisterium|Landesamt|Amt)(?:e?s)\b")
_OWN_LAND = re.compile(
    r"\b(?:Bundes\w+|Bayerisch\w+|Sächsisch\w+|Hessisch\w+|Thüringer|Niedersächsisch\w+|des Landes|des Saarlandes|des Freistaat\w*"
    r"|Baden-Württemberg|Senat\w*|Auswärtiges|Berlin|Hamburg|Bremen)\b"
)


class IssuerSigns(NamedTuple):
    """What the search for the sender reads."""

    text: str
    """Text that the layout's spans index."""
    layout: Layout
    profile: Profile
    url: str | None
    day: str | None
    """Day of the release, ISO."""


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    start: int
    end: int


def resolve_issuer(signs: IssuerSigns) -> tuple[Issuer, str | None]:
    """Decide who published a release; returns it with a note when the page itself does not say so."""
    land = signs.profile.land or portals.land_of(signs.url)
    for method, find in _METHODS:
        found = find(signs)
        if found is not None:
            stale = method == "footer"
            return _issuer(found, method, land, signs, stale), None
    inferred = _from_address(signs, land) or _from_official(signs, land)
    if inferred is not None:
        return (
            inferred,
            f"the sender is inferred from the {'address' if inferred.method == 'address' else 'official named'}",
        )
    return Issuer(None, "none", land=land), "no sender found"


def _issuer(found: _Found, method: str, land: str | None, signs: IssuerSigns, stale: bool) -> Issuer:
    """Complete a name found on the page."""
    known = authority.load()
    house = known.house_named(found.name, signs.day) or known.house_named(found.name)
    if house is not None and land is not None and house.land != land and not _OWN_LAND.search(found.name):
        house = None
    span = Span(found.start, found.end)
    if house is None:
        return Issuer(_with_land(found.name, land), method, None, land, span)
    name = _name_of(house, found.name, signs.day) if stale else found.name
    return Issuer(house.full_name(name), method, house.key, house.land, span)


def _name_of(house: authority.House, printed: str, day: str | None) -> str:
    """Take the printed name, unless it began to hold only after the day: then the name of that day."""
    valid = authority.load().name_on(house.key, day)
    names = [dated.name for dated in house.names]
    bare = next((name for name in names if printed == name or printed.startswith(name + " des ")), None)
    if valid is None or bare is None or names.index(bare) <= names.index(valid):
        return printed
    return valid


def _with_land(name: str, land: str | None) -> str:
    owner = authority.OWNER.get(land or "")
    if owner is None or _OWN_LAND.search(name) or (land or "") in name:
        return name
    return f"{name} {owner}" if re.search(r"[Mm]inisterium|Staatskanzlei", name) else name


def _house_in(text: str, start: int, end: int) -> _Found | None:
    """Find the first house named in a stretch of text."""
    match = _HOUSE.search(text, start, end)
    if match is None:
        return None
    first = match.start("front") if match["front"] else match.start("name")
    return _Found(_nominative(text[first : match.end()]), first, match.end())


def _nominative(name: str) -> str:
    """Undo the genitive of a house's name: `Niedersächsischen Staatskanzlei`, `Ministeriums für`."""
    name = " ".join(name.split())
    name = _GENITIVE.sub(r"\1", name)
    neuter = re.search(r"[Mm]inisterium", name) is not None
    return re.sub(r"^((?:Bayer|Sächs|Hess|Niedersächs|Brandenburg)ische)[nrs]?\b", r"\1s" if neuter else r"\1", name)


def _from_inner_header(signs: IssuerSigns) -> _Found | None:
    inner = signs.layout.inner
    if inner is not None:
        return _Found(signs.text[inner.issuer.start : inner.issuer.end].strip(), *inner.issuer)
    for line in signs.layout.header_lines:
        match = _INNER_LINE.match(signs.text, line.start, line.end)
        if match is not None:
            return _Found(match["issuer"], *match.span("issuer"))
    return None


_INNER_LINE = re.compile(r"(?P<issuer>[A-ZÄÖÜ][^\n]{3,110}?)\s+-\s+Pressemitteilung\s+Nr\.:")


def _from_imprint(signs: IssuerSigns, position: int) -> _Found | None:
    """Read the house behind an `Impressum:`; words are glued there on many pages."""
    imprints = signs.layout.imprints
    if not imprints:
        return None
    start, end = imprints[position]
    while start < end and signs.text[start].isspace():
        start += 1
    stretch = signs.text[start : min(end, start + 300)]
    stop = _STOP.search(stretch)
    lines = stretch[: stop.start()] if stop else stretch
    # The name may run over two lines: "... und Energie" / "des Landes Sachsen-Anhalt".
    lines = re.sub(r"\n(?=des Landes)", " ", lines)
    name = _GLUED.sub(" ", _CUT.sub("", lines)).strip(" ,:")
    if not 3 < len(name) <= 180 or not re.match(
        r"(?:Das |Die )?\w*(?:[Mm]inisterium|[Kk]anzlei|Senat|Behörde|Presse-)", name
    ):
        return None
    return _Found(name, start, start + len(name))


def _from_inner_imprint(signs: IssuerSigns) -> _Found | None:
    """Read the release's own imprint: the first, where the portal adds a second."""
    return _from_imprint(signs, 0) if len(signs.layout.imprints) > 1 else None


def _from_signature(signs: IssuerSigns) -> _Found | None:
    """Read the house in the contact block, where that is the release's own."""
    if signs.layout.imprints or signs.profile.land == "Sachsen-Anhalt" or signs.profile.stale_contact:
        return None
    tail = signs.layout.tail
    return _house_in(signs.text, tail.start, min(tail.end, tail.start + 800)) if tail.end > tail.start else None


def _from_kicker(signs: IssuerSigns) -> _Found | None:
    for line in signs.layout.header_lines:
        match = _KICKER.match(signs.text, line.start, line.end)
        if match is None:
            continue
        sender = match["sender"]
        house = _house_in(signs.text, *match.span("sender"))
        if house is not None:
            return house
        name = _long_form(sender, signs) if _ACRONYM.match(sender) else _nominative(sender)
        return _Found(name, *match.span("sender"))
    return None


def _long_form(acronym: str, signs: IssuerSigns) -> str:
    """Spell out an abbreviation as the text does in front of the parenthesis, or as the authority knows it."""
    before = signs.text.find(f"({acronym})", signs.layout.body.start, signs.layout.body.end)
    if before > 0:
        match = _LONG_FORM.search(signs.text, max(0, before - 140), before)
        if match is not None:
            return match["name"].strip()
    known = authority.load().known
    return next((entry.name for entry in known if acronym in entry.aliases), acronym)


_LONG_FORM = re.compile(
    r"\b(?:[Dd]ie|[Dd]er|[Dd]as|[Dd]em|[Dd]en|[Dd]es|[Vv]om|[Zz]ur|[Bb]eim)\s(?P<name>[A-ZÄÖÜ][\w-]*(?:\s(?:und|für|der|des|[A-ZÄÖÜ][\w-]*))*)\s*$"
)


def _from_metadata(signs: IssuerSigns) -> _Found | None:
    """Read who the page says it is from."""
    if "issuer" in signs.layout.feed:
        name = signs.layout.feed["issuer"]
        start = signs.text.find(name)
        return _Found(name, start, start + len(name))
    for line in signs.layout.header_lines:
        for pattern in (_ANNOUNCED, _SOURCE):
            match = pattern.match(signs.text, line.start, line.end)
            if match is not None:
                house = _house_in(signs.text, *match.span("sender"))
                return house or _Found(match["sender"].strip(), *match.span("sender"))
    for line in signs.layout.header_lines:
        if _JOINT.match(signs.text, line.start, line.end):
            continue
        house = _house_in(signs.text, line.start, line.end)
        if house is not None:
            return house
    return None


_JOINT = re.compile(r"Gemeinsame")


def _from_copyright(signs: IssuerSigns) -> _Found | None:
    tail = signs.layout.tail
    for match in _COPYRIGHT.finditer(signs.text, tail.start, tail.end):
        house = _house_in(signs.text, *match.span("sender"))
        if house is not None:
            return house
    return None


_METHODS: tuple[tuple[str, Callable[[IssuerSigns], _Found | None]], ...] = (
    ("inner-header", _from_inner_header),
    ("inner-imprint", _from_inner_imprint),
    ("kicker", _from_kicker),
    ("metadata", _from_metadata),
    ("inner-imprint", _from_signature),
    ("footer", partial(_from_imprint, position=-1)),
    ("footer", _from_copyright),
)


def _from_address(signs: IssuerSigns, land: str | None) -> Issuer | None:
    """Name the house that publishes at the address."""
    known = authority.load()
    portal = portals.portal_at(signs.url)
    key = portal.house if portal else None
    if key is None and land == "Sachsen-Anhalt" and signs.url:
        match = _SLUG.search(signs.url)
        key = _house_of_slug(match["slug"]) if match else None
    if key is not None:
        house, name = known.house(key), known.full_name_on(key, signs.day)
        return Issuer(name, "address", key, house.land if house else land) if name else None
    name = portal.name_on(signs.day) if portal else signs.profile.issuer
    if name is None:
        return None
    house = known.house_named(name, signs.day)
    return Issuer(_with_land(name, land), "address", house.key if house else None, land)


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


def _from_official(signs: IssuerSigns, land: str | None) -> Issuer | None:
    """Name the house of the first known official of title and lead who held office on that day."""
    if signs.day is None:
        return None
    known = authority.load()
    body = signs.layout.body
    stretches = [signs.layout.title] if signs.layout.title else []
    for span in (*stretches, Span(body.start, min(body.end, body.start + 600))):
        for match in _MINISTER.finditer(signs.text, span.start, span.end):
            for word in _SURNAME.finditer(signs.text, match.end(), min(match.end() + 60, span.end)):
                for official in known.officials_on(signs.day, surname=word.group()):
                    key = next((t.house for t in official.tenures if t.house and t.covers(signs.day)), None)
                    house = known.house(key) if key else None
                    if key and house and (land is None or house.land == land):
                        return Issuer(known.full_name_on(key, signs.day), "official", key, house.land)
    return None
