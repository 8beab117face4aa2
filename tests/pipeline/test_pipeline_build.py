"""What a build writes, and what it does not do again."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from digigraph.config import Config, read_config
from digigraph.engines.serial import SerialEngine
from digigraph.errors import UsageError
from digigraph.model import Assertion, Evidence, Failure, Kind, Reading, Release, Span
from digigraph.pipeline import BuildReport, build, extract, read_questions
from digigraph.resolve.judgements import FILE_NAME, Judgements, Verdict, judgement, key, write_judgements
from digigraph.stores import address, open_file, open_store
from invented import evidence, fact, person, read_release, reading, referent, write_release

LABELS = (
    "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dg: <https://w3id.org/digigraph/ns#> "
    "SELECT ?label { ?x a dg:Person ; skos:prefLabel ?label } ORDER BY ?label"
)
FILES = ("graph.ttl", "graph.trig", "build.json", "ids.tsv")


def office(identifier: str, name: str, role: str, body: str, day: str = "2018-03-01", **more: object) -> Reading:
    referents = (person("e1", name), referent("e2", "Office", role, role=role), referent("e3", "Organization", body))
    return reading(identifier, referents, (fact("e1", "holdsOffice", "e2"), fact("e2", "officeOf", "e3")), day, **more)


RELEASES = (
    office("r1", "Ada Tann", "Vorsitzende", "Imkerverein Aue e. V."),
    office("r2", "Ada Tann", "Vorsitzende", "Imkerverein Aue", "2018-05-01"),
    office("r3", "Ole Lund", "Geschäftsführer", "Birken GmbH", number="12"),
    office("r4", "Eva Kern", "Präsidentin", "Hochschule Aue", land="Hessen", house=None, url="http://x.test/ä b|c"),
)


@pytest.fixture
def project(tmp_path: Path) -> Config:
    """A project with four releases."""
    (tmp_path / "digigraph.toml").write_text("[digigraph]\n", encoding="utf-8")
    for each in RELEASES:
        write_release(tmp_path / "releases", each)
    return read_config(tmp_path, engine="serial")


def built(config: Config, **more: object) -> BuildReport:
    return build(config, read_release=read_release, **more)  # type: ignore[arg-type]


def files_of(config: Config) -> dict[str, bytes]:
    folders = (config.exports, config.root)
    return {path.name: path.read_bytes() for folder in folders for path in folder.glob("*.*") if path.name in FILES}


def labels(config: Config) -> list[str]:
    store = open_store(address(config))
    found = [str(label) for (label,) in store.select(LABELS)]
    store.close()
    return found


def test_a_build_writes_graph_report_and_index(project: Config) -> None:
    report = built(project)
    assert (report.read_anew, report.counts["releases"], report.counts["Person"]) == (4, 4, 3)
    assert sorted(files_of(project)) == sorted(FILES)
    assert labels(project) == ["Ada Tann", "Eva Kern", "Ole Lund"]
    for name in ("graph.ttl", "graph.trig"):
        assert [str(label) for (label,) in open_file(project.exports / name).select(LABELS)] == labels(project)
    written = json.loads((project.exports / "build.json").read_text(encoding="utf-8"))
    assert written["counts"] == dict(report.counts)
    assert [(each["id"], each["outcome"], each["source"]) for each in written["releases"]][:2] == [
        ("r1", "read", "releases/r1.txt"),
        ("r2", "read", "releases/r2.txt"),
    ]
    assert not [path for path in project.exports.iterdir() if path.name.startswith(".")]


def test_the_index_answers_without_naming_graphs_and_by_release(project: Config) -> None:
    built(project)
    store = open_store(address(project))
    types = "SELECT (COUNT(*) AS ?n) { <https://data.example.org/person/ada-tann> a <https://w3id.org/digigraph/ns#Person> }"
    ((count,),) = store.select(types)
    assert int(count) == 1
    graphs = store.select("SELECT ?g { GRAPH ?g { ?release <https://w3id.org/digigraph/ns#sha256> ?x } }")
    assert len(list(graphs)) == 4
    store.close()


def test_building_again_reads_and_writes_nothing(project: Config) -> None:
    first = built(project)
    stamps = {path: path.stat().st_mtime_ns for path in project.exports.iterdir()}
    again = built(project)
    assert again.unchanged
    assert again.read_anew == 0
    assert (again.counts, again.outputs) == (first.counts, first.outputs)
    assert {path: path.stat().st_mtime_ns for path in project.exports.iterdir()} == stamps


def test_only_what_changed_is_read_again(project: Config) -> None:
    built(project)
    write_release(project.root / "releases", office("r3", "Ole Lund", "Vorstand", "Birken GmbH"))
    write_release(project.root / "releases", office("r5", "Ida Moos", "Leiterin", "Museum Aue"))
    report = built(project)
    assert report.read_anew == 2
    assert "Ida Moos" in labels(project)


def test_a_removed_release_takes_its_facts_with_it(project: Config) -> None:
    built(project)
    (project.root / "releases" / "r3.txt").unlink()
    report = built(project)
    assert (report.read_anew, labels(project)) == (0, ["Ada Tann", "Eva Kern"])
    assert b"Birken" not in (project.exports / "graph.ttl").read_bytes()


@pytest.mark.parametrize("keep_registry", [True, False])
def test_an_incremental_build_gives_the_bytes_of_a_full_one(
    project: Config, tmp_path_factory: pytest.TempPathFactory, keep_registry: bool
) -> None:
    releases = project.root / "releases"
    for path in sorted(releases.iterdir())[2:]:
        path.rename(project.root / path.name)
    built(project)
    for path in project.root.glob("r*.txt"):
        path.rename(releases / path.name)
    built(project)
    (releases / "r1.txt").unlink()
    write_release(releases, office("r2", "Ada Tann", "Schatzmeisterin", "Imkerverein Aue", "2018-05-01"))
    write_release(releases, office("r6", "Ada Tann", "Vorsitzende", "Imkerverein Aue", "2018-06-01"))
    built(project)
    elsewhere = tmp_path_factory.mktemp("full")
    shutil.copytree(releases, elsewhere / "releases")
    shutil.copy(project.root / "digigraph.toml", elsewhere)
    if keep_registry:
        shutil.copy(project.root / "ids.tsv", elsewhere)
    other = read_config(elsewhere, engine="serial")
    built(other)
    names = FILES if keep_registry else ("graph.ttl", "graph.trig")
    assert {n: files_of(other)[n] for n in names} == {n: files_of(project)[n] for n in names}
    assert built(project, full=True).read_anew == 4
    assert files_of(other)["graph.trig"] == files_of(project)["graph.trig"]


def test_the_order_of_sources_and_files_does_not_matter(project: Config) -> None:
    built(project)
    expected = files_of(project)
    shutil.rmtree(project.exports)
    (project.root / "ids.tsv").unlink()
    places = sorted((project.root / "releases").iterdir(), reverse=True)
    built(project, sources=places)
    assert files_of(project) == expected


def test_a_lost_or_damaged_output_is_written_again(project: Config) -> None:
    built(project)
    expected = files_of(project)
    (project.exports / "graph.ttl").unlink()
    (project.exports / "graph.trig").write_text("damaged", encoding="utf-8")
    assert not built(project).unchanged
    assert files_of(project) == expected
    shutil.rmtree(project.work / "index")
    assert not built(project).unchanged
    assert labels(project) == ["Ada Tann", "Eva Kern", "Ole Lund"]


def test_a_damaged_cache_is_read_again(project: Config) -> None:
    built(project)
    expected = files_of(project)
    for number, path in enumerate(sorted((project.work / "readings").glob("*/*/*.json"))):
        path.write_bytes(path.read_bytes()[: 50 * number])
    shutil.rmtree(project.exports)
    assert built(project).read_anew == 4
    assert files_of(project) == expected


def test_a_judgement_changes_the_graph_without_reading_anything(project: Config) -> None:
    built(project)
    keys = [key(Kind.PERSON, "Ada Tann", release) for release in ("r1", "r2")]
    judged = judgement(Verdict.DIFFERENT, *keys, author="thea", day="2026-01-01")
    write_judgements(project.root / FILE_NAME, Judgements((judged,)))
    report = built(project)
    assert (report.read_anew, report.counts["Person"]) == (0, 4)
    (project.root / FILE_NAME).unlink()
    assert built(project).counts["Person"] == 3


def test_contradicting_judgements_stop_the_build_and_leave_the_graph(project: Config) -> None:
    built(project)
    before = files_of(project)
    line = "Person:Ada Tann@r1\tPerson:Ada Tann@r2\tx\t2026-01-01\t\n"
    (project.root / FILE_NAME).write_text(f"same\t{line}different\t{line}", encoding="utf-8")
    with pytest.raises(UsageError, match="two verdicts"):
        built(project)
    assert files_of(project) == before


def test_a_release_that_cannot_be_read_stops_nothing(project: Config) -> None:
    (project.root / "releases" / "r9.txt").write_text("no reading", encoding="utf-8")
    with_default = build(project, read_release=read_or_fail)
    assert with_default.counts["releases"] == 4
    (failure,) = with_default.failures
    assert (failure.item, failure.stage, failure.error) == ("releases/r9.txt", "parse", "JSONDecodeError")


def read_or_fail(release: Release) -> Reading | Failure:
    try:
        return read_release(release)
    except ValueError as error:
        return Failure(release.source, "parse", type(error).__name__, str(error))


def test_a_fact_without_evidence_costs_its_release_and_no_other(project: Config) -> None:
    broken = office("r5", "Ida Moos", "Leiterin", "Museum Aue")
    wrong = Evidence(Span(0, 3), "longer than three", "test")
    facts = (*broken.assertions, Assertion("e1", "memberOf", "e3", wrong))
    write_release(project.root / "releases", replace(broken, assertions=facts))
    report = built(project)
    assert [(f.item, f.stage, f.error) for f in report.failures] == [("releases/r5.txt", "graph", "EvidenceError")]
    assert "Ida Moos" not in labels(project)
    assert {verdict.id: verdict.outcome for verdict in report.verdicts}["r5"] == "failed"


def test_an_address_that_is_no_iri_is_left_out(project: Config) -> None:
    built(project)
    assert b"x.test" not in (project.exports / "graph.ttl").read_bytes()


def test_the_same_bytes_count_once_and_the_same_id_gets_a_digest(project: Config) -> None:
    releases = project.root / "releases"
    (releases / "deep").mkdir()
    shutil.copy(releases / "r1.txt", releases / "deep" / "r1-copy.txt")
    other = office("r1", "Ida Moos", "Leiterin", "Museum Aue")
    write_release(releases / "deep", other)
    report = built(project)
    outcomes = {verdict.id: verdict.outcome for verdict in report.verdicts}
    assert outcomes["r1-copy"] == "duplicate"
    assert report.counts["duplicates"] == 1
    assert report.counts["releases"] == 5
    assert len({verdict.iri for verdict in report.verdicts}) == 5
    assert {identifier[:3] for identifier in outcomes} == {"r1", "r1-", "r2", "r3", "r4"}


def test_releases_of_one_number_get_iris_of_their_own(project: Config) -> None:
    write_release(project.root / "releases", office("r7", "Ida Moos", "Leiterin", "Museum Aue", number="12"))
    report = built(project)
    iris = sorted(verdict.iri for verdict in report.verdicts if verdict.id in ("r3", "r7"))
    assert iris[0] == "https://data.example.org/pm/2018-03-01-st-mw-012"
    assert iris[1].startswith("https://data.example.org/pm/2018-03-01-st-mw-x")


def test_without_a_project_the_registry_lies_beside_the_exports(tmp_path: Path) -> None:
    write_release(tmp_path / "releases", RELEASES[0])
    built(read_config(tmp_path, engine="serial"))
    assert (tmp_path / "exports" / "ids.tsv").is_file()
    assert not (tmp_path / "ids.tsv").exists()


def test_no_releases_at_all_is_an_empty_graph(project: Config) -> None:
    for path in (project.root / "releases").iterdir():
        path.unlink()
    assert built(project).counts["releases"] == 0
    assert labels(project) == []


def test_a_missing_source_is_a_usage_error_and_leaves_the_graph(project: Config) -> None:
    built(project)
    before = files_of(project)
    with pytest.raises(UsageError, match="no such file"):
        built(project, sources=[project.root / "absent"])
    assert files_of(project) == before


@pytest.mark.parametrize("store", ["memory:", "sparql:http://x.test/", "what"])
def test_a_store_that_cannot_be_written_is_a_usage_error(project: Config, store: str) -> None:
    with pytest.raises(UsageError):
        built(replace(project, store=store))


def test_the_index_can_lie_elsewhere(project: Config, tmp_path: Path) -> None:
    elsewhere = replace(project, store=f"oxigraph:{tmp_path / 'elsewhere'}")
    built(elsewhere)
    assert labels(elsewhere) == ["Ada Tann", "Eva Kern", "Ole Lund"]


def test_two_builds_at_once_are_refused(project: Config) -> None:
    project.work.mkdir(exist_ok=True)
    holder = subprocess.Popen(
        [sys.executable, "-c", "import sys, time\nfrom pathlib import Path\nfrom digigraph.pipeline.lock import locked\n"
         "with locked(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)", str(project.work / "lock")],
        stdout=subprocess.PIPE,
    )  # fmt: skip
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(UsageError, match=f"process {holder.pid}"):
        built(project)
    holder.kill()
    holder.wait()
    built(project)
    holder.stdout.close()


def test_progress_is_told(project: Config) -> None:
    told: list[tuple[str, int]] = []
    built(project, progress=lambda stage, done: told.append((stage, done)))
    assert [done for stage, done in told if stage == "read"] == [1, 2, 3, 4]
    assert {stage for stage, _ in told} == {"read", "resolve", "write"}


def test_stale_readings_are_removed_from_the_cache(project: Config) -> None:
    built(project)
    (project.work / "readings" / "old-rules").mkdir()
    (project.root / "releases" / "r1.txt").unlink()
    built(project)
    assert len(list((project.work / "readings").glob("*/*/*.json"))) == 3
    assert len(list((project.work / "readings").iterdir())) == 1


def test_extract_yields_readings_and_failures_in_order_and_writes_nothing(project: Config) -> None:
    (project.root / "releases" / "r0.txt").write_bytes(b"")
    before = sorted(project.root.rglob("*"))
    results = list(extract(project, read_release=read_release, engine=SerialEngine()))
    assert [getattr(each, "id", None) for each in results] == [None, "r1", "r2", "r3", "r4"]
    assert sorted(project.root.rglob("*")) == before


def stumble(release: Release) -> Reading:
    raise IndexError("list index out of range")


def test_an_engine_that_raises_stops_the_build_and_leaves_the_graph(project: Config) -> None:
    built(project)
    before = files_of(project)
    write_release(project.root / "releases", office("r5", "Ida Moos", "Leiterin", "Museum Aue"))
    with pytest.raises(IndexError):
        build(project, read_release=stumble)
    assert files_of(project) == before


def test_evidence_keeps_pointing_at_the_original(project: Config) -> None:
    built(project)
    text = (project.exports / "graph.ttl").read_text(encoding="utf-8")
    assert f'oa:exact "{evidence("Ada Tann").text}"' in text


def test_open_questions_are_kept_for_a_person(project: Config) -> None:
    write_release(project.root / "releases", office("r5", "Ole Lund", "Vorsitzender", "Museum Aue"))
    report = built(project)
    (question,) = read_questions(project)
    assert report.counts["questions"] == 1
    assert (question.left.key, question.right.key) == ("Person:Ole Lund@r3", "Person:Ole Lund@r5")
    assert question.left.iri == "https://data.example.org/person/ole-lund"
    assert question.left.release == "https://data.example.org/pm/2018-03-01-st-mw-012"
    judged = judgement(Verdict.SAME, question.left.key, question.right.key, author="thea", day="2026-01-01")
    write_judgements(project.root / FILE_NAME, Judgements((judged,)))
    built(project)
    assert read_questions(project) == ()
