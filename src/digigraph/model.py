"""The immutable values that flow from a release to the graph.

    Release -> Document -> Annotations -> Reading -> Entity, Fact -> triples

Two coordinate systems exist. `Document.original` is the text as published; `Document.text` is the *reading text*: the
same text repaired (quotes, hyphens, hard wraps, junk), on which all rules work. `Span` in a `Mention`, a `Frame` or a
`Document` indexes the reading text; `Document.source_span` maps it back, and everything that leaves the extraction
(`Evidence` and all that holds it) indexes the original text. Offsets are half-open, in Unicode code points.

Nothing here reads files, knows RDF, or depends on a library.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class Kind(StrEnum):
    """What a mention or a referent is; the values are the names of the ontology's classes."""

    PERSON = "Person"
    OFFICE = "Office"
    MINISTRY = "Ministry"
    ORGANIZATION = "Organization"
    INITIATIVE = "Initiative"
    EVENT = "Event"
    PLACE = "Place"
    # Values inside a text that facts need but that are no entities of the graph.
    MONEY = "Money"
    DATE = "Date"


class Status(StrEnum):
    """How far a thing has come, or how sure the text is that it holds; terms of the SKOS list `status`."""

    DONE = "done"
    ONGOING = "ongoing"
    ENDED = "ended"
    PLANNED = "planned"
    APPLIED_FOR = "appliedFor"
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"
    DENIED = "denied"
    WISHED = "wished"
    CONDITIONAL = "conditional"


HOLDING = frozenset({Status.DONE, Status.ONGOING, Status.ENDED})
"""Statuses of what is the case."""
SCHEDULED = frozenset({Status.PLANNED, Status.APPLIED_FOR, Status.ANNOUNCED})
"""Statuses of what is meant to become the case."""


class Span(NamedTuple):
    """Half-open range of code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other lies inside this one (or equals it)."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Release:
    """One press release as published: bytes and where they came from."""

    id: str
    """Stable name inside its source: file stem, or the `id` of a JSON line."""
    source: str
    """Where it was read: a path, or `path#line`."""
    body: bytes
    media_type: str = "text/plain"
    url: str | None = None
    retrieved: str | None = None
    """ISO 8601 time of retrieval, when known."""
    sha256: str = ""
    """Digest of `body`, hexadecimal."""
    title: str | None = None
    """Title known from outside the text (a feed, a JSON line)."""
    published: str | None = None
    """Day known from outside the text, as given there."""


class Zone(NamedTuple):
    """A part of a document: header, title, body, background, contact or footer."""

    name: str
    span: Span


class Quotation(NamedTuple):
    """A pair of quotation marks in the reading text; `span` is what stands between them."""

    span: Span
    depth: int
    """0 for the outermost pair."""
    closed: bool = True


@dataclass(frozen=True, slots=True)
class ReleaseDate:
    """The day of a release and how it was found."""

    value: str | None
    """ISO date, as resolved."""
    method: str
    """Term of the list `date-method`: `inner-dateline`, `address`, `printed`, `printed-summer-time`, `feed`, `none`."""
    printed: str | None = None
    """ISO date as the header prints it, one day early in summer time on one portal."""
    doubt: str | None = None
    """Why the value may be wrong, in words; None when there is no reason to doubt it."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who published a release and how that was found."""

    name: str | None
    method: str
    """`inner-header`, `inner-imprint`, `kicker`, `metadata`, `address`, `official`, `footer` or `none`."""
    house: str | None = None
    """Key of the house in the authority (`st-mw`), when it is known."""
    land: str | None = None
    """Name of the Land (`Sachsen-Anhalt`) or `Bund`."""
    span: Span | None = None
    """Where the name stands in the reading text, when it stands there."""


