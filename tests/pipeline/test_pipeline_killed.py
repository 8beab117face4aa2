"""A build that ends without warning leaves the last state readable, and the next one goes on to the same result."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from digigraph.config import read_config
from digigraph.stores import address, open_file, open_store

SCRIPT = Path(__file__).with_name("building.py")
FILES = ("exports/graph.ttl", "exports/graph.trig", "exports/build.json", "ids.tsv")
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
PEOPLE = ("Ada Tann", "Ole Lund", "Eva Kern", "Ida Moos", "Karl Busch", "Rosa Weide")


def text(number: int, name: str, role: str) -> str:
    return (
        f"Pressemitteilung: {number:03}/2020\nMagdeburg, den {number:02}.10.2020\n\n{name} stellt den Garten vor\n\n"
        f"{role} {name} vom Imkerverein Aue e. V. hat heute in Magdeburg den Garten vorgestellt. "
        f"„Wir säen nur, was blüht“, sagte {name}.\n"
    )


def write_releases(project: Path, role: str) -> None:
    (project / "releases").mkdir(exist_ok=True)
    for number, name in enumerate(PEOPLE, start=1):
        (project / "releases" / f"r{number}.txt").write_text(text(number, name, role), encoding="utf-8")


def run(project: Path, *, engine: str = "serial", jobs: int = 1, end: str = "never:0", seed: str = "0") -> int:
    command = [sys.executable, str(SCRIPT), str(project), engine, str(jobs), end]
    return subprocess.run(
        command, env=os.environ | {"PYTHONHASHSEED": seed}, check=False, capture_output=True
    ).returncode


def files_of(project: Path) -> dict[str, bytes]:
    """Read what a build writes, but for the digest of the code: somebody may be at work on that."""
    found = {name: (project / name).read_bytes() for name in FILES}
    found["exports/build.json"] = re.sub(rb'"code": "\w+"', b"", found["exports/build.json"])
    return found


def check_readable(project: Path) -> None:
    """Whatever happened: files parse, the index answers, and what the report says fits some state of the files."""
    store = open_store(address(read_config(project)))
    ((count,),) = store.select(COUNT)
    store.close()
    assert int(count) > 100
    for name in ("graph.ttl", "graph.trig"):
        assert open_file(project / "exports" / name).ask("ASK { ?s ?p ?o }")
    json.loads((project / "exports" / "build.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a graph, whose releases have all changed since."""
    folder = tmp_path_factory.mktemp("before") / "project"
    folder.mkdir()
    (folder / "digigraph.toml").write_text("[digigraph]\n", encoding="utf-8")
    write_releases(folder, "Vorsitzende")
    assert run(folder) == 0
    write_releases(folder, "Geschäftsführerin")
    return folder


@pytest.fixture
def project(before: Path, tmp_path: Path) -> Path:
    """A copy of that project for one test."""
    return shutil.copytree(before, tmp_path / "project")


@pytest.fixture(scope="module")
def expected(before: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the project looks like when nobody kills anything."""
    folder = shutil.copytree(before, tmp_path_factory.mktemp("expected") / "project")
    assert run(folder) == 0
    return files_of(folder)


# A build of these releases renames six readings, the exports, the report, the open questions and two things of the
# index.
MOMENTS = ["read:4", "resolve:1", "write:6", *(f"rename:{number}" for number in (1, 6, 7, 8, 9, 10, 11, 12))]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_build_killed_at_any_step_leaves_the_graph_and_is_taken_up(
    project: Path, expected: dict[str, bytes], moment: str
) -> None:
    ended = run(project, end=moment)
    assert ended in (-signal.SIGKILL, 0)
    check_readable(project)
    assert run(project) == 0
    assert files_of(project) == expected
    check_readable(project)
    leftovers = [path.name for path in (project / "exports").iterdir() if path.name.startswith(".")]
    assert leftovers == []


def test_the_last_of_the_moments_is_past_the_last_rename(project: Path) -> None:
    assert run(project, end="rename:13") == 0


def test_readings_done_before_the_end_are_not_done_again(project: Path) -> None:
    run(project, end="write:1")
    command = [sys.executable, str(SCRIPT), str(project), "serial", "1"]
    done = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert done[0] == "0"


@pytest.mark.parametrize("seed", range(3))
def test_a_build_with_workers_killed_at_a_random_moment_is_taken_up(
    project: Path, expected: dict[str, bytes], seed: int
) -> None:
    command = [sys.executable, str(SCRIPT), str(project), "process", "2"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    time.sleep(random.Random(seed).uniform(0.05, 1.2))
    process.kill()
    process.wait()
    check_readable(project)
    assert run(project, engine="process", jobs=2) == 0
    assert files_of(project) == expected


@pytest.mark.parametrize(
    ("seed", "engine", "jobs"), [("1", "serial", 1), ("2", "process", 1), ("3", "process", 2), ("4", "process", 3)]
)
def test_neither_hash_seed_nor_engine_nor_number_of_workers_changes_a_byte(
    project: Path, expected: dict[str, bytes], seed: str, engine: str, jobs: int
) -> None:
    assert run(project, engine=engine, jobs=jobs, seed=seed) == 0
    assert files_of(project) == expected
