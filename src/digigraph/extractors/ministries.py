"""Finds ministries, state chancelleries and Senate departments, and ties them to the houses of the authority.

A ministry is named in full ("Ministerium für Bau und Verkehr"), by a compound ("Kultusministerium", "Justizressort"), by
an abbreviation, or taken up by "das Ministerium" (`anaphor`). Its name is the one that was valid on the release's day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from digigraph import authority
from digigraph.authority import House
from digigraph.extractors import lexicon, nouns
from digigraph.extractors.acronyms import acronym_in_parentheses, fits
from digigraph.extractors.candidates import Candidate, without_overlaps
from digigraph.extractors.passages import Passage, passages
from digigraph.extractors.phrases import DEFINITE, POSSESSIVE, coordination, determiner, is_role
from digigraph.extractors.place_names import LANDS
from digigraph.model import Annotations, Document, Kind, Mention, Span

HEADS = re.compile(r"(?:Bundes|Staats|Landes|Fach)?[Mm]inisteriums?|Senatsverwaltung|Finanzbehörde")
COMPOUND = re.compile(r"(?P<bund>Bundes)?(?P<stem>[A-ZÄÖÜa-zäöü][a-zäöüß]+?)(?P<head>ministerium|ressort)s?")
CHANCELLERY = re.compile(r"(?:Staatskanzlei|Senatskanzlei|Bundeskanzleramt(?:e?s)?)")
FEDERAL_ACRONYM = re.compile(r"BM(?:[A-Z][A-Za-z]{0,4}|[A-Z]{1,3})")
LAND_ADJECTIVES = {
    "baden-württembergisch": "Baden-Württemberg",
    "bayerisch": "Bayern",
    "bremisch": "Bremen",
    "hamburgisch": "Hamburg",
    "hessisch": "Hessen",
    "niedersächsisch": "Niedersachsen",
    "nordrhein-westfälisch": "Nordrhein-Westfalen",
    "rheinland-pfälzisch": "Rheinland-Pfalz",
    "saarländisch": "Saarland",
    "schleswig-holsteinisch": "Schleswig-Holstein",
    "brandenburgisch": "Brandenburg",
    "mecklenburg-vorpommersch": "Mecklenburg-Vorpommern",
    "sächsisch": "Sachsen",
    "sachsen-anhaltisch": "Sachsen-Anhalt",
    "sachsen-anhaltinisch": "Sachsen-Anhalt",
    "thüringer": "Thüringen",
    "berliner": "Berlin",
    "hamburger": "Hamburg",
    "bremer": "Bremen",
    "brandenburger": "Brandenburg",
}
FEDERATION = "Bund"


@dataclass(frozen=True, slots=True)
class Ministries:
    """The extractor of ministries."""

    name: str = "ministries"

    def annotate(self, annotations: Annotations) -> Annotations:
        """Add mentions of ministries."""
        document = annotations.document
        areas = passages(document)
        found = without_overlaps(c for area in areas for c in _proposals(document, area))
        mentions = [candidate.mention(Kind.MINISTRY) for candidate in found]
        if issuer := _issuer(document, mentions):
            mentions.insert(0, issuer)
        mentions += [anaphor for area in areas for anaphor in _anaphors(document, area, mentions)]
        return annotations.with_mentions(mentions)


def _proposals(document: Document, area: Passage) -> Iterator[Candidate]:
    """Names of ministries in one passage."""
    for index in range(area.first, area.limit):
        token = area[index]
        if not token.capitalised:
            continue
        if HEADS.fullmatch(token.text):
            yield from _full_name(document, area, index)
        elif match := COMPOUND.fullmatch(token.text):
            yield from _compound(document, area, index, match)
        elif CHANCELLERY.fullmatch(token.text):
            yield _chancellery(document, area, index)
        elif token.shape == "upper" or token.text[:2] == "BM":
            yield from _abbreviation(document, area, index)


def _full_name(document: Document, area: Passage, index: int) -> Iterator[Candidate]:
    """ "Ministerium für X, Y und Z [(ABC)] [des Landes L]"."""
    tokens = area.listing.tokens
    following = tokens[index + 1].text if index + 1 < area.limit else ""
    if following not in ("für", "der", "des"):
        return
    end = coordination(tokens, index + 2, area.limit, lambda items, position: is_role(items[position].text))
    if end == index + 2 or tokens[index + 2].text in ("Landes", "Freistaates", "Freistaats", "Bundes"):
        return
    if following in ("der", "des") and tokens[end - 1].text not in (
        "Finanzen",
        "Innern",
        "Inneren",
        "Justiz",
        "Verteidigung",
    ):
        if "und" not in (token.text for token in tokens[index + 2 : end]):
            return
    acronym = _acronym(area, end, document.text[tokens[index].start : tokens[end - 1].end])
    start, land = _land_before(area, index)
    tail, land_after = _land_after(area, end + (acronym[1] if acronym else 0))
    attributes: dict[str, object] = {"acronym": acronym[0]} if acronym else {}
    name = _nominative(document, area, start, index, end)
    last = tail if land_after and not acronym else end
    yield _candidate(document, area.span(start, last), name, land or land_after, "full-name", attributes)


def _acronym(area: Passage, end: int, name: str) -> tuple[str, int] | None:
    """Acronym in parentheses after a name and the number of tokens it takes."""
    found = acronym_in_parentheses(area, end)
    if found is None:
        return None
    acronym = "".join(token.text for token in area.listing.tokens[found[0] : found[1]])
    return (acronym, found[1] + 1 - end) if fits(acronym, name) or fits(acronym[:1], name) else None


def _land_before(area: Passage, index: int) -> tuple[int, str | None]:
    """Begin of the name and its Land when an adjective stands before: "Bayerisches Staatsministerium"."""
    if index == area.first:
        return index, None
    word = area[index - 1].text
    land = land_of_adjective(word)
    return (index - 1 if land and word[0].isupper() else index), land


def land_of_adjective(word: str) -> str | None:
    """Land that an adjective in any case names: "bayerischen" -> "Bayern"; None for other words."""
    lowered = word.lower()
    if lowered in LAND_ADJECTIVES:
        return LAND_ADJECTIVES[lowered]
    for ending in ("es", "en", "em", "er", "e"):
        if lowered.endswith(ending):
            return LAND_ADJECTIVES.get(lowered[: -len(ending)])
    return None


def _land_after(area: Passage, index: int) -> tuple[int, str | None]:
    """End and Land of "des Landes L", "Sachsen-Anhalts", "(Berlin)" at an index; the index itself when there is none."""
    words = [token.text for token in area.listing.tokens[index : min(index + 3, area.limit)]]
    if len(words) > 2 and words[0] == "des" and words[1] in ("Landes", "Freistaates", "Freistaats"):
        land = nouns.without_genitive(words[2]) if words[2] not in LANDS else words[2]
        return (index + 3, land) if land in LANDS else (index, None)
    if len(words) > 1 and words[0] == "des" and words[1] == "Saarlandes":
        return index + 2, "Saarland"
    if words and words[0] in LANDS:
        return index + 1, words[0]
    if words and words[0].endswith("s") and words[0][:-1] in LANDS:
        return index + 1, words[0][:-1]
    return index, None


def _nominative(document: Document, area: Passage, start: int, index: int, end: int) -> str:
    """Name of a ministry in the nominative."""
    head = area[index].text.removesuffix("s") if area[index].text.endswith("iums") else area[index].text
    name = head + document.text[area[index].end : area[end - 1].end].replace("\n", " ")
    if start < index:
        word = area[start].text
        name = f"{word if word.endswith('er') else nouns.nominative_adjective(word, 'n')} {name}"
    return name


def _compound(document: Document, area: Passage, index: int, match: re.Match[str]) -> Iterator[Candidate]:
    """ "Kultusministerium", "Bundeswirtschaftsministerium", "Justizressort"."""
    stem = match["stem"][:1].upper() + match["stem"][1:]
    if stem not in portfolios():
        return
    start = _suspended(area, index)
    _, land = _land_before(area, start)
    _, land_after = _land_after(area, index + 1)
    land = FEDERATION if match["bund"] else land or land_after
    name = area[index].text.removesuffix("s")
    if start < index:
        name = f"{document.text[area[start].start : area[index].start]}{name}"
    yield _candidate(document, area.span(start, index + 1), name, land, "compound", {"portfolio": stem})


def _suspended(area: Passage, index: int) -> int:
    """Begin of "Finanz- und Wirtschaftsministerium"."""
    if index - 2 >= area.first and area[index - 1].text in ("und", "sowie") and area[index - 2].text[-1] == "-":
        return index - 2
    return index


def _chancellery(document: Document, area: Passage, index: int) -> Candidate:
    """ "Staatskanzlei [des Landes L]"."""
    end, land_after = _land_after(area, index + 1)
    _, land = _land_before(area, index)
    word = area[index].text
    name = word if word.endswith("ei") else "Bundeskanzleramt"
    if name == "Bundeskanzleramt":
        land_after = FEDERATION
    return _candidate(document, area.span(index, end), name, land or land_after, "chancellery", {})


def _abbreviation(document: Document, area: Passage, index: int) -> Iterator[Candidate]:
    """ "BMWi", "MWIDE", and two-letter ones only where a release signs with them: "(MJ)", "Magdeburg. MID."."""
    word = area[index].text
    house = _house_of_abbreviation(word, document.issuer.land, document.date.value)
    if house is None and not FEDERAL_ACRONYM.fullmatch(word):
        return
    if len(word) < 3 and not _signs(area, index):
        return
    if house is None:
        attributes: dict[str, object] = {"acronym": word, "land": FEDERATION}
        yield Candidate(area[index].span, word, "Ministerium", "ministry.acronym", 0.6, attributes)
        return
    name = authority.load().full_name_on(house.key, document.date.value) or house.full_name(house.names[-1].name)
    attributes = {"acronym": word, "house": house.key, "land": house.land}
    yield Candidate(area[index].span, name, "Ministerium", "ministry.acronym", 0.9, attributes)


def _signs(area: Passage, index: int) -> bool:
    """Tell whether an abbreviation stands in parentheses or as the kicker of the first line."""
    before = area[index - 1].text if index > area.first else ""
    after = area[index + 1].text if index + 1 < area.limit else ""
    return (before == "(" and after == ")") or (index - area.first < 4 and after == ".")


@lru_cache(maxsize=1000)
def _house_of_abbreviation(word: str, land: str | None, day: str | None) -> House | None:
    """House with an abbreviation; one of the issuer's Land before others, and only one that is unique."""
    houses = [house for house in authority.load().houses if word in house.short]
    own = [house for house in houses if house.land == land]
    if own:
        return own[0]
    return houses[0] if len(houses) == 1 and len(word) > 2 else None


