"""Puts RDF terms in the place of a query's parameters, token by token, never by replacing text.

Bound values hold wherever the variable stands: in sub-SELECT, FILTER, VALUES rows, OPTIONAL, projection, and after
LIMIT. `BOUND(?__name)` becomes true or false. A value can never become syntax: it stands in the query as one term.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rdflib import URIRef
from rdflib.namespace import XSD

from digigraph.errors import QueryError, UsageError
from digigraph.queries.parameters import IRI, Bound, Parameter
from digigraph.queries.tokens import Token, where


def written(value: Bound) -> str:
    """Write a term as SPARQL reads it; typed literals always in the long form."""
    if isinstance(value, URIRef):
        if not IRI.fullmatch(value):
            raise UsageError(f"{str(value)[:80]!r} is no absolute IRI")
        return f"<{value}>"
    lexical = str(value)
    for character, escape in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        lexical = lexical.replace(character, escape)
    if value.language:
        return f'"{lexical}"@{value.language}'
    if value.datatype is not None and value.datatype != XSD.string:
        return f'"{lexical}"^^<{value.datatype}>'
    return f'"{lexical}"'


def bind(parts: Sequence[Token], parameters: Iterable[Parameter], values: Mapping[str, Bound]) -> str:
    """Write a query with its parameters bound; one that has no value stays a free variable.

    `QueryError` when the query itself assigns a parameter (`AS ?_x`, `VALUES ?_x`).
    """
    names = {variable: parameter.name for parameter in parameters for variable in parameter.variables}
    query = "".join(part.text for part in parts)
    places = _Places([part for part in parts if part.significant])
    pieces: list[str] = []
    index = skip = 0
    for part in parts:
        if not part.significant:
            pieces.append(part.text)
            continue
        if skip:
            skip -= 1
        elif places.is_bound_call(index) and places.word(index + 2) in names:
            pieces.append("true" if names[places.word(index + 2)] in values else "false")
            skip = 3
        elif part.kind == "variable" and names.get(part.name) in values:
            pieces.append(places.written(index, written(values[names[part.name]]), query))
        else:
            pieces.append(part.text)
        index += 1
    return "".join(pieces)


class _Places:
    """Knows, for each significant token, in which clause it stands."""

    def __init__(self, parts: list[Token]) -> None:
        self.parts = parts
        self.clauses = _clauses(parts)

    def word(self, index: int) -> str:
        """Name at an index, empty past the end."""
        return self.parts[index].name if index < len(self.parts) else ""

    def is_bound_call(self, index: int) -> bool:
        """Tell whether `BOUND ( ?x )` begins here."""
        return self.word(index).upper() == "BOUND" and self.word(index + 1) == "(" and self.word(index + 3) == ")"

    def written(self, index: int, value: str, query: str) -> str:
        """Write a value so that it fits the clause it stands in."""
        part, clause = self.parts[index], self.clauses[index]
        before = self.word(index - 1).upper() if index else ""
        if before == "AS" or clause == "VALUES":
            raise QueryError(f"{where(query, part.start)}: {part.text} is a parameter and cannot be assigned")
        if before in ("LIMIT", "OFFSET"):
            number = re.fullmatch(r'"(\d+)"\^\^<.*integer>', value)
            if number is None:
                raise UsageError(f"{before} needs a whole number, not {value}")
            return f" {number[1]} "
        if clause == "SELECT":
            return f" ({value} AS {part.text}) "
        if clause == "BY":
            return f" ({value}) "
        # Blanks on both sides: `"x"@de` followed by `-1` would otherwise become another language.
        return f" {value} "


def _clauses(parts: list[Token]) -> list[str]:
    """Name the clause of each token: `SELECT` projection, `VALUES` variables, `BY` conditions, else empty."""
    clauses: list[str] = []
    clause, depth, opened = "", 0, 0
    for part in parts:
        upper = part.text.upper() if part.kind == "word" else ""
        if part.text in ("(", "["):
            depth += 1
        elif part.text in (")", "]"):
            depth -= 1
        if upper in ("SELECT", "VALUES", "BY"):
            clause, opened = upper, depth
        elif part.text in ("{", "}") or upper in ("WHERE", "FROM", "HAVING", "LIMIT", "OFFSET", "ORDER", "GROUP"):
            clause = ""
        # Inside brackets of a projection stands an expression; inside those of VALUES stand more variables.
        clauses.append(clause if clause == "VALUES" or depth == opened else "")
    return clauses
