"""Each frame with a sentence that states it and one that only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from digigraph.extractors.relations import RelationExtractor
from digigraph.model import Mention, Status

CONSTRUCTIONS = [
    line.split("\t") for line in Path(__file__).with_name("relations.tsv").read_text(encoding="utf-8").splitlines()
]


def relations(annotated, marked, **options):
    result = RelationExtractor().annotate(annotated(marked, **options))
    name = lambda role: role.name if isinstance(role, Mention) else role
    return {(f.type, name(f.roles["subject"]), name(f.roles["object"])): f for f in result.frames}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[Person|Anna Berg] hat heute das [Organization:Museum|Museum Elbaue] eröffnet.",
            ("opens", "Anna Berg", "Museum Elbaue"),
        ),
        (
            "Heute hat [Person|Anna Berg] den Neubau des [Organization:Zentrum|Zentrums Holz] eingeweiht.",
            ("opens", "Anna Berg", "Zentrums Holz"),
        ),
        (
            "Das [Initiative:Netzwerk|Netzwerk Elbe] wird von der [Organization:Hochschule|Hochschule Nord] koordiniert.",
            ("coordinates", "Hochschule Nord", "Netzwerk Elbe"),
        ),
        (
            "Koordiniert wird die [Initiative:Kampagne|Kampagne Licht] vom [Organization:Verein|Verein Laterne].",
            ("coordinates", "Verein Laterne", "Kampagne Licht"),
        ),
        (
            "Die Projektleitung für das [Initiative:Projekt|Projekt Moor] hat [Person|Jan Torf].",
            ("coordinates", "Jan Torf", "Projekt Moor"),
        ),
        (
            "Gegründet wurde das [Initiative:Netzwerk|Netzwerk Elbe] 2014 von der [Organization:Kammer|Kammer Nord].",
            ("initiates", "Kammer Nord", "Netzwerk Elbe"),
        ),
        (
            "Das [Initiative:Projekt|Projekt Moor], das die [Organization:Universität|Universität Süd] initiiert hat, endet bald.",
            ("initiates", "Universität Süd", "Projekt Moor"),
        ),
        (
            "Am Dienstag nimmt [Person|Anna Berg] am [Event:Forum|Moorforum] teil.",
            ("participatesIn", "Anna Berg", "Moorforum"),
        ),
        (
            "Das sagte [Person|Anna Berg] auf dem [Event:Forum|3. Moorforum].",
            ("participatesIn", "Anna Berg", "3. Moorforum"),
        ),
        ("[Person|Anna Berg] lädt zum [Event:Forum|Moorforum] ein.", ("organizes", "Anna Berg", "Moorforum")),
        (
            "Veranstalter des [Event:Forum|Moorforums] ist der [Organization:Verein|Verein Laterne].",
            ("organizes", "Verein Laterne", "Moorforums"),
        ),
        ("[Person|Anna Berg] folgt auf [Person|Jan Torf].", ("succeeds", "Anna Berg", "Jan Torf")),
        ("[Person|Anna Berg] löst [Person|Jan Torf] ab.", ("succeeds", "Anna Berg", "Jan Torf")),
        ("[Person|Anna Berg] tritt die Nachfolge von [Person|Jan Torf] an.", ("succeeds", "Anna Berg", "Jan Torf")),
        (
            "Der [Organization:Jury|Jury Holz] gehört auch [Person|Anna Berg] an.",
            ("memberOf", "Anna Berg", "Jury Holz"),
        ),
        (
            "[Person|Anna Berg] ist Mitglied des [Organization:Beirat|Beirates Nord].",
            ("memberOf", "Anna Berg", "Beirates Nord"),
        ),
        (
            "Das [Organization:Institut|Institut Holz] gehört zur [Organization:Hochschule|Hochschule Nord].",
            ("partOf", "Institut Holz", "Hochschule Nord"),
        ),
        ("Das [Event:Forum|Moorforum] ist Teil der [Event:Woche|Moorwoche].", ("partOf", "Moorforum", "Moorwoche")),
        (
            "Partner des [Initiative:Projekt|Projekts Moor] sind der [Organization:Verein|Verein Laterne] und die [Organization:Kammer|Kammer Nord].",
            ("partnerOf", "Kammer Nord", "Projekts Moor"),
        ),
        (
            "Die [Organization:Firma|Holz GmbH] arbeitet mit der [Organization:Hochschule|Hochschule Nord] zusammen.",
            ("partnerOf", "Holz GmbH", "Hochschule Nord"),
        ),
    ],
)
def test_a_sentence_states_its_relation(annotated, marked, expected):
    assert expected in relations(annotated, marked)


@pytest.mark.parametrize(
    ("marked", "unexpected"),
    [
        ("[Person|Anna Berg] sprach über das [Organization:Museum|Museum Elbaue].", "opens"),
        ("Die [Organization:Firma|Gründer AG] sitzt neben der [Organization:Hochschule|Hochschule Nord].", "initiates"),
        ("[Person|Anna Berg] sprach von der Nachfolge.", "succeeds"),
        (
            "„Ich habe damals mit drei Freunden das [Organization:Museum|Museum Elbaue] eröffnet, [Person|Jan Torf] war dabei“, erzählte sie.",
            "opens",
        ),
    ],
)
def test_what_only_looks_like_a_relation_is_none(annotated, marked, unexpected):
    assert unexpected not in {key[0] for key in relations(annotated, marked)}


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("[Person|Anna Berg] wird das [Organization:Museum|Museum Elbaue] eröffnen.", Status.PLANNED),
        ("[Person|Anna Berg] will das [Organization:Museum|Museum Elbaue] eröffnen.", Status.WISHED),
        ("[Person|Anna Berg] hat das [Organization:Museum|Museum Elbaue] nicht eröffnet.", Status.DENIED),
        ("[Person|Anna Berg] hat nicht nur das [Organization:Museum|Museum Elbaue] eröffnet.", Status.DONE),
        (
            "Das [Initiative:Netzwerk|Netzwerk Elbe] wird von der [Organization:Hochschule|Hochschule Nord] koordiniert.",
            Status.DONE,
        ),
    ],
)
def test_the_verb_gives_the_status(annotated, marked, status):
    (frame,) = relations(annotated, marked).values()
    assert frame.status is status


def test_those_who_do_it_together_all_do_it(annotated):
    found = relations(
        annotated,
        "Gemeinsam mit der [Organization:Kammer|Kammer Nord] hat der [Organization:Verein|Verein Laterne] das [Initiative:Netzwerk|Netzwerk Elbe] gegründet.",
    )
    assert ("initiates", "Kammer Nord", "Netzwerk Elbe") in found
    assert ("initiates", "Verein Laterne", "Netzwerk Elbe") in found


def test_a_pronoun_stands_for_the_thing_of_its_gender(annotated):
    text = "Die [Organization:Kammer|Kammer Nord] hat das [Initiative:Netzwerk|Netzwerk Elbe] vorgestellt.\nAngesiedelt ist es bei der [Organization:Bank|Bank Süd]."
    assert ("partOf", "Netzwerk Elbe", "Bank Süd") in relations(annotated, text)


def test_the_chair_handed_over_ends_and_begins(annotated):
    found = relations(
        annotated,
        "[Person|Jan Torf] hat den Vorsitz des [Organization:Beirat|Beirates] heute an [Person|Anna Berg] übergeben.",
    )
    assert ("succeeds", "Anna Berg", "Jan Torf") in found
    assert ("coordinates", "Anna Berg", "Beirates") in found


def test_an_event_takes_the_place_beside_it_and_the_day_of_its_sentence(annotated):
    text = "Das [Event:Forum|5. Moorforum] findet am [Date:2018-06-01|1. Juni] in [Place:Stadt|Malchin] statt."
    found = relations(annotated, text)
    assert ("takesPlaceAt", "5. Moorforum", "Malchin") in found
    assert found["eventDate", "5. Moorforum", "2018-06-01"].status is Status.PLANNED


def test_the_motto_belongs_to_the_event(annotated):
    found = relations(annotated, "Das [Event:Forum|5. Moorforum] steht unter dem Motto „Nass bleibt nass“.")
    assert ("topic", "5. Moorforum", "Nass bleibt nass") in found


@pytest.mark.parametrize(("predicate", "subject", "thing", "marked"), CONSTRUCTIONS)
def test_a_construction_of_the_language_is_understood(annotated, predicate, subject, thing, marked):
    found = relations(annotated, marked)
    symmetric = predicate == "partnerOf" and (predicate, thing, subject) in found
    assert (predicate, subject, thing) in found or symmetric
