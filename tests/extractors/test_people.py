"""The extractor as a whole: order, purity, and time."""

from __future__ import annotations

import time

import pytest
from reading_people import marked, read

from digigraph.contracts import Extractor
from digigraph.extractors.people import PeopleExtractor


def test_it_is_an_extractor() -> None:
    assert isinstance(PeopleExtractor(), Extractor)


def test_the_same_text_gives_the_same_annotations() -> None:
    text = "Es kam Landrat Peter Quast (SPD). Quast sprach mit Anna Hagen vom [Organization:Verein|Verein Elbe]."
    assert PeopleExtractor().annotate(marked(text)) == PeopleExtractor().annotate(marked(text))


def test_what_others_found_stays() -> None:
    before = marked("Die [Organization:GmbH|Glühwerk GmbH] in [Place|Burg] lud Peter Quast ein.")
    after = PeopleExtractor().annotate(before)
    assert {mention.span for mention in before.mentions} <= {mention.span for mention in after.mentions}


def test_a_text_without_persons_gives_nothing() -> None:
    found = read("Im Wald gilt die höchste Warnstufe. Wer Rauch sieht, ruft die Feuerwehr.", "Warnstufe steigt")
    assert found.annotations.mentions == ()
    assert found.annotations.frames == ()


def test_headers_and_footers_are_not_read() -> None:
    annotations = marked("Es regnet.", "Wetter")
    assert PeopleExtractor().annotate(annotations).mentions == ()


def test_frames_point_to_mentions_of_the_annotations() -> None:
    found = read("Es kam IHK-Präsident Peter Quast (CDU), Gründer der [Organization:GmbH|Glühwerk GmbH].").annotations
    for frame in found.frames:
        assert all(role in found.mentions for role in frame.roles.values())


@pytest.mark.parametrize(
    "unit",
    [
        "Anna Müller Minister ",
        "der Minister für Bau und Verkehr, Klaus Müller, und ",
        "Dr. ",
        "„",
        "Minister (",
        "Bau-, ",
        "Präsident der ",
        "Klaus Müller ist Präsident, deren Leiter zum Direktor und Nachfolge von ",
        "Klaus Müller als Leiter ",
        "Koch Koch sagte ",
    ],
)
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    def seconds(count: int) -> float:
        annotations = marked("Daniela Koch. " + unit * count)
        start = time.process_time()
        PeopleExtractor().annotate(annotations)
        return time.process_time() - start

    seconds(200)
    # The best of three, in time of this process alone: machines do other work, too.
    short, long = (min(seconds(count) for _ in range(3)) for count in (2_000, 8_000))
    # Four times the text in well under sixteen times the time.
    assert long < max(10 * short, 0.5)
