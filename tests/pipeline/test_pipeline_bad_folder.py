"""A folder as people have it: most of it is no clean release."""

import pytest

from digigraph.config import read_config
from digigraph.pipeline import BuildReport, build

GOOD = (
    "Pressemitteilung: 001/2020\nMagdeburg, den 05.10.2020\n\nGärten blühen\n\n"
    "Die Vorsitzende Ada Tann vom Imkerverein Aue e. V. hat heute in Magdeburg den Garten vorgestellt.\n"
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    root = tmp_path_factory.mktemp("bad")
    releases = root / "releases"
    releases.mkdir()
    (releases / "good.txt").write_text(GOOD, encoding="utf-8")
    (releases / "empty.txt").write_bytes(b"")
    (releases / "binary.txt").write_bytes(bytes(range(256)) * 40)
    with (releases / "huge.txt").open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    (releases / "latin.txt").write_bytes(GOOD.replace("001", "002").encode("latin-1"))
    (releases / "broken.html").write_text(
        "<html><body><h1>Gärten<p>Ada Tann <b>blüht</div></table><p", encoding="utf-8"
    )
    (releases / "picture.png").write_bytes(b"\x89PNG\r\n")
    lines = [
        '{"id": "line", "text": "Ada Tann hat heute den Garten vorgestellt."}',
        "{broken",
        "[1, 2]",
        '{"id": "x"}',
        "7",
    ]
    (releases / "feed.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return build(read_config(root, engine="serial"))


def test_everything_that_is_a_release_is_in_the_graph(report: BuildReport) -> None:
    ids = {verdict.id for verdict in report.verdicts if verdict.outcome in ("read", "empty")}
    assert {"good", "latin", "broken", "line"} <= ids


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("releases/empty.txt", "empty"),
        ("releases/binary.txt", "binary"),
        ("releases/huge.txt", "limit"),
        ("releases/feed.jsonl#2", "JSON"),
        ("releases/feed.jsonl#3", "object"),
        ("releases/feed.jsonl#4", "neither text nor html"),
        ("releases/feed.jsonl#5", "object"),
    ],
)
def test_what_is_none_is_listed_with_its_reason(report: BuildReport, item: str, reason: str) -> None:
    (failure,) = (each for each in report.failures if each.item == item)
    assert reason in failure.message


def test_nothing_else_failed(report: BuildReport) -> None:
    assert report.counts["failures"] == 7
