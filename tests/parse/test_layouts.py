"""Pages in every layout (`layouts.toml`): where title and body are, when, by whom, under which number."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from digigraph.model import Document, Release
from digigraph.parse import parse

PAGES = tomllib.loads((Path(__file__).parent / "layouts.toml").read_text(encoding="utf-8"))["page"]

each_page = pytest.mark.parametrize("page", PAGES, ids=[page["name"] for page in PAGES])


def read(page: dict[str, Any]) -> Document:
    media_type = "text/html" if page.get("html") else "text/plain"
    return parse(Release("x", "x", page["text"].encode(), media_type, page.get("url")))


@each_page
def test_a_page_yields_its_title_and_its_body(page: dict[str, Any]) -> None:
    document = read(page)
    body = "\n".join(document.slice(paragraph) for paragraph in document.paragraphs)
    assert document.title == page["title"]
    assert body.startswith(page["begins"])
    assert body.endswith(page["ends"])


@each_page
def test_a_page_yields_its_day_its_sender_and_its_number(page: dict[str, Any]) -> None:
    document = read(page)
    assert document.date.value == page.get("day")
    assert document.issuer.name == page.get("issuer")
    assert document.number == page.get("number")
    assert document.date.method == page.get("method", document.date.method)
    assert document.issuer.method == page.get("by", document.issuer.method)


@each_page
def test_what_is_no_text_stands_in_no_sentence(page: dict[str, Any]) -> None:
    document = read(page)
    sentences = "\n".join(document.slice(sentence) for sentence in document.sentences)
    for absent in page.get("absent", ()):
        assert absent not in sentences


@each_page
def test_every_portal_but_an_unknown_one_has_its_profile(page: dict[str, Any]) -> None:
    document = read(page)
    unknown = page["name"].startswith("unknown")
    assert (document.profile == "unknown") == unknown
    assert any("no layout profile" in note for note in document.notes) == unknown
