import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import XSD

from digigraph.errors import UsageError
from digigraph.queries.answers import Answer
from digigraph.queries.results import write

TOWN = URIRef("https://e.org/place/burg")
ROWS = Answer(
    "SELECT",
    ("ort", "satz", "zahl"),
    (
        (TOWN, Literal('Er sagte: „Ja|"\n*fett*\t<b>“', lang="de"), Literal("5", datatype=XSD.integer)),
        (
            URIRef("javascript:alert(1)"),
            Literal("=HYPERLINK(1)"),
            Literal("-2.50", datatype=XSD.decimal, normalize=False),
        ),
        (None, Literal("a\x0bb\ufffe"), None),
    ),
    labels={str(TOWN): "Burg"},
)


def test_csv_is_read_back_and_runs_no_formula():
    rows = list(csv.reader(io.StringIO(write(ROWS, "csv"))))
    assert rows[0] == ["ort", "ortLabel", "satz", "zahl"]
    assert rows[1][:2] == [str(TOWN), "Burg"]
    assert rows[2][2:] == ["'=HYPERLINK(1)", "-2.50"]
    assert rows[3][0] == ""


def test_tsv_has_one_line_a_row_whatever_the_values_hold():
    lines = write(ROWS, "tsv").splitlines()
    assert len(lines) == 4
    assert all(line.count("\t") == 3 for line in lines)


def test_json_says_rows_labels_and_what_is_missing():
    answer = json.loads(write(ROWS, "json"))
    assert answer["ok"] is True
    assert answer["rows"][0] == {"ort": str(TOWN), "satz": str(ROWS.rows[0][1]), "zahl": 5}
    assert answer["rows"][1]["zahl"] == -2.5
    assert answer["rows"][2]["ort"] is None
    assert answer["labels"] == {str(TOWN): "Burg"}
    assert answer["truncated"] is None
    cut = Answer("SELECT", ("a",), ((Literal("x"),),), truncated="only the first 1 rows")
    assert json.loads(write(cut, "json"))["truncated"] == "only the first 1 rows"


def test_jsonl_has_one_object_a_row():
    objects = [json.loads(line) for line in write(ROWS, "jsonl").splitlines()]
    assert objects[0]["ortLabel"] == "Burg"
    assert len(objects) == 3


def test_markdown_cells_cannot_leave_their_cell():
    lines = write(ROWS, "md").splitlines()
    assert len(lines) == 5
    assert lines[2].startswith("| [Burg](<https://e.org/place/burg>) | Er sagte: „Ja\\|")
    assert "\\<b\\>" in lines[2]


def test_html_has_no_markup_and_no_script_link_of_the_data():
    page = write(ROWS, "html")
    assert '<a href="https://e.org/place/burg">Burg</a>' in page
    assert "<b>" not in page
    assert 'href="javascript' not in page


def test_srj_is_the_standards_json():
    answer = json.loads(write(ROWS, "srj"))
    assert answer["head"]["vars"] == ["ort", "satz", "zahl"]
    first, _, last = answer["results"]["bindings"]
    assert first["ort"] == {"type": "uri", "value": str(TOWN)}
    assert first["satz"]["xml:lang"] == "de"
    assert first["zahl"]["datatype"] == str(XSD.integer)
    assert set(last) == {"satz"}


def test_srx_is_well_formed_whatever_the_values_hold():
    root = ET.fromstring(write(ROWS, "srx"))
    assert len(root.findall(".//{*}result")) == 3
    assert root.find(".//{*}result[3]//{*}literal").text == "a\ufffdb\ufffd"


def test_yes_and_no_have_every_format():
    yes = Answer("ASK", holds=True)
    assert json.loads(write(yes, "json"))["answer"] is True
    assert json.loads(write(yes, "srj"))["boolean"] is True
    assert "<boolean>true</boolean>" in write(yes, "srx")
    assert write(yes, "tsv") == "answer\ntrue\n"
    assert "| true |" in write(yes, "md")


def test_an_empty_answer_still_names_its_columns():
    empty = Answer("SELECT", ("a", "b"))
    assert write(empty, "csv") == "a,b\n"
    assert write(empty, "tsv") == "a\tb\n"
    assert json.loads(write(empty, "json"))["rows"] == []


@pytest.mark.parametrize("format_name", ["ttl", "nt", "jsonld"])
def test_triples_are_written_and_read_back(format_name):
    triples = (
        (TOWN, URIRef("https://schema.org/name"), Literal("Burg", lang="de")),
        (TOWN, URIRef("https://schema.org/url"), TOWN),
    )
    text = write(Answer("CONSTRUCT", ("subject", "predicate", "object"), triples), format_name)
    graph = Graph().parse(data=text, format={"jsonld": "json-ld"}.get(format_name, format_name))
    assert set(graph) == set(triples)


def test_triples_can_also_be_rows():
    answer = Answer("CONSTRUCT", ("subject", "predicate", "object"), ((TOWN, TOWN, BNode("b")),))
    assert write(answer, "tsv").splitlines()[0] == "subject\tpredicate\tobject"


def test_rows_are_no_triples():
    with pytest.raises(UsageError, match="ttl holds triples"):
        write(ROWS, "ttl")
    with pytest.raises(UsageError, match="no format 'xls'"):
        write(ROWS, "xls")


def test_a_column_can_be_left_out():
    assert ROWS.without(("satz", "nix")).columns == ("ort", "zahl")
    assert len(ROWS.without(("satz",)).rows[0]) == 2
