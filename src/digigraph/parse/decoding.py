"""Turns the bytes of a release into text, whatever encoding they are in."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9_-]{3,20})""")
_HEAD_BYTES = 2048


def decode(body: bytes) -> tuple[str, str]:
    """Decode a release; returns the text and the name of the encoding that fitted.

    A byte order mark decides, then UTF-8 if the bytes are valid, then what an HTML head declares, then Windows-1252,
    which is what a German page of the 2000s nearly always is. Never fails: bytes without a meaning become U+FFFD.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, errors="replace"), name
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    declared = _declared(body)
    if declared is not None:
        return body.decode(declared, errors="replace"), declared
    return body.decode("cp1252", errors="replace"), "cp1252"


def _declared(body: bytes) -> str | None:
    """Read the charset of an HTML head, unless it is UTF-8, which the bytes have just disproved."""
    found = _CHARSET.search(body[:_HEAD_BYTES])
    if found is None:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None
    # Browsers read "ISO-8859-1" as Windows-1252; pages of that era rely on it for quotation marks.
    if name in ("utf-8", "ascii", "iso8859-1"):
        return None
    return name
