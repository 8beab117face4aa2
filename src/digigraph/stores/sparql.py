"""A SPARQL endpoint somewhere else, asked through SPARQLWrapper.

SPARQLWrapper has no time-out of its own, sends a broken query as if it were a SELECT, and hands back an error page as
if it were an answer; so the time-out is set, the form is checked before, and status and media type after.
"""

from __future__ import annotations

import json
import time
import urllib.error
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any, Self

import pyoxigraph
from rdflib import BNode, Literal, URIRef
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLExceptions, SPARQLWrapper

import digigraph
from digigraph.contracts import Rows, Term
from digigraph.errors import LimitError, QueryError, RemoteError, UsageError
from digigraph.stores.checks import check
from digigraph.stores.terms import Answer, rdflib_from_oxigraph

TIMEOUT_SECONDS = 60
ATTEMPTS = 3
LONGEST_WAIT_SECONDS = 30
"""Longest time that is waited when the server says `Retry-After`; a longer wish is an error at once."""
MAX_BYTES = 256 * 1024 * 1024
_BUSY = (429, 503)
_RESULTS = ("application/sparql-results+json", "application/json")
_GRAPHS = {
    "text/turtle": pyoxigraph.RdfFormat.TURTLE,
    "application/x-turtle": pyoxigraph.RdfFormat.TURTLE,
    "application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
}


class SparqlStore:
    """A remote endpoint; what its default graph is, is the server's decision."""

    def __init__(self, location: str, timeout_seconds: int = TIMEOUT_SECONDS) -> None:
        """Take the address of the endpoint; nothing is sent before the first query."""
        if not location.startswith(("http://", "https://")):
            raise UsageError(f"sparql:{location} is no endpoint", hint="write sparql:https://host/path")
        self.location = location
        self.timeout_seconds = timeout_seconds

    def select(self, query: str) -> Rows:
        """Answer a SELECT query."""
        answer = self._results(query, "SELECT")
        try:
            variables = tuple(answer["head"]["vars"])
            bindings = answer["results"]["bindings"]
        except (KeyError, TypeError) as error:
            raise RemoteError(f"{self.location} answered with something else than rows") from error
        return Answer(variables, (tuple(_term(row.get(name)) for name in variables) for row in bindings))

    def ask(self, query: str) -> bool:
        """Answer an ASK query."""
        answer = self._results(query, "ASK")
        if not isinstance(answer, dict) or not isinstance(answer.get("boolean"), bool):
            raise RemoteError(f"{self.location} answered with something else than yes or no")
        return bool(answer["boolean"])

    def construct(self, query: str) -> Iterator[tuple[Term, Term, Term]]:
        """Answer a CONSTRUCT or DESCRIBE query."""
        form = check(query, "CONSTRUCT", "DESCRIBE")
        media_type, body = self._request(query, form, TURTLE, tuple(_GRAPHS))
        try:
            for triple in pyoxigraph.parse(body, format=_GRAPHS[media_type], base_iri=self.location):
                subject, predicate, target = (
                    rdflib_from_oxigraph(term) for term in (triple.subject, triple.predicate, triple.object)
                )
                yield subject, predicate, target
        except (SyntaxError, ValueError) as error:
            raise RemoteError(f"{self.location} answered with broken Turtle: {error}") from error

    def close(self) -> None:
        """Nothing is kept open between queries."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _results(self, query: str, form: str) -> Any:
        check(query, form)
        _, body = self._request(query, form, JSON, _RESULTS)
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as error:
            raise RemoteError(f"{self.location} answered with broken JSON: {error}") from error

    def _request(self, query: str, form: str, wanted: str, media_types: tuple[str, ...]) -> tuple[str, bytes]:
        """Ask, again when the server is busy and says how long; return media type and body."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._once(query, form, wanted, media_types)
            except urllib.error.HTTPError as error:
                wait = _seconds(error.headers.get("Retry-After"))
                if error.code not in _BUSY or attempt == ATTEMPTS or wait is None or wait > LONGEST_WAIT_SECONDS:
                    raise self._error(error, wait) from error
                time.sleep(wait)
        raise AssertionError  # the last attempt returns or raises

    def _once(self, query: str, form: str, wanted: str, media_types: tuple[str, ...]) -> tuple[str, bytes]:
        wrapper = SPARQLWrapper(self.location, agent=f"digigraph/{digigraph.__version__}")
        wrapper.setTimeout(self.timeout_seconds)
        wrapper.setOnlyConneg(True)
        wrapper.setMethod(POST)
        wrapper.setReturnFormat(wanted)
        wrapper.setQuery(query)
        wrapper.queryType = form
        try:
            response = wrapper.query().response
            body = response.read(MAX_BYTES + 1)
        except (SPARQLExceptions.QueryBadFormed, SPARQLExceptions.URITooLong) as error:
            raise QueryError(f"{self.location} does not take the query: {_first_line(error)}") from error
        except urllib.error.HTTPError:
            raise
        except SPARQLExceptions.SPARQLWrapperException as error:
            raise RemoteError(f"{self.location}: {_first_line(error)}") from error
        except TimeoutError as error:
            raise RemoteError(f"{self.location} did not answer within {self.timeout_seconds} seconds") from error
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise RemoteError(f"{self.location} did not answer within {self.timeout_seconds} seconds") from error
            raise RemoteError(f"{self.location} cannot be reached: {reason}") from error
        if len(body) > MAX_BYTES:
            raise LimitError(f"{self.location} answered with more than {MAX_BYTES} bytes", hint="add a LIMIT")
        media_type = response.info().get_content_type()
        if media_type not in media_types:
            raise RemoteError(
                f"{self.location} answered with {media_type} instead of {media_types[0]}",
                hint="is this the address of the SPARQL endpoint, and not of its web page?",
            )
        return media_type, body

    def _error(self, error: urllib.error.HTTPError, wait: float | None) -> RemoteError:
        hint = f"it asks to come back in {wait:.0f} seconds" if wait is not None else None
        return RemoteError(f"{self.location} answered {error.code} {error.reason}", hint=hint)


def _seconds(value: str | None) -> float | None:
    """Read `Retry-After`: seconds or a date (RFC 9110, section 10.2.3); None when absent or unreadable."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError):
        return None


def _first_line(error: BaseException) -> str:
    """Say in one line what the server said; SPARQLWrapper puts the whole page into the message."""
    lines = [line.strip() for line in str(error).replace("\\n", "\n").splitlines() if line.strip()]
    return " ".join(lines)[:300] or type(error).__name__


def _term(binding: dict[str, str] | None) -> Term:
    """Read one term of SPARQL 1.1 Query Results JSON."""
    if binding is None:
        return None
    kind, value = binding["type"], binding["value"]
    if kind == "uri":
        return URIRef(value)
    if kind == "bnode":
        return BNode(value)
    if binding.get("xml:lang"):
        return Literal(value, lang=binding["xml:lang"])
    datatype = binding.get("datatype")
    if datatype in (None, "http://www.w3.org/2001/XMLSchema#string"):
        return Literal(value)
    return Literal(value, datatype=datatype, normalize=False)
