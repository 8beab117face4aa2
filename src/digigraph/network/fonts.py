"""How wide text is, without a font: the advance widths of DejaVu Sans, and lines broken by them.

Pictures name Arial and Helvetica first and DejaVu Sans last; the first two are narrower, so that a text never needs
more room than it is given here, whatever font the reader's machine has.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

FAMILY = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"
BOLD = 1.13
"""How much wider bold text is."""
LINE = 1.22
"""Distance between lines, in font sizes."""
ELLIPSIS = "…"

# Hundredths of the font size; read from the `hmtx` table of DejaVu Sans 2.37.
_BY_WIDTH = {
    27: "'",
    28: "ijlìíîïĩīĭįıĵĺļł",
    29: "IJÌÍÎÏĨĪĬĮİĴ",
    32: " ,.·‘’‚\u00a0",
    34: "/:;\\|¦",
    36: "-\u2011f",
    39: "()[]tţťŧț",
    41: "!¡²³¹rŕŗř",
    46: '"',
    50: "*_`§¨¯°´¸–ªº",
    52: "szśŝşšźżž“”„ș",
    55: "?¿cçćĉċč",
    58: "FkķĸLĹĻĽĿŁ",
    60: "vxyýÿŷ•PÞ",
    62: "TYao«»ÝàáâãäåðòóôõöøāăąōŏőŢŤŦŶŸȚeèéêëēĕėęě",
    64: "ESbdghnpquÈÉÊËßñùúûüþďđĒĔĖĘĚĝğġģĥńņňŋŚŜŞŠũūŭůűųȘ$0123456789{}¢£¤¥µ¶€",
    69: "AVÀÁÂÃÄÅĀĂĄBRXZŔŖŘŹŻŽKĶ",
    73: "CÇĆĈĊČUÙÚÛÜŨŪŬŮŰŲ",
    77: "HNÑĤŃŅŇŊDGÐĎĐĜĞĠĢẞ&",
    79: "OQÒÓÔÕÖØŌŎŐ",
    84: "wŵ#+<=>^~¬±×÷→",
    86: "M",
    97: "%m¼½¾Æ",
    102: "æWŴ@©®—…œ",
    107: "Œ",
}
_WIDTHS = {sign: width / 100 for width, signs in _BY_WIDTH.items() for sign in signs}
_UNKNOWN = 0.8
_WIDE = 1.05
_VOWELS = frozenset("aeiouyäöüAEIOUYÄÖÜ")
_LOOSE = " ,;–-"
"""What no line should end with before an ellipsis."""
_LITTLE_WORDS = re.compile(r"( (und|des|der|die|das|den|dem|von|vom|für|zur|zum|im|in|am|an|mit|of|the|for|and))+ *$")
_BREAKS = re.compile(r"[^\s\-–/]*(?:[\-–/]+|\s+|$)")


def _sign_width(sign: str) -> float:
    """Width of one sign in font sizes."""
    known = _WIDTHS.get(sign)
    if known is not None:
        return known
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Cf", "Mn", "Cc"):
        return 0.0
    return _WIDE if unicodedata.east_asian_width(sign) in "WF" else _UNKNOWN


@lru_cache(maxsize=65_536)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a line of text in the unit of its font size; never less than what common fonts take."""
    return sum(map(_sign_width, text)) * size * (BOLD if bold else 1.0)


def clean(text: str) -> str:
    """Make a text fit for one line of a picture: no control signs, no runs of blanks."""
    visible = (" " if unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") else sign for sign in text)
    return " ".join("".join(visible).split())


def wrapped(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """Break a text into at most so many lines of about equal width, none wider than the room.

    What does not fit is cut, and the last line ends in an ellipsis. A word that is wider than a line is divided.
    """
    # A text longer than this cannot fit, whatever its letters are: no need to measure all of it.
    text = clean(text[: int(room / size * 8 * most) + 64])
    if not text:
        return ()
    lines = _lines(text, size, room)
    if len(lines) > most:
        return (*lines[: most - 1], _cut(lines[most - 1] + ELLIPSIS, size, room))
    return tuple(_balanced(text, size, room, lines))


def _balanced(text: str, size: float, room: float, lines: list[str]) -> list[str]:
    """Break a text so that its widest line is as narrow as it can be with the same number of lines."""
    widest_piece = max(width(piece.rstrip(), size) for piece in _pieces(text, size, room))
    low, high, best = max(width(text, size) / len(lines), widest_piece), room, lines
    for _ in range(6):
        middle = (low + high) / 2
        candidate = _lines(text, size, middle)
        if len(candidate) <= len(lines):
            best, high = candidate, middle
        else:
            low = middle
    return best


def _lines(text: str, size: float, room: float) -> list[str]:
    """Fill lines greedily."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, size, room):
        if line and width((line + piece).rstrip(), size) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str, size: float, room: float) -> list[str]:
    """Cut a text where a line may end: after a blank, a hyphen or a slash, and inside words that are too wide."""
    pieces = []
    for match in _BREAKS.finditer(text):
        word = match.group()
        while width(word.rstrip(), size) > room and len(word) > 2:
            head = _divided(word, size, room)
            pieces.append(head + "-")
            word = word[len(head) :]
        pieces.append(word)
    return pieces


def _divided(word: str, size: float, room: float) -> str:
    """Head of a word that fits with a hyphen: up to a consonant before a vowel, as German syllables mostly begin so."""
    fits = 1
    while fits < len(word) - 1 and width(word[: fits + 1] + "-", size) <= room:
        fits += 1
    for end in range(fits, max(fits // 2, 2), -1):
        if word[end : end + 1] not in _VOWELS and word[end + 1 : end + 2] in _VOWELS and word[end - 1].isalpha():
            return word[:end]
    return word[:fits]


def _cut(line: str, size: float, room: float) -> str:
    """Shorten a line that ends in an ellipsis until it fits, at the end of a word if one is near."""
    body = line.removesuffix(ELLIPSIS)
    whole = len(body)
    while body and width(body.rstrip(_LOOSE) + ELLIPSIS, size) > room:
        body = body[:-1]
    if len(body) < whole and " " in body[len(body) // 2 :]:
        body = body.rpartition(" ")[0]
    return _LITTLE_WORDS.sub("", body).rstrip(_LOOSE) + ELLIPSIS
