"""Sentences taken apart for the relation rules: main clauses, subordinate clauses, and what each of them names.

No parser: German marks enough on the surface. A comma plus a relative pronoun or a conjunction opens a subordinate
clause when the stretch up to the next comma ends in a finite verb. Names are blanked in the text of a clause, so that
no part of a name is taken for a verb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from digigraph.extractors.slots import Slot, grouped, slots_of
from digigraph.model import Annotations, Document, Kind, Span

_SUBORDINATE = re.compile(
    r",\s+(?:(?P<preposition>an|in|zu|mit|bei|auf|von|für|unter|aus|nach|über|durch)\s+)?"
    r"(?:(?P<relative>der|die|das|dem|den|dessen|deren|denen|welche[rsmn]?)"
    r"|(?P<conjunction>dass|weil|wenn|ob|falls|sofern|nachdem|während|obwohl|bevor|damit|indem|sodass|um|wie|wo|wobei"
    r"|womit|wofür|woran|worauf|ohne|statt|solange|sobald|seit|seitdem|als|was|wer))\s"
)
_FIRST = re.compile(
    r"(?P<relative>(?!))?(?P<preposition>(?!))?"
    r"(?:Um|Wenn|Nachdem|Weil|Da|Während|Obwohl|Falls|Sofern|Als|Seit|Seitdem|Sobald|Solange|Bevor|Damit|Indem|Ob|Wie)\s"
)
"""A subordinate clause that opens the sentence."""
_CLAUSE_END = re.compile(r"[,;:]\s|\s–\s|$")
_VERB_AT_END = re.compile(
    r"(?:^|\s)(?:[a-zäöüß]+(?:t|en|te|ten|st|ern|eln)|ist|sind|war|hat|habe|sei|wird|kann|soll|will|muss"
    r"|\w*(?:sah|kam|ging|lag|fiel|gab|nahm|rief|tat|bot|fand|stand|trug|schuf|hielt|ließ|lief|zog))\s*[.!?“]*$"
)
_AUXILIARY = re.compile(
    r"\b(?:hat|haben|hatten?|habe|wird|werden|wurden?|soll|sollen|will|wollen|kann|können|muss|müssen)\b"
)
_NONFINITE_END = re.compile(
    r"(?:^|[\s\-])(?:\w*ge\w+(?:t|en)|\w+iert|(?:be|er|ver|ent|zer)\w+(?:t|en)|\w+en)\s*[.!?“]*$"
)
_RELATIVE_CASE = {"dem": "dat", "den": "acc", "denen": "dat", "dessen": "gen", "deren": "gen"}
_BREAK = re.compile(r";\s|\s–\s(?=\S)|:\s")
_LONG_QUOTATION = 6
"""Words from which a quotation is somebody's speech rather than a name or a motto."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its text with names blanked out, and its slots in order."""

    span: Span
    masked: str
    """As long as the text of `span`; what belongs to other clauses and the letters of names are blanked."""
    slots: tuple[Slot, ...]
    sentence: Span
    relative: bool = False
    quoted: bool = False
    """Inside direct speech: what it says is the speaker's, not the release's."""
    lowered: str = field(init=False)
    """The masked text in lower case, of the same length."""

    def __post_init__(self) -> None:
        """Lower the text once; a letter whose lower case is longer stays as it is."""
        lowered = self.masked.lower()
        if len(lowered) != len(self.masked):
            lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in self.masked)
        object.__setattr__(self, "lowered", lowered)


class _Subordinate(NamedTuple):
    """Where a subordinate clause stands in its sentence, and the comma and pronoun that open it."""

    start: int
    end: int
    match: re.Match[str]


def clauses_of(annotations: Annotations, sentence: Span) -> tuple[Clause, ...]:
    """Take a sentence apart: its main clauses, and each subordinate clause by itself, in order."""
    document = annotations.document
    slots = slots_of(annotations, sentence)
    masked = _masked(document, sentence, slots)
    subordinates = _subordinates(masked)
    clauses: list[Clause] = []
    main = list(masked)
    for found in subordinates:
        main[found.start : found.end] = " " * (found.end - found.start)
        clauses.append(_subordinate_clause(annotations, sentence, masked, slots, found))
    taken = [Span(sentence.start + found.start, sentence.start + found.end) for found in subordinates]
    free = [slot for slot in slots if not any(span.overlaps(slot.span) for span in taken)]
    clauses += _main_clauses(annotations, sentence, "".join(main), free)
    return tuple(sorted(clauses, key=lambda clause: clause.span))


