"""Grants: who gives how much to whom, for what, out of which programme.

Each sum of money stands in a stretch of a clause with one verb of giving, receiving, flowing or supporting; a stretch
without a verb takes the one before it. Costs, investments, own shares, ceilings, demands and prospects are no grants.
The recipient is the body, not the person who takes the certificate. Without a named giver the issuing ministry gives
when its own people hand over, else the level of government that the text speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from digigraph.extractors.clauses import Clause, clauses_of
from digigraph.extractors.slots import Slot
from digigraph.extractors.status import clause_status
from digigraph.model import Annotations, Frame, Kind, Mention, Span, Status

_RECEIVES = re.compile(
    r"\b(?:erhält|erhalten|erhielt(?:en)?|bekommt|bekommen|bekam(?:en)?|freut sich über|freuen sich über)\b"
)
_FLOWS = re.compile(
    r"\b(?:fließ(?:t|en)|floss(?:en)?|gehen|geht|ging(?:en)?|entfallen|entfällt|entfielen|zugute|ausgereicht|ausgezahlt"
    r"|stehen|steht|standen|bereit ?gestellt|vorgesehen)\b"
)
_COMES = re.compile(r"\b(?:komm(?:t|en)|kam(?:en)?|stamm(?:t|en|te|ten))\b")
_SUPPORTS = re.compile(
    r"\b(?:ge)?(?:förder(?:t|n|te|ten)|unterstütz(?:t|en|te|ten)|bezuschuss(?:t|en|te|ten)|kofinanzier(?:t|en|te)"
    r"|finanzier(?:t|en|te|ten)|beteilig(?:t|en|te|ten))\b"
)
_GIVES = re.compile(
    r"\b(?:gewähr(?:t|en|te|ten)|bewillig(?:t|en|te|ten)|gibt|geben|gab(?:en)?|gegeben|zahl(?:t|en|te|ten)|gezahlt"
    r"|steuer(?:t|n|te|ten)|beigesteuert|trägt|tragen|trug(?:en)?|getragen|übern(?:immt|ehmen|ahm|ahmen|ommen)"
    r"|stell(?:t|en|te|ten)|schieß(?:t|en)|schoss(?:en)?|zuschieß(?:t|en)|sag(?:t|te|ten) .{0,80}\bzu|zugesagt"
    r"|leg(?:t|en|te|ten)|überweis(?:t|en)|spende(?:t|n|te|ten)|reich(?:t|te|ten) .{0,80}\baus)\b"
)
_CERTIFICATE = re.compile(r"\b(?:\w*bescheide?[ns]?|fördermittel|förderzusage|scheck|zuwendungsvertrag)\b")
_GRANT_NOUN = re.compile(
    r"\b(?:zuschuss|zuschusses|zuschüsse|förderung|zuwendung(?:en)?|fördersumme|fördermittel|beihilfe|finanzhilfe)\b"
)
_NO_GRANT = re.compile(
    r"(?:kosten|kostet|kostete|gekostet|investier\w+|investition\w*|umsatz|eigenanteil|eigenmittel|haushalt|etat|budget"
    r"|lücke|fehl(?:en|t|betrag)|schulden|preisgeld|dotiert|schaden|schäden|einnahmen|im wert"
    r"|auftragswert|\bteue?re?n?\b"
    r"|beantrag\w+|gefordert|forder\w+|spar(?:t|en|te)|kredit\w*|darlehen\w*|bürgschaft\w*|stammkapital|miete|gehalt|lohn"
    r"|gewinn|erlös|höchstens|maximal|höchstbetrag|obergrenze|pro (?:kopf|vorhaben|projekt)"
    r"|je (?:vorhaben|projekt|kopf))"
)
_REFUSED = frozenset({Status.DENIED, Status.CONDITIONAL, Status.WISHED, Status.APPLIED_FOR, Status.CANCELLED})
_SEPARATOR = re.compile(r"(?:,| und| sowie|;)\s")
_MADE_OF = re.compile(r"\bdavon\b")
_COUNTED = re.compile(
    r"(?P<phrase>(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\d+)\s+(?:\w+e[nr]? )?[A-ZÄÖÜ][\w-]+"
    r"|(?:[Dd]ie|[Dd]as|[Dd]en)\s+(?P<bare>(?:\w+e[nr]? )?[A-ZÄÖÜ][\w-]+(?:ung|bau|arbeit|projekt|vorhaben)\w*))"
)
_PURPOSE = re.compile(r"\b(?:für|zum|zur)\s+(?P<purpose>(?:(?:den|die|das|eine[nr]?|ein)\s+)?[^,.;–]{4,80})")
_RECIPIENTS = frozenset({Kind.ORGANIZATION, Kind.INITIATIVE, Kind.PLACE, Kind.EVENT, Kind.MINISTRY})
_TAKERS = frozenset({Kind.ORGANIZATION, Kind.INITIATIVE, Kind.PLACE, Kind.MINISTRY})
_UNBUILT = frozenset({None, "Stadt", "Land", "Landkreis", "Staat", "Region"})
"""Categories of places that money is spent in rather than on."""
_PROSPECT = re.compile(r"\bin aussicht\b|\bbis zu\b.{0,40}\bmöglich\b")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The part of a clause that speaks of one sum."""

    clause: Clause
    span: Span
    text: str
    """Masked, in lower case."""
    verbs: str
    """The text that holds its verb: its own, or that of the stretch before."""
    slots: tuple[Slot, ...]
    money: Mention


