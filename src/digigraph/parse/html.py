"""The visible text of an HTML page, and which element each line of it came from.

Blocks become lines, white space collapses as in a browser, and nothing invisible survives: no scripts, styles,
comments, hidden elements, templates or alternative texts. Offsets of a release published as HTML index this text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

_INVISIBLE_TAGS = (
    "head script style template noscript svg math iframe object embed canvas audio video picture select "
    "option datalist textarea button input form-data dialog"
)
_INVISIBLE = frozenset(_INVISIBLE_TAGS.split())
_BLOCKS_TAGS = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary "
    "table tbody tfoot thead tr ul"
)
_BLOCKS = frozenset(_BLOCKS_TAGS.split())
_ROLES_TAGS = "nav header footer aside figcaption h1 h2 h3 h4 h5 h6 time li"
_ROLES = frozenset(_ROLES_TAGS.split())
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")


class Line(NamedTuple):
    """One line of the visible text and the innermost telling element around it (`h1`, `nav`, `footer`, ...)."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Page:
    """The visible text of a page with what its markup says about it."""

    text: str
    lines: tuple[Line, ...]
    metadata: dict[str, str]
    """Contents of `meta` elements and of the first `time`, by lower-case name."""


_HTML = re.compile(r"^\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)


def looks_like_html(text: str) -> bool:
    """Tell whether a text is an HTML page although nobody said so."""
    return _HTML.match(text[:2000]) is not None


def visible_text(markup: str) -> Page:
    """Read a page as a browser shows it."""
    tree = LexborHTMLParser(_flattened(markup))
    writer = _Writer()
    body = tree.body
    if body is not None:
        _walk(body, writer)
    writer.break_line()
    return Page("\n".join(writer.lines), tuple(writer.placed()), _metadata(tree))


_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_VOID_TAGS = "area base br col embed hr img input link meta source track wbr p li"
_VOID = frozenset(_VOID_TAGS.split())
_DEEPEST = 1000


def _flattened(markup: str) -> str:
    """Drop the tags that nest deeper than any real page: the parser's time grows with the square of the depth."""
    depth = 0
    pieces: list[str] = []
    position = 0
    for match in _TAG.finditer(markup):
        if match[2].lower() in _VOID:
            continue
        depth += -1 if match[1] else 1
        depth = max(depth, 0)
        if depth > _DEEPEST:
            pieces.append(markup[position : match.start()])
            position = match.end()
    if not pieces:
        return markup
    return " ".join((*pieces, markup[position:]))


class _Writer:
    """Collects lines the way a browser lays out blocks."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.roles: list[str] = []
        self._pieces: list[str] = []
        self._role = ""

    def write(self, text: str, role: str) -> None:
        """Add running text."""
        if not self._pieces or not self._role:
            self._role = role
        self._pieces.append(text)

    def break_line(self) -> None:
        """End the line."""
        # A no-break space is a character of its own in a browser; runs of them mark lost paragraphs, so they stay runs.
        line = _SPACE.sub(" ", "".join(self._pieces)).replace("\u00a0", " ").strip(" ")
        if line:
            self.lines.append(line)
            self.roles.append(self._role)
        self._pieces = []
        self._role = ""

    def placed(self) -> list[Line]:
        """Give every line its offsets in the joined text."""
        placed: list[Line] = []
        position = 0
        for line, role in zip(self.lines, self.roles, strict=True):
            placed.append(Line(position, position + len(line), role))
            position += len(line) + 1
        return placed


def _walk(root: LexborNode, writer: _Writer) -> None:
    """Visit the tree without recursion: real pages nest deeply, broken ones without end."""
    stack: list[tuple[LexborNode | None, str, bool]] = [(root.first_child, "", False)]
    while stack:
        node, role, closes = stack.pop()
        if node is None:
            if closes:
                writer.break_line()
            continue
        if node.next is not None:
            stack.append((node.next, role, False))
        tag = node.tag or ""
        if tag == "-text":
            writer.write(node.text_content or "", role)
        elif tag == "br":
            writer.break_line()
        elif not tag.startswith(("-", "!", "_")) and not _is_hidden(node, tag):
            _enter(node, tag, role, stack, writer)


def _enter(
    node: LexborNode, tag: str, role: str, stack: list[tuple[LexborNode | None, str, bool]], writer: _Writer
) -> None:
    """Open an element: put its end and its content on the stack."""
    inner = tag if tag in _ROLES else role
    if tag in _BLOCKS:
        writer.break_line()
        stack.append((None, role, True))
    elif tag in ("td", "th"):
        writer.write(" ", role)
    if node.first_child is not None:
        stack.append((node.first_child, inner, False))


def _is_hidden(node: LexborNode, tag: str) -> bool:
    """Tell whether a browser would not show the element."""
    if tag in _INVISIBLE:
        return True
    attributes = node.attributes
    if not attributes:
        return False
    style = attributes.get("style")
    return (
        "hidden" in attributes or attributes.get("aria-hidden") == "true" or bool(style and _HIDDEN_STYLE.search(style))
    )


def _metadata(tree: LexborHTMLParser) -> dict[str, str]:
    """Collect what `meta` and `time` elements say."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name:
            found.setdefault(name.lower(), attributes.get("content") or "")
    moment = tree.css_first("time[datetime]")
    if moment is not None:
        found.setdefault("time", moment.attributes.get("datetime") or "")
    return found
