"""Splits a paragraph of the reading text into sentences.

A full stop ends a sentence unless it belongs to an abbreviation, an ordinal or an initial; even then it does when the
next word is one that has a capital only at the head of a sentence (`... Bauernverband e. V. Es sprechen ...`). Closing
quotation marks stay with their sentence. A motto in quotation marks inside a sentence is not cut
(`die Kampagne „Hinsehen. Anrufen.“`), direct speech is. Time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digigraph.model import Span
from digigraph.parse.words import words

_END = re.compile(r"[.!?…]+[“‘’”»«\")\]]*(?=\s|$)")
_TITLES = words("titles")
"""Abbreviations that always stand before a name."""
_ABBREVIATIONS = _TITLES | words("abbreviations")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?$")
_HEADS = words("heads")
"""Words that have a capital only at the head of a sentence; the polite `Sie` and nouns are not among them."""
_MARKS = re.compile("[„“]")
_WORD = re.compile(r"[„‚(\[]*(\w[\w-]*)")
_LONGEST_MOTTO = 120
_SHORTEST_WAY_BACK = 24


def split_sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of one paragraph in order, without the blanks around them."""
    mottos = list(_mottos(text, span))
    start = _skip(text, span.start, span.end)
    motto = 0
    for found in _END.finditer(text, span.start, span.end):
        while motto < len(mottos) and mottos[motto].end <= found.start():
            motto += 1
        inside = motto < len(mottos) and mottos[motto].start <= found.start()
        if inside and found.end() <= mottos[motto].end:
            continue
        if found.end() <= start or not _ends(text, found.start(), found.end(), span, inside):
            continue
        yield Span(start, found.end())
        start = _skip(text, found.end(), span.end)
    end = span.end
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start, end)


def _skip(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _mottos(text: str, span: Span) -> Iterator[Span]:
    """Find short quotations that stand inside a sentence; spans are what is between the marks."""
    opened = -1
    for mark in _MARKS.finditer(text, span.start, span.end):
        if mark.group() == "„":
            opened = mark.start()
        elif opened >= 0:
            if mark.start() - opened <= _LONGEST_MOTTO and _opens_inside(text, opened, span.start):
                yield Span(opened + 1, mark.start())
            opened = -1


def _opens_inside(text: str, position: int, floor: int) -> bool:
    """Tell whether what stands before a quotation is the beginning of its sentence and does not announce speech."""
    before = position - 1
    while before >= floor and text[before].isspace():
        before -= 1
    return before >= floor and (text[before].isalnum() or text[before] in ",(–-/")


def _ends(text: str, mark: int, after: int, span: Span, in_motto: bool) -> bool:
    """Tell whether the mark at `mark`, with what clings to it up to `after`, ends the sentence."""
    following = _skip(text, after, span.end)
    if following >= span.end:
        return True
    head = text[following]
    if head.islower() or head in ",;:–-/)":
        return False
    match = _WORD.match(text, following, span.end)
    opens = match is not None and match.group(1) in _HEADS
    if in_motto:
        return opens
    if text[mark] != "." or text[mark + 1 : mark + 2] == ".":
        return True
    return _is_full_stop(text, mark, span.start, opens, head)


def _is_full_stop(text: str, mark: int, floor: int, opens: bool, head: str) -> bool:
    """Tell whether a single dot is more than the end of an abbreviation, an ordinal or an initial."""
    word_start = mark
    limit = max(floor, mark - _SHORTEST_WAY_BACK)
    while word_start > limit and (text[word_start - 1].isalnum() or text[word_start - 1] in ".-"):
        word_start -= 1
    word = text[word_start:mark]
    last = word.rsplit("-", 1)[-1].rsplit(".", 1)[-1].casefold()
    if word.isdigit():
        # "am 24. Dezember", "das 6. Forum", but a year or a sum ends what it stands in.
        return len(word) > 2 or opens
    if last in _TITLES or (head == "(" and (len(last) == 1 or last in _ABBREVIATIONS)):
        return False
    if (len(last) == 1 and last.isalpha()) or _ACRONYM.search(word) or last in _ABBREVIATIONS:
        return opens
    return True