@dataclass(frozen=True, slots=True)
class FundingExtractor:
    """Adds the grants of a document."""

    name: str = "funding"

    def annotate(self, annotations: Annotations) -> Annotations:
        """Find grants sentence by sentence, in reading order."""
        reader = _Reader(annotations)
        frames: list[Frame] = []
        title = annotations.document.zone("title")
        for sentence in annotations.document.sentences:
            if title and title.contains(sentence):
                continue
            frames += reader.frames_of(sentence)
        return annotations.with_frames(_with_totals(annotations, frames))


class _Reader:
    """Reads a document's sentences in order and remembers what money was last spoken of for."""

    def __init__(self, annotations: Annotations) -> None:
        self.annotations = annotations
        self.purpose: Mention | str | None = None
        """What a sum without recipient is for: the last thing spoken of."""
        self.giver: Mention | None = None

    def frames_of(self, sentence: Span) -> Iterator[Frame]:
        """Grants of one sentence."""
        for clause in clauses_of(self.annotations, sentence):
            if clause.quoted:
                continue
            for stretch in _stretches(self.annotations, clause):
                frame = self._frame(stretch)
                if frame:
                    yield frame
            self._remember(clause)

    def _remember(self, clause: Clause) -> None:
        """Keep the thing a following sum may be for."""
        for slot in clause.slots:
            built = slot.kind is Kind.PLACE and slot.mention.get("category") not in _UNBUILT
            named = slot.kind in (Kind.INITIATIVE, Kind.ORGANIZATION) and slot.mention.get("category") != "Metonym"
            if (built or named) and (slot.bare or slot.case == "acc"):
                self.purpose = slot.mention

    def _frame(self, stretch: _Stretch) -> Frame | None:
        """The grant that a stretch states, if it states one."""
        if _is_no_grant(self.annotations, stretch) or _PROSPECT.search(stretch.clause.lowered):
            return None
        status = clause_status(stretch.clause.masked)
        if status in _REFUSED and not re.search(r"\bnicht .{0,40} sondern\b", stretch.clause.masked):
            return None
        roles = self._roles(stretch)
        if roles is None:
            return None
        funder, recipient = roles
        if recipient is None or _same(funder, recipient):
            return None
        programme = _programme(stretch, recipient)
        filled: dict[str, Mention | str] = {"money": stretch.money, "recipient": recipient}
        giver = funder or self._default_giver(stretch)
        if giver:
            filled["funder"] = giver
        if programme:
            filled["programme"] = programme
        self.purpose = recipient
        attributes = _attributes(self.annotations, stretch)
        return Frame("funding", filled, _evidence(stretch, roles), "grant", status, 0.8, attributes)

    def _roles(self, stretch: _Stretch) -> tuple[Mention | str | None, Mention | str | None] | None:
        """Giver and recipient by the verb; None when nothing is given."""
        text, verbs = stretch.text, stretch.verbs
        if _CERTIFICATE.search(text) and re.search(r"\bübe?r(?:reich|gib|gab|geb|bring|bracht)", verbs + " " + text):
            taker = self._taker(stretch) or _dative(stretch)
            return self._handing_over(stretch), taker
        if _RECEIVES.search(verbs):
            return _by_preposition(stretch, ("von",), givers=True), _subject(stretch) or self._spoken_of(stretch)
        if _SUPPORTS.search(verbs) and re.search(r"\bmit\b", text):
            return self._supported(stretch)
        if _FLOWS.search(verbs):
            found = (
                _by_preposition(stretch, ("in", "an", "für", "auf"))
                or _dative(stretch)
                or _counted(self.annotations, stretch)
            )
            return _by_preposition(stretch, ("von",), givers=True), found or self._spoken_of(stretch)
        if _COMES.search(verbs):
            giver = _by_preposition(stretch, ("von", "aus"), givers=True)
            return (giver, self._spoken_of(stretch)) if giver or _level(text) else None
        if _GIVES.search(verbs):
            giver = _subject(stretch, givers=True)
            recipient = _dative(stretch) or _by_preposition(stretch, ("für", "an")) or self._spoken_of(stretch)
            return (giver, recipient) if giver else None
        if _GRANT_NOUN.search(text):
            recipient = _by_preposition(stretch, ("für", "an"))
            return (_by_preposition(stretch, ("von",), givers=True), recipient) if recipient else None
        return None

    def _taker(self, stretch: _Stretch) -> Mention | None:
        """Who takes a certificate: the body behind "an", or the one in the role of the person there."""
        for slot in stretch.slots:
            if slot.preposition != "an":
                continue
            if slot.kind is Kind.PERSON:
                bodies = self.annotations.within(slot.span, Kind.ORGANIZATION)
                return bodies[0] if bodies else None
            if _is_recipient(slot):
                return slot.mention
        return None

    def _supported(self, stretch: _Stretch) -> tuple[Mention | str | None, Mention | str | None] | None:
        """`fördert X mit N` and `X wird mit N gefördert`."""
        giver = _by_preposition(stretch, ("von", "aus"), givers=True)
        passive = re.search(r"\b(?:wird|werden|wurden?|worden|ist|sind|gefördert wird)\b", stretch.clause.lowered)
        if passive:
            return giver, _subject(stretch) or _counted(self.annotations, stretch) or self._spoken_of(stretch)
        subject = _subject(stretch, givers=True)
        things = [s for s in stretch.slots if s.kind in _RECIPIENTS and s.mention is not subject and not s.preposition]
        things = [s for s in things if s.case in ("acc", "open", "gen", "obl")]
        at = _by_preposition(stretch, ("an",)) if "beteilig" in stretch.verbs else None
        thing = things[-1].mention if things else at or _counted(self.annotations, stretch) or self._spoken_of(stretch)
        return subject, thing

    def _spoken_of(self, stretch: _Stretch) -> Mention | str | None:
        """What a relative clause is about, else what the sentences before were about."""
        pronoun = next((s for s in stretch.clause.slots if s.span.start == s.span.end and s.kind in _RECIPIENTS), None)
        return pronoun.mention if pronoun else self.purpose

    def _handing_over(self, stretch: _Stretch) -> Mention | str | None:
        """Who hands over a certificate: a named ministry, else the issuer for one of its own."""
        ministry = next((s.mention for s in stretch.slots if s.kind is Kind.MINISTRY and s.bare), None)
        return ministry or self._issuer()

    def _issuer(self) -> Mention | str | None:
        """The issuing ministry, as a mention when the text names it."""
        issuer = self.annotations.document.issuer
        named = [m for m in self.annotations.of_kind(Kind.MINISTRY) if issuer.name and m.name == issuer.name]
        return named[0] if named else issuer.name

    def _default_giver(self, stretch: _Stretch) -> Mention | str | None:
        """The level of government a stretch speaks of, else the issuer's Land."""
        land = self.annotations.document.issuer.land
        level = _level(stretch.text)
        if level:
            return {"land": f"Land {land}" if land else "Land", "bund": "Bund", "eu": "EU"}[level]
        return f"Land {land}" if land and land != "Bund" else land


