"""What a plain noun phrase in a stretch stands for: a body spoken of before, the work on a thing, or just itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digigraph.extractors.funding_stretches import Stretch
from digigraph.extractors.references import find_antecedent
from digigraph.model import Annotations, Kind, Mention, Span

RECIPIENTS = frozenset({Kind.ORGANIZATION, Kind.INITIATIVE, Kind.PLACE, Kind.EVENT, Kind.MINISTRY})
_NUMBERS = (
    "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|mehrere|weitere|beide|alle"
    r"|\d{1,3}(?:\.\d{3})?"
)
_PHRASE = re.compile(
    r"(?<![\w§(-])(?:(?P<preposition>(?i:in|an|am|ans|im|ins|auf|für|fürs|zum|zur|zu|von|vom|mit|aus|bei|beim|über|durch|nach|um|seit"
    r"|ab|bis|unter|vor|gegen|wegen|trotz|pro|je|als|ohne))\s)?"
    r"(?:(?P<article>(?i:der|die|das|den|dem|des|ein|eine|einen|einem|einer|dieses|diese[rnm]?|seine[rnm]?|ihre[rnm]?))\s)?"
    rf"(?:(?P<number>(?i:{_NUMBERS}))\s)?"
    r"(?P<adjectives>(?:[a-zäöüß][\w-]{1,30}e[nrsm]?\s){0,2})"
    r"(?P<noun>[A-ZÄÖÜ][\wäöüß-]{2,60})(?P<more>(?:,\s[A-ZÄÖÜ][\w-]{2,40}){1,4}\sund\s[A-ZÄÖÜ][\w-]{2,40})?"
)
_DEFINITE = frozenset({"der", "die", "das", "den", "dem", "des", "dieses", "diese", "dieser", "diesen", "diesem"})
_NO_THING = re.compile(
    r"^(?:d(?:er|ie|as|en|em|es)|eine?[nrms]?|diese[nrms]?|jede[nrms]?|alle|sie|ihr|ihm|wir|es|nach|vor|ab|zu|um|zur|zum"
    r"|jahr(?:e[ns]?)?|haushaltsjahr\w*|monat\w*|tagen?|wochen?|euro|millione?n?|milliarden?|mio|mrd|prozent|höhe|mitteln?|\w+mitteln?"
    r"|\w*förderung\w*|zusch[uü]ss\w*|zuwendung\w*|\w*bescheid\w*|geld\w*|\w+geld\w*|betr[aä]g\w*|summen?|ende|anfang|mitte|januar|februar"
    r"|märz|april|mai|juni|juli|august|september|oktober|november|dezember|\w+tag|mittwoch|rahmen|\w*programm\w*|verfügung|grund"
    r"|\w*kosten|herbst|frühjahr|frühling|sommer|winter|hälfte|\w*teile?n?|rest|anteile?n?|\w*minister\w*|\w*sekretär\w*|\w+präsident\w*"
    r"|fonds|\w+fonds|land|landes|bund|bundes|eu|union|staat|freistaat|insgesamt|davon|dafür|damit|hinzu|zusätzlich|weitere|rund|etwa"
    r"|heute|gestern|aus|mit|für|von|über|bis|seit|als|zudem|außerdem|bereits|auch|hier|dort|gefördert|unterstützt|finanziert|laufzeit"
    r"|zeitraum|linie|hilfe|unterstützung|bau|regierung|landesregierung|bundesregierung|ministerium\w*|gemeinschaftsaufgabe|richtlinie"
    r"|rande|anwesenheit|beisein|einwohner\w*|menschen|dezember|quartal|halbjahr|schritt|antrag|anträge)$"
)
_GENITIVE = re.compile(r" (?:des|der) (?:[a-zäöüß]{2,30}en )?[A-ZÄÖÜ][\w-]{2,40}(?: [A-ZÄÖÜ][\w-]{2,40})?")
"""What work is done on, when it has no name that was recognised."""
_WORK = re.compile(
    r"(?:bau|sanierung|vorhabens?|projekte?s?|maßnahmen?|errichtung|modernisierung|ausstattung|erweiterung|anschaffung|kauf|umsetzung"
    r"|betrieb|restaurierung|instandsetzung|erneuerung|arbeit|arbeiten|bauarbeiten|abschnitt)$"
)
"""Work on a thing, which is what the money is for but not who gets it."""


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase without a name in it."""

    span: Span
    preposition: str
    article: str
    number: str
    noun: str
    phrase: str
    """Number, adjectives and noun."""

    @property
    def is_work(self) -> bool:
        """Whether it is work on a thing rather than a thing."""
        return not self.number and bool(_WORK.search(self.noun.lower()))


def noun_phrases(annotations: Annotations, stretch: Stretch) -> Iterator[NounPhrase]:
    """Yield the plain noun phrases of a stretch that can be a recipient, in order."""
    taken = [slot.span for slot in stretch.slots]
    taken += [mention.span for mention in annotations.within(stretch.span, Kind.MONEY, Kind.DATE, Kind.OFFICE)]
    for match in _PHRASE.finditer(stretch.masked):
        span = Span(stretch.span.start + match.start(), stretch.span.start + match.end())
        noun = match["noun"]
        if any(other.overlaps(span) for other in taken):
            continue
        phrase = " ".join(filter(None, ((match["number"] or "").lower(), match["adjectives"].strip(), noun)))
        found = NounPhrase(
            span,
            (match["preposition"] or "").lower(),
            (match["article"] or "").lower(),
            match["number"] or "",
            noun,
            phrase + (match["more"] or ""),
        )
        if not _NO_THING.match(noun.lower()) or (found.article in _DEFINITE and _named_before(annotations, found)):
            yield found


def meant(annotations: Annotations, phrase: NounPhrase, topic: Mention | str | None) -> Mention | str | None:
    """What a noun phrase stands for: a thing named before, the topic for work on it, else its own words."""
    if phrase.number:
        return phrase.phrase
    if phrase.article in _DEFINITE:
        named = _named_before(annotations, phrase) or find_antecedent(annotations, phrase.noun, phrase.span.start)
        if named and named.kind in RECIPIENTS:
            return named
    if phrase.is_work and topic:
        return topic
    if phrase.is_work and (whole := _GENITIVE.match(annotations.document.text, phrase.span.end)):
        return phrase.noun + whole.group()
    return phrase.phrase if "," in phrase.phrase else phrase.noun


def _named_before(annotations: Annotations, phrase: NounPhrase) -> Mention | None:
    """The nearest thing before whose name begins with the noun: "das Glockenmuseum"; the town for "die Stadt"."""
    noun = phrase.noun.lower()
    for mention in reversed(annotations.mentions):
        if (
            mention.kind not in RECIPIENTS
            or mention.span.end > phrase.span.start
            or mention.get("category") == "Metonym"
        ):
            continue
        if mention.name.lower().split()[0] == noun or str(mention.get("category") or "").lower() == noun:
            return mention
    return None
