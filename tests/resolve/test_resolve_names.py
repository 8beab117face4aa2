"""Normal forms: what writers vary is forgotten, what tells things apart is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digigraph.resolve.blocking import event_core, initiative_core, is_generic, ordinal_in, without_edition, year_in
from digigraph.resolve.names import (
    body_key,
    fold,
    is_acronym,
    land_in,
    person_key,
    same_but_for_joints,
    split_acronym,
    split_land,
    split_legal_form,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Verband „Grüne Straße“ e. V.", "der Verband Gruene Strasse"),
        ("Evangelischen Krankenhausgesellschaft", "Evangelische Krankenhausgesellschaft"),
        ("Muster Tiefbau GmbH & Co. KG", "Muster Tiefbau"),
        ("Investitionsbank Sachsen-Anhalt (IB)", "Investitionsbank des Landes Sachsen-Anhalt"),
        ("des Bundesverbandes mittelständische Wirtschaft", "Bundesverband mittelständischer Wirtschaft"),
        ("Landesamt für Umweltschutz Sachsen-Anhalts", "Landesamt für Umweltschutz"),
    ],
)
def test_spellings_of_one_body_have_one_key(one: str, other: str) -> None:
    assert body_key(one) == body_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hochschule Harz", "Hochschule Anhalt"),
        ("Stadt Burg", "Stadt Burgstall"),
        ("Institut für Wald 4.0", "Institut für Wald 5.0"),
        ("Verein der Imker", "Verein der Jäger"),
    ],
)
def test_different_bodies_have_different_keys(one: str, other: str) -> None:
    assert body_key(one) != body_key(other)


def test_a_person_is_known_without_titles() -> None:
    assert person_key("Prof. Dr. Dr. h. c. Karl-Heinz Müßig") == person_key("Karl Heinz Muessig")
    assert person_key("Dr.-Ing. Ada von der Tann, MdL") == "ada von der tann"
    assert person_key("Drago Profit") == "drago profit"


def test_legal_form_abbreviation_and_land_are_split_off() -> None:
    assert split_legal_form("Muster Bau GmbH & Co. KG") == ("Muster Bau", "gmbhcokg")
    assert split_legal_form("AG Muster") == ("Muster", "ag")
    assert split_legal_form("Agrarmuster") == ("Agrarmuster", None)
    assert split_acronym("Verband der Muster (VdM)") == ("Verband der Muster", "VdM")
    assert split_acronym("Verband (der Muster)") == ("Verband (der Muster)", None)
    assert split_land("Landtag von Sachsen-Anhalt") == ("Landtag", "Sachsen-Anhalt")
    assert split_land("Ministerium des Saarlandes") == ("Ministerium", "Saarland")
    assert split_land("Sachsen-Anhalt") == ("Sachsen-Anhalt", None)


@pytest.mark.parametrize(
    ("name", "land"),
    [
        ("Thüringer Musterbank", "Thüringen"),
        ("Bayerisches Staatsministerium für Muster", "Bayern"),
        ("Bundesministerium für Muster", "Bund"),
        ("Musterbank Sachsen", "Sachsen"),
        ("Musterbank", None),
        ("Bund der Muster", None),
        ("Sachsenring", None),
    ],
)
def test_a_name_may_say_its_land(name: str, land: str | None) -> None:
    assert land_in(name) == land


@pytest.mark.parametrize("name", ["BVMW", "IHK", "BMWi", "HYPOS"])
def test_abbreviations_are_recognised(name: str) -> None:
    assert is_acronym(name)


@pytest.mark.parametrize("name", ["Bosch", "Bund", "Muster AG", "Digitalisierungszentrum", "A"])
def test_names_are_no_abbreviations(name: str) -> None:
    assert not is_acronym(name)


def test_a_linking_element_is_no_difference_but_another_letter_is() -> None:
    assert same_but_for_joints("mittelstandforum", "mittelstandsforum")
    assert not same_but_for_joints("mittelstandforum", "mittelstandxforum")
    assert not same_but_for_joints("nordforum", "nordforums")
    assert not same_but_for_joints("tag", "tags")
    assert not same_but_for_joints("musterforum", "musterforum")


@pytest.mark.parametrize(
    "name", ["Netzwerk", "das Netzwerk", "Stadtrat", "Halle", "6. Fachtagung 2016", "Landesvertretung Sachsen-Anhalt"]
)
def test_names_of_sorts_are_general(name: str) -> None:
    assert is_generic(name)


@pytest.mark.parametrize(
    "name", ["Netzwerk Grünspecht", "Stadtrat Burg", "Hochschule Anhalt", "Wirtschaft 4.0", "Handwerkskammer Halle"]
)
def test_names_of_things_are_not(name: str) -> None:
    assert not is_generic(name)


def test_an_undertaking_has_one_core_under_all_its_names() -> None:
    forms = (
        "Kompetenzzentrum „Mittelstand 4.0“",
        "Mittelstand 4.0-Kompetenzzentrum",
        "Kompetenzzentrum Mittelstand 4.0",
    )
    assert {initiative_core(form)[0] for form in forms} == {("4.0", "mittelstand")}
    assert initiative_core("Kompetenzzentrum Mittelstand 4.0 Magdeburg")[0] == ("4.0", "magdeburg", "mittelstand")
    assert initiative_core("Netzwerk")[0] == ("netzwerk",)


def test_editions_share_a_core() -> None:
    assert event_core("6. Mustertag 2016") == event_core("7. Mustertag") == ("mustertag",)
    assert without_edition("6. Mustertag 2016") == "Mustertag"
    assert (ordinal_in("12. Mustertag"), ordinal_in("Mustertag"), ordinal_in("2016 Mustertag")) == (12, None, None)
    assert (year_in("Mustertag 2016"), year_in("Mustertag 20166")) == ("2016", None)


@given(st.text(max_size=30))
def test_folding_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_no_name_breaks_the_normal_forms(text: str) -> None:
    body_key(text)
    person_key(text)
    initiative_core(text)
    event_core(text)
    land_in(text)
