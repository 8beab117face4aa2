"""What the money of a release is for when its sentence does not say so, and who gives it then."""

from __future__ import annotations

import re
from collections import Counter

from digigraph.extractors.clauses import Clause
from digigraph.model import Annotations, Kind, Mention, Span

_UNBUILT = frozenset({
    None, "Stadt", "Land", "Landkreis", "Staat", "Region", "Gemeinde", "Fluss", "Kontinent", "Ort", "Ortsteil",
    "Naturpark", "Insel", "Gebirge", "See",
})  # fmt: skip
"""Categories of places that money is spent in rather than on."""
_BUILDING = re.compile(r"\b(?:bau|\w*bau|baukosten|bausumme|sanierung|\w*ausbau)\b")
_WORD = re.compile(r"\w+")
_THINGS = frozenset({Kind.INITIATIVE, Kind.ORGANIZATION, Kind.PLACE})
_LEVELS = tuple(
    (level, re.compile(rf"\b(?:{words})\b"))
    for level, words in (
        (
            "land",
            r"landes(?:mitteln?|geld\w*|programm\w*|zuschuss)|mitteln? des landes|(?:das|vom|des|dem) land(?:es)?"
            r"|(?:der|vom|des|dem) freistaat(?:es|s)?|(?:die|der) landesregierung",
        ),
        (
            "bund",
            r"bundes(?:mitteln?|geld\w*|programm\w*|zuschuss)|mitteln? des bundes|(?:der|vom|des|dem) bund(?:es)?"
            r"|(?:die|der) bundesregierung",
        ),
        (
            "eu",
            r"eu-\w+|efre|esf|eler|(?:efre|esf|eler)-\w+|europäische[rn]? (?:union|fonds|sozialfonds|mitteln?)"
            r"|(?:die|der) eu|brüssel",
        ),
    )
)
"""How a level of government is named as the source of money; the first that fits counts."""


class Topics:
    """Remembers, clause by clause, what a sum may be for."""

    def __init__(self, annotations: Annotations) -> None:
        self.annotations = annotations
        self.counts: Counter[str] = Counter()
        self.last: dict[str, Mention] = {}
        self._kinds: dict[str, str] = {}
        """The last thing of each kind, by the noun of the kind."""
        self.granted: Mention | str | None = None
        """Who got the last grant; further sums go there until something else is spoken of."""
        self.title = annotations.document.title.lower()

    def grant(self, recipient: Mention | str) -> None:
        """Keep who got the last grant."""
        self.granted = recipient

    def hear(self, clause: Clause) -> None:
        """Keep the things a clause names, or takes up by their kind: "die Brücke"."""
        for word in set(_WORD.findall(clause.lowered)) & self._kinds.keys():
            self.counts[self._kinds[word]] += 1
        for slot in clause.slots:
            mention = slot.mention
            if mention.kind not in _THINGS or mention.get("category") == "Metonym" or slot.span.start == slot.span.end:
                continue
            if mention.kind is Kind.PLACE and mention.get("category") in _UNBUILT:
                continue
            if str(mention.get("category") or "").lower().endswith(("programm", "fonds")):
                continue  # Money comes out of it, not into it.
            self.counts[mention.name] += 1
            self.last[mention.name] = mention
            self._kinds[str(mention.get("category") or "").lower()] = mention.name

    def topic(self, sentence: Span, text: str = "") -> Mention | str | None:
        """What is spoken of most: in the title, as a building or project, often, and last."""
        if self.granted is not None:
            return self.granted
        ranked = sorted(self.last.values(), key=lambda mention: self._weight(mention, sentence))
        if _BUILDING.search(text):
            ranked = [mention for mention in ranked if mention.kind is Kind.PLACE] or ranked
        return ranked[-1] if ranked else None

    def _weight(self, mention: Mention, sentence: Span) -> tuple[int, Span]:
        """Weight of a thing spoken of, then its place: the later the better."""
        weight = min(self.counts[mention.name], 3)
        weight += 3 if mention.name.lower() in self.title else 0
        weight += 2 if mention.kind in (Kind.PLACE, Kind.INITIATIVE) else 0
        weight += 2 if sentence.start - mention.span.end < 160 else 0
        return weight, mention.span


def level_of(text: str) -> str | None:
    """Level of government that a text in lower case names by its money: "aus Landesmitteln"."""
    return next((level for level, pattern in _LEVELS if pattern.search(text)), None)


def body_of_level(annotations: Annotations, level: str) -> Mention | str:
    """The level of government as the text names it, else by its name."""
    land = annotations.document.issuer.land
    own = f"Land {land}" if land and land != "Bund" else "Land"
    name = {"land": own, "bund": "Bund", "eu": "EU"}[level]
    return _named(annotations, name) or name


def issuer_of(annotations: Annotations) -> Mention | str | None:
    """The issuing ministry, as a mention when the text names it."""
    name = annotations.document.issuer.name
    return (_named(annotations, name) or name) if name else None


def default_giver(annotations: Annotations, text: str) -> Mention | str | None:
    """Who gives when no one is named: the level a stretch speaks of, the Land, else the issuer."""
    level = level_of(text)
    if level:
        return body_of_level(annotations, level)
    land = annotations.document.issuer.land
    if land and land != "Bund":
        return _named(annotations, f"Land {land}") or issuer_of(annotations) or f"Land {land}"
    return issuer_of(annotations) or land


def _named(annotations: Annotations, name: str) -> Mention | None:
    """The first mention of a name."""
    return next((m for m in annotations.of_kind(Kind.MINISTRY, Kind.ORGANIZATION) if m.name == name), None)
