"""What changed between two networks."""

from digigraph.model import Status
from digigraph.network import change
from digigraph.queries.results import plain

BEFORE = (("a", "kennt", "b"), ("b", "kennt", "c", 1.0), ("c", "plant", "d", 1.0, Status.PLANNED), ("x", "kennt", "y"))
AFTER = (("b", "kennt", "c", 3.0), ("c", "plant", "d", 1.0), ("c", "kennt", "e"), ("x", "kennt", "y"))


def test_ties_come_go_and_change_weight_or_status(network):
    changes = change.compare(network(*BEFORE), network(*AFTER))
    assert [(tie.source, tie.target) for tie in changes.added] == [("c", "e")]
    assert [(tie.source, tie.target) for tie in changes.removed] == [("a", "b")]
    assert [(old.weight, new.weight, old.status, new.status) for old, new in changes.changed] == [
        (1.0, 3.0, Status.DONE, Status.DONE),
        (1.0, 1.0, Status.PLANNED, Status.DONE),
    ]


def test_network_does_not_differ_from_itself(network):
    assert change.compare(network(*BEFORE), network(*BEFORE)).is_empty


def test_table_has_a_row_for_each_change_with_its_sentence(network):
    answer = change.table(change.compare(network(*BEFORE), network(*AFTER)))
    first = dict(zip(answer.columns, map(plain, answer.rows[0]), strict=True))
    assert (first["change"], first["sourceLabel"], first["before"], first["after"]) == ("added", "c", "", "1")
    assert first["sentence"] == "c kennt e."
    assert len(answer.rows) == 4


def test_picture_shows_what_changed_and_leaves_out_what_has_nothing_to_do_with_it(network):
    picture = change.picture(change.compare(network(*BEFORE), network(*AFTER), "2016 → 2018"))
    families = {(stroke.one, stroke.other): stroke.family.name for stroke in picture.drawing.strokes}
    assert families == {("a", "b"): "removed", ("b", "c"): "changed", ("c", "d"): "changed", ("c", "e"): "added"}
    assert "2016 → 2018" in picture.title


def test_picture_of_no_change_says_that_there_is_nothing(network):
    picture = change.picture(change.compare(network(*BEFORE), network(*BEFORE)))
    assert not picture.drawing.marks
