"""Definite noun phrases that point back: "das Netzwerk", "die Hochschule", "das Gremium", "das Haus".

An ordered sieve, strongest first: the same head noun, a compound ending in it, a hypernym whose members are listed. The
nearest antecedent of that head wins; without one nothing is said. Persons and offices are not resolved here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digigraph.model import Annotations, Kind, Mention, Span

_THINGS = (Kind.MINISTRY, Kind.ORGANIZATION, Kind.INITIATIVE, Kind.EVENT, Kind.PLACE)

HYPERNYMS: dict[str, tuple[str, ...]] = {
    "haus": ("stift", "klinikum", "krankenhaus", "museum", "theater", "heim", "klinik", "archiv", "bibliothek"),
    "gremium": (
        "beirat",
        "rat",
        "jury",
        "kommission",
        "ausschuss",
        "kuratorium",
        "vorstand",
        "kabinett",
        "konferenz",
        "forum",
    ),
    "unternehmen": (
        "gmbh",
        "ag",
        "kg",
        "ohg",
        "ug",
        "se",
        "gbr",
        "firma",
        "ltd",
        "werke",
        "holding",
        "e.k.",
        "oy",
        "eg",
    ),
    "firma": ("gmbh", "ag", "kg", "ohg", "ug", "se", "gbr", "e.k.", "unternehmen"),
    "betrieb": ("gmbh", "ag", "kg", "ohg", "ug", "se", "gbr", "e.k.", "firma", "bäckerei", "tischlerei", "zimmerei"),
    "einrichtung": (
        "zentrum",
        "institut",
        "museum",
        "stift",
        "klinikum",
        "krankenhaus",
        "schule",
        "akademie",
        "labor",
        "heim",
        "kita",
        "stiftung",
    ),
    "vorhaben": ("projekt", "programm", "initiative", "modellversuch", "versuch"),
    "projekt": ("modellversuch", "modellprojekt", "vorhaben"),
    "programm": ("förderung", "richtlinie"),
    "schau": ("ausstellung",),
    "veranstaltung": ("forum", "tagung", "konferenz", "kongress", "messe", "tag", "gipfel", "symposium", "fest"),
    "treffen": ("forum", "tagung", "konferenz", "gipfel", "sitzung"),
    "tagung": ("konferenz", "symposium", "fachtagung"),
    "hochschule": ("universität", "fachhochschule"),
    "kammer": ("handwerkskammer", "ihk", "industrie- und handelskammer"),
    "klinik": ("klinikum", "krankenhaus"),
    "bank": ("investitionsbank", "sparkasse", "aufbaubank"),
    "behörde": ("amt", "landesamt", "bundesamt", "verwaltungsamt", "präsidium"),
    "umgehung": ("ortsumgehung", "umgehungsstraße"),
}
"""A general noun and the heads it can stand for."""

_BUILT = frozenset({"Venue", "Straße", "Building"})
_HOUSE = frozenset({"ministerium", "haus", "ressort", "senatsverwaltung", "behörde"})
_BARE_MINISTRY = re.compile(r"(?:, |und |sowie )(?P<noun>Ministerium)\b(?! (?:für|der|des))")
"""The issuing house in a list without articles: "Kammern und Ministerium"."""
_PHRASE = re.compile(
    r"\b(?P<determiner>[Dd](?:er|ie|as|em|en|es)|[Dd]iese[rsmn]?|[Bb]eim|[Ii]m|[Zz]um|[Zz]ur|[Vv]om|[Aa]m|[Ii]ns|[Ss]eine[smn]?|[Ii]hre[smn]?|mein(?:em)?|unser(?:em)?)\s+"
    r"(?:neuen?\s+|gleichnamigen?\s+)?(?P<noun>[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*)\b(?!-)"
)


@dataclass(frozen=True, slots=True)
class ReferenceExtractor:
    """Adds mentions for definite noun phrases whose antecedent the document names."""

    name: str = "references"

    def annotate(self, annotations: Annotations) -> Annotations:
        """Resolve anaphoric mentions left by other extractors and add the ones nobody saw."""
        annotations = annotations.with_mentions(issuer_mentions(annotations))
        kept = [m for m in annotations.mentions if not (m.get("anaphor") and m.kind in _THINGS)]
        left_open = [m for m in annotations.mentions if m.get("anaphor") and m.kind in _THINGS]
        base = annotations.replacing_mentions(kept)
        found = [*self._resolved(base, left_open), *self._unseen(base, left_open)]
        return base.with_mentions(found)

    def _resolved(self, base: Annotations, left_open: list[Mention]) -> Iterator[Mention]:
        """Give anaphoric mentions their antecedent; drop those without one."""
        for mention in left_open:
            noun = base.document.slice(mention.span).split()[-1]
            antecedent = find_antecedent(base, noun, mention.span.start)
            if antecedent:
                yield _pointing(mention.span, antecedent)

    def _unseen(self, base: Annotations, left_open: list[Mention]) -> Iterator[Mention]:
        """Find definite noun phrases in title and body that no mention covers."""
        document = base.document
        taken = sorted([m.span for m in base.mentions] + [m.span for m in left_open])
        for sentence in document.sentences:
            found = [*_PHRASE.finditer(document.text, *sentence), *_BARE_MINISTRY.finditer(document.text, *sentence)]
            for match in found:
                span = Span(*match.span("noun"))
                if any(other.overlaps(span) for other in taken):
                    continue
                antecedent = find_antecedent(base, match.group("noun"), span.start)
                if antecedent:
                    yield _pointing(span, antecedent)
                elif match.group("noun").startswith("Ministerium"):
                    yield from _issuer_at(base, span)


def issuer_mentions(annotations: Annotations) -> list[Mention]:
    """The issuer, where header or footer name it and no extractor has."""
    issuer = annotations.document.issuer
    if issuer.span is None or any(m.span.overlaps(issuer.span) for m in annotations.mentions):
        return []
    return list(_issuer_at(annotations, issuer.span))


def _issuer_at(annotations: Annotations, span: Span) -> Iterator[Mention]:
    """A mention of the issuing ministry, which "das Ministerium" names when no other is in sight."""
    issuer = annotations.document.issuer
    ministry = issuer.name and re.search(r"[Mm]inisteri|[Ss]taatskanzlei|Senat", issuer.name)
    if issuer.name and ministry:
        attributes = {"house": issuer.house, "land": issuer.land}
        yield Mention(span, Kind.MINISTRY, issuer.name, "issuer", 0.9, {k: v for k, v in attributes.items() if v})


def _pointing(span: Span, antecedent: Mention) -> Mention:
    """A mention that stands for its antecedent."""
    return Mention(
        span,
        antecedent.kind,
        antecedent.name,
        "definite-noun-phrase",
        0.8,
        {"anaphor": True, "antecedent": tuple(antecedent.span), "category": antecedent.get("category")},
    )


def _lemmas(noun: str) -> tuple[str, ...]:
    """Nominative candidates of an inflected noun, lower case, the form itself first."""
    lower = noun.lower()
    forms = [lower]
    for ending in ("es", "s", "en", "n", "e"):
        if lower.endswith(ending) and len(lower) - len(ending) >= 3:
            forms.append(lower[: -len(ending)])
    return tuple(dict.fromkeys(forms))


def heads_of(mention: Mention) -> tuple[str, ...]:
    """Head nouns a mention can be referred to by, lower case: its category and the capital words of its name."""
    words = [str(mention.get("category") or "")]
    words += re.findall(r"[A-ZÄÖÜ][\wäöüß.-]+", mention.name)
    return tuple(word.lower().rstrip(".") if len(word) > 3 else word.lower() for word in words if word)


def find_antecedent(annotations: Annotations, noun: str, offset: int) -> Mention | None:
    """Find the nearest earlier thing that a noun can point back to; for a ministry also a later one or the issuer's."""
    lemmas = _lemmas(noun)
    earlier = [m for m in annotations.of_kind(*_THINGS) if m.span.end <= offset and not m.get("anaphor")]
    for matches in (_head, _hypernym):
        for mention in reversed(earlier):
            if matches(mention, lemmas):
                return mention
    if any(lemma in _HOUSE for lemma in lemmas):
        return _issuing_house(annotations, earlier)
    return None


