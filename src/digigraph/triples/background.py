"""What the graph holds besides releases and entities: houses, code lists, the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digigraph.triples.terms import Quad


def authority_quads(houses: Iterable[str], *, base: str, labelled: Iterable[str] = ()) -> Iterator[Quad]:
    """Yield the history of houses (keys such as `st-mw`) in `{base}/authority#graph`: eras, their limits and sources.

    `labelled`: IRIs of entities, which have their one label in the entities' graph already.
    """
    raise NotImplementedError((houses, base, labelled))


def vocabulary_quads() -> Iterator[Quad]:
    """Yield the code lists, in the graph `https://w3id.org/digigraph/voc/#graph`."""
    raise NotImplementedError


def run_quads(*, base: str, version: str, digest: str) -> Iterator[Quad]:
    """Yield the description of a run in `{base}/run#graph`: version of digigraph, digest of rules and settings."""
    raise NotImplementedError((base, version, digest))