def _candidate(
    document: Document, span: Span, name: str, land: str | None, rule: str, attributes: dict[str, object]
) -> Candidate:
    """Candidate with house, Land and the name valid on the release's day."""
    if name.startswith("Bundes"):
        land = FEDERATION
    land = land or document.issuer.land
    house = _house(name, land, document.date.value, str(attributes.get("portfolio", "")))
    full = name
    if house is not None:
        land = house.land
        full = authority.load().full_name_on(house.key, document.date.value) or house.full_name(name)
        if rule == "full-name" and not _same_name(full, name):
            full = house.full_name(name)
        attributes["house"] = house.key
    elif land and land != FEDERATION and land not in name:
        full = _with_land(name, land)
    if land:
        attributes["land"] = land
    attributes["alias"] = name
    return Candidate(span, full, "Ministerium", f"ministry.{rule}", 0.97 if house else 0.9, attributes)


def _same_name(full: str, name: str) -> bool:
    """Tell whether a valid name and the one printed are the same but for the Land."""
    return full.startswith(name) or name.endswith(full) or full.endswith(name)


def _with_land(name: str, land: str) -> str:
    """Add the Land to the name of a house the authority does not know."""
    owner = authority.OWNER.get(land)
    return f"{name} {owner}" if owner else f"{name} ({land})"


