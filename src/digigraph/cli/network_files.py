"""Files that `digigraph network` writes: which format is meant, and text or bytes that appear whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from digigraph.cli import console
from digigraph.errors import UsageError

if TYPE_CHECKING:
    from digigraph.network.ties import Network

PICTURES = ("svg", "html", "png", "pdf")


def shape(format_name: str | None, as_json: bool, output: Path | None) -> str:
    """Choose how to draw: flag, then suffix, then `table`, a summary to read."""
    known = (*PICTURES, "json")
    if as_json:
        return "json"
    suffix = output.suffix.lower().lstrip(".") if output is not None and str(output) != "-" else None
    chosen = (format_name or suffix or ("svg" if output is not None else "table")).lower()
    if chosen not in (*known, "table"):
        raise UsageError(
            f"a network is not drawn as {chosen!r}",
            hint=f"formats: {', '.join(known)}; `network export` writes gexf, graphml and csv",
        )
    return chosen


def drawn(network: Network, shape: str) -> str | bytes:
    """Make the file's content."""
    if shape == "json":
        from digigraph.network import export as exporting  # noqa: PLC0415

        return exporting.write(network, "json")
    if shape == "html":
        from digigraph.network import page  # noqa: PLC0415

        return page.write(network)
    from digigraph.network import draw as drawing  # noqa: PLC0415
    from digigraph.network import svg  # noqa: PLC0415

    return rendered(svg.write(drawing.draw(network)), shape)


def rendered(picture: str, shape: str) -> str | bytes:
    """Leave an SVG as it is, or turn it into PNG or PDF."""
    if shape == "svg":
        return picture
    from digigraph.network import raster  # noqa: PLC0415

    return raster.render(picture, shape)


def write(content: str | bytes, output: Path | None) -> None:
    """Write text or bytes; a file appears whole or not at all."""
    if isinstance(content, str):
        console.write(content, output)
        return
    if output is None or str(output) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    unfinished = output.with_name(f".{output.name}-{os.getpid()}")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content)
        unfinished.replace(output)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)


def written(network: Network, output: Path | None) -> None:
    """Say what was written."""
    if output is not None and str(output) != "-":
        ties = network.graph.number_of_edges()
        console.say(f"{output}: {len(network.graph)} nodes, {ties} ties from {network.coverage.used} releases")
