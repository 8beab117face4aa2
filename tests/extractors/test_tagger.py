"""A tagger's name counts only where no rule spoke and something confirms it."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_names import document

pytest.importorskip("numpy", reason="the taggers are an extra")

from digigraph.extractors import load, tagger
from digigraph.extractors.tagger import TaggerExtractor
from digigraph.model import Annotations, Kind, Mention, Span
from digigraph.tagger.decoding import Name


class Scripted:
    """Finds what it is told, wherever the words stand."""

    def __init__(self, names: dict[str, str], confidence: float = 0.95) -> None:
        self.names = names
        self.confidence = confidence

    def tag(self, sentences: list[list[str]]) -> list[list[Name]]:
        return [self._names(words) for words in sentences]

    def _names(self, words: list[str]) -> list[Name]:
        found = []
        for surface, label in self.names.items():
            parts = surface.split()
            for start in range(len(words) - len(parts) + 1):
                if words[start : start + len(parts)] == parts:
                    found.append(Name(start, start + len(parts), label, self.confidence))
        return sorted(found)


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch):
    def asked(text: str, small: dict[str, str], neural: dict[str, str] | None = None, **settings):
        mentions = settings.pop("mentions", ())
        monkeypatch.setattr(tagger, "_small", lambda: Scripted(small, **settings))
        monkeypatch.setattr(tagger, "_neural", lambda folder: Scripted(neural or {}))
        monkeypatch.delenv(tagger.FOLDER_VARIABLE, raising=False)
        extractor = TaggerExtractor(folder="somewhere" if neural is not None else "")
        found = extractor.annotate(Annotations(document(text), tuple(mentions))).mentions[len(mentions) :]
        return [(mention.name, mention.kind, mention.rule) for mention in found]

    return asked


def test_a_body_that_both_taggers_find_is_a_mention(ask):
    found = ask("Gestern lud Quendalia alle ein.", {"Quendalia": "ORG"}, {"Quendalia": "ORG"})
    assert found == [("Quendalia", Kind.ORGANIZATION, "tagger.agreed")]


def test_a_body_that_one_tagger_finds_once_is_none(ask):
    assert ask("Gestern lud Quendalia alle ein.", {"Quendalia": "ORG"}) == []


def test_taggers_that_differ_on_the_class_do_not_agree(ask):
    assert ask("Gestern lud Quendalia alle ein.", {"Quendalia": "ORG"}, {"Quendalia": "LOC"}) == []


def test_a_body_named_twice_is_a_mention_each_time(ask):
    found = ask("Quendalia lud ein. Die Feier Quendalias war laut.", {"Quendalia": "ORG", "Quendalias": "ORG"})
    assert [rule for *_, rule in found] == ["tagger.repeated", "tagger.repeated"]


def test_a_place_named_twice_counts_behind_a_preposition(ask):
    found = ask("In Unterseelitz brennt Licht. Unterseelitz schläft.", {"Unterseelitz": "LOC"})
    assert found == []
    found = ask("Wir waren in Unterseelitz. Unterseelitz schläft.", {"Unterseelitz": "LOC"})
    assert found == [("Unterseelitz", Kind.PLACE, "tagger.repeated")]


def test_a_person_with_a_given_name_is_a_mention(ask):
    found = ask("Da kam Ina Quendlitz herein.", {"Ina Quendlitz": "PER"})
    assert found == [("Ina Quendlitz", Kind.PERSON, "tagger.given")]


def test_a_person_beside_a_verb_of_speech_is_a_mention(ask):
    assert ask("Das sei gut, sagte Quendlitz.", {"Quendlitz": "PER"}) == [("Quendlitz", Kind.PERSON, "tagger.speaks")]


def test_a_family_name_alone_is_none(ask):
    assert ask("Man sah Quendlitz am Fenster.", {"Quendlitz": "PER"}) == []


def test_what_a_rule_found_stays_as_it_is(ask):
    rule = Mention(Span(12, 21), Kind.INITIATIVE, "Quendalia", "rule")
    assert ask("Gestern lud Quendalia alle ein.", {"Quendalia": "ORG"}, {"Quendalia": "ORG"}, mentions=[rule]) == []


def test_what_the_small_tagger_is_not_sure_of_is_not_proposed(ask):
    assert ask("Da kam Ina Quendlitz herein.", {"Ina Quendlitz": "PER"}, confidence=0.5) == []


@pytest.mark.parametrize("name", ["BLW", "Magdeburg", "Abbau"])
def test_acronyms_known_places_and_nouns_are_left_to_the_rules(ask, name):
    assert ask(f"Gestern lud {name} alle ein.", {name: "ORG"}, {name: "ORG"}) == []


def test_a_description_by_a_town_is_no_name(ask):
    assert ask("Wir sahen die Quendlitzer Innenstadt.", *[{"Quendlitzer Innenstadt": "LOC"}] * 2) == []


def test_other_things_are_never_proposed(ask):
    assert ask("Gestern las Ina den Quendalia vor.", {"Quendalia": "OTH"}, {"Quendalia": "OTH"}) == []


def test_the_genitive_of_a_known_family_name_is_that_name(ask):
    known = Mention(Span(0, 14), Kind.PERSON, "Ina Quendlitzer", "rule", attributes={"family": "Quendlitzer"})
    text = "Ina Quendlitzer kam. Das sei die Idee, sagte Quendlitzers Bruder."
    (found,) = ask(text, {"Quendlitzers": "PER"}, mentions=[known])
    assert found[0] == "Quendlitzer"


def test_the_extractor_is_found_by_its_name():
    (extractor,) = load(("tagger",))
    assert extractor.name == "tagger"


def test_the_weights_of_the_accurate_tagger_are_something_readings_depend_on(monkeypatch, tmp_path: Path):
    monkeypatch.delenv(tagger.FOLDER_VARIABLE, raising=False)
    alone = tagger.depends_on()
    assert all(path.is_file() for path in alone)
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    monkeypatch.setenv(tagger.FOLDER_VARIABLE, str(tmp_path))
    assert tagger.depends_on() == [*alone, tmp_path / "config.json"]
