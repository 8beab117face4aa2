"""Boxes: pushed apart, and packed onto a sheet."""

import math
import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from digigraph.network.spacing import Box, packed, spread

points = st.tuples(st.floats(-300, 300), st.floats(-300, 300))
extents = st.builds(Box, *[st.floats(2, 90)] * 4)


def around(point, extent):
    return Box(point[0] - extent.left, point[1] - extent.top, point[0] + extent.right, point[1] + extent.bottom)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(points, extents), max_size=14))
def test_no_two_boxes_overlap_after_spreading(pairs):
    places = [point for point, _ in pairs]
    boxes = [extent for _, extent in pairs]
    found = spread(places, boxes, 4.0)
    for one, other in combinations(map(around, found, boxes), 2):
        assert not one.overlaps(other)


def test_boxes_that_do_not_overlap_stay_where_they_are():
    places = [(0.0, 0.0), (100.0, 0.0), (0.0, 100.0)]
    assert spread(places, [Box(10, 10, 10, 10)] * 3, 4.0) == places


def test_boxes_at_one_place_come_apart():
    found = spread([(5.0, 5.0)] * 8, [Box(10, 10, 10, 10)] * 8, 0.0)
    assert min(math.dist(one, other) for one, other in combinations(found, 2)) >= 10


def moved(group, move):
    return [Box(box.left + move[0], box.top + move[1], box.right + move[0], box.bottom + move[1]) for box in group]


def groups(count, seed=1):
    draw = random.Random(seed)
    made = []
    for _ in range(count):
        x, y, w, h = (draw.uniform(5, 300) for _ in range(4))
        made.append([Box(x, y, x + w, y + h), Box(x + w, y + h, x + w + 20, y + h + 200)])
    return made


def test_packed_groups_keep_their_distance():
    made = groups(25)
    placed = [moved(group, move) for group, move in zip(made, packed(made, 1.5, 20.0), strict=True)]
    for one, other in combinations(placed, 2):
        assert not any(a.overlaps(b) for a in one for b in other)


def test_small_group_stands_in_the_bay_of_a_large_one():
    large = [Box(0, 0, 600, 60), Box(0, 0, 60, 400)]
    small = [Box(0, 0, 100, 50)]
    placed = moved(small, packed([large, small], 1.5, 10.0)[1])[0]
    assert placed.right < 640
    assert placed.bottom < 440


def test_many_groups_are_packed_in_rows_of_about_the_wanted_shape():
    made = groups(400, seed=2)
    boxes = [box for group, move in zip(made, packed(made, 1.5, 20.0), strict=True) for box in moved(group, move)]
    width, height = max(box.right for box in boxes), max(box.bottom for box in boxes)
    assert 0.8 < width / height < 2.5


def test_nothing_to_pack_is_nothing():
    assert packed([], 1.5, 10.0) == []