def _main_clauses(annotations: Annotations, sentence: Span, mains: str, free: list[Slot]) -> list[Clause]:
    """Cut what is left of a sentence at semicolons, dashes and colons."""
    found: list[Clause] = []
    position = 0
    for boundary in [*_BREAK.finditer(mains), None]:
        end = boundary.start() if boundary else len(mains)
        if boundary and boundary.group().startswith(":") and len(mains[position:end].split()) <= 4:
            continue  # "Es sprechen: A, B und C" is one clause.
        span = Span(sentence.start + position, sentence.start + end)
        if mains[position:end].strip():
            here = grouped(annotations, sentence, tuple(slot for slot in free if span.contains(slot.span)))
            found.append(Clause(span, mains[position:end], here, sentence, quoted=_quoted(annotations.document, span)))
        position = boundary.end() if boundary else end
    return found


def _masked(document: Document, sentence: Span, slots: tuple[Slot, ...]) -> str:
    """Blank the names of a sentence with a letter that no cue contains."""
    letters = list(document.slice(sentence))
    # Offices keep their letters: "den Vorsitz übernimmt" is a predicate. Quoted words are names or somebody's speech.
    spans = [slot.mention.span for slot in slots if slot.kind is not Kind.OFFICE]
    spans += [quotation.span for quotation in document.quotations if sentence.contains(quotation.span)]
    for span in spans:
        letters[span.start - sentence.start : span.end - sentence.start] = "§" * (span.end - span.start)
    return "".join(letters)


def _subordinates(masked: str) -> list[_Subordinate]:
    """Find subordinate clauses: from their comma to the comma that closes them."""
    found: list[_Subordinate] = []
    position = 0
    if (first := _FIRST.match(masked)) and (end := _end_of_clause(masked, first.end())) is not None:
        found.append(_Subordinate(0, end, first))
        position = end
    while match := _SUBORDINATE.search(masked, position):
        end = _end_of_clause(masked, match.end())
        if end is None:
            position = match.end() - 1
            continue
        found.append(_Subordinate(match.start(), end, match))
        position = end
    return found


def _end_of_clause(masked: str, position: int) -> int | None:
    """Find the comma or end at which a subordinate clause has had its finite verb; None for an apposition."""
    before = masked[: masked.rfind(",", 0, position)]
    # A main clause still waiting for its participle or infinitive takes a non-finite verb at the end for itself.
    waiting = bool(_AUXILIARY.search(before)) and not _NONFINITE_END.search(before)
    for _, boundary in zip(range(6), _CLAUSE_END.finditer(masked, position), strict=False):
        stretch = masked[position : boundary.start()]
        if _VERB_AT_END.search(stretch) and not (waiting and _NONFINITE_END.search(stretch)):
            return boundary.start()
        if boundary.group().startswith(";"):
            return None
    return None


def _subordinate_clause(
    annotations: Annotations, sentence: Span, masked: str, slots: tuple[Slot, ...], found: _Subordinate
) -> Clause:
    """Build a subordinate clause; a relative pronoun stands for the noun phrase before the comma."""
    start, end, match = found
    span = Span(sentence.start + start, sentence.start + end)
    here = grouped(annotations, sentence, tuple(slot for slot in slots if span.contains(slot.span)))
    relative = match.group("relative")
    if match.group("preposition") and masked[match.end()] == "§":
        relative = None  # "aus dem Ministerium wird …": an article, not a pronoun
    antecedent = _antecedent(annotations.document, slots, span.start) if relative else None
    if antecedent:
        preposition = match.group("preposition") or ""
        case = "prep" if preposition else _RELATIVE_CASE.get(relative, "open")
        pronoun = replace(antecedent, span=Span(span.start, span.start), case=case, preposition=preposition, group=0)
        here = (pronoun, *here)
    quoted = _quoted(annotations.document, span)
    return Clause(span, masked[start:end], here, sentence, relative=bool(relative), quoted=quoted)


def _antecedent(document: Document, slots: tuple[Slot, ...], comma: int) -> Slot | None:
    """Find the noun phrase before the comma; a verb or a place in parentheses may stand between."""
    before = [slot for slot in slots if slot.span.end <= comma and comma - slot.span.end <= 40]
    if not before:
        return None
    gap = document.text[before[-1].span.end : comma]
    return before[-1] if re.fullmatch(r"[“‘]?\s*(?:\([^()]*\))?\s*[a-zäöüß ]*", gap) else None


def _quoted(document: Document, span: Span) -> bool:
    """Tell whether a span lies inside direct speech."""
    return any(
        quotation.span.contains(span) and document.slice(quotation.span).count(" ") > _LONG_QUOTATION
        for quotation in document.quotations
    )
