"""Files that appear whole or not at all."""

from pathlib import Path

import pytest

from digigraph.atomic import remove_unfinished, replacing, unfinished_name, write_text


def test_the_new_file_takes_the_place_of_the_old_one_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file.txt"
    write_text(path, "old\n")
    with replacing(path) as stream:
        stream.write("new\n")
        assert path.read_text(encoding="utf-8") == "old\n"
    assert path.read_bytes() == b"new\n"
    assert list(path.parent.iterdir()) == [path]


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    write_text(path, "old")
    with pytest.raises(ZeroDivisionError), replacing(path) as stream:
        stream.write("half" + str(1 / 0))
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_killed_processes_left_can_be_removed(tmp_path: Path) -> None:
    kept = tmp_path / "file.txt"
    kept.write_text("x", encoding="utf-8")
    unfinished_name(kept).write_text("half", encoding="utf-8")
    remove_unfinished(tmp_path)
    assert list(tmp_path.iterdir()) == [kept]
