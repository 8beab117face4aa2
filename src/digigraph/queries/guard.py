"""Looks at foreign queries before they run, and runs them where they can do no harm.

Two walls. `check` reads the query's tokens and refuses what is too large or reaches outside, with a message a person
understands. `evaluate` is the wall that holds: a child process without network, with limits on memory and time, which
is killed at its deadline. Saved queries of the project are its own code and run inline.

Why a process: the engine has no time-out and cannot be cancelled, some queries crash it (3,000 nested braces), others
take all memory; each of these ends the child only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from digigraph.contracts import Store
from digigraph.errors import LimitError, QueryError
from digigraph.queries.answers import Answer, ask
from digigraph.queries.tokens import Token, form, tokens, where

_OPENING = {"{": "}", "(": ")", "[": "]", "<<": ">>"}
_CLOSING = frozenset(_OPENING.values())
_UPDATES = frozenset(("LOAD", "INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"))
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
# A comparison can be mistaken for an IRI up to the `>` of the next one; SERVICE would have to come after its bracket.
_HIDDEN_SERVICE = re.compile(r"\).*service", re.IGNORECASE)
_PATH_OPERATORS = frozenset("*+?/|^")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a foreign query may be and may take."""

    characters: int = 16_384
    tokens: int = 4_000
    depth: int = 64
    path_operators: int = 32
    seconds: float = 30.0
    memory_bytes: int = 1 << 30
    """On top of what the store itself takes."""
    answer_bytes: int = 64 << 20
    rows: int | None = 100_000


DEFAULT = Limits()


def check(query: str, limits: Limits = DEFAULT) -> str:
    """Refuse a query that is too large, nested too deep or not a question; return its form.

    `LimitError` for size, `QueryError` with line and column for what is not allowed.
    """
    if len(query) > limits.characters:
        raise LimitError(f"the query has {len(query)} characters, {limits.characters} are allowed")
    parts = [part for part in tokens(query, limit=limits.tokens) if part.significant]
    for part in parts:
        _check_words(part, query)
        _check_escapes(part, query)
    _check_depth(parts, query, limits.depth)
    _check_sources(parts, query)
    if (count := _path_operators(parts)) > limits.path_operators:
        raise LimitError(f"the query has {count} path operators, {limits.path_operators} are allowed")
    return _question(form(parts))


def _question(found: str) -> str:
    """Refuse what is not one of the four questions."""
    if found in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
        return found
    raise QueryError(
        f"{found or 'the query'} is not a question: only SELECT, ASK, CONSTRUCT and DESCRIBE are answered",
        hint="the graph is changed by building it, never by a query",
    )


def _check_words(part: Token, query: str) -> None:
    """Refuse keywords that reach outside the store or change it.

    Engines need no blank between tokens: `1SERVICE` is a number and a keyword to them, so it is enough that a word
    contains it.
    """
    hidden = part.kind == "iri" and _HIDDEN_SERVICE.search(part.text)
    if hidden or (part.kind == "word" and "SERVICE" in part.text.upper()):
        raise QueryError(f"{where(query, part.start)}: SERVICE is not allowed, queries stay in this graph")
    if part.kind == "word" and part.text.upper() in _UPDATES:
        raise QueryError(
            f"{where(query, part.start)}: {part.text.upper()} is not allowed, queries only read",
            hint="the graph is changed by building it, never by a query",
        )


def _check_escapes(part: Token, query: str) -> None:
    r"""Refuse `\u` escapes that could hide syntax: some engines decode them before they parse."""
    for match in _ESCAPE.finditer(part.text):
        if part.kind not in ("string", "iri") or int(match[1] or match[2], 16) < 0x80:
            raise QueryError(f"{where(query, part.start)}: write {match[0]} as the character it stands for")


def _check_depth(parts: Sequence[Token], query: str, most: int) -> None:
    """Refuse deep nesting, which runs the engine's stack out, and brackets that do not match."""
    open_brackets: list[str] = []
    for part in parts:
        if part.kind != "operator":
            continue
        if part.text in _OPENING:
            open_brackets.append(_OPENING[part.text])
            if len(open_brackets) > most:
                raise LimitError(f"{where(query, part.start)}: nested deeper than {most} levels")
        elif part.text in _CLOSING and (not open_brackets or open_brackets.pop() != part.text):
            raise QueryError(f"{where(query, part.start)}: {part.text} closes nothing")
    if open_brackets:
        raise QueryError(f"the query ends before its {open_brackets[-1]}")


def _check_sources(parts: Sequence[Token], query: str) -> None:
    """Refuse `FROM <file:...>`: some engines read it from the disk."""
    for before, part in pairwise(parts):
        if (
            before.kind == "word"
            and before.text.upper() in ("FROM", "NAMED")
            and part.kind == "iri"
            and not part.text.lower().startswith(("<http://", "<https://", "<urn:"))
        ):
            raise QueryError(f"{where(query, part.start)}: FROM takes graphs of the store, not {part.text[:60]}")


def _path_operators(parts: Sequence[Token]) -> int:
    """Count operators that stand directly after or before a name: those of paths, and few others."""
    names = ("iri", "pname")
    count = 0
    for before, part, after in zip(parts, parts[1:], parts[2:], strict=False):
        if part.text in _PATH_OPERATORS and (before.kind in names or after.kind in names or before.text == ")"):
            count += 1
    return count


def evaluate(open_store: Callable[[], Store], query: str, limits: Limits = DEFAULT) -> Answer:
    """Check a query and run it in a child process that opens the store itself.

    `LimitError` when time, memory or the size of the answer run out before there is a row; with rows, the answer says
    that it is cut off. Must be called from a process with one thread, as it forks; where there is no fork, the query
    runs inline and only `check` protects.
    """
    found = check(query, limits)
    from digigraph.queries import sandbox  # noqa: PLC0415 - needs modules that not every platform has

    if not sandbox.AVAILABLE:
        store = open_store()
        try:
            return ask(store, query, found, limits.rows)
        finally:
            store.close()
    return sandbox.run(
        open_store,
        query,
        found,
        sandbox.Bounds(limits.seconds, limits.memory_bytes, limits.answer_bytes, limits.rows),
    )
