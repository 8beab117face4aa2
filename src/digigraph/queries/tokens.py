"""Cuts SPARQL 1.1 text into tokens, without loss and in linear time.

Parameters are bound and queries are checked on these tokens, never on the text: a name inside an IRI, a string or a
comment is no variable. The tokens put together again are the text, character by character.

The grammar's terminals are those of https://www.w3.org/TR/sparql11-query/#sparqlGrammar, with two differences that make
this cutter at least as wary as the engines behind it: `<` followed by `?` or `$` is an operator (engines read `?a<?b`
as a comparison, not as the start of a relative IRI), and a string that is not closed is an error, never a shorter one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from digigraph.errors import QueryError


class Token(NamedTuple):
    """One terminal of a query and where it begins."""

    kind: str
    """`space`, `comment`, `iri`, `string`, `pname`, `blank`, `variable`, `lang`, `word`, `number` or `operator`."""
    text: str
    start: int

    @property
    def significant(self) -> bool:
        """Tell whether the token means something to the engine."""
        return self.kind not in ("space", "comment")

    @property
    def name(self) -> str:
        """Name of a variable without its mark; other tokens as they stand."""
        return self.text[1:] if self.kind == "variable" else self.text


# A prefix may have 200 characters, so that text like `a.a.a.` is not read again from every letter. The classes of
# letters are approximated by word characters: what differs is refused by the engine, not let through.
_LOCAL = r"(?:[\w\-:·‿⁀]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])"
_TOKEN = re.compile(
    rf"""
      (?P<space>[ \t\r\n]+)
    | (?P<comment>\#[^\n\r]*)
    | (?P<iri><(?![?$])[^<>"{{}}|^`\x00-\x20]*>)
    | (?P<string>\"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
        | "(?!"")(?:[^"\\\n\r]|\\.)*" | '(?!'')(?:[^'\\\n\r]|\\.)*')
    | (?P<blank>_:\w(?:[\w.\-·]*[\w\-·])?)
    | (?P<pname>(?:[^\W\d_](?:[\w.\-·]{{0,200}}[\w\-·])?)?:(?:{_LOCAL}(?:(?:{_LOCAL}|\.)*{_LOCAL})?)?)
    | (?P<variable>[?$]\w+)
    | (?P<lang>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<number>(?:\d+\.\d*|\.\d+|\d+)[eE][+-]?\d+ | \d*\.\d+ | \d+)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<operator><<|>>|&&|\|\||!=|<=|>=|\^\^|[{{}}()\[\].;,*/+\-|^!?=<>])
    """,
    re.VERBOSE | re.DOTALL,
)
_EMPTY_STRING = {'""', "''"}


def tokens(query: str, *, limit: int | None = None) -> list[Token]:
    """Cut a query into tokens; `QueryError` with line and column where it is no SPARQL.

    With a limit, more tokens than that are a `QueryError` as well, raised before the rest is read.
    """
    found: list[Token] = []
    position, end = 0, len(query)
    significant = 0
    while position < end:
        token = _token_at(query, position)
        found.append(token)
        position += len(token.text)
        significant += token.significant
        if limit is not None and significant > limit:
            raise QueryError(f"the query has more than {limit} tokens", hint="split it, or pass values by VALUES")
    return found


def _token_at(query: str, position: int) -> Token:
    """Read the token that begins at an offset."""
    # Empty strings first: the lookaheads that keep `\"\"\"` whole would otherwise refuse them.
    pair = query[position : position + 2]
    if pair in _EMPTY_STRING and query[position : position + 3] != pair + pair[0]:
        return Token("string", pair, position)
    match = _TOKEN.match(query, position)
    if match is None:
        what = "string is not closed" if query[position] in "\"'" else f"{query[position]!r} is no SPARQL"
        raise QueryError(f"{where(query, position)}: {what}")
    return Token(str(match.lastgroup), match.group(), position)


def where(query: str, offset: int) -> str:
    """Say where an offset stands: `line 3, column 14`."""
    line = query.count("\n", 0, offset) + 1
    column = offset - query.rfind("\n", 0, offset)
    return f"line {line}, column {column}"


def text(parts: Iterable[Token]) -> str:
    """Put tokens together again."""
    return "".join(part.text for part in parts)


def form(parts: Iterable[Token]) -> str:
    """Name what a query asks for: `SELECT`, `ASK`, `CONSTRUCT`, `DESCRIBE`; the first word of anything else.

    The prologue is passed over: after `PREFIX` and `BASE` come names and IRIs only.
    """
    for part in parts:
        if part.kind == "word" and part.text.upper() not in ("PREFIX", "BASE", "VERSION"):
            return part.text.upper()
    return ""


def prefixes(parts: Iterable[Token]) -> dict[str, str]:
    """Read the prefixes a query declares, without the colon."""
    significant = [part for part in parts if part.significant]
    return {
        name.text[:-1]: iri.text[1:-1]
        for word, name, iri in zip(significant, significant[1:], significant[2:], strict=False)
        if word.kind == "word" and word.text.upper() == "PREFIX" and name.kind == "pname" and iri.kind == "iri"
    }
