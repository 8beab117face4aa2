"""What a build did: a verdict for each release, failures, counts, and digests of what went in and came out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from digigraph.model import Failure


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one release."""

    id: str
    source: str
    iri: str
    outcome: str
    """`read`, `empty` (nothing was found in it), `duplicate` or `failed`."""
    referents: int = 0
    facts: int = 0
    statements: int = 0
    grants: int = 0
    notes: tuple[str, ...] = ()
    """What a person should know: doubts about date and issuer, what parsing noticed, of what it is a duplicate."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did; `exports/build.json` holds all but the last two."""

    verdicts: tuple[Verdict, ...]
    """Sorted by id."""
    failures: tuple[Failure, ...]
    counts: Mapping[str, int]
    """Releases, entities by kind, questions, triples."""
    inputs: Mapping[str, str]
    """Digests: `releases`, `rules`, `settings`, `judgements`, `ids`."""
    outputs: Mapping[str, str]
    """File name -> SHA-256."""
    replaced: Mapping[str, str]
    """IRI of a thing that was found to be one with another -> IRI that stands for both."""
    base: str
    version: str
    read_anew: int = 0
    """Releases that were not in the cache."""
    unchanged: bool = False
    """Nothing had changed since the last build."""

    def to_json(self) -> str:
        """Write the report; the same build gives the same bytes, so no time and nothing of the cache stands in it."""
        record = {
            "digigraph": self.version,
            "base": self.base,
            "counts": dict(self.counts),
            "inputs": dict(self.inputs),
            "outputs": dict(self.outputs),
            "failures": [asdict(failure) for failure in self.failures],
            "releases": [asdict(verdict) for verdict in self.verdicts],
            "replaced": dict(self.replaced),
        }
        return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def report_from_json(text: str) -> BuildReport:
    """Read a report that `to_json` wrote; `ValueError` or `KeyError` when it is none."""
    record = json.loads(text)
    return BuildReport(
        verdicts=tuple(Verdict(**{**each, "notes": tuple(each["notes"])}) for each in record["releases"]),
        failures=tuple(Failure(**each) for each in record["failures"]),
        counts=record["counts"],
        inputs=record["inputs"],
        outputs=record["outputs"],
        replaced=record["replaced"],
        base=record["base"],
        version=record["digigraph"],
    )
