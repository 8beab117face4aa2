"""What belongs to a name to the right of its head noun: a title in quotes, a purpose, a genitive, proper nouns."""

from __future__ import annotations

import re

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.acronyms import acronym_in_parentheses, fits
from digigraph.extractors.names_runs import MASS_NOUNS, proper_run
from digigraph.extractors.nouns import Head
from digigraph.extractors.passages import Passage
from digigraph.extractors.phrases import (
    NO_NAMES,
    Tokens,
    coordination,
    is_acronym,
    is_plain_adjective,
    is_role,
    noun_item,
    quoted,
)
from digigraph.extractors.place_names import LANDS, is_compound_of_places, is_landscape, is_place_name

PURPOSE = frozenset(["für", "zur", "zum", "gegen"])
COMMON_GENITIVES = lexicon.word_class("common-genitives")
AUXILIARIES = lexicon.word_class("participle-auxiliaries")
EVALUATING = re.compile(
    r"(?:neu|weiter|jung|ander|viel|einig|groß|klein|gut|best|erst|eigen|entsprechend|zahlreich|bisherig)e[nrsm]?"
)
"""Adjectives that begin an object, not a name: "hat der Bundesverband neue Zahlen"."""
UMBRELLA = re.compile(r"(?:Bundes|Landes|Zentral|Gesamt|Haupt|Dach|Fach|Regional)\w*(?:verband|vereinigung|bund)")
ADJECTIVAL = lexicon.word_list("adjectival-endings")
FINITE = lexicon.word_class("finite-auxiliaries")
QUOTE = "quote"
PURPOSE_PART = "purpose"
GENITIVE = "genitive"
PROPER = "proper"
APPOSITION = "apposition"


def right_part(passage: Passage, index: int, head: Head) -> tuple[int, str]:
    """End of the name around the head noun at `index`, and what it ends with ("" for nothing)."""
    tokens, limit = passage.listing.tokens, passage.limit
    start = index + 1
    if start >= limit or not passage.adjacent(index, start):
        return start, ""
    end = quoted(tokens, start, limit)
    if end > start:
        return end, QUOTE
    end = _purpose_part(passage, start, head)
    if end > start:
        return _with_place(passage, end), PURPOSE_PART
    end = _genitive_part(passage, start, head)
    if end > start:
        of_landscape = head.has("l") and (is_landscape(tokens[end - 1].text) or is_place_name(tokens[end - 1].text))
        return _with_place(passage, end), PROPER if of_landscape else GENITIVE
    if tokens[start].text == "von" and head.has("g") and start + 1 < limit and is_place_name(tokens[start + 1].text):
        return start + 2, PROPER
    end = proper_run(passage, start)
    if end > start:
        return _past_parenthesis(passage, _with_cause(passage, end, head)), PROPER
    end = _apposition(passage, index, head)
    if end > start:
        return _past_parenthesis(passage, _with_place(passage, end)), APPOSITION
    end = _past_parenthesis(passage, start)
    return end, PROPER if end > start else ""


def _with_cause(passage: Passage, end: int, head: Head) -> int:
    """Take "für alle" after the first word of an association's name: "Verein Rechtskunde für alle"."""
    if head.word != "Verein" or end + 1 >= passage.limit:
        return end
    if passage[end].text.endswith(ADJECTIVAL) and passage[end + 1].text in FINITE:
        # "Der Verein Netzlos glücklich wurde": an adjective before the verb can only belong to the name.
        return end + 1
    if passage[end].text != "für":
        return end
    if passage[end + 1].text in ("alle", "uns", "dich", "mich"):
        return end + 2
    return max(end, coordination(passage.listing.tokens, end + 1, passage.limit, stops_coordination))


def stops_coordination(tokens: Tokens, index: int) -> bool:
    """Tell whether an item of a coordination begins another name or names a person."""
    token = tokens[index]
    suspended = index >= 2 and tokens[index - 2].text[-1] == "-"
    if token.text[0] == "-" or suspended:
        return False
    return (
        is_role(token.text)
        or _is_other_body(tokens, index)
        or token.text in ("Land", "Bund", "Stadt", "Landkreis", "EU")
        or is_acronym(token)
    )


def _is_other_body(tokens: Tokens, index: int) -> bool:
    """Tell whether an item is the head of another body: not "Theater" in "für Musik und Theater"."""
    head = nouns.organization_heads().find(tokens[index].text)
    if head is None:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    art = head.has("w") and not head.compound and not head.plural
    return not (art and (following is None or not following.capitalised))


def _purpose_part(passage: Passage, start: int, head: Head) -> int:
    """End of "für X, Y und Z [von W]" or "zur Förderung der X"; `start` when there is none.

    Bodies that are named without one ("Bundesregierung", "Jury") do not take what follows into their name.
    """
    tokens, limit = passage.listing.tokens, passage.limit
    word = tokens[start].text
    if head.has("r") and word in ("bei", "beim") and start + 1 < limit and tokens[start + 1].capitalised:
        return start + 2
    if word == "für" and head.lemma.endswith("kammer") and start + 1 < limit and is_place_name(tokens[start + 1].text):
        return start + 2
    if word not in PURPOSE or head.has("b") or head.has("r"):
        return start
    index = start + 1
    if index < limit and tokens[index].text in ("die", "das", "den"):
        index += 1
    end = coordination(tokens, index, limit, stops_coordination)
    if end == index or tokens[end - 1].text in NO_NAMES or is_place_name(tokens[index].text):
        return start
    return _nested(passage, end, word)


