"""Reads one body text with the extractors of names, for tests: no file, no parser."""

from __future__ import annotations

from array import array

from digigraph.extractors import load
from digigraph.model import Annotations, Document, Issuer, Kind, Mention, ReleaseDate, Span, Zone

NAMES = ("ministries", "organizations", "initiatives", "events", "places")
ISSUER = Issuer(
    "Ministerium für Wirtschaft, Wissenschaft und Digitalisierung des Landes Sachsen-Anhalt",
    "address",
    "st-mw",
    "Sachsen-Anhalt",
)


def document(text: str, *, day: str = "2018-05-24", issuer: Issuer = ISSUER, header: str = "") -> Document:
    """A document whose body is a text; a header stands above it."""
    above = f"{header}\n" if header else ""
    whole = above + text
    zones = (Zone("header", Span(0, len(header))), Zone("body", Span(len(above), len(whole))))
    return Document(
        id="t",
        source="t",
        sha256="",
        url=None,
        original=whole,
        text=whole,
        origin=array("I", range(len(whole) + 1)),
        zones=zones if header else zones[1:],
        title="",
        sentences=(Span(len(above), len(whole)),),
        paragraphs=(Span(len(above), len(whole)),),
        quotations=(),
        date=ReleaseDate(day, "address"),
        issuer=issuer,
    )


def read(text: str, **settings: object) -> Annotations:
    """Annotate a body text with the extractors of names, in their order."""
    annotations = Annotations(document(text, **settings))  # type: ignore[arg-type]
    for extractor in load(NAMES):
        annotations = extractor.annotate(annotations)
    return annotations


def mentions(text: str, kind: Kind, **settings: object) -> list[Mention]:
    """Mentions of one kind that are no anaphors."""
    return [mention for mention in read(text, **settings).of_kind(kind) if not mention.get("anaphor")]


def names(text: str, kind: Kind, **settings: object) -> list[str]:
    """Names of the mentions of one kind, in order, without anaphors and metonyms."""
    return [mention.name for mention in mentions(text, kind, **settings) if mention.get("category") != "Metonym"]
