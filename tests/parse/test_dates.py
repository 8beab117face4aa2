"""The day of a release and how it was found."""

from __future__ import annotations

import pytest

from digigraph.parse import dates
from digigraph.parse.dates import DateSigns, resolve_date


def test_the_dateline_inside_counts_more_than_address_and_print():
    found = resolve_date(DateSigns(inner="2005-07-14", address="2005-07-15", printed="2005-07-13"), "")
    assert (found.value, found.method, found.printed) == ("2005-07-14", "inner-dateline", "2005-07-13")


def test_the_address_counts_more_than_the_printed_day():
    found = resolve_date(DateSigns(address="2016-10-27", printed="2016-10-26", slips_in_summer=True), "")
    assert (found.value, found.method, found.printed, found.doubt) == ("2016-10-27", "address", "2016-10-26", None)


def test_a_printed_summer_day_of_the_slipping_portal_stays_with_a_doubt():
    found = resolve_date(DateSigns(printed="2016-10-26", slips_in_summer=True), "")
    assert (found.value, found.method) == ("2016-10-26", "printed-summer-time")
    assert found.doubt


@pytest.mark.parametrize("day", ["2016-10-30", "2016-12-01", "2017-03-25"])
def test_a_printed_winter_day_is_beyond_doubt(day):
    found = resolve_date(DateSigns(printed=day, slips_in_summer=True), "")
    assert (found.value, found.method, found.doubt) == (day, "printed", None)


@pytest.mark.parametrize(("day", "summer"), [("2016-03-26", False), ("2016-03-27", True), ("2016-10-29", True)])
def test_summer_time_runs_from_the_last_sunday_of_march_to_that_of_october(day, summer):
    assert dates.in_summer_time(day) is summer


def test_days_far_apart_are_noted():
    assert resolve_date(DateSigns(inner="2001-11-15", printed="2001-12-21"), "").doubt


def test_a_day_the_text_reports_of_is_the_last_resort():
    found = resolve_date(DateSigns(), "Der Rat hat am 26. Januar 2021 den Plan beschlossen. Er gilt ab 1. Mai 2021.")
    assert found.value == "2021-01-26"
    assert found.doubt


def test_a_day_to_come_is_not_the_day_of_the_release():
    found = resolve_date(DateSigns(), "Das Fest soll am 26. Januar 2021 beginnen.")
    assert (found.value, found.method) == (None, "none")


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://presse.example.org/not-rated/2015/09/03/titel/", "2015-09-03"),
        ("https://www.example.org/pm_2022-08-18-zahlen.html", "2022-08-18"),
        ("https://www.example.org/PM/20170320-nachfolge.html", "2017-03-20"),
        ("https://www.example.org/nachrichten/14-12-2023", "2023-12-14"),
        ("https://www.example.org/2018/pressemitteilung.695078.php", None),
        ("https://www.example.org/bb1.c.678321.de?id=20991399", None),
        (None, None),
    ],
)
def test_a_full_day_is_read_from_an_address(url, day):
    assert dates.day_in_address(url) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("vom 27. Februar 2018", "2018-02-27"),
        ("07.02.2014, Magdeburg – 24", "2014-02-07"),
        ("Nr. 104 vom 07.08.18", "2018-08-07"),
        ("Pressemitteilung vom 06/27/13", "2013-06-27"),
        ("Stand 2019-05-06", "2019-05-06"),
        ("am 3. Mrz. 2011", "2011-03-03"),
        ("31.02.2018", None),
        ("Tel. 0391 567-4316", None),
    ],
)
def test_a_day_is_read_in_every_spelling(text, day):
    assert dates.first_day(text) == day


def test_a_feed_date_is_read():
    assert dates.day_in_feed("Mon, 13 Sep 21 11:08:41 +0200") == "2021-09-13"


def test_the_head_of_a_page_names_its_day():
    assert dates.day_in_metadata({"article:published_time": "2020-04-01T10:00:00+02:00"}) == "2020-04-01"