def _head(mention: Mention, lemmas: tuple[str, ...]) -> bool:
    """The same head or a compound of it; neither outranks the other, the nearest is meant."""
    return _same_head(mention, lemmas) or _compound_head(mention, lemmas)


def _same_head(mention: Mention, lemmas: tuple[str, ...]) -> bool:
    """The category itself, or the first or last word of the name."""
    if mention.get("category") == "Metonym":
        return False
    heads = heads_of(mention)
    edges = {heads[0], heads[-1]} if heads else set()
    if mention.kind is Kind.PLACE:
        edges = {heads[0]} if mention.get("category") in ("Venue",) else set()
    return any(lemma in edges for lemma in lemmas if len(lemma) > 3)


def _compound_head(mention: Mention, lemmas: tuple[str, ...]) -> bool:
    """A compound that ends in the noun: "Ortsumgehung" for "Umgehung"; other endings than -s match by chance."""
    if mention.get("category") == "Metonym" or (mention.kind is Kind.PLACE and mention.get("category") not in _BUILT):
        return False
    nouns = [lemma for lemma in lemmas if len(lemma) > 3 and lemmas[0].removeprefix(lemma) in ("", "s", "es")]
    return any(head.endswith(noun) and len(head) > len(noun) + 1 for head in heads_of(mention)[:3] for noun in nouns)


def _hypernym(mention: Mention, lemmas: tuple[str, ...]) -> bool:
    """A general noun for one of its members."""
    if mention.kind is Kind.PLACE or mention.get("category") == "Metonym":
        return False
    return any(
        head == member or head.endswith(member)
        for lemma in lemmas
        for member in HYPERNYMS.get(lemma, ())
        for head in heads_of(mention)
    )


def _issuing_house(annotations: Annotations, earlier: list[Mention]) -> Mention | None:
    """The ministry "das Ministerium" means: the nearest one named, else the issuer's name in header or footer."""
    ministries = [m for m in earlier if m.kind is Kind.MINISTRY]
    if ministries:
        return ministries[-1]
    everywhere = [m for m in annotations.of_kind(Kind.MINISTRY) if not m.get("anaphor")]
    return everywhere[0] if len({m.name for m in everywhere}) == 1 else None
