"""Slugs and the IRIs made of them."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digigraph import iri
from digigraph.authority import DatedName
from digigraph.model import Issuer, Reading, ReleaseDate

PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Thomas Wünsch", "thomas-wuensch"),
        ("Thomas Wu\u0308nsch", "thomas-wuensch"),
        ("THOMAS WÜNSCH", "thomas-wuensch"),
        ("Straße der Romanik", "strasse-der-romanik"),
        ("GROẞE STRAẞE", "grosse-strasse"),
        ("Kompetenzzentrum „Mittelstand 4.0“", "kompetenzzentrum-mittelstand-4-0"),
        ("François Łęcki", "francois-ecki"),
        ("  -- a/b\\c.. -- ", "a-b-c"),
        ("ﬁrma ²", "firma-2"),
    ],
)
def test_a_slug_is_plain_letters(name, expected):
    assert iri.slug(name) == expected


@given(st.text())
def test_any_name_gives_a_safe_slug(name):
    slug = iri.slug(name)
    assert PLAIN.fullmatch(slug)
    assert len(slug) <= iri.MAX_SLUG + 9
    assert slug not in iri.RESERVED


@given(st.text())
def test_a_slug_does_not_depend_on_the_form_of_umlauts(name):
    assert iri.slug(unicodedata.normalize("NFD", name)) == iri.slug(unicodedata.normalize("NFC", name))


@given(st.text(alphabet="abcdefghij -", min_size=1))
def test_a_slug_is_its_own_slug(name):
    slug = iri.slug(name)
    assert iri.slug(slug) == slug


@pytest.mark.parametrize("name", ["con", "NUL", "index", ".", "", "…", "com1"])
def test_an_empty_or_reserved_slug_gets_a_digest(name):
    assert re.fullmatch(r"(?:con-|nul-|index-|com1-)?[0-9a-f]{8}", iri.slug(name))


def test_a_long_slug_is_cut_between_words_and_told_apart():
    one, two = ("Bündnis " * 20 + "Elbe"), ("Bündnis " * 20 + "Saale")
    assert re.fullmatch(r"(?:buendnis-){9}[0-9a-f]{8}", iri.slug(one))
    assert iri.slug(one) != iri.slug(two)
    assert len(iri.slug("a" * 200)) == iri.MAX_SLUG + 9


def test_a_slug_of_exactly_the_limit_is_whole():
    assert iri.slug("a" * 80) == "a" * 80
    assert iri.slug("a" * 80 + " b").startswith("a" * 80 + "-")


def reading(**changes: Any) -> Reading:
    fields: dict[str, Any] = {
        "id": "m1",
        "source": "m1.txt",
        "sha256": "0123456789abcdef" * 4,
        "date": ReleaseDate("2016-10-26", "printed"),
        "issuer": Issuer("MW", "inner-header", "st-mw"),
        "number": "049/2016",
        **dict.fromkeys(("url", "title_evidence", "issuer_referent")),
        **dict.fromkeys(("title", "profile", "language"), "x"),
        **dict.fromkeys(("notes", "referents", "assertions", "utterances", "grants"), ()),
    }
    return Reading(**(fields | changes))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "2016-10-26-st-mw-049"),
        ({"number": "49"}, "2016-10-26-st-mw-049"),
        ({"number": None}, "2016-10-26-st-mw-x01234567"),
        ({"number": "ohne"}, "2016-10-26-st-mw-x01234567"),
        ({"issuer": Issuer("Land NRW", "footer")}, "2016-10-26-land-nrw-049"),
        ({"issuer": Issuer(None, "none")}, "2016-10-26-unbekannt-049"),
        ({"date": ReleaseDate(None, "none")}, "undatiert-st-mw-049"),
    ],
)
def test_a_release_is_named_by_day_issuer_and_number(changes, expected):
    assert iri.release_iri("https://x", reading(**changes)) == f"https://x/pm/{expected}"


def test_two_releases_that_would_share_a_name_are_told_apart_by_their_text():
    assert iri.release_iri("https://x", reading(), distinct=True) == "https://x/pm/2016-10-26-st-mw-x01234567"


def test_other_things_are_named_by_what_they_are_made_of():
    assert iri.tenure_iri("https://x", "https://x/person/a", "https://x/post/b") == "https://x/tenure/a--b"
    assert iri.mint("https://x", "place", "Bad Düben", "Süd") == "https://x/place/bad-dueben--sued"
    assert iri.run_iri("https://x", "0.1.0", "ab" * 32) == "https://x/run/0-1-0-abababababab"
    assert iri.era_iri("https://x", DatedName("N", None, None, True, "st-mw-n")) == "https://x/org/st-mw-n"
    assert iri.house_iri("https://x", "st-mw") == "https://x/org/st-mw"
