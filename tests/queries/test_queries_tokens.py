import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digigraph.errors import QueryError
from digigraph.queries.tokens import form, prefixes, text, tokens, where


def kinds(query: str) -> list[tuple[str, str]]:
    return [(part.kind, part.text) for part in tokens(query) if part.significant]


def test_the_tokens_put_together_are_the_query():
    query = 'PREFIX : <http://e/> # Präfix\nSELECT ?x WHERE { ?x :a\\~b \'it\'\'s\' , """a "q" b"""@de . }'
    assert text(tokens(query)) == query


def test_a_variable_inside_an_iri_a_string_or_a_comment_is_none():
    found = kinds("SELECT * { <http://e/?_a> ?p '?_b' . # ?_c\n }")
    assert [name for kind, name in found if kind == "variable"] == ["?p"]


def test_a_comparison_without_blanks_is_no_iri():
    assert ("variable", "?b") in kinds("ASK { FILTER(?a<?b&&?c>3) }")


def test_a_comparison_followed_by_a_name_is_cut_at_its_parts():
    assert kinds("?a <= ?b")[1] == ("operator", "<=")


@pytest.mark.parametrize("literal", ['""', "''", '""""""', "''''''", '"a\\"b"', "'''a''b'''", '"""a\nb"""'])
def test_each_form_of_string_is_one_token(literal):
    assert kinds(literal) == [("string", literal)]


@pytest.mark.parametrize("broken", ['"abc', "'abc\n'", '"""abc""', "'''", '"""'])
def test_an_open_string_is_an_error_with_its_place(broken):
    with pytest.raises(QueryError, match="line 2, column 3: string is not closed"):
        tokens("ASK\n  " + broken)


def test_a_dot_after_a_name_ends_the_triple():
    assert kinds("ex:a.b.") == [("pname", "ex:a.b"), ("operator", ".")]


def test_numbers_end_where_the_engine_ends_them():
    assert kinds("1e1SERVICE") == [("number", "1e1"), ("word", "SERVICE")]
    assert kinds("1.5") == [("number", "1.5")]


def test_the_form_is_found_behind_the_prologue():
    assert form(tokens("BASE <http://e/> PREFIX select: <http://e/s> \n construct { ?s ?p ?o } {}")) == "CONSTRUCT"
    assert form(tokens("")) == ""


def test_prefixes_are_read():
    assert prefixes(tokens("PREFIX a: <http://a/> prefix : <http://b/> ASK {}")) == {"a": "http://a/", "": "http://b/"}


def test_too_many_tokens_stop_the_cutting():
    with pytest.raises(QueryError, match="more than 10 tokens"):
        tokens("a " * 1_000_000, limit=10)


def test_where_counts_from_one():
    assert where("a\nbc", 3) == "line 2, column 2"


@given(st.text(alphabet="?$_ab:<>\"'#\\.{}()@1e+-\n", max_size=40))
def test_cutting_never_loses_a_character(query):
    with suppress(QueryError):
        assert text(tokens(query)) == query


@pytest.mark.parametrize(
    "hostile", ["a." * 50_000, '"' * 60_000, "<" * 60_000, ":a." * 30_000, "_:a." * 30_000, "\\" * 60_000]
)
def test_cutting_takes_linear_time(hostile):
    start = time.process_time()
    with suppress(QueryError):
        tokens(hostile)
    assert time.process_time() - start < 2
