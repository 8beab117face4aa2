"""Lines near the title that are easily mistaken."""

from __future__ import annotations

from digigraph.model import Document, Release
from digigraph.parse import parse


def document_of(text: str, url: str | None = None) -> Document:
    return parse(Release("x", "x", text.encode(), url=url))


def test_a_title_may_begin_with_the_word_media_information():
    assert document_of("Medieninformation: Neue Brücke in Burg\n\nDie Brücke steht. Sie ist rot.").title == (
        "Medieninformation: Neue Brücke in Burg"
    )


def test_a_label_with_a_number_is_no_title():
    document = document_of("Pressemitteilung: 12/2020\nNeue Brücke in Burg\n\nDie Brücke steht. Sie ist rot.")
    assert (document.title, document.number) == ("Neue Brücke in Burg", "12/2020")


def test_a_topic_above_the_title_is_no_title():
    document = document_of("Verkehr\nNeue Brücke in Burg wird eröffnet\n\nDie Brücke steht. Sie ist rot.")
    assert document.title == "Neue Brücke in Burg wird eröffnet"


def test_a_short_title_above_a_paragraph_is_the_title():
    assert document_of("Brückentag\n\nDie Brücke steht. Sie ist rot.").title == "Brückentag"


def test_a_subtitle_is_read_but_is_neither_title_nor_body():
    document = document_of("Neue Brücke in Burg\nMinister gibt sie frei\n\nDie Brücke steht. Sie ist rot.")
    subtitle = document.zone("subtitle")
    assert subtitle is not None
    assert document.slice(subtitle) == "Minister gibt sie frei"
    assert [document.slice(sentence) for sentence in document.sentences][:2] == [
        "Neue Brücke in Burg",
        "Minister gibt sie frei",
    ]
    assert document.slice(document.paragraphs[0]).startswith("Die Brücke")


def test_a_ministry_in_a_title_does_not_make_it_a_label():
    document = document_of("Ministerium für Bildung fördert Chöre\n\nDie Chöre singen. Sie proben.")
    assert document.title == "Ministerium für Bildung fördert Chöre"


def test_the_background_is_part_of_the_body_and_a_zone_of_its_own():
    document = document_of("Neue Brücke in Burg\n\nDie Brücke steht.\n\nHintergrund:\nSie wurde 2019 geplant.")
    background = document.zone("background")
    assert background is not None
    assert document.slice(background).endswith("Sie wurde 2019 geplant.")
    assert document.slice(document.paragraphs[-1]) == "Sie wurde 2019 geplant."


def test_contact_is_no_body_and_prose_behind_a_label_is():
    document = document_of(
        "Neue Brücke in Burg\n\nDie Brücke steht.\n\nAnmeldung: Tel: 0391 000\n\nSie wurde im Jahr 2019 geplant und nach mehreren "
        "Verzögerungen im vergangenen Sommer endlich gebaut, wie die Stadt betont.\n\nPressekontakt:\nAda Beispiel\nTelefon: 0391 000"
    )
    assert document.slice(document.paragraphs[-1]).endswith("wie die Stadt betont.")
    contact = document.zone("contact")
    assert contact is not None
    assert "Beispiel" in document.slice(contact)


def test_a_caption_and_its_credit_inside_the_body_are_left_out():
    document = document_of(
        "Neue Brücke in Burg\n\nDie Brücke steht.\n\nMinister und Bürgermeister (v.l.n.r.) am Geländer\nFoto: Ada Beispiel\n\nSie ist rot."
    )
    assert [document.slice(paragraph) for paragraph in document.paragraphs] == ["Die Brücke steht.", "Sie ist rot."]


def test_a_text_that_stops_in_the_middle_says_so():
    broken = document_of("Neue Brücke in Burg\n\nDie Brücke steht. Sie ist rot und")
    whole = document_of("Neue Brücke in Burg\n\nDie Brücke steht. Sie ist rot.")
    assert "the text seems to break off" in broken.notes
    assert "the text seems to break off" not in whole.notes
