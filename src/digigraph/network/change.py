"""What changed between two networks of one recipe: ties that came, went, or weigh something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import networkx as nx
from rdflib import Literal

from digigraph.network import palette, wording
from digigraph.network.draw import draw
from digigraph.network.palette import Family
from digigraph.network.picture import Picture
from digigraph.network.rows import decimal
from digigraph.network.ties import Network, Tie
from digigraph.queries.answers import Answer

COLUMNS = ("change", "sourceLabel", "tie", "targetLabel", "before", "after", "date", "release", "sentence")


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference of two networks; all sorted by source, target and kind."""

    before: Network
    after: Network
    added: tuple[Tie, ...]
    removed: tuple[Tie, ...]
    changed: tuple[tuple[Tie, Tie], ...]
    """Ties of another weight or status, as they were and as they are."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing changed."""
        return not (self.added or self.removed or self.changed)


def compare(before: Network, after: Network, between: str = "") -> Changes:
    """Compare two networks tie by tie; `between` says in the picture's title what is compared."""
    old = {(tie.source, tie.target, tie.kind): tie for tie in before.ties()}
    new = {(tie.source, tie.target, tie.kind): tie for tie in after.ties()}
    return Changes(
        before,
        replace(after, heading=_heading(after, between)),
        added=tuple(tie for key, tie in new.items() if key not in old),
        removed=tuple(tie for key, tie in old.items() if key not in new),
        changed=tuple(
            (old[key], tie)
            for key, tie in new.items()
            if key in old and (old[key].weight, old[key].status) != (tie.weight, tie.status)
        ),
    )


def _heading(network: Network, between: str) -> str:
    """Title of a picture of changes."""
    said = wording.words(network.language)["changes"]
    return said.format(title=network.recipe.title(network.language), between=between).rstrip(" :")


def table(changes: Changes) -> Answer:
    """One row a change, what came first."""
    rows = [_row("added", changes.after, tie, (None, tie)) for tie in changes.added]
    rows += [_row("removed", changes.before, tie, (tie, None)) for tie in changes.removed]
    rows += [_row("changed", changes.after, new, (old, new)) for old, new in changes.changed]
    return Answer("SELECT", COLUMNS, tuple(rows))


def _row(word: str, network: Network, tie: Tie, states: tuple[Tie | None, Tie | None]) -> tuple[object, ...]:
    """One change, with the latest sentence that the tie stands on."""
    support = tie.supports[-1]
    return (
        Literal(word),
        Literal(network.label(tie.source)),
        Literal(tie.label),
        Literal(network.label(tie.target)),
        *map(_worth, states),
        Literal(support.date) if support.date else None,
        Literal(support.title or support.release),
        Literal(support.sentence),
    )


def _worth(tie: Tie | None) -> Literal | None:
    return None if tie is None or tie.weight is None else decimal(tie.weight)


def united(changes: Changes) -> Network:
    """What changed in one network, to draw: the nodes whose ties changed, and what else ties them."""
    changed = (*changes.added, *changes.removed, *(after for _, after in changes.changed))
    touched = {tie.source for tie in changed} | {tie.target for tie in changed}
    nodes = dict(changes.before.graph.nodes(data=True)) | dict(changes.after.graph.nodes(data=True))
    graph: nx.MultiGraph = changes.after.graph.__class__()
    graph.add_nodes_from((node, nodes[node]) for node in sorted(touched))
    for tie in sorted((*changes.removed, *changes.after.ties()), key=lambda tie: (tie.source, tie.target, tie.kind)):
        if tie.source in touched and tie.target in touched:
            graph.add_edge(tie.source, tie.target, key=tie.kind, tie=tie)
    return changes.after.with_graph(graph)


def picture(changes: Changes) -> Picture:
    """Draw what was and what is in one picture: new, gone, changed, and faintly what stayed."""
    new, gone = set(changes.added), set(changes.removed)
    changed = {after for _, after in changes.changed}
    added, removed, other, same = palette.CHANGES

    def style(ties: Sequence[Tie]) -> Family:
        found = set(ties)
        if found <= new:
            return added
        if found <= gone:
            return removed
        return other if found & (new | gone | changed) else same

    return draw(united(changes), style=style)
