import json

import pytest

RELEASE = """Ministerium für Bau und Verkehr - Pressemitteilung Nr.: {number}/2009

Magdeburg, den {day}. Juni 2009

{title}

Die Staatssekretärin im Ministerium für Bau und Verkehr, Dr. Elke Sandmann, hat heute in Burg den Neubau der
Wasserwacht Burg e. V. eröffnet.

„Das Warten hat ein Ende“, sagte Sandmann.
"""


@pytest.fixture
def project(digigraph, tmp_path):
    """A project with two releases."""
    digigraph("init", ".", "-q", "--no-example")
    for number, (day, title) in enumerate(
        [(9, "Neubau in Burg eröffnet"), (10, "Neubau in Burg gut besucht")], start=7
    ):
        text = RELEASE.format(number=number, day=day, title=title)
        (tmp_path / "releases" / f"{number}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_new_project_is_built_and_asked_at_once(digigraph, tmp_path):
    digigraph("init", ".", "-q")
    outcome = digigraph("build", "--engine", "serial")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.startswith("1 release (1 read anew)\n")
    assert {path.name for path in (tmp_path / "exports").iterdir()} >= {"graph.ttl", "graph.trig", "build.json"}
    assert "Elke Sandmann" in digigraph("query", "aemter", "--labels").out
    assert digigraph("show", "Sandmann").code == 0
    assert digigraph("validate").code == 0


def test_build_says_how_much_was_done(digigraph, project):
    outcome = digigraph("build", "--engine", "serial")
    assert outcome.err.splitlines()[0] == "2 releases (2 read anew)"
    assert "1 person" in outcome.err
    assert "2 releases (0 read anew): nothing had changed" in digigraph("build", "--engine", "serial").err
    assert digigraph("build", "--engine", "serial", "-q").err == ""
    assert "2 releases (2 read anew)" in digigraph("build", "--engine", "serial", "--full").err


def test_build_reports_as_json(digigraph, project):
    report = digigraph("build", "--engine", "serial", "--json").json
    assert report["ok"] is True
    assert report["counts"]["releases"] == 2
    assert set(report["outputs"]) >= {"graph.ttl", "graph.trig"}


def test_a_release_that_fails_is_named_and_sets_the_exit_code(digigraph, project):
    (project / "releases" / "bild.txt").write_bytes(b"%PDF-1.4")
    outcome = digigraph("build", "--engine", "serial")
    assert outcome.code == 6
    assert "bild.txt" in outcome.err
    assert "PDF" in outcome.err
    assert outcome.err.startswith("2 releases")
    report = digigraph("build", "--engine", "serial", "--json")
    assert report.code == 6
    assert report.json["failures"][0]["item"].endswith("bild.txt")
    assert "bild.txt" in digigraph("why-not", "bild.txt").out


def test_exports_and_store_go_where_they_are_told(digigraph, project):
    digigraph("build", "--engine", "serial", "--exports", "anderswo", "--store", "oxigraph:index")
    assert (project / "anderswo" / "graph.ttl").is_file()
    assert len(digigraph("query", "mitteilungen", "--store", "oxigraph:index").out.splitlines()) == 3


@pytest.mark.parametrize("arguments", [["nix.txt"], ["--engine", "dampf"], ["--store", "memory:"], ["--jobs", "-1"]])
def test_a_wrong_call_is_a_usage_error(digigraph, project, arguments):
    assert digigraph("build", *arguments).code == 2


def test_extract_in_a_pipe_is_one_object_a_release(digigraph, project):
    outcome = digigraph("extract", "--engine", "serial")
    first, second = map(json.loads, outcome.out.splitlines())
    assert (first["id"], second["id"]) == ("7", "8")
    assert first["date"] == "2009-06-09"
    text = (project / "releases" / "7.txt").read_text(encoding="utf-8")
    mentions = [mention for entity in first["entities"] for mention in entity["mentions"]]
    assert mentions
    assert all(text[mention["start"] : mention["end"]] == mention["surface"] for mention in mentions)
    assert all(text[f["evidence"]["start"] : f["evidence"]["end"]] == f["evidence"]["text"] for f in first["facts"])


def test_extract_has_a_form_to_be_read(digigraph, project):
    out = digigraph("extract", "releases/7.txt", "--format", "table").out
    assert "Neubau in Burg eröffnet" in out
    assert "Elke Sandmann  „Das Warten hat ein Ende“" in out
    assert "hat das Amt" in out


def test_extract_writes_files_and_json(digigraph, project):
    digigraph("extract", "--engine", "serial", "-o", "gefunden.jsonl")
    assert len((project / "gefunden.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    assert len(digigraph("extract", "--engine", "serial", "--json").json) == 2
    assert digigraph("extract", "--format", "csv").code == 2


def test_extract_goes_on_after_a_failure_and_says_so(digigraph, project):
    (project / "releases" / "0.txt").write_bytes(b"\x89PNG")
    outcome = digigraph("extract", "--engine", "serial")
    assert outcome.code == 6
    assert len(outcome.out.splitlines()) == 2
    assert "0.txt" in outcome.err
