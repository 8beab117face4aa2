"""The words of pictures, pages and tables: German and English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import networkx as nx

from digigraph.model import Status
from digigraph.network.ties import Coverage, Network, Support, Tie

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "de": {
            "around": "rund um {name}",
            "counts": "{nodes} Knoten, {lines} Linien",
            "omitted": "{n} schwächer verbundene Knoten nicht gezeigt",
            "recipe": "Netz „{name}“ {version}",
            "coverage": "aus {used} von {all} Mitteilungen",
            "from": "{first} bis {last}",
            "day": "{first}",
            "program": "digigraph {version}",
            "trust": "Jede Linie steht auf Sätzen aus Mitteilungen.",
            "releases": "Linienbreite: Zahl der Mitteilungen",
            "sentences": "Linienbreite: Zahl der Textstellen",
            "shared": "Linienbreite: Zahl der gemeinsamen Sachen",
            "sum": "Linienbreite: Summe",
            "unknown": "dünnste Linie: ohne Betrag",
            "planned": "gestrichelt: geplant oder angekündigt",
            "empty": "In diesem Netz ist nichts.",
            "empty_hint": "Kein Satz der Mitteilungen sagt, was es zeigen soll, oder Zeitraum und Auswahl sind zu eng.",
            "unlabelled": "{n} Knoten ohne Namen, weil kein Platz ist",
            "source": "Quelle",
            "changes": "{title}. Änderungen: {between}",
            "picture": "Bild des Netzes",
            "keys": "Netz: Pfeiltasten verschieben, Plus und Minus vergrößern und verkleinern, 0 zeigt alles",
            "nearer": "vergrößern",
            "farther": "verkleinern",
            "whole": "alles zeigen",
            "search": "Suchen (Taste /)",
            "kinds": "Zeigen",
            "back": "← zurück",
            "found": "{n} Knoten",
            "hits": "Treffer",
            "strongest": "Die am stärksten Verbundenen",
            "more": "und {n} weitere: Suche enger fassen",
            "table": "Alle Linien als Tabelle",
            "from_node": "Von",
            "tie": "Verbindung",
            "to_node": "Nach",
            "weight": "Gewicht",
            "when": "Mitteilungen vom",
            "where": "Satz und Mitteilung",
            "sure": "Konfidenz {n}",
            "reports_one": "1 Mitteilung",
            "reports": "{n} Mitteilungen",
            "more_ties": "und {n} weitere Verbindungen",
            "more_nodes": "und {n} weitere Knoten",
            "line": "1 Linie",
            "lines": "{n} Linien",
        },
        "en": {
            "around": "around {name}",
            "counts": "{nodes} nodes, {lines} lines",
            "omitted": "{n} less connected nodes not shown",
            "recipe": "network “{name}” {version}",
            "coverage": "from {used} of {all} releases",
            "from": "{first} to {last}",
            "day": "{first}",
            "program": "digigraph {version}",
            "trust": "Every line stands on sentences of releases.",
            "releases": "line width: number of releases",
            "sentences": "line width: number of places in texts",
            "shared": "line width: number of shared things",
            "sum": "line width: sum",
            "unknown": "thinnest line: no sum named",
            "planned": "dashed: planned or announced",
            "empty": "There is nothing in this network.",
            "empty_hint": "No sentence of the releases says what it shows, or period and selection are too narrow.",
            "unlabelled": "{n} nodes without a name, for want of room",
            "source": "Source",
            "changes": "{title}. Changes: {between}",
            "picture": "Picture of the network",
            "keys": "Network: arrow keys move, plus and minus zoom, 0 shows everything",
            "nearer": "zoom in",
            "farther": "zoom out",
            "whole": "show everything",
            "search": "Search (key /)",
            "kinds": "Show",
            "back": "← back",
            "found": "{n} nodes",
            "hits": "Found",
            "strongest": "The most connected",
            "more": "and {n} more: narrow the search",
            "table": "All lines as a table",
            "from_node": "From",
            "tie": "Tie",
            "to_node": "To",
            "weight": "Weight",
            "when": "Releases of",
            "where": "Sentence and release",
            "sure": "confidence {n}",
            "reports_one": "1 release",
            "reports": "{n} releases",
            "more_ties": "and {n} more ties",
            "more_nodes": "and {n} more nodes",
            "line": "1 line",
            "lines": "{n} lines",
        },
    }
)


def words(language: str) -> Mapping[str, str]:
    """The words of a picture; German unless English is asked for."""
    return WORDS.get(language, WORDS["de"])


STATUSES: Mapping[str, Mapping[Status, str]] = MappingProxyType(
    {
        "de": {
            Status.ONGOING: "läuft",
            Status.ENDED: "beendet",
            Status.PLANNED: "geplant",
            Status.APPLIED_FOR: "beantragt",
            Status.ANNOUNCED: "angekündigt",
            Status.CANCELLED: "abgesagt",
            Status.DENIED: "verneint",
            Status.WISHED: "gewünscht",
            Status.CONDITIONAL: "bedingt",
        },
        "en": {
            Status.ONGOING: "ongoing",
            Status.ENDED: "ended",
            Status.PLANNED: "planned",
            Status.APPLIED_FOR: "applied for",
            Status.ANNOUNCED: "announced",
            Status.CANCELLED: "cancelled",
            Status.DENIED: "denied",
            Status.WISHED: "wished",
            Status.CONDITIONAL: "conditional",
        },
    }
)
"""Words for statuses; what is done needs none."""


def day(iso: str, language: str) -> str:
    """Write an ISO day, month or year the way people read it: 27.10.2016, 10/2016, 2016."""
    parts = iso.split("-")
    if language != "de" or not all(part.isdecimal() for part in parts):
        return iso
    if len(parts) == 3:
        return f"{int(parts[2])}.{int(parts[1])}.{parts[0]}"
    return "/".join(reversed(parts))


def amount(value: float, unit: str, language: str) -> str:
    """Write a weight: 2,4 Mio. € for large sums, plain numbers for counts."""
    sign = {"EUR": "€"}.get(unit, unit)
    if unit and value >= 999_500:
        large = value >= 999_500_000
        number = value / (1e9 if large else 1e6)
        name = (("Mrd.", "bn") if large else ("Mio.", "m"))[language != "de"]
        written = f"{number:.3g}" if number < 1000 else f"{number:.0f}"
        return f"{_localized(written, language)} {name} {sign}"
    written = f"{value:,.0f}" if value == int(value) or value >= 1000 else f"{value:,.2f}"
    return f"{_localized(written, language)} {sign}".strip()


def _localized(number: str, language: str) -> str:
    return number.translate(str.maketrans(",.", ".,")) if language == "de" else number


def sentence(network: Network, tie: Tie) -> str:
    """Say in a sentence what a tie is and what it is worth."""
    worth = _worth(network, tie)
    return f"{network.label(tie.source)} – {tie.label}{f' ({worth})' if worth else ''} – {network.label(tie.target)}"


def _worth(network: Network, tie: Tie) -> str:
    """What a tie is worth, in words: a sum, or a number above one; numbers of releases are said elsewhere."""
    recipe = network.recipe
    if tie.weight is None or recipe.weight == "releases" or (not recipe.unit and tie.weight <= 1):
        return ""
    return amount(tie.weight, recipe.unit, network.language)


def on_line(network: Network, ties: Sequence[Tie]) -> str:
    """What stands on a line: sums where it is about sums, numbers where it is about numbers, else the kinds of ties."""
    recipe = network.recipe
    if recipe.unit:
        known = [tie.weight for tie in ties if tie.weight is not None]
        return amount(sum(known), recipe.unit, network.language) if known else ""
    if recipe.projected:
        total = sum(tie.strength for tie in ties)
        return amount(total, "", network.language) if total > 1 else ""
    return ", ".join(dict.fromkeys(tie.label for tie in ties))


def span(coverage: Coverage, language: str) -> str:
    """Days of the first and last release: `17.6.2004 bis 6.9.2022`."""
    if not coverage.first:
        return ""
    key = "day" if coverage.first == coverage.last else "from"
    return words(language)[key].format(first=day(coverage.first, language), last=day(coverage.last, language))


def rank(network: Network, node: str, strength: float) -> str:
    """How strongly a node is connected, for a list: the sum of its lines, or their number."""
    if network.recipe.unit:
        return amount(strength, network.recipe.unit, network.language)
    count = len(set(nx.all_neighbors(network.graph, node)))
    said = words(network.language)
    return said["line"] if count == 1 else said["lines"].format(n=count)


def tie_details(network: Network, tie: Tie) -> str:
    """What a list says of a tie besides its ends: its worth, how many releases say so, its status."""
    said = words(network.language)
    count = len(tie.releases)
    parts = [
        _worth(network, tie),
        said["reports_one"] if count == 1 else said["reports"].format(n=count) if count else "",
        STATUSES[network.language if network.language in STATUSES else "de"].get(tie.status, ""),
    ]
    return " · ".join(part for part in parts if part)


def notes(support: Support, language: str) -> list[str]:
    """What stands beside a sentence: its status, what the row adds, how sure it is."""
    status = STATUSES.get(language, STATUSES["de"]).get(support.status, "")
    sure = "" if support.confidence is None else words(language)["sure"].format(n=f"{support.confidence:.2f}")
    sure = sure.replace(".", ",") if language == "de" else sure
    return [part for part in (status, support.note, sure) if part]
