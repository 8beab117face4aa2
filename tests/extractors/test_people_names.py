"""Which words are a personal name, and which are not."""

from __future__ import annotations

import pytest
from reading_people import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gestern kam Dr. Bernwart Tornquell nach Burg.", ["Dr. Bernwart Tornquell"]),
        ("Gestern kam Prof. Dr. Dr. h. c. Almut Seidenschnur.", ["Prof. Dr. Dr. h. c. Almut Seidenschnur"]),
        ("Mit Prof. Dr.-Ing. Veit Sonntag sprach niemand.", ["Prof. Dr.-Ing. Veit Sonntag"]),
        ("Es baute Dipl.-Ing. (FH) Konrad Schraubstock.", ["Dipl.-Ing. (FH) Konrad Schraubstock"]),
        ("Dort wartet Frau Dr. Hagebutt.", ["Dr. Hagebutt"]),
        ("Dort warten Frau Lindenblatt und Herr Zwickel.", ["Lindenblatt", "Zwickel"]),
        ("Es kam Professorin Wilma Steinbrech.", ["Professorin Wilma Steinbrech"]),
        ("Jan Hendrik Moorbach lud ein.", ["Jan Hendrik Moorbach"]),
        ("Karl-Heinz Otto lud ein.", ["Karl-Heinz Otto"]),
        ("Freya von der Nebelheide lud ein.", ["Freya von der Nebelheide"]),
        ("Elsbeth Freifrau von Quitzow lud ein.", ["Elsbeth Freifrau von Quitzow"]),
        ("Ulrich zu Ehrenstein-Rosen lud ein.", ["Ulrich zu Ehrenstein-Rosen"]),
        ("Astrid Schulze zur Wiesche lud ein.", ["Astrid Schulze zur Wiesche"]),
        ("Ayşe Yıldırım und Jean-Luc Moreau luden ein.", ["Ayşe Yıldırım", "Jean-Luc Moreau"]),
        ("Ngọc Anh Nguyen lud ein.", ["Ngọc Anh Nguyen"]),
        ("Ludwig Hollerbusch, MdL, lud ein.", ["Ludwig Hollerbusch"]),
        (
            "Notburga Orgelpunkt und Gottlieb Frühaufsteher luden ein.",
            ["Notburga Orgelpunkt", "Gottlieb Frühaufsteher"],
        ),
        ("Baudezernent Uwe Halle lud ein.", ["Uwe Halle"]),
        ("H. G. Wolkenstein und Anna B. Ziegelhof luden ein.", ["Anna B. Ziegelhof"]),
    ],
)
def test_a_name_is_taken_with_title_and_particles(text: str, expected: list[str]) -> None:
    assert read(text).persons == expected


@pytest.mark.parametrize(
    "text",
    [
        "Die Michael Falkenhorst Stiftung fördert das Vorhaben.",
        "Die Spedition Hans Wagenrad liefert.",
        "Die Siebert & Ulrich Antriebstechnik OHG liefert.",
        "Die Hugo-Junkers-Gesellschaft und das Paul-Gerhardt-Stift luden ein.",
        "In der Ernst-Thälmann-Straße wird gebaut.",
        "Im August Regen, Ende Mai Sonne, im April Schnee.",
        "Herr Minister, meine Damen und Herren, der Bericht liegt vor.",
        "Die Stadt kauft das Grundstück Anna Straße.",
        "Der Autobauer General Motors und der Versicherer Munich Re zahlen.",
        "Der Jury Urteil und der Räte Rat sind eins.",
    ],
)
def test_firms_streets_months_and_forms_of_address_are_no_persons(text: str) -> None:
    assert read(text).persons == []


def test_a_body_found_before_keeps_the_name_inside_it() -> None:
    text = "Gebaut hat die [Organization:GmbH|Walter Harz Tiefbau GmbH] die Straße."
    assert read(text).persons == []


def test_an_event_that_is_only_a_family_name_does_not_hide_a_person() -> None:
    found = read("Landeschefin Katja [Event:Sommer|Pähle-Sommer] lobte das.")
    assert found.persons == ["Katja Pähle-Sommer"]
    assert [mention.kind.value for mention in found.annotations.mentions if mention.kind.value == "Event"] == []


def test_a_place_inside_a_name_is_dropped() -> None:
    found = read("Eröffnet hat Bürgermeister Holger [Place|Stendal].")
    assert found.persons == ["Holger Stendal"]
    assert not [mention for mention in found.annotations.mentions if mention.kind.value == "Place"]


def test_a_body_that_ran_into_the_name_of_its_head_is_cut() -> None:
    found = read("Die Präsidentin des [Organization:Landtag|Landtages Gabriele Birkenau] sprach.")
    assert found.held == ["Gabriele Birkenau -> Präsidentin des Landtages"]
    assert found.ties("officeOf")[0].startswith("Präsidentin des Landtages -> Landtages")


def test_a_given_name_that_is_a_common_word_needs_a_family_name() -> None:
    assert read("Im August Müller besuchen? Die Wolf Gruppe kommt.").persons == []
    assert read("Der Maler Wolf Tannhaus kam.").persons == ["Wolf Tannhaus"]


def test_an_occupation_presents_an_unlisted_given_name() -> None:
    assert read("Den Preis erhielt Biobäuerin Sjoukje Pahlmann.").persons == ["Sjoukje Pahlmann"]
    assert read("Den Preis erhielt die 34-jährige Sjoukje Pahlmann.").persons == ["Sjoukje Pahlmann"]


def test_a_verb_of_speech_presents_an_unlisted_given_name() -> None:
    assert read("„Das passt“, sagte Sjoukje Pahlmann.").persons == ["Sjoukje Pahlmann"]


def test_nothing_presents_two_unknown_words() -> None:
    assert read("Der Vertrag mit Sjoukje Pahlmann ruht.").persons == []


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Es kam Anna Lindenau (SPD).", "SPD"),
        ("Es kam Anna Lindenau (Bündnis 90/Die Grünen).", "Bündnis 90/Die Grünen"),
        ("Es kam Anna Lindenau (52).", None),
    ],
)
def test_a_party_in_parentheses_belongs_to_the_name(text: str, party: str | None) -> None:
    assert read(text).person("Anna Lindenau").get("party") == party


def test_both_persons_before_it_share_a_party() -> None:
    found = read("Es kamen Anna Lindenau und Peter Hagen (beide CDU).")
    assert [mention.get("party") for mention in found.annotations.mentions if mention.kind.value == "Person"] == [
        "CDU",
        "CDU",
    ]
    assert found.ties("memberOf") == ["Anna Lindenau -> CDU", "Peter Hagen -> CDU"]


def test_the_sex_is_told_by_role_before_given_name() -> None:
    found = read("Es kam Ministerin Kim Wacholder. Es kam Kim Tannhauser.")
    assert found.person("Kim Wacholder").get("gender") == "f"
    assert found.person("Kim Tannhauser").get("gender") is None


def test_captions_and_contacts_name_nobody() -> None:
    assert read("Foto: Anna Lindenau\n© Peter Hagen\nAnsprechpartnerin: Eva Quelle\nEs regnet.").persons == []
    assert read("Von links (v. l. n. r.) stehen Anna Lindenau und Peter Hagen.\nEs regnet.").persons == []
