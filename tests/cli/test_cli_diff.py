"""`digigraph diff` on the invented graph and changed copies of it."""

import json

import pytest
from rdflib import Graph

KROLL = "<https://data.example.org/person/bernd-kroll>"
STATUS = "https://w3id.org/digigraph/voc/status/"


@pytest.fixture
def changed(graph_file, tmp_path):
    """Write a copy of the graph, line by line changed or left out."""

    def write(change):
        lines = (change(line) for line in graph_file.read_text(encoding="utf-8").splitlines(keepends=True))
        path = tmp_path / "changed.nq"
        path.write_text("".join(line for line in lines if line), encoding="utf-8")
        return path

    return write


def without_kroll(line):
    return "" if KROLL in line else line


def test_a_graph_does_not_differ_from_itself(digigraph, graph_file):
    outcome = digigraph("diff", graph_file, graph_file, "--format", "md", "--exit-code")
    assert outcome.code == 0
    assert "Nichts hat sich geändert." in outcome.out


def test_what_came_stands_under_the_thing_with_its_sentence(digigraph, graph_file, changed):
    outcome = digigraph("diff", changed(without_kroll), graph_file, "--format", "md", "--exit-code")
    assert outcome.code == 1
    part = outcome.out.split("## Bernd Kroll\n")[1].split("\n## ")[0]
    assert "- `+` Person" in part
    assert "hat das Amt: Staatssekretär für Digitales" in part
    assert "  > " in part


def test_the_other_way_round_it_went(digigraph, graph_file, changed):
    counts = digigraph("diff", graph_file, changed(without_kroll), "--json").json["counts"]
    assert counts["thing"] == {"added": 0, "removed": 1, "changed": 0}
    assert counts["fact"]["removed"] > 0
    assert counts["fact"]["added"] == counts["release"]["removed"] == 0


def test_another_status_is_a_change_of_the_same_fact(digigraph, graph_file, changed):
    (old, new) = (f"<{STATUS}{word}>" for word in ("planned", "done"))
    answer = digigraph("diff", graph_file, changed(lambda line: line.replace(old, new)), "--json").json
    changes = [each for each in answer["changes"] if each["what"] == "fact"]
    assert changes
    assert {each["change"] for each in changes} == {"changed"}
    assert all(" → " in each["said"] for each in changes)


def test_a_new_name_is_told_with_the_old_one(digigraph, graph_file, changed):
    path = changed(lambda line: line.replace('"Bernd Kroll"', '"Bernd Krollmann"'))
    outcome = digigraph("diff", graph_file, path, "--format", "tsv")
    assert "Bernd Kroll → Bernd Krollmann" in outcome.out


def test_turtle_names_what_changed(digigraph, graph_file, changed, tmp_path):
    path = tmp_path / "changes.ttl"
    assert digigraph("diff", changed(without_kroll), graph_file, "-o", path).code == 0
    graph = Graph().parse(path)
    answer = graph.query("ASK { ?c a cs:ChangeSet ; cs:addition [ rdfs:label ?l ] FILTER(CONTAINS(?l, 'Kroll')) }")
    assert answer.askAnswer


def test_a_folder_of_exports_will_do(digigraph, graph_file, tmp_path):
    (tmp_path / "exports").mkdir()
    Graph().serialize(tmp_path / "exports" / "graph.ttl", format="turtle")
    outcome = digigraph("diff", tmp_path, graph_file, "--json")
    assert outcome.code == 0
    assert json.loads(outcome.out)["counts"]["release"]["added"] == 4


def test_no_graph_is_a_usage_error(digigraph, graph_file, tmp_path):
    assert digigraph("diff", tmp_path / "nix", graph_file).code == 2
