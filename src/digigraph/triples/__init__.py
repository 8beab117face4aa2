"""Turns what releases say into quads: plain triples to ask, and for each the sentence it stands on.

    release_quads     what one release says, in the release's own graph
    entity_quads      what holds of an entity over all releases: label, types, links, current status
    authority_quads   the history of houses, each entry with its source
    vocabulary_quads  the code lists
    run_quads         what made the graph

**Terms** are strings in canonical N-Triples form (`<https://...>`, `"Magdeburg"@de`), so quads can be compared, sorted,
kept as N-Quads and loaded without conversion; `terms` has the functions that make and split them. No blank nodes.

**Graphs.** Removing a release is dropping its graph and computing the entities' graph anew:

| Graph | Holds |
|---|---|
| `{release}#graph` | the release, its facts with evidence, statements, funding, status reports, tenures it supports |
| `{base}/entities#graph` | each entity's one `skos:prefLabel`, aliases, all types, links, current status |
| `{base}/authority#graph` | houses and their names over time that entities belong to |
| `{base}/run#graph` | the extraction run |
| `https://w3id.org/digigraph/voc/#graph` | the code lists |

**Evidence.** Each plain triple in a release's graph that says something of an entity has a `dg:Fact` with the same
subject, predicate and object. The nodes that stand for n-ary facts (`dg:Statement`, `dg:Funding`, `dg:StatusReport`,
`dg:Tenure`) carry `dg:selector` and `prov:wasDerivedFrom` themselves. `dg:mentions` is proven by the type's Fact.
A fact without evidence raises `EvidenceError`.

**Status** decides what is asserted plainly: what holds, and what is scheduled for a thing that itself is only planned.
Cancelled, denied, wished and conditional facts exist only as `dg:Fact`.
"""

from __future__ import annotations

from digigraph.triples.background import authority_quads, run_quads, vocabulary_quads
from digigraph.triples.entities import entity_quads
from digigraph.triples.releases import release_quads
from digigraph.triples.terms import Quad, Term, iri, literal, nquads

__all__ = [
    "Quad",
    "Term",
    "authority_quads",
    "entity_quads",
    "iri",
    "literal",
    "nquads",
    "release_quads",
    "run_quads",
    "vocabulary_quads",
]
