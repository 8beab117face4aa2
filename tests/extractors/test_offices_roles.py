"""Role phrases: which nouns name an office, what belongs to them, and their nominative."""

from __future__ import annotations

import pytest
from reading_people import marked, read

from digigraph.extractors.offices_lexicon import portfolio_of, role_noun
from digigraph.extractors.offices_roles import Role, find_roles, office_name
from digigraph.extractors.offices_tenures import tenure_in
from digigraph.extractors.people_proofs import find_names
from digigraph.extractors.people_scene import Scene


def only_role(text: str) -> tuple[Scene, Role]:
    """The first role phrase of a sentence."""
    scene = Scene(marked(text))
    names = {name.first: name for name in find_names(scene)}
    return scene, next(iter(find_roles(scene, names)))


@pytest.mark.parametrize(
    ("word", "masculine", "prefix", "sex"),
    [
        ("Wirtschaftsministerin", "Wirtschaftsminister", "Wirtschafts", "f"),
        ("Ministers", "Minister", "", "m"),
        ("Oberbürgermeisters", "Oberbürgermeister", "", "m"),
        ("Digital-Staatssekretär", "Digital-Staatssekretär", "Digital-", "m"),
        ("Vizepräsidentin", "Vizepräsident", "Vize", "f"),
        ("Vorstandsvorsitzenden", "Vorstandsvorsitzender", "Vorstands", "a"),
        ("Landrätin", "Landrat", "", "f"),
        ("Bezirksrätin", "Bezirksrat", "", "f"),
        ("Handelsrätin", "Handelsrat", "", "f"),
        ("Beiratsmitglied", "Beiratsmitglied", "Beirats", "e"),
        ("Superintendentin", "Superintendent", "", "f"),
        ("Ombudsfrau", "Ombudsmann", "", "f"),
    ],
)
def test_a_role_noun_is_found_whole_or_as_the_last_part(word: str, masculine: str, prefix: str, sex: str) -> None:
    noun = role_noun(word)
    assert noun is not None
    assert (noun.masculine, noun.prefix, noun.sex) == (masculine, prefix, sex)


@pytest.mark.parametrize(
    "word",
    [
        "Halbleiter",
        "Wegbegleiterin",
        "Lautsprecher",
        "Ministerium",
        "Drehleiter",
        "Korrektor",
        "Altmark",
        "Leitungsrat",
    ],
)
def test_words_that_only_end_like_a_role_are_none(word: str) -> None:
    assert role_noun(word) is None


@pytest.mark.parametrize("word", ["Altbürgermeister", "Ex-Minister", "Exminister", "Altministerpräsident"])
def test_a_prefix_says_that_the_office_is_over(word: str) -> None:
    noun = role_noun(word)
    assert noun is not None
    assert noun.former


@pytest.mark.parametrize(
    ("prefix", "field"),
    [
        ("Wirtschafts", "Wirtschaft"),
        ("Kultus", "Kultus"),
        ("Bundesverkehrs", "Verkehr"),
        ("Innen", "Inneres"),
        ("Ober", ""),
    ],
)
def test_a_first_part_stands_for_a_field_of_duty(prefix: str, field: str) -> None:
    assert portfolio_of(prefix) == field


@pytest.mark.parametrize(
    ("text", "name", "portfolio", "land"),
    [
        (
            "Es kam Wirtschafts- und Arbeitsminister Hagen.",
            "Wirtschafts- und Arbeitsminister",
            ("Wirtschaft", "Arbeit"),
            None,
        ),
        (
            "Es kam Umwelt-, Landwirtschafts- und Energieministerin Hagen.",
            "Umwelt-, Landwirtschafts- und Energieministerin",
            ("Umwelt", "Landwirtschaft", "Energie"),
            None,
        ),
        (
            "Die Ministerin für Wirtschaft, Energie und Betriebe, Anna Hagen, kam.",
            "Ministerin für Wirtschaft, Energie und Betriebe",
            ("Wirtschaft", "Energie", "Betriebe"),
            None,
        ),
        ("Der Minister für Inneres, Peter Hagen, kam.", "Minister für Inneres", ("Inneres",), None),
        (
            "Der Minister für Klimaschutz, ländliche Räume und Umwelt kam.",
            "Minister für Klimaschutz, ländliche Räume und Umwelt",
            ("Klimaschutz", "ländliche Räume", "Umwelt"),
            None,
        ),
        (
            "Der Minister der Finanzen des Landes Hessen kam.",
            "Minister der Finanzen des Landes Hessen",
            ("Finanzen",),
            "Hessen",
        ),
        ("Bayerns Wirtschaftsminister kam.", "Wirtschaftsminister", ("Wirtschaft",), "Bayern"),
        ("Der niedersächsische Finanzminister kam.", "Finanzminister", ("Finanzen",), "Niedersachsen"),
        ("Die Bundesministerin der Justiz kam.", "Bundesministerin der Justiz", ("Justiz",), "Bund"),
        (
            "Der Minister für Bau und Verkehr und der Landrat kamen.",
            "Minister für Bau und Verkehr",
            ("Bau", "Verkehr"),
            None,
        ),
    ],
)
def test_fields_and_land_of_a_minister(text: str, name: str, portfolio: tuple[str, ...], land: str | None) -> None:
    scene, role = only_role(text)
    assert (office_name(scene, role), role.portfolio, role.land) == (name, portfolio, land)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Rektor der Hochschule Elbaue kam.", "Rektor der Hochschule Elbaue"),
        (
            "Dem Vorsitzenden des Fördervereins Saaletal e. V. dankte er.",
            "Vorsitzender des Fördervereins Saaletal e. V.",
        ),
        ("Der Präsident des Landesamtes für Umweltschutz kam.", "Präsident des Landesamtes für Umweltschutz"),
        ("Die Vorsitzende des Personalrates im Ministerium kam.", "Vorsitzende des Personalrates im Ministerium"),
        ("Der Staatssekretär im Ministerium für Wirtschaft kam.", "Staatssekretär im Ministerium für Wirtschaft"),
        ("Der Regierende Bürgermeister von Berlin kam.", "Regierender Bürgermeister von Berlin"),
        ("Der erste stellvertretende Ministerpräsident kam.", "erster stellvertretender Ministerpräsident"),
        (
            "Die Leiterin des Zentrums Ländlicher Raum (ZLR) Mosel kam.",
            "Leiterin des Zentrums Ländlicher Raum (ZLR) Mosel",
        ),
        (
            "Die Staatssekretärin bei der Bundesministerin für Wirtschaft und Energie kam.",
            "Staatssekretärin bei der Bundesministerin für Wirtschaft und Energie",
        ),
        (
            "Die Beauftragte der Bundesregierung für die neuen Bundesländer kam.",
            "Beauftragte der Bundesregierung für die neuen Bundesländer",
        ),
        ("Sie dankte der Leiterin für die Arbeit.", "Leiterin"),
        ("Der Minister überreichte der Hochschule Elbaue Geld.", "Minister"),
        ("Der Präsident begrüßte Gäste in Burg.", "Präsident"),
    ],
)
def test_what_follows_belongs_to_the_office_only_when_it_names_its_body(text: str, name: str) -> None:
    scene, role = only_role(text)
    assert office_name(scene, role) == name


