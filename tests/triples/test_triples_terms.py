"""RDF terms as strings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digigraph.triples.terms import Quad, date, decimal, iri, literal, nquads, value_of, web_address


@given(st.text())
def test_a_text_comes_back_from_its_literal(text):
    assert value_of(literal(text, "de")) == text
    assert "\n" not in literal(text)


def test_a_lone_surrogate_becomes_a_replacement_sign():
    assert literal("a\udc80b") == '"a\ufffdb"'
    assert iri("https://x/\udc80") == "<https://x/%EF%BF%BD>"


def test_what_must_not_stand_in_an_iri_is_encoded():
    assert iri('https://x/a b"<ü>') == "<https://x/a%20b%22%3Cü%3E>"


@pytest.mark.parametrize(("value", "kind"), [("2016", "gYear"), ("2016-04", "gYearMonth"), ("2016-04-25", "date")])
def test_a_date_has_the_datatype_of_its_precision(value, kind):
    assert date(value) == f'"{value}"^^<http://www.w3.org/2001/XMLSchema#{kind}>'


@pytest.mark.parametrize("value", ["", "before", "2016-13", "2016-04-32", "April 2016", "2016-4-5"])
def test_what_is_no_date_gives_none(value):
    assert date(value) is None


@pytest.mark.parametrize(("number", "text"), [(0.9, "0.9"), (12500.0, "12500"), (0.333333, "0.3333"), (1, "1")])
def test_a_decimal_has_no_superfluous_zeros(number, text):
    assert value_of(decimal(number)) == text


@pytest.mark.parametrize(
    ("address", "term"),
    [
        ("https://x.example/a?b=ü#c", "<https://x.example/a?b=%C3%BC>"),
        ("http://x.example/a[1]/100%", "<http://x.example/a%5B1%5D/100%25>"),
        ("file:///etc/passwd", None),
        ("https://", None),
    ],
)
def test_only_the_address_of_a_page_is_one(address, term):
    assert web_address(address) == term


def test_quads_are_written_sorted_and_once():
    one, two = Quad("<a>", "<p>", "<b>", "<g>"), Quad("<a>", "<p>", "<a>", "<g>")
    assert nquads([one, two, one]) == "<a> <p> <a> <g> .\n<a> <p> <b> <g> .\n"
