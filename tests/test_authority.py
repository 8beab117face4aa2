"""What is known beforehand: houses and their names over time, officials, institutions."""

from __future__ import annotations

import time

import pytest

from digigraph import authority
from digigraph.authority import Authority, DatedName, Government, House, Official, Tenure
from digigraph.errors import GraphError


def house(key: str, land: str, *names: tuple[str, str | None, str | None], short: tuple[str, ...] = ()) -> House:
    return House(key, land, short, tuple(DatedName(*name, True, key=f"{key}-{i}") for i, name in enumerate(names)))


MILLS = house(
    "st-mm",
    "Sachsen-Anhalt",
    ("Ministerium für Mühlen", "1990", "2002"),
    ("Ministerium für Mühlen und Bäckereien", "2002", "2011-04-19"),
    ("Ministerium für Getreide", "2011-04-19", None),
    short=("MM",),
)
OTHER = house("mv-mm", "Mecklenburg-Vorpommern", ("Ministerium für Mühlen", None, None), short=("MM",))
MILLER = Official(
    "Elke Müller-Groß",
    "Dr.",
    "",
    (Tenure("Minister", "st-mm", "2002", "2006-04-24", True), Tenure("Staatssekretär", "st-mb", "2006-05", None, True)),
    "Müller-Groß",
)


def known(*houses: House, governments: tuple[Government, ...] = (), officials: tuple[Official, ...] = ()) -> Authority:
    return Authority(houses, officials, (), governments)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("1995-01-01", "Ministerium für Mühlen"),
        ("2005-06-01", "Ministerium für Mühlen und Bäckereien"),
        ("2011-04-18", "Ministerium für Mühlen und Bäckereien"),
        ("2011-04-19", "Ministerium für Getreide"),
        ("2024-01-01", "Ministerium für Getreide"),
        ("1989-12-31", None),
        (None, "Ministerium für Getreide"),
    ],
)
def test_a_house_has_the_name_of_the_day(day, name):
    assert known(MILLS).name_on("st-mm", day) == name


def test_an_unknown_house_has_no_name():
    assert known(MILLS).name_on("st-xx", "2005-01-01") is None


def test_a_limit_known_by_its_year_is_the_day_the_government_changed():
    change = Government("Kabinett Müller", "Sachsen-Anhalt", "2002-05-16", None)
    base = known(MILLS, governments=(change,))
    assert base.name_on("st-mm", "2002-05-15") == "Ministerium für Mühlen"
    assert base.name_on("st-mm", "2002-05-16") == "Ministerium für Mühlen und Bäckereien"


def test_a_government_of_another_land_does_not_sharpen_a_limit():
    change = Government("Kabinett Meier", "Bayern", "2002-05-16", None)
    assert known(MILLS, governments=(change,)).name_on("st-mm", "2002-03-01") == "Ministerium für Mühlen und Bäckereien"


def test_of_names_without_limits_the_one_seen_last_before_the_day_wins():
    names = (
        DatedName("Ministerium A", "2002", None, False),
        DatedName("Ministerium B", None, "2021", False, seen=("2008-11-05",)),
    )
    base = known(House("st-x", "Sachsen-Anhalt", (), names))
    assert base.name_on("st-x", "2004-08-05") == "Ministerium A"
    assert base.name_on("st-x", "2010-01-01") == "Ministerium B"


def test_the_full_name_carries_the_land_where_its_houses_do_so():
    base = known(MILLS, house("by-x", "Bayern", ("Bayerisches Staatsministerium für Mühlen", None, None)))
    assert base.full_name_on("st-mm", "1995-01-01") == "Ministerium für Mühlen des Landes Sachsen-Anhalt"
    assert base.full_name_on("by-x", None) == "Bayerisches Staatsministerium für Mühlen"
    assert MILLS.full_name("Ministerium für Mühlen des Landes Sachsen-Anhalt").count("Sachsen-Anhalt") == 1


