"""rdflib: a small graph in memory, for tests and for comparing engines. Every other use is faster with Oxigraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Self

import pyoxigraph
import rdflib
import rdflib.plugins.sparql
from rdflib import Dataset, URIRef

from digigraph.contracts import Rows, Term
from digigraph.errors import QueryError
from digigraph.stores.checks import check
from digigraph.stores.terms import Answer, rdflib_from_oxigraph

# Otherwise a query with `FROM <file:///...>` reads that file.
rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False


class MemoryStore:
    """An rdflib data set whose default graph is the union of its graphs."""

    def __init__(self, location: str = "") -> None:
        """Start empty, or with the content of a graph file."""
        self.dataset = Dataset(default_union=True)
        if location:
            self.extend(_quads(Path(location)))

    def extend(self, quads: Iterable[tuple[Term, Term, Term, URIRef | None]]) -> None:
        """Add quads; None as graph is the default graph."""
        for subject, predicate, target, graph in quads:
            context = self.dataset.default_graph if graph is None else self.dataset.graph(graph)
            context.add((subject, predicate, target))

    def select(self, query: str) -> Rows:
        """Answer a SELECT query."""
        result = self._run(query, "SELECT")
        return Answer(tuple(str(name) for name in result.vars), (tuple(row) for row in result))

    def ask(self, query: str) -> bool:
        """Answer an ASK query."""
        return bool(self._run(query, "ASK").askAnswer)

    def construct(self, query: str) -> Iterator[tuple[Term, Term, Term]]:
        """Answer a CONSTRUCT or DESCRIBE query."""
        return iter(self._run(query, "CONSTRUCT", "DESCRIBE").graph)

    def close(self) -> None:
        """Forget the graph."""
        self.dataset = Dataset(default_union=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self, query: str, *forms: str) -> Any:
        # rdflib decodes \u before it parses: a keyword can hide behind it from every check on the text.
        plain = rdflib.plugins.sparql.parser.expandUnicodeEscapes(query)
        check(plain, *forms)
        try:
            return self.dataset.query(rdflib.plugins.sparql.prepareQuery(plain))
        except Exception as error:
            message = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise QueryError(f"the query cannot be run: {message[:300]}") from error


def _quads(path: Path) -> Iterator[tuple[Term, Term, Term, URIRef | None]]:
    """Read a graph file; by pyoxigraph, as rdflib's reader of JSON-LD fetches contexts from the network."""
    from digigraph.stores.oxigraph import load_file  # noqa: PLC0415 - siblings only when a file is given

    store = pyoxigraph.Store()
    load_file(store, path)
    for quad in store:
        graph = None if isinstance(quad.graph_name, pyoxigraph.DefaultGraph) else rdflib_from_oxigraph(quad.graph_name)
        subject, predicate, target = (rdflib_from_oxigraph(t) for t in (quad.subject, quad.predicate, quad.object))
        yield subject, predicate, target, graph
