"""Finds ministries, state chancelleries and Senate departments, and ties them to the houses of the authority.

A ministry is named in full ("Ministerium für Bau und Verkehr"), by a compound ("Kultusministerium", "Justizressort")
or by an abbreviation, or is taken up by "das Ministerium" (`anaphor`). Its name is the one that was valid on the
release's day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digigraph import authority
from digigraph.extractors import lexicon, nouns
from digigraph.extractors.acronyms import acronym_in_parentheses, fits
from digigraph.extractors.candidates import Candidate, Occupied, without_overlaps
from digigraph.extractors.houses import ABROAD, Named, house_of_abbreviation, portfolios, valid_name
from digigraph.extractors.lands import FEDERATION, land_of_adjective
from digigraph.extractors.passages import Passage, passages
from digigraph.extractors.phrases import DEFINITE, POSSESSIVE, coordination, determiner, is_role
from digigraph.extractors.place_names import LANDS
from digigraph.model import Annotations, Document, Kind, Mention, Span

HEADS = re.compile(r"(?:Bundes|Staats|Landes|Fach)?[Mm]inisteriums?|Senatsverwaltung|Finanzbehörde")
COMPOUND = re.compile(r"(?P<bund>Bundes)?(?P<stem>[A-ZÄÖÜa-zäöü][a-zäöüß]+?)(?P<head>ministerium|ressort)s?")
FOREIGN = re.compile(r"[a-zäöü-]+ische[nsrm]?")
"""Adjective of a country before a ministry, when it is none of a Land: "das polnische Wirtschaftsministerium"."""
FOREIGN_OFFICE = re.compile(r"Auswärtige[sn]?$")
CHANCELLERY = re.compile(r"(?:Staatskanzlei|Senatskanzlei|Bundeskanzleramt(?:e?s)?)")
IN_GENITIVE = lexicon.word_class("ministries-in-genitive")
"""Portfolios of "Ministerium der ...", "Ministerium des ..."."""
TAKING_UP = frozenset(["Ministerium", "Ministeriums", "Ressort", "Ressorts"])
FEDERAL_ACRONYM = re.compile(r"BM(?:[A-Z][A-Za-z]{0,4}|[A-Z]{1,3})")


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
        named = tuple(mentions)
        mentions += [anaphor for area in areas for anaphor in _anaphors(document, area, named)]
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
        elif (
            token.text in ("Amt", "Amtes", "Amts") and index > area.first and FOREIGN_OFFICE.match(area[index - 1].text)
        ):
            name = "Auswärtiges Amt"
            yield _candidate(area.span(index - 1, index + 1), Named(name, FEDERATION, None), "full-name", {})
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
    joint = any(token.text == "und" for token in tokens[index + 2 : end])
    if following != "für" and not joint and tokens[end - 1].text not in IN_GENITIVE:
        return
    acronym = _acronym(area, end, document.text[tokens[index].start : tokens[end - 1].end])
    start, land = _land_before(area, index)
    tail, land_after = _land_after(area, end + (acronym[1] if acronym else 0))
    attributes: dict[str, object] = {"acronym": acronym[0]} if acronym else {}
    name = _nominative(document, area, start, index, end)
    last = tail if land_after and not acronym else end
    yield _candidate(
        area.span(start, last), _as_named(document, name, land_after if land is None else land), "full-name", attributes
    )


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
    if word.endswith("s") and word[:-1] in LANDS:
        return index, word[:-1]
    land = land_of_adjective(word)
    if land is None and FOREIGN.fullmatch(word):
        return index - 1, ABROAD
    return (index - 1 if land and word[0].isupper() else index), land


def _land_after(area: Passage, index: int) -> tuple[int, str | None]:
    """End and Land of "des Landes L" or "Sachsen-Anhalts" at an index; the index itself when there is none."""
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
    name = head + document.text[area[index].end : area[end - 1].end]
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
    begin, land = _land_before(area, start)
    _, land_after = _land_after(area, index + 1)
    land = FEDERATION if match["bund"] else land_after if land is None else land
    name = document.text[area[start].start : area[index].start] + area[index].text.removesuffix("s")
    if land == ABROAD:
        name = f"{nouns.nominative_adjective(area[begin].text, 'n')} {name}"
        start = begin
    yield _candidate(area.span(start, index + 1), _as_named(document, name, land), "compound", {"portfolio": stem})


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
    return _candidate(
        area.span(index, end), _as_named(document, name, land_after if land is None else land), "chancellery", {}
    )


def _abbreviation(document: Document, area: Passage, index: int) -> Iterator[Candidate]:
    """ "BMWi", "MWIDE", and two-letter ones only where a release signs with them: "(MJ)", "Magdeburg. MID."."""
    word = area[index].text
    house = house_of_abbreviation(word, document.issuer.land)
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


def _candidate(span: Span, named: Named, rule: str, attributes: dict[str, object]) -> Candidate:
    """Candidate under the name that was valid on the release's day."""
    valid = valid_name(named, str(attributes.get("portfolio", "")))
    if valid.house:
        attributes["house"] = valid.house
    if valid.land:
        attributes["land"] = valid.land
    attributes["alias"] = named.name
    return Candidate(span, valid.name, "Ministerium", f"ministry.{rule}", 0.97 if valid.house else 0.9, attributes)


