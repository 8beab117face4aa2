from pathlib import Path

import pytest

from digigraph.errors import QueryError, UsageError
from digigraph.queries import saved

HEADED = """#+ summary: Wer wo sprach
#+ tags:
#+   - personen
#+ defaults:
#+   - anzahl: 10
#+ enumerate:
#+   - art:
#+     - direkt
#+     - indirekt
#+ x-digigraph:
#+   summary: {en: who spoke where}
#+   description: {de: "Lang und breit.", en: "At length."}
#+   version: 1.0.0
#+   params:
#+     person: {type: iri, class: "dg:Person", label: {de: Person, en: person}, lookup: true}
#+     bis: {type: "xsd:date", min: 1990-01-01}
#+   limits: {timeout: 1500ms, max_rows: 50}
#+   expect: {columns: [ort, satz], min_rows: 1}
#+   evidence: [satz]
SELECT ?ort ?satz WHERE {
  ?_person_iri ?p ?ort . ?s ?art ?_art
  FILTER(!BOUND(?__bis_date) || ?d <= ?__bis_date)
} LIMIT ?_anzahl_integer
"""


def parsed(text: str) -> saved.SavedQuery:
    return saved.parse(text, Path("wer.rq"))


def test_the_header_says_what_a_query_asks_takes_and_answers():
    query = parsed(HEADED)
    assert (query.name, query.form, query.tags, query.version) == ("wer", "SELECT", ("personen",), "1.0.0")
    assert query.said(query.summary, "en") == "who spoke where"
    assert query.said(query.summary, "fr") == "Wer wo sprach"
    assert query.parameters["person"].lookup
    assert query.parameters["person"].kind == "dg:Person"
    assert query.parameters["anzahl"].default == "10"
    assert query.parameters["art"].values == ("direkt", "indirekt")
    assert query.parameters["bis"].minimum == "1990-01-01"
    assert query.expect == saved.Expectation(("ort", "satz"), 1, None)
    assert (query.timeout_seconds, query.max_rows, query.evidence) == (1.5, 50, ("satz",))
    assert query.warnings == ()


def test_a_file_without_header_is_a_query_with_a_warning():
    query = parsed("ASK { ?s ?p ?o }")
    assert query.form == "ASK"
    assert "no summary" in query.warnings[0]


def test_a_json_header_is_read():
    text = '#+ {\n#+   "summary": "Kurz",\n#+   "pagination": 100\n#+ }\nASK {}'
    assert parsed(text).summary == {"de": "Kurz"}


def test_an_endpoint_is_never_followed_and_that_is_said():
    query = parsed("#+ summary: x\n#+ endpoint: http://host/sparql\nASK {}")
    assert query.warnings == ("endpoint is not followed: choose the graph with --store",)


def test_an_unguarded_optional_comparison_is_warned_of():
    query = parsed("#+ summary: x\nSELECT * { ?s ?p ?d FILTER(?d <= ?__bis_date) }")
    assert "FILTER(!BOUND(?__bis_date) || ...)" in query.warnings[0]


def test_an_optional_parameter_in_a_pattern_needs_no_guard():
    assert parsed("#+ summary: x\nSELECT * { ?s ?p ?__o_iri }").warnings == ()


def test_a_header_after_the_first_line_is_warned_of():
    assert "stand after" in parsed("ASK {}\n#+ summary: x").warnings[0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("#+ summary: [unclosed\nASK {}", "the header is no YAML"),
        ("#+ - a\n#+ - b\nASK {}", "must be a mapping"),
        ("#+ x-digigraph: {params: {nix: {type: iri}}}\nASK {}", "the query has no parameter 'nix'"),
        ("#+ x-digigraph: {params: {a: {type: iri}}}\nASK { ?s ?p ?_a }", "'iri' there and 'string' by its variable"),
        ("#+ x-digigraph: {limits: {timeout: bald}}\nASK {}", "'bald' is no time"),
    ],
)
def test_a_broken_header_is_an_error(text, message):
    with pytest.raises(QueryError, match=message):
        parsed(text)


def test_a_projects_query_hides_the_shipped_one_of_its_name(tmp_path):
    (tmp_path / "aemter.rq").write_text("#+ summary: meine\nASK {}")
    assert saved.find("aemter", tmp_path).summary["de"] == "meine"


def test_two_files_of_one_name_are_an_error(tmp_path):
    for name in ("a.rq", "a.sparql"):
        (tmp_path / name).write_text("ASK {}")
    with pytest.raises(UsageError, match="same name"):
        saved.discover(tmp_path)


def test_a_query_is_found_by_its_path(tmp_path):
    path = tmp_path / "frage.rq"
    path.write_text("ASK {}")
    assert saved.find(str(path)).name == "frage"
    with pytest.raises(UsageError, match="no such file"):
        saved.find(str(tmp_path / "nix.rq"))


def test_a_misspelt_name_is_answered_with_what_was_meant(tmp_path):
    (tmp_path / "meinefrage.rq").write_text("ASK {}")
    with pytest.raises(UsageError) as caught:
        saved.find("meinefrgae", tmp_path)
    assert caught.value.hint.startswith("did you mean meinefrage")


GRLC = Path(__file__).parents[3] / "shared" / "suites" / "grlc-queries"


@pytest.mark.skipif(not GRLC.is_dir(), reason="the grlc example queries are not here")
@pytest.mark.parametrize(
    "name", ["test-rq.rq", "test-enum.rq", "test-sparql.sparql", "test-sparql-jsonconf.sparql", "test-projection.rq"]
)
def test_the_examples_of_grlc_are_read(name):
    assert saved.read(GRLC / name).form == "SELECT"


@pytest.mark.skipif(not GRLC.is_dir(), reason="the grlc example queries are not here")
def test_the_parameters_of_grlc_have_the_types_it_gives_them():
    types = {p.name: (p.type, p.language) for p in saved.read(GRLC / "test-rq.rq").parameters.values()}
    assert types == {
        "o1": ("string", None),
        "o2": ("iri", None),
        "o3": ("number", None),
        "o4": ("string", None),
        "o5": ("string", "en"),
        "o6": ("integer", None),
        "o7": ("date", None),
    }
