"""The index on disk: whole states, replaced at once."""

from pathlib import Path

import pytest

from digigraph.errors import GraphError, UsageError
from digigraph.stores import open_store
from digigraph.stores.oxigraph import LATEST, latest, write_index

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def graph_of(folder: Path, size: int) -> Path:
    path = folder / f"{size}.nt"
    lines = (f'<http://x.test/a> <http://x.test/p> "{number}" .\n' for number in range(size))
    path.write_text("".join(lines), encoding="utf-8")
    return path


def size(index: Path) -> int:
    store = open_store(f"oxigraph:{index}")
    ((count,),) = store.select(COUNT)
    store.close()
    return int(count)


def test_a_new_state_replaces_the_old_one(tmp_path: Path) -> None:
    index = tmp_path / "index"
    for number in (2, 3, 4):
        write_index(index, [graph_of(tmp_path, number)], f"s{number}")
        assert size(index) == number
    assert sorted(item.name for item in index.iterdir()) == sorted([LATEST, "s3", "s4"])


def test_a_reader_keeps_the_state_it_opened(tmp_path: Path) -> None:
    index = tmp_path / "index"
    write_index(index, [graph_of(tmp_path, 2)], "a")
    store = open_store(f"oxigraph:{index}")
    write_index(index, [graph_of(tmp_path, 5)], "b")
    ((count,),) = store.select(COUNT)
    assert int(count) == 2
    assert size(index) == 5


def test_the_same_state_is_not_written_again(tmp_path: Path) -> None:
    index = tmp_path / "index"
    write_index(index, [graph_of(tmp_path, 2)], "a")
    before = (index / LATEST).stat().st_mtime_ns
    write_index(index, [tmp_path / "not-even-there.nt"], "a")
    assert (index / LATEST).stat().st_mtime_ns == before


def test_a_load_that_fails_leaves_the_old_state(tmp_path: Path) -> None:
    index = tmp_path / "index"
    write_index(index, [graph_of(tmp_path, 2)], "a")
    broken = tmp_path / "broken.nt"
    broken.write_text("no triples", encoding="utf-8")
    with pytest.raises(GraphError):
        write_index(index, [broken], "b")
    assert size(index) == 2
    write_index(index, [graph_of(tmp_path, 3)], "c")
    assert sorted(item.name for item in index.iterdir()) == sorted([LATEST, "a", "c"])


def test_no_index_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        open_store(f"oxigraph:{tmp_path / 'absent'}")
    assert caught.value.hint is not None
    assert "build" in caught.value.hint


def test_a_folder_of_something_else_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("what", encoding="utf-8")
    with pytest.raises(GraphError):
        open_store(f"oxigraph:{tmp_path}")


def test_a_plain_database_is_opened_as_it_is(tmp_path: Path) -> None:
    index = tmp_path / "index"
    write_index(index, [graph_of(tmp_path, 2)], "a")
    assert size(latest(index)) == 2
