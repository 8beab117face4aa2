"""Projection: from the rows of a recipe to nodes and ties with their sentences."""

import pytest

from digigraph.errors import QueryError
from digigraph.model import Status
from digigraph.network import recipes
from digigraph.network.projection import project
from digigraph.network.ties import Period
from digigraph.stores import open_file

PREFIXES = "@prefix : <https://data.example.org/> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
ROWS = """#+ x-digigraph:
#+   network: {block}
SELECT ?source ?target {more} WHERE {{ VALUES (?source ?target {more}) {{ {rows} }} }}
"""


@pytest.fixture
def store(graph_file):
    with open_file(graph_file) as opened:
        yield opened


@pytest.fixture
def from_rows(make_recipe, store):
    """Project rows written into the query itself."""

    def make(rows, more="", block="{weight: releases}", **options):
        return project(store, make_recipe(query=ROWS.format(rows=rows, more=more, block=block)), **options)

    return make


def tie_of(network, source, kind, target):
    return next(
        tie
        for tie in network.ties()
        if (network.label(tie.source), tie.kind, network.label(tie.target)) == (source, kind, target)
    )


@pytest.mark.parametrize("name", recipes.names())
def test_every_shipped_recipe_answers_and_every_tie_names_its_release_and_sentence(store, name):
    network = project(store, recipes.find(name))
    for tie in network.ties():
        assert tie.supports
        for support in tie.supports:
            assert support.release.startswith("https://data.example.org/pm/")
            assert support.sentence
            assert support.title
            assert support.date


def test_general_network_turns_inverse_properties_to_the_direction_of_the_sentence(store):
    network = project(store, recipes.find("allgemein"))
    tie = tie_of(network, "Handwerkskammer Elbe", "organizes", "3. Digitalforum der Handwerkskammer Elbe")
    assert tie.label == "veranstaltet"
    assert network.kind(tie.source) == "Organization"
    assert network.kind(tie.target) == "Event"


def test_words_of_ties_follow_the_language(store):
    network = project(store, recipes.find("allgemein"), language="en")
    assert {tie.label for tie in network.ties() if tie.kind == "organizes"} == {"organizes"}


def test_officials_hang_on_the_body_their_office_is_in_and_the_office_is_noted(store):
    network = project(store, recipes.find("allgemein"))
    tie = next(tie for tie in network.ties() if network.label(tie.source) == "Elke Sandmann" and tie.kind == "officeOf")
    assert network.kind(tie.target) == "Ministry"
    assert "Staatssekretär für Digitales" in tie.supports[0].note


def test_denied_fact_is_no_tie(store):
    network = project(store, recipes.find("allgemein"))
    assert "Jörg Müller-Groß" not in {network.label(node) for node in network.graph}


def test_tie_that_was_planned_and_then_done_is_done_and_keeps_both_sentences(store):
    network = project(store, recipes.find("allgemein"))
    tie = tie_of(network, "Institut für Fertigung Harz", "coordinates", "Kompetenzzentrum „Handwerk 4.0“")
    assert tie.status is Status.DONE
    assert [support.status for support in tie.supports] == [Status.PLANNED, Status.DONE]
    assert (tie.first, tie.last) == ("2016-10-27", "2017-05-11")


def test_funding_adds_up_euros_and_knows_funders_without_an_iri(store):
    network = project(store, recipes.find("foerderung"))
    weights = {(network.label(tie.source), network.label(tie.target)): tie.weight for tie in network.ties()}
    assert weights["Land Sachsen-Anhalt", "Institut für Fertigung Harz"] == 192_000
    assert 250_000 in weights.values()


def test_period_keeps_what_releases_of_those_days_say(store):
    recipe = recipes.find("allgemein")
    network = project(store, recipe, period=Period("2017", "2017-12"))
    assert network.coverage.used == 1
    assert {support.date for tie in network.ties() for support in tie.supports} == {"2017-05-11"}


def test_as_of_leaves_out_what_had_ended_by_then(store):
    recipe = recipes.find("aemter")

    def holders(day):
        network = project(store, recipe, as_of=day)
        return {network.label(tie.source) for tie in network.ties() if tie.kind == "holdsOffice"}

    assert holders("2016-12-31") == {"Elke Sandmann"}
    assert holders("2018-12-31") == {"Bernd Kroll"}


def test_coverage_counts_releases_of_the_graph_and_of_the_network(store):
    network = project(store, recipes.find("foerderung"))
    assert (network.coverage.releases, network.coverage.used) == (4, 2)


def test_sources_that_share_a_target_are_tied_once_for_each_target(from_rows):
    network = from_rows(
        "('a' 'eins') ('b' 'eins') ('a' 'zwei') ('b' 'zwei') ('c' 'zwei')", block="{project: source, weight: shared}"
    )
    weights = {(tie.source, tie.target): tie.weight for tie in network.ties()}
    assert weights == {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): 1}


def test_row_of_a_thing_with_itself_ties_nothing(from_rows):
    assert not list(from_rows("('a' 'a')").ties())


def test_text_is_a_node_under_its_own_name_with_the_kind_the_row_gives(from_rows):
    network = from_rows("('Land <b>Eins</b>' 'Zwei' 'Organization')", more="?sourceKind")
    assert network.kind("Land <b>Eins</b>") == "Organization"
    assert network.kind("Zwei") == "Thing"


@pytest.mark.parametrize("value", ["-5", "'viel'", "'NaN'", "'INF'"])
def test_weight_that_is_no_number_from_zero_on_is_an_error_that_names_it(from_rows, value):
    with pytest.raises(QueryError, match="weight"):
        from_rows(f"('a' 'b' {value})", more="?weight", block="{weight: sum}")


def test_missing_weight_is_unknown(from_rows):
    network = from_rows("('a' 'b' UNDEF)", more="?weight", block="{weight: sum}")
    assert [tie.weight for tie in network.ties()] == [None]


def test_query_without_target_is_an_error_that_says_so(store, make_recipe):
    with pytest.raises(QueryError, match="column target"):
        project(store, make_recipe(query="SELECT ?source WHERE { VALUES ?source { 1 } }"))


def test_columns_may_have_other_names(store, make_recipe):
    query = """#+ x-digigraph:
#+   network: {columns: {source: von, target: nach}}
SELECT ?von ?nach WHERE { VALUES (?von ?nach) { ('a' 'b') } }"""
    assert [(tie.source, tie.target) for tie in project(store, make_recipe(query=query)).ties()] == [("a", "b")]


def test_unbound_ends_are_passed_over(from_rows):
    assert not len(from_rows("('a' UNDEF)").graph)


def test_nothing_found_is_an_empty_network(from_rows):
    assert len(from_rows("").graph) == 0


def test_period_bound_of_a_year_holds_its_last_day():
    assert Period(None, "2016").holds("2016-12-31")
    assert not Period(None, "2016").holds("2017-01-01")
    assert Period("2016-10").holds("2016")
    assert not Period("2016").holds("")
