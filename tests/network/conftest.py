"""Networks made of a few words, without a store: `network(("Anna", "kennt", "Bernd"), ...)`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from digigraph.model import Status
from digigraph.network import recipes
from digigraph.network.recipes import Recipe
from digigraph.network.ties import Network, Support, Tie, covered
from digigraph.queries import saved

HEADER = """#+ summary: Wer wen kennt
#+ x-digigraph:
#+   version: 2.1.0
#+   view: graph
#+   network: {block}
SELECT ?source ?target WHERE {{ ?source ?p ?target }}
"""


def recipe(block: str = "{weight: releases}", query: str | None = None) -> Recipe:
    text = HEADER.format(block=block) if query is None else query
    return recipes.from_query(saved.parse(text, Path("network-probe.rq")))


def build(*ties: tuple[Any, ...], block: str = "{weight: releases}", nodes: tuple[str, ...] = ()) -> Network:
    """Each tie: source, words, target, and optionally a weight and a status; kinds of nodes follow from their names."""
    made = recipe(block)
    graph = nx.MultiDiGraph() if made.directed else nx.MultiGraph()
    for node in sorted({tie[0] for tie in ties} | {tie[2] for tie in ties} | set(nodes)):
        graph.add_node(node, label=node, kind="Ministry" if node.startswith("Ministerium") else "Person", aliases=())
    for number, (source, words, target, *more) in enumerate(ties):
        weight = more[0] if more else 1.0
        status = more[1] if len(more) > 1 else Status.DONE
        support = Support(
            f"https://data.example.org/pm/{number}",
            "Titel",
            "",
            "2016-10-27",
            f"{source} {words} {target}.",
            status,
            0.9,
        )
        graph.add_edge(source, target, key=words, tie=Tie(source, target, words, words, (support,), weight))
    return Network(graph, made, covered(graph, len(ties) + 3))


@pytest.fixture
def network():
    return build


@pytest.fixture
def make_recipe():
    return recipe


@pytest.fixture(scope="session")
def star():
    """Forty persons with long names around a ministry, and three pairs apart."""
    name = "Ministerium für Wirtschaft, Wissenschaft, Digitalisierung und Landesentwicklung des Landes"
    ties = [(f"Vorname{index:02d} Nachname-Doppelname", "arbeitet in", name, float(index + 1)) for index in range(40)]
    ties += [(f"Linke{index}", "kennt", f"Rechte{index}") for index in range(3)]
    ties += [("Vorname00 Nachname-Doppelname", "kennt", f"Vorname{index:02d} Nachname-Doppelname") for index in (7, 9)]
    return build(*ties)
