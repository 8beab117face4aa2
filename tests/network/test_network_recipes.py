"""Recipes: what the header of a saved query says about a network."""

import re
from pathlib import Path

import pytest

from digigraph.errors import QueryError, UsageError
from digigraph.network import recipes
from digigraph.network.ties import Support
from digigraph.queries import saved


def test_general_recipe_comes_first_in_the_list():
    assert recipes.names()[0] == recipes.GENERAL
    assert len(recipes.names()) >= 6


@pytest.mark.parametrize("name", recipes.names())
def test_shipped_recipe_declares_the_columns_it_selects_and_says_what_it_shows_in_two_languages(name):
    recipe = recipes.find(name)
    assert recipe.title("de") != recipe.title("en")
    assert {"source", "target"} <= set(recipe.query.expect.columns)
    assert recipe.query.view == "graph"
    assert set(recipe.query.evidence) <= set(recipe.query.expect.columns)
    assert not recipe.query.warnings


def test_recipe_is_found_by_the_name_of_its_file_too():
    assert recipes.find("network-foerderung").name == "foerderung"


def test_project_recipe_hides_the_shipped_one_of_its_name(tmp_path):
    path = tmp_path / "network-foerderung.rq"
    path.write_text("#+ summary: Meine\nSELECT ?source ?target WHERE { ?source ?p ?target }", encoding="utf-8")
    assert recipes.find("foerderung", tmp_path).title() == "Meine"


def test_unknown_recipe_lists_those_there_are():
    with pytest.raises(UsageError) as caught:
        recipes.find("freundschaft")
    assert "foerderung" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("block", "problem"),
    [("{weight: lautstärke}", "no weight"), ("{gewicht: sum}", "unknown key"), ("{project: target}", "`source` only")],
)
def test_mistake_in_the_network_block_is_named(make_recipe, block, problem):
    with pytest.raises(QueryError, match=problem):
        make_recipe(block)


def test_construct_is_no_recipe(make_recipe):
    with pytest.raises(QueryError, match="SELECT"):
        make_recipe(query="CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c }")


def test_saved_query_without_network_block_counts_releases(make_recipe):
    recipe = make_recipe(query="SELECT ?source ?target WHERE { ?source ?p ?target }")
    assert (recipe.weight, recipe.directed, recipe.projected) == ("releases", True, False)


def test_one_mode_recipe_has_no_direction(make_recipe):
    recipe = make_recipe("{project: source, weight: shared}")
    assert recipe.projected
    assert not recipe.directed


def test_sum_counts_an_item_of_two_releases_once():
    grant = [Support("a", weight=500.0, item="500 Programm"), Support("b", weight=500.0, item="500 Programm")]
    assert recipes.WEIGHTS["sum"](grant) == 500.0


def test_sum_counts_equal_amounts_of_two_items_twice():
    grants = [Support("a", weight=500.0, item="500 Nord"), Support("a", weight=500.0, item="500 Süd")]
    assert recipes.WEIGHTS["sum"](grants) == 1000.0


def test_sum_of_unknown_amounts_is_unknown_and_not_zero():
    assert recipes.WEIGHTS["sum"]([Support("a")]) is None


def test_releases_weight_counts_a_release_once_however_often_it_says_so():
    said_twice = [Support("a", sentence="Eins."), Support("a", sentence="Zwei."), Support("b", sentence="Drei.")]
    assert recipes.WEIGHTS["releases"](said_twice) == 2.0
    assert recipes.WEIGHTS["sentences"](said_twice) == 3.0


def test_path_to_a_file_is_a_recipe(tmp_path):
    path = tmp_path / "meins.rq"
    path.write_text("SELECT ?source ?target WHERE { ?source ?p ?target }", encoding="utf-8")
    assert recipes.find(str(path)).name == "meins"
    assert saved.read(path).form == "SELECT"


def test_recipe_in_the_documentation_is_one(make_recipe):
    page = Path(__file__).parents[2] / "docs" / "how-to" / "networks.md"
    (query,) = re.findall(r"```sparql\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert make_recipe(query=query).tie_words("en") == "partners"


@pytest.mark.parametrize("name", recipes.names())
def test_recipe_stands_in_the_documentation(name):
    page = Path(__file__).parents[2] / "docs" / "how-to" / "networks.md"
    assert f"| `{name}` |" in page.read_text(encoding="utf-8")
