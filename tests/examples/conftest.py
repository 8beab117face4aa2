"""The example releases, their annotations and the expected answers, read without digigraph's own readers."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


class VisibleText(HTMLParser):
    """Collects what a browser shows: no scripts, styles, comments or document title."""

    HIDDEN = ("script", "style", "title")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.hidden_depth = 0
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden_depth += tag in self.HIDDEN

    def handle_endtag(self, tag: str) -> None:
        self.hidden_depth -= tag in self.HIDDEN

    def handle_data(self, data: str) -> None:
        if not self.hidden_depth:
            self.pieces.append(data)


def visible_text(html: str) -> str:
    """Return the text a reader of the page sees."""
    parser = VisibleText()
    parser.feed(html)
    return "".join(parser.pieces)


@pytest.fixture(scope="session")
def release_records() -> list[dict[str, Any]]:
    """The records of the files that hold releases with addresses."""
    paths = sorted((EXAMPLES / "releases").glob("*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def release_texts(release_records: list[dict[str, Any]]) -> dict[str, str]:
    """The visible text of every example release by its id."""
    texts = {}
    for path in sorted((EXAMPLES / "releases").iterdir()):
        if path.suffix in (".txt", ".html"):
            content = path.read_text(encoding="utf-8")
            texts[path.stem] = visible_text(content) if path.suffix == ".html" else content
    for record in release_records:
        texts[record["id"]] = visible_text(record["html"]) if "html" in record else record["text"]
    return texts


@pytest.fixture(scope="session")
def gold_items() -> list[dict[str, Any]]:
    """The annotated releases."""
    paths = sorted((EXAMPLES / "gold").glob("*.json"))
    items = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    assert [item["id"] for item in items] == [path.stem for path in paths]
    return items


@pytest.fixture(scope="session")
def story_checks() -> list[dict[str, Any]]:
    """The expected answers."""
    checks: list[dict[str, Any]] = json.loads((EXAMPLES / "stories.json").read_text(encoding="utf-8"))
    return checks
