"""Release to document: runs the repairs and the analyses of this package in order.

    bytes -> text -> characters, junk -> wrapped lines -> layout -> paragraphs, hyphens -> quotation marks -> sentences

Every step that changes the text keeps the way back to the original; spans found on an earlier state are carried over.
"""

from __future__ import annotations

import hashlib
import re

from digigraph.model import Document, Issuer, Release, Span, Zone
from digigraph.parse import dates, language, profiles
from digigraph.parse.characters import character_edits
from digigraph.parse.decoding import decode
from digigraph.parse.edits import Traced
from digigraph.parse.html import Page, looks_like_html, visible_text
from digigraph.parse.issuer import resolve_issuer
from digigraph.parse.junk import junk_edits
from digigraph.parse.layout import find_layout
from digigraph.parse.numbers import find_number
from digigraph.parse.parts import Layout
from digigraph.parse.quotations import quotations
from digigraph.parse.quotes import repair_quotes
from digigraph.parse.repair import field_edits
from digigraph.parse.sender import IssuerSigns
from digigraph.parse.sentences import split_sentences
from digigraph.parse.wraps import wrap_edits

_LEAD = 1500
_TITLE_LIMIT = 300
_OTHER_DAY = re.compile(r"Sperrfrist|Stand\b|Letzte")
_BREAKS_OFF = re.compile(r"(?:\.\.\.|…|(?<=[^\W\d_])[.!?]\s+\w+|\s[a-zäöü]{2,})$")
_IN_WORDS = re.compile(r"[a-zä]{3} \d{4}")


def parse(release: Release) -> Document:
    """Read one release. Never fails: what cannot be found is left out and noted."""
    decoded, encoding = decode(release.body)
    page = visible_text(decoded) if release.media_type == "text/html" or looks_like_html(decoded) else None
    original = decoded if page is None else page.text
    repaired = Traced.of(original).edited([*character_edits(original), *junk_edits(original)])
    if page is None:
        repaired = repaired.edited(wrap_edits(repaired.text))
    profile = profiles.choose_profile(repaired.text, release.url)
    layout = find_layout(repaired.text, _roles(page, repaired), profile, release.title)
    notes = list(layout.notes)
    if _BREAKS_OFF.search(repaired.text, max(layout.body.start, layout.body.end - 40), layout.body.end):
        notes.append("the text seems to break off")
    if profile.name == "unknown":
        notes.append("no layout profile fits; title and body were found by the general rules")
    if encoding not in ("utf-8",):
        notes.append(f"the text was decoded as {encoding}")

    reading = _repair_fields(repaired, layout)
    carry = _Carrier(repaired, reading)
    body = carry.span(layout.body)
    title_span = carry.span(layout.title) if layout.title else None
    paragraphs = _paragraphs(reading.text, body)
    fields = [*([title_span] if title_span else ()), *(carry.span(span) for span in layout.subtitles)]
    sentences = [sentence for field in (*fields, *paragraphs) for sentence in split_sentences(reading.text, field)]
    if title_span is not None:
        title = reading.text[title_span.start : title_span.end]
    else:
        title = release.title or _first_sentence(reading.text, sentences)

    signs = _date_signs(repaired.text, layout, profile, release, page)
    found_date = dates.resolve_date(signs, reading.text[body.start : min(body.end, body.start + _LEAD)])
    issuer, issuer_note = resolve_issuer(IssuerSigns(repaired.text, layout, profile, release.url, found_date.value))
    if issuer_note:
        notes.append(issuer_note)
    spoken = language.guess_language(reading.text[body.start : body.start + 4000] or title)
    if spoken != "de":
        notes.append(f"the text does not seem to be German ({spoken})")
    return Document(
        id=release.id,
        source=release.source,
        sha256=release.sha256 or hashlib.sha256(release.body).hexdigest(),
        url=release.url,
        original=original,
        text=reading.text,
        origin=reading.origin,
        zones=_zones(layout, carry),
        title=title,
        sentences=tuple(sentences),
        paragraphs=tuple(paragraphs),
        quotations=quotations(reading.text, [*fields, *paragraphs]),
        date=found_date,
        issuer=_carried(issuer, carry),
        number=find_number(repaired.text, layout),
        profile=profile.name,
        language=spoken,
        notes=tuple(notes),
    )


