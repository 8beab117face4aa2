"""The expected answers stand on the example releases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from digigraph.model import Status


def test_there_are_at_least_twenty_five_checks_with_their_own_names(story_checks: list[dict[str, Any]]) -> None:
    names = [check["id"] for check in story_checks]
    assert len(names) >= 25
    assert len(set(names)) == len(names)


def test_every_evidence_stands_in_its_release(
    story_checks: list[dict[str, Any]], release_texts: Mapping[str, str]
) -> None:
    for check in story_checks:
        for evidence in check["evidence"]:
            assert evidence["text"] in release_texts[evidence["release"]], (check["id"], evidence)


def test_every_answer_but_an_empty_one_has_evidence(story_checks: list[dict[str, Any]]) -> None:
    unproven = [check["id"] for check in story_checks if not check["evidence"]]
    assert unproven == [check["id"] for check in story_checks if check["expect"]["kind"] == "nothing"]


def test_releases_named_in_answers_exist(story_checks: list[dict[str, Any]], release_texts: Mapping[str, str]) -> None:
    for check in story_checks:
        expect = check["expect"]
        named = [expect[key] for key in ("release", "corrects") if key in expect] + expect.get("releases", [])
        assert [release for release in named if release not in release_texts] == [], check["id"]


def test_statuses_are_known(story_checks: list[dict[str, Any]]) -> None:
    known = {status.value for status in Status}
    assert {check["expect"]["status"] for check in story_checks if "status" in check["expect"]} <= known
