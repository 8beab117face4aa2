"""Recipes: saved queries that say what a network is.

A recipe is a SELECT with the header `view: graph`. Each row is one reason for one tie. Columns by name:

| Column | Holds |
|---|---|
| `source`, `target` | IRI, or a name where the graph has no IRI |
| `tie` | predicate name (`holdsOffice`) or a word of the recipe's own; without it the header's `tie` |
| `weight` | a number, not negative; may be unbound |
| `item` | what is counted once, however many releases report it |
| `status`, `confidence` | of the fact |
| `release`, `date`, `sentence` | where it stands written |
| `note` | what the row says besides |
| `sourceLabel`, `sourceKind`, `targetLabel`, `targetKind` | only where the graph itself has no names or classes |

The header's `network` block says how rows become lines:

    #+ x-digigraph:
    #+   view: graph
    #+   network: {weight: sum, unit: EUR, directed: true, tie: {de: fördert, en: funds}}

`weight` is a name in `WEIGHTS`. `project: source` makes a one-mode network: sources that share a target are tied.
A column with another name is declared by `columns: {source: person}`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from digigraph.errors import QueryError, UsageError
from digigraph.network.ties import Support
from digigraph.queries import saved
from digigraph.queries.saved import SavedQuery

PREFIX = "network-"
"""Start of the file names of recipes: `network-foerderung.rq` is the recipe `foerderung`."""
GENERAL = "allgemein"
"""The recipe that is drawn when none is named."""
COLUMNS = (
    "source",
    "target",
    "tie",
    "weight",
    "item",
    "status",
    "confidence",
    "release",
    "date",
    "sentence",
    "note",
    "sourceLabel",
    "sourceKind",
    "targetLabel",
    "targetKind",
)
_KEYS = frozenset({"weight", "unit", "directed", "project", "tie", "columns"})


def _releases(supports: Iterable[Support]) -> float | None:
    """How many releases say so."""
    return float(len({support.release for support in supports}))


def _sentences(supports: Iterable[Support]) -> float | None:
    """How many places say so."""
    return float(len({(support.release, support.sentence, support.item) for support in supports}))


def _shared(supports: Iterable[Support]) -> float | None:
    """How many things two nodes share."""
    return float(len({support.item for support in supports}))


def _sum(supports: Iterable[Support]) -> float | None:
    """The weights added up, each item once; None when no row says how much.

    Where two releases give one item different weights, the later one counts.
    """
    latest: dict[str, float] = {}
    for support in supports:
        if support.weight is not None:
            latest[support.item or f"{support.release} {support.sentence} {support.weight}"] = support.weight
    return sum(latest.values()) if latest else None


WEIGHTS: Mapping[str, Callable[[Iterable[Support]], float | None]] = MappingProxyType(
    {"releases": _releases, "sentences": _sentences, "shared": _shared, "sum": _sum}
)
"""Name of a weighting rule -> weight of a tie from its supports, in their order."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A saved query and how its answer becomes a network."""

    name: str
    query: SavedQuery
    weight: str = "releases"
    unit: str = ""
    """Unit of the weights (`EUR`); empty for counts."""
    directed: bool = True
    projected: bool = False
    """Whether sources that share a target are tied to each other."""
    tie: Mapping[str, str] = field(default_factory=dict)
    """Words for ties whose rows name no kind, by language."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Role of a column -> its name, where the two differ."""

    def title(self, language: str = "de") -> str:
        """What the network shows, in a line."""
        return self.query.said(self.query.summary, language) or self.name

    def tie_words(self, language: str = "de") -> str:
        """Words for ties whose rows name no kind."""
        return self.tie.get(language) or self.tie.get("de") or next(iter(self.tie.values()), "")


def names(*folders: Path) -> tuple[str, ...]:
    """Names of all recipes in the given folders and among those that come with digigraph, the general one first."""
    found = [name.removeprefix(PREFIX) for name in saved.discover(*folders) if name.startswith(PREFIX)]
    return tuple(sorted(found, key=lambda name: (name != GENERAL, name)))


def find(name: str, *folders: Path) -> Recipe:
    """Read a recipe by its name, by the name of a saved query, or by its path; `UsageError` lists what there is."""
    known = saved.discover(*folders)
    for candidate in (PREFIX + name, name):
        if candidate in known:
            return from_query(saved.read(known[candidate]))
    if name.endswith(saved.SUFFIXES) or "/" in name:
        return from_query(saved.find(name, *folders))
    raise UsageError(f"there is no network recipe {name!r}", hint=f"recipes: {', '.join(names(*folders))}")


def from_query(query: SavedQuery) -> Recipe:
    """Read the header's `network` block; `QueryError` when the query cannot be a network."""
    if query.form != "SELECT":
        raise QueryError(f"{query.path}: a network is made from a SELECT, and this is {query.form}")
    block = _block(query)
    unknown = sorted(set(block) - _KEYS)
    if unknown:
        raise QueryError(
            f"{query.path}: network: unknown key {unknown[0]!r}", hint=f"known: {', '.join(sorted(_KEYS))}"
        )
    weight = str(block.get("weight", "releases"))
    if weight not in WEIGHTS:
        raise QueryError(f"{query.path}: network: no weight {weight!r}", hint=f"weights: {', '.join(WEIGHTS)}")
    projected = block.get("project") is not None
    if projected and block["project"] != "source":
        raise QueryError(f"{query.path}: network: project can be `source` only", hint="swap the columns")
    tie = block.get("tie") or {}
    return Recipe(
        name=query.name.removeprefix(PREFIX),
        query=query,
        weight=weight,
        unit=str(block.get("unit", "")),
        directed=bool(block.get("directed", not projected)) and not projected,
        projected=projected,
        tie={str(key): str(value) for key, value in tie.items()} if isinstance(tie, dict) else {"de": str(tie)},
        columns=_columns(query, block.get("columns") or {}),
    )


def _block(query: SavedQuery) -> Mapping[str, Any]:
    """Read `x-digigraph: network:`; empty for a saved query that was not written as a recipe."""
    lines = [line.lstrip("#+") for line in query.text.splitlines() if line.startswith("#+")]
    header = yaml.safe_load("\n".join(lines))
    ours = header.get("x-digigraph") if isinstance(header, dict) else None
    block = (ours.get("network") if isinstance(ours, dict) else None) or {}
    if not isinstance(block, dict):
        raise QueryError(f"{query.path}: network must be a mapping of names to values")
    return block


def _columns(query: SavedQuery, block: Any) -> dict[str, str]:
    """Read which column plays which role."""
    if not isinstance(block, dict) or not set(block) <= set(COLUMNS):
        raise QueryError(f"{query.path}: network: columns maps roles to names", hint=f"roles: {', '.join(COLUMNS)}")
    return {str(role): str(name).lstrip("?") for role, name in block.items()}
