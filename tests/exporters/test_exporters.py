"""Every format gives back what went in, and the same bytes for the same graph."""

import random
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph

from digigraph.errors import GraphError, UsageError
from digigraph.exporters import QUADS, TRIPLES, WRITERS, export
from digigraph.exporters.sorting import sorted_lines
from digigraph.exporters.syntax import is_iri, text_of
from digigraph.stores.terms import rdflib_from_oxigraph
from digigraph.triples import Quad, iri, literal
from digigraph.triples.terms import boolean, date, decimal, integer, term

BASE = "https://data.example.org"
G1, G2 = iri(f"{BASE}/pm/2018-03-01-st-mw-012#graph"), iri(f"{BASE}/entities#graph")
ANNA = iri(f"{BASE}/person/anna-muster")
QUADS_IN = [
    Quad(ANNA, term("rdf:type"), term("dg:Person"), G1),
    Quad(ANNA, term("rdf:type"), term("foaf:Person"), G2),
    Quad(ANNA, term("skos:prefLabel"), literal("Anna „Änne“ Muster", "de"), G2),
    Quad(ANNA, term("dct:identifier"), literal("049"), G2),
    Quad(ANNA, term("org:holds"), iri(f"{BASE}/post/ministerin-st-mw"), G1),
    Quad(ANNA, term("org:holds"), iri(f"{BASE}/post/a"), G1),
    Quad(iri(f"{BASE}/pm/2018-03-01-st-mw-012#f-1"), term("dg:confidence"), decimal(0.9), G1),
    Quad(iri(f"{BASE}/pm/2018-03-01-st-mw-012#f-1"), term("oa:start"), integer(17), G1),
    Quad(iri(f"{BASE}/pm/2018-03-01-st-mw-012#f-1"), term("dg:status"), term("status:planned"), G1),
    Quad(iri(f"{BASE}/pm/2018-03-01-st-mw-012"), term("dct:issued"), date("2018-03-01") or "", G1),
    Quad(iri(f"{BASE}/pm/2018-03-01-st-mw-012"), term("dg:stale"), boolean(False), G1),
    Quad(iri("http://elsewhere.test/a/../b?x=1;y#z"), term("dg:sha256"), literal("ab"), G2),
]
RDFLIB = {".ttl": "turtle", ".nt": "nt", ".trig": "trig", ".nq": "nquads", ".jsonld": "json-ld"}
OXIGRAPH = {
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
Terms = set[tuple[str, ...]]


def expected(quads: list[Quad], suffix: str) -> Terms:
    """Read the quads by a way of their own: N-Quads as they come, with pyoxigraph."""
    text = "".join(f"{' '.join(quad)} .\n" for quad in quads)
    parsed = pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    width = 3 if suffix in TRIPLES else 4
    return {tuple(n3(rdflib_from_oxigraph(node)) for node in tuple(quad)[:width]) for quad in parsed}


def n3(node: rdflib.term.Node) -> str:
    """Write a term so that plain and typed strings, and short and long decimals, compare as they are written."""
    return str(node.n3()) if not isinstance(node, rdflib.Literal) else repr((str(node), node.language, node.datatype))


def read_with_oxigraph(path: Path) -> Terms:
    width = 3 if path.suffix in TRIPLES else 4
    parsed = pyoxigraph.parse(path=str(path), format=OXIGRAPH[path.suffix])
    return {tuple(n3(rdflib_from_oxigraph(node)) for node in tuple(quad)[:width]) for quad in parsed}


def read_with_rdflib(path: Path) -> Terms:
    rdflib.NORMALIZE_LITERALS = False
    try:
        if path.suffix in TRIPLES:
            graph = Graph().parse(path, format=RDFLIB[path.suffix])
            return {tuple(n3(node) for node in triple) for triple in graph}
        dataset = Dataset()
        dataset.parse(path, format=RDFLIB[path.suffix])
        return {(n3(s), n3(p), n3(o), rdflib.URIRef(str(g)).n3()) for s, p, o, g in dataset.quads() if g is not None}
    finally:
        rdflib.NORMALIZE_LITERALS = True


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_both_readers_find_what_was_written(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"graph{suffix}"
    export(QUADS_IN, path, base=BASE)
    assert read_with_oxigraph(path) == expected(QUADS_IN, suffix)
    assert read_with_rdflib(path) == expected(QUADS_IN, suffix)


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_the_order_of_the_quads_does_not_matter(tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    shuffled = [*QUADS_IN, *QUADS_IN]
    random.Random(7).shuffle(shuffled)
    export(QUADS_IN, first, base=BASE)
    export(shuffled, second, base=BASE)
    assert first.read_bytes() == second.read_bytes()


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
languages = st.sampled_from([None, "de", "en-gb"])
local_names = st.text(max_size=8)
folders = st.sampled_from(["person/", "pm/x#", "", "a/b/"])
iris = st.builds(lambda folder, name: iri(f"{BASE}/{folder}{name}"), folders, local_names).filter(
    lambda node: is_iri(node[1:-1])
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(iris, texts, languages, st.sampled_from([G1, G2])), min_size=1, max_size=5))
@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_any_text_and_any_iri_comes_back(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, things: list[tuple[str, str, str | None, str]]
) -> None:
    quads = [Quad(subject, term("dct:title"), literal(text, tag), graph) for subject, text, tag, graph in things]
    quads += [Quad(subject, term("dct:source"), subject, graph) for subject, _, _, graph in things]
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    export(quads, path, base=BASE)
    assert read_with_oxigraph(path) == expected(quads, suffix)
    assert read_with_rdflib(path) == expected(quads, suffix)


@given(texts)
def test_the_text_of_a_literal_is_read_back(text: str) -> None:
    assert text_of(literal(text, "de")) == text


def test_turtle_is_grouped_with_type_and_label_first(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    export(QUADS_IN, path, base=BASE)
    paragraphs = path.read_text(encoding="utf-8").split("\n\n")
    assert paragraphs[2] == (
        "person:anna-muster a dg:Person,\n        foaf:Person ;\n"
        '    skos:prefLabel "Anna „Änne“ Muster"@de ;\n    dct:identifier "049" ;\n'
        "    org:holds post:a,\n        post:ministerin-st-mw ."
    )
    assert paragraphs[3] == 'pm:2018-03-01-st-mw-012 dct:issued "2018-03-01"^^xsd:date ;\n    dg:stale false .'
    assert paragraphs[4] == (
        "<pm/2018-03-01-st-mw-012#f-1> oa:start 17 ;\n    dg:confidence 0.9 ;\n    dg:status status:planned .\n"
    )


def test_a_release_stands_before_its_facts(tmp_path: Path) -> None:
    path = tmp_path / "graph.nt"
    export(QUADS_IN, path, base=BASE)
    subjects = [line.split()[0] for line in path.read_text(encoding="utf-8").splitlines() if "/pm/" in line.split()[0]]
    assert subjects[0].endswith("012>")
    assert subjects[-1].endswith("#f-1>")


def test_trig_keeps_the_graphs_apart(tmp_path: Path) -> None:
    path = tmp_path / "graph.trig"
    export(QUADS_IN, path, base=BASE)
    text = path.read_text(encoding="utf-8")
    assert "\n<pm/2018-03-01-st-mw-012#graph> {\n" in text
    assert text.index("entities#graph> {") < text.index("pm/2018-03-01-st-mw-012#graph> {")


def test_no_graph_at_all_is_a_valid_file(tmp_path: Path) -> None:
    for suffix in WRITERS:
        path = tmp_path / f"empty{suffix}"
        export([], path, base=BASE)
        assert read_with_oxigraph(path) == set()


@pytest.mark.parametrize(
    "quad",
    [
        Quad("_:b0", term("dct:title"), literal("x"), G1),
        Quad(ANNA, term("dct:source"), "_:b0", G1),
        Quad(literal("x"), term("dct:title"), literal("x"), G1),
        Quad(ANNA, term("dct:title"), "no term", G1),
    ],
)
def test_blank_nodes_and_broken_terms_are_refused_and_leave_the_old_file(tmp_path: Path, quad: Quad) -> None:
    path = tmp_path / "graph.trig"
    export(QUADS_IN, path, base=BASE)
    before = path.read_bytes()
    with pytest.raises(GraphError):
        export([*QUADS_IN, quad], path, base=BASE)
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["graph.trig"]


@settings(max_examples=300)
@given(st.text(max_size=8), st.sampled_from(["http://a/", "http://", "urn:", "", "http://a/?", "http://a/#"]))
@example("%", "http://a/")
@example("[", "http://")
@example("[::1]/", "http://")
@example("a:b/", "http://")
@example("\ue000", "http://a/?")
@example("\U0001ffff", "http://a/")
def test_an_iri_is_what_a_store_takes_for_one(text: str, start: str) -> None:
    value = start + text
    line = f"<{value}> <http://p.test/> <http://o.test/> .".encode("utf-8", "replace")
    try:
        list(pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.N_TRIPLES))
        taken = True
    except SyntaxError:
        taken = False
    if is_iri(value):
        assert taken


@pytest.mark.parametrize(
    "value", ["https://data.example.org/pm/x#f-1", "mailto:a@b.test", "http://ä.test:80/ü?q=[]"[:-2], "http://[::1]/x"]
)
def test_ordinary_addresses_are_iris(value: str) -> None:
    assert is_iri(value)


@pytest.mark.parametrize(
    "value", ["www.test.de/x", "http://a b/", "http://a/%zz", "http://[x/", "http://a:b/", "", "<x>"]
)
def test_broken_addresses_are_none(value: str) -> None:
    assert not is_iri(value)


def test_an_unknown_suffix_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="suffix"):
        export(QUADS_IN, tmp_path / "graph.rdf", base=BASE)


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\n"), max_size=3), max_size=30))
def test_lines_are_sorted_alike_in_memory_and_on_disk(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    lines = [f"{text}\n" for text in texts]
    folder = tmp_path_factory.getbasetemp()
    assert list(sorted_lines(lines, folder, limit=4)) == sorted(lines) == list(sorted_lines(lines, folder))


def test_both_tables_name_different_formats() -> None:
    assert not set(TRIPLES) & set(QUADS)
