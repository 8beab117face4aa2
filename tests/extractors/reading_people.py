"""Reads persons and offices from sentences written in a test.

`[Organization:Verein|Verein Elbe]` marks what an earlier extractor found, `[Place|Burg]` a place; `|` in front of the
body separates a headline from it.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

from digigraph.extractors.people import PeopleExtractor
from digigraph.model import Annotations, Document, Issuer, Kind, Mention, Quotation, ReleaseDate, Span, Zone
from digigraph.parse.sentences import split_sentences

_MARK = re.compile(r"\[(?P<kind>[A-Z][a-z]+)(?::(?P<category>[^|\]]+))?\|(?P<surface>[^\]]+)\]")


@dataclass(frozen=True)
class Read:
    """What the extractor found, in words."""

    annotations: Annotations

    def _surface(self, mention: Mention) -> str:
        return self.annotations.document.slice(mention.span)

    @property
    def persons(self) -> list[str]:
        """Surfaces of the person mentions."""
        return [self._surface(mention) for mention in self.annotations.of_kind(Kind.PERSON)]

    @property
    def names(self) -> list[str]:
        """Canonical names of the person mentions."""
        return [mention.name for mention in self.annotations.of_kind(Kind.PERSON)]

    @property
    def offices(self) -> list[str]:
        """Names of the office mentions."""
        return [mention.name for mention in self.annotations.of_kind(Kind.OFFICE)]

    def ties(self, kind: str) -> list[str]:
        """Frames of one type as `subject -> object`, with dates and status where they say more than "done"."""
        found = []
        for frame in self.annotations.frames:
            if frame.type != kind:
                continue
            subject, thing = frame.roles["subject"], frame.roles["object"]
            assert isinstance(subject, Mention)
            assert isinstance(thing, Mention)
            more = "".join(f" {key}={frame.get(key)}" for key in ("from", "to") if frame.get(key))
            status = f" {frame.status.value}" if frame.status.value != "done" else ""
            found.append(f"{subject.name} -> {thing.name}{more}{status}")
        return found

    @property
    def held(self) -> list[str]:
        """holdsOffice."""
        return self.ties("holdsOffice")

    def person(self, surface: str) -> Mention:
        """First person mention with a surface."""
        return next(m for m in self.annotations.of_kind(Kind.PERSON) if self._surface(m) == surface)

    def office(self, name: str) -> Mention:
        """First office mention with a name."""
        return next(m for m in self.annotations.of_kind(Kind.OFFICE) if m.name == name)


def marked(text: str, title: str = "", day: str = "2018-06-12") -> Annotations:
    """Turn a marked-up headline and body into annotations."""
    mentions, clean = [], ""
    for part in (title + "\n" if title else "", text):
        position = 0
        for match in _MARK.finditer(part):
            clean += part[position : match.start()]
            span = Span(len(clean), len(clean) + len(match["surface"]))
            attributes = {"category": match["category"]} if match["category"] else {}
            mentions.append(Mention(span, Kind(match["kind"]), match["surface"], "test", 1.0, attributes))
            clean += match["surface"]
            position = match.end()
        clean += part[position:]
    start = clean.index("\n") + 1 if title else 0
    head, body = Span(0, max(0, start - 1)), Span(start, len(clean))
    sentences = [*split_sentences(clean, head)] if title else []
    for line in re.finditer(r"[^\n]+", clean[start:]):
        sentences += split_sentences(clean, Span(start + line.start(), start + line.end()))
    document = Document(
        id="t",
        source="t",
        sha256="",
        url=None,
        original=clean,
        text=clean,
        origin=array("i", range(len(clean) + 1)),
        zones=(Zone("title", head), Zone("body", body)),
        title=clean[head.start : head.end],
        sentences=tuple(sentences),
        paragraphs=(body,),
        quotations=tuple(Quotation(Span(m.start(1), m.end(1)), 0) for m in re.finditer(r"„([^“]*)“", clean)),
        date=ReleaseDate(day, "address"),
        issuer=Issuer(None, "none", land="Sachsen-Anhalt"),
    )
    return Annotations(document).with_mentions(mentions)


def read(text: str, title: str = "", day: str = "2018-06-12") -> Read:
    """Read persons and offices of a marked-up headline and body."""
    return Read(PeopleExtractor().annotate(marked(text, title, day)))
