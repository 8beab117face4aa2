"""Writes a network as one interactive page: a single file that opens from a file share, without network.

The page holds the picture, every sentence behind every line, and a table that says the same to who cannot see the
picture. Its security policy allows nothing but its own style and script, named by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from digigraph.network import fonts, sheet, svg, wording
from digigraph.network.draw import Limits, draw
from digigraph.network.palette import LOOKS
from digigraph.network.picture import Drawing, Picture
from digigraph.network.spacing import Box
from digigraph.network.ties import KINDS, Network, Support, strengths
from digigraph.queries.lookup import fold

LIMITS = Limits(nodes=3_000, named=500)
_ASSETS = Path(__file__).with_name("assets")
_AIR = 24.0
_MOST_QUOTED = 2_000
"""Longer sentences are cut in the page; they stand whole in the graph."""


def write(network: Network) -> str:
    """Write the page; `LimitError` when the network is too large for one."""
    picture = draw(network, LIMITS)
    said = wording.words(network.language)
    style, script = ((_ASSETS / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    title = svg.text(picture.title)
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{network.language}">',
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            f"<style>{style}</style>",
            '<main class="app">',
            f'<section class="stage" aria-label="{said["picture"]}">',
            f'<div class="view" tabindex="0" role="group" aria-label="{said["keys"]}">',
            *_picture(picture),
            "</div>",
            f'<div class="tools"><button type="button" id="nearer" aria-label="{said["nearer"]}">+</button>'
            f'<button type="button" id="farther" aria-label="{said["farther"]}">−</button>'
            f'<button type="button" id="all" aria-label="{said["whole"]}">⤢</button></div>',
            "</section>",
            '<aside class="side">',
            f"<h1>{title}</h1>",
            *_introduction(network, picture),
            '<div id="list" aria-live="polite"></div>',
            "</aside>",
            "</main>",
            *_twin(network),
            f'<script type="application/json" id="network">{_embedded(_content(network, picture.drawing))}</script>',
            f"<script>{script}</script>",
            "</html>",
            "",
        )
    )


def _picture(picture: Picture) -> Iterator[str]:
    """The drawing alone: title, legend and source stand in the panel."""
    if not picture.drawing.marks:
        yield from svg.elements(picture)
        return
    left, top, right, bottom = picture.drawing.frame
    seen = Box(left - _AIR, top - _AIR, right + _AIR, bottom + _AIR)
    yield from svg.elements(replace(picture, texts=(), legend=()), seen)


def _introduction(network: Network, picture: Picture) -> Iterator[str]:
    """What the picture's own frame says, the search, and a switch for each kind."""
    said = wording.words(network.language)
    yield f'<p class="faint">{svg.text(sheet.subtitle(network))}</p>'
    for note in sheet.notes(network, picture.drawing):
        yield f'<p class="faint">{svg.text(note)}</p>'
    yield f'<label for="search">{said["search"]}</label>'
    yield '<input type="search" id="search" autocomplete="off" spellcheck="false">'
    kinds = [kind for kind in KINDS if any(mark.kind == kind for mark in picture.drawing.marks)]
    if len(kinds) > 1:
        yield f"<fieldset><legend>{said['kinds']}</legend>"
        for kind in kinds:
            name = _kind(kind, network.language)
            look = LOOKS[kind].colour
            yield (
                f'<label><input type="checkbox" checked data-kind="{name}">'
                f'<svg width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="5" fill="{look}"/></svg>'
                f"{name}</label>"
            )
        yield "</fieldset>"


def _kind(kind: str, language: str) -> str:
    return LOOKS[kind].en if language == "en" else LOOKS[kind].de


def _content(network: Network, drawing: Drawing) -> dict[str, Any]:
    """What the script needs: nodes and lines in the order in which they are drawn, each release once."""
    language = network.language
    number = {mark.node: index for index, mark in enumerate(drawing.marks)}
    strength = strengths(network.graph)
    releases: dict[str, int] = {}
    shown: list[dict[str, str]] = []
    said = wording.words(language)

    def release_of(support: Support) -> int:
        if support.release not in releases:
            releases[support.release] = len(shown)
            address = support.url or (support.release if support.release.startswith(("http://", "https://")) else "")
            shown.append(
                {"t": support.title or support.release, "u": address, "d": wording.day(support.date, language)}
            )
        return releases[support.release]

    lines = [
        {
            "a": number[stroke.one],
            "b": number[stroke.other],
            "t": [
                {
                    "a": number[tie.source],
                    "b": number[tie.target],
                    "w": tie.label,
                    "d": wording.tie_details(network, tie),
                    "s": [
                        {
                            "r": release_of(support),
                            "q": _quoted(support.sentence),
                            "n": wording.notes(support, language),
                        }
                        for support in tie.supports
                    ],
                }
                for tie in stroke.ties
            ],
        }
        for stroke in drawing.strokes
    ]
    nodes = [
        {
            "l": mark.label,
            "k": mark.kind_words,
            "i": mark.node,
            "s": wording.rank(network, mark.node, strength[mark.node]),
            "f": fold(" ".join((mark.label, *network.graph.nodes[mark.node].get("aliases", ())))),
            "x": round(mark.shape.x, 1),
            "y": round(mark.shape.y, 1),
        }
        for mark in drawing.marks
    ]
    texts = {key: said[key] for key in ("back", "found", "hits", "strongest", "more")}
    return {"words": texts, "nodes": nodes, "lines": lines, "releases": shown}


def _quoted(sentence: str) -> str:
    return sentence if len(sentence) <= _MOST_QUOTED else sentence[:_MOST_QUOTED] + fonts.ELLIPSIS


def _twin(network: Network) -> Iterator[str]:
    """The same as a table."""
    said = wording.words(network.language)
    yield f'<section class="twin"><details><summary>{said["table"]}</summary>'
    yield f"<table><caption>{svg.text(network.recipe.title(network.language))}</caption>"
    heads = "".join(
        f'<th scope="col">{said[key]}</th>' for key in ("from_node", "tie", "to_node", "weight", "when", "where")
    )
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for tie in network.ties():
        first = tie.supports[0]
        weight = "" if tie.weight is None else wording.amount(tie.weight, network.recipe.unit, network.language)
        days = " – ".join(dict.fromkeys(wording.day(day, network.language) for day in (tie.first, tie.last) if day))
        cells = (
            f'<th scope="row">{svg.text(network.label(tie.source))}</th>',
            f"<td>{svg.text(tie.label)}</td>",
            f"<td>{svg.text(network.label(tie.target))}</td>",
            f'<td class="number">{svg.text(weight)}</td>',
            f"<td>{svg.text(days)}</td>",
            f"<td>{svg.text(_quoted(first.sentence))} <span>({_source(first)})</span></td>",
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table></details></section>"


def _source(support: Support) -> str:
    """A release as a link, where it has an address."""
    name = svg.text(support.title or support.release)
    if support.url:
        return f'<a href="{html.escape(support.url)}" rel="noreferrer">{name}</a>'
    return name


def _embedded(content: dict[str, Any]) -> str:
    """JSON that cannot end the script element it stands in."""
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return written


def _hash(text: str) -> str:
    """Hash of an inline style or script, as a security policy names it."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
