"""Who published a release, where the page's layout does not settle it."""

from __future__ import annotations

import pytest

from digigraph.model import Issuer, Release
from digigraph.parse import parse
from digigraph.parse.houses import nominative, portfolio_stem
from digigraph.parse.portals import land_of, portal_at


def issuer(text: str, url: str | None = None) -> Issuer:
    return parse(Release("x", "x", text.encode(), url=url)).issuer


def st_page(day: str, footer: str, body: str = "Es gibt Neues.") -> str:
    return (
        f": 9\nMagdeburg, den {day}\n\nNeues aus Burg\n\n{body}\n\nImpressum:\n{footer}\nPressestelle\n39104 Magdeburg"
    )


@pytest.mark.parametrize(
    ("day", "footer", "name"),
    [
        (
            "20.01.2010",
            "Ministerium für Landesentwicklung und Verkehr",
            "Ministerium für Landesentwicklung und Verkehr",
        ),
        ("20.01.2005", "Ministerium für Infrastruktur und Digitales", "Ministerium für Bau und Verkehr"),
        ("20.01.2014", "Ministerium für Bildung", "Kultusministerium"),
        ("20.01.2018", "Ministerium für Bildung des Landes Sachsen-Anhalt", "Ministerium für Bildung"),
        ("20.12.2017", "Staatskanzlei", "Staatskanzlei"),
    ],
)
def test_a_footer_names_the_house_and_the_day_names_its_name(day, footer, name):
    found = issuer(st_page(day, footer))
    assert (found.name, found.method) == (f"{name} des Landes Sachsen-Anhalt", "footer")


def test_the_imprint_inside_counts_more_than_the_footer():
    text = st_page(
        "20.01.2003",
        "Ministerium für Bildung",
        "Es gibt Neues. " * 8 + "Impressum: Staatskanzlei Pressestelle Domplatz 4",
    )
    found = issuer(text)
    assert (found.name, found.method) == ("Staatskanzlei des Landes Sachsen-Anhalt", "inner-imprint")


def test_glued_words_of_an_imprint_part():
    text = st_page("20.01.2018", "x").replace(
        "Impressum:\nx\n", "Impressum:Ministerium für Bildung des LandesSachsen-Anhalt"
    )
    assert issuer(text).name == "Ministerium für Bildung des Landes Sachsen-Anhalt"


def test_the_acting_official_names_the_house_when_the_page_does_not():
    text = "Neues aus Burg\n\n21.11.2017\n\nWirtschaftsminister Prof. Dr. Armin Willingmann hat Burg besucht."
    found = issuer(text, "https://www.sachsen-anhalt.de/x")
    assert (found.name, found.method) == (
        "Ministerium für Wirtschaft, Wissenschaft und Digitalisierung des Landes Sachsen-Anhalt",
        "official",
    )


def test_the_portfolio_of_an_unknown_official_leads_to_the_house_the_text_names():
    text = (
        "Neues aus Kiel\n\n21.11.2014\n\nUmweltminister Knut Quast hat Kiel besucht. Das Programm des Ministeriums für Umwelt und "
        "Deiche läuft bis Mai."
    )
    assert (
        issuer(text, "https://www.schleswig-holstein.de/x").name
        == "Ministerium für Umwelt und Deiche des Landes Schleswig-Holstein"
    )


def test_a_partner_house_in_the_subtitle_is_not_the_sender():
    text = "Neues\nGemeinsame Presseinformation mit der Staatskanzlei\nEs gibt Neues aus Burg."
    assert issuer(text).name is None


def test_the_span_of_the_name_leads_to_the_page():
    document = parse(Release("x", "x", st_page("20.01.2018", "Ministerium für Bildung").encode()))
    assert document.issuer.span is not None
    assert document.slice(document.issuer.span) == "Ministerium für Bildung"


@pytest.mark.parametrize(
    ("genitive", "name"),
    [
        ("Niedersächsischen Staatskanzlei", "Niedersächsische Staatskanzlei"),
        ("Bayerischen Staatsministeriums für Digitales", "Bayerisches Staatsministerium für Digitales"),
        ("Ministeriums für Bildung", "Ministerium für Bildung"),
        ("Thüringer Ministeriums der Finanzen", "Thüringer Ministerium der Finanzen"),
    ],
)
def test_the_genitive_of_a_house_is_undone(genitive, name):
    assert nominative(genitive) == name


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("Wirtschaftsminister", "wirtschaft"),
        ("Bildungsministerium", "bildung"),
        ("Digital-Staatssekretärin", "digital"),
        ("Minister", None),
    ],
)
def test_a_compound_office_names_its_portfolio(word, stem):
    assert portfolio_stem(word) == stem


def test_an_address_knows_its_land_and_the_longest_entry_counts():
    assert land_of("https://mw.sachsen-anhalt.de/x") == "Sachsen-Anhalt"
    assert land_of("https://smwa.sachsen.de") == "Sachsen"
    assert land_of("https://example.org") is None
    portal = portal_at("https://www.saarland.de/mwide/DE/x.html")
    assert portal is not None
    assert portal.name_on("2022-08-18") == "Ministerium für Wirtschaft, Innovation, Digitales und Energie"


def test_a_federal_house_bears_the_name_of_its_time():
    portal = portal_at("https://www.bmwi.de/x")
    assert portal is not None
    assert portal.name_on("2013-12-16") == "Bundesministerium für Wirtschaft und Technologie"
    assert portal.name_on("2013-12-17") == "Bundesministerium für Wirtschaft und Energie"
