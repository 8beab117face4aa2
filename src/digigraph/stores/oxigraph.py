"""Oxigraph: a project's index on disk, and graph files read into memory.

An index is a folder with one sub-folder per state of the graph and a file `latest` that names the valid one. A build
loads a new sub-folder and then replaces `latest`, so a reader always opens a whole state, and a build that is killed
leaves the old one. The state before the latest stays, for readers that have it open. A folder without `latest` is taken
for a plain Oxigraph database.

Named graphs are merged into the default graph when they are loaded. Oxigraph's own union of graphs is not used: it
keeps a triple once for every graph that holds it, so a fact of three releases would count three times.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Self

import pyoxigraph

from digigraph.contracts import Rows, Term
from digigraph.errors import DigigraphError, GraphError, QueryError, UsageError
from digigraph.stores.checks import check
from digigraph.stores.terms import Answer, rdflib_from_oxigraph

LATEST = "latest"
FORMATS = {
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
    ".json": pyoxigraph.RdfFormat.JSON_LD,
}
"""Formats by suffix. RDF/XML is left out: its entities can be made to expand without limit."""
MAX_NESTING = 500
"""Deepest JSON-LD that is read; at ten times that the parser runs out of stack and takes the process with it."""

_BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*+"|[\[{\]}]', re.DOTALL)
_ERRORS = (SyntaxError, ValueError, RuntimeError, OSError)


class _Queryable:
    """What both stores here have in common: a pyoxigraph store that is asked."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self._store: pyoxigraph.Store | None = store

    def select(self, query: str) -> Rows:
        """Answer a SELECT query, row by row."""
        solutions = self._ask_engine(query, "SELECT")
        variables = tuple(variable.value for variable in solutions.variables)
        return Answer(variables, self._rows(solutions))

    def ask(self, query: str) -> bool:
        """Answer an ASK query."""
        return bool(self._ask_engine(query, "ASK"))

    def construct(self, query: str) -> Iterator[tuple[Term, Term, Term]]:
        """Answer a CONSTRUCT or DESCRIBE query, triple by triple."""
        triples = self._ask_engine(query, "CONSTRUCT", "DESCRIBE")
        return (row for row in self._terms((t.subject, t.predicate, t.object) for t in triples) if None not in row)

    def close(self) -> None:
        """Let go of the files; asking afterwards is an error."""
        self._store = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask_engine(self, query: str, *forms: str) -> Any:
        if self._store is None:
            raise UsageError("the store is closed")
        check(query, *forms)
        try:
            return self._store.query(query)
        except _ERRORS as error:
            raise _query_error(error) from error

    def _rows(self, solutions: pyoxigraph.QuerySolutions) -> Iterator[tuple[Term, ...]]:
        return self._terms(iter(solutions))

    @staticmethod
    def _terms(rows: Iterator[Any]) -> Iterator[tuple[Term, ...]]:
        try:
            for row in rows:
                yield tuple(rdflib_from_oxigraph(term) for term in row)
        except _ERRORS as error:
            raise _query_error(error) from error


class OxigraphStore(_Queryable):
    """An index on disk, opened for reading."""

    def __init__(self, location: str) -> None:
        """Open the index in a folder; `UsageError` when there is none."""
        folder = latest(Path(location))
        try:
            super().__init__(pyoxigraph.Store.read_only(str(folder)))
        except FileNotFoundError as error:
            raise UsageError(f"there is no graph at {location}", hint="run `digigraph build` first") from error
        except _ERRORS as error:
            raise GraphError(
                f"{location} is no readable Oxigraph index: {error}", hint="delete it, build again"
            ) from error


class FileStore(_Queryable):
    """A graph file, read into memory."""

    def __init__(self, path: Path) -> None:
        """Read the file; `GraphError` when it is not what its suffix says."""
        store = pyoxigraph.Store()
        load_file(store, path)
        store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
        super().__init__(store)


def load_file(store: pyoxigraph.Store, path: Path) -> None:
    """Load a graph file into a store; `GraphError` with line and column when it is broken."""
    rdf_format = format_of(path)
    try:
        if rdf_format == pyoxigraph.RdfFormat.JSON_LD:
            check_nesting(path)
        store.bulk_load(path=str(path), format=rdf_format, base_iri=path.resolve().as_uri())
    except FileNotFoundError as error:
        raise UsageError(f"there is no file {path}") from error
    except DigigraphError:
        raise
    except _ERRORS as error:
        raise GraphError(f"{path}: {error}") from error


def format_of(path: Path) -> pyoxigraph.RdfFormat:
    """Tell the format of a graph file by its suffix; `UsageError` when it is none of `FORMATS`."""
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError as error:
        raise UsageError(f"{path}: no graph format has this suffix", hint=f"known: {' '.join(FORMATS)}") from error


def check_nesting(path: Path) -> None:
    """Refuse JSON that is nested deeper than `MAX_NESTING`, whatever stands inside its strings."""
    depth = 0
    for match in _BRACKETS.finditer(path.read_bytes()):
        sign = match.group()[:1]
        depth += 1 if sign in b"[{" else -1 if sign in b"]}" else 0
        if depth > MAX_NESTING:
            raise GraphError(f"{path}: nested deeper than {MAX_NESTING} levels")


def latest(folder: Path) -> Path:
    """Find the valid state inside an index folder; the folder itself when it keeps no states."""
    try:
        name = (folder / LATEST).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return folder
    return folder / name


def index_state(folder: Path) -> str | None:
    """Name of the valid state of an index; None when there is none."""
    found = latest(folder)
    return found.name if found != folder and found.is_dir() else None


def write_index(folder: Path, files: Iterable[Path], state: str) -> None:
    """Make graph files the valid state of an index, under a name that stands for their content.

    The files are loaded as they are: triples that queries shall find without naming a graph stand in a file of triples.
    Nothing happens when that state is valid already. Readers keep what they have opened.
    """
    before = index_state(folder)
    if before == state:
        return
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"unfinished-{os.getpid()}"
    shutil.rmtree(unfinished, ignore_errors=True)
    store = pyoxigraph.Store(str(unfinished))
    for path in files:
        load_file(store, path)
    store.flush()
    del store  # closes the files, there is no other way
    shutil.rmtree(folder / state, ignore_errors=True)
    unfinished.rename(folder / state)
    pointer = folder / f"{LATEST}-{os.getpid()}"
    pointer.write_text(state + "\n", encoding="utf-8")
    pointer.replace(folder / LATEST)
    _forget(folder, keep={state, before or state, LATEST})


def _forget(folder: Path, keep: set[str]) -> None:
    """Remove states and leftovers of killed builds."""
    for item in sorted(folder.iterdir()):
        if item.name in keep:
            continue
        if item.is_dir():
            shutil.rmtree(item, ignore_errors=True)
        else:
            item.unlink(missing_ok=True)


def _query_error(error: BaseException) -> QueryError:
    # The engine lists every character class it would have taken: one line of that is enough.
    message = str(error).splitlines()[0] if str(error) else type(error).__name__
    return QueryError(f"the query cannot be run: {message[:300]}")
