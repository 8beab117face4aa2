"""What an interchangeable part must offer: one Protocol per kind of plug-in.

A part is a frozen dataclass of its options, so that it checks them itself and can be sent to a worker process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeVar, runtime_checkable

from digigraph.model import Annotations, Entity, Failure, Release

T = TypeVar("T")
U = TypeVar("U")


@runtime_checkable
class Reader(Protocol):
    """Finds releases at a location and reads them."""

    def accepts(self, location: str) -> bool:
        """Tell whether this reader can read the location."""
        ...

    def read(self, location: str) -> Iterator[Release | Failure]:
        """Read releases lazily, in a stable order; an item that cannot be read is a `Failure`."""
        ...


@runtime_checkable
class Extractor(Protocol):
    """Adds mentions and frames to what earlier extractors found."""

    name: str

    def annotate(self, annotations: Annotations) -> Annotations:
        """Return the annotations extended; pure."""
        ...


@runtime_checkable
class Engine(Protocol):
    """Runs a pure function over many items."""

    def map(self, function: Callable[[T], U], items: Iterable[T]) -> Iterator[U]:
        """Yield `function(item)` in the order of the items, lazily; survives a killed worker."""
        ...


class Linker(Protocol):
    """Knows which entity each referent of each release is."""

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, sorted by IRI."""
        ...

    def entity(self, release: str, referent: str | None) -> Entity | None:
        """Entity of a referent, by the reading's id and the referent's id."""
        ...


Term = Any
"""An rdflib term: URIRef or Literal; None for an unbound variable."""


class Rows(Protocol):
    """An answer to SELECT: variables and an iterator of rows."""

    variables: tuple[str, ...]

    def __iter__(self) -> Iterator[tuple[Term, ...]]: ...


@runtime_checkable
class Store(Protocol):
    """Holds named graphs and answers SPARQL over their union."""

    def select(self, query: str) -> Rows:
        """Answer a SELECT query with rdflib terms."""
        ...

    def ask(self, query: str) -> bool:
        """Answer an ASK query."""
        ...

    def construct(self, query: str) -> Iterator[tuple[Term, Term, Term]]:
        """Answer a CONSTRUCT or DESCRIBE query."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
