"""A network in the terminal: what it is, who stands in its middle, what its strongest ties stand on."""

from __future__ import annotations

from typing import IO

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from digigraph.cli import console
from digigraph.network import metrics, palette, sheet, wording
from digigraph.network.picture import Drawing
from digigraph.network.ties import Network, Tie, ranked, strengths

_MOST_NODES = 15
_MOST_TIES = 8
_BAR = 12
_COLOURS = {
    "Person": "blue",
    "Ministry": "red",
    "Organization": "yellow",
    "Initiative": "green",
    "Event": "magenta",
    "Place": "cyan",
}
"""Terminal colours nearest to those of the pictures."""


def draw(network: Network, stream: IO[str] | None = None) -> None:
    """Draw the summary of a network."""
    screen = console.data_console(stream)
    _head(screen, network)
    if not len(network.graph):
        said = wording.words(network.language)
        screen.print(Text(f"{said['empty']} {said['empty_hint']}"))
        return
    screen.print(_nodes(network))
    screen.print()
    ties = sorted(network.ties(), key=lambda tie: (-tie.strength, tie.source, tie.target, tie.kind))
    for tie in ties[:_MOST_TIES]:
        _print_tie(screen, network, tie)
    rest = len(ties) - _MOST_TIES
    said = wording.words(network.language)
    if rest > 0:
        screen.print(Text(said["more_ties"].format(n=rest), style="dim"))
    for note in sheet.notes(network, Drawing()):
        screen.print(Text(note, style="dim"))


def _head(screen: Console, network: Network) -> None:
    screen.print(Text(sheet.title(network), style="bold"))
    screen.print(Text(sheet.subtitle(network), style="dim"))
    screen.print()


def _nodes(network: Network) -> Table:
    """The strongest nodes, each with a bar."""
    said = wording.words(network.language)
    strength = strengths(network.graph)
    most = max(strength.values(), default=0.0) or 1.0
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, justify="right")
    order = ranked(network.graph)
    for node in order[:_MOST_NODES]:
        kind = network.kind(node)
        look = palette.LOOKS[kind]
        words = look.en if network.language == "en" else look.de
        table.add_row(
            Text("█" * max(1, round(strength[node] / most * _BAR)), style=_COLOURS.get(kind, "")),
            Text(network.label(node)),
            Text(words, style="dim"),
            Text(wording.rank(network, node, strength[node]), style="dim"),
        )
    if len(order) > _MOST_NODES:
        table.add_row("", Text(said["more_nodes"].format(n=len(order) - _MOST_NODES), style="dim"), "", "")
    return table


def _print_tie(screen: Console, network: Network, tie: Tie) -> None:
    """A tie as a sentence, and the sentence it stands on."""
    line = Text(f"{network.label(tie.source)} – {tie.label} – {network.label(tie.target)}")
    details = wording.tie_details(network, tie)
    if details:
        line.append(f"  {details}", style="dim")
    screen.print(line)
    support = tie.supports[-1]
    source = " · ".join(part for part in (wording.day(support.date, network.language), support.title) if part)
    if support.sentence:
        screen.print(Padding(Text(f"„{support.sentence}“", style="italic"), (0, 0, 0, 4)))
    if source:
        screen.print(Padding(Text(source, style="dim"), (0, 0, 1, 4)))


def measures(network: Network, most: int | None, stream: IO[str] | None = None) -> None:
    """Draw all measures: the whole in one line, then nodes, then communities."""
    screen = console.data_console(stream)
    _head(screen, network)
    whole = metrics.network_measures(network)
    parts = (
        f"{whole.pairs} pairs, {whole.ties} ties",
        f"density {_number(whole.density, network)}",
        f"{whole.components} components (largest {whole.largest_component})",
        f"{whole.communities} communities (modularity {_number(whole.modularity, network)})",
    )
    screen.print(Text(" · ".join(parts)))
    screen.print(_measured(network, most))
    groups = [group for group in metrics.communities(network) if group.size > 2]
    for group in groups[:_MOST_TIES]:
        names = ", ".join(network.label(node) for node in group.members[:4])
        more = f" (+{group.size - 4})" if group.size > 4 else ""
        screen.print(Text.assemble((f"{group.number:>3} ", "bold"), names, (more, "dim")))


def _measured(network: Network, most: int | None) -> Table:
    """One row a node."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False)
    table.add_column("node", overflow="fold")
    table.add_column("kind", no_wrap=True)
    for name in ("degree", "strength", "betweenness", "PageRank", "community"):
        table.add_column(name, justify="right", no_wrap=True)
    found = metrics.node_measures(network)
    for each in found[:most]:
        table.add_row(
            Text(each.label),
            Text(each.kind, style="dim"),
            str(each.degree),
            wording.amount(each.strength, network.recipe.unit, network.language),
            _number(each.betweenness, network),
            _number(each.pagerank, network),
            str(each.community),
        )
    if most is not None and len(found) > most:
        table.add_row(Text(f"and {len(found) - most} more; --limit 0 shows all", style="dim"))
    return table


def _number(value: float, network: Network) -> str:
    written = f"{value:.3f}"
    return written.replace(".", ",") if network.language == "de" else written
