"""Later mentions of a person by family name."""

from __future__ import annotations

import pytest
from reading_people import read


def test_a_family_name_alone_is_a_mention_everywhere() -> None:
    found = read("Es sprach Anna Tornquell. „Gut“, sagte Tornquell. Nach Tornquell sprach niemand.", "Tornquell: „Gut“")
    assert found.persons == ["Tornquell", "Anna Tornquell", "Tornquell", "Tornquell"]
    assert [mention.get("full") for mention in found.annotations.mentions] == [False, True, False, False]


def test_a_genitive_is_a_mention_in_the_nominative() -> None:
    found = read("Es sprach Anna Tornquell. Tornquells Rede war kurz.")
    assert found.persons[1] == "Tornquells"
    assert found.names[1] == "Tornquell"


def test_a_full_name_in_the_genitive_is_the_same_name() -> None:
    assert read("Es sprach Anna Tornquell. Dank Anna Tornquells Rede ging es weiter.").names == ["Anna Tornquell"] * 2


def test_particles_come_along() -> None:
    found = read("Es sprach Dr. Henrike von der Lüne. „Gut“, sagte von der Lüne.")
    assert found.persons == ["Dr. Henrike von der Lüne", "von der Lüne"]


def test_a_family_name_inside_a_compound_or_a_body_is_no_mention() -> None:
    text = "Es sprach Paul Gerhardt. Das Gerhardt-Stift und die [Organization:GmbH|Gerhardt GmbH] luden ein."
    assert read(text).persons == ["Paul Gerhardt"]


def test_another_person_of_that_family_is_not_the_one_known() -> None:
    found = read("Es sprachen Dr. Marion Tornquell und Dr. Ralf Tornquell. „Gut“, sagte Marion Tornquell.")
    assert found.names == ["Marion Tornquell", "Ralf Tornquell", "Marion Tornquell"]


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("„Gut“, sagte Richter.", True),
        ("Richter begann seine Laufbahn früh.", True),
        ("Der 52-jährige Richter kam spät.", True),
        ("Nach Angaben von Richter ist das gut.", True),
        ("Minister Richter kam.", True),
        ("Der Richter kam.", False),
        ("Er arbeitete als Richter in Burg.", False),
        ("Richter und Schöffen kamen.", False),
        ("Ein Richter fehlt.", False),
        ("Sie ist Vorsitzende Richterin.", False),
    ],
)
def test_a_family_name_that_is_a_noun_counts_only_where_a_person_stands(later: str, *, expected: bool) -> None:
    found = read(f"Es sprach Dr. Holger Richter. {later}")
    assert (len(found.persons) == 2) is expected


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("„Gut“, sagte [Place|Stendal].", True),
        ("In [Place|Stendal] wird gebaut.", False),
        ("[Place|Stendal] bekommt Geld.", False),
        ("Er kam aus [Place|Stendal] zurück.", False),
    ],
)
def test_a_family_name_that_is_a_town_counts_only_with_speech(later: str, *, expected: bool) -> None:
    found = read(f"Es sprach Holger [Place|Stendal]. {later}")
    assert (len(found.persons) == 2) is expected


def test_a_pair_of_adjectives_is_no_person() -> None:
    assert read("Es sprach Burkhard Jung. Er feierte mit Jung und Alt.").persons == ["Burkhard Jung"]


def test_a_month_is_no_person_but_a_speaker_is() -> None:
    found = read("Es sprach Andreas März. Ab März wird gebaut. „Gut“, sagte März.")
    assert found.persons == ["Andreas März", "März"]


def test_an_official_known_beforehand_is_named_when_nobody_else_can_be_meant() -> None:
    found = read("Der Bau beginnt.", "Verkehrsminister Webel: Bau beginnt", day="2016-10-27")
    assert found.person("Webel").get("authority") == "Thomas Webel"
    assert found.person("Webel").get("full") is False
    named = read("Es sprach Erna Webel.", "Verkehrsminister Webel: Bau beginnt", day="2016-10-27")
    assert named.person("Webel").get("authority") is None
