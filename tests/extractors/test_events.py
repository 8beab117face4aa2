"""Events need what tells them apart: an ordinal, a name, a title, an act with its object."""

import pytest
from reading_names import mentions, names, read

from digigraph.model import Kind


def _names(text):
    return names(text, Kind.EVENT)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Beim 6. Handwerksforum sprach sie.", "6. Handwerksforum"),
        ("Sie kam zum 12. Oberbayerischen Holzforum.", "12. Oberbayerisches Holzforum"),
        ("Das dritte Elbforum war gut.", "3. Elbforum"),
        ("Das 8. Landestreffen der Jugendwehren begann.", "8. Landestreffen der Jugendwehren"),
        ("Die 12. Fachtagung „Digital planen“ begann.", "12. Fachtagung „Digital planen“"),
        ("Die Ausstellung „Wozu noch malen?“ öffnet.", "Ausstellung „Wozu noch malen?“"),
        ("Sie fuhr zu den Norddeutschen Moortagen.", "Norddeutsche Moortagen"),
        ("Die Aktionswoche Handwerk beginnt.", "Aktionswoche Handwerk"),
        ("Sie kam zur Eröffnung der Ausstellung.", "Eröffnung der Ausstellung"),
        ("Bei ihrer Amtseinführung dankte sie.", "Amtseinführung"),
        ("Sie stand bei einer Schweigeminute auf dem Marktplatz.", "Schweigeminute auf dem Marktplatz"),
        ("Der Verein lädt unter dem Titel „Wo war was?“ zu einer Wanderung ein.", "Wanderung „Wo war was?“"),
        ("Mit einem Dorffest unter dem Motto „Kette und Schuss“ beginnt es.", "Dorffest „Kette und Schuss“"),
        ("Am Tag der Werkbank kamen viele.", "Tag der Werkbank"),
        ("Sie kam zum Workshop zum Projekt „Atlas“.", "Workshop zum Projekt „Atlas“"),
        ("Die Leipziger Buchmesse beginnt.", "Leipziger Buchmesse"),
        ("Das Luther-Forum beginnt.", "Luther-Forum"),
    ],
)
def test_event_that_is_told_apart(text, name):
    assert name in _names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Gespräche über die Struktur laufen.",
        "Die Veranstaltung war gut besucht.",
        "Er hielt eine Feierstunde ab.",
        "Am zweiten Tag der Messe regnete es.",
        "Seit der ersten Woche im Mai ist es warm.",
        "Der 3. Oktober ist frei.",
        "Am Montag und am Donnerstag ist zu.",
        "Der Arbeitsmarkt wächst im 21. Jahrhundert.",
        "Warschau 1990 war anders.",
        "Wenn der Verein seine erste Sitzung hält, kommt er.",
        "Die Bestellungen für die erste Januarwoche sind da.",
    ],
)
def test_plain_nouns_and_days_are_no_events(text):
    assert _names(text) == []


def test_events_of_one_series_share_its_name():
    text = "Erstes Auenforum tagt. Beim 1. Auenforum Elbe war es voll. Das zweite Forum folgt 2020."
    assert _names(text)[:2] == ["1. Auenforum Elbe", "1. Auenforum Elbe"]
    assert _names(text)[-1] == "2. Auenforum"


def test_name_holds_the_venue_but_the_mention_does_not():
    text = "Sie stand bei einer Schweigeminute auf dem Marktplatz."
    (event,) = mentions(text, Kind.EVENT)
    assert text[slice(*event.span)] == "Schweigeminute"
    assert [place.name for place in mentions(text, Kind.PLACE)] == ["Marktplatz"]


def test_definite_noun_takes_up_the_event():
    annotations = read("Die 5. Elbmesse beginnt. Veranstalter der Messe ist er.")
    assert annotations.of_kind(Kind.EVENT)[-1].get("anaphor")


def test_ordinal_is_an_attribute():
    (event,) = mentions("Beim 6. Handwerksforum sprach sie.", Kind.EVENT)
    assert event.get("ordinal") == 6
