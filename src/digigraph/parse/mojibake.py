"""Restores letters that were decoded wrongly, as in `MinisterprÃ¤sident` or `â€žWirâ€œ`.

A table of what every sign of German typography becomes when its UTF-8 bytes are read in another encoding. Such
sequences do not occur in German, so each is replaced where it stands; the offsets stay traceable, which a round trip
of the whole text would not allow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from digigraph.parse.edits import Edit

_SIGNS = "äöüÄÖÜß„“”‚‘’»«–—…€éèêáàâóòôçñëïîíúû§°·•²³½®©šžřčěşğłśćżńő\u00a0\u00ad"
_ENCODINGS = ("cp1252", "latin-1", "cp1250", "iso8859-15", "iso8859-16", "iso8859-2", "mac_roman")
_LEADS = "ÃÂâĂĹÄĺ√‚¬"

# Two wrong readings in a row leave a single sign: Latin-9 first, then Windows-1252. Only between small letters.
_TWICE = re.compile(r"(?<=[a-zäöüß])[ÀÌ](?=[a-zäöüß])|\b[ÀÌ](?=[a-zäöüß]{2})")
_TWICE_SIGNS = {"À": "ä", "Ì": "ü"}

# What is left of a quotation mark or a dash when the second and third byte were dropped.
_STRAY = re.compile(r"(?<![^\s(])â(?=[A-ZÄÖÜ\w])|(?<=[\w.!?,])â(?![\w\x80-\u203a])|(?<=\s)â(?=\s)")


def mojibake_edits(text: str) -> Iterator[Edit]:
    """Find the sequences that stand for one sign."""
    if any(lead in text for lead in _LEADS):
        table, pattern = _table()
        for match in pattern.finditer(text):
            yield Edit(match.start(), match.end(), table[match.group()])
        for match in _STRAY.finditer(text):
            yield Edit(match.start(), match.end(), _stray_sign(text, match.start()))
    if "À" in text or "Ì" in text:
        for match in _TWICE.finditer(text):
            yield Edit(match.start(), match.end(), _TWICE_SIGNS[match.group()])


def _stray_sign(text: str, position: int) -> str:
    before = text[position - 1 : position]
    if before in ("", "(") or before.isspace():
        return "–" if text[position + 1 : position + 2].isspace() else "„"
    return "“"


@cache
def _table() -> tuple[dict[str, str], re.Pattern[str]]:
    """Build the wrong readings of every sign and a pattern that finds the longest."""
    table: dict[str, str] = {}
    for encoding in _ENCODINGS:
        for sign in _SIGNS:
            written = " " if sign == "\u00a0" else "" if sign == "\u00ad" else sign
            whole = "".join(_sloppy(byte, encoding) for byte in sign.encode("utf-8"))
            table.setdefault(whole, written)
            # Unassigned positions often vanish on the way.
            visible = "".join(char for char in whole if not "\x7f" <= char <= "\x9f")
            if len(visible) > 1 and visible[0] in "âÃ":
                table.setdefault(visible, written)
    for sign in _SIGNS:
        table.pop(sign, None)
    alternatives = sorted(table, key=lambda reading: (-len(reading), reading))
    return table, re.compile("|".join(map(re.escape, alternatives)))


def _sloppy(byte: int, encoding: str) -> str:
    """Decode one byte as forgiving software does: an unassigned one becomes the control character."""
    try:
        return bytes((byte,)).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)
