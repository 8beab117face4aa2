import io
import json
import sys

import pytest

from digigraph.cli.sparql import with_prefixes

PEOPLE = "SELECT ?n { ?p a dg:Person ; skos:prefLabel ?n } ORDER BY ?n"


def test_the_usual_prefixes_need_not_be_declared(ask):
    assert ask("sparql", PEOPLE).out == "n\nBernd Kroll\nElke Sandmann\nJörg Müller-Groß\n"


def test_declared_prefixes_are_left_alone_and_lines_keep_their_numbers():
    query = "PREFIX dg: <http://e/>\nSELECT * { ?s a dg:X ; org:y ?o }"
    assert with_prefixes(query) == "PREFIX org: <http://www.w3.org/ns/org#> " + query
    assert with_prefixes("ASK {}") == "ASK {}"


def test_a_query_comes_from_a_file_or_standard_input(ask, tmp_path, monkeypatch):
    (tmp_path / "frage.rq").write_text(PEOPLE)
    assert ask("sparql", tmp_path / "frage.rq").out.startswith("n\nBernd")
    monkeypatch.setattr(sys, "stdin", io.StringIO(PEOPLE))
    assert ask("sparql", "-").out.startswith("n\nBernd")
    assert ask("sparql", "nix.rq").code == 2


def test_ask_answers_and_can_set_the_exit_code(ask):
    assert ask("sparql", "ASK { ?s a dg:Person }").out == "answer\ntrue\n"
    assert ask("sparql", "ASK { ?s a dg:Nix }", "--exit-code").code == 1
    assert ask("sparql", "ASK { ?s a dg:Person }", "-f", "table").out == "ja\n"
    assert ask("sparql", "ASK { ?s a dg:Nix }", "-f", "table", "--lang", "en").out == "no\n"


@pytest.mark.parametrize("format_name", ["csv", "tsv", "json", "jsonl", "md", "html", "srj", "srx", "table"])
def test_every_format_is_written(ask, format_name):
    outcome = ask("sparql", PEOPLE, "--format", format_name)
    assert outcome.code == 0
    assert "Elke Sandmann" in outcome.out


@pytest.mark.parametrize("format_name", ["ttl", "nt", "jsonld", "csv"])
def test_triples_have_formats_too(ask, format_name):
    outcome = ask("sparql", "CONSTRUCT { ?p foaf:name ?n } WHERE { ?p foaf:name ?n }", "-f", format_name)
    assert outcome.code == 0
    assert "Elke Sandmann" in outcome.out


def test_a_query_that_is_none_is_bad_input_with_its_place(ask):
    outcome = ask("sparql", "SELECT * { ?s ?p 'x }", "--json")
    assert outcome.code == 3
    assert outcome.error["message"] == "line 1, column 18: string is not closed"


@pytest.mark.parametrize(
    "query", ["SELECT * { SERVICE <http://127.0.0.1:9/> {} }", "LOAD <http://127.0.0.1:9/>", "DROP ALL"]
)
def test_queries_stay_in_the_graph_and_only_read(ask, query):
    assert ask("sparql", query).code == 3


def test_a_query_that_takes_too_long_is_stopped(ask):
    outcome = ask("sparql", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "--timeout", "0.5")
    assert outcome.code == 5
    assert "stopped after 0.5 seconds" in outcome.err


def test_rows_above_the_limit_are_said_to_be_missing(ask):
    outcome = ask("sparql", "SELECT * { ?s ?p ?o }", "--limit", "3", "--json")
    assert outcome.code == 5
    assert json.loads(outcome.out)["truncated"] == "only the first 3 rows"


def test_the_query_can_be_shown_instead_of_run(digigraph):
    assert digigraph("sparql", "ASK { ?s a dg:X }", "--show").out.startswith(
        "PREFIX dg: <https://w3id.org/digigraph/ns#> ASK"
    )
