"""`digigraph network` from the command line."""

import json
import sys
from xml.etree import ElementTree

import pytest

from digigraph.cli import main


@pytest.fixture
def run(capsys, graph_file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def call(*arguments, graph=True):
        code = main(["network", *arguments, *(["--from", str(graph_file)] if graph else [])])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_without_a_command_the_recipes_are_listed(run):
    code, out, _ = run(graph=False)
    assert code == 0
    assert "foerderung" in out


def test_drawing_writes_a_picture_and_says_what_is_in_it(run, tmp_path):
    code, out, err = run("draw", "-o", "netz.svg")
    assert (code, out) == (0, "")
    assert "nodes" in err
    ElementTree.parse(tmp_path / "netz.svg")


def test_without_a_file_there_is_a_summary_with_sentences(run):
    code, out, _ = run("draw")
    assert code == 0
    assert "Institut für Fertigung Harz" in out
    assert "„Leiter ist das Institut für Fertigung Harz.“" in out


def test_page_is_written_by_its_suffix(run, tmp_path):
    assert run("draw", "foerderung", "-o", "netz.html")[0] == 0
    assert (tmp_path / "netz.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_around_takes_a_name_as_people_write_it(run):
    code, out, _ = run("draw", "--around", "sandmann", "--depth", "1", "--json")
    content = json.loads(out)
    assert code == 0
    assert "Elke Sandmann" in {node["label"] for node in content["nodes"]}
    assert "Breitbandoffensive Altmark" not in {node["label"] for node in content["nodes"]}


def test_from_takes_a_day_beside_the_graph(run):
    code, out, _ = run("draw", "--from", "2017", "--to", "2017-12", "--json")
    dates = {support["date"] for tie in json.loads(out)["ties"] for support in tie["supports"]}
    assert (code, dates) == (0, {"2017-05-11"})


@pytest.mark.parametrize("day", ["2016-13", "gestern", "2016-02-30"])
def test_day_that_is_none_is_a_usage_error(run, day):
    code, _, err = run("draw", "--to", day)
    assert code == 2
    assert "2016-10-27" in err


def test_unknown_recipe_is_a_usage_error_that_lists_recipes(run):
    code, _, err = run("draw", "freunde")
    assert code == 2
    assert "foerderung" in err


def test_unknown_suffix_is_a_usage_error_that_points_to_export(run):
    code, _, err = run("draw", "-o", "netz.gexf")
    assert code == 2
    assert "network export" in err


def test_empty_selection_is_a_picture_that_says_so(run, tmp_path):
    code, _, _ = run("draw", "--to", "1990", "-o", "leer.svg")
    assert code == 0
    assert "nichts" in (tmp_path / "leer.svg").read_text(encoding="utf-8")


def test_measures_come_in_every_format_of_tables(run):
    code, out, _ = run("stats", "--of", "network", "-f", "csv")
    assert code == 0
    assert out.startswith("measure,value\n")
    nodes = json.loads(run("stats", "--json")[1])["rows"]
    assert nodes[0]["strength"] >= nodes[-1]["strength"]
    assert "communities" in run("stats", "-f", "table")[1]


def test_unknown_table_is_a_usage_error(run):
    assert run("stats", "--of", "alles")[0] == 2


@pytest.mark.parametrize("name", ["netz.gexf", "netz.graphml", "netz.json", "netz.csv"])
def test_export_writes_by_suffix(run, tmp_path, name):
    assert run("export", "-o", name)[0] == 0
    assert (tmp_path / name).stat().st_size > 500


def test_export_without_a_file_is_an_edge_list(run):
    assert run("export")[1].startswith("source,sourceLabel,")


def test_two_days_of_one_graph_are_compared(run):
    code, out, _ = run("diff", "2016-12-31", "2018-12-31", "aemter", "-f", "csv")
    assert code == 0
    assert "removed,Elke Sandmann,hat das Amt" in out
    assert "added,Bernd Kroll,hat das Amt" in out


def test_same_graph_twice_does_not_differ(run, graph_file):
    assert run("diff", str(graph_file), str(graph_file), "--exit-code", graph=False)[0] == 0


def test_difference_can_be_the_exit_code_and_a_picture(run, tmp_path):
    assert run("diff", "2016-12-31", "2018-12-31", "-o", "neu.svg", "--exit-code")[0] == 1
    ElementTree.parse(tmp_path / "neu.svg")


def test_missing_cairosvg_is_said_with_the_install_command(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "cairosvg", None)
    code, _, err = run("draw", "-o", "netz.png")
    assert code == 2
    assert "digigraph[png]" in err


def test_png_is_a_png_where_cairosvg_is_there(run, tmp_path):
    pytest.importorskip("cairosvg")
    assert run("draw", "-o", "netz.png")[0] == 0
    assert (tmp_path / "netz.png").read_bytes().startswith(b"\x89PNG")


def test_recipe_of_the_project_is_found(run, tmp_path):
    folder = tmp_path / "queries"
    folder.mkdir()
    (tmp_path / "digigraph.toml").write_text("[digigraph]\n", encoding="utf-8")
    query = "#+ summary: Alles\nSELECT ?source ?target WHERE { VALUES (?source ?target) { ('Anna' 'Bernd') } }"
    (folder / "network-alles.rq").write_text(query, encoding="utf-8")
    code, out, _ = run("draw", "alles")
    assert code == 0
    assert "Anna" in out
