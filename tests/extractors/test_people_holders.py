"""Who holds which office by juxtaposition."""

from __future__ import annotations

import pytest
from reading_people import read


@pytest.mark.parametrize(
    ("text", "held"),
    [
        # compound role, title, name
        ("Es kam Wirtschaftsminister Prof. Dr. Arnulf Tornquell.", ["Arnulf Tornquell -> Wirtschaftsminister"]),
        ("Es kam Digital-Staatssekretär Arnulf Tornquell.", ["Arnulf Tornquell -> Digital-Staatssekretär"]),
        # genitive of the Land, adjective of the Land
        ("Sachsen-Anhalts Kultusminister Arnulf Tornquell kam.", ["Arnulf Tornquell -> Kultusminister"]),
        ("Hessens Digitalministerin Prof. Dr. Wilma Hagen kam.", ["Wilma Hagen -> Digitalministerin"]),
        ("Der sächsische Innenminister Arnulf Tornquell kam.", ["Arnulf Tornquell -> Innenminister"]),
        # role without portfolio
        ("Es kam Minister Tornquell.", ["Tornquell -> Minister"]),
        ("Es kam Staatssekretärin Dr. Wilma Hagen.", ["Wilma Hagen -> Staatssekretärin"]),
        # full office, comma, name
        (
            "Die Ministerin für Infrastruktur und Digitales, Dr. Wilma Hagen, kam.",
            ["Wilma Hagen -> Ministerin für Infrastruktur und Digitales"],
        ),
        (
            "Der Minister für Inneres des Landes Hessen, Arnulf Tornquell, kam.",
            ["Arnulf Tornquell -> Minister für Inneres des Landes Hessen"],
        ),
        ("Die Sprecherin der Konferenz, Sjoukje Pahlmann, kam.", ["Sjoukje Pahlmann -> Sprecherin der Konferenz"]),
        # honorific between role and name
        ("Es kam Ministerin Frau Dr. Hagen.", ["Hagen -> Ministerin"]),
        # name, comma, role
        (
            "Arnulf Tornquell, Staatssekretär im Ministerium für Verkehr, kam.",
            ["Arnulf Tornquell -> Staatssekretär im Ministerium für Verkehr"],
        ),
        ("Arnulf Tornquell (SPD), Landrat, kam.", ["Arnulf Tornquell -> Landrat"]),
        ("Arnulf Tornquell, MdL, Landrat in Burg, kam.", ["Arnulf Tornquell -> Landrat"]),
        ("Es kam Arnulf Tornquell (Landrat).", ["Arnulf Tornquell -> Landrat"]),
        # two offices of one person
        (
            "Bayerns Wirtschaftsminister und stellvertretender Ministerpräsident Arnulf Tornquell kam.",
            [
                "Arnulf Tornquell -> Wirtschaftsminister",
                "Arnulf Tornquell -> stellvertretender Ministerpräsident",
            ],
        ),
        (
            "Wilma Hagen, Rektorin der Hochschule Elbaue und Vorsitzende des Beirates, kam.",
            ["Wilma Hagen -> Rektorin der Hochschule Elbaue", "Wilma Hagen -> Vorsitzende des Beirates"],
        ),
        # two persons, one plural role
        (
            "Die Staatssekretäre Arnulf Tornquell und Peter Hagen kamen.",
            ["Arnulf Tornquell -> Staatssekretär", "Peter Hagen -> Staatssekretär"],
        ),
    ],
)
def test_a_name_beside_a_role_holds_the_office(text: str, held: list[str]) -> None:
    assert read(text).held == held


def test_in_a_list_a_role_without_article_belongs_to_the_name_before_it() -> None:
    text = (
        "Es kamen Daniela Tornquell, Schreinermeisterin, Dr. Eugen Hagen, Geschäftsführer der Kammer, "
        "und Ursula Quast, Leiterin der Kita Elbe."
    )
    assert read(text).held == [
        "Eugen Hagen -> Geschäftsführer der Kammer",
        "Ursula Quast -> Leiterin der Kita Elbe",
    ]


