"""Readings and releases made up for tests, in as few words as a test needs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from digigraph.model import (
    Assertion,
    Evidence,
    Grant,
    Issuer,
    Kind,
    Reading,
    Referent,
    Release,
    ReleaseDate,
    Span,
    Status,
    Utterance,
)
from digigraph.readings import json_from_reading, reading_from_dict


def evidence(text: str, start: int = 0, rule: str = "test") -> Evidence:
    return Evidence(Span(start, start + len(text)), text, rule, 0.9)


def referent(identifier: str, kind: str, name: str, *, aliases: tuple[str, ...] = (), **attributes: Any) -> Referent:
    return Referent(identifier, Kind(kind), name, (evidence(name),), aliases, Status.DONE, attributes)


def person(identifier: str, name: str, **attributes: Any) -> Referent:
    """A person: full when the name has two words."""
    given, _, family = name.rpartition(" ")
    full = bool(given)
    known = {"given": given, "family": family, "full": True} if full else {"family": family, "full": False}
    return referent(identifier, "Person", name, **(known | attributes))


def fact(subject: str, predicate: str, target: str, **attributes: Any) -> Assertion:
    return Assertion(subject, predicate, target, evidence(f"{subject} {predicate} {target}"), attributes=attributes)


def reading(
    identifier: str,
    referents: tuple[Referent, ...] = (),
    assertions: tuple[Assertion, ...] = (),
    day: str | None = "2018-03-01",
    *,
    house: str | None = "st-mw",
    land: str | None = "Sachsen-Anhalt",
    issuer: str | None = "Ministerium für Wirtschaft, Wissenschaft und Digitalisierung des Landes Sachsen-Anhalt",
    utterances: tuple[Utterance, ...] = (),
    grants: tuple[Grant, ...] = (),
    **further: Any,
) -> Reading:
    values: Mapping[str, Any] = {
        "source": f"releases/{identifier}.txt",
        "sha256": hashlib.sha256(identifier.encode()).hexdigest(),
        "url": None,
        "title": f"Titel von {identifier}",
        "title_evidence": evidence(f"Titel von {identifier}"),
        "issuer_referent": None,
        "number": None,
        "profile": "plain",
        "language": "de",
        "notes": (),
    } | further
    return Reading(
        id=identifier,
        date=ReleaseDate(day, "printed" if day else "none", day),
        issuer=Issuer(issuer, "inner-header", house, land),
        referents=referents,
        assertions=assertions,
        utterances=utterances,
        grants=grants,
        **values,
    )


def write_release(folder: Path, said: Reading) -> Path:
    """Write a release whose text is a reading in JSON, for `read_release`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{said.id}.txt"
    path.write_text(json_from_reading(said), encoding="utf-8")
    return path


def read_release(release: Release) -> Reading:
    """Read a release that `write_release` wrote; anything else is an error, as it is for a real rule."""
    said = reading_from_dict(json.loads(release.body))
    return replace(said, id=release.id, source=release.source, sha256=release.sha256)
