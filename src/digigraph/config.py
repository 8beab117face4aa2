"""Reads `digigraph.toml`: where a project's releases, queries and exports are and how it is built.

Precedence is flag, then environment (`DIGIGRAPH_*`), then this file, then the default; flags and environment are the
command line's business and arrive here as overrides.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from digigraph.errors import UsageError

FILE_NAME = "digigraph.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of one project; paths are absolute."""

    root: Path
    base: str = "https://data.example.org"
    """Start of every IRI that the project mints, without a trailing slash."""
    releases: tuple[Path, ...] = ()
    exports: Path = Path("exports")
    queries: Path = Path("queries")
    store: str = ""
    """Store address; empty for the project's own Oxigraph index."""
    engine: str = "process"
    jobs: int = 0
    """Worker processes; 0 for one per core."""
    extractors: tuple[str, ...] = ()
    """Names of the extractors in order; empty for the default order."""
    licence: str = ""
    """IRI of the licence under which the graph is published; must be decided before publishing."""

    @property
    def work(self) -> Path:
        """Folder for caches and the index; can be deleted at any time."""
        return self.root / ".digigraph"


def find_root(start: Path) -> Path:
    """Find the project folder at or above a folder; the folder itself when there is none."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder
    return start


def read_config(root: Path, **overrides: Any) -> Config:
    """Read a project's settings; `UsageError` names the unknown key or the wrong type."""
    settings: dict[str, Any] = {}
    path = root / FILE_NAME
    if path.is_file():
        try:
            settings = tomllib.loads(path.read_text(encoding="utf-8")).get("digigraph", {})
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{path}: {error}", hint="see `digigraph init` for an annotated example") from error
    known = {field.name for field in fields(Config)} - {"root"}
    unknown = sorted(set(settings) - known)
    if unknown:
        raise UsageError(f"{path}: unknown setting {unknown[0]!r}", hint=f"known: {', '.join(sorted(known))}")
    settings |= {key: value for key, value in overrides.items() if value is not None}
    return _resolve(Config(root.resolve()), settings)


def _resolve(default: Config, settings: dict[str, Any]) -> Config:
    """Turn plain values into the types of `Config`, paths taken from the project's root."""
    root = default.root
    values = dict(settings)
    releases = values.get("releases", ["releases"])
    values["releases"] = tuple(root / item for item in ([releases] if isinstance(releases, str) else releases))
    for key in ("exports", "queries"):
        values[key] = root / values.get(key, key)
    if "extractors" in values:
        values["extractors"] = tuple(values["extractors"])
    if not isinstance(values.get("jobs", 0), int):
        raise UsageError(f"{FILE_NAME}: jobs must be a whole number, not {values['jobs']!r}")
    values["base"] = str(values.get("base", default.base)).rstrip("/")
    return replace(default, **values)
