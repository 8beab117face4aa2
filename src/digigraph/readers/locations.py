"""Reads any mix of locations, each with the installed reader that accepts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from digigraph import registry
from digigraph.contracts import Reader
from digigraph.model import Failure, Release
from digigraph.readers.files import failed, files_below


def read_all(locations: Iterable[str | Path]) -> Iterator[Release | Failure]:
    """Read releases from files and folders, lazily, locations in the order given and folders in sorted order.

    Readers come from the registry, so an installed plug-in takes part. In a folder, files that no reader accepts are
    passed over; a location named by itself that nobody accepts, or that is not there, is a `Failure`.
    """
    readers = [registry.create("readers", name) for name in registry.names("readers")]
    for location in locations:
        yield from _read(str(location), readers)


def _read(location: str, readers: list[Reader]) -> Iterator[Release | Failure]:
    path = Path(location)
    if path.is_dir():
        for file in files_below(path):
            reader = _reader_for(str(file), readers)
            if reader is not None:
                yield from reader.read(str(file))
        return
    reader = _reader_for(location, readers)
    if reader is not None:
        yield from reader.read(location)
    elif not path.exists():
        yield failed(location, "no such file or folder")
    else:
        yield failed(location, "no reader for this kind of file; text, HTML and JSON Lines can be read")


def _reader_for(location: str, readers: list[Reader]) -> Reader | None:
    return next((reader for reader in readers if reader.accepts(location)), None)
