"""Runs one query in a child process that cannot harm anybody, and reads its answer from a pipe.

The child has no network from its first moment on (an own network name space where the system allows one, else no file
descriptors left to open a connection with), may take so much more memory than the open store needs, and is killed at
the deadline. It speaks in lines of JSON: `open`, then `columns`, then one line a row, then `end`; or `error`.
"""

from __future__ import annotations

import ctypes
import faulthandler
import json
import os
import select
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, NoReturn

from rdflib import BNode, Literal, URIRef

from digigraph import errors
from digigraph.contracts import Store
from digigraph.errors import DigigraphError, GraphError, LimitError, QueryError
from digigraph.queries.answers import Answer

AVAILABLE = hasattr(os, "fork")
"""Whether this platform can run a query apart."""
OPENING_SECONDS = 600.0
"""Longest time that opening the store may take; reading a large file is no fault of the query."""
_NEW_USER_AND_NETWORK = 0x10000000 | 0x40000000
_BATCH_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the child may take."""

    seconds: float
    memory_bytes: int
    answer_bytes: int
    rows: int | None


def run(open_store: Callable[[], Store], query: str, form: str, bounds: Bounds) -> Answer:
    """Run a query in a child; errors it raises are raised here."""
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _child(open_store, query, form, bounds, writing)
    os.close(writing)
    lines = _Lines(reading, bounds)
    try:
        return _answer(lines, form, bounds)
    finally:
        os.close(reading)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


# --- in the child ----------------------------------------------------------------------------------------------------


def _child(open_store: Callable[[], Store], query: str, form: str, bounds: Bounds, pipe: int) -> NoReturn:
    """Answer into the pipe and end without running any of the parent's clean-up."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        # An engine that breaks writes to standard error on its own; the parent says it in a sentence.
        faulthandler.disable()
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 2)
        with os.fdopen(pipe, "wb", closefd=False, buffering=_BATCH_BYTES) as stream:
            for message in _messages(open_store, query, form, bounds):
                stream.write(json.dumps(message).encode() + b"\n")
                if "open" in message or "columns" in message:
                    stream.flush()
    finally:
        os._exit(0)


def _messages(open_store: Callable[[], Store], query: str, form: str, bounds: Bounds) -> Iterator[dict[str, Any]]:
    """Yield what the parent is told."""
    try:
        offline = _cut_network()
        store = open_store()
        _limit(bounds, offline)
        yield {"open": True}
        if form == "SELECT":
            found = store.select(query)
            yield {"columns": list(found.variables)}
            yield from _rows(found, bounds.rows)
        elif form == "ASK":
            yield {"columns": []}
            yield {"holds": store.ask(query)}
        else:
            yield {"columns": ["subject", "predicate", "object"]}
            yield from _rows(store.construct(query), bounds.rows)
        yield {"end": True}
    except DigigraphError as error:
        yield {"error": type(error).__name__, "message": str(error), "hint": error.hint}
    except MemoryError:
        yield {"error": "LimitError", "message": "the query needs more memory than is allowed", "hint": "add a LIMIT"}
    except (OSError, ValueError, RuntimeError, SyntaxError, RecursionError) as error:
        yield {"error": "QueryError", "message": f"the query cannot be run: {error}", "hint": None}


def _rows(rows: Iterable[Iterable[Any]], most: int | None) -> Iterator[dict[str, Any]]:
    """Yield rows, at most one more than wanted so that the parent knows there are more."""
    for row in islice(iter(rows), None if most is None else most + 1):
        yield {"row": [_packed(value) for value in row]}


def _cut_network() -> bool:
    """Leave the network; False where the system does not let us."""
    try:
        return bool(ctypes.CDLL(None, use_errno=True).unshare(_NEW_USER_AND_NETWORK) == 0)
    except (OSError, AttributeError):
        return False


def _limit(bounds: Bounds, offline: bool) -> None:
    """Set limits that hold from now on."""
    import resource  # noqa: PLC0415 - not on every platform

    with suppress(OSError, ValueError):
        with open("/proc/self/statm", encoding="ascii") as status:
            used = int(status.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + bounds.memory_bytes,) * 2)
    seconds = int(bounds.seconds) + 2
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # The parent's kill is what counts; this is for a parent that dies first.
    spent = int(sum(os.times()[:2]))
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds * (os.cpu_count() or 1),) * 2)
    if not offline:
        # No new descriptor, no new connection; the pipe and the store's files stay open.
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _packed(value: Any) -> list[str] | None:
    """One term as a short list."""
    if value is None:
        return None
    if isinstance(value, URIRef):
        return ["u", str(value)]
    if isinstance(value, Literal):
        return ["l", str(value), value.language or "", str(value.datatype or "")]
    return ["b", str(value)]


# --- in the parent ---------------------------------------------------------------------------------------------------


class _Lines:
    """Reads messages until the child ends, the deadline passes, or too much has come."""

    def __init__(self, pipe: int, bounds: Bounds) -> None:
        self.pipe = pipe
        self.bounds = bounds
        self.deadline = time.monotonic() + OPENING_SECONDS
        self.stopped: str | None = None
        """Why reading ended early."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        rest, received = b"", 0
        while True:
            left = self.deadline - time.monotonic()
            if left <= 0 or not select.select([self.pipe], [], [], left)[0]:
                self.stopped = f"stopped after {self.bounds.seconds:g} seconds"
                return
            chunk = os.read(self.pipe, _BATCH_BYTES)
            if not chunk:
                return
            received += len(chunk)
            if received > self.bounds.answer_bytes:
                self.stopped = f"stopped after {self.bounds.answer_bytes >> 20} MB of rows"
                return
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                message = json.loads(line)
                if "open" in message:
                    self.deadline = time.monotonic() + self.bounds.seconds
                yield message


def _answer(lines: _Lines, form: str, bounds: Bounds) -> Answer:
    """Collect the child's messages into an answer."""
    columns: tuple[str, ...] = ()
    rows: list[tuple[Any, ...]] = []
    holds = ended = opened = False
    for message in lines:
        if "row" in message:
            rows.append(tuple(_unpacked(value) for value in message["row"]))
        elif "error" in message:
            raise _error(message)
        opened = opened or "open" in message
        ended = ended or "end" in message
        columns = tuple(message.get("columns", columns))
        holds = message.get("holds", holds)
    truncated = lines.stopped
    if not ended and truncated is None:
        if not opened:
            raise GraphError("the store could not be opened: its process ended", hint="check the graph file")
        truncated = "the query took more memory than is allowed, or broke the engine"
    if bounds.rows is not None and len(rows) > bounds.rows:
        rows, truncated = rows[: bounds.rows], f"only the first {bounds.rows} rows"
    if truncated and not rows:
        raise LimitError(truncated, hint="narrow the query, add a LIMIT, or raise --timeout")
    return Answer("CONSTRUCT" if form == "DESCRIBE" else form, columns, tuple(rows), holds, truncated)


def _error(message: dict[str, Any]) -> DigigraphError:
    """Make the child's error again."""
    kind = getattr(errors, str(message["error"]), QueryError)
    error: DigigraphError = kind(message["message"], hint=message["hint"])
    return error


def _unpacked(packed: list[str] | None) -> Any:
    """The term of a short list."""
    if packed is None:
        return None
    kind, value, *more = packed
    if kind == "u":
        return URIRef(value)
    if kind == "b":
        return BNode(value)
    language, datatype = more
    if language:
        return Literal(value, lang=language)
    return Literal(value, datatype=URIRef(datatype), normalize=False) if datatype else Literal(value)
