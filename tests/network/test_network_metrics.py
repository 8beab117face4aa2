"""Measures: the same as networkx, and the same every time."""

import random

import networkx as nx
import pytest
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

from digigraph.network import metrics


@pytest.fixture
def tangle(network):
    draw = random.Random(7)
    nodes = [f"n{index:02d}" for index in range(40)]
    ties = {}
    for _ in range(110):
        one, other = draw.sample(nodes, 2)
        ties[one, other] = (one, "kennt", other, float(draw.randint(1, 9)))
    return network(*ties.values(), nodes=("allein",))


def test_pagerank_and_betweenness_equal_those_of_networkx(tangle):
    plain = metrics.simple_graph(tangle)
    # The pure-Python variant: the other one needs numpy and scipy, which nothing here depends on.
    ranks, paths = _pagerank_python(plain, tol=1e-12, max_iter=1000), nx.betweenness_centrality(plain)
    for each in metrics.node_measures(tangle):
        assert each.pagerank == pytest.approx(ranks[each.node], abs=1e-6)
        assert each.betweenness == pytest.approx(paths[each.node], abs=1e-9)
        assert each.degree == plain.degree(each.node)
        assert each.strength == pytest.approx(plain.degree(each.node, weight="weight"))


def test_whole_network_measures_equal_those_of_networkx(tangle):
    plain, whole = metrics.simple_graph(tangle), metrics.network_measures(tangle)
    assert whole.density == pytest.approx(nx.density(plain))
    assert whole.components == nx.number_connected_components(plain)
    assert whole.isolated == len(list(nx.isolates(plain)))
    groups = [set(group.members) for group in metrics.communities(tangle)]
    assert whole.modularity == pytest.approx(nx.community.modularity(plain, groups), abs=1e-9)


def test_communities_are_no_worse_than_louvain_and_the_same_every_time(tangle):
    plain = metrics.simple_graph(tangle)
    louvain = nx.community.modularity(plain, nx.community.louvain_communities(plain, seed=1))
    assert metrics.network_measures(tangle).modularity >= louvain - 0.02
    assert metrics.communities(tangle) == metrics.communities(tangle)


def test_two_cliques_with_a_bridge_are_two_communities_and_the_bridge_lies_between(network):
    ties = [(f"{side}{one}", "kennt", f"{side}{other}") for side in "ab" for one in range(5) for other in range(one)]
    found = network(*ties, ("a0", "kennt", "b0"))
    assert [group.size for group in metrics.communities(found)] == [5, 5]
    middle = sorted(metrics.node_measures(found), key=lambda each: -each.betweenness)[:2]
    assert {each.node for each in middle} == {"a0", "b0"}


def test_igraph_leaves_pythons_random_numbers_alone(tangle):
    random.seed(3)
    expected = random.random()
    random.seed(3)
    metrics.communities(tangle)
    assert random.random() == expected


def test_empty_network_measures_nothing(network):
    assert metrics.node_measures(network()) == []
    assert metrics.communities(network()) == []
    assert metrics.network_measures(network()).nodes == 0


def test_single_node_has_no_density(network):
    whole = metrics.network_measures(network(nodes=("a",)))
    assert (whole.nodes, whole.density, whole.components) == (1, 0.0, 1)


def test_tie_of_unknown_weight_counts_as_the_lightest_one_for_communities(network):
    found = network(("a", "kennt", "b", None), ("b", "kennt", "c", 4.0))
    weights = {frozenset(pair): weight for *pair, weight in metrics.simple_graph(found).edges(data="weight")}
    assert weights[frozenset("ab")] == weights[frozenset("bc")] == 4.0