def _nested(passage: Passage, end: int, word: str) -> int:
    """End of a further "von W" or, after "zur Förderung", "der X"."""
    tokens, limit = passage.listing.tokens, passage.limit
    if end >= limit:
        return end
    nested = end
    if is_plain_adjective(tokens[end]) and tokens[end].text.endswith("er"):
        # "Dynamik komplexer technischer Systeme"
        item = noun_item(tokens, end, limit)
        return item if item > end + 1 and tokens[item - 1].capitalised else end
    of_what = tokens[end].text == "von" and end + 1 < limit and nouns.is_common(tokens[end + 1].text)
    of_whom = tokens[end].text in ("der", "des") and word in ("zur", "zum")
    if of_what or of_whom:
        nested = coordination(tokens, end + 1, limit, stops_coordination)
    return nested if nested > end + 1 else end


def _genitive_part(passage: Passage, start: int, head: Head) -> int:
    """End of "der X und Y" or "des Landes X"; `start` when it does not belong to a name."""
    tokens, limit = passage.listing.tokens, passage.limit
    if tokens[start].text not in ("der", "des"):
        return start
    if start + 2 < limit and tokens[start + 1].text == "Landes":
        bare = head.has("m") or head.has("r") or head.has("w")
        return start + 3 if is_place_name(tokens[start + 2].text) and not bare else start
    if head.has("l") and start + 2 < limit:
        if is_landscape(tokens[start + 1].text):
            return start + 2
        if tokens[start + 1].text == "Stadt" and is_place_name(tokens[start + 2].text):
            return proper_run(passage, start + 2)
    if not head.has("g"):
        return start
    body = nouns.organization_heads().find(tokens[start + 1].text) if start + 1 < limit else None
    # A masculine after "der" can only be a plural: "Verband der Hersteller".
    if body is not None and not body.plural and not (tokens[start].text == "der" and body.gender == "m"):
        return start
    end = coordination(tokens, start + 1, limit, stops_coordination)
    if end == start + 1 or tokens[end - 1].text in COMMON_GENITIVES:
        return start
    if _is_one_person(tokens[end - 1].text) and not (
        tokens[start].text == "der" and tokens[end - 1].text.endswith("er")
    ):
        return start
    return start if is_place_name(tokens[end - 1].text) and end == start + 2 else end


def _is_one_person(word: str) -> bool:
    """Tell whether a word names one person by role; groups ("Ingenieure", "Landwirte") do not count."""
    return is_role(word) and not word.endswith(("en", "innen", "re", "te"))


def _with_place(passage: Passage, end: int) -> int:
    """Take a place or an acronym that follows a complement: "für Kunst und Design Halle", "... IFF"."""
    if end >= passage.limit or not passage.adjacent(end - 1, end):
        return end
    token = passage[end]
    if token.capitalised and (is_place_name(token.text) or is_compound_of_places(token.text)):
        return proper_run(passage, end)
    if token.text == "„":
        closing = quoted(passage.listing.tokens, end, passage.limit, 6)
        return _with_place(passage, closing) if closing > end else end
    if token.text == "–" and end + 1 < passage.limit and passage[end + 1].shape == "upper":
        inner = _with_place(passage, end + 1)
        return inner if inner == end + 2 and not is_place_name(passage[end + 1].text) else end
    if is_acronym(token) and token.shape == "upper":
        name = " ".join(word.text for word in passage.listing.tokens[max(passage.first, end - 12) : end])
        if fits(token.text, name):
            return end + 1
    return end


def _past_parenthesis(passage: Passage, end: int) -> int:
    """Take "(DLR) Mosel": an acronym and the place after it."""
    found = acronym_in_parentheses(passage, end)
    if found is None:
        return end
    after = found[1] + 1
    if after < passage.limit and passage[after].capitalised and is_place_name(passage[after].text):
        return proper_run(passage, after)
    return end


def _apposition(passage: Passage, index: int, head: Head) -> int:
    """End of a plain noun that is the name: "Stiftung Lesen", "Bundesverband mittelständische Wirtschaft"."""
    start = index + 1
    umbrella = UMBRELLA.fullmatch(head.word) is not None
    if not (head.has("n") or umbrella) or EVALUATING.fullmatch(passage[start].text):
        return start
    end = noun_item(passage.listing.tokens, start, passage.limit)
    if (
        end == start
        or passage[end - 1].text in MASS_NOUNS
        or passage[end - 1].text in NO_NAMES
        or is_role(passage[end - 1].text)
    ):
        return start
    if is_plain_adjective(passage[start]) and not umbrella and not acronym_in_parentheses(passage, end):
        return start
    if nouns.organization_heads().find(passage[end - 1].text) or is_object(passage, index, end):
        return start
    if (
        head.lemma == "Stiftung"
        and end + 1 < passage.limit
        and passage[end].text == "in"
        and passage[end + 1].text in LANDS
    ):
        return end + 2
    return end


def is_object(passage: Passage, index: int, end: int) -> bool:
    """Tell whether a noun after a body is rather the object of a split verb: "hat die Stiftung Bücher gekauft"."""
    before = [token.text.lower() for token in passage.listing.tokens[max(passage.first, index - 4) : index]]
    after = passage[end].text if end < passage.limit else "."
    return any(word in AUXILIARIES for word in before) and after[0].islower() and after.endswith(("t", "en"))
