"""How far the undertakings and events of one release have come, by the clauses that name them."""

from __future__ import annotations

import re

from digigraph.model import HOLDING, SCHEDULED, Annotations, Assertion, Kind, Mention, Referent, Status
from digigraph.resolve.document_clusters import Cluster

_ORDER = (
    Status.CANCELLED,
    Status.ENDED,
    Status.DONE,
    Status.ONGOING,
    Status.APPLIED_FOR,
    Status.ANNOUNCED,
    Status.PLANNED,
)
_APPLICATION = re.compile(r"\b(?:Antrag(?:stellung)?|Anträge|Bewerbung|beantragt|bewirbt|beworben)\b[^.;]{0,60}$")
_EXISTENCE = frozenset({"initiates", "opens"})
_WISH = re.compile(r"\b(?:wollen|will|möchte[n]?|soll|sollen|strebt|braucht)\b")
_BRING = re.compile(
    r"\b(?:holen|einrichten|errichten|gründen|schaffen|aufbauen|entstehen|auflegen|eröffnen|starten|bekommen|erhalten|folgen)\b"
)


def statuses_of(annotations: Annotations, clusters: tuple[Cluster, ...]) -> dict[str, Status]:
    """Status of each initiative and event, by referent id; `done` ones are left out."""
    found: dict[str, Status] = {}
    for cluster in clusters:
        if cluster.kind in (Kind.INITIATIVE, Kind.EVENT):
            status = _status(annotations, cluster)
            if status is not Status.DONE:
                found[cluster.id] = status
    return found


def _status(annotations: Annotations, cluster: Cluster) -> Status:
    """Weigh what frames and clauses say of one thing; an application or a plan must not be contradicted by a fact."""
    reported = [status for mention in cluster.mentions for status in _frame_statuses(annotations, mention)]
    if any(status is Status.CANCELLED for status in reported):
        return Status.CANCELLED
    spoken = {status for mention in cluster.mentions if (status := _spoken(annotations, mention))}
    if any(frame_holds(annotations, mention) for mention in cluster.mentions):
        return Status.DONE
    for status in _ORDER[4:]:
        if status in spoken or status in reported:
            return status
    return Status.DONE


def frame_holds(annotations: Annotations, mention: Mention) -> bool:
    """Tell whether a frame says that the thing was founded or opened."""
    return any(
        frame.type in _EXISTENCE and frame.status in HOLDING and _is(frame.roles.get("object"), mention)
        for frame in annotations.frames
    )


def _frame_statuses(annotations: Annotations, mention: Mention) -> list[Status]:
    """Statuses of the frames in which the thing is dated, placed or founded."""
    types = {"eventDate", "takesPlaceAt", "organizes", "initiates", "opens", "announces"}
    return [
        frame.status
        for frame in annotations.frames
        if frame.type in types and (_is(frame.roles.get("object"), mention) or _is(frame.roles.get("subject"), mention))
    ]


def _is(role: Mention | str | None, mention: Mention) -> bool:
    """Tell whether a role is filled by this mention."""
    return isinstance(role, Mention) and role.span == mention.span


def _spoken(annotations: Annotations, mention: Mention) -> Status | None:
    """What the sentence around a mention says of the thing's existence."""
    document = annotations.document
    sentence = document.sentence_at(mention.span.start)
    if sentence is None:
        return None
    before = document.text[sentence.start : mention.span.start]
    after = document.text[mention.span.end : sentence.end]
    if _APPLICATION.search(before):
        return Status.APPLIED_FOR
    if _WISH.search(before[-120:]) and _BRING.search(after[:80]):
        return Status.PLANNED
    return None


def coming_events(
    assertions: tuple[Assertion, ...], referents: tuple[Referent, ...], day: str | None
) -> frozenset[str]:
    """Events that lie ahead of the release: by their date, or, undated, because something of them is planned."""
    events = {referent.id for referent in referents if referent.kind is Kind.EVENT}
    dates = {
        a.subject: a.object.split("/")[0] for a in assertions if a.predicate == "eventDate" and a.subject in events
    }
    coming = {event for event, date in dates.items() if day and date[: len(day)] > day[: len(date)]}
    undated = {
        role
        for a in assertions
        if a.status in SCHEDULED and a.predicate in ("takesPlaceAt", "organizes", "participatesIn", "eventDate")
        for role in (a.subject, a.object)
        if role in events and role not in dates
    }
    return frozenset(coming | undated)
