"""Ministries are found in every form and named as on the release's day."""

import pytest
from reading_names import mentions, names, read

from digigraph.model import Issuer, Kind, Span


def _names(text, **settings):
    return names(text, Kind.MINISTRY, **settings)


def test_full_name_is_completed_with_the_land():
    text = "Das Ministerium für Bau und Verkehr teilte mit."
    assert _names(text, day="2006-05-01") == ["Ministerium für Bau und Verkehr des Landes Sachsen-Anhalt"]


def test_full_name_stops_before_the_next_body_or_person():
    text = (
        "Ins Ministerium für Arbeit, Soziales und Integration geht Beate Muster, ins Ministerium der Finanzen Kai Ott."
    )
    assert [mention.get("alias") for mention in mentions(text, Kind.MINISTRY)] == [
        "Ministerium für Arbeit, Soziales und Integration",
        "Ministerium der Finanzen",
    ]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2014-03-01", "Ministerium für Wissenschaft und Wirtschaft des Landes Sachsen-Anhalt"),
        ("2018-03-01", "Ministerium für Wirtschaft, Wissenschaft und Digitalisierung des Landes Sachsen-Anhalt"),
    ],
)
def test_compound_is_the_house_that_had_the_portfolio_on_the_day(day, name):
    assert _names("Das Wirtschaftsministerium fördert.", day=day) == [name]
    assert _names("Er kam aus dem Wirtschaftsressort.", day=day) == [name]


def test_compound_that_was_a_name_once_keeps_it():
    text = "Bisher arbeitete sie im Kultusministerium."
    assert _names(text, day="2018-03-01") == ["Kultusministerium des Landes Sachsen-Anhalt"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das Bundesministerium für Gesundheit warnt.", "Bundesministerium für Gesundheit"),
        ("Das polnische Gesundheitsministerium warnt.", "polnisches Gesundheitsministerium"),
        ("Niedersachsens Umweltministerium warnt.", "Umweltministerium (Niedersachsen)"),
        (
            "Das Hessische Ministerium für Wissenschaft und Kunst warnt.",
            "Hessisches Ministerium für Wissenschaft und Kunst",
        ),
        ("Das Auswärtige Amt warnt.", "Auswärtiges Amt"),
    ],
)
def test_ministry_of_another_government_is_not_the_issuers(text, name):
    assert _names(text) == [name]


def test_definite_noun_takes_up_the_ministry_named_last():
    annotations = read("Das Ministerium der Finanzen rechnet. Das Ministerium zahlt.")
    first, second = annotations.of_kind(Kind.MINISTRY)
    assert second.get("anaphor")
    assert second.name == first.name


def test_definite_noun_alone_is_the_issuer():
    (mention,) = read("Das Ministerium zahlt.").of_kind(Kind.MINISTRY)
    assert mention.name.startswith("Ministerium für Wirtschaft, Wissenschaft und Digitalisierung")
    assert mention.get("anaphor")


def test_indefinite_noun_is_nothing():
    assert read("Ein Ministerium allein reicht nicht.").of_kind(Kind.MINISTRY) == ()


def test_issuer_in_the_header_is_a_mention_but_not_one_in_the_footer():
    header = "Ministerium der Justiz - Pressemitteilung Nr.: 018/09"
    issuer = Issuer(
        "Ministerium der Justiz des Landes Sachsen-Anhalt", "inner-header", "st-mj", "Sachsen-Anhalt", Span(0, 22)
    )
    (mention,) = mentions("Es wird hell.", Kind.MINISTRY, issuer=issuer, header=header, day="2009-03-05")
    assert mention.get("issuer")
    below = Issuer(issuer.name, "footer", "st-mj", "Sachsen-Anhalt", None)
    assert mentions("Es wird hell.", Kind.MINISTRY, issuer=below, day="2009-03-05") == []


def test_short_abbreviation_needs_parentheses_or_the_first_line():
    assert _names("Halle (MJ). Es wird hell.", day="2018-03-01")[0].startswith("Ministerium für Justiz")
    assert _names("Er fuhr mit der MS Saale.") == []
