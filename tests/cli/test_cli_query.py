import csv
import io
import json

import pytest

from digigraph.cli.query import prepare


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ([], ["list"]),
        (["aemter"], ["run", "aemter"]),
        (["run", "list"], ["run", "list"]),
        (["aemter", "-p", "a=b"], ["run", "aemter", "-p", "a=b"]),
        (["aemter", "-p", "a", "b"], ["run", "aemter", "-p", "a=b"]),
        (["aemter", "--param", "a", "b=c", "-q"], ["run", "aemter", "--param", "a=b=c", "-q"]),
        (["-p", "a", "b", "aemter"], ["run", "-p", "a=b", "aemter"]),
        (["show", "aemter"], ["show", "aemter"]),
        (["--help"], ["--help"]),
    ],
)
def test_short_forms_are_written_out(given, read):
    assert prepare(given) == read


def test_without_a_name_queries_are_listed(digigraph):
    outcome = digigraph("query")
    assert outcome.code == 0
    assert outcome.out.splitlines()[0] == "name\tfrage\tparameter"
    assert "aemter\tWer hatte wann welches Amt\t[person] [stelle]" in outcome.out
    assert "Who held which office when" in digigraph("query", "list", "--lang", "en").out


def test_piped_output_is_tsv_with_iris(ask):
    outcome = ask("query", "aemter", "-p", "person=Elke Sandmann")
    lines = outcome.out.splitlines()
    assert lines[0].startswith("person\tamt\tstelle\tvon\tbis")
    assert lines[1].startswith("https://data.example.org/person/elke-sandmann\t")
    assert outcome.err == ""


def test_both_forms_of_a_parameter_mean_the_same(ask):
    assert (
        ask("query", "zustaendig", "-p", "tag=2017-01-01").out
        == ask("query", "zustaendig", "-p", "tag", "2017-01-01").out
    )


def test_a_name_is_looked_up_and_the_choice_is_said(ask):
    outcome = ask("query", "aemter", "-p", "person=Sandmann")
    assert outcome.code == 0
    assert outcome.err == "person: Elke Sandmann <https://data.example.org/person/elke-sandmann>\n"
    assert ask("query", "aemter", "-p", "person=Sandmann", "-q").err == ""


def test_a_slip_in_a_name_suggests_the_right_one(ask):
    outcome = ask("query", "aemter", "-p", "person=Sandman")
    assert outcome.code == 2
    assert "did you mean" in outcome.err
    assert "Elke Sandmann" in outcome.err


def test_wrong_parameters_list_the_right_ones(ask):
    assert "parameters: [person=iri or name], [stelle=iri or name]" in ask("query", "aemter", "-p", "wer=x").err
    assert "parameter tag is missing" in ask("query", "zustaendig").err
    assert "write 2016-10-27" in ask("query", "zustaendig", "-p", "tag=27.10.2016").err
    assert "a value is missing" in ask("query", "zustaendig", "-p", "tag").err


def test_a_value_can_come_from_a_file(ask, tmp_path):
    (tmp_path / "wer.txt").write_text("Elke Sandmann\n")
    assert len(ask("query", "aemter", "-p", "person=@wer.txt").out.splitlines()) == 2
    assert ask("query", "aemter", "-p", "person=@nix.txt").code == 2


def test_a_table_carries_its_evidence_as_notes(ask):
    out = ask("query", "aemter", "-p", "person=Elke Sandmann", "--format", "table").out
    assert "[1]" in out
    assert "│ Staatssekretärin für Digitales Dr. Elke Sandmann" in out
    assert "https://data.example.org/pm/2016-10-27-st-mw-049" in out
    assert "1 row · empty: von" in out


