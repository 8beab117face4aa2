"""Looks at a query before a store runs it: what form it has, and that it reaches for nothing outside.

This is the last line, not the only one: limits on size, time and memory are the business of `digigraph.queries`.
"""

from __future__ import annotations

from digigraph.errors import QueryError
from digigraph.queries.tokens import form, tokens, where


def check(query: str, *forms: str) -> str:
    """Name the form of a query; `QueryError` for another form than the ones given, for an update and for `SERVICE`."""
    parts = [token for token in tokens(query) if token.significant]
    # Engines read `1SERVICE` as two words, so the word is looked for inside others as well.
    for token in parts:
        if token.kind == "word" and "SERVICE" in token.text.upper():
            raise QueryError(
                f"{where(query, token.start)}: SERVICE is refused, a query reads its own store only",
                hint="query the other store by itself with --store sparql:URL",
            )
    found = form(parts)
    if found not in forms:
        raise QueryError(f"{' or '.join(forms)} expected, this query begins with {found or 'nothing'}")
    return found