@dataclass(frozen=True, slots=True)
class Document:
    """One release, parsed: zones, repaired reading text with its way back, sentences, date and issuer."""

    id: str
    source: str
    sha256: str
    url: str | None
    original: str
    """The text as published; for HTML its visible text."""
    text: str
    """The reading text: the original, repaired."""
    origin: array[int]
    """For each code point of `text`, and one past it, its offset in `original`; never decreasing."""
    zones: tuple[Zone, ...]
    title: str
    """The title with its quotation marks repaired."""
    sentences: tuple[Span, ...]
    """Sentences of title and body, in order; title sentences first."""
    paragraphs: tuple[Span, ...]
    """Paragraphs of the body, in order."""
    quotations: tuple[Quotation, ...]
    date: ReleaseDate
    issuer: Issuer
    number: str | None = None
    """Number as printed, a string ("049/2016", "49")."""
    profile: str = "unknown"
    """Name of the layout profile that matched."""
    language: str = "de"
    notes: tuple[str, ...] = ()
    """What parsing noticed and a person should know, one sentence each."""

    def zone(self, name: str) -> Span | None:
        """Find the first zone of that name."""
        return next((zone.span for zone in self.zones if zone.name == name), None)

    def source_span(self, span: Span) -> Span:
        """Map a span of the reading text to the original text."""
        if span.end <= span.start:
            return Span(self.origin[span.start], self.origin[span.start])
        return Span(self.origin[span.start], self.origin[span.end - 1] + 1)

    def slice(self, span: Span) -> str:
        """Read a span of the reading text."""
        return self.text[span.start : span.end]

    def sentence_at(self, offset: int) -> Span | None:
        """Find the sentence that holds an offset of the reading text."""
        return next((sentence for sentence in self.sentences if sentence.start <= offset < sentence.end), None)


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the reading text that names something."""

    span: Span
    kind: Kind
    name: str
    """Nominative, repaired form: `Bundesverband mittelständische Wirtschaft`; for a person without academic title."""
    rule: str
    """Name of the rule or model that found it."""
    confidence: float = 1.0
    attributes: Mapping[str, Any] = field(default_factory=dict)
    """What the rule knows besides: see `docs/reference/attributes.md`."""

    def get(self, key: str, default: Any = None) -> Any:
        """Read one attribute."""
        return self.attributes.get(key, default)


@dataclass(frozen=True, slots=True)
class Frame:
    """One thing the text says, about mentions: a relation with its roles, its evidence and its status."""

    type: str
    """Predicate name of `digigraph.ontology` (`holdsOffice`, `takesPlaceAt`, ...), `statement` or `funding`."""
    roles: Mapping[str, Mention | str]
    """`subject`, `object` and, for statements and funding, the roles named there; a literal is a str."""
    evidence: Span
    rule: str
    status: Status = Status.DONE
    confidence: float = 1.0
    attributes: Mapping[str, Any] = field(default_factory=dict)
    """`from`, `to`, `date` (ISO, prefix precision), `before`, and what a frame type adds."""

    def get(self, key: str, default: Any = None) -> Any:
        """Read one attribute."""
        return self.attributes.get(key, default)


@dataclass(frozen=True, slots=True)
class Annotations:
    """What the extractors found in one document so far; extended by each, never edited in place."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    """In order of their spans."""
    frames: tuple[Frame, ...] = ()

    def with_mentions(self, mentions: Iterator[Mention] | tuple[Mention, ...] | list[Mention]) -> Annotations:
        """Add mentions, keeping the order of spans."""
        merged = sorted((*self.mentions, *mentions), key=lambda mention: (mention.span, mention.kind, mention.rule))
        return Annotations(self.document, tuple(merged), self.frames)

    def replacing_mentions(self, mentions: Iterator[Mention] | tuple[Mention, ...] | list[Mention]) -> Annotations:
        """Take these mentions instead of the ones found so far."""
        ordered = sorted(mentions, key=lambda mention: (mention.span, mention.kind, mention.rule))
        return Annotations(self.document, tuple(ordered), self.frames)

    def with_frames(self, frames: Iterator[Frame] | tuple[Frame, ...] | list[Frame]) -> Annotations:
        """Add frames in the order found."""
        return Annotations(self.document, self.mentions, (*self.frames, *frames))

    def of_kind(self, *kinds: Kind) -> tuple[Mention, ...]:
        """Mentions of these kinds, in order."""
        return tuple(mention for mention in self.mentions if mention.kind in kinds)

    def within(self, span: Span, *kinds: Kind) -> tuple[Mention, ...]:
        """Mentions that lie inside a span, of these kinds (all kinds when none is given), in order."""
        return tuple(m for m in self.mentions if span.contains(m.span) and (not kinds or m.kind in kinds))


@dataclass(frozen=True, slots=True)
class Evidence:
    """The place in the original text on which something stands."""

    span: Span
    """In the original text."""
    text: str
    """The original text's slice at `span`."""
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Referent:
    """Something one release speaks of: mentions that are the same thing, inside that release."""

    id: str
    """`e1`, `e2`, ... in order of first mention."""
    kind: Kind
    name: str
    mentions: tuple[Evidence, ...]
    aliases: tuple[str, ...] = ()
    status: Status = Status.DONE
    """For initiatives and events: how far it has come, by this release."""
    attributes: Mapping[str, Any] = field(default_factory=dict)

    def get(self, key: str, default: Any = None) -> Any:
        """Read one attribute."""
        return self.attributes.get(key, default)


