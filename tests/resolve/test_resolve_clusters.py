"""Groups that grow by links and never against a decision."""

from hypothesis import given
from hypothesis import strategies as st

from digigraph.resolve.clusters import Link, Partition

SURE = {"name": 1.0}
pairs = st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] != pair[1])


def test_links_make_groups() -> None:
    partition = Partition(5)
    partition.join_all([Link(0, 3, SURE), Link(3, 4, SURE)])
    assert partition.groups() == [[0, 3, 4], [1], [2]]


def test_the_weakest_score_of_each_feature_is_kept() -> None:
    partition = Partition(4)
    partition.join_all([Link(0, 1, {"name": 1.0, "land": 0.6}), Link(2, 3, {"name": 0.8}), Link(1, 2, {"land": 1.0})])
    assert partition.scores(3) == {"land": 0.6, "name": 0.8}


def test_things_kept_apart_never_meet_over_a_third() -> None:
    partition = Partition(3)
    partition.keep_apart(0, 2)
    partition.join_all([Link(0, 1, SURE), Link(1, 2, SURE)])
    assert partition.groups() == [[0, 1], [2]]


def test_the_stronger_link_decides_which_side_a_third_takes() -> None:
    partition = Partition(3)
    partition.keep_apart(0, 2)
    partition.join_all([Link(0, 1, {"name": 0.5}), Link(1, 2, {"name": 0.9})])
    assert partition.groups() == [[0], [1, 2]]


@given(st.lists(pairs, max_size=12), st.lists(pairs, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_links_does_not_matter_and_no_ban_is_broken(
    links: list[tuple[int, int]], bans: list[tuple[int, int]], shuffler: object
) -> None:
    results = []
    ordered = [Link(min(pair), max(pair), SURE) for pair in links]
    for arrangement in (ordered, ordered[::-1]):
        partition = Partition(10)
        for one, other in bans:
            partition.keep_apart(one, other)
        partition.join_all(arrangement)
        results.append(partition.groups())
        for one, other in bans:
            assert partition.find(one) != partition.find(other)
    assert results[0] == results[1]
