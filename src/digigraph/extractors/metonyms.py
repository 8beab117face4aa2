"""The state as an actor: "das Land", "der Bund", "die EU": marked `Metonym`, so that later stages can weigh them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digigraph.extractors.candidates import Candidate
from digigraph.extractors.passages import Passage
from digigraph.extractors.place_names import LANDS
from digigraph.model import Document, Span

_LANDS = "|".join(LANDS)
_LAND = re.compile(
    r"\b(?P<article>[Dd](?:as|em|es)|[Vv]om|[Bb]eim|[Zz]um|[Ff]ürs|[Uu]nser|[Aa]n das|[Zz]wischen) "
    rf"(?P<land>(?:Bundes)?[Ll]and(?:es)?|Freistaat(?:es|s)?)\b(?! auf| der| des)(?: (?P<name>{_LANDS}))?"
)
_NAMED_LAND = re.compile(rf"\b(?P<land>Land|Freistaat) (?P<name>{_LANDS})\b")
_FEDERATION = re.compile(
    r"\b(?P<article>[Dd](?:er|em|en|es)|[Vv]om|[Bb]eim|[Zz]um|[Ff]ürs) (?P<bund>Bund(?:es)?)\b(?! (?:der|für|des|deutscher|zum|fürs) [A-ZÄÖÜ])"
    r"|\b(?P<bare>Bund)(?=(?:, | und | sowie )(?:[A-ZÄÖÜ]\w+(?:, | und ))*?(?:Länder|Land|Kommunen|Kammern|EU)\b)|(?<=[Ll]and und )(?P<second>Bund)\b"
)
_COUNTRYSIDE = re.compile(r"\b(?:auf|über|an|ans|aufs|übers)\s+$", re.IGNORECASE)


def metonyms(document: Document, area: Passage) -> Iterator[Candidate]:
    """Yield the mentions of the Land and of the federation as actors in a passage."""
    if area.limit <= area.first:
        return
    span = area.span(area.first, area.limit)
    for match in _LAND.finditer(document.text, *span):
        if _COUNTRYSIDE.search(document.text, max(span.start, match.start() - 6), match.start()):
            continue
        land = match["name"] or document.issuer.land
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
