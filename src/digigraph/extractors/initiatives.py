"""Finds named programmes, networks, projects, campaigns, competitions, strategies and themed years.

A name in quotes is one only beside a noun for such a thing ("Netzwerk „X“", "„X“-Netzwerk"); a quoted string alone
never is. Without quotes the name is known beforehand, oddly written ("start?zuschuss!"), a proper noun after the noun
("Innovationspreis Altmark") or the first part of a compound ("KAT-Kompetenznetzwerk").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from digigraph import authority
from digigraph.extractors import lexicon, nouns
from digigraph.extractors.anaphors import anaphors
from digigraph.extractors.candidates import Candidate, Occupied, without_overlaps
from digigraph.extractors.gazetteer import Gazetteer
from digigraph.extractors.initiative_phrases import initiative_phrases
from digigraph.extractors.passages import Passage, passages
from digigraph.extractors.propagation import repetitions
from digigraph.model import Annotations, Document, Kind, Span

PERIOD = re.compile(r"20[2-9]0|I{1,3}|IV|V")
"""What tells one programme from its predecessor of the same name."""
ODD_NAME = re.compile(
    r"(?<![\w@.])(?:"
    r"[A-ZÄÖÜ][a-zäöü]+[?!][A-ZÄÖÜa-zäöü][a-zäöü]+!?"  # Start?Zuschuss!
    r"|[a-z]+[?!][a-z]{3,}!"  # start?zuschuss!
    r"|ego\.(?:-[A-ZÄÖÜ][\wÄÖÜ-]+|(?= [a-zäöü]|[,;)]))"  # ego.-START, ego.
    r"|[A-Z][a-z]+@[a-z]+(?![\w.@-])"  # Distr@l
    r")"
)
"""Names that carry marks or capitals where words do not."""


@dataclass(frozen=True, slots=True)
class Initiatives:
    """The extractor of initiatives."""

    name: str = "initiatives"

    def annotate(self, annotations: Annotations) -> Annotations:
        """Add mentions of initiatives that do not overlap with those found before."""
        document = annotations.document
        occupied = Occupied(m.span for m in annotations.mentions if not m.get("anaphor"))
        areas = passages(document)
        proposed = (c for area in areas for c in _proposals(document, area))
        kept = without_overlaps(candidate for candidate in proposed if not occupied.covers(candidate.span))
        mentions = [candidate.mention(Kind.INITIATIVE) for candidate in _one_label_each(kept)]
        mentions += repetitions(document, areas, mentions, occupied)
        mentions += anaphors(areas, mentions, occupied, nouns.initiative_heads())
        return annotations.with_mentions(mentions)


def _one_label_each(candidates: list[Candidate]) -> list[Candidate]:
    """Give what bears one name in quotes one label: "Museumsverbund X" also for "Verbund „X“"."""
    labels: dict[object, str] = {}
    for candidate in candidates:
        key = candidate.attributes.get("alias") if candidate.attributes.get("quoted") else None
        if key is not None and len(candidate.name) > len(labels.get(key, "")):
            labels[key] = candidate.name
    return [
        replace(c, name=labels.get(c.attributes.get("alias"), c.name)) if c.attributes.get("quoted") else c
        for c in candidates
    ]


def _proposals(document: Document, area: Passage) -> Iterator[Candidate]:
    """All names one passage may hold."""
    if area.limit <= area.first:
        return
    span = area.span(area.first, area.limit)
    for match in known_initiatives().find(document.text, span):
        name, category = match.payload
        short = match.surface.isupper() and match.surface != name
        acronym = {"acronym": match.surface} if short else {}
        span, year = _with_year(area, match.span)
        yield Candidate(span, name + year, category, "initiative.known", 0.95, acronym, weight=1)
    for odd in ODD_NAME.finditer(document.text, *span):
        yield Candidate(Span(*odd.span()), odd.group(), "Programm", "initiative.odd-name", 0.85, weight=1)
    yield from initiative_phrases(document.text, area)


def _with_year(area: Passage, span: Span) -> tuple[Span, str]:
    """Take the year or number that belongs to a programme: "Hochschulpakt 2020"."""
    index = area.listing.first_at(span.end)
    if index >= area.limit or area[index].start != span.end + 1 or not PERIOD.fullmatch(area[index].text):
        return span, ""
    return Span(span.start, area[index].end), f" {area[index].text}"


@cache
def known_initiatives() -> Gazetteer[tuple[str, str]]:
    """Automaton over the initiatives known by name: name and category."""
    entries: dict[str, tuple[str, str]] = {}
    for row in lexicon.rows("known_initiatives.tsv"):
        name, category, forms = row[0], row[1], row[2] if len(row) > 2 else ""
        for form in (name, *filter(None, forms.split("|"))):
            entries[form] = (name, category)
    for known in authority.load().known:
        if known.kind == Kind.INITIATIVE:
            for form in (known.name, *known.aliases):
                if len(form) > 4:
                    entries.setdefault(form, (known.name, known.category))
    return Gazetteer(entries)
