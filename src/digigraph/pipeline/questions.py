"""What the last build left for a person to decide: pairs of things that may be one.

An answer is a line in the project's `judgements.tsv` (`digigraph.resolve.judgements`), written with the two keys of the
question; the next build takes it into account.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from digigraph.atomic import write_text
from digigraph.config import Config
from digigraph.resolve.corpus import CorpusLinker

FILE_NAME = "questions.json"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two things."""

    key: str
    """Key for `judgements.judgement`."""
    iri: str
    """The entity that has the mention now."""
    release: str
    """IRI of the release of the mention."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Two things that may be one."""

    left: Side
    right: Side
    scores: Mapping[str, float]
    reason: str
    """Why it was not decided."""


def write_questions(config: Config, linker: CorpusLinker, releases: Mapping[str, str]) -> None:
    """Keep the questions of a build in the project's work folder; `releases` are the releases' IRIs by id."""

    def side(key: str) -> Side:
        return Side(key, linker.asked_about[key], releases.get(key.rpartition("@")[2], ""))

    found = [OpenQuestion(side(each.left), side(each.right), each.scores, each.reason) for each in linker.questions]
    write_text(_path(config), json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1) + "\n")


def read_questions(config: Config) -> tuple[OpenQuestion, ...]:
    """Read the questions of the last build; none when there was no build."""
    try:
        records = json.loads(_path(config).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    return tuple(
        OpenQuestion(Side(**each["left"]), Side(**each["right"]), each["scores"], each["reason"]) for each in records
    )


def _path(config: Config) -> Path:
    return config.work / FILE_NAME
