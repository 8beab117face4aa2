"""Keeps readings between builds, under names that stand for everything they depend on."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import digigraph
from digigraph import extractors, resources
from digigraph.atomic import unfinished_name
from digigraph.errors import InputError
from digigraph.extractors import tagger
from digigraph.model import Reading, Release
from digigraph.readings import json_from_reading, reading_from_json

PACKAGE = Path(digigraph.__file__).parent
_RULES = ("model.py", "readings.py", "authority.py", "ontology.py", "parse", "extractors", "resolve/document*")
"""What of the package decides what a release says."""


def rules_digest(names: Iterable[str]) -> str:
    """Digest of all that decides what a release says: the code that reads it, the extractors' names, the authority."""
    digest = hashlib.sha256(json.dumps([digigraph.__version__, list(names)]).encode())
    for path in (
        *_code_files(),
        *_foreign_files(tuple(names)),
        *files_below(resources.ontology_folder() / "authority"),
    ):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def settings_digest(names: Iterable[str]) -> str:
    """Digest of what a user chooses: version, extractors and authority. It names a run in the graph.

    Code is left out, so that the graph of a release stays the same while nothing in it changes.
    """
    digest = hashlib.sha256(json.dumps([digigraph.__version__, list(names)]).encode())
    for path in files_below(resources.ontology_folder() / "authority"):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _code_files() -> list[Path]:
    return [file for pattern in _RULES for path in sorted(PACKAGE.glob(pattern)) for file in files_below(path)]


def _foreign_files(names: tuple[str, ...]) -> list[Path]:
    """Source files of extractors that are not part of the package, and the weights of the taggers."""
    found = []
    for module in extractors.modules(names):
        if not module.startswith("digigraph."):
            spec = find_spec(module)
            if spec is not None and spec.origin is not None and Path(spec.origin).is_file():
                found.append(Path(spec.origin))
    if "tagger" in names:
        found.extend(tagger.depends_on())
    return found


def code_digest() -> str:
    """Digest of the package and its shipped files: another version of the code may give another graph."""
    digest = hashlib.sha256()
    for path in (*files_below(PACKAGE), *files_below(resources.ontology_folder())):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def files_below(path: Path) -> list[Path]:
    """List a file, or the files below a folder that are no by-products, sorted."""
    if path.is_file():
        return [path]
    return sorted(file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def key_of(release: Release) -> str:
    """Name of a release's reading: what the release holds and all that is known of it, but not where it lies."""
    known = [release.id, release.sha256, release.media_type, release.url, release.retrieved]
    known += [release.title, release.published]
    return hashlib.sha256(json.dumps(known).encode()).hexdigest()


class ReadingCache:
    """Readings of one set of rules, in a folder that can be deleted at any time."""

    def __init__(self, folder: Path, rules: str) -> None:
        """Take the folder of all caches and the digest of the rules."""
        self._all = folder
        self._folder = folder / rules[:16]

    def get(self, key: str) -> Reading | None:
        """Read a reading; None when it is not there or damaged."""
        line = self._line(key)
        try:
            return None if line is None else reading_from_json(line)
        except InputError:
            return None

    def has(self, key: str) -> bool:
        """Tell whether there is an undamaged reading."""
        return self._line(key) is not None

    def put(self, key: str, reading: Reading) -> None:
        """Keep a reading; it appears whole."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        line = json_from_reading(reading).encode()
        unfinished = unfinished_name(path)
        unfinished.write_bytes(line + b"\n" + _seal(line) + b"\n")
        unfinished.replace(path)

    def _line(self, key: str) -> bytes | None:
        """Read a reading's line if its seal is unbroken: a crash of the machine may have torn the file."""
        try:
            line, seal, _ = self._path(key).read_bytes().rsplit(b"\n", 2)
        except (OSError, ValueError):
            return None
        return line if seal == _seal(line) else None

    def clear(self) -> None:
        """Forget all readings."""
        shutil.rmtree(self._all, ignore_errors=True)

    def tidy(self, keys: Iterable[str]) -> None:
        """Remove the readings of other rules and of releases that are no longer there."""
        wanted = {self._path(key) for key in keys}
        if not self._all.is_dir():
            return
        for folder in sorted(self._all.iterdir()):
            if folder != self._folder:
                shutil.rmtree(folder, ignore_errors=True)
        for path in sorted(self._folder.glob("*/*")):
            if path not in wanted:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key[2:]}.json"


def _seal(line: bytes) -> bytes:
    return hashlib.sha256(line).hexdigest().encode()
