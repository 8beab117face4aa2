import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from digigraph.errors import QueryError, UsageError
from digigraph.queries.binding import bind, written
from digigraph.queries.parameters import declared, term
from digigraph.queries.tokens import prefixes, tokens

PEOPLE = """
@prefix : <http://e/> .
:anna :name "Anna" ; :age 30 ; :knows :bert .
:bert :name "Bert" ; :age 40 ; :since "2016-10-27"^^<http://www.w3.org/2001/XMLSchema#date> .
:cleo :name "Cleo"@de ; :age 50 .
"""


def bound(query: str, **values: str) -> str:
    parts = tokens(query)
    found = declared(parts, prefixes(parts))
    return bind(parts, found.values(), {name: term(found[name], value) for name, value in values.items()})


def rows(query: str, **values: str) -> list[tuple[str, ...]]:
    store = pyoxigraph.Store()
    store.load(PEOPLE, pyoxigraph.RdfFormat.TURTLE)
    solutions = store.query("PREFIX : <http://e/> " + bound(query, **values))
    return sorted(tuple("" if cell is None else cell.value for cell in row) for row in solutions)


@pytest.mark.parametrize(
    "where",
    [
        "{ ?s :name ?_name }",
        "{ { SELECT ?s WHERE { ?s :name ?_name } } }",
        "{ ?s :name ?n FILTER(?n = ?_name) }",
        "{ ?s :age ?a OPTIONAL { ?s :name ?n FILTER(?n=?_name) } FILTER(BOUND(?n)) }",
        "{ VALUES ?n { ?_name } ?s :name ?n }",
        "{ VALUES (?n ?a) { (?_name 40) } ?s :name ?n ; :age ?a }",
        "{ ?s :name ?n FILTER EXISTS { ?s :name ?_name } }",
        "{ ?s :name ?n BIND(?_name AS ?wanted) FILTER(?n = ?wanted) }",
        "{ ?s :age ?a . MINUS { ?s :name ?n FILTER(?n != ?_name) } FILTER(?a<45) }",
    ],
)
def test_a_value_holds_wherever_the_variable_stands(where):
    assert rows(f"SELECT ?s WHERE {where}", name="Bert") == [("http://e/bert",)]


def test_a_projected_parameter_is_a_column_with_its_value():
    assert rows("SELECT ?s ?_name { ?s :name ?_name } GROUP BY ?s ?_name", name="Bert") == [("http://e/bert", "Bert")]


def test_a_limit_takes_a_bound_number():
    assert len(rows("SELECT ?s { ?s :age ?a } ORDER BY ?a LIMIT ?_n_integer", n="2")) == 2


def test_a_limit_takes_nothing_but_a_whole_number():
    with pytest.raises(UsageError, match="LIMIT needs a whole number"):
        rows("SELECT ?s { ?s :age ?a } LIMIT ?_n_number", n="-1")


def test_numbers_dates_and_languages_keep_their_types():
    assert rows("SELECT ?s { ?s :age ?a FILTER(?a>?_n_number) }", n="45") == [("http://e/cleo",)]
    assert rows("SELECT ?s { ?s :since ?d FILTER(?d<=?_d_xsd_date) }", d="2016-10-27") == [("http://e/bert",)]
    assert rows("SELECT ?s { ?s :name ?_n_de }", n="Cleo") == [("http://e/cleo",)]
    assert rows("SELECT ?s { ?s :age ?a FILTER(?a = 45-?_n_number) }", n="-5") == [("http://e/cleo",)]


def test_an_unset_optional_parameter_restricts_nothing():
    query = "SELECT ?s { ?s :name ?n FILTER(!BOUND(?__x) || ?n = ?__x) }"
    assert len(rows(query)) == 3
    assert rows(query, x="Anna") == [("http://e/anna",)]


def test_an_unset_optional_parameter_in_a_pattern_is_a_free_variable():
    query = "SELECT ?s { ?s :knows ?__friend_iri }"
    assert rows(query) == [("http://e/anna",)]
    assert rows(query, friend="http://e/nobody") == []


def test_a_name_that_begins_another_is_left_alone():
    assert "?_name2" in bound("ASK { ?s ?p ?_name , ?_name2 }", name="x")


def test_strings_iris_and_comments_are_left_alone():
    query = "ASK { <http://e/?_name> ?p '?_name' . # ?_name\n ?s ?p ?_name }"
    assert bound(query, name="x") == "ASK { <http://e/?_name> ?p '?_name' . # ?_name\n ?s ?p  \"x\"  }"


@pytest.mark.parametrize(
    "query", ["SELECT * { BIND(1 AS ?_x) }", "SELECT * { VALUES ?_x { 1 } }", "ASK { VALUES (?a ?_x) {} }"]
)
def test_a_query_must_not_assign_its_own_parameter(query):
    with pytest.raises(QueryError, match="cannot be assigned"):
        bound(query, x="v")


@pytest.mark.parametrize(
    "attack",
    [
        '" || true) } #',
        '"} INSERT DATA { <http://e/x> <http://e/y> 1 } #',
        "> . ?s ?p ?o #",
        "\\",
        '\\"',
        "\\u0022 || true",
        "a\nb",
        "a\u2028b",
        "'''",
        '"""',
        "?_name",
        "\t\r\n",
    ],
)
def test_an_attack_is_a_name_that_nobody_has(attack):
    assert rows('SELECT ?s { ?s :name ?n FILTER(?n = ?_name || ?n = "") }', name=attack) == []


@given(st.text())
def test_any_text_comes_out_of_the_engine_as_it_went_in(value):
    query = "SELECT (?_x AS ?y) {}"
    try:
        query = bound(query, x=value)
    except UsageError:
        return
    (row,) = pyoxigraph.Store().query(query)
    assert row[0].value == value


@given(st.text(alphabet=" \"'\\<>{}?#\n@^.a", min_size=1))
def test_a_bound_query_has_one_token_more_than_before_and_no_other_shape(value):
    before = [part.kind for part in tokens("ASK { ?s ?p ?_x . }") if part.significant]
    after = [part.kind for part in tokens(bound("ASK { ?s ?p ?_x . }", x=value)) if part.significant]
    assert after == [kind if index != 4 else "string" for index, kind in enumerate(before)]


def test_iris_that_are_none_are_never_written():
    with pytest.raises(UsageError):
        written(URIRef("http://e/> ?s ?p <http://e/"))


def test_terms_are_written_in_full():
    assert written(Literal("5", datatype=XSD.integer)) == '"5"^^<http://www.w3.org/2001/XMLSchema#integer>'
