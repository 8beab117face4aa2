"""Finds named programmes, networks, projects, campaigns, competitions, strategies and themed years.

A name in quotes is one only beside a noun for such a thing ("Netzwerk „X“", "„X“-Netzwerk"); a quoted string alone never
is. Without quotes the name is known beforehand, oddly written ("start?zuschuss!"), a proper noun after the noun
("Innovationspreis Altmark") or the first part of a compound ("KAT-Kompetenznetzwerk").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from digigraph import authority
from digigraph.extractors import lexicon, nouns
from digigraph.extractors.acronyms import acronym_in_parentheses
from digigraph.extractors.candidates import Candidate, Occupied, without_overlaps
from digigraph.extractors.gazetteer import Gazetteer
from digigraph.extractors.nouns import Head
from digigraph.extractors.passages import Passage, passages
from digigraph.extractors.phrases import DEFINITE, NO_NAMES, determiner, is_acronym, is_function_word, is_role, quoted
from digigraph.extractors.place_names import is_place_name, is_proper
from digigraph.extractors.propagation import repetitions
from digigraph.model import Annotations, Document, Kind, Mention, Span

ODD_NAME = re.compile(
    r"(?<![\w@.])(?:"
    r"[A-ZÄÖÜ][a-zäöü]+[?!][A-ZÄÖÜa-zäöü][a-zäöü]+!?"  # Start?Zuschuss!
    r"|[a-z]+[?!][a-z]{3,}!"  # start?zuschuss!
    r"|ego\.-[A-ZÄÖÜ][\wÄÖÜ-]+"  # ego.-START
    r"|[A-Z][a-z]+@[a-z]+(?![\w.@-])"  # Distr@l
    r"|[A-ZÄÖÜ]{2,}-?[a-zäöü]*[+!](?=\W)"
    r")"
)
HASHTAG = re.compile(r"#\w")
YEAR = re.compile(r"(?:19|20)\d\d")
LABELLED = "t"
"""Tag of heads whose noun belongs to the label: "Netzwerk „X“"."""
LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Initiatives:
    """The extractor of initiatives."""

    name: str = "initiatives"

    def annotate(self, annotations: Annotations) -> Annotations:
        """Add mentions of initiatives that do not overlap with those found before."""
        document = annotations.document
        occupied = Occupied(m.span for m in annotations.mentions if not m.get("anaphor"))
        areas = passages(document)
        proposed = [c for area in areas for c in _proposals(document, area) if not occupied.covers(c.span)]
        mentions = [candidate.mention(Kind.INITIATIVE) for candidate in without_overlaps(proposed)]
        mentions += repetitions(document, areas, mentions, occupied)
        mentions += list(_anaphors(areas, mentions, occupied))
        return annotations.with_mentions(mentions)


def _proposals(document: Document, area: Passage) -> Iterator[Candidate]:
    """All names one passage may hold."""
    if area.limit <= area.first:
        return
    span = area.span(area.first, area.limit)
    for match in known_initiatives().find(document.text, span):
        name, category = match.payload
        acronym = {"acronym": match.surface} if match.surface.isupper() and match.surface != name else {}
        yield Candidate(match.span, name, category, "initiative.known", 0.95, acronym, weight=1)
    for odd in ODD_NAME.finditer(document.text, *span):
        yield Candidate(Span(*odd.span()), odd.group(), "Programm", "initiative.odd-name", 0.85)
    heads = nouns.initiative_heads()
    for index in range(area.first, area.limit):
        token = area[index]
        if token.text == "„":
            yield from _before_head(document, area, index)
        elif token.capitalised and (head := heads.find(token.text)):
            yield from _around_head(document, area, index, head)


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
                if len(form) > 4 or form.isupper():
                    entries.setdefault(form, (known.name, known.category))
    return Gazetteer(entries)


# --- quoted names ----------------------------------------------------------------------------------------------------


def _inner(document: Document, area: Passage, start: int, end: int) -> tuple[Span, str]:
    """Span and text between the marks of a quotation."""
    span = Span(area[start].end, area[end - 1].start)
    return span, " ".join(document.slice(span).split())


def _quoted_candidate(document: Document, area: Passage, start: int, end: int, head: Head, rule: str) -> Candidate:
    """A name in quotes that a head noun makes an initiative."""
    span, text = _inner(document, area, start, end)
    name = f"{head.word} {text}" if head.has(LABELLED) else text
    return Candidate(span, name, head.word, f"initiative.{rule}", 0.95, {"quoted": True, "alias": text}, weight=2)


def _before_head(document: Document, area: Passage, index: int) -> Iterator[Candidate]:
    """ "„X“-Netzwerk", "„X“ Kampagne"; a hashtag in quotes."""
    end = quoted(area.listing.tokens, index, area.limit)
    if end == index:
        return
    following = area[end] if end < area.limit else None
    if following is not None and following.text[0] == "-" and following.start == area[end - 1].end:
        word = following.text[1:]
        if head := nouns.initiative_heads().find(word[:1].upper() + word[1:]):
            yield _quoted_candidate(document, area, index, end, head, "quote-head")
            return
    span, text = _inner(document, area, index, end)
    if HASHTAG.match(text):
        yield Candidate(span, text, "Kampagne", "initiative.hashtag", 0.8, {"quoted": True})


def _around_head(document: Document, area: Passage, index: int, head: Head) -> Iterator[Candidate]:
    """Names that stand after a head noun or in it."""
    tokens, limit = area.listing.tokens, area.limit
    following = index + 1
    after = following
    while (
        after < limit
        and tokens[after].text in ("mit", "namens", "dem", "Namen", "Titel", "unter", "für")
        and after - following < 4
    ):
        after += 1
    named = after > following and tokens[after - 1].text in ("Namen", "Titel", "namens")
    start = after if named else following
    end = quoted(tokens, start, limit)
    if end > start:
        yield from _quoted_list(document, area, start, end, head)
        return
    if (candidate := _in_compound(document, area, index, head)) or (
        candidate := _proper_name(document, area, index, head)
    ):
        yield candidate


def _quoted_list(document: Document, area: Passage, start: int, end: int, head: Head) -> Iterator[Candidate]:
    """ "„A“", and after a plural also ", „B“ und „C“"."""
    while True:
        if not _is_speech(document, area, start, end):
            yield _quoted_candidate(document, area, start, end, head, "head-quote")
        if not head.plural or end + 1 >= area.limit or area[end].text not in (",", "und", "sowie"):
            return
        start, end = end + 1, quoted(area.listing.tokens, end + 1, area.limit)
        if end == start:
            return


def _is_speech(document: Document, area: Passage, start: int, end: int) -> bool:
    """Tell whether a quotation after a noun is rather a sentence than a name."""
    text = document.text[area[start].end : area[end - 1].start]
    return text.endswith(",") or len(text) > 90


# --- names without quotes --------------------------------------------------------------------------------------------


def _in_compound(document: Document, area: Passage, index: int, head: Head) -> Candidate | None:
    """ "KAT-Kompetenznetzwerk", "Graue-Flecken-Förderung": a compound whose first part is a name."""
    word = area[index].text
    if not head.has("h") or "-" not in word or head.plural:
        return None
    parts = word.split("-")[:-1]
    proper = any(part.isupper() and len(part) > 1 and part not in ("EU", "IT", "US", "CO") for part in parts)
    if not proper and len(parts) < 2 and (nouns.is_common(parts[0]) or is_place_name(parts[0])):
        return None
    if not proper and (len(parts) == 1 or not parts[0][0].isupper()) and not _is_unknown(parts[0]):
        return None
    name = head.word
    return Candidate(area[index].span, name, head.lemma, "initiative.compound", 0.8, {"alias": "-".join(parts)})


def _is_unknown(word: str) -> bool:
    """Tell whether the first part of a compound is no word but a made-up name: "AgrarX"."""
    return any(character.isupper() or character.isdigit() for character in word[1:])


def _proper_name(document: Document, area: Passage, index: int, head: Head) -> Candidate | None:
    """ "Innovationspreis Altmark 2020", "Modellregion Börde": proper nouns after the head noun."""
    if head.plural or head.has("q"):
        return None
    end = index + 1
    while (
        end < area.limit
        and end - index <= LONGEST_NAME
        and area.adjacent(end - 1, end)
        and _is_name_word(area, end, index)
    ):
        end += 1
    if end == index + 1 or not _names_a_thing(area, index, end, head):
        return None
    text = document.text[area[index].end : area[end - 1].end].strip()
    last = end + 1 if end < area.limit and YEAR.fullmatch(area[end].text) else end
    year = document.text[area[end - 1].end : area[last - 1].end] if last > end else ""
    acronym = acronym_in_parentheses(area, last)
    attributes: dict[str, object] = {"alias": f"{head.word} {text}"}
    if acronym:
        attributes["acronym"] = document.slice(area.span(*acronym))
    del year
    return Candidate(area.span(index, end), f"{head.word} {text}", head.lemma, "initiative.head-name", 0.8, attributes)


def _is_name_word(area: Passage, index: int, head: int) -> bool:
    """Tell whether a token continues a name after a head noun."""
    token = area[index]
    if not token.capitalised or token.text in NO_NAMES or is_role(token.text) or is_function_word(token):
        return False
    if nouns.organization_heads().find(token.text) and index > head + 1:
        return False
    return is_proper(token.text) or is_acronym(token) or (index > head + 1 and not nouns.is_common(token.text))


def _names_a_thing(area: Passage, index: int, end: int, head: Head) -> bool:
    """Tell whether proper nouns after a head noun name it; a place alone does so only after a compound."""
    first = area[index + 1].text
    if first.endswith("s") and is_place_name(first[:-1]) and not is_place_name(first):
        return False
    if all(is_place_name(token.text) for token in area.listing.tokens[index + 1 : end]):
        return (
            head.compound
            or head.lemma != head.word
            or head.lemma.startswith(("Modell", "Innovations", "Real", "Kompetenz"))
        )
    return True


def _anaphors(areas: tuple[Passage, ...], mentions: list[Mention], occupied: Occupied) -> Iterator[Mention]:
    """ "das Netzwerk", "des Programms": take up the initiative named last with that noun."""
    heads = nouns.initiative_heads()
    taken = Occupied(mention.span for mention in mentions)
    ordered = sorted(mentions, key=lambda mention: mention.span)
    for area in areas:
        for index in range(area.first, area.limit):
            token = area[index]
            if token.shape != "capital" or taken.covers(token.span) or occupied.covers(token.span):
                continue
            head = heads.find(token.text)
            if head is None or head.plural or determiner(area.listing.tokens, index, area.first) not in DEFINITE:
                continue
            before = [m for m in ordered if m.span.start < token.start and _same_kind(head, str(m.get("category")))]
            if before:
                attributes = {"category": before[-1].get("category"), "anaphor": True}
                yield Mention(token.span, Kind.INITIATIVE, before[-1].name, "initiative.anaphor", 0.7, attributes)


def _same_kind(head: Head, category: str) -> bool:
    """Tell whether a noun can take up an initiative of a category."""
    return head.word == category or (not head.compound and category.lower().endswith(head.lemma.lower()))
