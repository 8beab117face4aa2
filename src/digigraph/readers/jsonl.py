"""Reads releases from JSON Lines: one object a line with `id`, `url` and `text` or `html`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from digigraph.model import Failure, Release
from digigraph.readers.files import failed

_SUFFIXES = frozenset((".jsonl", ".ndjson"))
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class JsonLinesReader:
    """Reads `.jsonl` and `.ndjson` files line by line, so that a file of any length needs little memory.

    A line holds `text` or `html` (`html` counts where both are there), and may hold `id`, `url`, `title`, `date` and
    `retrieved`. A release without `id` is named after file and line.
    """

    limit_bytes: int = 20 * 1024 * 1024
    """A longer line is refused."""

    def accepts(self, location: str) -> bool:
        """Tell whether the location is a JSON Lines file."""
        return Path(location).suffix.lower() in _SUFFIXES

    def read(self, location: str) -> Iterator[Release | Failure]:
        """Read the releases in order; a line that is no release is a `Failure` that names it."""
        try:
            with Path(location).open("rb") as lines:
                yield from self._read_lines(location, lines)
        except OSError as error:
            yield failed(location, error.strerror or str(error))

    def _read_lines(self, location: str, lines: BinaryIO) -> Iterator[Release | Failure]:
        number = 0
        while line := lines.readline(self.limit_bytes + 1):
            number += 1
            item = f"{location}#{number}"
            if len(line) > self.limit_bytes:
                while not line.endswith(b"\n") and (line := lines.readline(self.limit_bytes)):
                    pass
                yield failed(item, f"the line is longer than the limit of {self.limit_bytes:,} bytes")
                continue
            line = line.removeprefix(_BOM) if number == 1 else line
            if line.strip():
                yield _release(item, line, f"{Path(location).stem}-{number}")


def _release(item: str, line: bytes, default_id: str) -> Release | Failure:
    """Read one line."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return failed(item, f"the line is not valid JSON: {error}")
    if not isinstance(record, dict):
        return failed(item, "the line is not a JSON object")
    html, text = record.get("html"), record.get("text")
    content = html if isinstance(html, str) and html.strip() else text
    if not isinstance(content, str) or not content.strip():
        return failed(item, "the line has neither text nor html")
    identifier = record.get("id")
    if identifier is not None and not isinstance(identifier, str | int):
        return failed(item, "the id is neither a string nor a number")
    # A lone surrogate, possible in JSON, cannot be encoded; it carries no meaning.
    body = content.encode("utf-8", errors="replace")
    return Release(
        id=str(identifier) if identifier not in (None, "") else default_id,
        source=item,
        body=body,
        media_type="text/html" if content is html else "text/plain",
        url=_string(record, "url"),
        retrieved=_string(record, "retrieved"),
        sha256=hashlib.sha256(body).hexdigest(),
        title=_string(record, "title"),
        published=_string(record, "date"),
    )


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    return value if isinstance(value, str) and value.strip() else None
