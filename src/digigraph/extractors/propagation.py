"""Later mentions of something that a text has introduced, under its name, its short name or its acronym."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from digigraph.extractors import nouns
from digigraph.extractors.candidates import Occupied
from digigraph.extractors.gazetteer import Gazetteer
from digigraph.extractors.passages import Passage
from digigraph.extractors.place_names import is_place_name
from digigraph.model import Document, Mention, Span


def short_forms(mention: Mention) -> Iterator[str]:
    """Forms under which a named thing may come again: acronym, name without legal form, name."""
    for form in (mention.get("acronym"), mention.get("alias"), mention.name):
        if form and len(form) > 1 and not (form != mention.get("acronym") and _is_plain(form)):
            yield form


def _is_plain(form: str) -> bool:
    """Tell whether a single word is a place or vocabulary and so says nothing by itself: "Harz" of "Harz AG"."""
    return " " not in form and "-" not in form and (is_place_name(form) or nouns.is_common(form))


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
