"""What German date expressions mean, reckoned from a release's day; 2017-10-05 is a Thursday."""

from __future__ import annotations

import time
from datetime import date

import pytest

from digigraph.extractors.times import Times, dates_in, resolve
from digigraph.model import Kind

THURSDAY = date(2017, 10, 5)


def meant(text, anchor=THURSDAY):
    return [(text[slice(*found.span)], found.value) for found in dates_in(text, anchor)]


def only(text, anchor=THURSDAY):
    found = dates_in(text, anchor)
    assert len(found) == 1, [text[slice(*item.span)] for item in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Am 26. Januar 2021 beginnt es.", "2021-01-26"),
        ("Am 12.6.2008 war es.", "2008-06-12"),
        ("Stand: 06.12.18", "2018-12-06"),
        ("Sie kamen zum Fest (21. Mai) an den See.", "2017-05-21"),
        ("Er kommt am 14.12. nach Burg.", "2017-12-14"),
        ("Er kommt am 2018-04-20 nach Burg.", "2018-04-20"),
        ("Posted 06/27/13", "2013-06-27"),
        ("Es beginnt am 1. Sept. 2018.", "2018-09-01"),
    ],
)
def test_a_day_with_or_without_year(text, value):
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Er hat heute den Bau eröffnet.", "2017-10-05"),
        ("Sie wird am morgigen Freitag reden.", "2017-10-06"),
        ("Er sprach am gestrigen Mittwoch.", "2017-10-04"),
        ("Gestern wurde gefeiert.", "2017-10-04"),
        ("Am kommenden Sonnabend lädt der Verein ein.", "2017-10-07"),
        ("Am kommenden Donnerstag lädt der Verein ein.", "2017-10-12"),
        ("Am vergangenen Donnerstag lud der Verein ein.", "2017-09-28"),
        ("Sie hat am Montag gesprochen.", "2017-10-02"),
        ("Sie wird am Montag sprechen.", "2017-10-09"),
        ("Er nahm den Preis am Donnerstag entgegen.", "2017-10-05"),
        ("Sie lädt für Dienstag ein.", "2017-10-10"),
        ("Wolf, die am Freitag aus dem Amt ausgeschieden war, schwieg.", "2017-09-29"),
    ],
)
def test_a_relative_day_is_reckoned_from_the_release(text, value):
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Die Messe läuft vom 13. bis 17. September 2018.", "2018-09-13/2018-09-17"),
        ("Sie tagt 20.-22. Oktober in Halle.", "2017-10-20/2017-10-22"),
        ("Sie tagt 20. – 22. Oktober in Halle.", "2017-10-20/2017-10-22"),
        ("vom 28. August bis zum 3. September 2018", "2018-08-28/2018-09-03"),
        ("vom 28. Dezember bis 3. Januar 2019", "2018-12-28/2019-01-03"),
        ("am 4. und 5. Mai 2018", "2018-05-04/2018-05-05"),
        ("13.09.2018 - 17.09.2018", "2018-09-13/2018-09-17"),
        ("von Freitag, 13. Oktober, bis Sonntag, 15. Oktober 2017", "2017-10-13/2017-10-15"),
        ("Von 1996 bis 2003 war er Direktor.", "1996/2003"),
        ("die er von 2006 bis September 2018 leitete", "2006/2018-09"),
        ("Von Januar bis Juni dieses Jahres kamen mehr.", "2017-01/2017-06"),
        ("im Schuljahr 2014/15", "2014/2015"),
        ("in den kommenden vier Jahren", "2017/2021"),
    ],
)
def test_a_stretch_is_an_interval(text, value):
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("bis Ende Juli 2020", "2020-07", "month"),
        ("Sie leitete bis März das Amt.", "2017-03", "month"),
        ("Es soll im Januar öffnen.", "2018-01", "month"),
        ("seit Juni 2007", "2007-06", "month"),
        ("in der zweiten Augusthälfte 2017", "2017", "year"),
        ("Die Zahlen werden in der zweiten Oktoberhälfte erwartet.", "2017-10", "month"),
        ("Es begann im Herbst 2002.", "2002", "season"),
        ("Der Weg soll im Frühjahr öffnen.", "2018", "season"),
        ("Er hatte sich im Sommer beworben.", "2017", "season"),
        ("Das ist auf den Winter verschoben worden.", "2017", "season"),
        ("im dritten Quartal 2018", "2018-07/2018-09", "quarter"),
        ("im ersten Halbjahr 2018", "2018-01/2018-06", "half"),
        ("im kommenden Jahr", "2018", "year"),
        ("im vergangenen Jahr", "2016", "year"),
        ("bis Ende 2026", "2026", "year"),
        ("es läuft zum Jahresende aus", "2017", "year"),
        ("vor zehn Jahren", "2007", "year"),
        ("in der kommenden Woche", "2017-10-09/2017-10-15", "week"),
        ("in der 23. Kalenderwoche 2018", "2018-06-04/2018-06-10", "week"),
        ("Am Wochenende wird gefeiert.", "2017-10-07/2017-10-08", "days"),
        ("Gegründet wurde es 2014.", "2014", "year"),
    ],
)
def test_a_coarser_date_says_its_precision(text, value, precision):
    found = dates_in(text, THURSDAY)[-1]
    assert (found.value, found.precision) == (value, precision)


