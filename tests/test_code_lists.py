"""The terms of code lists, found by the words of a text."""

from __future__ import annotations

import pytest

from digigraph.code_lists import broader, concept
from digigraph.ontology import expand


@pytest.mark.parametrize(
    ("scheme", "word", "term"),
    [
        ("role", "Staatssekretärin", "role:staatssekretaer"),
        ("role", "Wirtschaftsstaatssekretär", "role:staatssekretaer"),
        ("role", "Bundesministerin", "role:bundesminister"),
        ("initiative-type", "Partnernetzwerk", "initiative-type:netzwerk"),
        ("body-type", "Aktiengesellschaft Hanf AG", "body-type:unternehmen"),
        ("hedge", "Bis zu", "hedge:up-to"),
    ],
)
def test_a_word_or_the_end_of_a_compound_finds_its_term(scheme, word, term):
    assert concept(scheme, word) == expand(term)


@pytest.mark.parametrize("word", [None, "", "Quatsch", "Vertrag", "Beitrag"])
def test_a_word_that_only_ends_like_an_abbreviation_finds_nothing(word):
    assert concept("body-type", word) is None


def test_a_term_knows_its_wider_term():
    assert broader(expand("body-type:gericht")) == expand("body-type:oeffentliche-stelle")
    assert broader(expand("body-type:oeffentliche-stelle")) is None
