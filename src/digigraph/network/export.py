"""Writes a network for other programs: GEXF 1.3 (Gephi), GraphML (yEd, Cytoscape, igraph), JSON.

Edge lists in CSV and the like are tables: see `digigraph.network.rows`. The same network gives the same bytes; no file
says when it was written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import networkx as nx

import digigraph
from digigraph.errors import UsageError
from digigraph.network import palette
from digigraph.network.draw import Limits, draw
from digigraph.network.ties import Network, Tie, strengths

SCHEMA_VERSION = 1
"""Version of the JSON form; raised when a key changes its meaning."""
_POSITIONS_UP_TO = 1_500
"""Larger networks are written without positions: the program that reads them lays them out."""
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(network: Network, format_name: str) -> str:
    """Write a network; `UsageError` when the format does not exist."""
    if format_name not in WRITERS:
        raise UsageError(f"there is no network format {format_name!r}", hint=f"formats: {', '.join(WRITERS)}")
    return WRITERS[format_name](network)


def plain(network: Network) -> dict[str, Any]:
    """The network as plain values, with every sentence: what `json` writes."""
    strength = strengths(network.graph)
    recipe, coverage = network.recipe, network.coverage
    return {
        "ok": True,
        "schema": SCHEMA_VERSION,
        "recipe": {"name": recipe.name, "version": recipe.query.version, "title": recipe.title(network.language)},
        "weight": recipe.weight,
        "unit": recipe.unit or None,
        "directed": recipe.directed,
        "coverage": {
            "releases": coverage.releases,
            "used": coverage.used,
            "first": coverage.first or None,
            "last": coverage.last or None,
        },
        "left_out": network.left_out,
        "nodes": [
            {"id": node, "label": network.label(node), "kind": network.kind(node), "strength": strength[node]}
            for node in network.graph
        ],
        "ties": [_plain_tie(tie) for tie in network.ties()],
    }


def _plain_tie(tie: Tie) -> dict[str, Any]:
    return {
        "source": tie.source,
        "target": tie.target,
        "kind": tie.kind,
        "label": tie.label,
        "weight": tie.weight,
        "status": str(tie.status),
        "supports": [
            {
                "release": support.release or None,
                "title": support.title or None,
                "url": support.url or None,
                "date": support.date or None,
                "sentence": support.sentence or None,
                "status": str(support.status),
                "confidence": support.confidence,
                "note": support.note or None,
                "weight": support.weight,
            }
            for support in tie.supports
        ],
    }


def _json(network: Network) -> str:
    return json.dumps(plain(network), ensure_ascii=False, indent=1) + "\n"


def _graphml(network: Network) -> str:
    """GraphML as networkx writes it, with plain attributes."""
    graph = network.graph.__class__()
    strength = strengths(network.graph)
    for node in network.graph:
        label, kind = _xml(network.label(node)), network.kind(node)
        graph.add_node(_xml(node), label=label, kind=kind, strength=strength[node])
    for tie in network.ties():
        graph.add_edge(_xml(tie.source), _xml(tie.target), key=_xml(tie.kind), **_attributes(tie))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(nx.generate_graphml(graph)) + "\n"


def _attributes(tie: Tie) -> dict[str, Any]:
    """What a tie carries into other programs; an unknown weight is left out."""
    values: dict[str, Any] = {"label": _xml(tie.label), "status": str(tie.status), "releases": len(tie.releases)}
    if tie.weight is not None:
        values["weight"] = tie.weight
    for name, value in (("first", tie.first), ("last", tie.last), ("sentence", tie.supports[0].sentence)):
        if value:
            values[name] = _xml(value)
    return values


def _gexf(network: Network) -> str:
    """GEXF 1.3 (https://gexf.net/1.3/): with kinds, days, sentences, and size, colour and place of each node."""
    return "\n".join(_gexf_lines(network)) + "\n"


_NODE_ATTRIBUTES = {"kind": "string", "strength": "double"}
_EDGE_ATTRIBUTES = {
    "status": "string",
    "releases": "integer",
    "first": "string",
    "last": "string",
    "sentence": "string",
}


def _gexf_lines(network: Network) -> Iterator[str]:
    direction = "directed" if network.recipe.directed else "undirected"
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">'
    title = escape(_xml(network.recipe.title(network.language)))
    yield f"<meta><creator>digigraph {digigraph.__version__}</creator><description>{title}</description></meta>"
    yield f'<graph defaultedgetype="{direction}" mode="static">'
    for owner, attributes in (("node", _NODE_ATTRIBUTES), ("edge", _EDGE_ATTRIBUTES)):
        columns = "".join(f'<attribute id="{name}" title="{name}" type="{kind}"/>' for name, kind in attributes.items())
        yield f'<attributes class="{owner}">{columns}</attributes>'
    yield "<nodes>"
    yield from _gexf_nodes(network)
    yield "</nodes>"
    yield "<edges>"
    for number, tie in enumerate(network.ties()):
        yield _gexf_edge(tie, number)
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _gexf_nodes(network: Network) -> Iterator[str]:
    strength = strengths(network.graph)
    limits = Limits(nodes=_POSITIONS_UP_TO)
    marks = draw(network, limits).drawing.marks if len(network.graph) <= _POSITIONS_UP_TO else ()
    shapes = {mark.node: mark.shape for mark in marks}
    for node in network.graph:
        kind = network.kind(node)
        red, green, blue = bytes.fromhex(palette.LOOKS[kind].colour[1:])
        look = f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
        if node in shapes:
            shape = shapes[node]
            # Gephi's axis points upwards.
            look += f'<viz:position x="{shape.x:.1f}" y="{-shape.y:.1f}" z="0"/><viz:size value="{shape.radius:.1f}"/>'
        values = _gexf_values({"kind": kind, "strength": f"{strength[node]:g}"})
        yield f"<node id={_quoted(node)} label={_quoted(network.label(node))}>{values}{look}</node>"


def _gexf_edge(tie: Tie, number: int) -> str:
    attributes = _attributes(tie)
    weight = "" if tie.weight is None else f' weight="{tie.weight:g}"'
    values = _gexf_values({name: attributes[name] for name in _EDGE_ATTRIBUTES if name in attributes})
    ends = f"source={_quoted(tie.source)} target={_quoted(tie.target)}"
    return f'<edge id="{number}" {ends} kind={_quoted(tie.kind)} label={_quoted(tie.label)}{weight}>{values}</edge>'


def _gexf_values(values: Mapping[str, Any]) -> str:
    cells = "".join(f'<attvalue for="{name}" value={_quoted(str(value))}/>' for name, value in values.items())
    return f"<attvalues>{cells}</attvalues>"


def _quoted(value: str) -> str:
    return quoteattr(_xml(value))


def _xml(value: str) -> str:
    """Replace what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", value)


WRITERS: dict[str, Callable[[Network], str]] = {"gexf": _gexf, "graphml": _graphml, "json": _json}
