"""IRIs that stay."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digigraph.errors import UsageError
from digigraph.resolve.ids import FILE_NAME, Named, Registry, Row, read_ids, write_ids

P = "https://x.test/person/"


def thing(name: str, *releases: str, more: str = "", key: str = "") -> Named:
    """A thing seen in releases, whose ids begin with their day."""
    key = key or f"Person/{name}"
    slugs = (P + name, *((P + name + "-" + more,) if more else ()))
    return Named((releases[0], releases[0], key), key, releases[0], {(key, each): each for each in releases}, slugs)


def test_the_first_takes_the_bare_slug_and_a_namesake_a_distinguishing_one() -> None:
    iris, _, registry = Registry().assign(
        [thing("anna", "2", more="st"), thing("anna", "1", more="sn"), thing("anna", "3", more="sn")]
    )
    assert iris == [P + "anna-st", P + "anna", P + "anna-sn"]
    assert registry.rows == (
        Row("Person/anna", P + "anna", "1"),
        Row("Person/anna", P + "anna-sn", "3"),
        Row("Person/anna", P + "anna-st", "2"),
    )


def test_when_nothing_distinguishes_numbers_do() -> None:
    iris, _, _ = Registry().assign([thing("anna", "1"), thing("anna", "2"), thing("anna", "3")])
    assert iris == [P + "anna", P + "anna-2", P + "anna-3"]


def test_a_namesake_found_later_in_an_older_release_does_not_take_the_slug() -> None:
    _, _, registry = Registry().assign([thing("anna", "5", "6")])
    iris, _, _ = registry.assign([thing("anna", "1"), thing("anna", "5", "6")])
    assert iris == [P + "anna-2", P + "anna"]


def test_assigning_again_changes_nothing() -> None:
    things = [thing("anna", "1"), thing("anna", "2"), thing("bert", "1", "2")]
    iris, _, registry = Registry().assign(things)
    again, _, same = registry.assign(things)
    assert (again, same) == (iris, registry)


def test_things_found_to_be_one_keep_the_older_iri_and_remember_the_other() -> None:
    _, _, registry = Registry().assign([thing("anna", "1"), thing("anni", "2")])
    both = Named(
        ("1", "1", "Person/anna"),
        "Person/anna",
        "1",
        {("Person/anna", "1"): "1", ("Person/anni", "2"): "2"},
        (P + "anna",),
    )
    iris, former, merged = registry.assign([both])
    assert (iris, former) == ([P + "anna"], [(P + "anni",)])
    apart, _, _ = merged.assign([thing("anna", "1"), thing("anni", "2")])
    assert apart == [P + "anna", P + "anni"]


def test_two_namesakes_of_one_release_keep_their_iris() -> None:
    things = [
        thing("anna", "1"),
        Named(("1", "1", "z"), "Person/anna", "1", {("Person/anna", "1"): "1"}, (P + "anna",)),
    ]
    iris, _, registry = Registry().assign(things)
    again, former, _ = registry.assign(things)
    assert iris == again == [P + "anna", P + "anna-2"]
    assert former == [(), ()]


def test_a_thing_whose_first_release_is_gone_keeps_its_iri() -> None:
    _, _, registry = Registry().assign([thing("anna", "1", "2")])
    iris, _, _ = registry.assign([thing("anna", "2")])
    assert iris == [P + "anna"]


def test_an_iri_is_never_given_to_something_of_another_name() -> None:
    registry = Registry((Row("Person/other", P + "anna", "1"),))
    iris, _, _ = registry.assign([thing("anna", "2")])
    assert iris == [P + "anna-2"]


@given(st.permutations(["1", "2", "3", "4", "5"]))
def test_the_order_of_things_does_not_matter(days: list[str]) -> None:
    iris, _, registry = Registry().assign([thing("anna", day) for day in days])
    expected = {"1": "anna", "2": "anna-2", "3": "anna-3", "4": "anna-4", "5": "anna-5"}
    assert iris == [P + expected[day] for day in days]
    assert [row.iri for row in registry.rows] == [P + expected[day] for day in "12345"]


def test_the_file_is_sorted_and_written_only_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    registry = Registry((Row("b", "i2", "r"), Row("a", "i1", "r")))
    write_ids(path, registry)
    assert path.read_text(encoding="utf-8") == "# key\tIRI\trelease\na\ti1\tr\nb\ti2\tr\n"
    stamp = path.stat().st_mtime_ns
    write_ids(path, read_ids(path))
    assert path.stat().st_mtime_ns == stamp
    assert read_ids(tmp_path / "absent") == Registry()


def test_a_broken_line_is_a_usage_error(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_text("a\tb\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 1"):
        read_ids(path)
