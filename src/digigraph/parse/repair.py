"""Repairs the running text of title and body: paragraphs, blanks, hyphens, glued words.

Works after the layout is known, because line ends and runs of blanks mean something else above and below the text.
Every repair is a list of edits, so offsets lead back to the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from digigraph.model import Span
from digigraph.parse.edits import Edit

_BLANKS = re.compile(r"[ \t]*\n\s*|[ \t]{2,}")
_LABEL_BEFORE = re.compile(r"(?:^|\s)\w[\w-]{1,18}\s?:$")
_LABEL_AFTER = re.compile(
    r"(?:Was|Wann|Wo|Wer|Wie|Termin|Ort|Zeit|Datum|Beginn|Treffpunkt|Uhrzeit|Anlass|Thema|Hintergrund|Hinweis)\w*\s?:"
)
_SENTENCE_END = re.compile(r"[.!?:…;][“‘”»\"'?¿)\]]*$|[?¿“”\"«]$")
_STARTERS = '„"»«‚¿?•–-(*[…“'

# A noun is written with a capital even behind a hyphen, so a small-lettered noun there is a word broken at a line end.
_BROKEN_WORD = re.compile(
    r"\b[A-ZÄÖÜ]?[a-zäöüß]{2,}-(?=[a-zäöüß]{0,20}(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tät|täten|ismus|gramm|gramme"
    r"|gramms|beschleuniger|ministerium|ministeriums|minister|ministers|ministerin|sekretär|sekretärin|präsident|präsidentin|zentrum|zentrums)\b)"
)
_GLUED_SENTENCE = re.compile(r"(?<=[a-zäöüß]{3})\.(?=[A-ZÄÖÜ][a-zäöüß]+\b(?![.@/]))")
_GLUED_WORD = re.compile(
    r"(?<=\s)(?:sowie|oder|für|mit|von|vom|zum|zur|durch|über|unter|nach|bei|und)(?=[A-ZÄÖÜ][a-zäöüß]{3,})"
)


# Invitations in one line: each label begins a line of its own, and the text goes on behind the address.
_RUN_IN_LABEL = re.compile(r"(?<=\S)[ \t]+(?=(?:Was|Wann|Wo|Wer|Termin|Ort|Zeit|Beginn|Treffpunkt|Uhrzeit)\s?:\s)")
_AFTER_ADDRESS = re.compile(
    r"\b(?:Wo|Ort|Treffpunkt|Adresse)\s?:[^\n:]{0,140}?\b\d{5} [A-ZÄÖÜ][\wäöüß-]+(?: \([A-Z][a-zäöüß]+\))?"
    r"(?P<gap>[ \t]+)(?=[A-ZÄÖÜ„][a-zäöüß]+ [\w„])"
)


def field_edits(text: str, field: Span, removed: Iterable[Span] = (), *, one_line: bool = False) -> Iterator[Edit]:
    """Find the repairs of one field; a title is one line, a body has one line for each paragraph."""
    gone = sorted(removed)
    for span in gone:
        yield _removal(text, span, field)
    for match in _BLANKS.finditer(text, field.start, field.end):
        yield Edit(match.start(), match.end(), " " if one_line else _between(text, match, field))
    if not one_line:
        yield from _label_edits(text, field)
    for match in _BROKEN_WORD.finditer(text, field.start, field.end):
        yield Edit(match.end() - 1, match.end(), "")
    for match in _GLUED_SENTENCE.finditer(text, field.start, field.end):
        if not _in_address(text, match.start()):
            yield Edit(match.end(), match.end(), " ")
    for match in _GLUED_WORD.finditer(text, field.start, field.end):
        yield Edit(match.end(), match.end(), " ")


def _label_edits(text: str, field: Span) -> Iterator[Edit]:
    """Break an invitation's labels into lines, where there are at least two of them."""
    gaps = [match.span() for match in _RUN_IN_LABEL.finditer(text, field.start, field.end)]
    if len(gaps) > 1:
        yield from (Edit(start, end, "\n") for start, end in gaps)
        for match in _AFTER_ADDRESS.finditer(text, field.start, field.end):
            yield Edit(*match.span("gap"), "\n")


def _removal(text: str, span: Span, field: Span) -> Edit:
    """Take out a stretch with the line break it leaves behind."""
    end = span.end
    while end < field.end and text[end].isspace():
        end += 1
    if end < field.end or span.start == field.start:
        return Edit(span.start, end, "")
    start = span.start
    while start > field.start and text[start - 1].isspace():
        start -= 1
    return Edit(start, end, "")


def _between(text: str, match: re.Match[str], field: Span) -> str:
    """Decide what a run of blanks was: a paragraph break, or no more than a blank."""
    if match.end() >= field.end or match.start() <= field.start:
        return ""
    if "\n" in match.group():
        return "\n"
    before = text[max(field.start, match.start() - 24) : match.start()]
    after = text[match.end()]
    if _LABEL_BEFORE.search(before):
        return " "
    ended = _SENTENCE_END.search(before) is not None
    starts = after.isupper() or after.isdigit() or after in _STARTERS
    if len(match.group()) == 2:
        return "\n" if ended and starts and before[-1] != ":" else " "
    if _LABEL_AFTER.match(text, match.end(), field.end):
        return "\n"
    return "\n" if starts and (ended or not _runs_on(before)) else " "


def _runs_on(before: str) -> bool:
    """Tell whether the line before a gap stops in the middle of a phrase."""
    return bool(before) and (
        before[-1] == ","
        or re.search(r"\b(?:der|die|das|des|dem|den|und|oder|von|für|im|in|am|zum|zur|mit)$", before) is not None
    )


def _in_address(text: str, position: int) -> bool:
    """Tell whether a full stop belongs to a web or mail address."""
    start = max(text.rfind(" ", max(0, position - 80), position), text.rfind("\n", max(0, position - 80), position)) + 1
    token = text[start : position + 40].split(maxsplit=1)[0] if start < position else ""
    return "@" in token or "www." in token or "://" in token