def _level(text: str) -> str | None:
    """Level of government that a stretch names only by its money: "aus Landesmitteln"."""
    if re.search(r"\b(?:landesmittel|landesgeld|mitteln? des landes)", text):
        return "land"
    if re.search(r"\b(?:bundesmittel|bundesgeld|mitteln? des bundes)", text):
        return "bund"
    return "eu" if re.search(r"\b(?:eu-mittel|eu-geld|efre-mittel)", text) else None


def _stretches(annotations: Annotations, clause: Clause) -> list[_Stretch]:
    """Cut a clause into stretches, one for each sum; the first separator behind a sum ends its stretch."""
    monies = [
        m for m in annotations.within(clause.span, Kind.MONEY) if clause.masked[m.span.start - clause.span.start] != " "
    ]
    monies = [m for m in monies if not any(q.span.contains(m.span) for q in annotations.document.quotations)]
    found: list[_Stretch] = []
    position, verbs = 0, ""
    for number, money in enumerate(monies):
        end = len(clause.masked)
        if number + 1 < len(monies):
            after = money.span.end - clause.span.start
            separator = _SEPARATOR.search(clause.masked, after, monies[number + 1].span.start - clause.span.start)
            if separator is None:
                continue  # "von 8,4 Millionen übernahm die EU 6,3": the last sum of a stretch is the one given.
            end = separator.end()
        span = Span(clause.span.start + position, clause.span.start + end)
        text = clause.lowered[position:end]
        own = _has_verb(text)
        verbs = text if own else verbs
        slots = tuple(s for s in clause.slots if span.contains(s.span) and s.span.end > s.span.start)
        found.append(_Stretch(clause, span, text, verbs or clause.lowered, slots, money))
        position = end
    return found


