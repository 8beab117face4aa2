"""Who holds which office by what a sentence says."""

from __future__ import annotations

import pytest
from reading_people import read


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Gestern hat Ministerpräsident Götz Lohmeier Peter Quast zum Landrat ernannt.", "Peter Quast -> Landrat"),
        (
            "Peter Quast wurde zum Präsidenten des Landgerichts Burg gewählt.",
            "Peter Quast -> Präsident des Landgerichts Burg",
        ),
        ("Peter Quast wurde von Minister Götz Hagen zum Direktor ernannt.", "Peter Quast -> Direktor"),
        ("Zur Präsidentin wurde Anna Quast gewählt.", "Anna Quast -> Präsidentin"),
        ("Zum Sprecher wählten die Gründer Peter Quast.", "Peter Quast -> Sprecher"),
        ("Peter Quast soll zum Rektor berufen werden.", "Peter Quast -> Rektor planned"),
        ("Er hat Anna Quast als Leiterin der Kita Elbe eingeführt.", "Anna Quast -> Leiterin der Kita Elbe"),
        (
            "Als neue Rektorin der Hochschule hat Anna Quast ihr Amt angetreten.",
            "Anna Quast -> Rektorin der Hochschule",
        ),
        ("Peter Quast wurde als Rektor verabschiedet.", "Peter Quast -> Rektor to=before"),
        ("Quast ist seit 2011 Präsident der Kammer. Es kam Peter Quast.", "Quast -> Präsident der Kammer from=2011"),
        ("Peter Quast bleibt Vorsitzender des Beirates.", "Peter Quast -> Vorsitzender des Beirates"),
        ("Bisher war Anna Quast Referatsleiterin.", "Anna Quast -> Referatsleiterin to=before"),
        ("Peter Quast wird neuer Intendant.", "Peter Quast -> Intendant planned"),
        ("Es kam Peter Quast. Von 1996 bis 2003 war er Direktor.", "Peter Quast -> Direktor from=1996 to=2003"),
        ("Anna Quast kam. Sie ist Rektorin der Hochschule Elbaue.", "Anna Quast -> Rektorin der Hochschule Elbaue"),
        ("Neuer Staatssekretär im Ministerium ist Peter Quast.", "Peter Quast -> Staatssekretär im Ministerium"),
        ("Vorsitzender bleibt Dr. Peter Quast.", "Peter Quast -> Vorsitzender"),
        (
            "Geschäftsführer der Kammer ist seit 2010 Peter Quast.",
            "Peter Quast -> Geschäftsführer der Kammer from=2010",
        ),
        ("Anna Quast, die auch Rektorin ist, kam.", "Anna Quast -> Rektorin"),
        (
            "Den Vorsitz der [Organization:Stiftung|Stiftung Steilufer] übernimmt künftig Anna Quast.",
            "Anna Quast -> Vorsitz der Stiftung Steilufer planned",
        ),
    ],
)
def test_a_sentence_gives_an_office(text: str, held: str) -> None:
    assert held.removesuffix(" planned") in [line.removesuffix(" planned") for line in read(text).held]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Peter Quast soll zum Rektor berufen werden.", ["Peter Quast -> Rektor planned"]),
        ("Peter Quast wird neuer Intendant.", ["Peter Quast -> Intendant planned"]),
        (
            "Heute wurden alle ernannt. Anna Quast wird Staatssekretärin im Ministerium.",
            ["Anna Quast -> Staatssekretärin im Ministerium"],
        ),
    ],
)
def test_what_is_to_come_is_planned(text: str, held: list[str]) -> None:
    assert read(text).held == held


@pytest.mark.parametrize(
    "text",
    [
        "Peter Quast ist nicht Präsident der Kammer.",
        "Peter Quast wurde nicht zum Rektor gewählt.",
        "Wäre Peter Quast noch Minister, sähe es anders aus.",
        "Peter Quast ist ein guter Direktor.",
        "Peter Quast sprach mit dem Direktor der Kita.",
        "Anna Quast ist Bäckerin.",
        "Schirmherrin ist die Bundesministerin.",
        "Peter Quast ist Gast des Präsidenten.",
        "Der Jury gehört Peter Quast an, Präsidentin ist sie nicht.",
    ],
)
def test_denials_wishes_and_other_predicates_give_none(text: str) -> None:
    assert read(text).held == []


