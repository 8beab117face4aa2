"""Characters, junk, wrapped lines, blanks and glued words."""

from __future__ import annotations

import pytest

from digigraph.model import Span
from digigraph.parse.characters import character_edits
from digigraph.parse.decoding import decode
from digigraph.parse.edits import Edit, Traced
from digigraph.parse.junk import junk_edits
from digigraph.parse.repair import field_edits
from digigraph.parse.wraps import wrap_edits

SENTENCE = "Ministerpräsident für „Größe“ – Übung, Ägypten; ‚ja‘ … 5 €"


def characters(text: str) -> str:
    return Traced.of(text).edited(character_edits(text)).text


def body(text: str, *removed: Span) -> str:
    return Traced.of(text).edited(field_edits(text, Span(0, len(text)), removed)).text


def joined(text: str) -> str:
    return Traced.of(text).edited(wrap_edits(text)).text


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp1250", "iso8859-15", "iso8859-16", "mac_roman"])
def test_text_decoded_wrongly_once_is_restored(encoding):
    def sloppy(byte: int) -> str:
        try:
            return bytes([byte]).decode(encoding)
        except UnicodeDecodeError:
            return chr(byte)

    assert characters("".join(sloppy(byte) for byte in SENTENCE.encode())) == SENTENCE


def test_text_decoded_wrongly_twice_is_restored():
    assert characters("Der MinisterprÀsident spricht fÌr alle") == "Der Ministerpräsident spricht für alle"


def test_marks_of_which_one_byte_is_left_are_restored():
    assert characters("âWir habenâ, sagte er â und ging.") == "„Wir haben“, sagte er – und ging."


def test_accents_of_other_languages_stay():
    assert characters("Pâté, São Paulo, Ångström, Café à la carte") == "Pâté, São Paulo, Ångström, Café à la carte"


def test_invisible_characters_go_and_odd_blanks_and_hyphens_become_plain():
    assert (
        characters("Metall\u00adpulver, 3\u00a0Euro, Sachsen\u2011Anhalt\u200b\r\nEnde")
        == "Metallpulver, 3 Euro, Sachsen-Anhalt\nEnde"
    )


def test_a_soft_hyphen_at_a_line_end_takes_the_break_with_it():
    assert characters("Metall\u00ad\npulver") == "Metallpulver"


def test_entities_and_tags_left_in_plain_text_are_read():
    assert (
        characters("Siebert &amp; Ulrich <b>fett</b><link https: x _blank>hier</link> a < b")
        == "Siebert & Ulrich fetthier a < b"
    )


def test_word_junk_goes_wherever_it_stands():
    text = (
        "800x600 Erster Satz.   Normal 0 21 false false false DE X-NONE X-NONE MicrosoftInternetExplorer4 /* Style Definitions */ "
        'table.MsoNormalTable {mso-style-name:"Normale Tabelle"; font-size:10.0pt;} st1\\:*{behavior:url(#ieooui) } Zweiter Satz.'
    )
    assert Traced.of(text).edited(junk_edits(text)).text == "Erster Satz.   Zweiter Satz."


def test_braces_and_the_word_normal_in_a_sentence_stay():
    text = "Das ist Normal 0 und {kein} Stil."
    assert "{kein}" in Traced.of(text).edited(junk_edits(text)).text


def test_wrapped_lines_are_joined_and_hyphenated_words_closed():
    text = (
        "Das Land fördert in diesem Jahr vierzehn Vereine, die sich um\nalte Obstbäume kümmern. Dazu gehört der Verein der Baum-\n"
        "freunde aus Zerbst, der im vergangenen Winter mehr als hundert\nBäume geschnitten hat. Auch das Digital-\nStaatssekretariat hilft."
    )
    result = joined(text)
    assert "\n" not in result
    assert "Verein der Baumfreunde aus Zerbst" in result
    assert "Digital-Staatssekretariat" in result


