"""What one release says, as quads of its own graph."""

from __future__ import annotations

from collections.abc import Iterator

from digigraph.contracts import Linker
from digigraph.model import Reading
from digigraph.triples.terms import Quad


def release_quads(
    reading: Reading, linker: Linker, *, base: str, run: str, release: str | None = None
) -> Iterator[Quad]:
    """Yield what a release says, in the graph `{release}#graph`; the same quads in the same order every time.

    `base` starts every IRI, `run` is the IRI from `iri.run_iri`, `release` the release's own IRI
    (`iri.release_iri(base, reading)` when not given; give it when two releases would share that one). Referents that
    the linker does not know are left out with all that is said of them. Raises `EvidenceError` for a fact without
    evidence or whose evidence is not as long as its span.
    """
    raise NotImplementedError((reading, linker, base, run, release))
