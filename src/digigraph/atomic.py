"""Writes files so that a reader, or a process killed half-way, never sees half of one."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Open a UTF-8 file for writing that takes the place of `path` when the block ends well.

    The text is on disk before the name changes; when the block fails, the old file stays and the new one is removed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = unfinished_name(path)
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_text(path: Path, text: str) -> None:
    """Write a whole file in one step."""
    with replacing(path) as stream:
        stream.write(text)


def unfinished_name(path: Path) -> Path:
    """Name under which a file is written before it is whole; in the same folder, so that it can be renamed."""
    return path.with_name(f".{path.name}.{os.getpid()}.unfinished")


def remove_unfinished(folder: Path) -> None:
    """Remove what killed processes left in a folder; only while no other process writes there."""
    for leftover in folder.glob(".*.unfinished"):
        leftover.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk, where the system offers that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