@lru_cache(maxsize=2000)
def _house(name: str, land: str | None, day: str | None, portfolio: str) -> House | None:
    """House that carries a name; for a compound, the one house of the Land whose name on the day has the portfolio."""
    known = authority.load()
    owner = authority.OWNER.get(land or "")
    house = known.house_named(f"{name} {owner}" if owner and land not in name else name, day)
    if house is not None and (land is None or house.land == land):
        return house
    if not portfolio:
        return None
    fitting = [
        house
        for house in known.houses
        if house.land == land
        and (valid := known.name_on(house.key, day))
        and any(word in valid for word in portfolios()[portfolio])
    ]
    return fitting[0] if len(fitting) == 1 else None


@cache
def portfolios() -> dict[str, tuple[str, ...]]:
    """First parts of ministry compounds, each with the words that mark the full name."""
    return {stem: tuple(marks.split("|")) for stem, marks in lexicon.rows("portfolios.tsv")}


def _issuer(document: Document, mentions: list[Mention]) -> Mention | None:
    """Mention of the issuer where its name stands above the text; footers are left to the issuer field."""
    issuer = document.issuer
    if issuer.span is None or issuer.name is None or issuer.method == "footer":
        return None
    if any(mention.span.overlaps(issuer.span) for mention in mentions):
        return None
    if not re.search(r"[Mm]inisteri|kanzlei|Senats|Senator|Behörde", issuer.name):
        return None
    attributes = {"category": "Ministerium", "issuer": True, "land": issuer.land, "alias": document.slice(issuer.span)}
    if issuer.house:
        attributes["house"] = issuer.house
    return Mention(issuer.span, Kind.MINISTRY, issuer.name, "ministry.issuer", 0.95, attributes)


def _anaphors(document: Document, area: Passage, mentions: list[Mention]) -> Iterator[Mention]:
    """ "das Ministerium", "sein Ministerium": the ministry named last, or the issuer."""
    for index in range(area.first, area.limit):
        token = area[index]
        if token.text not in ("Ministerium", "Ministeriums", "Ressort", "Ressorts"):
            continue
        if any(mention.span.contains(token.span) for mention in mentions):
            continue
        article = determiner(area.listing.tokens, index, area.first)
        if article not in DEFINITE and article not in POSSESSIVE:
            continue
        before = [m for m in mentions if m.span.start < token.start and not m.get("anaphor")]
        source = before[-1] if before else None
        name = source.name if source else document.issuer.name
        if name is None:
            continue
        attributes = {
            "category": "Ministerium",
            "anaphor": True,
            "house": source.get("house") if source else document.issuer.house,
        }
        yield Mention(token.span, Kind.MINISTRY, name, "ministry.anaphor", 0.7, attributes)
