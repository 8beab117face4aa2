"""Quotation marks destroyed on purpose and restored."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digigraph.model import Span
from digigraph.parse.edits import Traced
from digigraph.parse.quotations import quotations
from digigraph.parse.quotes import repair_quotes

SENTENCES = (Path(__file__).parent / "quoted.txt").read_text(encoding="utf-8").splitlines()
MARKS = "„“‚‘–…?"
PARAGRAPHS = ["\n".join(SENTENCES[start : start + 5]) for start in range(0, len(SENTENCES), 5)]
RUN_ON = [" ".join(SENTENCES[start : start + 4]) for start in range(0, len(SENTENCES), 4)]


def repaired(text: str) -> str:
    return Traced.of(text).edited(repair_quotes(text, Span(0, len(text)))).text


def with_question_marks(text: str) -> str:
    return re.sub("[„“‚‘–…’]", "?", text)


def with_inverted_marks(text: str) -> str:
    return re.sub("[„“‚‘–…’]", "¿", text)


def with_straight_marks(text: str) -> str:
    return text.replace("„", '"').replace("“", '"').replace("‚", "´").replace("‘", "`")


def with_commas_and_accents(text: str) -> str:
    return text.replace("„", '"').replace("“", '"').replace("‚", ",").replace("‘", "`")


def with_chevrons(text: str) -> str:
    return text.replace("„", "»").replace("“", "«").replace("‚", "›").replace("‘", "‹")


def with_english_marks(text: str) -> str:
    return text.replace("“", "”").replace("„", "“").replace("‘", "’").replace("‚", "‘")


DAMAGES = [
    with_question_marks,
    with_inverted_marks,
    with_straight_marks,
    with_commas_and_accents,
    with_chevrons,
    with_english_marks,
]


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("texts", [SENTENCES, PARAGRAPHS, RUN_ON], ids=["alone", "paragraphs", "run on"])
def test_at_least_97_of_100_destroyed_marks_come_back(damage, texts):
    right = total = 0
    wrong = []
    for text in texts:
        result = repaired(damage(text))
        assert len(result) == len(text)
        for position, (wanted, found) in enumerate(zip(text, result, strict=True)):
            if wanted in MARKS:
                total += 1
                right += wanted == found
                if wanted != found:
                    wrong.append((wanted, found, result[max(0, position - 40) : position + 40]))
    assert right >= 0.97 * total, wrong


def test_real_question_marks_stay_in_a_text_that_lost_nothing():
    text = "Was bleibt? Viel. Der Wettbewerb Start?Zuschuss! endet."
    assert repaired(text) == text


def test_a_question_mark_inside_a_name_stays_in_a_damaged_text():
    assert (
        repaired("Der Wettbewerb Start?Zuschuss! heißt nun ?Start?.")
        == "Der Wettbewerb Start?Zuschuss! heißt nun „Start“."
    )


def test_an_apostrophe_is_no_quotation_mark():
    assert (
        repaired("Wie geht's? Das ist Hans' Rad und 'Ellas' Haus.") == "Wie geht’s? Das ist Hans’ Rad und „Ellas“ Haus."
    )


def test_marks_doubled_in_pasting_become_one_pair():
    assert repaired('Sie liest ""Der Fluss"" vor.') == "Sie liest „Der Fluss“ vor."


def test_inch_marks_stay():
    assert repaired('Ein Schirm mit 27" steht im "Labor".') == 'Ein Schirm mit 27" steht im „Labor“.'


def test_a_question_mark_behind_a_blank_is_no_dash():
    assert (
        repaired("Was kommt nun ? Die Kammer weiß es ? und schweigt.")
        == "Was kommt nun ? Die Kammer weiß es – und schweigt."
    )


def test_an_ellipsis_at_the_head_of_a_quotation_is_told_from_a_nested_one():
    assert repaired("¿¿als ob das reicht¿, sagte er.") == "„…als ob das reicht“, sagte er."


def test_a_range_of_days_gets_its_dash():
    assert repaired("Vom 20. ¿ 22. August und 4 ¿ 6 Uhr") == "Vom 20. – 22. August und 4 – 6 Uhr"


def test_marks_in_web_addresses_stay():
    text = "Mehr unter https://example.org/a?b=1&c=2 und ?hier?."
    assert repaired(text) == "Mehr unter https://example.org/a?b=1&c=2 und „hier“."


def test_a_quotation_without_end_does_not_swallow_the_next():
    text = "„Erster Satz. „Zweiter Satz“, sagte er."
    assert repaired(text) == text
    found = quotations(text, [Span(0, len(text))])
    assert [(text[slice(*item.span)], item.closed) for item in found] == [
        ("Erster Satz.", False),
        ("Zweiter Satz", True),
    ]


def test_quotations_nest():
    text = "Er sagte: „Das ‚Haus‘ steht.“ Und „Ende"
    found = quotations(text, [Span(0, len(text))])
    assert [(text[slice(*item.span)], item.depth, item.closed) for item in found] == [
        ("Das ‚Haus‘ steht.", 0, True),
        ("Haus", 1, True),
        ("Ende", 0, False),
    ]


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_found_in_both():
    text = "„Das ist lang.\nUnd es geht weiter“, sagte sie."
    found = quotations(text, [Span(0, 14), Span(15, len(text))])
    assert [(text[slice(*item.span)], item.closed) for item in found] == [
        ("Das ist lang.", False),
        ("Und es geht weiter", True),
    ]


@pytest.mark.parametrize(
    "text", ["?a " * 10_000, "?" * 10_000, '"' * 10_000, "„a “b " * 5_000, "Wer ist ?das? und? " * 5_000]
)
def test_ten_thousand_marks_take_seconds_not_minutes(text):
    assert repaired(text)
