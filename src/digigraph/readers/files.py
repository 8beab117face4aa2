"""Reads releases from text and HTML files and from folders of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digigraph.model import Failure, Release


@dataclass(frozen=True, slots=True)
class FileReader:
    """Reads `.txt`, `.html` and `.htm` files (provisional)."""

    limit_bytes: int = 20 * 1024 * 1024

    def accepts(self, location: str) -> bool:
        """Tell whether the location is a file of a known kind or a folder."""
        path = Path(location)
        return path.is_dir() or path.suffix.lower() in (".txt", ".html", ".htm")

    def read(self, location: str) -> Iterator[Release | Failure]:
        """Read the file."""
        path = Path(location)
        body = path.read_bytes()
        media_type = "text/plain" if path.suffix.lower() == ".txt" else "text/html"
        yield Release(path.stem, str(path), body, media_type, sha256=hashlib.sha256(body).hexdigest())