def _has_verb(text: str) -> bool:
    """Tell whether a stretch has a verb of its own."""
    return any(pattern.search(text) for pattern in (_RECEIVES, _FLOWS, _COMES, _SUPPORTS, _GIVES)) or "übe" in text


def _is_no_grant(annotations: Annotations, stretch: _Stretch) -> bool:
    """Tell whether words around the sum say that it is a cost, an investment, a ceiling or a demand."""
    text, money = annotations.document.text, stretch.money.span
    near = text[max(stretch.span.start, money.start - 60) : min(stretch.span.end, money.end + 40)].lower()
    share = re.search(r"\bvon den \w*kosten\b|\bdavon\b", stretch.text)
    return bool(_NO_GRANT.search(near)) and not share


def _is_giver(slot: Slot) -> bool:
    """Tell whether a slot can give money: a body, a ministry, a level of government."""
    return slot.kind in (Kind.MINISTRY, Kind.ORGANIZATION)


def _is_recipient(slot: Slot) -> bool:
    """Tell whether a slot can receive money."""
    level = slot.mention.get("category") in ("Metonym", "Land", "Staat")
    return slot.kind in _RECIPIENTS and not level


def _by_preposition(stretch: _Stretch, prepositions: tuple[str, ...], *, givers: bool = False) -> Mention | None:
    """The first giver or recipient behind one of the prepositions."""
    for slot in stretch.slots:
        if slot.preposition not in prepositions:
            continue
        if _is_giver(slot) if givers else _is_recipient(slot):
            return slot.mention
    return None