def test_a_headline_names_the_new_minister() -> None:
    found = read("Hagen kam.", "Hagen neuer Minister für Bau und Verkehr")
    assert found.held == []
    known = read("Es kam Peter Hagen.", "Hagen neuer Minister für Bau und Verkehr")
    assert known.held == ["Hagen -> Minister für Bau und Verkehr"]


def test_the_second_of_two_offices_has_the_same_subject() -> None:
    text = "Es kam Peter Quast. Von 1996 bis 2003 war er Direktor der Schule, zuletzt Rektor der Hochschule."
    assert read(text).held == [
        "Peter Quast -> Direktor der Schule from=1996 to=2003",
        "Peter Quast -> Rektor der Hochschule to=before",
    ]


def test_a_role_that_points_back_takes_on_a_second_office() -> None:
    text = "Es kam Minister Peter Quast. Der Minister, der auch stellvertretender Ministerpräsident ist, sprach."
    assert "Peter Quast -> stellvertretender Ministerpräsident" in read(text).held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Anna Quast will es schriftlich. „Ich warte“, sagte die Vorsitzende des [Organization:Verein|Vereins Elbe].",
            ["Anna Quast -> Vorsitzende des Vereins Elbe"],
        ),
        (
            "Peter Quast wurde heute vereidigt. Der ehemalige niedersächsische Finanzminister dankte.",
            ["Peter Quast -> Finanzminister to=before"],
        ),
        # two women before: nobody is chosen
        ("Anna Quast traf Eva Hagen. „Gut“, sagte die Vorsitzende des Vereins.", []),
        # of the other sex
        ("Peter Quast will es schriftlich. „Gut“, sagte die Vorsitzende des Vereins.", []),
        # a bare role is left to document resolution
        ("Anna Quast will es schriftlich. „Gut“, sagte die Vorsitzende.", []),
    ],
)
def test_a_phrase_that_tells_more_belongs_to_the_person_before(text: str, held: list[str]) -> None:
    assert read(text).held == held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Es kam Ministerpräsident Peter Quast. Vor ihm kam Götz Hagen, Quasts Amtsvorgänger.",
            "Götz Hagen -> Ministerpräsident to=before",
        ),
        (
            "Peter Quast wurde zum Rektor ernannt. Quast tritt die Nachfolge von Götz Hagen an.",
            "Götz Hagen -> Rektor to=before",
        ),
        ("Peter Quast wurde zum Rektor ernannt. Er folgt auf Götz Hagen.", "Götz Hagen -> Rektor to=before"),
        ("Es kam Direktor Peter Quast. Sein Nachfolger wird Götz Hagen.", "Götz Hagen -> Direktor planned"),
    ],
)
def test_predecessor_and_successor_share_an_office(text: str, expected: str) -> None:
    assert expected in read(text).held


@pytest.mark.parametrize(
    "text",
    [
        "Den Vorsitz übernimmt Anna Quast, Vizepräsidentin der Hochschule. Sie löst Götz Hagen ab.",
        "Es kam Rektor Peter Quast. Auf Götz Hagen folgt er nicht.",
        "Peter Quast folgt auf Götz Hagen.",
    ],
)
def test_a_chair_hands_over_no_other_office(text: str) -> None:
    assert not [line for line in read(text).held if line.startswith("Götz Hagen")]


def test_an_age_or_party_stands_between_name_and_verb() -> None:
    assert read("Peter Quast (45) ist neuer Leiter der Kita Elbe.").held == ["Peter Quast -> Leiter der Kita Elbe"]
    assert read("Peter Quast (SPD) ist Landrat.").held == ["Peter Quast -> Landrat"]
