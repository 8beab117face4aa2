"""The example releases keep the forms they stand for."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

RELEASE_ID = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z0-9-]+")
HEADER_DATE = re.compile(r"^(?:Pressemitteilung)?: \d+(?:/\d{4})?\nMagdeburg, den (\d{2})\.(\d{2})\.(\d{4})\n")


def last_sunday(year: int, month: int) -> datetime.date:
    last_day = datetime.date(year, month, 31)
    return last_day - datetime.timedelta(days=(last_day.weekday() + 1) % 7)


def printed_by_the_portal(day: datetime.date) -> datetime.date:
    """The portal prints local midnight as UTC, so in summer time the day before."""
    in_summer_time = last_sunday(day.year, 3) <= day < last_sunday(day.year, 10)
    return day - datetime.timedelta(days=in_summer_time)


def test_there_are_at_least_sixty_releases_from_2003_to_2023(release_texts: Mapping[str, str]) -> None:
    years = {int(release[:4]) for release in release_texts}
    assert len(release_texts) >= 60
    assert (min(years), max(years)) == (2003, 2023)


def test_every_release_is_named_after_its_day(release_texts: Mapping[str, str]) -> None:
    assert [release for release in release_texts if not RELEASE_ID.fullmatch(release)] == []
    for release in release_texts:
        datetime.date.fromisoformat(release[:10])


def test_addresses_are_given_only_in_the_record_files(release_records: list[dict[str, Any]]) -> None:
    assert len(release_records) >= 12
    for record in release_records:
        assert set(record) in ({"id", "url", "text"}, {"id", "url", "html"})
        assert record["url"].startswith("https://")


def test_the_day_in_an_address_is_the_true_day(release_records: list[dict[str, Any]]) -> None:
    for record in release_records:
        found = re.search(r"/(\d{4})/(\d{2})/(\d{2})/", record["url"])
        if found:
            assert "-".join(found.groups()) == record["id"][:10]


def test_the_printed_day_is_one_early_in_summer_time(release_texts: Mapping[str, str]) -> None:
    checked = 0
    for release, text in release_texts.items():
        found = HEADER_DATE.match(text)
        if found:
            day, month, year = map(int, found.groups())
            true_day = datetime.date.fromisoformat(release[:10])
            assert datetime.date(year, month, day) == printed_by_the_portal(true_day), release
            checked += 1
    assert checked >= 25


def test_each_kind_of_damage_occurs(release_texts: Mapping[str, str]) -> None:
    whole = "\n".join(release_texts.values())
    for sign in (
        "?, sagte",
        "¿, sagte",
        '", sagte',
        "«, sagte",
        "“, sagte",
        "Ã¤",
        "\u00ad",
        "   Wo:",
        "des LandesSachsen",
    ):
        assert sign in whole, sign


def test_releases_are_as_long_as_real_ones(release_texts: Mapping[str, str]) -> None:
    lengths = sorted(len(text.split()) for text in release_texts.values())
    assert 110 <= lengths[len(lengths) // 2] <= 250
    assert lengths[-1] <= 350
