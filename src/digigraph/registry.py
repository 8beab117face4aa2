"""Parts are found by name through entry points, built-in ones exactly as a third party's."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import Any

from digigraph.errors import UsageError


@cache
def names(kind: str) -> tuple[str, ...]:
    """List the installed parts of a kind (`readers`, `engines`, `stores`), sorted."""
    return tuple(sorted({point.name for point in entry_points(group=f"digigraph.{kind}")}))


def load(kind: str, name: str) -> Any:
    """Import the class registered under a name; `UsageError` when there is none."""
    for point in entry_points(group=f"digigraph.{kind}", name=name):
        return point.load()
    raise UsageError(f"no {kind.rstrip('s')} named {name!r}", hint=f"installed: {', '.join(names(kind)) or 'none'}")


def create(kind: str, name: str, **options: Any) -> Any:
    """Build the part registered under a name with its options; `UsageError` when an option does not fit."""
    part = load(kind, name)
    try:
        return part(**options)
    except TypeError as error:
        raise UsageError(f"{kind.rstrip('s')} {name!r}: {error}") from error
