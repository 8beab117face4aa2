"""Names of initiatives built around a head noun: "Netzwerk „X“", "„X“-Kampagne", "Innovationspreis Altmark"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digigraph.extractors import lexicon, nouns
from digigraph.extractors.acronyms import acronym_in_parentheses
from digigraph.extractors.candidates import Candidate
from digigraph.extractors.names_left import is_town_adjective
from digigraph.extractors.names_right import is_object, stops_coordination
from digigraph.extractors.names_runs import MASS_NOUNS, is_slash_place
from digigraph.extractors.names_written import written
from digigraph.extractors.nouns import Head
from digigraph.extractors.passages import Passage
from digigraph.extractors.phrases import (
    DEFINITE,
    NO_NAMES,
    coordination,
    determiner,
    is_acronym,
    is_function_word,
    is_role,
    quoted,
)
from digigraph.extractors.place_names import is_place_name, is_proper
from digigraph.model import Span

HASHTAG = re.compile(r"#\w")
YEAR = re.compile(r"(?:19|20)\d\d")
VERSION = re.compile(r"\d\.\d|20[2-9]\d|I{1,3}|IV|V|VI")
"""What follows a noun in the name of a programme: "4.0", "2030", "III"."""
DEFINITE_PROGRAMMES = lexicon.word_class("definite-programmes")
"""Nouns whose purpose is the name: "das Landesprogramm für Demokratie"."""
NAMED_SO = re.compile(r"\b[Uu]nter dem Namen „([^“\n]{2,90})“")
NAMING = frozenset(["namens", "Namen", "Titel"])
LEADING_TO_NAME = frozenset(["mit", "dem", "unter", "namens", "Namen", "Titel"])
COMMON_PREFIXES = frozenset(["EU", "IT", "US", "CO", "KI", "ÖPNV", "PKW", "LKW", "NRW", "LSA", "BW", "MV"])
"""Capitals that begin a compound without being the name of a programme."""
LABELLED = "t"
"""Tag of heads whose noun belongs to the label: "Netzwerk „X“"."""
LONGEST_NAME = 5
LONGEST_TITLE = 90


def initiative_phrases(text: str, area: Passage) -> Iterator[Candidate]:
    """Yield the initiatives of a passage that are named around a head noun."""
    yield from _named_so(text, area)
    heads = nouns.initiative_heads()
    for index in range(area.first, area.limit):
        token = area[index]
        if token.text == "„":
            yield from _quoted_before(text, area, index)
        elif token.capitalised and (head := heads.find(token.text)):
            yield from _around_head(text, area, index, head)


def _named_so(text: str, area: Passage) -> Iterator[Candidate]:
    """ "Unter dem Namen „X“ legt das Land ein Förderprogramm auf": the noun stands elsewhere in the sentence."""
    if area.limit <= area.first:
        return
    for match in NAMED_SO.finditer(text, *area.span(area.first, area.limit)):
        index = area.listing.first_at(match.end())
        end = min(index + 16, area.limit)
        for position in range(index, end):
            word = area[position].text
            if word in ".!?\n":
                break
            head = nouns.initiative_heads().find(word) if area[position].capitalised else None
            if head is not None and not head.plural:
                name = f"{head.word} {match[1]}" if head.has(LABELLED) else match[1]
                attributes = {"quoted": True, "alias": match[1]}
                yield Candidate(Span(*match.span(1)), name, head.word, "initiative.named", 0.85, attributes, weight=1)
                break


# --- names in quotes -------------------------------------------------------------------------------------------------


def _in_quotes(text: str, area: Passage, tokens: tuple[int, int], head: Head, rule: str) -> Candidate:
    """A name in quotes that a head noun makes an initiative; the mention is what stands between the marks."""
    span = Span(area[tokens[0]].end, area[tokens[1] - 1].start)
    inner = " ".join(text[span.start : span.end].split())
    name = f"{head.word} {inner}" if head.has(LABELLED) else inner
    attributes = {"quoted": True, "alias": inner}
    return Candidate(span, name, head.word, f"initiative.{rule}", 0.95, attributes, weight=2)


def _quoted_before(text: str, area: Passage, index: int) -> Iterator[Candidate]:
    """ "„X“-Netzwerk"; a hashtag in quotes."""
    end = quoted(area.listing.tokens, index, area.limit)
    if end == index:
        return
    following = area[end] if end < area.limit else None
    if following is not None and following.text[0] == "-" and following.start == area[end - 1].end:
        word = following.text[1:]
        if head := nouns.initiative_heads().find(word[:1].upper() + word[1:]):
            yield _in_quotes(text, area, (index, end), head, "quote-head")
            return
    span = Span(area[index].end, area[end - 1].start)
    inner = " ".join(text[span.start : span.end].split())
    if HASHTAG.match(inner):
        yield Candidate(span, inner, "Kampagne", "initiative.hashtag", 0.8, {"quoted": True})
    elif _is_all_name(area, index, end) and (head := nouns.initiative_heads().find(area[end - 2].text)):
        attributes = {"quoted": True, "alias": inner}
        yield Candidate(span, inner, head.lemma, "initiative.quoted-head", 0.75, attributes)


def _is_all_name(area: Passage, start: int, end: int) -> bool:
    """Tell whether a quotation is two to five capitalised words: "Digital Innovation Hub", no sentence."""
    inner = area.listing.tokens[start + 1 : end - 1]
    return 1 < len(inner) <= 5 and all(token.capitalised or token.shape == "number" for token in inner)


def _around_head(text: str, area: Passage, index: int, head: Head) -> Iterator[Candidate]:
    """Names that stand after a head noun or in it."""
    start = _name_start(area, index + 1)
    end = quoted(area.listing.tokens, start, area.limit)
    if end > start:
        yield from _quoted_list(text, area, (start, end), head)
    elif start < area.limit - 1 and area[start].text == "#" and area[start + 1].start == area[start].end:
        span = area.span(start, start + 2)
        yield Candidate(span, text[span.start : span.end], head.lemma, "initiative.hashtag", 0.85)
    elif candidate := _in_compound(area, index, head) or _with_purpose(area, index, head) or _proper(area, index, head):
        yield candidate


def _name_start(area: Passage, start: int) -> int:
    """Where a name begins after "mit dem Namen", "namens"; `start` itself when none of these stands there."""
    index = start
    while index < area.limit and area[index].text in LEADING_TO_NAME and index - start < 4:
        index += 1
    return index if index > start and area[index - 1].text in NAMING else start


def _quoted_list(text: str, area: Passage, tokens: tuple[int, int], head: Head) -> Iterator[Candidate]:
    """ "„A“", and after a plural also ", „B“ und „C“"."""
    start, end = tokens
    while end > start:
        inner = text[area[start].end : area[end - 1].start]
        if len(inner) <= LONGEST_TITLE and not inner.endswith(","):
            yield _in_quotes(text, area, (start, end), head, "head-quote")
        if not head.plural or end + 1 >= area.limit or area[end].text not in (",", "und", "sowie"):
            return
        start = end + 1
        end = quoted(area.listing.tokens, start, area.limit)


# --- names without quotes --------------------------------------------------------------------------------------------


def _in_compound(area: Passage, index: int, head: Head) -> Candidate | None:
    """ "KAT-Kompetenznetzwerk", "Graue-Flecken-Förderung": a compound whose first part is a name."""
    parts = area[index].text.split("-")[:-1]
    if not parts or head.plural or not (head.has("h") or head.has("x")):
        return None
    if not (head.has("x") or len(parts) > 1 or (_is_made_up(parts[0]) and not head.has("q"))):
        return None
    made_up = len(parts) == 1 and _is_made_up(parts[0])
    attributes = {"alias": parts[0]} if made_up else {}
    return Candidate(area[index].span, head.word, head.lemma, "initiative.compound", 0.8, attributes)


def _is_made_up(word: str) -> bool:
    """Tell whether the first part of a compound is no word but a made-up name: "KAT", "AgrarX"."""
    return word not in COMMON_PREFIXES and any(character.isupper() or character.isdigit() for character in word[1:])


def _with_purpose(area: Passage, index: int, head: Head) -> Candidate | None:
    """ "Kompetenzzentrum für nachwachsende Baustoffe": a centre, or anything whose acronym follows."""
    if head.plural or index + 3 >= area.limit or area[index + 1].text not in ("für", "zur", "gegen"):
        return None
    start = index + 3 if area[index + 2].text in ("ein", "eine", "einen", "die", "das", "den", "mehr") else index + 2
    end = coordination(area.listing.tokens, start, area.limit, stops_coordination)
    if end > start and head.word in DEFINITE_PROGRAMMES and _is_definite(area, index):
        return _phrase(area, (index, end), head, "head-purpose")
    acronym = acronym_in_parentheses(area, end)
    if end == index + 2 or (acronym is None and not head.lemma.endswith(("zentrum", "Kompetenzzentrum"))):
        return None
    return _phrase(area, (index, end), head, "head-purpose")


def _proper(area: Passage, index: int, head: Head) -> Candidate | None:
    """ "Innovationspreis Altmark", "Kompetenzzentrum Nachwachsende Baustoffe", "Netzwerk Wirtschaft 4.0"."""
    if head.plural or head.has("q"):
        return None
    end = index + 1
    while end < area.limit and end - index <= LONGEST_NAME and area.adjacent(end - 1, end):
        step = _name_step(area, end, index)
        if not step:
            break
        end += step
    if end == index + 1 and head.has(LABELLED):
        end = _topic_end(area, index)
    elif end > index + 1 and not _names_a_thing(area, index, end, head):
        return None
    if end == index + 1:
        return None
    return _phrase(area, (_acronym_before(area, index), end), head, "head-name", index)


def _topic_end(area: Passage, index: int) -> int:
    """End of a plain noun that names a network: "das Netzwerk Kinderschutz"; `index + 1` when it is an object."""
    token = area[index + 1] if index + 1 < area.limit else None
    if token is None or not token.capitalised or token.text in NO_NAMES or not _is_definite(area, index):
        return index + 1
    if is_role(token.text) or token.text in MASS_NOUNS or nouns.organization_heads().find(token.text):
        return index + 1
    end = index + 4 if is_slash_place(area, index + 2) else index + 2
    return index + 1 if is_object(area, index, end) else end


def _is_definite(area: Passage, index: int) -> bool:
    """Tell whether a definite article stands before a noun."""
    return determiner(area.listing.tokens, index, area.first) in DEFINITE


def _acronym_before(area: Passage, index: int) -> int:
    """Begin with a name in capitals right before the head noun: "IQ Innovationspreis"."""
    if index == area.first or not area.adjacent(index - 1, index) or area[index - 1].text in COMMON_PREFIXES:
        return index
    return index - 1 if is_acronym(area[index - 1]) and not area.begins_sentence(index) else index


def _name_step(area: Passage, index: int, head: int) -> int:
    """How many tokens from `index` on continue a name after a head noun; 0 for none."""
    token = area[index]
    if VERSION.fullmatch(token.text):
        return 1 if index > head + 1 and not area[head].text.lower().endswith("preis") else 0
    if not token.capitalised or token.text in NO_NAMES or is_role(token.text) or is_function_word(token):
        return 0
    if nouns.organization_heads().find(token.text):
        return 0
    following = area[index + 1] if index + 1 < area.limit and area.adjacent(index, index + 1) else None
    if following is not None and VERSION.fullmatch(following.text) and not area[head].text.lower().endswith("preis"):
        return 2
    if following is not None and following.capitalised and is_town_adjective(token.text):
        return 0
    if following is not None and following.capitalised and nouns.looks_adjectival(token.text):
        return 2
    return 1 if is_proper(token.text) or is_acronym(token) else 0


def _names_a_thing(area: Passage, index: int, end: int, head: Head) -> bool:
    """Tell whether proper nouns after a head noun name it; a place alone does so only after a compound."""
    first = area[index + 1].text
    if first.endswith("s") and is_place_name(first[:-1]) and not is_place_name(first):
        return False
    if all(is_place_name(token.text) for token in area.listing.tokens[index + 1 : end]):
        return head.compound or head.lemma not in ("Programm", "Projekt", "Cluster")
    return True


def _phrase(area: Passage, tokens: tuple[int, int], head: Head, rule: str, noun: int | None = None) -> Candidate:
    """Candidate from its first token, with the acronym in parentheses after it; `noun` when the head is not first."""
    index, end = tokens
    noun = index if noun is None else noun
    name = head.word + written(area, noun, end)[len(area[noun].text) :]
    if noun > index:
        name = f"{written(area, index, noun)} {name}"
    after = end + 1 if end < area.limit and YEAR.fullmatch(area[end].text) else end
    attributes: dict[str, object] = {"alias": name}
    if acronym := acronym_in_parentheses(area, after):
        attributes["acronym"] = "".join(token.text for token in area.listing.tokens[acronym[0] : acronym[1]])
    return Candidate(area.span(index, end), name, head.lemma, f"initiative.{rule}", 0.8, attributes)
