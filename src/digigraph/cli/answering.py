"""What `query` and `sparql` share: format, names beside IRIs, notes, and the exit code of a cut-off answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from digigraph.cli import console
from digigraph.errors import LimitError, UsageError
from digigraph.queries.answers import Answer
from digigraph.queries.footnotes import Note, footnoted, markdown
from digigraph.queries.results import write

FOR_READERS = frozenset(("table", "md", "html"))
"""Formats in which names stand instead of IRIs."""
EVIDENCE = ("columns", "footnotes", "none")


@dataclass(frozen=True, slots=True)
class Presentation:
    """How an answer is to be written."""

    format: str
    output: Path | None
    language: str
    evidence: str | None = None
    """One of `EVIDENCE`; None for notes in tables and columns elsewhere."""
    labels: bool = False

    @property
    def needs_labels(self) -> bool:
        """Tell whether the names of IRIs have to be looked up."""
        return self.labels or self.format in FOR_READERS or self.format == "json"


def check_evidence(evidence: str | None) -> None:
    """Refuse a word that `--evidence` does not know."""
    if evidence is not None and evidence not in EVIDENCE:
        raise UsageError(f"--evidence {evidence}: there is no such way", hint=f"one of: {', '.join(EVIDENCE)}")


def present(answer: Answer, wanted: Presentation, evidence: Sequence[str] = ()) -> int:
    """Write an answer and return the exit code: 5 when rows are missing."""
    way = wanted.evidence or ("footnotes" if wanted.format == "table" else "columns")
    notes: tuple[Note, ...] = ()
    if way == "none":
        answer = answer.without(evidence)
    elif way == "footnotes" and wanted.format in ("table", "md"):
        answer, notes = footnoted(answer, evidence)
    if wanted.format == "table":
        from digigraph.cli import tables  # noqa: PLC0415 - rich is only needed for people

        console.write_drawn(
            lambda stream: tables.draw(answer, notes, language=wanted.language, stream=stream), wanted.output
        )
    else:
        text = write(answer, wanted.format)
        console.write(text + ("\n" + markdown(notes) if notes else ""), wanted.output)
    if answer.truncated:
        if wanted.format != "table":
            console.warn(f"the answer is incomplete: {answer.truncated}")
        return LimitError.exit_code
    return 0
