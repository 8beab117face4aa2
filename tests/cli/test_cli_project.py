import json


def test_init_makes_a_project_and_changes_nothing_that_is_there(digigraph, tmp_path):
    outcome = digigraph("init", "projekt", "--base", "https://daten.example.de/")
    assert outcome.code == 0
    assert outcome.out == ""
    assert "next: cd projekt && digigraph build" in outcome.err
    settings = tmp_path / "projekt" / "digigraph.toml"
    assert 'base = "https://daten.example.de"' in settings.read_text()
    settings.write_text('[digigraph]\nbase = "https://mein.example"\n')
    assert "7 were there already" in digigraph("init", "projekt").err
    assert "mein.example" in settings.read_text()
    assert len(list((tmp_path / "projekt" / "releases").glob("*.txt"))) == 1


def test_the_written_settings_are_read_back_and_are_the_defaults(digigraph, tmp_path):
    from digigraph.config import read_config  # noqa: PLC0415

    digigraph("init", "projekt", "--no-example", "-q")
    written = read_config(tmp_path / "projekt")
    every_line = (tmp_path / "projekt" / "digigraph.toml").read_text().splitlines()
    shown = [line.removeprefix("# ") for line in every_line if " = " in line and not line.startswith("# licence")]
    (tmp_path / "projekt" / "digigraph.toml").write_text("[digigraph]\n" + "\n".join(shown) + "\n")
    assert read_config(tmp_path / "projekt") == written


def test_init_refuses_what_is_no_address(digigraph):
    assert digigraph("init", "p", "--base", "daten").code == 2
    assert digigraph("init", "p", "--base", "https://a b").code == 2


def test_doctor_is_content_with_this_installation(digigraph):
    digigraph("init", ".", "-q")
    outcome = digigraph("doctor", "--json")
    checks = {check["name"]: check for check in outcome.json["checks"]}
    assert outcome.code == 0
    assert checks["project"]["state"] == "ok"
    assert checks["graph"]["state"] == "note"


def test_doctor_counts_the_triples_of_a_graph(ask):
    assert "triples in" in ask("doctor").out


def test_doctor_says_what_is_broken(digigraph, tmp_path):
    (tmp_path / "digigraph.toml").write_text("[digigraph]\nbas = 1\n")
    outcome = digigraph("doctor")
    assert outcome.code == 1
    assert "unknown setting 'bas'" in outcome.out


def test_validate_reports_with_the_sentence_and_fails_on_demand(ask):
    outcome = ask("validate", "--format", "table")
    assert outcome.code == 0
    assert "│ Staatssekretärin für Digitales" in outcome.out
    assert ask("validate", "--fail-on", "warning").code == 1
    assert ask("validate", "--fail-on", "bald").code == 2
    report = ask("validate", "--json").json
    assert report["counts"]["error"] == 0
    assert report["findings"][0]["sentence"]


def test_a_graph_that_cannot_be_read_is_exit_code_three(digigraph, tmp_path):
    (tmp_path / "kaputt.ttl").write_text("<a> <b")
    assert digigraph("validate", "--from", "kaputt.ttl").code == 3
    assert digigraph("query", "aemter", "--from", "kaputt.ttl").code == 3
    assert digigraph("sparql", "ASK {}", "--from", "kaputt.ttl").code == 3
    assert digigraph("validate", "--from", "nix.ttl").code == 2


def test_evaluate_scores_given_predictions(digigraph, tmp_path):
    gold = {
        "id": "01",
        "date": "2018-03-01",
        "issuer": "Ministerium",
        "title": "Titel",
        "entities": [{"id": "p1", "type": "Person", "name": "Elke Sandmann", "mentions": ["Elke Sandmann"]}],
        "facts": [],
        "statements": [],
        "funding": [],
    }
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "01.json").write_text(json.dumps(gold))
    (tmp_path / "found.jsonl").write_text(json.dumps(gold) + "\n")
    outcome = digigraph("evaluate", "gold", "--predictions", "found.jsonl", "--json")
    assert outcome.json["entities"]["all"]["f1"] == 1.0
    assert "100.0" in digigraph("evaluate", "gold", "--predictions", "found.jsonl").out
    assert digigraph("evaluate", "gold", "--predictions", "found.jsonl", "--at-least", "0.5").code == 1
    assert digigraph("evaluate", "nix").code == 2
    assert digigraph("evaluate", "gold", "--predictions", "nix.jsonl").code == 2
