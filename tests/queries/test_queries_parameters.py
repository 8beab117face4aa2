import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from digigraph.errors import QueryError, UsageError
from digigraph.queries.parameters import Parameter, chosen, declared, term
from digigraph.queries.tokens import prefixes, tokens


def parameters(query: str) -> dict[str, Parameter]:
    parts = tokens(query)
    return declared(parts, prefixes(parts))


def one(variable: str, prologue: str = "") -> Parameter:
    return next(iter(parameters(f"{prologue} ASK {{ ?s ?p {variable} }}").values()))


def test_the_endings_of_basil_say_the_type():
    found = parameters("SELECT * { ?s ?_a ?_b_iri . FILTER(?_c_number = ?_d_integer || ?_e_literal = ?_f_en) }")
    assert [(p.name, p.type, p.language) for p in found.values()] == [
        ("a", "string", None),
        ("b", "iri", None),
        ("c", "number", None),
        ("d", "integer", None),
        ("e", "string", None),
        ("f", "string", "en"),
    ]


def test_two_underscores_make_a_parameter_optional():
    assert one("?_x").required
    assert not one("?__x").required


def test_prefix_and_datatype_are_resolved():
    assert one("?_x_xsd_date").datatype == str(XSD.date)
    assert one("?_x_ex_size", "PREFIX ex: <http://e/>").datatype == "http://e/size"


def test_an_undeclared_prefix_is_an_error():
    with pytest.raises(QueryError, match="prefix nix: is not declared"):
        one("?_x_nix_size")


@pytest.mark.parametrize("variable", ["?_date_from_xsd_date", "?_", "?__", "?_x_", "?_ä"])
def test_a_name_with_underscores_is_refused(variable):
    with pytest.raises(QueryError, match="is no parameter"):
        one(variable)


def test_an_unknown_ending_is_refused_instead_of_becoming_a_language():
    with pytest.raises(QueryError, match="'folder' is no type"):
        one("?_min_folder")


def test_plain_variables_and_grlc_aggregates_are_no_parameters():
    assert parameters("SELECT * { ?s ?p ?__agg_1 }") == {}


def test_one_name_has_one_type():
    with pytest.raises(QueryError, match="another type"):
        parameters("ASK { ?s ?_x ?_x_iri }")


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("?_x", "Müller", Literal("Müller")),
        ("?_x_de", "Müller", Literal("Müller", lang="de")),
        ("?_x_iri", "https://e.org/a", URIRef("https://e.org/a")),
        ("?_x_number", "5", Literal("5", datatype=XSD.integer)),
        ("?_x_number", "-5.50", Literal("-5.50", datatype=XSD.decimal, normalize=False)),
        ("?_x_date", "2016-10-27", Literal("2016-10-27", datatype=XSD.date)),
        ("?_x_gYear", "2016", Literal("2016", datatype=XSD.gYear)),
    ],
)
def test_a_value_becomes_its_term(variable, value, expected):
    assert term(one(variable), value) == expected


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("?_x_iri", "kein IRI"),
        ("?_x_iri", "http://e/> } INSERT"),
        ("?_x_iri", "relativ"),
        ("?_x_number", "fünf"),
        ("?_x_number", "1 || true"),
        ("?_x_integer", "1.5"),
        ("?_x_date", "27.10.2016"),
        ("?_x_date", "2016-02-30"),
        ("?_x_boolean", "ja"),
        ("?_x", "a\x00b"),
        ("?_x", "a\ud800b"),
    ],
)
def test_a_value_of_the_wrong_type_is_a_usage_error(variable, value):
    with pytest.raises(UsageError, match="parameter x"):
        term(one(variable), value)


def test_limits_and_choices_of_the_header_hold():
    early = Parameter("bis", ("_bis_date",), "date", datatype=str(XSD.date), minimum="1990-01-01")
    with pytest.raises(UsageError, match="at least 1990-01-01"):
        term(early, "1989-11-09")
    count = Parameter("n", ("_n_number",), "number", maximum="10")
    assert term(count, "9")
    with pytest.raises(UsageError, match="at most 10"):
        term(count, "11")
    choice = Parameter("art", ("_art",), values=("a", "b"))
    with pytest.raises(UsageError, match="one of a, b"):
        term(choice, "c")


def test_unknown_and_missing_parameters_list_the_valid_ones():
    known = {"ort": one("?_ort_iri"), "bis": one("?__bis_date")}
    with pytest.raises(UsageError, match="no parameter named 'von'") as caught:
        chosen(known, {"von": "x"})
    assert caught.value.hint == "parameters: ort=iri, [bis=date]"
    with pytest.raises(UsageError, match="parameter ort is missing"):
        chosen(known, {})


def test_defaults_fill_in_and_are_overridden():
    known = {"n": Parameter("n", ("_n_number",), "number", default="5")}
    assert chosen(known, {}) == {"n": "5"}
    assert chosen(known, {"n": "7"}) == {"n": "7"}
