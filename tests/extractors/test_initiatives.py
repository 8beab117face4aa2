"""Initiatives need a noun for such a thing, a known name or an odd one; a quoted string alone is none."""

import pytest
from reading_names import mentions, names, read

from digigraph.model import Kind


def _names(text):
    return names(text, Kind.INITIATIVE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Programm „Grüner Hof“ läuft.", ["Grüner Hof"]),
        ("Das Netzwerk „Elbwind“ wächst.", ["Netzwerk Elbwind"]),
        ("Das „Elbwind“-Netzwerk wächst.", ["Netzwerk Elbwind"]),
        ("Das Kompetenzzentrum „Holz 4.0“ wird beantragt.", ["Kompetenzzentrum Holz 4.0"]),
        ("Die Projekte „Alpha“, „Beta“ und „Gamma“ enden.", ["Alpha", "Beta", "Gamma"]),
        ("Die Kampagne mit dem Namen „Hinhören“ beginnt.", ["Hinhören"]),
        ("Unter dem Namen „Tümpelgeld“ legt das Land ein Förderprogramm auf.", ["Tümpelgeld"]),
        ("Sie zeigt „#zerbst bewegt. immer“ im Rathaus.", ["#zerbst bewegt. immer"]),
        ("Der „Digital Value Hub“ entsteht.", ["Digital Value Hub"]),
    ],
)
def test_name_in_quotes_beside_its_noun(text, expected):
    assert _names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Der Vortrag „Grüner Hof“ war gut.",
        "Er sprach vom „Auktionator“.",
        "Das Thema „Zu Hause alt werden“ bewegt.",
        "Unter dem Motto „Holz statt Öl“ fuhren sie los.",
        "Er nannte es ein „Programm der Hoffnung“.",
        "Das Handwerk „Bäcker“ ist alt.",
    ],
)
def test_quoted_string_alone_is_none(text):
    assert _names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Innovationspreis Altmark 2020 wird vergeben.", "Innovationspreis Altmark"),
        ("Das KIT-Kompetenznetzwerk tagt.", "KIT-Kompetenznetzwerk"),
        ("Aus der Schwarze-Flecken-Förderung kam Geld.", "Schwarze-Flecken-Förderung"),
        ("Das Netzwerk Wirtschaft 5.0 tagt.", "Netzwerk Wirtschaft 5.0"),
        ("Das Kompetenzzentrum Nachhaltige Dächer öffnet.", "Kompetenzzentrum Nachhaltige Dächer"),
        ("Das Kompetenzzentrum für leise Dächer öffnet.", "Kompetenzzentrum für leise Dächer"),
        ("Das Landesprogramm für Demokratie und Toleranz läuft.", "Landesprogramm für Demokratie und Toleranz"),
        ("Der Gründerpreis Wurf?Zuwurf! ging an zwei.", "Wurf?Zuwurf!"),
        ("Aus ego.-WISSEN kam Geld.", "ego.-WISSEN"),
        ("Mittel aus dem EFRE fließen.", "Europäischer Fonds für regionale Entwicklung"),
    ],
)
def test_name_without_quotes(text, name):
    assert _names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Das Programm läuft weiter.",
        "Die Programme Sachsen-Anhalts laufen weiter.",
        "Das Netzwerk hat Vertreter gewonnen.",
        "Das EU-Projekt und das IT-Netzwerk enden.",
        "Durch eine Initiative Magdeburger Bürger entstand der Park.",
        "Die Strompreise steigen.",
    ],
)
def test_noun_without_a_name_is_none(text):
    assert _names(text) == []


def test_name_comes_again_without_its_noun():
    text = "Der Modellversuch „Stafette“ beginnt. Ob „Stafette“ ausgedehnt wird, ist offen."
    assert _names(text) == ["Stafette", "Stafette"]


def test_label_of_a_network_is_the_fullest_one():
    assert set(_names("Der Verbund „Burg“ lädt ein. Der Museumsverbund „Burg“ wächst.")) == {"Museumsverbund Burg"}


def test_definite_noun_takes_up_the_initiative():
    annotations = read("Das Programm „Grüner Hof“ läuft. Das Programm endet 2020.")
    assert [m.get("anaphor", False) for m in annotations.of_kind(Kind.INITIATIVE)] == [False, True]


def test_mention_is_what_stands_between_the_marks():
    text = "Das Netzwerk „Elbwind“ wächst."
    (mention,) = mentions(text, Kind.INITIATIVE)
    assert text[slice(*mention.span)] == "Elbwind"
    assert mention.get("quoted")
