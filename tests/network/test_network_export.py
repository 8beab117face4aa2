"""Files for other programs."""

import io
import json
from xml.etree import ElementTree

import networkx as nx
import pytest

from digigraph.errors import UsageError
from digigraph.model import Status
from digigraph.network import export, rows
from digigraph.queries.results import write

GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


@pytest.fixture
def small(network):
    return network(("Anna <&> \x01", "kennt", "Bernd", 2.0), ("Anna <&> \x01", "lobt", "Bernd", None, Status.PLANNED))


def test_gexf_holds_nodes_ties_days_and_places(small):
    root = ElementTree.fromstring(export.write(small, "gexf"))
    nodes, edges = root.findall(f".//{GEXF}node"), root.findall(f".//{GEXF}edge")
    assert root.get("version") == "1.3"
    assert {node.get("label") for node in nodes} == {"Anna <&> \ufffd", "Bernd"}
    assert all(node.find(f"{VIZ}position") is not None for node in nodes)
    assert [(edge.get("kind"), edge.get("weight")) for edge in edges] == [("kennt", "2"), ("lobt", None)]
    ids = {node.get("id") for node in nodes}
    assert all({edge.get("source"), edge.get("target")} <= ids for edge in edges)
    declared = {each.get("id") for each in root.findall(f".//{GEXF}attribute")}
    assert {value.get("for") for value in root.iter(f"{GEXF}attvalue")} <= declared


def test_graphml_comes_back_through_networkx(small):
    graph = nx.read_graphml(io.BytesIO(export.write(small, "graphml").encode()), force_multigraph=True)
    assert graph.number_of_nodes() == 2
    assert sorted(key for _, _, key in graph.edges(keys=True)) == ["kennt", "lobt"]
    assert graph.nodes["Bernd"]["kind"] == "Person"


def test_json_holds_every_sentence_and_says_which_network_it_is(small):
    content = json.loads(export.write(small, "json"))
    assert content["recipe"] == {"name": "probe", "version": "2.1.0", "title": "Wer wen kennt"}
    assert content["ties"][1]["weight"] is None
    assert content["ties"][1]["supports"][0]["status"] == "planned"
    assert content["ties"][0]["supports"][0]["sentence"].endswith("kennt Bernd.")


def test_edge_list_has_one_row_a_tie(small):
    lines = write(rows.ties(small), "csv").splitlines()
    assert lines[0].split(",")[:3] == ["source", "sourceLabel", "sourceKind"]
    assert len(lines) == 3


@pytest.mark.parametrize("name", ["gexf", "graphml", "json"])
def test_empty_network_makes_a_whole_file(network, name):
    written = export.write(network(), name)
    if name == "json":
        assert json.loads(written)["nodes"] == []
    else:
        ElementTree.fromstring(written)


def test_unknown_format_lists_the_known_ones(small):
    with pytest.raises(UsageError) as caught:
        export.write(small, "pajek")
    assert "gexf" in str(caught.value.hint)


def test_measures_are_written_without_exponent(network):
    ties = [(f"n{index}", "kennt", "n0") for index in range(1, 60)]
    assert "e-" not in write(rows.nodes(network(*ties)), "tsv").lower().replace("node-", "")


def test_limited_table_says_that_rows_are_missing(small):
    assert rows.nodes(small, 1).truncated == "only the first 1 of 2 rows"
