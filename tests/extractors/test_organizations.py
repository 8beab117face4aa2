"""Bodies are found by legal form, known name, head noun with what identifies it, and acronym."""

import pytest
from reading_names import mentions, names, read

from digigraph.model import Kind, Span


def _names(text, **settings):
    return names(text, Kind.ORGANIZATION, **settings)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Es liefert die Lindner & Sohn Feinmechanik GmbH & Co. KG.", "Lindner & Sohn Feinmechanik GmbH & Co. KG"),
        ("Die Firma Kranich Sensorik GmbH zieht ein.", "Kranich Sensorik GmbH"),
        ("Die Hallesche Kranbau-AG baut.", "Hallesche Kranbau-AG"),
        ("Träger ist der Verein zur Pflege der Blasmusik Elbaue e.V.", "Verein zur Pflege der Blasmusik Elbaue e. V."),
        ("Partner ist die finnische Nordkap Oy.", "Nordkap Oy"),
        ("Die Agrargenossenschaft Gut Wiesental eG erntet.", "Agrargenossenschaft Gut Wiesental eG"),
        ("Der Vorstand des Lehmkontors Wettin eG kam.", "Lehmkontor Wettin eG"),
        ("Gebaut hat die Walter Stendal Tiefbau GmbH.", "Walter Stendal Tiefbau GmbH"),
    ],
)
def test_name_before_a_legal_form(text, name):
    assert _names(text) == [name]


def test_firm_after_another_body_begins_at_its_article():
    text = "Partner sind die Handwerkskammer Halle, die Holzbau Elster GmbH und der Anglerbund Unstrut e. V."
    assert _names(text) == ["Handwerkskammer Halle", "Holzbau Elster GmbH", "Anglerbund Unstrut e. V."]


def test_board_of_a_firm_is_not_its_name():
    text = "Der Betriebsrat der Mitteldeutschen Kohlegesellschaft mbH stimmte zu."
    assert "Mitteldeutsche Kohlegesellschaft mbH" in _names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Das Fraunhofer-Institut für Fabrikbau und -logistik IFL forscht.",
            "Fraunhofer-Institut für Fabrikbau und -logistik IFL",
        ),
        ("An der Technischen Hochschule Wittstock wird gelehrt.", "Technische Hochschule Wittstock"),
        ("Die Michael Muster Stiftung gibt Geld.", "Michael Muster Stiftung"),
        ("Es sprach der Chef des Landesamtes für Gartenbau.", "Landesamt für Gartenbau"),
        ("Er leitet den Verband der Drehteilehersteller.", "Verband der Drehteilehersteller"),
        ("Die Innung der Glaser Börde lud ein.", "Innung der Glaser Börde"),
        ("Die Evangelische Kirche in Mitteldeutschland dankt.", "Evangelische Kirche in Mitteldeutschland"),
        ("Er kam vom Paul-Muster-Stift zurück.", "Paul-Muster-Stift"),
        ("Die Thüringer Förderbank hilft.", "Thüringer Förderbank"),
        ("Die finnische Botschaft half.", "Finnische Botschaft"),
        ("An der Grundschule Am Mühlgraben wurde gefeiert.", "Grundschule Am Mühlgraben"),
        ("Das Theater der Altmark spielt.", "Theater der Altmark"),
        ("Die Kreishandwerkerschaft Elbe-Elster warnt.", "Kreishandwerkerschaft Elbe-Elster"),
        ("Die Investitionsbank des Landes Brandenburg zahlt.", "Investitionsbank des Landes Brandenburg"),
        ("Die Stiftung Steillage hilft.", "Stiftung Steillage"),
        ("Sitz der Hochschule Zittau/Görlitz ist hier.", "Hochschule Zittau/Görlitz"),
    ],
)
def test_head_noun_with_what_identifies_it(text, name):
    assert _names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Die Verkehrsunternehmen und Verbände wurden gehört.",
        "Eine Hochschule allein schafft das nicht.",
        "In der Informationsgesellschaft zählt Wissen.",
        "Das Institut hat Projekte begonnen.",
        "Die Universität Magdeburgs Studenten gab es nicht.",
        "Er sah eine Datenbank für Forscher.",
        "Das Unternehmen Jonas Becker und Mira Voss gegründet haben, wächst.",
        "Sie nahm die Botschaft mit.",
    ],
)
def test_plain_nouns_are_no_bodies(text):
    assert _names(text) in ([], ["Universität"])


def test_person_right_after_a_board_is_not_part_of_it():
    assert _names("Das sagte Betriebsrat Mario Muster.") == []