@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_line_of_a_table_is_wider_than_the_terminal(ask, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    for name in ("aemter", "initiativen", "foerderung-empfaenger", "widersprueche", "ministerien"):
        out = ask("query", name, "--format", "table").out
        assert max(map(len, out.splitlines())) <= width, name


def test_evidence_can_be_columns_notes_or_nothing(ask):
    assert "satz" in ask("query", "aemter", "--format", "md").out.splitlines()[0]
    footnotes = ask("query", "aemter", "--format", "md", "--evidence", "footnotes").out
    assert "satz" not in footnotes.splitlines()[0]
    assert "- \\[1\\] [" in footnotes
    assert "satz" not in ask("query", "aemter", "--format", "csv", "--evidence", "none").out.splitlines()[0]
    assert ask("query", "aemter", "--evidence", "irgendwie").code == 2


def test_the_suffix_of_the_output_file_chooses_the_format(ask, tmp_path):
    outcome = ask("query", "mitteilungen", "-o", tmp_path / "liste.csv")
    assert outcome.out == ""
    rows = list(csv.DictReader(io.StringIO((tmp_path / "liste.csv").read_text())))
    assert len(rows) == 4
    assert rows[1]["nummer"] == "049/2016"
    assert ask("query", "mitteilungen", "-o", tmp_path / "liste.xyz").code == 2


def test_json_has_rows_labels_and_no_truncation(ask):
    answer = ask("query", "aemter", "--json").json
    assert answer["ok"] is True
    assert answer["truncated"] is None
    assert answer["labels"][answer["rows"][0]["person"]] == "Bernd Kroll"


def test_labels_stand_beside_iris_on_request(ask):
    assert "personLabel" not in ask("query", "aemter").out
    assert "personLabel" in ask("query", "aemter", "--labels").out


def test_a_limit_is_kept_and_said_and_sets_the_exit_code(ask):
    outcome = ask("query", "mitteilungen", "--limit", "2")
    assert outcome.code == 5
    assert len(outcome.out.splitlines()) == 3
    assert "the answer is incomplete: only the first 2 rows" in outcome.err


def test_an_empty_answer_is_no_failure_unless_asked(ask):
    assert ask("query", "mitteilungen", "-p", "wort=Nashorn").code == 0
    assert ask("query", "mitteilungen", "-p", "wort=Nashorn", "--exit-code").code == 1


def test_the_bound_query_can_be_seen_without_running(ask):
    out = ask("query", "zustaendig", "-p", "tag=2017-01-01", "--show").out
    assert '"2017-01-01"^^<http://www.w3.org/2001/XMLSchema#date>' in out
    assert "?_tag_date" not in "\n".join(line for line in out.splitlines() if not line.startswith("#+"))


def test_as_of_and_status_are_parameters_by_another_name(ask):
    assert (
        ask("query", "zustaendig", "--as-of", "2017-01-01").out
        == ask("query", "zustaendig", "-p", "tag=2017-01-01").out
    )
    assert len(ask("query", "initiativen", "--status", "announced").out.splitlines()) == 2
    assert "does not take --as-of" in ask("query", "widersprueche", "--as-of", "2017-01-01").err


def test_construct_is_turtle_in_a_pipe(ask):
    out = ask("query", "wer-mit-wem").out
    assert "@prefix dg:" in out
    assert "org:holds" in out


def test_a_query_file_runs_by_its_path(ask, tmp_path):
    (tmp_path / "frage.rq").write_text("#+ summary: x\nSELECT ?x { VALUES ?x { 1 2 } }")
    assert ask("query", tmp_path / "frage.rq").out == "x\n1\n2\n"


def test_a_broken_query_file_is_bad_input_with_its_place(ask, tmp_path):
    (tmp_path / "frage.rq").write_text("SELECT ?x {\n  ?x ?y 'offen\n}")
    outcome = ask("query", tmp_path / "frage.rq")
    assert outcome.code == 3
    assert "frage.rq: line 2, column 9: string is not closed" in outcome.err


def test_show_explains_a_query(digigraph):
    out = digigraph("query", "show", "zustaendig").out
    assert "Wer hatte an einem Tag welches Amt" in out
    assert "date" in out
    described = digigraph("query", "show", "zustaendig", "--json", "--lang", "en").json
    assert described["parameters"][0] == {
        "name": "tag",
        "type": "date",
        "required": True,
        "default": None,
        "values": [],
        "class": None,
        "lookup": False,
        "label": "day",
    }
    assert digigraph("query", "show", "zustaendig", "--sparql").out.startswith("#+ summary:")
    assert digigraph("query", "show", "zustaendig", "--yasgui", "https://h/sparql").out.startswith(
        "https://yasgui.org/#query="
    )


def test_queries_are_tested_against_their_headers(ask, tmp_path):
    assert ask("query", "test").code == 0
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "kaputt.rq").write_text("#+ x-digigraph: {expect: {columns: [a, b]}}\nSELECT ?a {}")
    outcome = ask("query", "test", "kaputt")
    assert outcome.code == 1
    assert "columns are a; the header promises a, b" in outcome.out


def test_queries_are_exported_and_never_overwrite_changes(digigraph, tmp_path):
    assert digigraph("query", "export", "mine", "aemter").code == 0
    copied = tmp_path / "mine" / "aemter.rq"
    assert copied.read_text().startswith("#+ summary")
    copied.write_text("ASK {}")
    assert digigraph("query", "export", "mine", "aemter").code == 2
    assert digigraph("query", "export", "mine", "aemter", "--force").code == 0


def test_two_graphs_at_once_are_refused(ask):
    assert "name two graphs" in ask("query", "aemter", "--store", "memory:").err


def test_a_project_without_graph_says_what_to_do(digigraph):
    outcome = digigraph("query", "aemter")
    assert outcome.code == 2
    assert "digigraph build" in outcome.err


def test_an_exported_graph_stands_in_for_the_index(digigraph, graph_file, tmp_path):
    (tmp_path / "exports").mkdir()
    import pyoxigraph  # noqa: PLC0415

    store = pyoxigraph.Store()
    store.load(graph_file.read_bytes(), pyoxigraph.RdfFormat.N_QUADS)
    store.dump(str(tmp_path / "exports" / "graph.trig"), pyoxigraph.RdfFormat.TRIG)
    assert len(digigraph("query", "mitteilungen").out.splitlines()) == 5


def test_the_list_is_json_too(digigraph):
    names = [row["name"] for row in json.loads(digigraph("query", "list", "--json").out)["rows"]]
    assert names == sorted(names)
    assert len(names) >= 16


@pytest.mark.parametrize(("name", "text"), [("p.toml", "tag = 2017-01-01\n"), ("p.json", '{"tag": "2017-01-01"}')])
def test_parameters_come_from_a_file_and_flags_win(ask, tmp_path, name, text):
    (tmp_path / name).write_text(text)
    assert len(ask("query", "zustaendig", "--params", name).out.splitlines()) == 2
    assert len(ask("query", "zustaendig", "--params", name, "-p", "tag=1999-01-01").out.splitlines()) == 1


def test_a_broken_file_of_parameters_is_a_usage_error(ask, tmp_path):
    (tmp_path / "p.toml").write_text("tag = [")
    assert ask("query", "zustaendig", "--params", "p.toml").code == 2
    (tmp_path / "p.toml").write_text("tag = [1]")
    assert ask("query", "zustaendig", "--params", "p.toml").code == 2
