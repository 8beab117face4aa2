"""Tells whether the clause around a date speaks of what was or of what will be.

A release says "am Montag" of last Monday and of next Monday alike; only the verb tells them apart.
"""

from __future__ import annotations

import re

from digigraph.extractors.times_calendar import Tense
from digigraph.model import Span

WINDOW = 240
"""Code points looked at on either side; bounds the work on text without sentence ends."""

_CLAUSE_END = re.compile(r"[,;:!?\n]\s|\.\s(?=[A-ZÄÖÜ„])|\s–\s")
_SENTENCE_END = re.compile(r"\n|(?<![\d ]\d|.[A-ZÄÖÜ])[.!?][“”]?\s(?=[A-ZÄÖÜ„])")

_PERFECT = re.compile(r"\b(?:hat|haben|habe|hatten?|hätten?|wurden?|war(?:en)?|worden|gewesen)\b", re.I)
_BEEN = re.compile(r"\b(?:ist|sind|sei|seien)\b", re.I)
_MOVED = re.compile(
    r"\b(?:(?:\w+)?ge(?:gangen|kommen|treten|wechselt|schieden|startet|folgt|storben|blieben|worden|wachsen|laufen|"
    r"reist|zogen|stiegen|fallen|kehrt|boren|fahren|lungen|scheitert|endet|öffnet)|"
    r"entstanden|erschienen|verstorben|verabschiedet|eröffnet|erfolgt)\b"
)
_FUTURE = re.compile(
    r"\b(?:wird|werden|werde|soll|sollen|will|wollen|lädt|laden|möchten?|plant|planen|können|kann|stattfindet|findet|"
    r"finden|beginnt|beginnen|startet|starten|antritt|tritt|treten|nimmt|nehmen|teilnimmt|geplant|vorgesehen|terminiert|"
    r"angesetzt|kommend\w*|nächste\w?|künftig|einzuladen|eingeladen|Einladung|Termin|Wann)\b"
)
_STRONG_PAST = re.compile(
    r"\b(?:(?:begann|fand|kam|gab|ging|stand|lag|nahm|hielt|lief|zog|sprach|traf|empfing|trug|sah|erhielt|verlieh|"
    r"übergab|blieb|rief|trat|unterschrieb|schrieb|half|warf|gewann|stieg|fiel|bat|wies)(?:en)?|lud(?:en)?|"
    r"schloss(?:en)?|beschloss(?:en)?|bezog(?:en)?|hieß(?:en)?|entschied(?:en)?|las(?:en)?|verlor(?:en)?|wuchs(?:en)?)\b"
)
_SPEECH_PAST = re.compile(
    r"\b(?:sagte|erklärte|betonte|teilte|berichtete|äußerte|lobte|würdigte|begrüßte|eröffnete|überreichte|bildete|"
    r"unterzeichnete|besuchte|ehrte|dankte|stellte|weihte|startete|folgte|kündigte|forderte|informierte)n?\b"
)
_WEAK_PAST = re.compile(r"\b[a-zäöüß]{2,}t(?:e|en)\b(?!\s+[A-ZÄÖÜ„])")
_NO_VERB = re.compile(
    r"(?:heu|bit|ers|(?:zwei|drit|vier|fünf|sechs|sieb|ach|neun|zehn|elf|zwölf)|letz|nächs|rech|gu|al|wei|heutig|bekann|"
    r"gesam|mit|sei|neues|jüngs|könn|soll|möch|müss|dürf|woll|konn|hät|ro|bun|priva|konkre|bes|brei|meis|wichtigs|größ|"
    r"höchs|kos|arbei|leis|star|bie|zei|war|lau|hal|tre|un|hin|sel|früh|spä|leich|schlech|direk|geplan|beauftrag)te[rn]?"
)
"""Words that end as a weak preterite does and are none: adverbs, adjectives, infinitives, subjunctives."""


def clause_around(text: str, span: Span) -> Span:
    """Find the clause that holds a span: up to the next comma, semicolon, colon, dash or sentence end either way."""
    return _stretch(text, span, _CLAUSE_END)


def sentence_around(text: str, span: Span) -> Span:
    """Find the sentence that holds a span, roughly: up to the next sentence end either way."""
    return _stretch(text, span, _SENTENCE_END)


def _stretch(text: str, span: Span, end: re.Pattern[str]) -> Span:
    """Widen a span up to the nearest ends on both sides, at most by the window."""
    start, upper = max(0, span.start - WINDOW), min(len(text), span.end + WINDOW)
    # One code point more than the start: the pattern looks ahead at the capital that begins the next sentence.
    for match in end.finditer(text, start, min(len(text), span.start + 1)):
        start = match.end()
    found = end.search(text, span.end, upper)
    return Span(min(start, span.start), found.start() if found else upper)


def tense_of(clause: str) -> Tense | None:
    """Read the tense of a clause from its verbs; None when no verb tells."""
    if _PERFECT.search(clause) or (_BEEN.search(clause) and _MOVED.search(clause)):
        return "past"
    if _STRONG_PAST.search(clause) or _SPEECH_PAST.search(clause):
        return "past"
    if _FUTURE.search(clause):
        return "future"
    if any(not _NO_VERB.fullmatch(match.group()) for match in _WEAK_PAST.finditer(clause)):
        return "past"
    return None


def tense_around(text: str, span: Span) -> Tense | None:
    """Read the tense that holds for a date: its clause's, else its sentence's."""
    return tense_of(text[slice(*clause_around(text, span))]) or tense_of(text[slice(*sentence_around(text, span))])
