"""Names of bodies built around a head noun: "Verband der Köche", "Institut für X und Y", "Michael Muster Stiftung"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.candidates import Candidate
from digigraph.extractors.names_left import (
    ADJECTIVE,
    NAME,
    has_town_adjective,
    is_confessional,
    is_geographic_adjective,
    left_part,
)
from digigraph.extractors.names_right import APPOSITION, GENITIVE, PROPER, PURPOSE_PART, QUOTE, right_part
from digigraph.extractors.names_written import nominative_name
from digigraph.extractors.nouns import Head
from digigraph.extractors.ordinals import ordinal_before
from digigraph.extractors.organization_names import (
    CATEGORIES,
    Parts,
    belongs_to_body,
    by_place,
    club,
    firm,
    listed,
    quoted_name,
)
from digigraph.extractors.passages import Passage
from digigraph.extractors.people_lexicon import given_sex
from digigraph.extractors.phrases import DEFINITE, determiner
from digigraph.extractors.place_names import is_place_name

LAND_WIDE = re.compile(r"(?:Landes|Bundes|Landeshaupt)(?=[a-zäöü]{4})")
NOT_LAND_WIDE = lexicon.word_class("not-land-wide")
NAMELESS_FIRMS = lexicon.word_class("nameless-firms")
BOARDS = frozenset(["Beirat", "Jury", "Kuratorium"])
"""Boards that count also when the text brings them in with "ein"."""
METONYM = "Metonym"
PARTS_OF_BODIES = frozenset(["Ausschuss", "Fraktion", "Campus", "Kommission"])
_TAGS = {"r": "relational", "l": "venue"}


def organization_phrases(passage: Passage) -> Iterator[Candidate]:
    """Yield the bodies of a passage that are named around a head noun."""
    heads = nouns.organization_heads()
    for index in range(passage.first, passage.limit):
        token = passage[index]
        if not (token.capitalised or token.text[0] == "-") or token.text[-1] == "-":
            continue
        head = heads.find(token.text.lstrip("-"))
        if head is None or (head.compound and is_place_name(token.text)) or _is_numbered(passage, index):
            continue
        if head.plural:
            yield from listed(passage, index, head)
        elif candidate := _single(passage, index, head):
            yield candidate


def _is_numbered(passage: Passage, index: int) -> bool:
    """Tell whether an ordinal counts the noun: "7. Altmärkische Orgelakademie" is an event."""
    ordinal = ordinal_before(passage, index)
    return ordinal is not None and ordinal.digits


def _single(passage: Passage, index: int, head: Head) -> Candidate | None:
    """Name around one head noun in the singular; None when the noun is only a word."""
    start, left = left_part(passage, index, head)
    end, right = right_part(passage, index, head)
    if head.has("k") and left == ADJECTIVE:
        end, right = _church_land(passage, end, right)
    parts = Parts(start, end, left, right)
    if head.lemma in NAMELESS_FIRMS:
        return firm(passage, index, parts)
    if right == QUOTE and head.has("i"):
        return None
    if right == PROPER and head.word == "Verein" and not passage[index + 1].text.endswith("er"):
        return club(passage, index, end)
    if right == QUOTE:
        return quoted_name(passage, index, head, parts)
    rule = _reason(passage, index, head, parts)
    if rule is None:
        return by_place(passage, index, head, parts)
    attributes: dict[str, object] = {name: True for tag, name in _TAGS.items() if head.has(tag)}
    if head.lemma in PARTS_OF_BODIES:
        attributes["relational"] = True
    if rule == "definite" and not left and not head.compound:
        attributes["bare"] = True
    category = METONYM if head.has("m") else CATEGORIES.get(head.lemma, head.lemma)
    name = nominative_name(passage, start, end, index, head)
    confidence = 0.95 if right or left else 0.85
    return Candidate(passage.span(start, end), name, category, f"organization.{rule}", confidence, attributes)


def _church_land(passage: Passage, end: int, right: str) -> tuple[int, str]:
    """Take the land of a church into its name: "Evangelische Kirche in Mitteldeutschland"."""
    if right or end + 1 >= passage.limit or passage[end].text not in ("in", "von"):
        return end, right
    return (end + 2, PROPER) if is_place_name(passage[end + 1].text) else (end, right)


def _reason(passage: Passage, index: int, head: Head, parts: Parts) -> str | None:
    """Why the phrase names a body; None when it does not."""
    if head.has("z"):
        return "compound-name" if has_proper_first_part(passage[index].text) else None
    if head.has("u"):
        named = parts.right == PROPER and not is_place_name(passage[index + 1].text)
        return "trade" if named else None
    weak = head.has("w")
    named = parts.right == PROPER or (parts.right == APPOSITION and head.has("n"))
    if named or (parts.right in (GENITIVE, APPOSITION) and not weak):
        return None if head.has("k") and not parts.left and not head.compound else f"head-{parts.right}"
    if parts.right == PURPOSE_PART and (not weak or parts.left):
        return "head-purpose"
    if parts.left == NAME:
        return "name-head"
    if parts.left == ADJECTIVE and _adjective_names(passage, head, parts.start):
        return "adjective-head"
    if has_proper_first_part(passage[index].text) and not head.has("k"):
        return "compound-name"
    if head.compound and _fills_quotation(passage, index):
        return "quoted-compound"
    return _bare_reason(passage, head, parts)


def _adjective_names(passage: Passage, head: Head, start: int) -> bool:
    """Tell whether an adjective makes the head noun a name: "Thüringer Aufbaubank", "Evangelische Kirche"."""
    word = passage[start].text
    if head.has("k"):
        return is_confessional(word)
    return not head.has("w") or is_geographic_adjective(word) or head.has("l")


def _bare_reason(passage: Passage, head: Head, parts: Parts) -> str | None:
    """Why a head noun without complement names a body; None when it does not."""
    article = determiner(passage.listing.tokens, parts.start, passage.first)
    indefinite = article.startswith(("ein", "kein", "jed"))
    if head.has("b"):
        return None if indefinite else "unique"
    if parts.end < passage.limit and given_sex(passage[parts.end].text):
        # "Betriebsrat Mario Muster": the noun is a person's role.
        return None
    definite = article in DEFINITE
    if definite and head.compound and not head.has("w") and has_town_adjective(passage, parts.start):
        return "town-adjective"
    if head.has("r") and head.has("w"):
        return "part" if belongs_to_body(passage, parts.end) else None
    if head.has("r") and not head.has("w") and (definite or (article.startswith("ein") and head.lemma in BOARDS)):
        return "definite"
    if definite and head.has("c") and head.compound:
        return "definite"
    if definite and LAND_WIDE.match(head.word) and head.lemma not in NOT_LAND_WIDE:
        return "land-wide"
    if head.has("c") and head.compound and not article:
        return "listed" if _in_list(passage, parts) else None
    return None


def _in_list(passage: Passage, parts: Parts) -> bool:
    """Tell whether a noun without article stands in a list: "sowie Apothekerkammer und Ärztekammer"."""
    before = passage[parts.start - 1].text if parts.start > passage.first else ""
    after = passage[parts.end].text if parts.end < passage.limit else ""
    return bool({before, after} & {"und", "sowie"})


def _fills_quotation(passage: Passage, index: int) -> bool:
    """Tell whether a token is all that stands in a pair of quotation marks."""
    return (
        index > passage.first
        and index + 1 < passage.limit
        and passage[index - 1].text == "„"
        and passage[index + 1].text == "“"
        and (index - 2 < passage.first or nouns.initiative_heads().find(passage[index - 2].text) is None)
    )


def has_proper_first_part(word: str) -> bool:
    """Tell whether the part of a compound before its last hyphen is a name: "Thünen-Institut", "CDU-Fraktion"."""
    parts = word.split("-")[:-1]
    return any(len(part) > 1 and part[:1].isupper() and not nouns.is_common(part) for part in parts)
