"""Names of bodies built around a head noun: "Verband der Köche", "Institut für X und Y", "Michael Muster Stiftung"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.acronyms import fits
from digigraph.extractors.candidates import Candidate
from digigraph.extractors.companies import nominative_name
from digigraph.extractors.nouns import Head
from digigraph.extractors.passages import Passage
from digigraph.extractors.phrases import (
    DEFINITE,
    NO_NAMES,
    coordination,
    determiner,
    is_acronym,
    is_function_word,
    is_plain_adjective,
    is_role,
    noun_item,
    quoted,
    suspended_start,
)
from digigraph.extractors.place_names import is_compound_of_places, is_place_name, is_proper

PURPOSE = frozenset(["für", "zur", "zum", "gegen"])
PLACE_LINKS = ("am", "an", "im", "in", "bei", "ob")
LAND_WIDE = re.compile(r"(?:Landes|Bundes|Landeshaupt)(?=[a-zäöü]{4})")
NOT_LAND_WIDE = lexicon.word_class("not-land-wide")
COMMON_GENITIVES = lexicon.word_class("common-genitives")
EVALUATING = re.compile(
    r"(?:neu|weiter|jung|ander|viel|einig|groß|klein|gut|best|erst|eigen|entsprechend|zahlreich|bisherig)e[nrsm]?"
)
"""Adjectives that begin an object, not a name: "hat der Bundesverband neue Zahlen"."""
UMBRELLA = re.compile(
    r"(?:Bundes|Landes|Zentral|Gesamt|Haupt|Dach|Fach|Regional|Deutscher )\w*(?:verband|vereinigung|bund)"
)
NAMELESS_FIRMS = lexicon.word_class("nameless-firms")
DIPLOMATIC = frozenset(["Botschaft", "Generalkonsulat", "Konsulat"])
LONGEST_RUN = 4


class Parts(NamedTuple):
    """What was found around a head noun."""

    start: int
    """First token of the name."""
    end: int
    """One past its last token."""
    left: str
    """"", "adjective" or "name"."""
    right: str
    """"", "quote", "purpose", "genitive", "proper" or "adjective"."""


def organization_phrases(passage: Passage) -> Iterator[Candidate]:
    """Yield the bodies of a passage that are named around a head noun."""
    heads = nouns.organization_heads()
    for index in range(passage.first, passage.limit):
        token = passage[index]
        if not (token.capitalised or token.text[0] == "-") or token.text[-1] == "-":
            continue
        head = heads.find(token.text.lstrip("-"))
        if head is None:
            continue
        if head.plural and head.lemma != head.word:
            yield from _listed(passage, index, head)
        elif candidate := _single(passage, index, head):
            yield candidate


def _single(passage: Passage, index: int, head: Head) -> Candidate | None:
    """Name around one head noun in the singular; None when the noun is only a word."""
    start, left = _left(passage, index, head)
    end, right = _right(passage, index, head)
    parts = Parts(start, end, left, right)
    if head.lemma in NAMELESS_FIRMS:
        return _firm(passage, index, parts)
    if right == "quote" and head.has("w"):
        return _quoted_name(passage, index, head, parts)
    rule = _reason(passage, index, head, parts)
    if rule is None:
        return None
    attributes: dict[str, object] = {}
    if head.has("r") or head.lemma == "Campus":
        attributes["relational"] = True
    if head.has("l"):
        attributes["venue"] = True
    category = "Metonym" if head.has("m") else head.lemma
    name = nominative_name(passage, start, end, index, head)
    confidence = 0.95 if right or left else 0.85
    return Candidate(passage.span(start, end), name, category, f"organization.{rule}", confidence, attributes)


def _reason(passage: Passage, index: int, head: Head, parts: Parts) -> str | None:
    """Why the phrase names a body; None when it does not."""
    weak = head.has("w")
    if parts.right in ("proper", "quote") or (parts.right in ("purpose", "genitive", "adjective") and not weak):
        return f"head-{parts.right}"
    if parts.right == "purpose" and parts.left == "adjective":
        return "head-purpose"
    if parts.left == "name":
        return "name-head"
    if parts.left == "adjective" and (not weak or _is_geographic(passage, parts.start) or head.has("l")):
        return "adjective-head"
    if _has_proper_first_part(passage[index].text):
        return "compound-name"
    return _bare_reason(passage, index, head, parts)


def _bare_reason(passage: Passage, index: int, head: Head, parts: Parts) -> str | None:
    """Why a head noun without complement names a body; None when it does not."""
    article = determiner(passage.listing.tokens, parts.start, passage.first)
    if head.has("b"):
        return None if article.startswith(("ein", "kein", "jed")) else "unique"
    definite = article in DEFINITE
    if definite and (head.has("r") or (head.has("c") and head.compound)):
        return "definite"
    if definite and LAND_WIDE.match(head.word) and head.lemma not in NOT_LAND_WIDE:
        return "land-wide"
    if head.has("c") and head.compound and not article and parts.start < index + 1:
        return "listed" if _in_list(passage, parts.start) else None
    return None


def _in_list(passage: Passage, start: int) -> bool:
    """Tell whether a noun without article stands in a list: "sowie Apothekerkammer und Ärztekammer"."""
    before = passage[start - 1].text if start > passage.first else ""
    return before in ("und", "sowie", ",")


def _is_geographic(passage: Passage, start: int) -> bool:
    """Tell whether the adjective at a token is made from a place: "Thüringer", "Märkische"."""
    word = passage[start].text
    return word.endswith("er") or word.lower().endswith(("ische", "ischen", "ischer", "isches", "ischem"))


def _has_proper_first_part(word: str) -> bool:
    """Tell whether the part of a compound before its last hyphen is a name: "Thünen-Institut", "CDU-Fraktion"."""
    parts = word.split("-")[:-1]
    return any(len(part) > 1 and part[:1].isupper() and not nouns.is_common(part) for part in parts)


# --- to the left -----------------------------------------------------------------------------------------------------


def _left(passage: Passage, index: int, head: Head) -> tuple[int, str]:
    """Begin of the name and what it begins with."""
    start = suspended_start(passage.listing.tokens, index, passage.first)
    if head.lemma in DIPLOMATIC and start == index and index > passage.first:
        word = passage[index - 1].text
        if word.endswith(("ische", "ischen")) and word[0].islower():
            return index - 1, "name"
    kind = ""
    while start > passage.first and index - start < LONGEST_RUN and passage.adjacent(start - 1, start):
        step = _left_step(passage, start - 1)
        if not step or (kind == "name" and step == "adjective"):
            break
        start, kind = start - 1, step if kind != "name" else kind
    return start, kind


def _left_step(passage: Passage, index: int) -> str:
    """Whether a token continues a name to the left: as "adjective", as "name", or not at all ("")."""
    token = passage[index]
    word = token.text
    if not token.capitalised or word in NO_NAMES or is_function_word(token) or is_role(word) or word[-1] in "-.":
        return ""
    first = passage.begins_sentence(index)
    if word.endswith(("e", "en", "er", "es", "em")) and _is_name_adjective(word, first):
        return "adjective"
    if is_place_name(word) or nouns.is_common(word) or nouns.organization_heads().find(word):
        return "name" if word == "Burg" else ""
    return "" if first and word.endswith(("e", "er", "es", "en")) else "name"


def _is_name_adjective(word: str, first: bool) -> bool:
    """Tell whether a capitalised adjective belongs to a name; first in a sentence it must be one of the usual ones."""
    if (word.endswith("er") and is_place_name(word[:-2])) or is_place_name(word[:-2] + "en"):
        return True
    if nouns.is_inflected_adjective(word):
        return (
            not first or word.lower().endswith(("ische", "ischer", "isches", "ischen")) or word.startswith("Deutsche")
        )
    return not first and not nouns.is_common(word) and word.endswith(("che", "chen", "lige", "ligen", "er"))


# --- to the right ----------------------------------------------------------------------------------------------------


def _right(passage: Passage, index: int, head: Head) -> tuple[int, str]:
    """End of the name and what it ends with."""
    tokens, limit = passage.listing.tokens, passage.limit
    following = index + 1
    if following >= limit or not passage.adjacent(index, following):
        return following, ""
    end = quoted(tokens, following, limit)
    if end > following:
        return end, "quote"
    word = tokens[following].text
    if word in PURPOSE or (word in ("bei", "beim") and head.has("r")):
        end = _purpose(passage, following)
        if end > following:
            return _with_place(passage, end), "purpose"
    if word in ("der", "des") and (
        head.has("g") or (tokens[following + 1 : following + 2] and tokens[following + 1].text == "Landes")
    ):
        end = _genitive(passage, following, head)
        if end > following:
            return _with_place(passage, end), "genitive"
    if word == "von" and head.has("g") and following + 1 < limit and is_place_name(tokens[following + 1].text):
        return following + 2, "proper"
    end = _proper_run(passage, following)
    if end > following:
        return _with_purpose_after_name(passage, end, head), "proper"
    if UMBRELLA.fullmatch(head.word):
        end = _adjectival(passage, following)
        if end > following:
            return end, "adjective"
    return following, ""


def _stop(tokens: object, index: int) -> bool:
    """Tell whether an item of a coordination begins another name or names a person."""
    word = tokens[index].text  # type: ignore[index]
    if word[0] == "-":
        return False
    return (
        is_role(word)
        or nouns.organization_heads().find(word) is not None
        or word in ("Minister", "Land", "Bund", "Stadt", "Landkreis", "EU")
        or is_acronym(tokens[index])  # type: ignore[index]
    )


def _purpose(passage: Passage, start: int) -> int:
    """End of "für X, Y und Z [von W]" or "zur Förderung der X"; `start` when there is none."""
    tokens, limit = passage.listing.tokens, passage.limit
    index = start + 1
    if index < limit and tokens[index].text in ("die", "das", "den"):
        index += 1
    end = coordination(tokens, index, limit, _stop)
    if end == index or tokens[end - 1].text in NO_NAMES:
        return start
    if end < limit and tokens[end].text == "von":
        nested = coordination(tokens, end + 1, limit, _stop)
        if nested > end + 1 and nouns.is_common(tokens[end + 1].text):
            return nested
    if end < limit and tokens[end].text in ("der", "des") and tokens[start].text in ("zur", "zum"):
        nested = coordination(tokens, end + 1, limit, _stop)
        if nested > end + 1:
            return nested
    return end


def _genitive(passage: Passage, start: int, head: Head) -> int:
    """End of "der X und Y" or "des Landes X"; `start` when it does not belong to a name."""
    tokens, limit = passage.listing.tokens, passage.limit
    if tokens[start].text == "des" and start + 2 < limit and tokens[start + 1].text == "Landes":
        return start + 3 if is_place_name(tokens[start + 2].text) else start
    end = coordination(tokens, start + 1, limit, _stop)
    if end == start + 1 or tokens[end - 1].text in COMMON_GENITIVES or is_role_singular(tokens[end - 1].text):
        return start
    if is_place_name(tokens[end - 1].text) and end == start + 2:
        return start
    return end


def is_role_singular(word: str) -> bool:
    """Tell whether a word names one person by role; groups ("Ingenieure", "Landwirte") do not count."""
    return is_role(word) and not word.endswith(("en", "innen", "re", "te"))


def _with_place(passage: Passage, end: int) -> int:
    """Take a place or an acronym that follows a complement: "für Kunst und Design Halle", "... IFF"."""
    if end >= passage.limit or not passage.adjacent(end - 1, end):
        return end
    token = passage[end]
    if token.capitalised and (is_place_name(token.text) or is_compound_of_places(token.text)):
        return _proper_run(passage, end)
    if is_acronym(token) and token.shape == "upper":
        text = passage.listing.tokens[max(passage.first, end - 12) : end]
        if fits(token.text, " ".join(word.text for word in text)):
            return end + 1
    return end


def _with_purpose_after_name(passage: Passage, end: int, head: Head) -> int:
    """Take "für X" after a name only where an acronym or nothing else could follow; kept simple: the name ends here."""
    del head
    return end


def _proper_run(passage: Passage, start: int) -> int:
    """End of a run of name words at `start`: "Harz", "Bad Kösen", "Wangen im Allgäu", "Rennsteig-Rhön"."""
    end = start
    while end < passage.limit and end - start < LONGEST_RUN and (end == start or passage.adjacent(end - 1, end)):
        token = passage[end]
        if token.capitalised and _continues_run(passage, end, start):
            end += 1
        elif end > start and token.text in PLACE_LINKS and _is_place_tail(passage, end):
            return end + (3 if passage[end + 1].text in ("der", "dem", "den") else 2)
        else:
            break
    return end


def _continues_run(passage: Passage, index: int, start: int) -> bool:
    """Tell whether a capitalised token belongs to a run of name words."""
    word = passage[index].text
    if word in NO_NAMES or is_role(word) or word[-1] == "-" or is_function_word(passage[index]):
        return False
    if word in ("Bad", "Sankt", "St."):
        return True
    if nouns.organization_heads().find(word) and not is_place_name(word):
        return False
    if index == start and not is_proper(word):
        return False
    if index > start:
        return is_proper(word) or is_place_name(word)
    return True


def _is_place_tail(passage: Passage, index: int) -> bool:
    """Tell whether "im Allgäu", "an der Saale" stands at a token and tells a place from its namesakes."""
    previous = passage[index - 1].text
    following = [token.text for token in passage.listing.tokens[index : index + 3]]
    return any(
        f"{previous} {' '.join(following[:length])}" in _known() for length in (2, 3) if len(following) >= length
    )


def _known() -> dict[str, object]:
    from digigraph.extractors.place_names import known_places  # noqa: PLC0415

    return known_places()  # type: ignore[return-value]


def _adjectival(passage: Passage, start: int) -> int:
    """End of an apposition "mittelständische Wirtschaft" right after the head; `start` when there is none."""
    token = passage[start]
    if not is_plain_adjective(token) or EVALUATING.fullmatch(token.text):
        return start
    end = noun_item(passage.listing.tokens, start, passage.limit)
    following = passage[end].text if end < passage.limit else "."
    return end if following in (".", ",", "(", ")", "\n", ":", "und", "e. V.", "e.V.", "hat", "ist", "in") else start


# --- kinds of phrase -------------------------------------------------------------------------------------------------


def _firm(passage: Passage, index: int, parts: Parts) -> Candidate | None:
    """Name that follows "Firma" or "Unternehmen"."""
    start = index + 1
    if parts.right not in ("proper", "quote"):
        return None
    end = parts.end
    if parts.right == "quote":
        start, end = start + 1, end - 1
    name = passage.listing.tokens[start:end]
    if (
        not name
        or all(is_place_name(token.text) for token in name)
        or (name[0].text.endswith("s") and is_place_name(name[0].text))
    ):
        return None
    text = " ".join(token.text for token in name)
    return Candidate(passage.span(start, end), text, "Unternehmen", "organization.firm", 0.8)


def _quoted_name(passage: Passage, index: int, head: Head, parts: Parts) -> Candidate | None:
    """Name in quotes after a noun for a body: "das Labor „X“"."""
    start, end = index + 2, parts.end - 1
    if end <= start:
        return None
    text = _text(passage, start, end)
    return Candidate(passage.span(start, end), text, head.word, "organization.head-quote", 0.85, {"quoted": True})


def _text(passage: Passage, start: int, end: int) -> str:
    """Text of a range of tokens with single blanks where the text has any."""
    tokens = passage.listing.tokens
    pieces = [tokens[start].text]
    for index in range(start + 1, end):
        pieces.append((" " if tokens[index].start > tokens[index - 1].end else "") + tokens[index].text)
    return "".join(pieces)


def _listed(passage: Passage, index: int, head: Head) -> Iterator[Candidate]:
    """Spread a plural head over the names that follow: "Hochschulen Anhalt, Harz und Merseburg"."""
    start = suspended_start(passage.listing.tokens, index, passage.first)
    position = index + 1
    if position + 2 < passage.limit and passage[position].text == "(" and passage[position + 2].text == ")":
        position += 3
    spans = []
    while position < passage.limit:
        end = _proper_run(passage, position)
        if end == position or not any(
            is_place_name(t.text) or "-" in t.text for t in passage.listing.tokens[position:end]
        ):
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
        name = f"{label} {_text(passage, first, end)}"
        span = passage.span(start if number == 0 else first, end)
        yield Candidate(span, name, head.lemma, "organization.listed", 0.9)