def _subject(stretch: _Stretch, *, givers: bool = False) -> Mention | None:
    """The first nominative that can give or receive."""
    fits = _is_giver if givers else _is_recipient
    return next((slot.mention for slot in stretch.slots if slot.bare and fits(slot)), None)


def _dative(stretch: _Stretch) -> Mention | None:
    """The recipient in the dative: "gewährt der Stadt N"."""
    slots = [s for s in stretch.slots if s.kind in _TAKERS and _is_recipient(s) and not s.preposition]
    slots = [s for s in slots if s.case in ("dat", "obl")]
    return slots[0].mention if slots else None


def _counted(annotations: Annotations, stretch: _Stretch) -> str | None:
    """A recipient without a name: "vier Projekte", "die Eingliederung"."""
    found = _COUNTED.search(annotations.document.text, *stretch.span)
    taken = [slot.span for slot in stretch.slots] + [
        money.span for money in annotations.within(stretch.span, Kind.MONEY)
    ]
    if not found or any(span.overlaps(Span(*found.span())) for span in taken):
        return None
    return found.group("bare") or found.group("phrase")


def _programme(stretch: _Stretch, recipient: Mention | str) -> Mention | None:
    """The initiative the money comes from."""
    for slot in stretch.slots:
        if (
            slot.kind is Kind.INITIATIVE
            and slot.mention is not recipient
            and slot.preposition in ("aus", "über", "von", "in", "")
        ):
            return slot.mention
    return None


def _same(one: Mention | str | None, other: Mention | str) -> bool:
    """Tell whether giver and recipient are the same."""
    return isinstance(one, Mention) and isinstance(other, Mention) and one.name == other.name


def _evidence(stretch: _Stretch, roles: tuple[Mention | str | None, Mention | str | None]) -> Span:
    """From the first to the last role that stands in the stretch."""
    spans = [role.span for role in roles if isinstance(role, Mention) and stretch.span.contains(role.span)]
    spans.append(stretch.money.span)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _attributes(annotations: Annotations, stretch: _Stretch) -> dict[str, object]:
    """Purpose, and whether the sum is a total or a part of one."""
    found: dict[str, object] = {}
    text = annotations.document.text
    purpose = _PURPOSE.search(text, stretch.money.span.end, stretch.span.end)
    if purpose:
        found["purpose"] = purpose.group("purpose").strip()
    if re.search(r"\binsgesamt\b|\bzusammen\b", stretch.text):
        found["total"] = True
    if _MADE_OF.search(stretch.text) or _MADE_OF.search(stretch.clause.lowered):
        found["partOfTotal"] = True
    return found


def _with_totals(annotations: Annotations, frames: list[Frame]) -> list[Frame]:
    """A sum that the sums right after it add up to is their total."""
    amounts = [_amount(frame) for frame in frames]
    result = list(frames)
    for start, total in enumerate(amounts):
        added, end = 0.0, start + 1
        while total and end < len(amounts) and added < total * 0.995 and end - start <= 8:
            added += amounts[end] or 0.0
            end += 1
        if total and end - start >= 3 and abs(added - total) <= total * 0.02:
            result[start] = replace(frames[start], attributes={**frames[start].attributes, "total": True})
            for part in range(start + 1, end):
                result[part] = replace(frames[part], attributes={**frames[part].attributes, "partOfTotal": True})
    return result


def _amount(frame: Frame) -> float | None:
    """Sum of a grant."""
    money = frame.roles.get("money")
    return money.get("amount") if isinstance(money, Mention) else None
