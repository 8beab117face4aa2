"""PNG and PDF of a picture, by CairoSVG if it is installed."""

from __future__ import annotations

import importlib
import io

from digigraph.errors import UsageError

FORMATS = ("png", "pdf")
SCALE = 2.0
"""Pixels of a PNG for each pixel of the picture: enough for print at the width of a page."""


def render(svg: str, format_name: str) -> bytes:
    """Turn an SVG into PNG or PDF; `UsageError` with the install command when CairoSVG is missing."""
    try:
        cairosvg = importlib.import_module("cairosvg")
    except (ImportError, OSError) as error:
        raise UsageError(
            f"{format_name.upper()} needs the package CairoSVG, which is not installed ({error})",
            hint="pip install 'digigraph[png]' (and the system library cairo), or write .svg or .html",
        ) from error
    stream = io.BytesIO()
    convert = {"png": cairosvg.svg2png, "pdf": cairosvg.svg2pdf}[format_name]
    convert(bytestring=svg.encode("utf-8"), write_to=stream, scale=SCALE if format_name == "png" else 1.0)
    return stream.getvalue()