def test_plural_head_is_spread_over_its_names():
    text = "Die Handwerkskammern Halle und Magdeburg sowie die Hochschulen Anhalt, Harz und Merseburg helfen."
    assert _names(text) == [
        "Handwerkskammer Halle",
        "Handwerkskammer Magdeburg",
        "Hochschule Anhalt",
        "Hochschule Harz",
        "Hochschule Merseburg",
    ]


def test_acronym_is_kept_and_found_again():
    text = "Der Bundesverband ländliche Wirtschaft (BLW) tagt. BLW-Präsident Ott dankte, der BLW nicht."
    found = mentions(text, Kind.ORGANIZATION)
    assert {mention.name for mention in found} == {"Bundesverband ländliche Wirtschaft"}
    assert len(found) == 4
    assert found[0].get("acronym") == "BLW"


def test_unknown_head_counts_with_an_acronym_that_somebody_leads():
    text = "Die Landesintervention gegen Stalking (LISTA) hilft. Leiterin der LISTA ist Dr. Eva Kern."
    assert _names(text)[0] == "Landesintervention gegen Stalking"
    assert _names("Die Schweinegrippe im Kreis (SIK) breitet sich aus.") == []


def test_short_form_takes_the_full_name():
    text = "Die Otto-Muster-Universität Bernburg wächst. An der Uni Bernburg lernen viele."
    assert _names(text) == ["Otto-Muster-Universität Bernburg"] * 2


def test_definite_head_noun_takes_up_a_body_as_anaphor():
    annotations = read("Das Bauhaus-Museum Zerbst öffnet. Später dankte das Museum allen.")
    anaphor = annotations.of_kind(Kind.ORGANIZATION)[-1]
    assert (anaphor.name, anaphor.get("anaphor")) == ("Bauhaus-Museum Zerbst", True)


def test_definite_head_noun_without_a_body_before_it_is_nothing():
    assert read("Später dankte das Museum allen.").of_kind(Kind.ORGANIZATION) == ()


def test_bodies_of_a_land_carry_it_in_their_name():
    assert _names("Der Landtag und das Landesverwaltungsamt prüfen.") == [
        "Landtag von Sachsen-Anhalt",
        "Landesverwaltungsamt Sachsen-Anhalt",
    ]
    assert _names("Der niedersächsische Landtag prüft.") == ["Landtag von Niedersachsen"]


def test_party_counts_where_it_acts_but_not_as_a_label():
    assert _names("Die CDU fordert mehr.") == ["CDU"]
    assert _names("Minister Ott (CDU) fordert mehr.") == []


def test_ambiguous_firm_is_no_surname():
    assert _names("Erste Station war Linde in Leuna.") == ["Linde"]
    assert _names("Es sprach Petra Linde.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Land zahlt.", ["Land Sachsen-Anhalt"]),
        ("Das Land Sachsen-Anhalt zahlt.", ["Land Sachsen-Anhalt"]),
        ("Das Land Sachsen zahlt.", ["Land Sachsen"]),
        ("Mittel des Landes Brandenburgs.", ["Land Brandenburg"]),
        ("Der Bund zahlt.", ["Bund"]),
        ("Auf dem Land ist es still.", []),
        ("Der Bund der Steuerzahler klagt.", []),
    ],
)
def test_state_as_an_actor_is_a_metonym(text, expected):
    found = [m.name for m in mentions(text, Kind.ORGANIZATION) if m.get("category") == "Metonym"]
    assert found == expected


def test_town_acts_or_is_only_a_place():
    assert _names("Die Stadt Zörbig zahlt.") == ["Stadt Zörbig"]
    assert _names("In der Stadt Zörbig wird gebaut.") == []
    assert _names("Die Landkreise Börde und Stendal zahlen.") == ["Landkreis Börde", "Landkreis Stendal"]


def test_board_is_named_by_what_it_belongs_to():
    annotations = read("Er sitzt im Beirat des Netzwerks „Elbwind“.")
    (board,) = annotations.of_kind(Kind.ORGANIZATION)
    assert board.name == "Beirat (Netzwerk Elbwind)"
    (frame,) = annotations.frames
    assert (frame.type, frame.roles["subject"].name) == ("partOf", board.name)


def test_name_in_quotes_after_a_noun_for_a_body():
    (lab,) = mentions("Eröffnet wurde das Fertigungslabor „Span+“.", Kind.ORGANIZATION)
    assert (lab.name, lab.span) == ("Span+", Span(36, 41))


def test_event_with_an_ordinal_is_no_body():
    assert _names("Zur 7. Altmärkischen Orgelakademie kommen viele.") == []


def test_long_text_of_bodies_takes_linear_time():
    assert len(mentions("Der Verein für Kunst Elbe e. V. tagt. " * 3000, Kind.ORGANIZATION)) == 3000
