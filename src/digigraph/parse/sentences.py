"""Splits German running text into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digigraph.model import Span

_ABBREVIATIONS = frozenset(
    "dr prof dipl ing med jur phil rer nat h.c habil bzw ca vgl etc evtl ggf inkl insb zzgl str st tel fax nr nrn mio mrd "
    "tsd abs art bd hrsg jh max min sog usw u a z b d i e v s o g co jun sen geb verh gez kath evang allg staatl öff "
    "lfd mind rd jan feb mär apr jun jul aug sep sept okt nov dez mo di mi do fr sa so hl bspw inc ltd abt anm aufl "
    "bearb bes dgl ebd erg erw evt ff folg gem ing insg kl km kr lt mag mdl mfg mtl od pl resp rep spr std stdl tägl "
    "usf versch wg zt ziff zw ego p.a".split()
)
_END = re.compile(r"[.!?…:]+[“‘”»«\")\]]*(?=\s|$)")
_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


def split_sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of one paragraph, without the blanks around them."""
    start = _skip(text, span.start, span.end)
    for found in _END.finditer(text, span.start, span.end):
        if found.end() <= start or not _ends_sentence(text, found.start(), found.end(), span.end):
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


def _ends_sentence(text: str, mark: int, after: int, limit: int) -> bool:
    following = _skip(text, after, limit)
    if following >= limit:
        return True
    head = text[following]
    if text[mark] == ":" or head.islower() or head in ",;":
        return False
    if text[mark] != "." or after - mark > 1:
        return True
    word_start = mark
    while word_start > 0 and (text[word_start - 1].isalnum() or text[word_start - 1] in ".-"):
        word_start -= 1
    word = text[word_start:mark]
    if word.isdigit() and len(word) <= 2:
        return False
    return not (len(word) == 1 or word.casefold().rsplit("-", 1)[-1] in _ABBREVIATIONS)
