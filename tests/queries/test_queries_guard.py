import http.server
import threading
import time
import urllib.request
from functools import partial
from pathlib import Path

import pytest

from digigraph.errors import DigigraphError, GraphError, LimitError, QueryError, UsageError
from digigraph.queries import guard, sandbox
from digigraph.stores import open_file

NUMBERS = "\n".join(f"<http://e/{i}> <http://e/p> {i}, {i * 0.5}, true ." for i in range(1500))


@pytest.fixture
def open_store(tmp_path):
    path = tmp_path / "graph.ttl"
    path.write_text(NUMBERS)
    return partial(open_file, path)


def evaluate(open_store, query, **limits):
    return guard.evaluate(open_store, query, guard.Limits(**limits))


def test_rows_come_back_with_their_types(open_store):
    answer = evaluate(open_store, "SELECT ?s ?o ?u { VALUES ?s { <http://e/1> } ?s <http://e/p> ?o } ORDER BY STR(?o)")
    assert answer.columns == ("s", "o", "u")
    assert [row[1].toPython() for row in answer.rows] == [0.5, 1, True]
    assert answer.rows[0][2] is None
    assert answer.truncated is None


def test_ask_construct_and_describe_are_answered(open_store):
    assert evaluate(open_store, "ASK { ?s ?p 7 }").holds
    assert not evaluate(open_store, "ASK { ?s ?p 'x' }").holds
    assert len(evaluate(open_store, "CONSTRUCT { ?s <http://e/q> ?o } WHERE { ?s ?p ?o FILTER(?o = 7) }").rows) == 2
    assert evaluate(open_store, "DESCRIBE <http://e/1>").form == "CONSTRUCT"


def test_rows_above_the_limit_are_left_out_and_that_is_said(open_store):
    answer = evaluate(open_store, "SELECT * { ?s ?p ?o }", rows=10)
    assert len(answer.rows) == 10
    assert answer.truncated == "only the first 10 rows"