class _Carrier:
    """Carries spans from an earlier state of the text to a later one, by way of the original."""

    def __init__(self, earlier: Traced, later: Traced) -> None:
        self._earlier = earlier
        self._later = later

    def span(self, span: Span) -> Span:
        """Carry one span; blanks that the repairs left at its ends fall off."""
        start = self._later.locate(self._earlier.origin[span.start])
        end = self._later.locate(self._earlier.origin[span.end])
        text = self._later.text
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        return Span(start, end)


def _roles(page: Page | None, repaired: Traced) -> list[tuple[int, str]]:
    """Where each line of the page begins now, and the element it came from."""
    if page is None:
        return []
    return [(repaired.locate(line.start), line.role) for line in page.lines]


def _repair_fields(repaired: Traced, layout: Layout) -> Traced:
    """Repair title, subtitles and body: first blanks and words, then, on whole paragraphs, the quotation marks."""
    lines = [*([layout.title] if layout.title else ()), *layout.subtitles]
    edits = [edit for line in lines for edit in field_edits(repaired.text, line, one_line=True)]
    edits += field_edits(repaired.text, layout.body, layout.removed)
    spaced = repaired.edited(edits)
    carry = _Carrier(repaired, spaced)
    marks = [edit for field in (*lines, layout.body) for edit in repair_quotes(spaced.text, carry.span(field))]
    return spaced.edited(marks)


def _paragraphs(text: str, body: Span) -> list[Span]:
    """Cut the body at its line ends."""
    found: list[Span] = []
    start = body.start
    while start < body.end:
        end = text.find("\n", start, body.end)
        end = body.end if end < 0 else end
        left, right = start, end
        while right > left and text[right - 1].isspace():
            right -= 1
        while left < right and text[left].isspace():
            left += 1
        if left < right:
            found.append(Span(left, right))
        start = end + 1
    return found


def _first_sentence(text: str, sentences: list[Span]) -> str:
    return text[sentences[0].start : sentences[0].end][:_TITLE_LIMIT] if sentences else ""


def _date_signs(
    text: str, layout: Layout, profile: profiles.Profile, release: Release, page: Page | None
) -> dates.DateSigns:
    """Collect what speaks for a day of the release."""
    inner = layout.dateline.day if layout.dateline else None
    printed = None
    for line in layout.header_lines:
        day = None if _OTHER_DAY.match(text, line.start, line.end) else dates.first_day(text, line.start, line.end)
        # A day in words under the portal's own header was typed by the author and never slips.
        if day is not None and profile.slips_in_summer and _IN_WORDS.search(text, line.start, line.end):
            inner = inner or day
        else:
            printed = printed or day
    feed = dates.day_in_feed(layout.feed.get("published", "")) or dates.day_in_metadata(
        {"date": release.published or ""}
    )
    return dates.DateSigns(
        inner=inner,
        address=dates.day_in_address(release.url),
        printed=printed,
        file_name=dates.day_in_address(release.id),
        feed=feed or dates.day_in_metadata(page.metadata if page else {}),
        slips_in_summer=profile.slips_in_summer,
    )


def _zones(layout: Layout, carry: _Carrier) -> tuple[Zone, ...]:
    """Carry the zones over; neighbours of one name become one."""
    zones: list[Zone] = []
    for zone in layout.zones:
        span = carry.span(zone.span)
        if span.end <= span.start and zone.name != "body":
            continue
        if zones and zones[-1].name == zone.name and zone.name in ("header", "contact", "footer", "boilerplate"):
            zones[-1] = Zone(zone.name, Span(zones[-1].span.start, max(span.end, zones[-1].span.end)))
        else:
            zones.append(Zone(zone.name, span))
    return tuple(zones)


def _carried(issuer: Issuer, carry: _Carrier) -> Issuer:
    if issuer.span is None:
        return issuer
    return Issuer(issuer.name, issuer.method, issuer.house, issuer.land, carry.span(issuer.span))
