"""Extraction does not get worse unnoticed: the figures on the annotated examples, with a floor under each.

A floor is raised when a change has earned it, and never lowered to let a change in.
"""

import json
from pathlib import Path

import pytest

from digigraph.cli import main

ROOT = Path(__file__).parents[2]
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scores(tmp_path_factory):
    path = tmp_path_factory.mktemp("scores") / "scores.json"
    assert main(["evaluate", str(ROOT / "examples" / "gold"), "--format", "json", "--output", str(path)]) == 0
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("figure", "floor"), FLOORS.items())
def test_no_figure_is_below_its_floor(scores, figure, floor):
    value = scores
    for step in figure.split("/"):
        value = value[step]
    assert value >= floor


def test_releases_with_next_to_nothing_in_them_yield_nothing_wrong(scores):
    assert scores["document"]["wrong_items_per_near_empty_release"] == 0
