import json
import os
import subprocess
import sys
import time

import pytest

from digigraph import __version__
from digigraph.cli import commands, frame

RUN = [sys.executable, "-m", "digigraph.cli"]


def test_the_overview_begins_with_examples_and_lists_what_can_run(digigraph):
    outcome = digigraph("--help")
    assert outcome.code == 0
    assert "digigraph init projekt && cd projekt" in outcome.out.splitlines()[2]
    assert all(f"\n  {name}" in outcome.out for name in commands.installed())
    assert digigraph().out == outcome.out


def test_the_overview_loads_no_heavy_library():
    probe = "import sys; from digigraph.cli import main; main(['--help']); print([m for m in %r if m in sys.modules])"
    heavy = ["rdflib", "pyoxigraph", "typer", "rich", "yaml", "networkx", "pyshacl"]
    done = subprocess.run([sys.executable, "-c", probe % heavy], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_overview_answers_at_once():
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([*RUN, "--help"], capture_output=True, check=True)
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < 0.3


@pytest.mark.parametrize("name", commands.installed())
def test_every_command_has_help_with_examples(digigraph, name):
    outcome = digigraph(name, "--help")
    assert outcome.code == 0
    assert "Examples:" in outcome.out
    assert f"digigraph {name}" in outcome.out


@pytest.mark.parametrize("name", commands.installed())
def test_every_command_refuses_an_option_that_does_not_exist(digigraph, name):
    outcome = digigraph(name, "--gibt-es-nicht")
    assert outcome.code == 2
    assert outcome.err.startswith("error: ")
    assert outcome.out == ""


def test_version(digigraph):
    assert digigraph("--version").out == f"digigraph {__version__}\n"


def test_a_misspelt_command_is_answered_with_what_was_meant(digigraph):
    outcome = digigraph("querry")
    assert (outcome.code, outcome.err) == (2, "error: there is no command 'querry'\n       did you mean query?\n")


def test_an_option_before_the_command_is_explained(digigraph):
    assert "belongs after a command" in digigraph("-q", "query").err


@pytest.mark.parametrize("topic", ["exit-codes", "formats", "environment"])
def test_help_has_topics(digigraph, topic):
    outcome = digigraph("help", topic)
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) > 8


def test_help_on_a_command_is_its_help(digigraph):
    assert digigraph("help", "why").out == digigraph("why", "--help").out
    assert digigraph("help", "nix").code == 2


def test_an_error_is_json_when_the_answer_was_to_be(digigraph):
    outcome = digigraph("query", "gibtesnicht", "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.error["code"] == "DG-U001"
    assert outcome.error["exit_code"] == 2
    assert "gibtesnicht" in outcome.error["message"]
    assert digigraph("query", "gibtesnicht", "--format", "json").error == outcome.error


def test_an_error_nobody_raised_is_one_line_and_no_traceback(digigraph, monkeypatch):
    monkeypatch.setattr(frame, "_dispatch", lambda _: 1 / 0)
    outcome = digigraph("query")
    assert outcome.code == 1
    assert outcome.err.startswith("error: internal error: ZeroDivisionError")
    assert "Traceback" not in outcome.err
    monkeypatch.setenv("DIGIGRAPH_DEBUG", "1")
    assert "Traceback" in digigraph("query").err


def test_an_interrupt_is_quiet(digigraph, monkeypatch):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(frame, "_dispatch", interrupt)
    outcome = digigraph("query")
    assert (outcome.code, outcome.err) == (130, "\ninterrupted\n")


def test_a_reader_that_goes_away_causes_no_complaint(graph_file):
    query = "SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 60000"
    command = [*RUN, "sparql", query, "--from", str(graph_file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        complaint = process.stderr.read()
    assert complaint == b""


def test_output_is_utf_8_whatever_the_locale(graph_file):
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    query = "SELECT ?n { ?s skos:prefLabel ?n FILTER(CONTAINS(?n, 'Müller')) }"
    done = subprocess.run(
        [*RUN, "sparql", query, "--from", str(graph_file)], capture_output=True, env=environment, check=True
    )
    assert "Jörg Müller-Groß" in done.stdout.decode()


def test_shell_completion_knows_all_commands():
    environment = {
        **os.environ,
        "_DIGIGRAPH_COMPLETE": "complete_bash",
        "COMP_WORDS": "digigraph va",
        "COMP_CWORD": "1",
    }
    done = subprocess.run(RUN, capture_output=True, text=True, env=environment, check=False)
    assert "validate" in done.stdout


def test_the_command_table_names_a_summary_for_each():
    assert all(command.summary and command.group for command in commands.COMMANDS.values())
    assert json.dumps(list(commands.COMMANDS))


@pytest.mark.parametrize("command", ["show", "why", "query run", "diff"])
def test_a_missing_argument_is_a_usage_error_that_names_it(digigraph, command):
    outcome = digigraph(*command.split())
    assert outcome.code == 2
    assert "missing" in outcome.err.lower()


@pytest.mark.parametrize(
    "options", [["--format", "tsv"], ["-f", "tsv", "--lang=en"], ["--tag", "personen", "-f", "csv"]]
)
def test_queries_are_listed_when_none_is_named(digigraph, options):
    outcome = digigraph("query", *options)
    assert outcome.code == 0
    assert "aemter" in outcome.out
