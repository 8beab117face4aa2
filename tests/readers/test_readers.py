"""Reading releases from files, folders and JSON Lines."""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path

import pytest

from digigraph.contracts import Reader
from digigraph.model import Failure, Release
from digigraph.readers import read_all
from digigraph.readers.files import FileReader
from digigraph.readers.jsonl import JsonLinesReader


def write(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_both_readers_keep_the_contract():
    assert isinstance(FileReader(), Reader)
    assert isinstance(JsonLinesReader(), Reader)


def test_a_text_file_becomes_a_release_with_its_bytes_and_their_digest(tmp_path):
    body = "Bär".encode("cp1252")
    path = write(tmp_path / "a.txt", body)
    [release] = FileReader().read(str(path))
    assert release == Release("a", str(path), body, "text/plain", sha256=hashlib.sha256(body).hexdigest())


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.HTML"])
def test_an_html_file_says_so(tmp_path, name):
    [release] = FileReader().read(str(write(tmp_path / name, "<p>x</p>")))
    assert isinstance(release, Release)
    assert release.media_type == "text/html"


def test_a_folder_is_read_in_sorted_order_with_its_folders_and_without_hidden_files(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.html", ".git/d.txt", "e.md"):
        write(tmp_path / name, "x")
    found = [item.id for item in FileReader().read(str(tmp_path)) if isinstance(item, Release)]
    assert found == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.4 ...", "PDF"),
        (b"PK\x03\x04...", "archive"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"abc\x00\x01\x02" * 100, "binary"),
        (bytes(range(1, 32)) * 50, "binary"),
    ],
)
def test_what_is_no_text_is_a_failure_with_its_reason(tmp_path, content, reason):
    path = write(tmp_path / "a.txt", content)
    [failure] = FileReader().read(str(path))
    assert isinstance(failure, Failure)
    assert (failure.item, failure.stage) == (str(path), "read")
    assert reason in failure.message


def test_utf_16_is_text(tmp_path):
    [release] = FileReader().read(str(write(tmp_path / "a.txt", "Bär läuft".encode("utf-16"))))
    assert isinstance(release, Release)


def test_a_file_beyond_the_limit_is_refused_without_being_read(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    start = time.monotonic()
    [failure] = FileReader().read(str(path))
    assert time.monotonic() - start < 0.1
    assert isinstance(failure, Failure)
    assert "limit" in failure.message


def test_the_limit_can_be_set(tmp_path):
    [failure] = FileReader(limit_bytes=3).read(str(write(tmp_path / "a.txt", "abcd")))
    assert isinstance(failure, Failure)


def test_a_missing_file_is_a_failure():
    [failure] = FileReader().read("/nowhere/a.txt")
    assert isinstance(failure, Failure)


def test_reading_is_lazy(tmp_path):
    for number in range(3):
        write(tmp_path / f"{number}.txt", "x")
    items = FileReader().read(str(tmp_path))
    next(items)
    (tmp_path / "2.txt").unlink()
    assert sum(isinstance(item, Release) for item in items) == 1


def test_json_lines_carry_id_address_title_and_day(tmp_path):
    record = {"id": "7", "url": "https://example.org", "text": "Bär", "title": "T", "date": "2019-01-02"}
    path = write(tmp_path / "a.jsonl", json.dumps(record) + "\n\n" + json.dumps({"html": "<p>x</p>"}))
    first, second = JsonLinesReader().read(str(path))
    assert isinstance(first, Release)
    assert isinstance(second, Release)
    assert (first.id, first.url, first.title, first.published) == ("7", "https://example.org", "T", "2019-01-02")
    assert (first.body, first.media_type, first.source) == ("Bär".encode(), "text/plain", f"{path}#1")
    assert (second.id, second.media_type, second.source) == ("a-3", "text/html", f"{path}#3")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "JSON"),
        ("[1]", "object"),
        ('{"id": "1"}', "text"),
        ('{"id": "1", "text": "  "}', "text"),
        ('{"id": [1], "text": "x"}', "id"),
        ('{"text": 5}', "text"),
        ("\xff", "JSON"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_bad_line_is_a_failure_that_names_the_line_and_the_next_one_is_read(tmp_path, line, reason):
    path = write(tmp_path / "a.jsonl", line + '\n{"id": "2", "text": "x"}')
    failure, release = JsonLinesReader().read(str(path))
    assert isinstance(failure, Failure)
    assert failure.item == f"{path}#1"
    assert reason in failure.message
    assert isinstance(release, Release)


def test_a_line_beyond_the_limit_is_refused_and_the_next_one_is_read(tmp_path):
    path = write(tmp_path / "a.jsonl", json.dumps({"text": "x" * 500}) + '\n{"id": "2", "text": "x"}\n')
    failure, release = JsonLinesReader(limit_bytes=100).read(str(path))
    assert isinstance(failure, Failure)
    assert isinstance(release, Release)


def test_a_number_as_id_becomes_a_string_and_a_byte_order_mark_is_no_harm(tmp_path):
    path = write(tmp_path / "a.jsonl", b"\xef\xbb\xbf" + b'{"id": 5, "text": "x"}')
    [release] = JsonLinesReader().read(str(path))
    assert isinstance(release, Release)
    assert release.id == "5"


def test_a_lone_surrogate_does_no_harm(tmp_path):
    [release] = JsonLinesReader().read(str(write(tmp_path / "a.jsonl", '{"text": "a\\ud800b"}')))
    assert isinstance(release, Release)


def test_a_folder_may_mix_all_kinds(tmp_path):
    write(tmp_path / "b.txt", "x")
    write(tmp_path / "a.jsonl", '{"id": "j", "text": "x"}')
    write(tmp_path / "c.html", "<p>x</p>")
    write(tmp_path / "notes.md", "x")
    write(tmp_path / "d.txt", "")
    items = list(read_all([tmp_path]))
    assert [item.id for item in items if isinstance(item, Release)] == ["j", "b", "c"]
    assert [Path(item.item).name for item in items if isinstance(item, Failure)] == ["d.txt"]


def test_a_location_nobody_accepts_or_that_is_not_there_is_a_failure(tmp_path):
    items = list(read_all([write(tmp_path / "a.docx", "x"), tmp_path / "none"]))
    assert all(isinstance(item, Failure) for item in items)
    assert "no reader" in items[0].message
    assert "no such" in items[1].message