@pytest.mark.parametrize(
    "text",
    [
        "Es kamen 2000 Besucher.",
        "Das kostet 2010 Euro.",
        "Guten Morgen, liebe Gäste.",
        "Version 1.2.2015.3 ist da.",
        "Am 30. Februar passiert nichts.",
        "Tel. 0391 567-2016",
        "Der 6. Deutsche Tag war schön.",
        "Frau Montag und Herr August kamen.",
        "Die Montagsdemo war groß.",
        "Wir haben 4.0 erreicht.",
    ],
)
def test_numbers_and_names_that_only_look_like_dates_are_none(text):
    assert meant(text) == []


def test_two_days_of_one_month_are_two_dates():
    found = meant("Das Telefon ist am 24. und am 31. Dezember nicht besetzt.")
    assert found == [("24.", "2017-12-24"), ("31. Dezember", "2017-12-31")]


def test_a_weekday_that_contradicts_the_date_lowers_the_confidence():
    assert only("Am Montag, 6. Oktober 2017, geht es los.").confidence < 0.7
    assert only("Am Freitag, 6. Oktober 2017, geht es los.").confidence == 1.0


def test_a_weekday_chooses_the_year():
    assert only("Am Sonnabend, 6. Oktober, geht es los.").value == "2018-10-06"


def test_the_time_of_day_stands_beside_the_day():
    found = only("Termin: Dienstag, 10. Oktober 2017, 10.00 bis 12.30 Uhr")
    assert (found.value, found.attributes["time"], found.attributes["until"]) == ("2017-10-10", "10:00", "12:30")


@pytest.mark.parametrize(
    ("text", "direction"),
    [("seit 2011", "from"), ("ab dem 2. Januar 2018", "from"), ("bis zum 31. Oktober", "to"), ("am 31. Oktober", None)],
)
def test_the_word_before_a_date_gives_its_direction(text, direction):
    assert only(text).attributes.get("direction") == direction


def test_a_year_behind_a_name_may_belong_to_it():
    assert only("Sie kennt die Agenda 2030 gut.").confidence < only("Sie kennt sie seit 2010.").confidence


def test_until_today_says_little_about_a_day():
    assert only("Das gilt bis heute.").attributes["figurative"] is True


def test_without_an_anchor_only_dates_with_their_year_are_found():
    assert meant("Heute und am 3. Mai, aber auch am 3. Mai 2015.", None) == [("3. Mai 2015", "2015-05-03")]


def test_resolve_reads_one_expression_in_its_clause():
    found = resolve("am Montag", THURSDAY, "sie hat am Montag gesprochen")
    assert found is not None
    assert found.value == "2017-10-02"
    assert resolve("am Tisch", THURSDAY) is None


def test_the_extractor_adds_mentions_with_value_and_precision(annotated):
    result = Times().annotate(annotated("Er hat am Montag den Bau eröffnet.", day="2017-10-05"))
    mention = result.of_kind(Kind.DATE)[0]
    assert result.document.slice(mention.span) == "Montag"
    assert (mention.get("value"), mention.get("precision"), mention.get("rule")) == ("2017-10-02", "day", "weekday")


def test_many_dates_take_linear_time():
    def seconds(times: int) -> float:
        begin = time.process_time()
        dates_in("Am Montag, 12.12.2012 1. bis " * times, THURSDAY)
        return time.process_time() - begin

    seconds(20)
    assert seconds(4000) < 40 * max(seconds(400), 0.01)
