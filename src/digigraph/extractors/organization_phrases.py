"""Names of bodies built around a head noun: "Verband der Köche", "Institut für X und Y", "Michael Muster Stiftung"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.candidates import Candidate
from digigraph.extractors.companies import legal_form_end
from digigraph.extractors.municipalities import MUNICIPALITIES
from digigraph.extractors.names_left import (
    ADJECTIVE,
    NAME,
    has_town_adjective,
    is_confessional,
    is_geographic_adjective,
    left_part,
)
from digigraph.extractors.names_right import (
    APPOSITION,
    GENITIVE,
    MASS_NOUNS,
    PROPER,
    PURPOSE_PART,
    QUOTE,
    proper_run,
    right_part,
)
from digigraph.extractors.names_written import nominative_name, written
from digigraph.extractors.nouns import Head
from digigraph.extractors.ordinals import ordinal_before
from digigraph.extractors.passages import Passage
from digigraph.extractors.people_lexicon import given_sex
from digigraph.extractors.phrases import DEFINITE, determiner, is_role, suspended_start
from digigraph.extractors.place_names import is_place_name

LAND_WIDE = re.compile(r"(?:Landes|Bundes|Landeshaupt)(?=[a-zäöü]{4})")
NOT_LAND_WIDE = lexicon.word_class("not-land-wide")
NAMELESS_FIRMS = lexicon.word_class("nameless-firms")
BOARDS = frozenset(["Beirat", "Jury", "Kuratorium"])
"""Boards that count also when the text brings them in with "ein"."""
LONGEST_QUOTED = 7
METONYM = "Metonym"
CATEGORIES = {
    "Uni": "Universität",
    "TU": "Universität",
    "BTU": "Universität",
    "FH": "Hochschule",
    "PH": "Hochschule",
    "IHK": "Handelskammer",
    "HWK": "Handwerkskammer",
}
PARTS_OF_BODIES = frozenset(["Ausschuss", "Fraktion", "Campus", "Kommission"])
SCHOOLS = frozenset(["Universität", "Hochschule", "Fachhochschule"])
_TAGS = {"r": "relational", "l": "venue"}


class Parts(NamedTuple):
    """What was found around a head noun."""

    start: int
    """First token of the name."""
    end: int
    """One past its last token."""
    left: str
    right: str


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
            yield from _listed(passage, index, head)
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
        return _firm(passage, index, parts)
    if right == QUOTE and head.has("i"):
        return None
    if right == PROPER and head.word == "Verein" and not passage[index + 1].text.endswith("er"):
        return _club(passage, index, end)
    if right == QUOTE:
        return _quoted_name(passage, index, head, parts)
    rule = _reason(passage, index, head, parts)
    if rule is None:
        return _by_place(passage, index, head, parts)
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
        return "part" if _belongs_to_body(passage, parts.end) else None
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


def _may_be_told_by_place(head: Head) -> bool:
    """Tell whether a town usually has one body of a kind: "die Universität in X", "das Krankenhaus in X"."""
    if head.has("t") or head.has("z") or head.has("k") or any(character.isupper() for character in head.word[1:]):
        return False
    return head.compound or head.has("l") or head.lemma in SCHOOLS


def _by_place(passage: Passage, index: int, head: Head, parts: Parts) -> Candidate | None:
    """Body that only its place tells apart: "das Übergabebüro in Suhl"; the name holds the place, the mention not."""
    if not _may_be_told_by_place(head) or parts.left or parts.right:
        return None
    if parts.end + 1 >= passage.limit or passage[parts.end].text != "in":
        return None
    if determiner(passage.listing.tokens, parts.start, passage.first) not in DEFINITE:
        return None
    place = proper_run(passage, parts.end + 1)
    if place == parts.end + 1 or not is_place_name(passage[parts.end + 1].text):
        return None
    noun = nominative_name(passage, parts.start, parts.end, index, head)
    name = f"{noun} in {written(passage, parts.end + 1, place)}"
    category = CATEGORIES.get(head.lemma, head.lemma)
    span = passage.span(parts.start, parts.end)
    return Candidate(span, name, category, "organization.place", 0.7, {"bare": True})


def _firm(passage: Passage, index: int, parts: Parts) -> Candidate | None:
    """Name that follows "Firma" or "Unternehmen"."""
    if parts.right not in (PROPER, QUOTE):
        return None
    start, end = (index + 2, parts.end - 1) if parts.right == QUOTE else (index + 1, parts.end)
    end = _past_trade(passage, start, end) if parts.right == PROPER else end
    words = [token.text for token in passage.listing.tokens[start:end]]
    if not words or all(is_place_name(word) for word in words) or (len(words) > 1 and given_sex(words[0])):
        return None
    name = written(passage, start, end)
    return Candidate(passage.span(start, end), name, "Unternehmen", "organization.firm", 0.8)


def _past_trade(passage: Passage, start: int, end: int) -> int:
    """Take the trade after the name of a firm: "Firma Horn Glass Industries", "Firma Muster Antriebstechnik"."""
    while (
        end < passage.limit and end - start < 4 and passage.adjacent(end - 1, end) and passage[end].shape == "capital"
    ):
        word = passage[end].text
        if word in MASS_NOUNS or is_role(word) or nouns.organization_heads().find(word) or word.endswith("ung"):
            break
        end += 1
    return end


def _belongs_to_body(passage: Passage, index: int) -> bool:
    """Tell whether the name of a body follows in the genitive: "der Elbgetriebe AG", "des Verbandes"."""
    if index + 1 >= passage.limit or passage[index].text not in ("der", "des"):
        return False
    if passage[index + 1].text in MUNICIPALITIES:
        return True
    position = index + 1
    while position < passage.limit and position - index < 5 and passage[position].capitalised:
        if legal_form_end(passage, position) > position or nouns.organization_heads().find(passage[position].text):
            return True
        position += 1
    return False


def _club(passage: Passage, index: int, end: int) -> Candidate:
    """Name that follows "Verein", without that word."""
    name = written(passage, index + 1, end)
    attributes = {"alias": f"Verein {name}"}
    return Candidate(passage.span(index + 1, end), name, "Verein", "organization.club", 0.85, attributes)


def _quoted_name(passage: Passage, index: int, head: Head, parts: Parts) -> Candidate | None:
    """Name in quotes after a noun for a body: "das Labor „X“"."""
    start, end = index + 2, parts.end - 1
    name = written(passage, start, end) if end > start else ""
    if not name[:1].isupper() or end - start > LONGEST_QUOTED or name[-1] in ",.!?":
        return None
    attributes = {"quoted": True, "alias": f"{head.word} {name}"}
    return Candidate(passage.span(start, end), name, head.word, "organization.head-quote", 0.85, attributes)


def _listed(passage: Passage, index: int, head: Head) -> Iterator[Candidate]:
    """Spread a plural head over the names that follow: "Hochschulen Anhalt, Harz und Merseburg"."""
    start = suspended_start(passage.listing.tokens, index, passage.first)
    position = index + 1
    if position + 2 < passage.limit and passage[position].text == "(" and passage[position + 2].text == ")":
        position += 3
    spans = []
    while position < passage.limit:
        end = proper_run(passage, position)
        words = [token.text for token in passage.listing.tokens[position:end]]
        if not any(is_place_name(word) or "-" in word for word in words):
            break
        spans.append((position, end))
        if end < passage.limit and passage[end].text in (",", "und", "sowie"):
            position = end + 1
        else:
            break
    if len(spans) < 2:
        return
    label = nominative_name(passage, start, index + 1, index, head)
    for number, (first, end) in enumerate(spans):
        name = f"{label} {written(passage, first, end)}"
        span = passage.span(start if number == 0 else first, end)
        yield Candidate(span, name, head.lemma, "organization.listed", 0.9)
