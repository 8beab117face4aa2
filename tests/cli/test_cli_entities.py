import json

import pytest


def test_a_card_has_offices_over_time_and_the_sentence_for_each_line(ask):
    out = ask("show", "Sandmann", "--format", "table").out
    assert out.startswith("Elke Sandmann  Person")
    assert "belegt 2016-10-27, beendet vor" in out
    assert "„Das Handwerk braucht Netze“" in out
    assert "│ Staatssekretärin für Digitales Dr. Elke Sandmann" in out
    assert "Belege" not in ask("show", "Sandmann", "--format", "table", "--no-sources").out


def test_a_card_keeps_planned_and_done_apart(ask):
    card = ask("show", "Handwerk 4.0", "--json").json
    led = next(section for section in card["sections"] if section["title"] == "Geleitet von")
    assert [(line["text"], line["detail"]) for line in led["lines"]] == [
        ("Institut für Fertigung Harz", "geplant"),
        ("Institut für Fertigung Harz", ""),
    ]
    assert all(line["places"] for section in card["sections"] for line in section["lines"])


def test_a_card_shows_money_and_who_gave_it(ask):
    out = ask("show", "IFH", "--format", "md").out
    assert "Land Sachsen-Anhalt → Institut für Fertigung Harz · 192.000 Euro, 2016-06-02" in out


def test_a_card_is_english_on_request(ask):
    assert "Statements" in ask("show", "Sandmann", "--lang", "en").out


def test_an_office_shows_who_held_it(ask):
    card = ask("show", "Staatssekretär für Digitales", "--json").json
    holders = next(section for section in card["sections"] if section["title"] == "Im Amt")
    assert [line["text"] for line in holders["lines"]] == ["Elke Sandmann", "Bernd Kroll"]


def test_an_unknown_thing_is_a_usage_error(ask):
    assert ask("show", "Niemand Nirgends").code == 2
    assert ask("show", "https://data.example.org/nix").code == 2
    assert ask("show", "Sandmann", "--format", "csv").code == 2


def test_why_names_release_sentence_rule_and_confidence(ask):
    out = ask("why", "Sandmann", "eröffnet", "Digitalforum", "--format", "table").out
    assert "│ Staatssekretärin für Digitales Dr. Elke Sandmann hat heute in Magdeburg das 3." in out
    assert "Konfidenz 0,90 · Regel test-rule" in out
    assert "2016-10-27 · Sandmann: „Das Handwerk braucht Netze“" in out


@pytest.mark.parametrize(
    "words", [("Sandmann", "holdsOffice"), ("Sandmann", "org:holds"), ("Sandmann", "hat das Amt"), ("Sandmann",)]
)
def test_a_predicate_has_many_names_or_none(ask, words):
    facts = ask("why", *words, "Staatssekretär für Digitales", "--json").json["facts"]
    assert {fact["predicate"]["iri"] for fact in facts} == {"http://www.w3.org/ns/org#holds"}
    assert {fact["asserted"] for fact in facts} == {True}
    assert {fact["status"] for fact in facts} == {"done", "ended"}


def test_the_span_is_marked_in_the_sentence_around_it(ask):
    (fact,) = ask("why", "Digitalforum", "takesPlaceAt", "Magdeburg", "--json").json["facts"]
    assert fact["sentence"]["text"] == fact["evidence"]["text"] == "heute in Magdeburg"
    assert fact["sentence"]["before"].endswith("Dr. Elke Sandmann hat ")
    table = ask("why", "Digitalforum", "takesPlaceAt", "Magdeburg", "--format", "table").out
    assert "»heute in Magdeburg«" in table
    assert "**heute in Magdeburg**" in ask("why", "Digitalforum", "takesPlaceAt", "Magdeburg").out


def test_a_fact_is_found_by_its_iri_and_by_a_day(ask):
    (fact,) = ask("why", "Digitalforum", "eventDate", "2016-10-28", "--json").json["facts"]
    assert ask("why", fact["fact"], "--json").json["facts"] == [fact]


def test_a_denied_fact_is_said_not_to_be_asserted(ask):
    out = ask("why", "Müller-Groß", "coordinates", "IFH", "--format", "table").out
    assert "nicht als Tatsache behauptet" in out
    assert "verneint" in out


def test_no_fact_is_exit_code_one_and_nothing_on_standard_output(ask):
    outcome = ask("why", "Sandmann", "Breitbandoffensive")
    assert (outcome.code, outcome.out) == (1, "")
    assert "no release says so" in outcome.err


def test_wrong_words_are_explained(ask):
    assert "is no predicate" in ask("why", "Sandmann", "tanzt", "Digitalforum").err
    assert "a fact has a subject, a predicate and an object" in ask("why", "a", "b", "c", "d").err


@pytest.mark.parametrize(
    "name",
    ["2016-10-27-st-mw-049", "049/2016", "https://presse.example.org/a", "Sandmann: „Das Handwerk braucht Netze“"],
)
def test_why_not_finds_a_release_by_any_of_its_names(ask, name):
    (release,) = ask("why-not", name, "--json").json["releases"]
    assert release["release"] == "https://data.example.org/pm/2016-10-27-st-mw-049"
    assert [fact["status"] for fact in release["open"]] == ["planned"]


def test_why_not_says_that_the_issuer_is_only_a_name(digigraph, tmp_path):
    (tmp_path / "g.ttl").write_text(
        """@prefix dg: <https://w3id.org/digigraph/ns#> . @prefix dct: <http://purl.org/dc/terms/> .
        <http://e/pm/1> a dg:PressRelease ; dct:title "T"@de ; dg:publisherName "Amt für Wetter"@de ;
          dct:issued "2016-10-27"^^<http://www.w3.org/2001/XMLSchema#date> ;
          dg:printedDate "2016-10-26"^^<http://www.w3.org/2001/XMLSchema#date> ."""
    )
    (release,) = digigraph("why-not", "T", "--from", "g.ttl", "--json").json["releases"]
    assert release["doubts"][0].startswith("Gedruckt steht 2016-10-26; es gilt 2016-10-27")
    assert "nennt seinen Herausgeber nicht (Amt für Wetter)" in release["doubts"][1]


def test_why_not_adds_what_the_build_noticed(ask, tmp_path):
    (tmp_path / "exports").mkdir()
    verdict = {"iri": "https://data.example.org/pm/2016-10-27-st-mw-049", "id": "a", "source": "releases/a.txt"}
    report = {"failures": [], "releases": [{**verdict, "notes": ["the text breaks off"]}]}
    (tmp_path / "exports" / "build.json").write_text(json.dumps(report))
    (release,) = ask("why-not", "releases/a.txt", "--json").json["releases"]
    assert "the text breaks off" in release["doubts"]


def test_why_not_says_why_a_release_could_not_be_read(digigraph, tmp_path):
    (tmp_path / "exports").mkdir()
    failure = {"item": "releases/leer.txt", "stage": "parse", "error": "ReleaseError", "message": "no text"}
    (tmp_path / "exports" / "build.json").write_text(json.dumps({"failures": [failure]}))
    outcome = digigraph("why-not", "leer.txt")
    assert outcome.code == 0
    assert "ReleaseError: no text" in outcome.out


def test_why_not_of_an_unknown_release_is_exit_code_one(ask):
    assert ask("why-not", "nix").code == 1
