"""Clauses cut at their sums: one stretch for each sum that may be a grant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digigraph.extractors.clauses import Clause
from digigraph.extractors.funding_verbs import NO_GRANT, REPLACED, SHARE, has_any
from digigraph.extractors.slots import Slot
from digigraph.model import Annotations, Kind, Mention, Span

_SEPARATOR = re.compile(r"(?:,| und| sowie|;)\s")
_SECOND_RELATIVE = re.compile(r"\bund (?=(?:dem|der|den|die|das)\s)")
_ELIDED = re.compile(
    r"(?<![\w.,])(?P<digits>\d{1,3}(?:\.\d{3}){1,3}|\d{1,6}(?:,\d{1,2})?)"
    r"(?:\s(?P<unit>Millionen|Milliarden|Mio\.|Mrd\.)(?!\s(?:€|[A-ZÄÖÜ]))"
    r"|(?=\s(?:an|auf|in|für) (?:(?:die|den|das|der|dem) )?[A-ZÄÖÜ§]))"
)
_MOST_SUMS = 40
"""More sums in one clause than any list of grants has are a table, or an attack."""
_UNITS = {"Millionen": 1e6, "Mio.": 1e6, "Milliarden": 1e9, "Mrd.": 1e9, None: 1.0}


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a clause that speaks of one sum."""

    clause: Clause
    span: Span
    text: str
    """Masked, in lower case."""
    verbs: str
    """The text that holds its verb: its own, or that of the stretch before."""
    slots: tuple[Slot, ...]
    money: Mention
    carried: tuple[Slot, ...] = ()
    """Slots of the stretch whose verb this one shares: its subject is the subject here, unless there is another."""

    @property
    def masked(self) -> str:
        """The text with names masked, in its own case."""
        start = self.span.start - self.clause.span.start
        return self.clause.masked[start : start + len(self.text)]


def stretches_of(annotations: Annotations, clause: Clause) -> list[Stretch]:
    """Cut a clause into stretches, one for each sum; the first separator behind a sum ends its stretch."""
    found: list[Stretch] = []
    group: list[Mention] = []
    verbs = ""
    carried: tuple[Slot, ...] = ()
    position = _start(clause)
    monies = _monies(annotations, clause)
    for number, money in enumerate(monies):
        group.append(money)
        end = len(clause.masked)
        if number + 1 < len(monies):
            after = money.span.end - clause.span.start
            separator = _SEPARATOR.search(clause.masked, after, monies[number + 1].span.start - clause.span.start)
            if separator is None:
                continue  # "von 8,4 Millionen übernahm die EU 6,3": one stretch for both sums
            end = separator.end()
        span = Span(clause.span.start + position, clause.span.start + end)
        text = clause.lowered[position:end]
        slots = tuple(slot for slot in clause.slots if span.contains(slot.span) and slot.span.end > slot.span.start)
        before = carried
        if has_any(text):
            verbs, carried = text, slots if any(slot.bare for slot in slots) else carried
        chosen = _granted(clause, span, group)
        if chosen:
            found.append(Stretch(clause, span, text, verbs or clause.lowered, slots, chosen, before))
        group, position = [], end
    return found


def _start(clause: Clause) -> int:
    """Where the part of a clause begins that has the sums: behind the first of two relative clauses joined by "und"."""
    second = _SECOND_RELATIVE.search(clause.lowered) if clause.relative else None
    return second.end() if second else 0


def _monies(annotations: Annotations, clause: Clause) -> list[Mention]:
    """Sums of a clause outside quotations, with those whose currency is left out."""
    start = clause.span.start
    quotations = annotations.document.quotations
    stated = [
        money
        for money in annotations.within(clause.span, Kind.MONEY)
        if clause.masked[money.span.start - start] != " "
        and money.get("currency") in (None, "EUR")
        and not any(quotation.span.contains(money.span) for quotation in quotations)
    ]
    if not stated:
        return []
    stated = stated[:_MOST_SUMS]
    first = stated[0].span.end - start
    elided = [
        _elided(match, start) for match in _ELIDED.finditer(clause.masked, first, stated[-1].span.end - start + 400)
    ][:_MOST_SUMS]
    taken = [money.span for money in stated]
    free = [money for money in elided if not any(span.overlaps(money.span) for span in taken)]
    return sorted((*stated, *free), key=lambda money: money.span)


def _elided(match: re.Match[str], start: int) -> Mention:
    """A sum without its currency: "6,3 Millionen", "30.000 auf das Museum"."""
    amount = float(match["digits"].replace(".", "").replace(",", ".")) * _UNITS[match["unit"]]
    span = Span(start + match.start(), start + match.end())
    attributes = {"amount": amount, "currency": "EUR", "phrase": match.group()}
    return Mention(span, Kind.MONEY, match.group(), "money:elided", 0.7, attributes)


def _granted(clause: Clause, span: Span, group: list[Mention]) -> Mention | None:
    """The sum of a stretch that may be a grant: the last that is not named as something else."""
    start = span.start
    fits: list[Mention] = []
    for number, money in enumerate(group):
        following = group[number + 1].span.start if number + 1 < len(group) else span.end
        if not _is_named_otherwise(clause, money.span, Span(start, following)):
            fits.append(money)
        start = money.span.end
    return fits[-1] if fits else None


def _is_named_otherwise(clause: Clause, money: Span, around: Span) -> bool:
    """Tell whether the words around a sum say that it is a cost, an investment, a ceiling, a demand or replaced."""
    text, offset = clause.lowered, clause.span.start
    before = text[max(around.start, money.start - 60) - offset : money.start - offset]
    after = text[money.end - offset : min(around.end, money.end + 40) - offset]
    if REPLACED.search(before):
        return True
    shared = SHARE.search(before) or SHARE.search(after)
    return not shared and bool(NO_GRANT.search(before) or NO_GRANT.search(_beside(after)))


def _beside(after: str) -> str:
    """What behind a sum still belongs to it: not the purpose behind a preposition."""
    return re.split(r"\b(?:für|zum|zur|in|an|auf)\b", after, maxsplit=1)[0]