def _as_named(document: Document, name: str, land: str | None) -> Named:
    """A printed name with the Land and the day it is to be understood for."""
    if name.startswith("Bundes"):
        land = FEDERATION
    return Named(name, document.issuer.land if land is None else land, document.date.value)


def _issuer(document: Document, mentions: list[Mention]) -> Mention | None:
    """Mention of the issuer where its name or abbreviation stands above the text.

    What stands only in a footer or address block is left to the document's issuer.
    """
    issuer = document.issuer
    if issuer.name is None or not is_ministry_name(issuer.name):
        return None
    span = issuer.span if issuer.span is not None and in_header(document, issuer.span) else _kicker(document)
    if span is None or any(mention.span.overlaps(span) for mention in mentions):
        return None
    attributes: dict[str, object] = {"category": "Ministerium", "issuer": True, "alias": document.slice(span)}
    if issuer.land:
        attributes["land"] = issuer.land
    if issuer.house:
        attributes["house"] = issuer.house
    return Mention(span, Kind.MINISTRY, issuer.name, "ministry.issuer", 0.95, attributes)


def is_ministry_name(name: str) -> bool:
    """Tell whether the name of an issuer is that of a ministry, not of another body."""
    return re.search(r"[Mm]inister|kanzlei|Senatsverwaltung|Senator", name) is not None


def in_header(document: Document, span: Span) -> bool:
    """Tell whether a span lies in the header or the title."""
    return any(zone.name in ("header", "title") and zone.span.contains(span) for zone in document.zones)


def _kicker(document: Document) -> Span | None:
    """Abbreviation of the issuer in the header: "Magdeburg. MID.", "Halle (MJ)."."""
    house = authority.load().house(document.issuer.house or "")
    if house is None:
        return None
    for zone in document.zones:
        if zone.name == "header":
            for short in house.short:
                if match := re.search(rf"(?<!\w){re.escape(short)}(?!\w)", document.slice(zone.span)):
                    return Span(zone.span.start + match.start(), zone.span.start + match.end())
    return None


def _anaphors(document: Document, area: Passage, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """ "das Ministerium", "sein Ministerium": the ministry named last, or the issuer."""
    taken = Occupied(mention.span for mention in mentions)
    waiting = sorted((m for m in mentions if "inisterium" in m.name), key=lambda m: m.span, reverse=True)
    source: Mention | None = None
    for index in range(area.first, area.limit):
        token = area[index]
        if token.text not in TAKING_UP or taken.covers(token.span):
            continue
        article = determiner(area.listing.tokens, index, area.first)
        if article not in DEFINITE and article not in POSSESSIVE:
            continue
        while waiting and waiting[-1].span.start < token.start:
            source = waiting.pop()
        name = source.name if source else document.issuer.name
        if name is None or "kanzlei" in name:
            continue
        house = source.get("house") if source else document.issuer.house
        attributes = {"category": "Ministerium", "anaphor": True, "house": house}
        yield Mention(token.span, Kind.MINISTRY, name, "ministry.anaphor", 0.7, attributes)
