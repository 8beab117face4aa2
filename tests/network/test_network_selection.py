"""Parts of a network."""

import pytest

from digigraph.errors import UsageError
from digigraph.network import selection

CHAIN = (("a", "kennt", "b", 5.0), ("b", "kennt", "c", 1.0), ("c", "kennt", "d", 2.0), ("e", "kennt", "f", 1.0))


def test_around_keeps_what_is_near_in_either_direction_and_remembers_the_focus(network):
    near = selection.around(network(*CHAIN), "c", 1)
    assert set(near.graph) == {"b", "c", "d"}
    assert near.focus == "c"


def test_around_something_without_ties_is_an_error_that_names_the_network(network):
    with pytest.raises(UsageError, match="probe"):
        selection.around(network(*CHAIN), "z", 1)


def test_strongest_keeps_the_heavy_nodes_and_counts_what_is_left_out(network):
    few = selection.strongest(network(*CHAIN), 3)
    assert set(few.graph) == {"a", "b", "c"}
    assert few.left_out == 3


def test_strongest_keeps_the_focus_however_weak(network):
    focused = selection.around(network(*CHAIN), "d", 3)
    assert "d" in selection.strongest(focused, 2).graph


def test_among_equals_those_beside_stronger_nodes_stay(network):
    ties = [(f"leaf{index}", "kennt", "hub") for index in range(6)] + [("x", "kennt", "y")]
    few = selection.strongest(network(*ties), 5)
    assert "x" not in few.graph
    assert len(few.graph) == 5


def test_small_network_is_not_touched(network):
    whole = network(*CHAIN)
    assert selection.strongest(whole, 60) is whole


def test_ties_below_a_weight_go_and_what_hung_on_them(network):
    heavy = selection.at_least(network(*CHAIN), 2.0)
    assert set(heavy.graph) == {"a", "b", "c", "d"}
    assert {(tie.source, tie.target) for tie in heavy.ties()} == {("a", "b"), ("c", "d")}


def test_kinds_are_found_whatever_their_case(network):
    people = selection.of_kinds(network(("a", "arbeitet in", "Ministerium X"), ("a", "kennt", "b")), ["person"])
    assert set(people.graph) == {"a", "b"}


def test_unknown_kind_lists_the_known_ones(network):
    with pytest.raises(UsageError) as caught:
        selection.of_kinds(network(*CHAIN), ["Mensch"])
    assert "Person" in str(caught.value.hint)


def test_coverage_is_that_of_the_part(network):
    assert selection.around(network(*CHAIN), "f", 1).coverage.used == 1
