import copy
import importlib.util
import io
import json
import random
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from digigraph.errors import InputError
from digigraph.evaluate import DIMENSIONS, Scores, Tally, evaluate, read_gold, read_predictions

GOLD = {
    "id": "01",
    "date": "2018-03-01",
    "issuer": "Ministerium für Bau",
    "title": "Brücke frei",
    "title_clean": "Brücke frei",
    "entities": [
        {"id": "p1", "type": "Person", "name": "Elke Sandmann", "mentions": ["Dr. Elke Sandmann"]},
        {"id": "o1", "type": "Organization", "name": "Verein Netz", "mentions": ["Verein Netz", "Vereins Netz"]},
        {"id": "l1", "type": "Place", "name": "Burg", "mentions": ["Burg"], "optional": True},
    ],
    "facts": [{"s": "p1", "p": "worksFor", "o": "o1", "evidence": "Elke Sandmann vom Verein Netz"}],
    "statements": [{"speaker": "p1", "quote": "Das war ein langer Weg für uns alle", "verb": "sagte"}],
    "funding": [{"funder": "Land", "recipient": "o1", "amount_eur": 1000.0, "evidence": "1.000 Euro"}],
}
TEXT = "Dr. Elke Sandmann vom Verein Netz"


def predicted(**changes):
    record = {
        "id": "01",
        "date": "2018-03-01",
        "issuer": "Ministeriums für Bau",
        "title": "Brücke frei",
        "entities": [
            {"id": "e1", "type": "Person", "name": "Elke Sandmann", "mentions": []},
            {"id": "e2", "type": "Organization", "name": "Vereins Netz", "mentions": []},
        ],
        "facts": [{"s": "e1", "p": "memberOf", "o": "e2", "evidence": {"text": "Elke Sandmann vom Verein Netz"}}],
        "statements": [{"speaker": "e1", "quote": "Das war ein langer Weg für uns alle"}],
        "funding": [{"funder": "Land", "recipient": "e2", "amount_eur": 1001.0, "evidence": {"text": "1.000 Euro"}}],
    }
    return record | changes


def scored(**changes) -> Scores:
    return evaluate([GOLD], {"01": predicted(**changes)}, {"01": TEXT})


def test_what_is_right_counts_as_right_in_every_dimension():
    scores = scored()
    assert scores.by_kind("entities")["all"] == Tally(2, 0, 0)
    assert scores.by_kind("facts")["memberOf"] == Tally(1, 0, 0)
    assert scores.by_kind("statements")["quote+speaker"] == Tally(1, 0, 0)
    assert scores.by_kind("funding")["recipient+amount"] == Tally(1, 0, 0)
    assert scores.document()["issuer"] == 1.0
    assert scores.document()["evidence_literal"] == 1.0
    assert scores.misses == []


def test_an_optional_entity_is_neither_required_nor_penalised():
    burg = {"id": "e3", "type": "Place", "name": "Burg", "mentions": []}
    assert scored(entities=[*predicted()["entities"], burg]).by_kind("entities")["all"] == Tally(2, 0, 0)


def test_a_wrong_and_a_missed_thing_are_named():
    scores = scored(entities=[{"id": "e9", "type": "Person", "name": "Max Niemand", "mentions": []}], facts=[])
    assert scores.by_kind("entities")["Person"] == Tally(0, 1, 1)
    assert ("01", "entity wrong", "Person", "Max Niemand") in scores.misses
    assert (
        "01",
        "fact missed",
        "memberOf",
        "Elke Sandmann -> Verein Netz: Elke Sandmann vom Verein Netz",
    ) in scores.misses


def test_a_right_quote_of_a_wrong_speaker_is_half_right():
    scores = scored(statements=[{"speaker": "e2", "quote": "Das war ein langer Weg für uns alle"}])
    assert scores.by_kind("statements")["quote"] == Tally(1, 0, 0)
    assert scores.by_kind("statements")["quote+speaker"] == Tally(0, 1, 1)


def test_a_release_without_prediction_is_missed_altogether():
    scores = evaluate([GOLD], {}, {})
    assert scores.absent == ["01"]
    assert scores.by_kind("entities")["all"] == Tally(0, 0, 2)


