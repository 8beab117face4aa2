"""Amounts of money in all the forms releases use."""

from __future__ import annotations

import time

import pytest

from digigraph.extractors.money import Monies
from digigraph.extractors.money_amounts import amounts
from digigraph.extractors.money_numbers import number_from_word
from digigraph.model import Kind, Span


def read(text):
    return list(amounts(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("17,6 Mio. Euro", 17_600_000),
        ("gut 17,6 Millionen Euro", 17_600_000),
        ("rund 170.000 Euro", 170_000),
        ("1.124.291 Euro", 1_124_291),
        ("10 000 Euro", 10_000),
        ("3 Mio Euro", 3_000_000),
        ("1 Mio. €", 1_000_000),
        ("1.5 Mio. €", 1_500_000),
        ("2,3 Mrd. Euro", 2_300_000_000),
        ("250 Tausend Euro", 250_000),
        ("250 T€", 250_000),
        ("eine halbe Million Euro", 500_000),
        ("anderthalb Millionen Euro", 1_500_000),
        ("zweieinhalb Millionen Euro", 2_500_000),
        ("drei Millionen Euro", 3_000_000),
        ("Eine Milliarde Euro", 1_000_000_000),
        ("zweihundertfünfzigtausend Euro", 250_000),
        ("2.000,50 Euro", 2000.5),
        ("12,- Euro", 12),
        ("EUR 5.000", 5_000),
        ("€ 3 Mio.", 3_000_000),
        ("17,6-Millionen-Euro-Projekt", 17_600_000),
    ],
)
def test_an_amount_is_read_whatever_its_form(text, value):
    assert [amount.value for amount in read(text)] == [value]


@pytest.mark.parametrize(
    "text",
    ["Der Euro steigt.", "in der Euro-Zone", "90 Prozent", "Mark Brandenburg", "5 Mark Brandenburg", "4.000 Brötchen"],
)
def test_what_has_no_number_or_no_currency_is_no_amount(text):
    assert read(text) == []


@pytest.mark.parametrize(("text", "currency"), [("200.000 Mark", "DEM"), ("3 Mio. DM", "DEM"), ("5 US-Dollar", "USD")])
def test_other_currencies_are_kept_as_they_are(text, currency):
    assert [amount.currency for amount in read(text)] == [currency]


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("rund 5 Millionen Euro", "hedge", "rund"),
        ("mehr als 5 Millionen Euro", "hedge", "mehr als"),
        ("bis zu 15 Millionen Euro", "hedge", "bis zu"),
        ("jeweils rund 950.000 Euro", "each", True),
        ("noch einmal ca. 62 Millionen Euro", "further", True),
        ("5 Millionen Euro pro Jahr", "per", "Jahr"),
        ("jährlich 5 Millionen Euro", "per", "Jahr"),
        ("540 Euro pro Tagewerk", "per", "Tagewerk"),
        ("zwischen 5 und 10 Millionen Euro", "range", None),
    ],
)
def test_the_words_around_an_amount_are_kept(text, key, value):
    assert read(text)[-1].attributes.get(key) == value


def test_the_phrase_holds_the_hedge_and_the_span_does_not():
    amount = read("Es sind rund 5 Millionen Euro.")[0]
    assert (amount.phrase, amount.span) == ("rund 5 Millionen Euro", Span(13, 29))


def test_behind_a_noun_ueber_is_no_hedge():
    assert "hedge" not in read("ein Bescheid über 3,2 Millionen Euro")[0].attributes
    assert read("ein Bescheid über rund 3 Mio. Euro")[0].phrase == "rund 3 Mio. Euro"
    assert read("Das kostet über 3,2 Millionen Euro")[0].attributes["hedge"] == "über"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("von 15,5 auf 37,6 Millionen Euro", [15_500_000, 37_600_000]),
        ("Bund gibt 109, Land 62 Millionen Euro", [109_000_000, 62_000_000]),
        ("9,2 und 8,4 Millionen Euro", [9_200_000, 8_400_000]),
        ("an der Bundesstraße 1 und 2,4 Millionen Euro", [2_400_000]),
        ("im Jahr 2019 1,5 Millionen Euro", [1_500_000]),
    ],
)
def test_a_number_that_shares_the_unit_behind_it_is_an_amount(text, values):
    assert [amount.value for amount in read(text)] == values


def test_a_lost_digit_is_guessed_and_doubted():
    amount = read("400.00 Euro")[0]
    assert (amount.value, amount.confidence) == (400_000, 0.5)
    assert "doubt" in amount.attributes


@pytest.mark.parametrize(("word", "value"), [("dreiundzwanzig", 23), ("einhundertfünf", 105), ("Haus", None)])
def test_number_words(word, value):
    assert number_from_word(word) == value


def test_the_extractor_adds_mentions(annotated):
    result = Monies().annotate(annotated("Das Land gibt rund 5 Mio. Euro."))
    mention = result.of_kind(Kind.MONEY)[0]
    assert (mention.get("amount"), mention.get("hedge"), mention.get("currency")) == (5_000_000, "rund", "EUR")


def test_many_amounts_take_linear_time():
    def seconds(times: int) -> float:
        begin = time.process_time()
        read("1 und 2 Mio. Euro, Euro " * times)
        return time.process_time() - begin

    seconds(20)
    assert seconds(4000) < 40 * max(seconds(400), 0.01)
