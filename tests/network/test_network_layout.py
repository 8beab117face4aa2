"""Layout: deterministic, about as wide as wanted, and little moved by what is elsewhere."""

import math

import pytest

from digigraph.network.layout import Extent, place

EXTENT = Extent(40, 10, 40, 30)


def placed(network, ratio=1.5):
    return place(network.graph, dict.fromkeys(network.graph, EXTENT), ratio, 8.0)


@pytest.mark.parametrize("count", [1, 2, 3, 10, 60, 260])
def test_extents_do_not_overlap_and_begin_at_the_corner(network, count):
    ties = [(f"n{index}", "kennt", f"n{(index * 5 + 1) % count}") for index in range(count)]
    found = placed(network(*[tie for tie in ties if tie[0] != tie[2]], nodes=("n0",)))
    points = list(found.values())
    for index, (x1, y1) in enumerate(points):
        for x2, y2 in points[:index]:
            assert abs(x1 - x2) >= 80 - 1e-6 or abs(y1 - y2) >= 40 - 1e-6
    assert min(x for x, _ in points) == pytest.approx(40)
    assert min(y for _, y in points) == pytest.approx(10)


def test_same_network_has_the_same_layout(network):
    ties = [(f"n{index}", "kennt", f"n{index // 2}") for index in range(1, 40)]
    assert placed(network(*ties)) == placed(network(*reversed(ties)))


def test_clique_is_a_circle(network):
    ties = [(f"n{one}", "kennt", f"n{other}") for one in range(7) for other in range(one)]
    points = list(place(network(*ties).graph, {f"n{i}": Extent(1, 1, 1, 1) for i in range(7)}, 1.0, 0.0).values())
    middle = (sum(x for x, _ in points) / 7, sum(y for _, y in points) / 7)
    radii = [math.dist(point, middle) for point in points]
    assert max(radii) / min(radii) < 1.1


def test_sheet_of_many_pieces_is_about_as_wide_as_wanted(network):
    ties = [(f"a{index}", "kennt", f"b{index}") for index in range(40)]
    points = placed(network(*ties)).values()
    width, height = max(x for x, _ in points) + 40, max(y for _, y in points) + 30
    assert 1.0 < width / height < 2.2


def test_component_keeps_its_shape_when_another_one_comes(network):
    tree = [(f"n{index}", "kennt", f"n{index // 2}") for index in range(1, 20)]
    before, after = placed(network(*tree)), placed(network(*tree, ("x", "kennt", "y")))
    shift = (after["n0"][0] - before["n0"][0], after["n0"][1] - before["n0"][1])
    for node, (x, y) in before.items():
        assert after[node] == pytest.approx((x + shift[0], y + shift[1]))