def test_nothing_found_has_no_precision_and_nothing_there_no_recall():
    assert (Tally().precision, Tally().recall, Tally().f1) == (None, None, None)
    assert (Tally(missed=1).precision, Tally(missed=1).recall, Tally(missed=1).f1) == (None, 0.0, 0.0)


def test_a_folder_without_gold_is_bad_input(tmp_path):
    with pytest.raises(InputError, match="no gold annotations"):
        read_gold(tmp_path)
    (tmp_path / "01.json").write_text("{")
    with pytest.raises(InputError, match=r"01\.json"):
        read_gold(tmp_path)


def test_a_broken_line_of_predictions_is_named():
    with pytest.raises(InputError, match="line 2"):
        read_predictions(['{"id": "01"}\n', "nix\n"])


SHARED = Path(__file__).parents[3] / "shared" / "gold" / "score.py"


def _damaged(gold, seed):
    """A prediction that is gold with some of everything changed, dropped and added."""
    chance = random.Random(seed)
    record = copy.deepcopy(gold)
    for key in ("entities", "facts", "statements", "funding"):
        record[key] = [each for each in record[key] if chance.random() > 0.2]
    for entity in record["entities"]:
        if chance.random() < 0.2:
            entity["type"] = chance.choice(["Place", "Organization", "Person"])
        if chance.random() < 0.2:
            entity["mentions"], entity["name"] = [], entity["name"] + "s"
    for fact in record["facts"]:
        fact["status"] = (
            "planned" if fact.get("modality") == "planned" else chance.choice(["done", "planned", "denied"])
        )
        if chance.random() < 0.2:
            fact["s"], fact["o"] = fact["o"], fact["s"]
        if chance.random() < 0.1:
            fact["p"] = chance.choice(["funds", "partnerOf", "about"])
        fact["evidence"] = {"text": fact["evidence"]} if chance.random() < 0.5 else fact["evidence"] + "!"
    for statement in record["statements"]:
        statement["speech"] = chance.choice(["direct", "direct", "indirect"])
        if chance.random() < 0.3:
            statement["speaker"] = chance.choice([None, "p1", "g1"])
    for funding in record["funding"]:
        if chance.random() < 0.3:
            funding["amount_eur"] = chance.choice([None, funding["amount_eur"] * 1.004, funding["amount_eur"] * 2])
    if chance.random() < 0.3:
        record["date"], record["issuer"], record["title"] = None, None, "Anders"
    return record


@pytest.mark.skipif(not SHARED.is_file(), reason="the shared scorer is not here")
@pytest.mark.parametrize("seed", range(8))
def test_the_numbers_are_those_of_the_shared_scorer(seed, tmp_path):
    spec = importlib.util.spec_from_file_location("shared_scorer", SHARED)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = read_gold(Path(__file__).parents[2] / "examples" / "gold")[:25]
    for number, record in enumerate(gold, start=10):
        record["id"] = str(number)
        record["near_empty"] = number % 3 == 0
        (tmp_path / f"{number}.json").write_text(json.dumps(record))
        (tmp_path / f"{number}.txt").write_text(" ".join(fact["evidence"] for fact in record["facts"]))
    found = [_damaged(record, seed * 100 + number) for number, record in enumerate(gold)][: 24 if seed else 25]
    (tmp_path / "found.jsonl").write_text("".join(json.dumps(record) + "\n" for record in found))
    printed = io.StringIO()
    arguments = sys.argv
    sys.argv = ["score.py", str(tmp_path), str(tmp_path / "found.jsonl"), "--json"]
    try:
        with redirect_stdout(printed):
            scorer.main()
    finally:
        sys.argv = arguments
    wanted = json.loads(printed.getvalue())
    texts = {path.stem: path.read_text() for path in tmp_path.glob("*.txt")}
    scores = evaluate(read_gold(tmp_path), {str(each["id"]): each for each in found}, texts)
    for dimension in DIMENSIONS:
        ours = {
            kind: {
                "precision": tally.precision,
                "recall": tally.recall,
                "f1": tally.f1,
                "tp": tally.right,
                "fp": tally.wrong,
                "fn": tally.missed,
            }
            for kind, tally in scores.by_kind(dimension).items()
        }
        assert ours == wanted[dimension], dimension
    document = wanted["document"]
    assert scores.counts["releases"] == document.pop("releases")
    assert scores.absent == document.pop("missing")
    assert scores.document() == document
