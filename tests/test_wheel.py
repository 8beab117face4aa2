"""The wheel alone, in an empty environment: what people get from a package index."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, folder: Path) -> str:
    """Run a command outside the source tree and return what it wrote; its words are shown when it fails."""
    # Neither the source tree nor the environment of the tests may lend anything.
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DIGIGRAPH_", "PYTHON"))}
    done = subprocess.run(
        [str(word) for word in command], check=False, cwd=folder, env=clean, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The console script of a wheel built from this tree and installed into a fresh environment."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = ("-m", "pip", "--quiet", "--disable-pip-version-check")
    run(sys.executable, *pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT, folder=folder)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=True)
    run(folder / "venv" / "bin" / "python", *pip, "install", wheel, folder=folder)
    return folder / "venv" / "bin" / "digigraph"


def test_a_new_project_builds_asks_and_validates(command: Path, tmp_path: Path) -> None:
    run(command, "init", "x", folder=tmp_path)
    project = tmp_path / "x"
    run(command, "build", folder=project)
    assert (project / "exports" / "graph.ttl").stat().st_size > 1000
    assert "aemter" in run(command, "query", "--format", "tsv", folder=project)
    assert run(command, "query", "mitteilungen", "--format", "tsv", folder=project).count("\n") > 1
    run(command, "validate", folder=project)
    run(command, "network", "draw", "-o", "netz.svg", folder=project)
    assert "<svg" in (project / "netz.svg").read_text(encoding="utf-8")
