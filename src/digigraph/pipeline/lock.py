"""Lets one build at a time work in a project."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from digigraph.errors import UsageError


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock file for the length of the block; `UsageError` when another process holds it.

    The lock ends with the process, however it ends, and is not passed on to its workers.
    """
    try:
        import fcntl  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            owner = os.read(descriptor, 32).decode("ascii", "replace").strip() or "unknown"
            raise UsageError(
                f"another build is at work here (process {owner})", hint="wait until it has ended, or end it"
            ) from error
        os.truncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(descriptor)
