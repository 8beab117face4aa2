"""Builds annotated documents from marked-up sentences, so that rules can be tested without the extractors before them.

`[Person|Anna Berg]` marks a mention; `[Organization:Verein|Verein Elbe]` gives it a category; `^` instead of `|` makes it
an anaphor.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable

import pytest

from digigraph.model import Annotations, Document, Issuer, Kind, Mention, Quotation, ReleaseDate, Span, Zone

_MARK = re.compile(r"\[(?P<kind>[A-Z][a-z]+)(?::(?P<category>[^|^\]]+))?(?P<how>[|^])(?P<surface>[^\]]+)\]")


def annotated(marked: str, day: str = "2018-05-24") -> Annotations:
    """Turn a marked-up body, one sentence a line, into annotations."""
    text, mentions = "", []
    position = 0
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        start = len(text)
        text += match.group("surface")
        kind = Kind(match.group("kind"))
        surface = match.group("surface")
        attributes: dict[str, object] = {"category": match.group("category")} if match.group("category") else {}
        if kind is Kind.PERSON:
            attributes |= {
                "full": " " in surface,
                "family": surface.split()[-1],
                "given": surface.split()[0] if " " in surface else None,
            }
        if kind is Kind.OFFICE:
            attributes |= {"role": surface.split()[0]}
        if match.group("how") == "^":
            attributes["anaphor"] = True
        if kind is Kind.DATE:
            attributes = {"value": match.group("category"), "precision": "day"}
        mentions.append(Mention(Span(start, len(text)), kind, surface, "test", 1.0, attributes))
        position = match.end()
    text += marked[position:]
    sentences, offset = [], 0
    for line in text.split("\n"):
        sentences.append(Span(offset, offset + len(line)))
        offset += len(line) + 1
    quotations = tuple(Quotation(Span(m.start(1), m.end(1)), 0) for m in re.finditer(r"„([^“]*)“", text))
    document = Document(
        id="t",
        source="t",
        sha256="",
        url=None,
        original=text,
        text=text,
        origin=array("I", range(len(text) + 1)),
        zones=(Zone("body", Span(0, len(text))),),
        title="",
        sentences=tuple(sentences),
        paragraphs=(Span(0, len(text)),),
        quotations=quotations,
        date=ReleaseDate(day, "address"),
        issuer=Issuer(None, "none"),
    )
    return Annotations(document).with_mentions(mentions)


@pytest.fixture(name="annotated")
def annotated_fixture() -> Callable[..., Annotations]:
    """The function above, for tests."""
    return annotated
