"""Where output goes: data to standard output or a file, all else to standard error; colour, and how wide."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from digigraph import atomic
from digigraph.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

MAX_WIDTH = 120
"""Tables are not drawn wider than this: long lines are hard to follow, however wide the window."""
_SUFFIXES = {
    ".ttl": "ttl",
    ".nt": "nt",
    ".jsonld": "jsonld",
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "md",
    ".html": "html",
    ".srj": "srj",
    ".srx": "srx",
    ".xml": "srx",
    ".txt": "table",
}


@dataclass(slots=True)
class Settings:
    """What the flags of the running command say about output."""

    quiet: bool = False
    verbose: bool = False
    color: bool = True


settings = Settings()


def data_console(stream: IO[str] | None = None) -> Console:
    """Console for data that people read."""
    return _console(stream or sys.stdout)


def message_console() -> Console:
    """Console for progress, on standard error."""
    return _console(sys.stderr, quiet=settings.quiet)


def _console(stream: IO[str], **more: Any) -> Console:
    from rich.console import Console  # noqa: PLC0415 - data in a pipe never needs it

    plain = not settings.color or bool(os.environ.get("NO_COLOR"))
    return Console(file=stream, width=width(), no_color=plain, highlight=False, emoji=False, markup=False, **more)


def width() -> int:
    """Width of tables: `COLUMNS`, else the terminal's, else 100; never above `MAX_WIDTH`."""
    wanted = os.environ.get("COLUMNS", "")
    if wanted.isdecimal() and int(wanted) >= 20:
        return int(wanted)
    try:
        return max(40, min(os.get_terminal_size(sys.stdout.fileno()).columns, MAX_WIDTH))
    except (OSError, ValueError, AttributeError):
        return 100


def is_terminal() -> bool:
    """Tell whether a person reads standard output."""
    return bool(sys.stdout.isatty())


def say(message: str) -> None:
    """Write a sentence to standard error, unless quiet."""
    if not settings.quiet:
        sys.stderr.write(f"{message}\n")


def explain(message: str) -> None:
    """Write a sentence to standard error when the user wants to know more."""
    if settings.verbose and not settings.quiet:
        sys.stderr.write(f"{message}\n")


def warn(message: str) -> None:
    """Write a warning to standard error; also when quiet, as silence would be a lie."""
    yellow, plain = ("\x1b[33m", "\x1b[0m") if _colourful(sys.stderr) else ("", "")
    sys.stderr.write(f"{yellow}note:{plain} {message}\n")


def _colourful(stream: IO[str]) -> bool:
    return settings.color and stream.isatty() and not os.environ.get("NO_COLOR")


def chosen_format(format_name: str | None, as_json: bool, output: Path | None, *, piped: str = "tsv") -> str:
    """Choose the format: flag, then `--json`, then the file's suffix, then by who reads."""
    if format_name:
        return "jsonld" if format_name == "json-ld" else format_name.lower()
    if as_json:
        return "json"
    if output is not None and str(output) != "-":
        suffix = output.suffix.lower()
        if suffix not in _SUFFIXES:
            raise UsageError(f"{output}: the suffix names no format", hint="add --format, or end in .csv, .json, .md")
        return _SUFFIXES[suffix]
    return "table" if is_terminal() else piped


def write(text: str, output: Path | None) -> None:
    """Write data to standard output, or to a file that appears whole or not at all."""
    if output is None or str(output) == "-":
        sys.stdout.write(text)
        return
    try:
        atomic.write_text(output, text)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror}") from error


def write_drawn(draw: Callable[[IO[str] | None], None], output: Path | None) -> None:
    """Draw on standard output, or into a file."""
    if output is None or str(output) == "-":
        draw(None)
        return
    stream = io.StringIO()
    draw(stream)
    write(stream.getvalue(), output)