def test_a_dative_after_a_minister_is_no_body() -> None:
    scene, role = only_role("Gestern überreichte der Minister der Hochschule Elbaue einen Scheck.")
    assert office_name(scene, role) == "Minister"


@pytest.mark.parametrize(
    ("text", "sex", "plural"),
    [
        ("Der Vorsitzende kam.", "m", False),
        ("Die Vorsitzende kam.", "f", False),
        ("Der Vorsitzenden dankte er.", "f", False),
        ("Den Vorsitzenden lobte er.", "m", False),
        ("Die Vorsitzenden kamen.", None, True),
        ("Die Minister kamen.", "m", True),
        ("Der Minister kam.", "m", False),
        ("Des Präsidenten Rede war kurz.", "m", False),
        ("Sechs Präsidenten kamen.", "m", True),
        ("Die Rektorinnen kamen.", "f", True),
    ],
)
def test_article_and_form_tell_sex_and_number(text: str, sex: str | None, *, plural: bool) -> None:
    _, role = only_role(text)
    assert (role.sex, role.plural) == (sex, plural)


@pytest.mark.parametrize(
    ("text", "former", "designated", "outgoing"),
    [
        ("Der ehemalige Minister kam.", True, False, False),
        ("Der frühere IHK-Präsident kam.", True, False, False),
        ("Die designierte Rektorin kam.", False, True, False),
        ("Die bisherige Rektorin kam.", False, False, True),
        ("Der langjährige Rektor kam.", False, False, False),
    ],
)
def test_adjectives_tell_whether_the_office_is_held(
    text: str, *, former: bool, designated: bool, outgoing: bool
) -> None:
    _, role = only_role(text)
    assert (role.former, role.designated, role.outgoing) == (former, designated, outgoing)


def test_a_presiding_judge_is_one_office() -> None:
    found = read("Dr. Anna Hagen ist Vorsitzende Richterin am [Organization:Gericht|Landgericht Burg].")
    assert found.held == ["Anna Hagen -> Vorsitzende Richterin am Landgericht Burg"]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Der Minister kam.", ["Minister"]),
        ("Ein Minister kam.", []),
        ("Der Verein sucht einen neuen Vorsitzenden.", []),
        ("Er arbeitet als Richter.", []),
        ("Die Vorstände kamen.", []),
        ("Der Vorstand tagte.", []),
    ],
)
def test_without_a_holder_only_a_definite_office_is_mentioned(text: str, offices: list[str]) -> None:
    assert read(text).offices == offices


def test_a_bare_role_points_back() -> None:
    found = read("Es kam Wirtschaftsminister Peter Hagen. Der Minister sprach.")
    assert found.office("Minister").get("anaphor") is True
    assert found.office("Wirtschaftsminister").get("anaphor") is None


@pytest.mark.parametrize(
    ("phrase", "tenure"),
    [
        ("von 2003 bis 2016", ("2003", "2016")),
        ("von Juni 2003 bis Ende September 2016", ("2003-06", "2016-09")),
        ("seit dem 1. Mai 2012", ("2012-05-01", None)),
        ("seit Mai", ("2018-05", None)),
        ("seit Oktober", ("2017-10", None)),
        ("bis Ende 2017", (None, "2017")),
        ("bis zum Montag", (None, None)),
        ("2017", (None, None)),
    ],
)
def test_a_tenure_is_read_from_the_phrase(phrase: str, tenure: tuple[str | None, str | None]) -> None:
    assert tenure_in(f"war {phrase} Direktor", "2018-06-12") == tenure
