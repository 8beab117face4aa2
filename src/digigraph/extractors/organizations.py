"""Finds bodies: firms, universities, associations, authorities, parliaments, boards, parties and the state as an actor.

The rules, strongest first: a legal form, known names, a head noun with what identifies it, an acronym the text has
introduced, a definite head noun that takes up a body named before (`anaphor`). Ministries are found elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from digigraph import authority
from digigraph.extractors import lexicon, nouns
from digigraph.extractors.acronyms import acronym_in_parentheses, fits, introduced_by_acronym
from digigraph.extractors.anaphors import anaphors
from digigraph.extractors.candidates import Candidate, Occupied, without_overlaps
from digigraph.extractors.companies import companies
from digigraph.extractors.gazetteer import Gazetteer
from digigraph.extractors.land_bodies import of_land
from digigraph.extractors.metonyms import metonyms
from digigraph.extractors.ministries import in_header, is_ministry_name
from digigraph.extractors.municipalities import municipalities
from digigraph.extractors.names_left import is_geographic_adjective
from digigraph.extractors.names_runs import proper_run
from digigraph.extractors.names_written import written
from digigraph.extractors.organization_phrases import organization_phrases
from digigraph.extractors.passages import Passage, passages
from digigraph.extractors.phrases import NO_NAMES, is_function_word
from digigraph.extractors.place_names import is_genitive_place, is_place_name
from digigraph.extractors.propagation import repetitions
from digigraph.extractors.short_names import unified
from digigraph.model import Annotations, Document, Kind, Mention, Span


@dataclass(frozen=True, slots=True)
class Organizations:
    """The extractor of bodies."""

    name: str = "organizations"

    def annotate(self, annotations: Annotations) -> Annotations:
        """Add mentions of bodies that do not overlap with those found before."""
        document = annotations.document
        occupied = Occupied(mention.span for mention in annotations.mentions)
        areas = passages(document)
        proposed = [c for area in areas for c in _proposals(document, area) if not occupied.covers(c.span)]
        named = [_with_acronym(document, areas, candidate) for candidate in without_overlaps(proposed)]
        named = unified([of_land(document, candidate) for candidate in named])
        mentions = [candidate.mention(Kind.ORGANIZATION) for candidate in named]
        mentions += list(_issuer(document, mentions))
        mentions += repetitions(document, areas, mentions, occupied)
        mentions += anaphors(areas, mentions, occupied, nouns.organization_heads())
        return annotations.with_mentions(mentions)


def _proposals(document: Document, area: Passage) -> Iterator[Candidate]:
    """All names one passage may hold, overlapping ones included."""
    yield from companies(area)
    yield from organization_phrases(area)
    yield from _known(document, area)
    yield from _by_acronym(document, area)
    yield from municipalities(area)
    yield from metonyms(document, area)


def _issuer(document: Document, mentions: list[Mention]) -> Iterator[Mention]:
    """The issuer when it is no ministry and its name stands above the text."""
    issuer = document.issuer
    if issuer.name is None or issuer.span is None or is_ministry_name(issuer.name):
        return
    if in_header(document, issuer.span) and not any(mention.span.overlaps(issuer.span) for mention in mentions):
        short = document.slice(issuer.span)
        same = (
            m for m in mentions if short in (m.get("acronym"), m.get("alias")) or m.name.startswith(f"{issuer.name} ")
        )
        full = next(same, None)
        attributes = {"category": full.get("category") if full else "Behörde", "issuer": True, "alias": short}
        name = full.name if full else issuer.name
        yield Mention(issuer.span, Kind.ORGANIZATION, name, "organization.issuer", 0.9, attributes)


AGENT = (
    r"(?:{roles})(?:s|n|in|innen)? (?:der|des|von|vom|bei der|beim) {acronym}\b|\b{acronym}-(?:{roles})"
    r"|(?:von|vom|durch|mit) (?:der|dem) {acronym}\b"
)
ROLES = "|".join(lexicon.word_list("body-roles"))


def _by_acronym(document: Document, area: Passage) -> Iterator[Candidate]:
    """Bodies with an unknown head noun, known by their acronym and by somebody who leads them."""
    for index in range(area.first, area.limit):
        if area[index].text != "(":
            continue
        found = acronym_in_parentheses(area, index)
        if found is None:
            continue
        acronym = document.slice(area.span(*found))
        start = introduced_by_acronym(area, index, acronym)
        pattern = AGENT.format(roles=ROLES, acronym=re.escape(acronym))
        if start < index and len(acronym) > 2 and re.search(pattern, document.text):
            name = written(area, start, index)
            yield Candidate(area.span(start, index), name, "Organisation", "organization.acronym", 0.8, weight=-1)


def _sports_clubs(area: Passage) -> Iterator[Candidate]:
    """ "1. FC Magdeburg", "SV Eintracht Gommern", "Hallescher FC"."""
    for index in range(area.first, area.limit):
        if area[index].text not in SPORTS_CLUBS:
            continue
        start, end = index, proper_run(area, index + 1)
        if index - 2 >= area.first and area[index - 1].text == "." and area[index - 2].text.isdigit():
            start = index - 2
        elif end == index + 1 and index > area.first and is_geographic_adjective(area[index - 1].text):
            start = index - 1
        if end > index + 1 or start == index - 1:
            name = written(area, start, end)
            yield Candidate(area.span(start, end), name, "Sportverein", "organization.sports-club", 0.85)


SPORTS_CLUBS = lexicon.word_class("sports-clubs")
SOCIETIES = frozenset(["Fraunhofer", "Leibniz", "Helmholtz", "Max-Planck", "Steinbeis", "DLR"])


@cache
def known_bodies() -> Gazetteer[tuple[str, str, str]]:
    """Automaton over the bodies known by name: name, category, guard."""
    entries: dict[str, tuple[str, str, str]] = {}
    for name, category, forms, guard in lexicon.rows("known_organizations.tsv"):
        for form in (name, *filter(None, forms.split("|"))):
            entries[form] = (name, category, guard)
    for known in authority.load().known:
        if known.kind == Kind.ORGANIZATION:
            for form in (known.name, *known.aliases):
                if len(form) > 4:
                    entries.setdefault(form, (known.name, known.category, ""))
    return Gazetteer(entries)


def _known(document: Document, area: Passage) -> Iterator[Candidate]:
    """Bodies known by name."""
    if area.limit <= area.first:
        return
    for match in known_bodies().find(document.text, area.span(area.first, area.limit)):
        name, category, guard = match.payload
        if guard and _is_person_or_label(area, match.span):
            continue
        rule = "metonym" if category == "Metonym" else "known"
        span, place = _with_branch(area, match.span, category)
        yield Candidate(span, name + place, category, f"organization.{rule}", 0.95)
    yield from _research_society(area)
    yield from _sports_clubs(area)


def _with_branch(area: Passage, span: Span, category: str) -> tuple[Span, str]:
    """Take the place of a branch into the name: "AOK Sachsen-Anhalt", "IG Metall Halle"."""
    index = area.listing.first_at(span.end)
    if category in ("Metonym", "Partei") or index >= area.limit or area[index].start != span.end + 1:
        return span, ""
    end = (
        proper_run(area, index)
        if is_place_name(area[index].text) and not is_genitive_place(area[index].text)
        else index
    )
    return (Span(span.start, area[end - 1].end), f" {written(area, index, end)}") if end > index else (span, "")


def _research_society(area: Passage) -> Iterator[Candidate]:
    """ "Fraunhofer IFF": an institute named by its society and acronym."""
    for index in range(area.first, area.limit - 1):
        if area[index].text in SOCIETIES and area[index + 1].shape == "upper" and area.adjacent(index, index + 1):
            name = written(area, index, index + 2)
            yield Candidate(area.span(index, index + 2), name, "Institut", "organization.society", 0.9)


def _is_person_or_label(area: Passage, span: Span) -> bool:
    """Tell whether a guarded name is a surname here or stands as a label after a person: "(SPD)"."""
    index = area.listing.first_at(span.start)
    after = area.listing.first_at(span.end)
    if after < area.limit and area[after].capitalised and not nouns.is_common(area[after].text):
        return True
    before = area[index - 1] if index > area.first else None
    if before is None:
        return False
    if before.text == "(" or before.text.endswith("."):
        return True
    if is_function_word(before) or before.text in NO_NAMES:
        return before.text in ("Herr", "Herrn", "Frau")
    return before.capitalised and not nouns.is_common(before.text) and not area.begins_sentence(index)


def _with_acronym(document: Document, areas: Iterable[Passage], candidate: Candidate) -> Candidate:
    """Note the acronym that stands in parentheses after a name."""
    for area in areas:
        if area.first < area.limit and area.span(area.first, area.limit).contains(candidate.span):
            index = area.listing.first_at(candidate.span.end)
            if found := acronym_in_parentheses(area, index):
                span = area.span(*found)
                acronym = document.slice(span)
                if fits(acronym, candidate.name):
                    return replace(candidate, attributes={**candidate.attributes, "acronym": acronym})
    return candidate