@dataclass(frozen=True, slots=True)
class Assertion:
    """One fact as one release states it, about its referents."""

    subject: str
    """Referent id."""
    predicate: str
    object: str
    """Referent id, or a literal when `literal` is true."""
    evidence: Evidence
    literal: bool = False
    status: Status = Status.DONE
    attributes: Mapping[str, Any] = field(default_factory=dict)
    """`from`, `to`, `date`: ISO with prefix precision; `to` may be `before`."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something somebody said, as one release reports it."""

    speaker: str | None
    """Referent id, None when the text does not say who speaks."""
    quote: str
    """Original text between the marks."""
    text: str
    """The same, repaired."""
    direct: bool
    verb: str
    evidence: Evidence
    office: str | None = None
    """Referent id of the office the speaker speaks in."""


@dataclass(frozen=True, slots=True)
class Grant:
    """Money given or promised by one body to another, as one release reports it."""

    funder: str | None
    """Referent id, or a literal such as `Land Sachsen-Anhalt` when no referent exists."""
    recipient: str | None
    amount: float | None
    """In euro (or in `currency`); None when the text names no sum."""
    evidence: Evidence
    programme: str | None = None
    """Referent id."""
    purpose: str | None = None
    status: Status = Status.DONE
    attributes: Mapping[str, Any] = field(default_factory=dict)
    """`currency`, `hedge`, `phrase`, `total`, `partOfTotal`, `period`, `until`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one release says, about its own referents: the end of the per-release half of the pipeline.

    Nothing later looks at the release's text again. The JSON form (`digigraph.readings`) is what `digigraph extract`
    prints and what the build caches.
    """

    id: str
    source: str
    sha256: str
    url: str | None
    title: str
    title_evidence: Evidence | None
    date: ReleaseDate
    issuer: Issuer
    issuer_referent: str | None
    """Referent id of the issuer."""
    number: str | None
    profile: str
    language: str
    notes: tuple[str, ...]
    referents: tuple[Referent, ...]
    assertions: tuple[Assertion, ...]
    utterances: tuple[Utterance, ...]
    grants: tuple[Grant, ...]

    def referent(self, identifier: str | None) -> Referent | None:
        """Find a referent by its id."""
        return next((referent for referent in self.referents if referent.id == identifier), None)


class Member(NamedTuple):
    """One referent of one release."""

    release: str
    """Id of the reading."""
    referent: str
    """Id of the referent inside it."""


@dataclass(frozen=True, slots=True)
class Entity:
    """What many releases speak of: referents that are the same thing, under one IRI."""

    iri: str
    kind: Kind
    label: str
    """Nominative form, repaired; the fullest of the forms that the releases use."""
    members: tuple[Member, ...]
    """Sorted; never empty."""
    aliases: tuple[str, ...] = ()
    """Other forms, sorted, without the label."""
    links: tuple[str, ...] = ()
    """IRIs elsewhere that a release or the authority vouches for (GeoNames), sorted."""
    attributes: Mapping[str, Any] = field(default_factory=dict)
    """What the members agree on or the earliest one says: the referent attributes of `docs/reference/attributes.md`,
    and `series` (IRI) with `series_label` for an edition of a recurring event."""
    scores: Mapping[str, float] = field(default_factory=dict)
    """Why the members are held to be the same: weakest score per feature over the merges; empty for a single member."""

    def get(self, key: str, default: Any = None) -> Any:
        """Read one attribute."""
        return self.attributes.get(key, default)


@dataclass(frozen=True, slots=True)
class Failure:
    """A bad item is a value, not a crash."""

    item: str
    stage: str
    error: str
    """Class of the error."""
    message: str
