"""Grants: who gives how much to whom, for what, out of which programme.

Each sum of money stands in a stretch of a clause with one verb of giving, receiving, flowing or supporting; a stretch
without a verb takes the one before it. Costs, investments, own shares, ceilings, demands and prospects are no grants.
The recipient is the body, not the person who takes the certificate. Without a named giver the issuing ministry gives
when its own people hand over, else the level of government that the text speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from digigraph.extractors.clauses import Clause, clauses_of
from digigraph.extractors.funding_lists import OPENS_LIST, listed
from digigraph.extractors.funding_parties import Parties
from digigraph.extractors.funding_slots import Party
from digigraph.extractors.funding_stretches import Stretch, stretches_of
from digigraph.extractors.funding_sums import with_totals, without_repeats
from digigraph.extractors.funding_topics import Topics, default_giver, level_of
from digigraph.extractors.funding_verbs import GRANTED, IS_RECIPIENT, POSSIBLE, PROSPECT, WITH_CERTIFICATE, has_any
from digigraph.extractors.status import clause_status
from digigraph.model import Annotations, Frame, Kind, Mention, Span, Status

_REFUSED = frozenset({Status.DENIED, Status.CONDITIONAL, Status.WISHED, Status.CANCELLED})
_FALLS_TO = re.compile(r"\b(?:entfällt|entfallen|entfiel(?:en)?)\b")
_LIST_REACH = 200
"""Characters between two grants of one list."""
_ONTO = re.compile(r"\bauf\b")
_INSTEAD = re.compile(r"\bnicht .{0,60} sondern\b")
_PURPOSE = re.compile(
    r"\b(?:für|zum|zur)\s+(?!Verfügung|(?:zwei|drei|vier|fünf) Jahre)"
    r"(?P<purpose>(?:(?:den|die|das|eine[nr]?|ein)\s+)?[^,.;–]{4,80})"
)
_VERB_BEHIND = re.compile(r"(?:\s[a-zäöüß]+(?:t|en|te|ten|bereit|zu|bei|ein|mit))$")
_PERIOD = re.compile(
    r"\b(?:für|über|auf|in den (?:kommenden|nächsten|vergangenen|letzten))\s"
    r"(?P<period>(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|\d+)\s(?:Jahren?|Monaten?))\b"
)
_UNTIL = re.compile(r"\bbis (?:zum )?(?:(?:Ende|Mitte|Anfang) )?(?:[A-Z]\w+ )?(?P<until>20\d\d|19\d\d)\b")
_MONEY_COMES = re.compile(
    r"^(?:das geld|die mittel|die summe|die förderung|der zuschuss|sie|es)\b.{0,80}\b(?:aus|von|vom)\b"
)


@dataclass(frozen=True, slots=True)
class FundingExtractor:
    """Adds the grants of a document."""

    name: str = "funding"

    def annotate(self, annotations: Annotations) -> Annotations:
        """Find grants sentence by sentence, in reading order; a text without a sum has none."""
        if not annotations.of_kind(Kind.MONEY):
            return annotations
        reader = _Reader(annotations)
        title = annotations.document.zone("title")
        for sentence in annotations.document.sentences:
            if not (title and title.contains(sentence)):
                reader.read(sentence)
        return annotations.with_frames(with_totals(without_repeats(reader.frames)))


class _Reader:
    """Reads a document's sentences in order and remembers what money was last spoken of for."""

    def __init__(self, annotations: Annotations) -> None:
        self.annotations = annotations
        self.topics = Topics(annotations)
        self.parties = Parties(annotations, self.topics)
        self.frames: list[Frame] = []
        self._listing = False
        """Whether items of a list of grants may follow."""
        self._last: list[int] = []
        """Numbers of the grants of the sentence before."""

    def read(self, sentence: Span) -> None:
        """Add the grants of one sentence, or what it tells of those before."""
        clauses = clauses_of(self.annotations, sentence)
        first = len(self.frames)
        text = self.annotations.document.slice(sentence).lower()
        self._listing = bool(OPENS_LIST.search(text)) or self._listing
        for clause in clauses:
            if clause.quoted:
                continue
            for stretch in stretches_of(self.annotations, clause):
                self.frames.extend(self._grants(stretch, clauses))
            self.topics.hear(clause)
        self._listing = self._listing and (len(self.frames) > first or bool(OPENS_LIST.search(text)))
        if len(self.frames) > first:
            self._last = list(range(first, len(self.frames)))
        elif self._last:
            self._add_to_last(clauses)
            self._last = []

    def _grants(self, stretch: Stretch, clauses: tuple[Clause, ...]) -> Iterator[Frame]:
        """The grant that a stretch states, if it states one."""
        status = _status(stretch.clause)
        if status is None:
            return
        slots = tuple(slot for clause in clauses for slot in clause.slots)
        item = listed(self.annotations, stretch, slots) if self._listing and not has_any(stretch.text) else None
        parties = (None, item) if item else self.parties.of(stretch, clauses)
        if parties is None or parties[1] is None or _same(*parties) or _is_house(parties[1]):
            return
        recipient, before = (
            parties[1],
            self._before(stretch) if parties[0] is None and not level_of(stretch.text) else {},
        )
        giver = parties[0] or before.get("funder") or default_giver(self.annotations, stretch.text)
        filled: dict[str, Mention | str] = {"money": stretch.money, "recipient": recipient}
        programme = _programme(stretch, recipient) or before.get("programme")
        if giver:
            filled["funder"] = giver
        if programme:
            filled["programme"] = programme
        self.topics.grant(recipient)
        attributes = _attributes(self.annotations, stretch)
        yield Frame("funding", filled, _evidence(stretch, parties), "grant", status, 0.8, attributes)

    def _before(self, stretch: Stretch) -> Mapping[str, Mention | str]:
        """Roles of the grant told right before: its unnamed giver and its programme are those of the next too."""
        frame = self.frames[-1] if self.frames else None
        if frame is None or not 0 <= stretch.span.start - frame.evidence.end < _LIST_REACH:
            return {}
        funder = frame.roles.get("funder")
        named = isinstance(funder, Mention) and frame.evidence.contains(funder.span)
        return {} if named else frame.roles

    def _add_to_last(self, clauses: tuple[Clause, ...]) -> None:
        """Add what the sentence right after a grant says of it: its recipient, or the programme it comes from."""
        for clause in clauses:
            if IS_RECIPIENT.search(clause.lowered):
                named = [s.mention for s in clause.slots if s.bare and s.kind in (Kind.ORGANIZATION, Kind.PLACE)]
                if named:
                    self._update("recipient", named[0])
            elif _MONEY_COMES.match(clause.lowered.strip()):
                programme = [
                    s.mention for s in clause.slots if s.kind is Kind.INITIATIVE and s.preposition in ("aus", "von")
                ]
                if programme:
                    self._update("programme", programme[0])

    def _update(self, role: str, mention: Mention) -> None:
        """Give the grants of the sentence before a role."""
        for number in self._last:
            frame = self.frames[number]
            self.frames[number] = replace(frame, roles={**frame.roles, role: mention})


