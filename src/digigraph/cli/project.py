"""Which project and which graph a command is about: flags, then environment, then settings, then what is there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from digigraph import config as configuration
from digigraph.config import Config
from digigraph.contracts import Store
from digigraph.errors import UsageError

Opener: TypeAlias = Callable[[], Store]
"""Opens the graph that is meant, when it is needed and in the process that needs it."""
GRAPHS = ("graph.trig", "graph.ttl")
"""Exported graphs that stand in for a missing index, best first."""


def read(project: Path | None, **overrides: Any) -> Config:
    """Read the settings of the project at or above a folder."""
    start = (project or Path.cwd()).resolve()
    if project is not None and not start.is_dir():
        raise UsageError(f"{project}: there is no such folder")
    return configuration.read_config(configuration.find_root(start), **overrides)


def opener(settings: Config, from_file: Path | None, address: str | None) -> Opener:
    """Decide which graph is meant, and return the function that opens it; nothing is opened yet."""
    from digigraph import stores  # noqa: PLC0415 - brings the engine along

    if from_file is not None and address is not None and os.environ.get("DIGIGRAPH_STORE") != address:
        raise UsageError("--from and --store name two graphs", hint="give one of them")
    if from_file is not None:
        if not from_file.is_file():
            raise UsageError(f"{from_file}: there is no such file")
        return lambda: stores.open_file(from_file)
    address = address or settings.store
    if address:
        return lambda: stores.open_store(address)
    index = stores.address(settings)
    if (settings.work / stores.INDEX).is_dir():
        return lambda: stores.open_store(index)
    for name in GRAPHS:
        if (path := settings.exports / name).is_file():
            return lambda: stores.open_file(path)
    raise UsageError(
        f"{settings.root}: this project has no graph yet",
        hint="run `digigraph build`, or name a graph with --from FILE or --store ADDRESS",
    )


@contextmanager
def opened(project: Path | None, from_file: Path | None, address: str | None) -> Iterator[Store]:
    """Open the graph that the flags mean and close it in the end."""
    store = opener(read(project), from_file, address)()
    try:
        yield store
    finally:
        store.close()
