"""The patterns that the documentation gives for common questions find something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digigraph.ontology import NAMESPACES

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "graph.md"
PATTERNS = dict(re.findall(r"^\| ([^|]+\?) \| `([^`]+)` \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
PREFIXES = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in NAMESPACES.items())


def test_the_page_gives_patterns():
    assert len(PATTERNS) >= 9


@pytest.mark.parametrize("question", PATTERNS)
def test_a_documented_pattern_finds_something(graph, gold, question):
    gold["entities"][0]["attributes"] = {"house": "st-mw"}
    gold["facts"].append({"s": "m", "p": "initiates", "o": "k", "at": "Das Ministerium"})
    del gold["funding"][0]["hedge"]
    found = graph(gold).query(f"{PREFIXES} SELECT * WHERE {{ {PATTERNS[question]} }}")
    assert len(found) > 0
