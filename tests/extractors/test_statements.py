"""Each way of reporting speech with a sentence that uses it and one that only looks like it."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from digigraph.extractors.statements import Statements
from digigraph.model import Annotations, Kind, Mention, Span, Zone
from digigraph.parse.sentences import split_sentences


def told(annotated, marked, title=""):
    """Statements of a marked-up text; every line is a paragraph, `title` is the line before them."""
    raw = annotated(f"{title}\n{marked}" if title else marked)
    document, text = raw.document, raw.document.text
    cut = text.index("\n") if title else 0
    sentences, offset = [], 0
    for line in text.split("\n"):
        sentences += list(split_sentences(text, Span(offset, offset + len(line))))
        offset += len(line) + 1
    zones = (Zone("title", Span(0, cut)), Zone("body", Span(cut, len(text))))
    document = replace(document, zones=zones, sentences=tuple(sentences))
    return Statements().annotate(Annotations(document, raw.mentions, raw.frames))


def direct(annotated, marked, title=""):
    """First words and speaker of each direct statement."""
    result = told(annotated, marked, title)
    return [
        (result.document.slice(f.get("quote_span")).split(" ")[0].strip(",.!?"), name_of(f.roles.get("speaker")))
        for f in result.frames
        if f.get("direct") and not f.get("partial")
    ]


def name_of(speaker):
    return speaker.name if isinstance(speaker, Mention) else speaker


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("„Wir bauen schnell“, sagte Ministerin [Person|Karla Moos] am Montag in Burg.", "Karla Moos"),
        ("„Wir bauen schnell“, sagte am Montag in Burg Ministerin [Person|Karla Moos].", "Karla Moos"),
        ("„Wir bauen schnell“ sagte [Person|Karla Moos].", "Karla Moos"),
        ("„Bauen wir schnell?“, fragte Schülerin [Person|Mia Klee] den Minister [Person|Jan Torf].", "Mia Klee"),
        ("„Wir bauen schnell“, hob Landrat [Person|Emil Stau] hervor.", "Emil Stau"),
        ("„Wir bauen schnell“, hat [Person|Emil Stau] in Burg gesagt.", "Emil Stau"),
        ("„Wir bauen schnell“, wird [Person|Emil Stau] auf der Seite zitiert.", "Emil Stau"),
        ("„Wir bauen schnell“, schmunzelnickte [Person|Emil Stau].", "Emil Stau"),
        ("„Wir bauen schnell“, sagte die Vorsitzende des Rates im Haus, [Person|Ulla Fink].", "Ulla Fink"),
        ("„Wir bauen schnell“, sagte Torfs Sprecherin [Person|Gesa Funk].", "Gesa Funk"),
        ("„Wir bauen schnell“, so [Person|Uwe Hobel], Präsident der Kammer.", "Uwe Hobel"),
        ("„Wir bauen schnell“, wie Minister [Person|Jan Torf] betonte.", "Jan Torf"),
        ("[Person|Jan Torf] sagte: „Wir bauen schnell.“", "Jan Torf"),
        ("Vor 200 Gästen sagte Minister [Person|Jan Torf]: „Wir bauen schnell.“", "Jan Torf"),
        ("Minister [Person|Jan Torf]: „Wir bauen schnell.“", "Jan Torf"),
        ("Dessen Kassenwartin, [Person|Freya Tal], hat den Bescheid eingerahmt: „Wir bauen schnell.“", "Freya Tal"),
        ("Minister [Person|Jan Torf] dankte Bürgermeister [Person|Egon Trist]: „Wir bauen schnell.“", "Jan Torf"),
        ("Den Schlüssel überreichte dem Minister [Person|Ulla Fink]: „Wir bauen schnell.“", "Ulla Fink"),
        ("[Person|Jan Torf] versprach, „wir bauen schnell und wir bauen gut“.", "Jan Torf"),
        ("„Wir bauen schnell.“ Das betonte Minister [Person|Jan Torf] heute.", "Jan Torf"),
        ("[Person|Ulla Fink] lobte die Feuerwehr. „Wir bauen schnell wieder auf.“", "Ulla Fink"),
        ("„Wir bauen schnell und gut.“ ([Person|Ole Dach])", "Ole Dach"),
        ("„Wir bauen schnell“, teilte der [Organization:Verband|Verband Elbe] mit.", "Verband Elbe"),
        ("„Wir bauen schnell“, heißt es beim [Organization:Verband|Verband Elbe].", "Verband Elbe"),
    ],
)
def test_a_quotation_with_words_of_saying_is_speech_of_their_subject(annotated, marked, expected):
    assert [speaker for _, speaker in direct(annotated, marked)] == [expected]


@pytest.mark.parametrize(
    "marked",
    [
        "Die Halle steht unter dem Motto „Zusammen sind wir stark“.",
        "Thema: „Wie wir morgen leben wollen.“",
        "Das Programm „Wir bauen Zukunft hier“, sagte Minister [Person|Jan Torf], läuft noch.",
        "„Sicher unterwegs im Netz“ heißt die Broschüre von Minister [Person|Jan Torf].",
        "[Person|Jan Torf] bezeichnete die Lage als „erfreulich“.",
        "Auf dem Schild steht „Eltern haften für ihre Kinder“.",
        "„Alle Menschen sind vor dem Gesetz gleich“, heißt es im Grundgesetz.",
        "„Wir sind das Volk“-Rufe hallten über den Platz.",
        "Mit dem Hinweis „Sie haben Post von uns“ bestätigt die Stelle den Eingang.",
        "Sprichwörter wie „Ernte gut und alles gut“ helfen da nicht weiter.",
        "Die [Initiative:Kampagne|Kampagne „Hinsehen. Anrufen. Helfen.“] läuft noch.",
        "Minister [Person|Jan Torf] ist ein „Kümmerer“.",
    ],
)
def test_names_mottos_titles_and_single_words_are_no_speech(annotated, marked):
    assert direct(annotated, marked) == []


def test_speech_interrupted_by_its_verb_is_two_statements_of_one_speaker(annotated):
    marked = "„Das ist“, betonte Ministerin [Person|Karla Moos], „ein guter Tag für Burg.“"
    assert direct(annotated, marked) == [("Das", "Karla Moos"), ("ein", "Karla Moos")]


def test_a_quotation_after_an_attribution_goes_on_with_its_speaker(annotated):
    marked = "„Wir warten seit Jahren“, sagte [Person|Egon Trist]. „Jetzt wird gebaut.“"
    assert direct(annotated, marked) == [("Wir", "Egon Trist"), ("Jetzt", "Egon Trist")]


def test_a_paragraph_of_nothing_but_a_quotation_goes_on_with_the_last_speaker(annotated):
    marked = "„Wir warten seit Jahren“, sagte [Person|Egon Trist].\n„Wer baut, der bleibt auch hier.“"
    assert direct(annotated, marked)[1] == ("Wer", "Egon Trist")


def test_a_title_that_follows_an_attribution_is_not_taken_for_its_continuation(annotated):
    marked = "„Wir warten seit Jahren“, sagte [Person|Egon Trist]. „Wir bauen jetzt alle“ heißt das Stück."
    assert [first for first, _ in direct(annotated, marked)] == ["Wir"]


def test_the_next_speaker_ends_a_continuation(annotated):
    marked = "„Wir warten noch“, sagte [Person|Jan Torf]. „Wir warten nicht“, sagte [Person|Ulla Fink]."
    assert [speaker for _, speaker in direct(annotated, marked)] == ["Jan Torf", "Ulla Fink"]


def test_a_title_quotation_shortened_from_the_body_is_not_said_twice(annotated):
    marked = "„Wir brauchen jetzt Ruhe und danach Geld“, sagte [Person|Bea Seiler]."
    found = told(annotated, marked, "Minister ernannt / [Person|Seiler]: „Wir brauchen Ruhe“")
    assert len(found.frames) == 1
    assert found.frames[0].get("quote_span").start > found.document.zone("title").end


def test_a_title_quotation_made_of_interrupted_speech_is_not_said_twice(annotated):
    marked = "„Wir haben Zeit“, sagte [Person|Vera Goss] leise, „und zwar reichlich.“"
    assert len(direct(annotated, marked, "Haus eröffnet / [Person|Goss]: „Wir haben Zeit, und zwar reichlich“")) == 2


def test_a_title_quotation_of_its_own_is_kept(annotated):
    marked = "[Person|Bea Seiler] eröffnet die Messe."
    assert direct(annotated, marked, "[Person|Seiler]: „Die Messe ist unser Fenster“") == [("Die", "Seiler")]


def test_quotations_inside_a_quotation_belong_to_it(annotated):
    found = told(annotated, "„Er fragte: ‚Kannst du das?‘ Ich sagte ja“, erzählte [Person|Petra Nagel].")
    assert [found.document.slice(f.get("quote_span")) for f in found.frames] == [
        "Er fragte: ‚Kannst du das?‘ Ich sagte ja"
    ]


def test_a_pronoun_means_the_last_person_of_its_gender(annotated):
    marked = "Trainerin [Person|Heike Lauf] und Herr [Person|Tim Nass] siegten. „Ich bin müde“, sagte sie."
    assert direct(annotated, marked) == [("Ich", "Heike Lauf")]


def test_a_role_means_the_person_introduced_with_it(annotated):
    marked = "Ministerin [Person|Karla Moos] traf Landwirt [Person|Otto Pflug].\n„Der Boden ist trocken“, sagte der Landwirt."
    assert direct(annotated, marked) == [("Der", "Otto Pflug")]


def test_a_role_held_by_an_office_frame_means_its_holder(annotated):
    marked = "[Person|Karla Moos] traf [Person|Otto Pflug]. „Es bleibt trocken“, sagte die Ressortchefin."
    plain = annotated(marked)
    assert plain.mentions
    assert direct(annotated, "Ministerin " + marked) == [("Es", "Karla Moos")]


def test_an_indefinite_role_names_nobody(annotated):
    marked = "[Person|Karla Moos] schwieg. „Wir prüfen das genau“, sagte ein Sprecher des Hauses."
    assert direct(annotated, marked) == [("Wir", None)]


def test_a_name_behind_a_preposition_does_not_speak(annotated):
    marked = "„Wir prüfen das genau“, sagte die Sprecherin von Minister [Person|Jan Torf]."
    assert direct(annotated, marked) == [("Wir", None)]


def test_an_unlisted_name_behind_a_verb_of_saying_becomes_a_person(annotated):
    found = told(annotated, "„Uns fehlt der Wind dafür“, sagte Hörmann geknickt.")
    assert [(m.name, m.kind) for m in found.mentions] == [("Hörmann", Kind.PERSON)]
    assert found.frames[0].roles["speaker"] == found.mentions[0]


def test_a_plain_noun_behind_a_verb_of_saying_becomes_no_person(annotated):
    assert told(annotated, "„Uns fehlt der Wind dafür“, sagte Mutter geknickt.").mentions == ()


def test_a_few_quoted_words_of_a_reported_sentence_are_partial(annotated):
    found = told(annotated, "[Person|Jan Torf] bezeichnete das Haus als „ein Denkmal aus Stein und Sturheit“.")
    assert [(f.get("partial"), name_of(f.roles["speaker"])) for f in found.frames] == [(True, "Jan Torf")]


def test_the_verb_is_written_with_its_particle(annotated):
    found = told(annotated, "„Wir mähen nicht alles“, stellte [Person|Solveig Hart] am Rande klar.")
    assert found.frames[0].get("verb") == "stellte klar"


def test_evidence_holds_quotation_and_attribution(annotated):
    found = told(annotated, "Es regnet. „Wir mähen nicht alles“, sagte [Person|Solveig Hart].")
    assert found.document.slice(found.frames[0].evidence) == "„Wir mähen nicht alles“, sagte Solveig Hart."


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("[Person|Jan Torf] zufolge prüft ein Gast den Kauf der Halle.", "named"),
        ("Nach Angaben von [Person|Jan Torf] prüft ein Gast den Kauf.", "named"),
        ("Auf dem Dorf, so [Person|Jan Torf], fehle es an Empfang.", "so"),
        ("[Person|Jan Torf] betonte, dass die Halle bleibt.", "reported"),
        ("[Person|Jan Torf] sagte, die Halle sei sicher.", "reported"),
    ],
)
def test_reported_speech_is_indirect(annotated, marked, rule):
    found = told(annotated, marked).frames
    assert [(f.get("direct"), f.rule, name_of(f.roles["speaker"])) for f in found] == [
        (False, f"statement:indirect-{rule}", "Jan Torf")
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "[Person|Jan Torf] eröffnete die Halle, die 2014 gebaut wurde.",
        "Die Halle ist, so wie sie steht, ein Denkmal; [Person|Jan Torf] kennt sie.",
        "Einen Sitz, wie ihn [Person|Jan Torf] verlangt hatte, gibt es nicht.",
        "Er habe Hunger.",
    ],
)
def test_plain_narration_is_no_reported_speech(annotated, marked):
    assert told(annotated, marked).frames == ()


def test_a_subjunctive_sentence_goes_on_with_what_was_said(annotated):
    found = told(annotated, "„Der Wein wächst langsam“, sagte [Person|Anne Hof]. Sie habe das früh gelernt.")
    assert found.frames[1].rule == "statement:indirect-subjunctive"
    assert name_of(found.frames[1].roles["speaker"]) == "Anne Hof"


def test_ten_thousand_quotation_marks_take_linear_time(annotated):
    def seconds(times: int) -> float:
        begin = time.process_time()
        told(annotated, "„a b“ und „c d“, sagte Meier. " * times)
        return time.process_time() - begin

    seconds(50)
    assert seconds(5000) < 40 * max(seconds(500), 0.01)
