"""The state as an actor: "das Land", "der Bund", "die EU": marked `Metonym`, so that later stages can weigh them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from digigraph.extractors.candidates import Candidate
from digigraph.extractors.passages import Passage
from digigraph.extractors.place_names import LANDS
from digigraph.model import Document, Span

# "Sachsen" is the beginning of "Sachsen-Anhalt", and no Land ends inside a word or before a hyphen.
_LANDS = rf"(?:{'|'.join(sorted(LANDS, key=len, reverse=True))})"
_LAND = re.compile(
    r"\b(?:[Dd](?:as|em|es)|[Vv]om|[Bb]eim|[Zz]um|[Ff]ürs|[Uu]nser) "
    rf"(?P<land>(?:Bundes)?[Ll]and(?:es)?|Freistaat(?:es|s)?)\b(?! auf| der| des)(?: (?P<name>{_LANDS})s?(?![\w-]))?"
)
_FEDERATION = re.compile(
    # Not "der Bund der Steuerzahler", "Bund für Umwelt".
    r"\b(?:[Dd](?:er|em|en|es)|[Vv]om|[Bb]eim|[Zz]um|[Ff]ürs) (?P<bund>Bund(?:es)?)\b"
    r"(?! (?:der|für|des|deutscher|zum) [A-ZÄÖÜ])"
    # "Bund, Länder und Kommunen", "Land und Bund" stand without article.
    r"|\b(?P<bare>Bund)(?=(?:, | und | sowie )(?:[A-ZÄÖÜ]\w+(?:, | und )){0,3}(?:Länder|Land|Kommunen|Kammern|EU)\b)"
    r"|(?<=[Ll]and und )(?P<second>Bund)\b"
)
_ANY_LAND = re.compile(rf"\b({_LANDS})s?(?![\w-])")
_COUNTRYSIDE = re.compile(r"\b(?:auf|über|an|ans|aufs|übers)\s+$", re.IGNORECASE)


def metonyms(document: Document, area: Passage) -> Iterator[Candidate]:
    """Yield the mentions of the Land and of the federation as actors in a passage."""
    if area.limit <= area.first:
        return
    span = area.span(area.first, area.limit)
    named = _lands_named(document.text) if document.issuer.land in (None, "Bund") else []
    for match in _LAND.finditer(document.text, *span):
        if _COUNTRYSIDE.search(document.text, max(span.start, match.start() - 6), match.start()):
            continue
        land = match["name"] or _own_land(document, match.start(), named)
        yield Candidate(
            Span(match.start("land"), match.end("name") if match["name"] else match.end("land")),
            f"Land {land}" if land else "Land",
            "Metonym",
            "organization.land",
            0.7,
            {"land": land} if land else {},
        )
    for match in _FEDERATION.finditer(document.text, *span):
        group = next(name for name in ("bund", "bare", "second") if match[name])
        yield Candidate(Span(*match.span(group)), "Bund", "Metonym", "organization.federation", 0.7, {"land": "Bund"})


def _lands_named(text: str) -> list[tuple[int, str]]:
    """Offsets at which a Land is named, and the Land, in order."""
    return [(match.start(), match[1]) for match in _ANY_LAND.finditer(text)]


def _own_land(document: Document, offset: int, named: list[tuple[int, str]]) -> str | None:
    """Land that "das Land" means: the issuer's, in a federal release the one named last before."""
    land = document.issuer.land
    if land is not None and land != "Bund":
        return land
    position = bisect_left(named, (offset, ""))
    return named[position - 1][1] if position else None
