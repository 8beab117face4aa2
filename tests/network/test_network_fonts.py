"""Text widths and line breaks."""

import time

import pytest

from digigraph.network.fonts import width, wrapped

MINISTRY = "Ministerium für Wirtschaft, Wissenschaft und Digitalisierung des Landes Sachsen-Anhalt"


def test_no_line_is_wider_than_the_room():
    for text in (MINISTRY, "Kompetenzzentrum „Nachwachsende Baustoffe“ (KNB)", "W" * 300, "a b " * 400):
        assert all(width(line, 12) <= 150 for line in wrapped(text, 12, 150, 4))


def test_lines_are_about_equally_wide():
    assert wrapped("Gesellschaft für Auenkunde e. V.", 12, 150, 3) == ("Gesellschaft für", "Auenkunde e. V.")


def test_what_does_not_fit_is_cut_at_the_end_of_a_word_and_never_after_a_little_one():
    (line,) = wrapped("Verein der Freunde und Förderer der Musik", 12, 160, 1)
    assert line == "Verein der Freunde…"


def test_word_wider_than_a_line_is_divided_with_a_hyphen():
    lines = wrapped("Donaudampfschifffahrtsgesellschaft", 12, 100, 4)
    assert len(lines) > 1
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(line.removesuffix("-") for line in lines) == "Donaudampfschifffahrtsgesellschaft"


def test_name_that_fits_stays_in_one_line():
    assert wrapped("Elke Sandmann", 12, 150, 4) == ("Elke Sandmann",)


def test_empty_and_blank_texts_have_no_lines():
    assert wrapped("", 12, 100, 3) == wrapped(" \n\t ", 12, 100, 3) == ()


def test_control_characters_and_line_breaks_become_blanks():
    assert wrapped("a\x00b\nc\u2028d", 12, 200, 1) == ("a b c d",)


def test_very_long_text_takes_no_longer_than_a_long_one():
    started = time.process_time()
    lines = wrapped("Förderbescheid " * 100_000, 12, 150, 4)
    assert len(lines) == 4
    assert lines[-1].endswith("…")
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(("narrow", "wide"), [("i", "m"), ("l", "W"), ("a\u0301", "ae"), ("a", "漢")])
def test_widths_know_narrow_and_wide_signs(narrow, wide):
    assert width(narrow, 10) < width(wide, 10)


def test_bold_text_is_wider():
    assert width("Anna", 10, bold=True) > width("Anna", 10)
