"""What every store does, and how stores are found."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from digigraph.config import read_config
from digigraph.contracts import Store
from digigraph.errors import GraphError, QueryError, UsageError
from digigraph.stores import address, open_file, open_store
from digigraph.stores.memory import MemoryStore
from digigraph.stores.oxigraph import MAX_NESTING, write_index

TRIG = """@prefix x: <http://x.test/> .
x:g1 { x:anna x:name "Anna"@de ; x:number "049" ; x:age 7 . }
x:g2 { x:anna x:name "Anna"@de . x:bert x:name "Bert" . }
"""
X = "http://x.test/"
NAMES = "PREFIX x: <http://x.test/> SELECT ?who ?name WHERE { ?who x:name ?name } ORDER BY ?who"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "graph.trig"
    path.write_text(TRIG, encoding="utf-8")
    return path


@pytest.fixture(params=["memory", "file", "oxigraph"])
def store(request: pytest.FixtureRequest, graph: Path, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        opened: Store = open_store(f"memory:{graph}")
    elif request.param == "file":
        opened = open_file(graph)
    else:
        merged = tmp_path / "graph.ttl"
        merged.write_text("@prefix x: <http://x.test/> .\n" + re.sub(r"x:g\d {|}", "", TRIG), encoding="utf-8")
        write_index(tmp_path / "index", [merged, graph], "s1")
        opened = open_store(f"oxigraph:{tmp_path / 'index'}")
    yield opened
    opened.close()


def test_the_default_graph_is_the_union_without_repetition(store: Store) -> None:
    rows = store.select(NAMES)
    assert rows.variables == ("who", "name")
    assert list(rows) == [
        (URIRef(X + "anna"), Literal("Anna", lang="de")),
        (URIRef(X + "bert"), Literal("Bert")),
    ]


def test_an_unbound_variable_is_none(store: Store) -> None:
    rows = list(
        store.select(NAMES.replace("} ORDER", "OPTIONAL { ?who x:age ?age } } ORDER").replace("?name W", "?age W"))
    )
    assert [age for _, age in rows] == [Literal("7", datatype=XSD.integer), None]


def test_strings_with_leading_zeros_stay(store: Store) -> None:
    rows = store.select("PREFIX x: <http://x.test/> SELECT ?n { ?s x:number ?n }")
    assert list(rows) == [(Literal("049"),)]


def test_from_narrows_the_query_to_one_graph(store: Store) -> None:
    rows = list(store.select(NAMES.replace("WHERE", "FROM x:g2 WHERE")))
    assert len(rows) == 2
    assert list(store.select(NAMES.replace("WHERE", "FROM x:g3 WHERE"))) == []


def test_ask_and_construct_answer(store: Store) -> None:
    assert store.ask("PREFIX x: <http://x.test/> ASK { x:bert ?p ?o }")
    assert not store.ask("PREFIX x: <http://x.test/> ASK { x:carl ?p ?o }")
    triples = set(
        store.construct("PREFIX x: <http://x.test/> CONSTRUCT { ?s x:is ?n } { GRAPH x:g2 { ?s x:name ?n } }")
    )
    assert (URIRef(X + "bert"), URIRef(X + "is"), Literal("Bert")) in triples
    assert len(triples) == 2


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER(?o = 1SERVICE <http://127.0.0.1:9/> {}) }",
        "SELECT * { service SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "INSERT DATA { <http://x.test/a> <http://x.test/b> 1 }",
        "LOAD <file:///etc/hostname>",
        "ASK { ?s ?p ?o }",
        "SELECT * {",
        "SELECT ?s { ?s no:prefix ?o }",
        "",
        "SELECT * { ?s ?p 'open }",
    ],
)
def test_what_is_no_select_over_the_store_is_refused(store: Store, query: str) -> None:
    with pytest.raises(QueryError):
        list(store.select(query))


def test_from_reads_no_file(store: Store, tmp_path: Path) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text("<http://x.test/secret> <http://x.test/p> 1 .", encoding="utf-8")
    assert list(store.select(f"SELECT * FROM <{secret.as_uri()}> {{ ?s ?p ?o }}")) == []


def test_the_word_service_in_a_string_is_no_call(store: Store) -> None:
    assert not store.ask('ASK { ?s ?p "SERVICE" } # SERVICE')


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".ttl", '<http://x.test/a> <http://x.test/p> "ü" .'),
        (".nt", '<http://x.test/a> <http://x.test/p> "ü" .\n'),
        (".nq", '<http://x.test/a> <http://x.test/p> "ü" <http://x.test/g> .\n'),
        (".trig", '<http://x.test/g> { <http://x.test/a> <http://x.test/p> "ü" }'),
        (".jsonld", '{"@id": "http://x.test/a", "http://x.test/p": "ü"}'),
    ],
)
def test_a_file_is_read_by_its_suffix(tmp_path: Path, suffix: str, text: str) -> None:
    path = tmp_path / f"graph{suffix}"
    path.write_text(text, encoding="utf-8")
    assert list(open_file(path).select("SELECT ?o { ?s ?p ?o }")) == [(Literal("ü"),)]
    with MemoryStore(str(path)) as memory:
        assert list(memory.select("SELECT ?o { ?s ?p ?o }")) == [(Literal("ü"),)]


def test_a_broken_file_says_where(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("<http://x.test/a> <http://x.test/p>\n .", encoding="utf-8")
    with pytest.raises(GraphError, match="line 2"):
        open_file(path)


def test_json_nested_without_end_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "deep.jsonld"
    path.write_text('{"http://x.test/[[[": ' + "[" * 6000 + "]" * 6000 + "}", encoding="utf-8")
    with pytest.raises(GraphError, match=str(MAX_NESTING)):
        open_file(path)


def test_brackets_in_strings_are_no_nesting(tmp_path: Path) -> None:
    path = tmp_path / "flat.jsonld"
    path.write_text('{"@id": "http://x.test/a", "http://x.test/p": "' + '\\"[' * 6000 + '"}', encoding="utf-8")
    assert open_file(path).ask("ASK { ?s ?p ?o }")


def test_a_missing_file_and_an_unknown_suffix_are_usage_errors(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file"):
        open_file(tmp_path / "absent.ttl")
    with pytest.raises(UsageError, match="suffix"):
        open_file(tmp_path / "graph.rdf")


@pytest.mark.parametrize("wrong", ["", "oxigraph", "nostore:x", "/tmp/x", "sparql:ftp://x.test/"])
def test_a_wrong_address_is_a_usage_error(wrong: str) -> None:
    with pytest.raises(UsageError):
        open_store(wrong)


def test_a_project_uses_its_own_index_unless_told_otherwise(tmp_path: Path) -> None:
    assert address(read_config(tmp_path)) == f"oxigraph:{tmp_path / '.digigraph' / 'index'}"
    assert address(read_config(tmp_path, store="memory:")) == "memory:"


def test_a_closed_store_answers_no_more(graph: Path) -> None:
    store = open_file(graph)
    store.close()
    with pytest.raises(UsageError):
        store.ask("ASK {}")
