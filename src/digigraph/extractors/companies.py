"""Firms and registered associations: the name to the left of a legal form."""

from __future__ import annotations

from collections.abc import Iterator

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.candidates import Candidate
from digigraph.extractors.names_left import is_town_adjective
from digigraph.extractors.names_written import nominative_words
from digigraph.extractors.passages import Passage
from digigraph.extractors.phrases import (
    ARTICLES,
    CONJUNCTIONS,
    DETERMINERS,
    FUSED,
    NO_NAMES,
    PREPOSITIONS,
    determiner,
    is_function_word,
    is_number,
    is_plain_adjective,
    is_role,
)
from digigraph.extractors.place_names import is_proper
from digigraph.extractors.tokens import NUMBER

LEGAL_FORMS = lexicon.word_class("legal-forms")
ASSOCIATIONS = frozenset({"e.V.", "e.V", "eV"})
JOINED = frozenset(["Co.", "Co", "Cie", "KG", "KGaA", "GmbH", "OHG"])
"""What may follow "GmbH &"."""
HYPHENATED_FORMS = frozenset(["AG", "GmbH", "KG", "eG", "SE"])
PARTICLES = DETERMINERS | FUSED | PREPOSITIONS | CONJUNCTIONS
PARTNERS = lexicon.word_class("firm-partners")
LINKS = lexicon.word_class("association-links")
"""Lower-case words that can stand inside the name of an association."""
LONGEST_NAME = 16
KINDS_OF_FIRM = "t"


def _legal(word: str) -> str:
    """A legal form without the blank in it."""
    return word.replace(" ", "")


def legal_form_end(passage: Passage, index: int) -> int:
    """End of the legal form that begins at a token ("GmbH & Co. KG", "e. V."); the token itself when there is none."""
    if index >= passage.limit or _legal(passage[index].text) not in LEGAL_FORMS:
        return index
    end = index + 1
    while end + 1 < passage.limit and passage[end].text in ("&", "und") and passage[end + 1].text in JOINED:
        end += 2
        if end < passage.limit and passage[end].text in JOINED:
            end += 1
    if end + 2 < passage.limit and passage[end].text == "(" and passage[end + 1].text == "haftungsbeschränkt":
        end += 3
    return end


def companies(passage: Passage) -> Iterator[Candidate]:
    """Yield the firms and registered associations of a passage, with their legal form."""
    yield from _hyphenated(passage)
    index = passage.first
    while index < passage.limit:
        end = legal_form_end(passage, index)
        if end == index:
            index += 1
            continue
        start = _stripped(passage, _name_start(passage, index), index)
        if start == index and _is_small_name(passage, index):
            start = index - 1
        if start < index:
            yield _candidate(passage, start, index, end)
        index = end


def _is_small_name(passage: Passage, legal: int) -> bool:
    """Tell whether a firm writes itself without a capital: "die univations GmbH"."""
    if legal - 2 < passage.first:
        return False
    token, before = passage[legal - 1], passage[legal - 2]
    return token.shape == "lower" and before.text.lower() in ARTICLES and not is_function_word(token)


def _hyphenated(passage: Passage) -> Iterator[Candidate]:
    """Yield firms whose legal form hangs on a hyphen: "Hallesche Verkehrs-AG"."""
    for index in range(passage.first, passage.limit):
        first, hyphen, form = passage[index].text.rpartition("-")
        if not hyphen or form not in HYPHENATED_FORMS or len(first) < 3 or not first[0].isupper():
            continue
        start = _name_start(passage, index)
        name, _ = nominative_words(passage, start, index + 1)
        if start < index and nouns.is_inflected_adjective(passage[start].text):
            name = nouns.nominative_adjective(passage[start].text, "f") + name[len(passage[start].text) :]
        attributes = {"legal": form}
        yield Candidate(passage.span(start, index + 1), name, form, "organization.legal-form", 0.9, attributes)


def _name_start(passage: Passage, legal: int) -> int:
    """First token of the name that ends before a legal form.

    The name is a run of capitalised words. Words such as "für" are crossed only where the head of an association stands
    to their left ("Verein zur Förderung der Musik e. V.").
    """
    start = legal
    index = legal - 1
    floor = max(passage.first, legal - LONGEST_NAME)
    linked = False
    while index >= floor:
        token = passage[index]
        if token.text in ("“", "‘") and index == start - 1:
            opening = _opening(passage, index, floor)
            if opening < 0:
                break
            start, index = opening, opening - 1
            continue
        if not linked and _in_run(passage, index, start):
            start = index
        elif linked and token.capitalised and not _is_boundary(passage, index):
            if _begins_association(token.text):
                start, linked = index, False
        elif _links(passage, index, passage[legal].text):
            linked = True
        else:
            break
        index -= 1
    return start


def _begins_association(word: str) -> bool:
    """Tell whether a word can head the name of an association or firm: "Verein", not "Betriebsrat"."""
    head = nouns.organization_heads().find(word)
    return head is not None and not (head.plural or head.has("r") or head.has("b") or head.has("m"))


