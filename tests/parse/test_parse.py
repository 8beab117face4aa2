"""Whole releases: invariants on any input, hostile input, and the shared development releases where they are."""

from __future__ import annotations

import itertools
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digigraph.model import Document, Release, Span
from digigraph.parse import parse
from digigraph.parse.edits import Edit, Traced
from digigraph.parse.quotes import repair_quotes

SHARED = Path(__file__).parents[2].parent / "shared"

pieces = st.sampled_from(
    [
        *" \n?¿\"„“‚‘»«'´`\\.,:;!-–…()|/\xa0\xad\r\t\x93\x84&<>",
        "   ",
        "\n\n",
        "Wort",
        "wort",
        "Ä",
        "ß",
        "12",
        "Dr.",
        "e. V.",
        "am 5. Mai",
        "Impressum:",
        ": 49",
        "Magdeburg, den 26.10.2016",
        "Pressemitteilung Nr.: 1/10",
        "Was:",
        "Hintergrund:",
        "Kontakt:",
        "Ã¤",
        "Ministerium für Bildung",
        " - Pressemitteilung Nr.: 1/10 ",
        "800x600",
        "p.Mso {x}",
        "<![CDATA[",
        "😀",
        "Acce-\nlerator",
        "KIEL. ",
    ]
)
texts = st.lists(pieces, max_size=60).map("".join) | st.text(max_size=200)


def document_of(text: str, media_type: str = "text/plain", url: str | None = None) -> Document:
    return parse(Release("x", "x", text.encode("utf-8", errors="replace"), media_type, url))


def check(document: Document) -> None:
    """Assert what holds for every document."""
    text, origin = document.text, document.origin
    assert len(origin) == len(text) + 1
    assert all(before <= after for before, after in itertools.pairwise(origin))
    assert origin[0] >= 0
    assert origin[-1] <= len(document.original)
    for span in (*document.sentences, *document.paragraphs, *(zone.span for zone in document.zones)):
        assert 0 <= span.start <= span.end <= len(text)
    for quotation in document.quotations:
        assert 0 <= quotation.span.start <= quotation.span.end <= len(text)
    for sentence in document.sentences:
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end] != ""
    body = document.zone("body")
    assert all(body is not None and body.contains(paragraph) for paragraph in document.paragraphs)


@given(texts)
@settings(deadline=None, max_examples=200)
def test_any_text_becomes_a_sound_document(text):
    check(document_of(text))


@given(texts)
@settings(deadline=None, max_examples=60)
def test_any_markup_becomes_a_sound_document(text):
    check(document_of(f"<html><body><h1>{text[:20]}</h1><p>{text}", "text/html"))


@given(st.binary(max_size=300))
@settings(deadline=None, max_examples=60)
def test_any_bytes_become_a_sound_document(body):
    check(parse(Release("x", "x", body)))


@given(texts)
@settings(deadline=None, max_examples=100)
def test_repairing_quotation_marks_keeps_everything_else(text):
    line = text.replace("\n", " ")
    edits = repair_quotes(line, Span(0, len(line)))
    changed = {offset for edit in edits for offset in range(edit.start, edit.end)}
    repaired = Traced.of(line).edited(edits)
    kept = [sign for offset, sign in enumerate(line) if offset not in changed]
    assert [sign for sign, source in zip(repaired.text, repaired.origin, strict=False) if source not in changed] == kept


