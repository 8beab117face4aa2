"""Removes what word processors and feeds left inside the text: style sheets, XML relics, settings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digigraph.parse.edits import Edit

_SELECTOR = (
    r"(?:@font-face|@page(?:\s\w+)?|@list\s[\w:]+|(?:table|div|span|p|li|td|ul|ol|h[1-6]|a)(?:\.\w+|:\w+)"
    r"|\.\w+|(?:st1|v|o|w|x|m)\\?:\*)"
)
_STYLE_RULE = re.compile(rf"(?<![\w.]){_SELECTOR}(?:\s*,\s*{_SELECTOR}|\s{_SELECTOR})*\s*\{{[^{{}}]*\}}\s?")
_SETTINGS = re.compile(
    r"\bNormal\s+0(?:\s+(?:\d{1,2}|false|true|[A-Z]{2}(?:-[A-Z]{2,4})?|X-NONE|MicrosoftInternetExplorer4))+\s?"
)
_COMMENT = re.compile(r"/\*\s*(?:Style|Font|Page|List) Definitions?\s*\*/\s?")
_CONDITIONAL = re.compile(r"<!--.{0,5000}?-->|<!\[endif\]-->|\[if [^\]\n]{1,40}\]>|<!\[endif\]", re.DOTALL)
_ZOOM = re.compile(r"(?:^|(?<=\s))800x600(?=\s|$)\s?", re.MULTILINE)


def junk_edits(text: str) -> Iterator[Edit]:
    """Find stretches that were never meant to be read."""
    if "{" in text:
        yield from _dropped(_STYLE_RULE, text)
        yield from _dropped(_COMMENT, text)
    if "Normal" in text:
        yield from _dropped(_SETTINGS, text)
    if "<!" in text or "[if " in text:
        yield from _dropped(_CONDITIONAL, text)
    if "800x600" in text:
        yield from _dropped(_ZOOM, text)


def _dropped(pattern: re.Pattern[str], text: str) -> Iterator[Edit]:
    for match in pattern.finditer(text):
        yield Edit(match.start(), match.end(), "")
