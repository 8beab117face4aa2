"""Who came before whom, inside a noun phrase or when a chair is handed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digigraph.extractors.clauses import Clause
from digigraph.model import Annotations, Frame, Kind, Mention, Span

_BEFORE_OR_AFTER = re.compile(r"\b(?:Amts)?(?P<noun>[Vv]orgänger|[Nn]achfolger)(?:in|s|n)?\b")
_POSSESSIVE = re.compile(r"\b[SsI](?:ein|hr)\w{0,2}\s+(?:neue[rnms]?\s+)?$")
_CHAIR = re.compile(
    r"\b(?:Vorsitz|Amt|Amtsgeschäfte|Staffelstab|Leitung|Präsidentschaft|Geschäftsführung|Federführung|Schirmherrschaft)\b"
)
_HANDED = re.compile(r"\b(?:übergeben|übergibt|übergab|abgegeben|weitergegeben)\b")


def succession_frames(annotations: Annotations, sentence: Span) -> Iterator[Frame]:
    """ "X, Haseloffs Amtsvorgänger" and "seine Nachfolgerin Y"."""
    text = annotations.document.text
    for match in _BEFORE_OR_AFTER.finditer(text, sentence.start, sentence.end):
        pair = _pair(annotations, sentence, match)
        if pair is None or pair[0].name == pair[1].name:
            continue
        owner, other = pair
        new, old = (owner, other) if match.group("noun").lower() == "vorgänger" else (other, owner)
        evidence = Span(min(match.start(), other.span.start), max(match.end(), other.span.end))
        yield Frame("succeeds", {"subject": new, "object": old}, evidence, "succession-phrase", confidence=0.85)


def _pair(annotations: Annotations, sentence: Span, match: re.Match[str]) -> tuple[Mention, Mention] | None:
    """Whose predecessor or successor it is, and who that is; a genitive or a possessive tells whose."""
    text = annotations.document.text
    persons = annotations.within(sentence, Kind.PERSON)
    owner = next((m for m in persons if m.span.end + 1 == match.start() and text[m.span.end - 1] == "s"), None)
    after = [m for m in persons if m is not owner and 0 <= m.span.start - match.end() <= 8]
    beside = next((m for m in persons if text[m.span.end : match.start()] == ", "), None)
    following = next((m for m in persons if 0 <= m.span.start - match.end() <= 70), None)
    if beside and following and re.match(r"\s(?:des|der|von|vom)\b", text[match.end() : match.end() + 6]):
        return following, beside  # "X, Amtsnachfolger des in Rente gehenden Y"
    if owner is None:
        if not _POSSESSIVE.search(text, sentence.start, match.start()):
            return None
        named = [m for m in annotations.of_kind(Kind.PERSON) if m.span.end <= match.start()]
        return (named[-1], after[0]) if named and after else None
    others = after or [m for m in persons if m is not owner and 0 <= owner.span.start - m.span.end <= 4]
    return (owner, others[0]) if others else None


def handover_frames(annotations: Annotations, clause: Clause) -> Iterator[Frame]:
    """ "X hat den Vorsitz des Beirats an Y übergeben": one ends, one begins, and Y succeeds X."""
    chair, handed = _CHAIR.search(clause.masked), _HANDED.search(clause.masked)
    if not chair or not handed:
        return
    persons = [slot for slot in clause.slots if slot.kind is Kind.PERSON]
    old = next((slot for slot in persons if slot.bare), None)
    new = next((slot for slot in persons if slot.preposition == "an"), None)
    if old is None or new is None:
        return
    start = clause.span.start + chair.start()
    evidence = Span(min(start, old.span.start), max(new.span.end, clause.span.start + handed.end()))
    yield Frame(
        "succeeds", {"subject": new.mention, "object": old.mention}, evidence, "chair-handed-over", confidence=0.85
    )
    bodies = annotations.within(clause.span, Kind.ORGANIZATION, Kind.INITIATIVE)
    body = next((m for m in bodies if 0 <= m.span.start - start <= 40), None)
    day = next(
        (d.get("value") for d in annotations.within(clause.span, Kind.DATE) if d.get("precision") == "day"), None
    )
    if body:
        for person, bound in ((old, "to"), (new, "from")):
            roles = {"subject": person.mention, "object": body}
            attributes = {bound: day} if day else {}
            yield Frame("coordinates", roles, evidence, "chair-handed-over", confidence=0.8, attributes=attributes)