def test_in_a_list_a_role_with_article_belongs_to_the_name_after_it() -> None:
    text = (
        "Es kamen der Bürgermeister der Stadt Elbaue, Peter Hagen, die Präsidentin der Kammer Saale, "
        "Dr. Marlene Quast, und Steffen Lotz, Hauptgeschäftsführer des Verbandes Rennsteig."
    )
    assert read(text).held == [
        "Peter Hagen -> Bürgermeister der Stadt Elbaue",
        "Marlene Quast -> Präsidentin der Kammer Saale",
        "Steffen Lotz -> Hauptgeschäftsführer des Verbandes Rennsteig",
    ]


def test_a_role_inside_the_body_of_another_has_no_holder_of_its_own() -> None:
    text = "Die Staatssekretärin bei der Bundesministerin für Verkehr, Iris Hagen, kam."
    assert read(text).held == ["Iris Hagen -> Staatssekretärin bei der Bundesministerin für Verkehr"]


def test_the_office_on_both_sides_of_a_name_is_told_apart_by_the_comma() -> None:
    text = "Es kam Iris Hagen, zugleich Beauftragte der Bundesregierung, Thüringens Wirtschaftsminister Peter Quast."
    assert read(text).held == [
        "Iris Hagen -> Beauftragte der Bundesregierung",
        "Peter Quast -> Wirtschaftsminister",
    ]


@pytest.mark.parametrize(
    "text",
    [
        # an occupation is no office
        "Es kam Bäckermeisterin Anna Hagen.",
        "Es kam Kirchenmusikerin Anna Hagen.",
        # a list of three
        "Es kamen der Präsident, Peter Hagen und Anna Quast.",
        # nouns, places and bodies after a role
        "Gestern übergab der Minister Bescheide.",
        "Der Landrat [Place|Harz] lehnte ab.",
        "Es kam der Leiter Vertrieb Nord.",
        "Es tagte der Präsident [Organization:Verband|Deutscher Verband].",
        "Die Minister kamen. Peter Hagen kam nicht.",
        # indefinite
        "Ein Minister, Peter Hagen zufolge, fehlt.",
    ],
)
def test_what_only_looks_like_a_holder_is_none(text: str) -> None:
    assert read(text).held == []


def test_a_noun_after_the_family_name_is_no_part_of_it() -> None:
    found = read("Hagen überreicht Landrat Ermrich Bescheid.")
    assert found.held == ["Ermrich -> Landrat"]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Der frühere Landrat Peter Hagen kam.", "Peter Hagen -> Landrat to=before"),
        ("Ex-Minister Peter Hagen kam.", "Peter Hagen -> Minister to=before"),
        ("Peter Hagen, zuletzt Landrat, kam.", "Peter Hagen -> Landrat to=before"),
        ("Peter Hagen, bisher Landrat, kam.", "Peter Hagen -> Landrat to=before"),
        ("Peter Hagen, seit 2005 Landrat, kam.", "Peter Hagen -> Landrat from=2005"),
        ("Peter Hagen, von 2003 bis 2016 Landrat, kam.", "Peter Hagen -> Landrat from=2003 to=2016"),
        ("Der designierte Landrat Peter Hagen kam.", "Peter Hagen -> Landrat planned"),
        ("Peter Hagen, künftig Landrat, kam.", "Peter Hagen -> Landrat planned"),
        ("Der bisherige Landrat Peter Hagen kam.", "Peter Hagen -> Landrat"),
    ],
)
def test_the_phrase_tells_when_the_office_is_held(text: str, held: str) -> None:
    assert read(text).held == [held]


def test_the_evidence_holds_role_and_name() -> None:
    found = read("Gestern hat der Rektor der Hochschule Elbaue, Prof. Dr. Peter Hagen, gesprochen.")
    frame = next(frame for frame in found.annotations.frames if frame.type == "holdsOffice")
    evidence = found.annotations.document.slice(frame.evidence)
    assert evidence == "der Rektor der Hochschule Elbaue, Prof. Dr. Peter Hagen"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Den Schlüssel gab er an Bürgermeister Rumpf.", ["Rumpf -> Bürgermeister"]),
        ("Bürgermeister Rumpf lobte das.", ["Rumpf -> Bürgermeister"]),
        ("Der Bürgermeister Rumpf und Kopf verlor.", []),
        ("Bürgermeister Rumpf und Kopf.", []),
    ],
)
def test_a_noun_after_a_public_office_is_a_name_only_before_a_verb_or_at_the_end(text: str, held: list[str]) -> None:
    assert read(text).held == held
