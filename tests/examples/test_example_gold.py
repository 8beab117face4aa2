"""The annotations of the example releases stand on the texts and use the known terms."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from digigraph.model import Kind
from digigraph.ontology import LITERAL_PREDICATES, PREDICATE_NAMES

FACT_BASE = Path(__file__).parents[3] / "shared" / "domain" / "authority.json"
MODALITIES = (None, "planned")


def quoted_strings(item: dict[str, Any]) -> Iterator[str]:
    """Every string of an item that must stand literally in the text."""
    yield item["title"]
    for entity in item["entities"]:
        yield from entity["mentions"]
    yield from (fact["evidence"] for fact in item["facts"])
    yield from (statement["quote"] for statement in item["statements"])
    yield from (grant["evidence"] for grant in item["funding"])


def test_at_least_twenty_five_releases_are_annotated(gold_items: list[dict[str, Any]]) -> None:
    assert len(gold_items) >= 25


def test_a_third_is_held_out(gold_items: list[dict[str, Any]]) -> None:
    held_out = sum(item.get("held_out", False) for item in gold_items)
    assert abs(held_out * 3 - len(gold_items)) <= 2


def test_every_annotated_string_stands_in_the_text(
    gold_items: list[dict[str, Any]], release_texts: Mapping[str, str]
) -> None:
    strays = [
        (item["id"], string)
        for item in gold_items
        for string in quoted_strings(item)
        if string not in release_texts[item["id"]]
    ]
    assert strays == []


def test_every_identifier_resolves(gold_items: list[dict[str, Any]]) -> None:
    for item in gold_items:
        known = {entity["id"] for entity in item["entities"]}
        assert len(known) == len(item["entities"]), item["id"]
        for fact in item["facts"]:
            assert fact["s"] in known, (item["id"], fact)
            assert fact["o"] in known or fact["p"] in LITERAL_PREDICATES, (item["id"], fact)
        for statement in item["statements"]:
            assert statement["speaker"] in known, (item["id"], statement)
        for grant in item["funding"]:
            assert grant["programme"] is None or grant["programme"] in known, (item["id"], grant)


def test_types_predicates_and_modalities_are_known(gold_items: list[dict[str, Any]]) -> None:
    kinds = {kind.value for kind in Kind}
    for item in gold_items:
        assert {entity["type"] for entity in item["entities"]} <= kinds
        assert {fact["p"] for fact in item["facts"]} <= set(PREDICATE_NAMES)
        assert all(fact.get("modality") in MODALITIES for fact in item["facts"])


def test_facts_are_not_given_twice(gold_items: list[dict[str, Any]]) -> None:
    for item in gold_items:
        triples = [(fact["s"], fact["p"], fact["o"]) for fact in item["facts"]]
        assert len(set(triples)) == len(triples), item["id"]


def test_the_true_day_is_the_day_of_the_name(gold_items: list[dict[str, Any]]) -> None:
    assert [item["id"] for item in gold_items if item["date"] != item["id"][:10]] == []


def test_parts_add_up_to_their_total(gold_items: list[dict[str, Any]]) -> None:
    for item in gold_items:
        parts = sum(grant["amount_eur"] for grant in item["funding"] if grant.get("partOfTotal"))
        totals = [grant["amount_eur"] for grant in item["funding"] if grant.get("total")]
        assert not parts or parts in totals, item["id"]


def test_only_invented_persons_are_quoted(gold_items: list[dict[str, Any]]) -> None:
    if not FACT_BASE.exists():
        pytest.skip("needs the fact base at ../shared/domain")
    officials = {person["name"] for person in json.loads(FACT_BASE.read_text(encoding="utf-8"))["persons"]}
    for item in gold_items:
        names = {entity["id"]: entity["name"] for entity in item["entities"]}
        for statement in item["statements"]:
            assert names[statement["speaker"]] not in officials, (item["id"], statement)
