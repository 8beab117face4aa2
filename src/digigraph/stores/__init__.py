"""Places that hold graphs and answer SPARQL, found by address: `memory:`, `oxigraph:PATH`, `sparql:URL`.

All answer over the union of their named graphs, with rdflib terms, and none fetches anything while answering: `SERVICE`
is refused and `FROM` names graphs of the store, never files or addresses.
"""

from __future__ import annotations

from pathlib import Path

from digigraph import registry
from digigraph.config import Config
from digigraph.contracts import Store
from digigraph.errors import UsageError

INDEX = "index"
"""Folder of a project's own index inside its work folder."""


def address(config: Config) -> str:
    """Address of a project's store: the configured one, else its own Oxigraph index."""
    return config.store or f"oxigraph:{config.work / INDEX}"


def split_address(address: str) -> tuple[str, str]:
    """Split `name:location`; `UsageError` when no installed store has the name."""
    name, colon, location = address.partition(":")
    known = registry.names("stores")
    if not colon or name not in known:
        raise UsageError(
            f"{address!r} is no store address",
            hint=f"write NAME:LOCATION, for example oxigraph:PATH; names: {', '.join(known)}",
        )
    return name, location


def open_store(address: str) -> Store:
    """Open a store for reading; close it, or use it in a `with` block."""
    name, location = split_address(address)
    store: Store = registry.create("stores", name, location=location)
    return store


def open_file(path: Path) -> Store:
    """Read a Turtle, TriG, N-Triples, N-Quads or JSON-LD file into memory and open it as a store."""
    from digigraph.stores.oxigraph import FileStore  # noqa: PLC0415 - the library behind it is only needed here

    return FileStore(path)
