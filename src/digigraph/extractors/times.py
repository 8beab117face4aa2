"""Finds dates in title and body and says which day, month or year they mean.

Relative ones ("heute", "am kommenden Dienstag", "im Herbst") are reckoned from the release's own day; without one
only those that carry their year are found. The rules stand in `times_rules`, the shapes in `times_patterns`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digigraph.extractors.times_rules import find
from digigraph.extractors.times_tense import tense_around
from digigraph.extractors.times_values import Timex
from digigraph.model import Annotations, Document, Kind, Mention, Span

READ_ZONES = ("title", "body", "background")


@dataclass(frozen=True, slots=True)
class Times:
    """Adds a Date mention for each date expression."""

    name: str = "times"

    def annotate(self, annotations: Annotations) -> Annotations:
        """Return the annotations with Date mentions; value, precision and direction are attributes."""
        document = annotations.document
        anchor = anchor_of(document)
        found = (timex for zone in _zones(document) for timex in dates_in(document.text, anchor, zone))
        return annotations.with_mentions([_mention(document.text, timex) for timex in found])


def anchor_of(document: Document) -> date | None:
    """Read the release's day; None when it is not known to the day."""
    value = document.date.value
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def dates_in(text: str, anchor: date | None, span: Span | None = None) -> list[Timex]:
    """Find the date expressions of a text or a part of it, in order, none inside another."""
    return find(text, anchor, span or Span(0, len(text)))


def resolve(surface: str, anchor: date | None, context: str = "") -> Timex | None:
    """Say what one date expression means; `context` is the clause it stands in and gives the tense.

    Returns None when the surface holds no date, or needs an anchor and there is none.
    """
    place = context.find(surface) if context else -1
    text = context if place >= 0 else surface
    start = max(place, 0)
    found = find(text, anchor, Span(0, len(text)))
    inside = [timex for timex in found if timex.span.overlaps(Span(start, start + len(surface)))]
    return max(inside, key=lambda timex: timex.span.end - timex.span.start, default=None)


def _zones(document: Document) -> list[Span]:
    """Title, body and background, in order, each stretch once."""
    spans: list[Span] = []
    for zone in sorted(document.zones, key=lambda zone: zone.span):
        if zone.name in READ_ZONES and not any(span.contains(zone.span) for span in spans):
            spans.append(zone.span)
    return spans


def _mention(text: str, timex: Timex) -> Mention:
    """Turn a date expression into a mention."""
    attributes = {"value": timex.value, "precision": timex.precision, "rule": timex.rule, **timex.attributes}
    return Mention(timex.span, Kind.DATE, text[slice(*timex.span)], f"time:{timex.rule}", timex.confidence, attributes)


__all__ = ["Times", "Timex", "anchor_of", "dates_in", "resolve", "tense_around"]