@given(
    st.text(max_size=50), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5), st.text(max_size=3)), max_size=8)
)
def test_stretches_without_edits_map_to_themselves(text, raw):
    edits = [Edit(start, min(start + length, len(text)), new) for start, length, new in raw if start <= len(text)]
    traced = Traced.of(text).edited(edits)
    edited = {offset for edit in edits for offset in range(edit.start, edit.end)}
    for position, sign in enumerate(traced.text):
        source = traced.origin[position]
        last_of_its_source = traced.origin[position + 1] > source
        if source < len(text) and source not in edited and last_of_its_source:
            assert sign == text[source]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "x",
        "Titel",
        "Impressum:",
        ": 49\nMagdeburg, den 26.10.2016",
        "Titel\n\n" + "?Hallo? " * 5_000,
        "Titel\n\n" + "wort und " * 200_000,
        "Titel\n\n" + "a" * 2_000_000,
        "Das ist ein Satz mit „Wort“ darin. " * 30_000,
        "Titel\n\nA." + " " * 1_000_000 + "B",
        "Titel\n\n" + "Impressum: x " * 50_000,
        "Titel\n\n" + "Aa Bb - Pressemitteilung Nr.: 1/10 " * 20_000,
        "Titel\n\n" + "p.Mso {" * 50_000,
        "Titel\n\nQuelle: Ministerium für " + "Aa und " * 100_000,
        "Titel\n\n" + "A. " * 200_000,
    ],
    ids=lambda text: f"{len(text)} {text[:24]!r}",
)
def test_hostile_text_is_read_in_seconds(text):
    start = time.monotonic()
    check(document_of(text))
    assert time.monotonic() - start < 20


def test_time_grows_with_length_and_not_with_its_square():
    def seconds(copies: int) -> float:
        text = "Titel\n\n" + "Das „Haus“ steht. ?Und? wer fragt? " * copies
        start = time.process_time()
        document_of(text)
        return time.process_time() - start

    seconds(100)
    assert seconds(8_000) < 12 * max(seconds(2_000), 0.05)


def test_a_text_in_latin_1_is_read_and_noted():
    document = parse(Release("x", "x", "Bär\n\nDer „Bär“ läuft.".encode("cp1252")))
    assert document.slice(document.sentences[-1]) == "Der „Bär“ läuft."
    assert "the text was decoded as cp1252" in document.notes


def test_a_page_that_is_not_german_says_so():
    document = document_of(
        "Title\n\nThe minister of the state has opened the new bridge and it is now open for all of the people."
    )
    assert document.language == "en"
    assert any("German" in note for note in document.notes)


def test_a_single_paragraph_has_no_title_but_its_first_sentence():
    text = "In Burg wurde heute ein Haus eröffnet. " + "Es ist sehr groß und hat viele Fenster. " * 10
    document = document_of(text)
    assert document.title == "In Burg wurde heute ein Haus eröffnet."
    assert document.zone("title") is None


def test_a_title_known_from_outside_is_found_in_the_text_or_taken_as_it_is():
    body = "Kopfzeile\nEin Haus für Burg\nIn Burg steht ein Haus. Es ist neu.".encode()
    inside = parse(Release("x", "x", body, title="Ein Haus für Burg"))
    outside = parse(Release("x", "x", b"In Burg steht ein Haus. Es ist neu.", title="Ein Haus"))
    assert inside.slice(inside.zone("title") or Span(0, 0)) == "Ein Haus für Burg"
    assert (outside.title, outside.zone("title")) == ("Ein Haus", None)
    assert outside.slice(outside.paragraphs[0]) == "In Burg steht ein Haus. Es ist neu."


def test_a_day_known_from_outside_counts_when_the_page_names_none():
    assert parse(Release("x", "x", b"Titel\n\nText ist da.", published="2019-03-04")).date.value == "2019-03-04"


def test_spans_lead_back_to_the_page_through_every_repair():
    text = "Titel\n\nDas ?Metall\u00adwerk? in Sachsen\u2011Anhalt   w\u00e4chst."
    document = document_of(text)
    start = document.text.index("„Metallwerk“")
    span = Span(start, start + len("„Metallwerk“"))
    assert document.original[slice(*document.source_span(span))] == "?Metall\u00adwerk?"


def test_the_same_bytes_give_the_same_document():
    text = ": 49\nMagdeburg, den 26.10.2016\n\n?Titel?\n\nText ?ist? da."
    assert document_of(text) == document_of(text)


GOLD = SHARED / "gold"
needs_gold = pytest.mark.skipif(
    not (GOLD / "releases.jsonl").exists(), reason="the shared development releases are not here"
)


@needs_gold
def test_every_shared_release_becomes_a_sound_document():
    with (GOLD / "releases.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            html = "html" in record
            document = document_of(
                record.get("html") or record["text"], "text/html" if html else "text/plain", record["url"]
            )
            check(document)
            assert document.paragraphs
            assert document.title
