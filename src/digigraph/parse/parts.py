"""The parts of a page as the layout analysis hands them on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from digigraph.model import Span, Zone
from digigraph.parse.datelines import Dateline

_NOTHING = Span(0, 0)


@dataclass(frozen=True, slots=True)
class InnerHeader:
    """The header that a portal repeats inside the body: `X - Pressemitteilung Nr.: 141/08 Magdeburg, den ...`."""

    issuer: Span
    number: str
    end: int


@dataclass(slots=True)
class Layout:
    """Where the parts of a page are; spans index the text given."""

    title: Span | None = None
    body: Span = _NOTHING
    zones: list[Zone] = field(default_factory=list)
    subtitles: list[Span] = field(default_factory=list)
    removed: list[Span] = field(default_factory=list)
    """Stretches inside the body that are no text."""
    header_lines: list[Span] = field(default_factory=list)
    """Lines above the body that say number, day or sender."""
    inner: InnerHeader | None = None
    dateline: Dateline | None = None
    imprints: list[Span] = field(default_factory=list)
    """What stands behind each `Impressum:`; the first may be the release's own."""
    tail: Span = _NOTHING
    feed: Mapping[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