@pytest.mark.parametrize(
    "name",
    [
        "Ministerium für Mühlen und Bäckereien",
        "MINISTERIUM FÜR MÜHLEN UND BÄCKEREIEN",
        "Ministerium fuer Muehlen und Baeckereien",
        "Ministerium für Mühlen und Bäckereien des Landes Sachsen-Anhalt",
        "Ministerium für Mühlen und Bäckereien Sachsen-Anhalt",
        "Ministerium für Mühlen und Bäckereien (Sachsen-Anhalt)",
    ],
)
def test_spelling_and_land_do_not_hide_a_house(name):
    assert known(MILLS, OTHER).house_named(name) is MILLS


def test_a_name_that_two_houses_carry_is_nobodys_unless_land_or_day_decide():
    base = known(MILLS, OTHER)
    assert base.house_named("Ministerium für Mühlen") is None
    assert base.house_named("Ministerium für Mühlen des Landes Mecklenburg-Vorpommern") is OTHER
    assert base.house_named("Ministerium für Mühlen", "2015-01-01") is OTHER
    assert base.house_named("Ministerium für Mühlen", "1995-01-01") is None


def test_the_land_in_a_name_must_be_the_houses_own():
    assert known(MILLS).house_named("Ministerium für Getreide des Landes Brandenburg") is None


def test_an_abbreviation_must_be_written_exactly_and_belong_to_one_house():
    assert known(MILLS).house_named("MM") is MILLS
    assert known(MILLS).house_named("mm") is None
    assert known(MILLS, OTHER).house_named("MM") is None


def test_officials_are_found_by_day_surname_and_house():
    base = known(MILLS, officials=(MILLER,))
    assert base.officials_on("2003-01-01", surname="MUELLER-GROSS") == (MILLER,)
    assert base.officials_on("2003-01-01", house="st-mb") == ()
    assert base.officials_on("2020-01-01", house="st-mb") == (MILLER,)
    assert base.officials_on("2006-04-30") == ()
    assert base.officials_on("2003-01-01", surname="Müller") == ()


def test_unknown_limits_count_as_open():
    tenure = Tenure("Minister", None, None, None, False)
    assert tenure.covers("1990-01-01")
    assert tenure.covers("2030-01-01")


def test_the_shipped_authority_loads_quickly_and_knows_its_houses():
    authority.load()
    started = time.perf_counter()
    base = authority.load.__wrapped__()
    assert time.perf_counter() - started < 0.5
    assert {"st-mw", "st-stk", "bund-bmwi", "nw-mwide"} <= {each.key for each in base.houses}
    assert base.full_name_on("st-mw", "2016-10-26") == (
        "Ministerium für Wirtschaft, Wissenschaft und Digitalisierung des Landes Sachsen-Anhalt"
    )
    assert base.house_named("Bundesministerium für Wirtschaft und Energie").key == "bund-bmwi"
    assert all(dated.key.startswith(each.key) for each in base.houses for dated in each.names)


def test_no_two_eras_share_a_key():
    keys = [dated.key for each in authority.load().houses for dated in each.names]
    assert len(keys) == len(set(keys))


def test_a_broken_file_is_named(tmp_path):
    (tmp_path / "ministries.ttl").write_text("<a> <b> .", encoding="utf-8")
    with pytest.raises(GraphError, match=r"ministries\.ttl"):
        authority.load.__wrapped__(tmp_path)


def test_a_folder_of_ones_own_is_read(tmp_path):
    (tmp_path / "ministries.ttl").write_text(
        """@prefix dg: <https://w3id.org/digigraph/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <https://x/org/st-mm> a dg:House ; skos:notation "st-mm" ; dg:land "Sachsen-Anhalt" ; dg:abbreviation "MM" .
        <https://x/org/st-mm-muehlen> a dg:Ministry ; dg:house <https://x/org/st-mm> ;
          dg:shortName "Ministerium für Mühlen" ; dg:validFrom "2002" .""",
        encoding="utf-8",
    )
    only = authority.load.__wrapped__(tmp_path).houses[0]
    assert (only.key, only.short) == ("st-mm", ("MM",))
    assert only.names == (DatedName("Ministerium für Mühlen", "2002", None, False, "st-mm-muehlen"),)
