"""Runs commands the way the console script does, in this process."""

import json
from dataclasses import dataclass

import pytest

from digigraph.cli import console, main


@dataclass
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def error(self):
        return json.loads(self.err.splitlines()[-1])["error"]


@pytest.fixture
def digigraph(capsys, monkeypatch, tmp_path):
    """Call a command in an empty folder; returns its outcome."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("DIGIGRAPH_STORE", "DIGIGRAPH_PROJECT", "DIGIGRAPH_LANG", "NO_COLOR", "DIGIGRAPH_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments):
        console.settings.quiet = console.settings.verbose = False
        console.settings.color = True
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def ask(digigraph, graph_file):
    """Call a command that reads a graph on the invented one."""
    return lambda *arguments: digigraph(*arguments, "--from", graph_file)
