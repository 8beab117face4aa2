"""A remote endpoint that behaves, and several that do not."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest
from rdflib import BNode, Literal, URIRef

from digigraph.errors import LimitError, QueryError, RemoteError
from digigraph.stores import sparql
from digigraph.stores.sparql import SparqlStore

JSON = "application/sparql-results+json"
ROWS = (
    '{"head": {"vars": ["a", "b", "c"]}, "results": {"bindings": [{'
    '"a": {"type": "uri", "value": "http://x.test/a"},'
    '"b": {"type": "literal", "value": "Grüße", "xml:lang": "de"}},'
    '{"a": {"type": "bnode", "value": "n0"},'
    '"b": {"type": "literal", "value": "007", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},'
    '"c": {"type": "typed-literal", "value": "x", "datatype": "http://www.w3.org/2001/XMLSchema#string"}}]}}'
)
Answers = list[tuple[int, dict[str, str], str]]
Serve = Callable[[Answers], tuple[SparqlStore, list[dict[str, Any]]]]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start a server that gives these answers one after the other and notes what it was asked."""
    servers = []

    def start(answers: Answers) -> tuple[SparqlStore, list[dict[str, Any]]]:
        asked: list[dict[str, Any]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                asked.append({"accept": self.headers["Accept"], "query": parse_qs(body)["query"][0]})
                status, headers, text = answers.pop(0)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, format: str, *args: Any) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return SparqlStore(f"http://127.0.0.1:{server.server_port}/sparql", timeout_seconds=5), asked

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def test_rows_come_back_as_rdflib_terms(serve: Serve) -> None:
    store, asked = serve([(200, {"Content-Type": f"{JSON}; charset=utf-8"}, ROWS)])
    rows = store.select("SELECT * { ?a ?b ?c }")
    assert rows.variables == ("a", "b", "c")
    assert list(rows) == [
        (URIRef("http://x.test/a"), Literal("Grüße", lang="de"), None),
        (
            BNode("n0"),
            Literal("007", datatype="http://www.w3.org/2001/XMLSchema#integer", normalize=False),
            Literal("x"),
        ),
    ]
    assert "sparql-results+json" in asked[0]["accept"]
    assert asked[0]["query"] == "SELECT * { ?a ?b ?c }"


def test_ask_and_construct_are_read(serve: Serve) -> None:
    turtle = '<a> <http://x.test/p> "ü"@de .'
    store, asked = serve(
        [(200, {"Content-Type": JSON}, '{"boolean": false}'), (200, {"Content-Type": "text/turtle"}, turtle)]
    )
    assert store.ask("ASK { ?s ?p ?o }") is False
    ((_, _, target),) = store.construct("CONSTRUCT WHERE { ?s ?p ?o }")
    assert target == Literal("ü", lang="de")
    assert "turtle" in asked[1]["accept"]


def test_a_busy_server_is_asked_again_after_the_time_it_names(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(sparql.time, "sleep", waited.append)
    store, asked = serve([(503, {"Retry-After": "2"}, "busy"), (200, {"Content-Type": JSON}, '{"boolean": true}')])
    assert store.ask("ASK {}")
    assert (waited, len(asked)) == ([2.0], 2)


@pytest.mark.parametrize(
    ("headers", "count"),
    [({}, 1), ({"Retry-After": "7200"}, 1), ({"Retry-After": "soon"}, 1), ({"Retry-After": "0"}, sparql.ATTEMPTS)],
)
def test_a_server_that_stays_busy_is_a_remote_error(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, headers: dict[str, str], count: int
) -> None:
    monkeypatch.setattr(sparql.time, "sleep", lambda seconds: None)
    store, asked = serve([(503, headers, "busy")] * 5)
    with pytest.raises(RemoteError, match="503"):
        store.ask("ASK {}")
    assert len(asked) == count


def test_an_error_page_is_no_answer(serve: Serve) -> None:
    store, _ = serve([(200, {"Content-Type": "text/html"}, "<html>Willkommen</html>")] * 2)
    with pytest.raises(RemoteError, match="text/html"):
        store.select("SELECT * { ?s ?p ?o }")
    with pytest.raises(RemoteError, match="text/html"):
        list(store.construct("CONSTRUCT WHERE { ?s ?p ?o }"))


@pytest.mark.parametrize(
    ("status", "error"),
    [(400, QueryError), (401, RemoteError), (404, RemoteError), (500, RemoteError), (418, RemoteError)],
)
def test_a_status_that_is_no_success_is_an_error(serve: Serve, status: int, error: type[Exception]) -> None:
    store, _ = serve([(status, {}, "nein")])
    with pytest.raises(error):
        store.ask("ASK {}")


@pytest.mark.parametrize("body", ["", "{", "[]", "{}", '{"head": {}, "results": {}}', '{"boolean": "yes"}'])
def test_broken_results_are_a_remote_error(serve: Serve, body: str) -> None:
    store, _ = serve([(200, {"Content-Type": JSON}, body)] * 2)
    with pytest.raises(RemoteError):
        store.select("SELECT * { ?s ?p ?o }")
    with pytest.raises(RemoteError):
        store.ask("ASK {}")


def test_broken_turtle_is_a_remote_error(serve: Serve) -> None:
    store, _ = serve([(200, {"Content-Type": "text/turtle"}, "<a> <b>")])
    with pytest.raises(RemoteError, match="Turtle"):
        list(store.construct("CONSTRUCT WHERE { ?s ?p ?o }"))


def test_an_answer_without_end_reaches_a_limit(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sparql, "MAX_BYTES", 1000)
    store, _ = serve([(200, {"Content-Type": JSON}, "x" * 2000)])
    with pytest.raises(LimitError):
        store.ask("ASK {}")


def test_nobody_at_the_address_is_a_remote_error() -> None:
    with pytest.raises(RemoteError, match="cannot be reached"):
        SparqlStore("http://127.0.0.1:9/sparql").ask("ASK {}")


def test_a_query_that_is_no_query_is_not_sent(serve: Serve) -> None:
    store, asked = serve([])
    with pytest.raises(QueryError):
        store.select("SELECT * { SERVICE <http://x.test/> { ?s ?p ?o } }")
    assert asked == []
