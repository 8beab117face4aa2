"""The JSON form of readings."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digigraph.errors import InputError
from digigraph.model import (
    Assertion,
    Evidence,
    Grant,
    Issuer,
    Kind,
    Reading,
    Referent,
    ReleaseDate,
    Span,
    Status,
    Utterance,
)
from digigraph.readings import dict_from_reading, json_from_reading, reading_from_dict, reading_from_json
from invented import evidence, fact, person, reading, referent

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
optional_texts = st.none() | texts
numbers = st.integers(0, 10**6)
confidences = st.floats(0, 1)
spans = st.builds(Span, numbers, numbers)
evidences = st.builds(Evidence, spans, texts, texts, confidences)
leaves = st.booleans() | numbers | texts | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(leaves, lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=5)
attributes: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.sampled_from(["from", "to", "date", "total", "until", "currency"]) | texts, values, max_size=4
)
statuses = st.sampled_from(Status)
referents = st.builds(
    Referent, texts, st.sampled_from(Kind), texts, st.lists(evidences, max_size=2).map(tuple),
    st.lists(texts, max_size=2).map(tuple), statuses, attributes,
)  # fmt: skip
assertions = st.builds(Assertion, texts, texts, texts, evidences, st.booleans(), statuses, attributes)
utterances = st.builds(Utterance, optional_texts, texts, texts, st.booleans(), texts, evidences, optional_texts)
amounts = st.none() | st.floats(0, 1e12)
grants = st.builds(
    Grant, optional_texts, optional_texts, amounts, evidences, optional_texts, optional_texts, statuses, attributes
)
readings = st.builds(
    Reading, texts, texts, texts, optional_texts, texts, st.none() | evidences,
    st.builds(ReleaseDate, optional_texts, texts, optional_texts, optional_texts),
    st.builds(Issuer, optional_texts, texts, optional_texts, optional_texts, st.none() | spans),
    optional_texts, optional_texts, texts, texts, st.lists(texts, max_size=2).map(tuple),
    st.lists(referents, max_size=2).map(tuple), st.lists(assertions, max_size=2).map(tuple),
    st.lists(utterances, max_size=2).map(tuple), st.lists(grants, max_size=2).map(tuple),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(readings)
def test_every_reading_comes_back_unchanged(original: Reading) -> None:
    assert reading_from_json(json_from_reading(original)) == original


@settings(max_examples=60, deadline=None)
@given(readings)
def test_the_line_holds_no_line_break(original: Reading) -> None:
    assert "\n" not in json_from_reading(original)


def test_facts_have_the_keys_of_the_gold_data() -> None:
    record = dict_from_reading(
        reading(
            "49",
            (person("e1", "Thea Muster"), referent("e2", "Office", "Ministerin")),
            (fact("e1", "holdsOffice", "e2", **{"from": "2016-04", "certain": True}),),
        )
    )
    assert (record["id"], record["date"], record["title"]) == ("49", "2018-03-01", "Titel von 49")
    assert record["entities"][0]["mentions"][0]["surface"] == "Thea Muster"
    stated = record["facts"][0]
    assert (stated["s"], stated["p"], stated["o"], stated["status"]) == ("e1", "holdsOffice", "e2", "done")
    assert (stated["from"], stated["to"]) == ("2016-04", None)
    assert stated["attributes"] == {"certain": True}
    assert stated["evidence"]["text"] == "e1 holdsOffice e2"


def test_a_statement_gives_the_place_of_its_quote_inside_the_sentence() -> None:
    said = Utterance("e1", "Na gut", "Na gut", True, "sagte", evidence("„Na gut“, sagte Muster.", 40))
    record = dict_from_reading(reading("1", utterances=(said,)))["statements"][0]
    assert (record["speech"], record["start"], record["end"]) == ("direct", 41, 47)


def test_a_grant_in_another_currency_has_no_sum_in_euro() -> None:
    mark = Grant("e1", "e2", 500.0, evidence("500 Mark"), attributes={"currency": "DEM"})
    euro = Grant("e1", "e2", 700.0, evidence("700 Euro"), attributes={"total": True})
    first, second = dict_from_reading(reading("1", grants=(mark, euro)))["funding"]
    assert (first["amount_eur"], first["amount"]) == (None, 500.0)
    assert (second["amount_eur"], second["total"]) == (700.0, True)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"id": 3}', "null", "{", b"\xff\xfe", '{"id": "a", "title": "b"}', "[" * 100_000]
)
def test_what_is_no_reading_is_refused(text: str | bytes) -> None:
    with pytest.raises(InputError):
        reading_from_json(text)


def test_a_record_with_only_the_gold_keys_is_a_reading() -> None:
    record = dict_from_reading(reading("1", (person("e1", "Thea Muster"),)))
    small = {
        key: record[key] for key in ("id", "date", "issuer", "title", "entities", "facts", "statements", "funding")
    }
    assert reading_from_dict(json.loads(json.dumps(small))).referents[0].name == "Thea Muster"
