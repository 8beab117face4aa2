"""Later mentions of a body that a text has introduced: acronyms, shortened names, definite head nouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from digigraph.extractors import nouns
from digigraph.extractors.candidates import Candidate, Occupied
from digigraph.extractors.gazetteer import Gazetteer
from digigraph.extractors.passages import Passage
from digigraph.extractors.phrases import DEFINITE, determiner
from digigraph.model import Document, Kind, Mention, Span


def unified(candidates: list[Candidate]) -> list[Candidate]:
    """Give short forms of a body named in full elsewhere its name: "Uni Magdeburg", "Beirat" for "Wirtschaftsbeirat".

    A bare head noun without any fuller form before it stays as it is.
    """
    full = [candidate for candidate in candidates if not candidate.attributes.get("bare")]
    return [_in_full(candidate, full) for candidate in candidates]


def _in_full(candidate: Candidate, full: list[Candidate]) -> Candidate:
    """The candidate with the name and category of the only fuller form there is."""
    if candidate.attributes.get("bare") or candidate.rule == "organization.place":
        fuller = {f.name: f for f in full if f.span.start < candidate.span.start and _has_head(f, candidate)}
    else:
        fuller = {f.name: f for f in full if f.category == candidate.category and _abbreviates(candidate.name, f.name)}
        bare = candidate.name.removeprefix("Verein ")
        if bare != candidate.name:
            fuller |= {f.name: f for f in full if bare in (f.name, f.attributes.get("alias"))}
    if len(fuller) != 1:
        return candidate
    source = next(iter(fuller.values()))
    attributes = {**candidate.attributes, "alias": candidate.name}
    attributes.pop("bare", None)
    return replace(candidate, name=source.name, category=source.category, attributes=attributes)


def _has_head(fuller: Candidate, bare: Candidate) -> bool:
    """Tell whether a name begins with a compound of a bare head noun: "Wirtschaftsbeirat ..." for "Beirat"."""
    first = bare.name.split(" ")[0].lower()
    return fuller.category == bare.category or fuller.name.split(" ")[0].lower().endswith(first)


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether a name has the words of another, its head noun as the last part of a compound.

    "Universität Magdeburg" abbreviates "Otto-von-Guericke-Universität Magdeburg", "Zentrum Mosel" "Zentrum Ländlicher
    Raum Mosel"; "Universität Stendal" abbreviates neither.
    """
    words, longer = short.split(), name.split()
    if short == name or len(words) > len(longer):
        return False
    if words[0] in ("Fraunhofer", "Leibniz", "Helmholtz") and len(words) == 2:
        return longer[0].startswith(words[0]) and longer[-1] == words[1]
    if len(words) == 1:
        return "-" in short and longer[0] == short
    if longer[: len(words)] == words or (len(words) == 2 and (longer[0], longer[-1]) == (words[0], words[1])):
        return True
    return longer[0].endswith("-" + words[0]) and longer[1:] == words[1:]


def short_forms(mention: Mention) -> Iterator[str]:
    """Forms under which a named thing may come again: acronym, name without legal form, name."""
    for form in (mention.get("acronym"), mention.get("alias"), mention.name):
        if form and len(form) > 1:
            yield form


def repetitions(
    document: Document, areas: Iterable[Passage], mentions: Sequence[Mention], occupied: Occupied
) -> list[Mention]:
    """Find further places at which introduced names stand, in order; they carry the introduced name."""
    sources: dict[str, Mention] = {}
    for mention in mentions:
        if mention.get("category") == "Metonym":
            continue
        for form in short_forms(mention):
            sources.setdefault(form, mention)
    if not sources:
        return []
    taken = Occupied(mention.span for mention in mentions)
    gazetteer = Gazetteer(sources)
    found = []
    for area in areas:
        if area.first >= area.limit:
            continue
        for match in gazetteer.find(document.text, area.span(area.first, area.limit)):
            if not (occupied.covers(match.span) or taken.covers(match.span)):
                found.append(_again(match.span, match.surface, match.payload))
        found += [
            _again(span, form, sources[form])
            for span, form in _in_compounds(area, sources)
            if not (occupied.covers(span) or taken.covers(span))
        ]
    return found


def _in_compounds(area: Passage, sources: dict[str, Mention]) -> Iterator[tuple[Span, str]]:
    """Acronyms as the first part of a compound: "IMG-Geschäftsführer"."""
    for index in range(area.first, area.limit):
        token = area[index]
        first, hyphen, rest = token.text.partition("-")
        if hyphen and rest and first in sources and sources[first].get("acronym") == first:
            yield Span(token.start, token.start + len(first)), first


def _again(span: Span, form: str, source: Mention) -> Mention:
    """A later mention of what `source` introduced."""
    attributes = {"category": source.get("category"), "again": True}
    if form == source.get("acronym"):
        attributes |= {"acronym_of": source.name, "acronym": form}
    return Mention(span, source.kind, source.name, f"{source.kind.lower()}.again", 0.9, attributes)


def anaphors(areas: Iterable[Passage], mentions: Sequence[Mention], occupied: Occupied) -> list[Mention]:
    """Definite head nouns that take up a body named before: "die Hochschule", "des Vereins"."""
    heads = nouns.organization_heads()
    taken = Occupied(mention.span for mention in mentions)
    introduced = sorted((m for m in mentions if m.get("category") != "Metonym"), key=lambda m: m.span)
    found = []
    for area in areas:
        for index in range(area.first, area.limit):
            token = area[index]
            if token.shape != "capital":
                continue
            head = heads.find(token.text)
            if head is None or head.plural or taken.covers(token.span) or occupied.covers(token.span):
                continue
            if determiner(area.listing.tokens, index, area.first) not in DEFINITE:
                continue
            if antecedent := _antecedent(introduced, head, token.start):
                attributes = {"category": antecedent.get("category"), "anaphor": True}
                found.append(
                    Mention(token.span, Kind.ORGANIZATION, antecedent.name, "organization.anaphor", 0.7, attributes)
                )
    return found


def _antecedent(introduced: Sequence[Mention], head: nouns.Head, before: int) -> Mention | None:
    """Latest body introduced before an offset that a head noun can take up."""
    latest = None
    for mention in introduced:
        if mention.span.start >= before:
            break
        if _takes_up(head, mention):
            latest = mention
    return latest


def _takes_up(head: nouns.Head, mention: Mention) -> bool:
    """Tell whether "die <head>" can mean a body: its own head noun, or the last part of it."""
    category = str(mention.get("category") or "")
    if head.word == category or (not head.compound and head.lemma == category):
        return True
    first = mention.name.split(" ")[0]
    return first == head.word or (not head.compound and first.endswith(head.lemma.lower()))