def test_a_query_that_does_not_end_is_killed_at_its_deadline(open_store):
    start = time.monotonic()
    with pytest.raises(LimitError, match="stopped after"):
        evaluate(open_store, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", seconds=0.5)
    assert time.monotonic() - start < 5


def test_rows_found_before_the_deadline_are_kept(open_store):
    answer = evaluate(open_store, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", seconds=0.5, rows=None)
    assert answer.rows
    assert "stopped after 0.5 seconds" in str(answer.truncated)


def test_an_answer_larger_than_allowed_is_cut_off(open_store):
    answer = evaluate(open_store, "SELECT * { ?a ?b ?c . ?d ?e ?f }", answer_bytes=1 << 20, rows=None)
    assert "1 MB of rows" in str(answer.truncated)


def test_a_query_that_takes_all_memory_ends_its_process_only(open_store):
    doubling = " ".join(f"BIND(CONCAT(?x{i},?x{i}) AS ?x{i + 1})" for i in range(34))
    with pytest.raises(LimitError):
        evaluate(
            open_store, f'SELECT (STRLEN(?x34) AS ?n) {{ BIND("xxxxxxxxxx" AS ?x0) {doubling} }}', memory_bytes=1 << 28
        )


def test_an_error_of_the_engine_is_the_callers_error(open_store):
    with pytest.raises(QueryError, match="cannot be run"):
        evaluate(open_store, "SELECT * { ?s ?p }")


def test_a_store_that_cannot_be_opened_is_the_callers_error(tmp_path):
    with pytest.raises(UsageError):
        evaluate(partial(open_file, tmp_path / "nix.ttl"), "ASK {}")
    broken = tmp_path / "broken.ttl"
    broken.write_text("<http://e/1> <http://e/2>")
    with pytest.raises(GraphError):
        evaluate(partial(open_file, broken), "ASK {}")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * { SERVICE <http://x/> {} }", "line 1, column 12: SERVICE is not allowed"),
        ("SELECT * {\n  sErViCe#c\n<http://x/>{} }", "line 2, column 3: SERVICE"),
        ("SELECT * { ?s ?p 1SERVICE <http://x/> {} }", "SERVICE"),
        ("SELECT * { ?s ?p 1e1SERVICE <http://x/> {} }", "SERVICE"),
        ("SELECT * { ?s ?p trueSERVICE <http://x/> {} }", "SERVICE"),
        ("SELECT * { FILTER(?a<b)SERVICE?x#>\n{} }", "SERVICE"),
        ("SELECT * { \\u0053ERVICE <http://x/> {} }", "is no SPARQL"),
        ("SELECT * { ?s ?p 'a\\u0022' }", "write \\\\u0022 as the character"),
        ("SELECT * FROM <file:///etc/passwd> {}", "FROM takes graphs of the store"),
        ("SELECT * FROM NAMED <data.ttl> {}", "FROM takes graphs of the store"),
        ("INSERT DATA { <a> <b> <c> }", "INSERT is not allowed"),
        ("LOAD <http://x/>", "LOAD is not allowed"),
        ("DESKRIBE <http://x/>", "DESKRIBE is not a question"),
        ("", "the query is not a question"),
        ("SELECT * { ?s ?p ?o ", "ends before its }"),
        ("SELECT * { ?s ?p ?o ) }", "closes nothing"),
    ],
)
def test_what_reaches_outside_is_refused_with_its_place(query, message):
    with pytest.raises(QueryError, match=message):
        guard.check(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?s <http://e/SERVICE> 'SERVICE' . # SERVICE\n FILTER(?a<?b && ?c>=3) }",
        "PREFIX service: <http://e/> SELECT * { service:a ?p service:SERVICE }",
        "ASK { ?s ?p <http://e/a(b)> }",
        "SELECT * FROM <http://e/graph> { ?s ?p 'Stra\\u00dfe' }",
        "SELECT (ADJUST(?a) AS ?load) { ?s a ?load }",
    ],
)
def test_harmless_queries_pass(query):
    assert guard.check(query) in ("SELECT", "ASK")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * " + "{" * 3000 + "}" * 3000,
        "SELECT * { ?s ?p ?o FILTER(" + "(" * 9000 + "1" + ")" * 9000 + ") }",
        "SELECT * { ?s <a>" + "/<a>" * 3000 + " ?o }",
        "SELECT * { ?s <a>" + "/<a>" * 40 + " ?o }",
        "SELECT * { ?s ((((<p>*)*)*)*|" + "|".join(["^<p>"] * 40) + ") ?o }",
        "ASK { FILTER(" + "||".join(["1"] * 3000) + ") }",
        "ASK {} #" + "x" * 20_000,
    ],
)
def test_queries_that_break_engines_are_refused(query):
    with pytest.raises(DigigraphError):
        guard.check(query)


class _Listener(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.server.hits.append(self.path)
        self.send_error(404)

    do_GET = do_POST

    def log_message(self, *_):
        pass


@pytest.fixture
def listener():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Listener)
    server.hits = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


class _Reaching:
    """A store that answers every query by fetching an address, as an engine does that lets SERVICE through."""

    def __init__(self, address: str) -> None:
        self.address = address

    def ask(self, query: str) -> bool:
        urllib.request.urlopen(self.address, timeout=2)
        return True

    def close(self) -> None:
        pass


def test_the_sandbox_has_no_network_whatever_the_engine_does(listener):
    address = f"http://127.0.0.1:{listener.server_address[1]}/x"
    with pytest.raises(QueryError):
        guard.evaluate(lambda: _Reaching(address), "ASK {}")
    assert listener.hits == []


def test_without_own_network_space_no_connection_can_be_opened(listener, monkeypatch):
    monkeypatch.setattr(sandbox, "_cut_network", lambda: False)
    address = f"http://127.0.0.1:{listener.server_address[1]}/x"
    with pytest.raises(QueryError):
        guard.evaluate(lambda: _Reaching(address), "ASK {}")
    assert listener.hits == []


SYNTAX = Path(__file__).parents[3] / "shared" / "suites" / "rdf-tests" / "sparql" / "sparql11" / "syntax-query"


@pytest.mark.skipif(not SYNTAX.is_dir(), reason="the W3C tests are not here")
def test_every_good_query_of_the_w3c_passes_but_what_is_refused_on_purpose():
    refused = {}
    for path in sorted(SYNTAX.glob("syntax-*.rq")):
        try:
            guard.check(path.read_text(encoding="utf-8"))
        except DigigraphError as error:
            refused[path.name] = str(error)
    assert all("SERVICE" in message or "FROM" in message for message in refused.values()), refused