def _links(passage: Passage, index: int, form: str) -> bool:
    """Tell whether a token can stand inside the name of an association, to the right of its head noun.

    An article does so only in a genitive or after a preposition: "Verein zur Pflege der Musik", not "X und die Y".
    """
    token = passage[index]
    before = passage[index - 1] if index > passage.first else None
    if before is None:
        return False
    if token.text in ARTICLES:
        genitive = token.text in ("der", "des") and before.capitalised
        return (genitive and _legal(form) in ASSOCIATIONS) or before.text in PREPOSITIONS
    if token.text == ",":
        return before.capitalised and passage[index + 1].capitalised
    return token.text in LINKS or is_plain_adjective(token) or token.text == "&"


def _opening(passage: Passage, closing: int, floor: int) -> int:
    """Index of the mark that opens a quotation; -1 when it does not stand near."""
    for index in range(closing - 1, floor - 1, -1):
        if passage[index].text in ("„", "‚"):
            return index
    return -1


def _in_run(passage: Passage, index: int, start: int) -> bool:
    """Tell whether a token continues the run of name words that begins at `start`."""
    token = passage[index]
    if token.capitalised:
        return not _is_boundary(passage, index)
    if token.text in ("&", "+"):
        return index > passage.first and passage[index - 1].capitalised and passage[start].capitalised
    if token.text in ("und", "u."):
        left = passage[index - 1].text if index > passage.first else ""
        return (left[-1:] == "-" and left[:1].isupper()) or (passage[start].text in PARTNERS and left[:1].isupper())
    return token.shape == NUMBER and (not is_number(token) or (passage.adjacent(index, start) and len(token.text) < 4))


def _is_boundary(passage: Passage, index: int) -> bool:
    """Tell whether a capitalised token cannot belong to the name of a firm."""
    token = passage[index]
    return (
        token.text in NO_NAMES
        or _legal(token.text) in LEGAL_FORMS
        or is_role(token.text)
        or (is_function_word(token) and passage.begins_sentence(index))
        or (token.text.lower() in PARTICLES and token.shape != "upper")
    )


def _stripped(passage: Passage, start: int, legal: int) -> int:
    """Leave out what says only the kind of body before the name: "Firma", "Verein", "Sensorhersteller"."""
    index = start
    if index < legal - 2 and _says_where(passage, index) and _names_itself(passage, index + 1, legal):
        # "Berliner Genossenschaft Werkraum eG": the adjective only says where the body is.
        index += 1
    while index < legal - 1 and passage[index].capitalised and passage[index + 1].capitalised:
        head = nouns.organization_heads().find(passage[index].text)
        kind = head is not None and not head.plural and (_is_kind_of_firm(head) or head.word == "Verein")
        plain = head is None and passage[index].text[-1] != "-" and _is_label(passage, index, legal)
        if not (kind or plain):
            break
        index += 1
    if index == legal - 1 and passage[index].text in ("Die", "Der", "Das"):
        return legal
    return index


def _says_where(passage: Passage, index: int) -> bool:
    """Tell whether the adjective of a town stands before another word of the name."""
    return is_town_adjective(passage[index].text) and passage[index + 1].capitalised


def _names_itself(passage: Passage, start: int, legal: int) -> bool:
    """Tell whether the words before a legal form name a firm without the adjective before them."""
    return any(is_proper(token.text) for token in passage.listing.tokens[start:legal])


def _is_kind_of_firm(head: nouns.Head) -> bool:
    """Tell whether a head noun is only a word for a firm and not the beginning of its name."""
    return head.has(KINDS_OF_FIRM) and head.lemma in (
        [
            "Firma",
            "Unternehmen",
            "Betrieb",
            "Hersteller",
            "Zulieferer",
            "Dienstleister",
            "Anbieter",
            "Betreiber",
            "Spezialist",
            "Start-up",
            "Startup",
            "Konzern",
        ]
    )


def _is_label(passage: Passage, index: int, legal: int) -> bool:
    """Tell whether a common noun before a name only says what the firm is: "Tochter", "Partner", "Träger"."""
    return passage[index].text.endswith(
        ("tochter", "Tochter", "partner", "Partner", "träger", "Träger", "spezialisten")
    )


def _candidate(passage: Passage, start: int, legal: int, end: int) -> Candidate:
    """Make the candidate of a firm, its name in the nominative."""
    form = _legal(passage[legal].text)
    short, category = nominative_words(passage, start, legal)
    listing = passage.listing.tokens
    if not category and determiner(listing, start, passage.first) == "des":
        short = _without_case(short)
    tail = " ".join(_legal_text(token.text) for token in listing[legal:end])
    return Candidate(
        passage.span(start, end),
        f"{short} {tail}",
        category or ("Verein" if form in ASSOCIATIONS else form),
        "organization.legal-form",
        0.98,
        {"alias": short, "legal": form},
    )


def _without_case(name: str) -> str:
    """Drop the -s of a genitive from the first word of a name: "Lehmbaukontors Zerbst" -> "Lehmbaukontor Zerbst"."""
    first, blank, rest = name.partition(" ")
    return nouns.without_genitive(first) + blank + rest


def _legal_text(word: str) -> str:
    """Spelling of a legal form in a name: "e. V." with its blank."""
    return "e. V." if _legal(word) in ASSOCIATIONS else word
