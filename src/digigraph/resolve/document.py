"""From the annotations of one release to its reading: mentions become referents, frames become assertions.

Ordered sieves bind mentions that are the same thing (`document_clusters`); what stays ambiguous is left out, never
guessed. All offsets are mapped back to the original text here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from digigraph.model import (
    Annotations,
    Assertion,
    Document,
    Evidence,
    Frame,
    Grant,
    Kind,
    Mention,
    Reading,
    Referent,
    Span,
    Status,
    Utterance,
)
from digigraph.resolve.document_clusters import Cluster, clusters_of
from digigraph.resolve.document_offices import leader_assertions, office_assertions
from digigraph.resolve.document_status import coming_events, statuses_of

_INTERNAL = frozenset({"anaphor", "antecedent", "full", "generic"})
"""Attributes that only steer the resolution of a document."""


def resolve(annotations: Annotations) -> Reading:
    """Build the reading of one release."""
    document = annotations.document
    clusters = clusters_of(annotations)
    book = _Book(annotations, clusters)
    statuses = statuses_of(annotations, clusters)
    referents = tuple(_referent(document, cluster, statuses) for cluster in book.kept)
    stated = tuple(_assertions(annotations, book))
    coming = coming_events(stated, referents, document.date.value)
    assertions = tuple(_as_planned(assertion, coming) for assertion in stated)
    referents = tuple(replace(r, status=Status.PLANNED) if r.id in coming else r for r in referents)
    return Reading(
        id=document.id,
        source=document.source,
        sha256=document.sha256,
        url=document.url,
        title=document.title,
        title_evidence=_zone_evidence(document, "title"),
        date=document.date,
        issuer=document.issuer,
        issuer_referent=book.issuer(),
        number=document.number,
        profile=document.profile,
        language=document.language,
        notes=document.notes,
        referents=referents,
        assertions=assertions,
        utterances=tuple(_utterances(annotations, book)),
        grants=tuple(_grants(annotations, book)),
    )


class _Book:
    """Finds the referent of a mention."""

    def __init__(self, annotations: Annotations, clusters: tuple[Cluster, ...]) -> None:
        self.annotations = annotations
        used = _used(annotations)
        self.kept = tuple(c for c in clusters if c.named and (not c.weak or used & {m.span for m in c.mentions}))
        self._by_span: dict[tuple[Span, Kind], str] = {}
        for cluster in self.kept:
            for mention in cluster.mentions:
                self._by_span[mention.span, mention.kind] = cluster.id
        self._by_name = {(c.kind, c.name): c.id for c in reversed(self.kept)}

    def id_of(self, role: Mention | str | None) -> str | None:
        """Referent id of a mention; None when it was not kept."""
        if not isinstance(role, Mention):
            return None
        found = self._by_span.get((role.span, role.kind))
        if found is None:
            found = next(
                (i for (span, kind), i in self._by_span.items() if kind is role.kind and span.overlaps(role.span)), None
            )
        return found or self._by_name.get((role.kind, role.name))

    def cluster(self, identifier: str | None) -> Cluster | None:
        """Find a cluster by its referent id."""
        return next((c for c in self.kept if c.id == identifier), None)

    def issuer(self) -> str | None:
        """Referent id of the issuer, when the text names it."""
        issuer = self.annotations.document.issuer
        for cluster in self.kept:
            if (
                cluster.kind in (Kind.MINISTRY, Kind.ORGANIZATION)
                and issuer.name
                and _same_name(cluster.name, issuer.name)
            ):
                return cluster.id
        return None


def _same_name(one: str, other: str) -> bool:
    """Compare names of bodies by their letters; one may carry its Land."""
    a, b = one.casefold(), other.casefold()
    return a == b or a.startswith(b) or b.startswith(a)


def _used(annotations: Annotations) -> set[Span]:
    """Spans of mentions that some frame speaks of."""
    return {role.span for frame in annotations.frames for role in frame.roles.values() if isinstance(role, Mention)}


def _evidence(document: Document, span: Span, rule: str, confidence: float) -> Evidence:
    """Evidence in the original text."""
    source = document.source_span(_trimmed(document, span))
    return Evidence(source, document.original[source.start : source.end], rule, confidence)


def _trimmed(document: Document, span: Span) -> Span:
    """A span without blanks at its ends."""
    text = document.slice(span)
    start = span.start + len(text) - len(text.lstrip())
    end = span.end - (len(text) - len(text.rstrip()))
    return Span(start, end) if end > start else span


def _zone_evidence(document: Document, name: str) -> Evidence | None:
    """Evidence for a whole zone."""
    span = document.zone(name)
    return _evidence(document, span, f"zone-{name}", 1.0) if span and span.end > span.start else None


def _referent(document: Document, cluster: Cluster, statuses: Mapping[str, Status]) -> Referent:
    """A referent with the places that name it."""
    mentions = tuple(
        _evidence(document, m.span, m.rule, m.confidence) for m in cluster.mentions if not m.get("anaphor")
    )
    attributes: dict[str, Any] = {
        k: v for k, v in cluster.attributes.items() if k not in _INTERNAL and v not in (None, "", ())
    }
    return Referent(
        cluster.id,
        cluster.kind,
        cluster.name,
        mentions,
        cluster.aliases,
        statuses.get(cluster.id, Status.DONE),
        attributes,
    )


def _assertions(annotations: Annotations, book: _Book) -> Iterator[Assertion]:
    """Frames about kept referents, each fact once, with its best evidence."""
    best: dict[tuple[str, str, str], Assertion] = {}
    for frame in annotations.frames:
        if frame.type in ("statement", "funding"):
            continue
        assertion = _assertion(annotations.document, frame, book)
        if assertion:
            _keep_best(best, assertion)
    for assertion in office_assertions(annotations, book.kept, {(a.subject, a.predicate) for a in best.values()}):
        best.setdefault((assertion.subject, assertion.predicate, assertion.object), assertion)
    for assertion in tuple(leader_assertions(book.kept, tuple(best.values()))):
        best.setdefault((assertion.subject, assertion.predicate, assertion.object), assertion)
    yield from best.values()


def _as_planned(assertion: Assertion, coming: frozenset[str]) -> Assertion:
    """What is said of a coming event has not happened yet, whatever the tense."""
    about = {assertion.subject} | (set() if assertion.literal else {assertion.object})
    if assertion.status is Status.DONE and about & coming and assertion.predicate not in ("initiates", "succeeds"):
        return replace(assertion, status=Status.PLANNED)
    return assertion


def _keep_best(best: dict[tuple[str, str, str], Assertion], new: Assertion) -> None:
    """What is done outranks what is planned; else the surer and earlier evidence stays."""
    key = (new.subject, new.predicate, new.object)
    old = best.get(key)
    rank = (new.status is Status.DONE, new.evidence.confidence)
    if old is None or rank > (old.status is Status.DONE, old.evidence.confidence):
        best[key] = new


def _assertion(document: Document, frame: Frame, book: _Book) -> Assertion | None:
    """One frame as an assertion; None when a role was not kept."""
    subject = book.id_of(frame.roles.get("subject"))
    thing = frame.roles.get("object")
    literal = isinstance(thing, str)
    target = thing if isinstance(thing, str) else book.id_of(thing)
    if subject is None or target is None or subject == target:
        return None
    attributes = {k: v for k, v in frame.attributes.items() if k in ("from", "to", "date") and v}
    evidence = _evidence(document, frame.evidence, frame.rule, frame.confidence)
    return Assertion(subject, frame.type, target, evidence, literal, frame.status, attributes)


def _utterances(annotations: Annotations, book: _Book) -> Iterator[Utterance]:
    """Statements with their speakers."""
    document = annotations.document
    for frame in annotations.frames:
        if frame.type != "statement":
            continue
        quote = Span(*frame.attributes["quote_span"])
        source = document.source_span(quote)
        speaker = book.id_of(frame.roles.get("speaker"))
        yield Utterance(
            speaker=speaker,
            quote=document.original[source.start : source.end],
            text=document.slice(quote),
            direct=bool(frame.get("direct", True)),
            verb=str(frame.get("verb", "")),
            evidence=Evidence(source, document.original[source.start : source.end], frame.rule, frame.confidence),
            office=_office_of(annotations, book, speaker),
        )


def _office_of(annotations: Annotations, book: _Book, speaker: str | None) -> str | None:
    """The office a speaker holds by this release."""
    for frame in annotations.frames:
        if (
            frame.type == "holdsOffice"
            and speaker
            and book.id_of(frame.roles.get("subject")) == speaker
            and not frame.get("to")
        ):
            return book.id_of(frame.roles.get("object"))
    return None


def _grants(annotations: Annotations, book: _Book) -> Iterator[Grant]:
    """Funding frames as grants."""
    document = annotations.document
    for frame in annotations.frames:
        if frame.type != "funding":
            continue
        money = frame.roles.get("money")
        funder, recipient = frame.roles.get("funder"), frame.roles.get("recipient")
        attributes = {
            k: v for k, v in frame.attributes.items() if k in ("total", "partOfTotal", "period", "until") and v
        }
        if isinstance(money, Mention):
            attributes |= {k: money.get(k) for k in ("currency", "hedge", "phrase") if money.get(k)}
        yield Grant(
            funder=book.id_of(funder) or (funder if isinstance(funder, str) else getattr(funder, "name", None)),
            recipient=book.id_of(recipient)
            or (recipient if isinstance(recipient, str) else getattr(recipient, "name", None)),
            amount=money.get("amount") if isinstance(money, Mention) else None,
            evidence=_evidence(document, frame.evidence, frame.rule, frame.confidence),
            programme=book.id_of(frame.roles.get("programme")),
            purpose=frame.get("purpose"),
            status=frame.status,
            attributes=attributes,
        )
