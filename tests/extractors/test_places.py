"""Places count where a place is meant, not as surnames, words or parts of other names."""

import time

import pytest
from reading_names import ISSUER, mentions, names, read

from digigraph.extractors.place_names import place_gazetteer
from digigraph.model import Kind


def _names(text, **settings):
    return names(text, Kind.PLACE, **settings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er wohnt in Zeitz.", ["Zeitz"]),
        ("Sie fuhr nach Gera, Jena und Weimar.", ["Gera", "Jena", "Weimar"]),
        ("Stationen waren Havelberg (2017) und Thale (2018).", ["Havelberg", "Thale"]),
        ("Zwischen Harz und Altmark liegt die Börde.", ["Harz", "Altmark", "Börde"]),
        ("Im Landkreis Stendal und im Saalekreis wird gebaut.", ["Landkreis Stendal", "Saalekreis"]),
        ("Er kam aus der Lutherstadt Wittenberg.", ["Lutherstadt Wittenberg"]),
        ("Sie lebt in Wangen im Allgäu.", ["Wangen im Allgäu"]),
        ("Sie lebt in Werder (Havel).", ["Werder (Havel)"]),
        ("Er fuhr nach Mailand und Polen.", ["Mailand", "Polen"]),
        ("Sie wohnt in Hasselrode.", ["Hasselrode"]),
    ],
)
def test_place_in_a_context_of_place(text, expected):
    assert _names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Es roch nach Harz.",
        "Auf dem Land ist es still.",
        "Im Wald liegt Holz.",
        "Bei schlechtem Wetter bleibt er.",
        "Das Haus geriet in Brand.",
        "Bürgermeister Holger Stendal sprach. Das sagte Stendal.",
        "Es kam Christa von Alten.",
        "Der Magdeburger Verein dankt.",
        "An der Hochschule Harz wird gelehrt.",
        "In der Halle war es laut.",
        "Regierender Bürgermeister von Berlin ist er.",
    ],
)
def test_word_that_means_no_place_here(text):
    assert _names(text) == []


def test_dateline_is_no_place():
    assert _names("Halle (MJ). Es wird hell in Thale.") == ["Thale"]
    assert _names("Potsdam, 3. Mai 2020. Es wird hell.") == []


def test_namesake_in_the_issuers_land_is_taken():
    (place,) = mentions("Er wohnt in Burg.", Kind.PLACE, issuer=ISSUER)
    assert (place.get("geonames"), place.get("admin1")) == ("2941501", "14")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sie sang in der Magdeburger Johanniskirche.", "Johanniskirche"),
        ("Sie sang im Berliner Rathaus.", "Berliner Rathaus"),
        ("Sie sang auf Schloss Wernigerode.", "Schloss Wernigerode"),
        ("Sie sang im Marie-Muster-Saal.", "Marie-Muster-Saal"),
        ("Sie sang im Rittersaal der Burg Querfurt.", "Rittersaal der Burg Querfurt"),
        ("Sie sang im Haus der Flüsse.", "Haus der Flüsse"),
        ("Sie sang im Gewerbehof „Alte Spinne“.", "Alte Spinne"),
        ("Ort: Historisches Rathaus, Lange Straße 1", "Historisches Rathaus"),
    ],
)
def test_venue_with_a_name(text, name):
    assert name in _names(text)


def test_plain_venues_are_none():
    assert _names("Die Arbeitsplätze, Parkplätze und Turnhallen fehlen.") == []


def test_body_and_its_town_are_located():
    annotations = read("Es liefert die Kranich GmbH aus Wolmirstedt (Ohrekreis).")
    found = [(frame.type, frame.roles["subject"].name, frame.roles["object"].name) for frame in annotations.frames]
    assert ("locatedIn", "Kranich GmbH", "Wolmirstedt") in found
    assert ("locatedIn", "Wolmirstedt", "Ohrekreis") in found


def test_address_locates_a_venue():
    annotations = read("Ort: Kulturhaus Zerbst, Am Markt 16, 39261 Zerbst")
    (frame,) = annotations.frames
    assert (frame.type, frame.roles["object"].name) == ("locatedIn", "Zerbst")


def test_subsidiary_belongs_to_its_parents():
    text = "Die Messehaus Elbe GmbH, eine gemeinsame Tochter der Kammerbund GmbH und der Stadt Leipzig, lädt ein."
    whole = [frame.roles["object"].name for frame in read(text).frames if frame.type == "partOf"]
    assert whole == ["Kammerbund GmbH", "Stadt Leipzig"]


def test_gazetteer_is_built_once_and_fast():
    place_gazetteer.cache_clear()
    start = time.process_time()
    place_gazetteer()
    assert time.process_time() - start < 3
