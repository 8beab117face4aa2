"""Which body an office belongs to, and who is a member of what."""

from __future__ import annotations

import pytest
from reading_people import read


@pytest.mark.parametrize(
    ("text", "body"),
    [
        # named in the phrase, found before
        ("Es kam der Rektor der [Organization:Hochschule|Hochschule Elbaue], Peter Quast.", "Hochschule Elbaue"),
        (
            "Es kam der Sprecher der Geschäftsleitung der [Organization:Bank|Investitionsbank Saale], Peter Quast.",
            "Investitionsbank Saale",
        ),
        ("Es kam der Leiter des Netzwerks [Initiative:Netzwerk|Elbkompass], Peter Quast.", None),
        # named in the phrase, found by nobody
        ("Es kam der Vorsitzende des Fördervereins Saaletal e. V., Peter Quast.", "Förderverein Saaletal e. V."),
        ("Es kam der Bürgermeister der Stadt Elbaue, Peter Quast.", "Stadt Elbaue"),
        ("Es kam Peter Quast, Geschäftsführer von Elbe Partner.", "Elbe Partner"),
        ("Es kam die Leiterin der LIKO, Anna Quast.", "LIKO"),
        # in the compound
        ("Die [Organization:Gesellschaft|IMG] lud ein. Es kam IMG-Geschäftsführer Peter Quast.", "IMG"),
        ("Es kam IHK-Präsident Peter Quast.", "IHK"),
        ("Die [Organization:Museum|Heimatstube Burg] lud ein. Es kam Museumsleiterin Anna Quast.", "Heimatstube Burg"),
        # by a pronoun
        ("Es kam die [Organization:AG|Glühwerk AG]. Deren Vorständin, Anna Quast, sprach.", "Glühwerk AG"),
        (
            "Die [Organization:Hochschule|Hochschule Elbaue], deren Rektor Peter Quast fehlte, lud ein.",
            "Hochschule Elbaue",
        ),
        ("Das [Organization:Büro|Gründerbüro] öffnet. Seine Leiterin, Anna Quast, sprach.", "Gründerbüro"),
        # taken up
        (
            "Das [Organization:Gericht|Landgericht Burg] tagte. Es kam die Präsidentin des Gerichts, Anna Quast.",
            "Landgericht Burg",
        ),
        # the last one that has such an office
        (
            "Die [Organization:Hochschule|Hochschule Elbaue] bekam Geld. Es kam Präsidentin Anna Quast.",
            "Hochschule Elbaue",
        ),
    ],
)
def test_the_body_of_an_office(text: str, body: str | None) -> None:
    bodies = [line.split(" -> ")[1] for line in read(text).ties("officeOf")]
    assert bodies == ([body] if body else bodies)


@pytest.mark.parametrize(
    "text",
    [
        "Es kam Präsidentin Anna Quast.",
        # two universities: which one?
        "[Organization:Hochschule|Hochschule Elbaue] und [Organization:Hochschule|Hochschule Saale] luden ein. "
        "Es kam Rektorin Anna Quast.",
        # a body that has no such office
        "Die [Organization:GmbH|Glühwerk GmbH] lud ein. Es kam Rektorin Anna Quast.",
        # too far away
        "Die [Organization:Hochschule|Hochschule Elbaue] lud ein. Es regnete. Alle kamen. Es kam Rektorin Anna Quast.",
        # a minister's house is a matter of all mentions
        "Das [Ministry|Verkehrsministerium] lud ein. Es kam Verkehrsminister Peter Quast.",
        "Es kam US-Präsident Peter Quast.",
        "Es kam die Präsidentin der [Place|Elbe], Anna Quast.",
    ],
)
def test_a_body_is_not_guessed(text: str) -> None:
    assert read(text).ties("officeOf") == []


@pytest.mark.parametrize(
    ("text", "member"),
    [
        (
            "Der [Organization:Beirat|Wirtschaftsbeirat] tagte. Beiratsmitglied Peter Quast sprach.",
            "Peter Quast -> Wirtschaftsbeirat",
        ),
        (
            "Es kam Peter Quast, Mitglied des [Organization:Beirat|Wirtschaftsbeirates].",
            "Peter Quast -> Wirtschaftsbeirates",
        ),
        (
            "Partner ist die [Organization:GmbH|Glühwerk GmbH]. Deren Mitarbeiterin Anna Quast kam.",
            "Anna Quast -> Glühwerk GmbH",
        ),
        ("Es kam Anna Quast, Ausbildungsleiterin bei [Organization:AG|Boschwerk].", "Anna Quast -> Boschwerk"),
        ("Es kam Anna Quast von der [Organization:Schule|Volkshochschule Jena].", "Anna Quast -> Volkshochschule Jena"),
        ("Es kam Peter Quast von der Firma [Organization:GmbH|Glühwerk GmbH].", "Peter Quast -> Glühwerk GmbH"),
        ("Es kam Anna Quast, Inhaberin der [Organization:Bäckerei|Bäckerei Korn].", "Anna Quast -> Bäckerei Korn"),
        ("Es kam Anna Quast (SPD).", "Anna Quast -> SPD"),
    ],
)
def test_membership(text: str, member: str) -> None:
    assert read(text).ties("memberOf") == [member]


@pytest.mark.parametrize(
    "text",
    [
        "Es kam Anna Quast (parteilos).",
        "Es kam Anna Quast von der anderen Seite der Elbe.",
        "Neue Mitglieder hat der [Organization:Beirat|Beirat] nicht.",
        "Es sprach Anna Quast. Die [Organization:GmbH|Glühwerk GmbH] fehlte.",
    ],
)
def test_no_membership(text: str) -> None:
    assert read(text).ties("memberOf") == []


def test_a_founder_initiates_the_firm() -> None:
    found = read("Es kam Anna Quast, Gründerin der [Organization:GmbH|Lichtwerk GmbH].")
    assert found.ties("initiates") == ["Anna Quast -> Lichtwerk GmbH"]
    assert found.offices == []


def test_working_at_a_firm_is_no_office_of_the_firm() -> None:
    found = read("Es kam Anna Quast, Ausbildungsleiterin bei [Organization:AG|Boschwerk].")
    assert found.ties("officeOf") == []
    assert found.held == ["Anna Quast -> Ausbildungsleiterin bei Boschwerk"]


def test_a_definite_noun_takes_up_the_body_the_text_is_about() -> None:
    text = (
        "Am [Organization:Landgericht|Landgericht Burg] wird gebaut. Peter Quast leitete das "
        "[Organization:Amtsgericht|Amtsgericht Zerbst]. Das [Organization:Landgericht|Landgericht Burg] liegt am Markt. "
        "Es kam die Präsidentin des Gerichts, Anna Hagen."
    )
    assert read(text).ties("officeOf") == ["Präsidentin des Gerichts -> Landgericht Burg"]


def test_an_employee_is_a_member_of_the_house() -> None:
    found = read("Es kam Karin Wolter, Referentin im [Ministry|Kultusministerium].")
    assert found.ties("memberOf") == ["Karin Wolter -> Kultusministerium"]
    assert found.offices == []