def test_a_suspended_hyphen_at_a_line_end_keeps_its_blank():
    text = (
        "Eingeladen haben die Kammern, die Verbände und die Landwirtschafts-\nund Umweltministerin, die den Abend auch selbst eröffnen\n"
        "wird, sofern sie bis dahin aus Brüssel zurückgekehrt ist und"
    )
    assert "Landwirtschafts- und Umweltministerin" in joined(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ministerium für Bildung\nPressestelle\nTurmschanzenstr. 32\n39114 Magdeburg\nTel: 000",
        ": 49\nMagdeburg, den 26.10.2016\n\nTitel der Meldung",
        "Termin: Dienstag, 29. Mai 2018, 10.00 Uhr\nOrt: Kulturhaus, Am Markt 1",
        "Erster langer Absatz, der mit einem Punkt endet und nicht umbrochen ist.\nZweiter langer Absatz, der ebenso endet.",
    ],
)
def test_lines_that_were_not_wrapped_stay(text):
    assert joined(text) == text


def test_runs_of_blanks_after_a_sentence_are_paragraphs():
    assert body("Erster Satz.   Zweiter Satz.  Dritter.") == "Erster Satz.\nZweiter Satz.\nDritter."


def test_runs_of_blanks_inside_a_phrase_are_blanks():
    assert body("Das Haus   steht in  der Stadt von   Burg.") == "Das Haus steht in der Stadt von Burg."


def test_labels_of_an_invitation_are_lines():
    text = "Was:       Eröffnung   Wann:    5. Mai, 11 Uhr   Wo:   Halle"
    assert body(text) == "Was: Eröffnung\nWann: 5. Mai, 11 Uhr\nWo: Halle"


def test_labels_run_together_become_lines_and_the_text_goes_on_behind_the_address():
    text = "Es wird gefeiert. Was: Fest Wann: 5. Mai Wo: Am Markt 1, 06114 Halle Nach dem Fest folgt Musik."
    assert body(text).split("\n") == [
        "Es wird gefeiert.",
        "Was: Fest",
        "Wann: 5. Mai",
        "Wo: Am Markt 1, 06114 Halle",
        "Nach dem Fest folgt Musik.",
    ]


def test_a_colon_label_alone_is_no_invitation():
    assert body("Die Antwort ist kurz. Wer: niemand.") == "Die Antwort ist kurz. Wer: niemand."


def test_a_word_broken_at_a_lost_line_end_is_closed_but_a_compound_is_not():
    text = "Das Bundespro-gramm und die Teilchen-beschleuniger der Digital-Staatssekretärin sind EU-weit Corona-bedingt knapp."
    assert body(text) == (
        "Das Bundesprogramm und die Teilchenbeschleuniger der Digital-Staatssekretärin sind EU-weit Corona-bedingt knapp."
    )


def test_glued_sentences_and_labels_part_but_names_and_addresses_do_not():
    text = "Das gilt in Halle.Die Kammer sowieDigitale Dienste, eGovernment, www.Amt.De und a.Be@Land.De bleiben."
    assert body(text) == (
        "Das gilt in Halle. Die Kammer sowie Digitale Dienste, eGovernment, www.Amt.De und a.Be@Land.De bleiben."
    )


def test_what_is_removed_takes_its_line_break_along():
    text = "Eins.\nMehr erfahren\nZwei."
    assert body(text, Span(6, 19)) == "Eins.\nZwei."


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("Bär".encode(), "utf-8"),
        ("Bär".encode("utf-8-sig"), "utf-8"),
        ("„Bär“".encode("cp1252"), "cp1252"),
        ("Bär".encode("utf-16"), "utf-16-le"),
        (b'<meta charset="iso-8859-2"> B\xe4r', "iso8859-2"),
        (b'<meta charset="utf-8"> B\xe4r', "cp1252"),
    ],
)
def test_the_encoding_is_found(raw, encoding):
    text, found = decode(raw)
    assert found == encoding
    assert "Bär" in text


def test_overlapping_edits_apply_once_and_offsets_lead_back():
    traced = Traced.of("abcdef").edited([Edit(1, 4, "X"), Edit(2, 3, "Y"), Edit(5, 5, "--")])
    assert traced.text == "aXe--f"
    assert list(traced.origin) == [0, 1, 4, 5, 5, 5, 6]
    assert traced.locate_span(Span(4, 6)) == Span(2, 6)
