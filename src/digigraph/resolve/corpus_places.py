"""Places of a corpus: known ones by their GeoNames id, others by name and Land; streets and buildings by their town."""

from __future__ import annotations

from collections.abc import Sequence

from digigraph.authority import LANDS
from digigraph.resolve.blocking import is_street, name_key
from digigraph.resolve.corpus_candidates import Candidate
from digigraph.resolve.corpus_rules import Context, Findings, blocks
from digigraph.resolve.names import fold
from digigraph.resolve.similarity import IMPLIED, STATED, land_of, land_score

_BUILDINGS = frozenset({"Venue", "Straße", "Gebäude"})


def place_findings(candidates: Sequence[Candidate], context: Context, constrained: frozenset[int]) -> Findings:
    """Compare places."""
    findings = Findings(candidates, constrained)
    known = [number for number, candidate in enumerate(candidates) if candidate.get("geonames")]
    for block in blocks(candidates, lambda candidate: candidate.get("geonames"), known):
        findings.scopes.update({number: str(candidates[number].get("geonames")) for number in block})
        findings.join(block, lambda one, other: {"geonames": STATED})
    unknown = [number for number, candidate in enumerate(candidates) if not candidate.get("geonames")]
    findings.local.update(number for number in unknown if name_key(candidates[number]) is None)
    for block in blocks(candidates, name_key, unknown):
        findings.join_by_scope(
            block,
            lambda number: _scope(candidates[number]),
            lambda one, other: {"name": STATED, "land": land_score(candidates[one], candidates[other])},
        )
        # Where a place without id has one known namesake in its Land, only a person can say whether it is that one.
        for number in block:
            for other in _namesakes(candidates, known, number):
                findings.ask(other, number, {"name": STATED, "land": IMPLIED}, "a known place has this name")
    return findings


def _scope(candidate: Candidate) -> str | None:
    """What tells places of one name apart: nothing for a Land, the town for a building, else district or Land."""
    if candidate.name in LANDS:
        return candidate.name
    if candidate.get("category") in _BUILDINGS or is_street(candidate.name):
        return fold(candidate.places[0]) if candidate.places else f"in {candidate.member.release}"
    return candidate.get("admin1") or (fold(candidate.places[0]) if candidate.places else None) or land_of(candidate)


def _namesakes(candidates: Sequence[Candidate], known: list[int], number: int) -> list[int]:
    """Known places of the same name in the same Land; the first is enough to ask."""
    mine = candidates[number]
    return [
        other
        for other in known
        if fold(candidates[other].name) == fold(mine.name) and land_of(candidates[other]) == land_of(mine)
    ][:1]
