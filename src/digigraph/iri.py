"""Names for things: the slug algorithm and the shape of every IRI the project mints."""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAX_SLUG = 80
"""Longest slug before it is cut at a word boundary and told apart by a digest."""
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index"}
    | {f"com{digit}" for digit in range(10)}
    | {f"lpt{digit}" for digit in range(10)}
)
"""Names that a file system or a web server treats specially."""

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ẞ": "SS", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_OTHER = re.compile(r"[^a-z0-9]+")


def digest(text: str) -> str:
    """First eight hexadecimal digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def slug(name: str) -> str:
    """Write a name in the letters a-z, digits and hyphens, so that it can stand in an IRI and as a file name.

    German umlauts are written out before accents are dropped ("Wünsch" gives `wuensch`, not `wunsch`). A longer slug
    than `MAX_SLUG` is cut at a word boundary and told apart by a digest of the name; so is an empty or reserved one.
    """
    composed = unicodedata.normalize("NFC", name)
    decomposed = unicodedata.normalize("NFKD", composed.translate(_GERMAN))
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()
    words = _OTHER.sub("-", plain).strip("-")
    if not words or words in RESERVED:
        return f"{words}-{digest(composed)}".lstrip("-")
    if len(words) <= MAX_SLUG:
        return words
    cut = words[: MAX_SLUG + 1].rpartition("-")[0] or words[:MAX_SLUG]
    return f"{cut}-{digest(composed)}"