def _status(clause: Clause) -> Status | None:
    """How far a grant has come; None when it is refused, wished for or only a prospect."""
    granted = GRANTED.search(clause.lowered)
    if PROSPECT.search(clause.lowered) or (
        POSSIBLE.search(clause.lowered) and not (granted or WITH_CERTIFICATE.search(clause.lowered))
    ):
        return None
    # "entfallen" alone is cancelled, "entfallen auf" is shared out.
    text = _FALLS_TO.sub("fließen", clause.masked) if _ONTO.search(clause.lowered) else clause.masked
    status = clause_status(text)
    if status is Status.APPLIED_FOR:
        return Status.DONE if granted else None
    if status is Status.DENIED and _INSTEAD.search(clause.lowered):
        return Status.DONE
    return None if status in _REFUSED else status


def _programme(stretch: Stretch, recipient: Mention | str) -> Mention | None:
    """The initiative the money comes from."""
    for slot in stretch.slots:
        if (
            slot.kind is Kind.INITIATIVE
            and slot.mention is not recipient
            and slot.preposition in ("aus", "über", "von", "in", "")
        ):
            return slot.mention
    return None


def _is_house(recipient: Party) -> bool:
    """Tell whether a ministry is said to get the money: its budget, not a grant."""
    return isinstance(recipient, Mention) and recipient.kind is Kind.MINISTRY


def _same(one: Party, other: Party) -> bool:
    """Tell whether giver and recipient are the same."""
    return isinstance(one, Mention) and isinstance(other, Mention) and one.name == other.name


def _evidence(stretch: Stretch, parties: tuple[Party, Party]) -> Span:
    """From the first to the last role that stands in the stretch."""
    spans = [party.span for party in parties if isinstance(party, Mention) and stretch.span.contains(party.span)]
    spans.append(stretch.money.span)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _attributes(annotations: Annotations, stretch: Stretch) -> dict[str, object]:
    """Purpose, time, and whether the sum is a total or a part of one."""
    found: dict[str, object] = {}
    text = annotations.document.text
    for name, pattern, start in (
        ("purpose", _PURPOSE, stretch.money.span.end - stretch.span.start),
        ("period", _PERIOD, 0),
        ("until", _UNTIL, 0),
    ):
        if match := pattern.search(stretch.masked, start):
            told = text[stretch.span.start + match.start(name) : stretch.span.start + match.end(name)]
            found[name] = _VERB_BEHIND.sub("", told.strip())
    if re.search(r"\binsgesamt\b|\bzusammen\b", stretch.text):
        found["total"] = True
    if re.search(r"\bdavon\b", stretch.clause.lowered):
        found["partOfTotal"] = True
    return found
