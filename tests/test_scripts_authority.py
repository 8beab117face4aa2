"""The committed authority is what the script writes from the fact base."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FACT_BASE = ROOT.parent / "shared" / "domain" / "authority.json"


@pytest.fixture(scope="module")
def script():
    path = ROOT / "scripts" / "authority.py"
    spec = importlib.util.spec_from_file_location("authority_script", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not FACT_BASE.is_file(), reason="the fact base is not here")
def test_the_shipped_files_are_what_the_script_writes(script, tmp_path, monkeypatch):
    monkeypatch.setattr(script, "FOLDER", tmp_path)
    monkeypatch.setattr("sys.argv", ["authority.py", str(FACT_BASE)])
    script.main()
    for written in sorted(tmp_path.iterdir()):
        shipped = ROOT / "ontology" / "authority" / written.name
        assert written.read_text(encoding="utf-8") == shipped.read_text(encoding="utf-8"), written.name


@pytest.mark.skipif(not FACT_BASE.is_file(), reason="the fact base is not here")
def test_every_source_of_the_fact_base_is_kept(script):
    base = json.loads(FACT_BASE.read_text(encoding="utf-8"))
    written = "".join(block for part in (script.houses, script.officials, script.governments) for block in part(base))
    for row in (*base["ministries"][0]["names"], *base["cabinets"], *base["other_governments"]):
        for source in row["sources"]:
            assert script.iri(source) in written


def test_a_day_is_read_from_the_address_of_a_release(script):
    assert script.seen_in(["https://x.example/2008/11/05/muehle/", "https://x.example/a"]) == ["2008-11-05"]


@pytest.mark.parametrize(
    ("seen", "start", "days"),
    [
        ("2016-2024", None, ["2016", "2024"]),
        ("from Nov 2018; seen 2022-07-28", "2018-11", ["2022-07-28"]),
        ("from 2017-11-22", "2017-11-22", []),
        ("from 2021-12 seen", None, ["2021-12"]),
        ("2022-08 (earlier Staatssekretärin)", None, ["2022-08"]),
    ],
)
def test_a_sighting_is_no_start(script, seen, start, days):
    assert script.since(seen) == start
    assert script.sightings(seen) == days


def test_a_literal_and_an_iri_are_escaped(script):
    assert script.text('Ministerium "Neu"', "de") == '"Ministerium \\"Neu\\""@de'
    assert script.iri("https://x/a b") == "<https://x/a%20b>"
