"""Repairs single characters: line ends, blanks, hyphens, invisible signs, and text decoded wrongly.

These repairs need no knowledge of the layout and come first; each is an edit, so offsets lead back to the original.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from digigraph.parse.edits import Edit
from digigraph.parse.mojibake import mojibake_edits

_ODD = re.compile(
    r"\r\n?|[\t\x0b\x0c\x85\u2028\u2029]|\u00ad(?:[ \t]*\r?\n[ \t]*(?=[a-zäöüß]))?"
    r"|[\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]"
    r"|[\u00a0\u2000-\u200a\u202f\u205f\u3000]|[\u2010\u2011\u2212]|[\x80-\x9f]|&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,5});"
)
_LINE_ENDS = frozenset("\x0b\x0c\x85\u2028\u2029")
_HYPHENS = frozenset("\u2010\u2011\u2212")
_LINK_LINE = re.compile(r"^[ \t]*<link\b[^<>\n]{0,300}>[^<>\n]{0,200}</link>[ \t]*$", re.MULTILINE | re.IGNORECASE)
_TAG_RELIC = re.compile(
    r"</?(?:link|a|b|i|u|p|br|em|strong|span|div|font|li|ul|ol|sup|sub|o:p|st1:\w+)(?=[\s/>])[^<>]{0,300}>",
    re.IGNORECASE,
)


def character_edits(text: str) -> Iterator[Edit]:
    """Find the characters to replace or drop."""
    yield from mojibake_edits(text)
    for match in _ODD.finditer(text):
        replacement = _replacement(match.group())
        if replacement != match.group():
            yield Edit(match.start(), match.end(), replacement)
    if "<" in text:
        for match in _LINK_LINE.finditer(text):
            yield Edit(match.start(), match.end(), "")
        for match in _TAG_RELIC.finditer(text):
            yield Edit(match.start(), match.end(), " " if match.group()[1:3].lower() in ("br", "p>", "/p") else "")


def _replacement(odd: str) -> str:
    sign = odd[0]
    if sign == "\r" or sign in _LINE_ENDS:
        return "\n"
    if (
        sign == "\u00ad"
        or sign in "\u2060\ufeff\x7f"
        or "\u200b" <= sign <= "\u200f"
        or sign < "\x09"
        or "\x0e" <= sign < " "
    ):
        return ""
    if sign in _HYPHENS:
        return "-"
    if "\x80" <= sign <= "\x9f":
        # A page in Windows-1252 that called itself ISO-8859-1.
        return sign.encode("latin-1").decode("cp1252", errors="replace").replace("\ufffd", "")
    if sign == "&":
        entity = html.unescape(odd)
        return odd if len(entity) != 1 else " " if entity == "\u00a0" else "" if entity == "\u00ad" else entity
    return " "
