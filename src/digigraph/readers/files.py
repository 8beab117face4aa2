"""Reads releases from text and HTML files and from folders of them.

Decoding is not done here: a release carries its bytes, and parsing decides what they mean.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digigraph.model import Failure, Release

_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "an archive or an office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x1f\x8b": "a compressed file",
}
_SAMPLE_BYTES = 8192


@dataclass(frozen=True, slots=True)
class FileReader:
    """Reads `.txt`, `.html` and `.htm` files, and folders of them with all their folders, in sorted order."""

    limit_bytes: int = 20 * 1024 * 1024
    """A larger file is refused without being read."""

    def accepts(self, location: str) -> bool:
        """Tell whether the location is a text or HTML file, or a folder."""
        return Path(location).suffix.lower() in _MEDIA_TYPES or Path(location).is_dir()

    def read(self, location: str) -> Iterator[Release | Failure]:
        """Read one file, or all files of these kinds below a folder; hidden ones are passed over."""
        path = Path(location)
        if path.is_dir():
            for file in files_below(path):
                if file.suffix.lower() in _MEDIA_TYPES:
                    yield self._read_file(file)
        else:
            yield self._read_file(path)

    def _read_file(self, path: Path) -> Release | Failure:
        try:
            size_bytes = path.stat().st_size
            if size_bytes > self.limit_bytes:
                return failed(str(path), f"{size_bytes:,} bytes are more than the limit of {self.limit_bytes:,}")
            body = path.read_bytes()
        except OSError as error:
            return failed(str(path), error.strerror or str(error))
        reason = unreadable(body)
        if reason is not None:
            return failed(str(path), reason)
        digest = hashlib.sha256(body).hexdigest()
        return Release(path.stem, str(path), body, _MEDIA_TYPES.get(path.suffix.lower(), "text/plain"), sha256=digest)


def files_below(folder: Path) -> Iterator[Path]:
    """Find the files below a folder in sorted order, without hidden files and folders."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(parent, name)


def unreadable(body: bytes) -> str | None:
    """Say why bytes are no text; None when they may be."""
    if not body.strip():
        return "the file is empty"
    for signature, kind in _SIGNATURES.items():
        if body.startswith(signature):
            return f"this is {kind}, not text"
    sample = body[:_SAMPLE_BYTES]
    if b"\x00" in sample and not sample.startswith(_WIDE_MARKS):
        return "this is a binary file, not text"
    controls = sum(byte < 32 and byte not in (9, 10, 11, 12, 13) for byte in sample)
    if controls > len(sample) // 20 and not sample.startswith(_WIDE_MARKS):
        return "this is a binary file, not text"
    return None


def failed(item: str, message: str) -> Failure:
    """Report an item that cannot be read."""
    return Failure(item, "read", "ReleaseError", message)
