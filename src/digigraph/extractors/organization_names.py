"""Bodies whose name stands beside their noun: firms, clubs, names in quotes, lists after a plural, a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from digigraph.extractors import nouns
from digigraph.extractors.candidates import Candidate
from digigraph.extractors.companies import legal_form_end
from digigraph.extractors.municipalities import MUNICIPALITIES
from digigraph.extractors.names_right import PROPER, QUOTE
from digigraph.extractors.names_runs import MASS_NOUNS, proper_run
from digigraph.extractors.names_written import nominative_name, written
from digigraph.extractors.nouns import Head
from digigraph.extractors.passages import Passage
from digigraph.extractors.people_lexicon import given_sex
from digigraph.extractors.phrases import DEFINITE, determiner, is_role, suspended_start
from digigraph.extractors.place_names import is_place_name

LONGEST_QUOTED = 7
CATEGORIES = {
    "Uni": "Universität",
    "TU": "Universität",
    "BTU": "Universität",
    "FH": "Hochschule",
    "PH": "Hochschule",
    "IHK": "Handelskammer",
    "HWK": "Handwerkskammer",
}
SCHOOLS = frozenset(["Universität", "Hochschule", "Fachhochschule"])


class Parts(NamedTuple):
    """What was found around a head noun."""

    start: int
    """First token of the name."""
    end: int
    """One past its last token."""
    left: str
    right: str


def _may_be_told_by_place(head: Head) -> bool:
    """Tell whether a town usually has one body of a kind: "die Universität in X", "das Krankenhaus in X"."""
    if head.has("t") or head.has("z") or head.has("k") or any(character.isupper() for character in head.word[1:]):
        return False
    return head.compound or head.has("l") or head.lemma in SCHOOLS


def by_place(passage: Passage, index: int, head: Head, parts: Parts) -> Candidate | None:
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


def firm(passage: Passage, index: int, parts: Parts) -> Candidate | None:
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


def belongs_to_body(passage: Passage, index: int) -> bool:
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


def club(passage: Passage, index: int, end: int) -> Candidate:
    """Name that follows "Verein", without that word."""
    name = written(passage, index + 1, end)
    attributes = {"alias": f"Verein {name}"}
    return Candidate(passage.span(index + 1, end), name, "Verein", "organization.club", 0.85, attributes)


def quoted_name(passage: Passage, index: int, head: Head, parts: Parts) -> Candidate | None:
    """Name in quotes after a noun for a body: "das Labor „X“"."""
    start, end = index + 2, parts.end - 1
    name = written(passage, start, end) if end > start else ""
    if not name[:1].isupper() or end - start > LONGEST_QUOTED or name[-1] in ",.!?":
        return None
    attributes = {"quoted": True, "alias": f"{head.word} {name}"}
    return Candidate(passage.span(start, end), name, head.word, "organization.head-quote", 0.85, attributes)


def listed(passage: Passage, index: int, head: Head) -> Iterator[Candidate]:
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
