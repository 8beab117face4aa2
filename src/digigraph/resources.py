"""Finds the files shipped with digigraph: `ontology/` and `queries/`, in a checkout or in an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from digigraph.errors import UsageError

PACKAGE = Path(__file__).resolve().parent


@cache
def _folder(in_wheel: str, in_checkout: str) -> Path:
    """Find a shipped folder, preferring the wheel's copy."""
    for folder in (PACKAGE / in_wheel, PACKAGE.parents[1] / in_checkout):
        if folder.is_dir():
            return folder
    raise UsageError(f"the folder {in_checkout}/ is missing from this installation", hint="reinstall digigraph")


def ontology_folder() -> Path:
    """Folder of `digigraph.ttl`, `shapes.ttl`, `context.jsonld`, `vocabularies/` and `authority/`."""
    return _folder("ontology_files", "ontology")


def queries_folder() -> Path:
    """Folder of the saved queries that come with digigraph."""
    return _folder("query_files", "queries")
