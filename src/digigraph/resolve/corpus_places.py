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
    _ask_about_namesakes(candidates, known, findings)
    return findings


def _scope(candidate: Candidate) -> str | None:
    """What tells places of one name apart: nothing for a Land, the town for a building, else district or Land."""
    if candidate.name in LANDS:
        return candidate.name
    if candidate.get("category") in _BUILDINGS or is_street(candidate.name):
        return fold(candidate.places[0]) if candidate.places else f"in {candidate.member.release}"
    return candidate.get("admin1") or (fold(candidate.places[0]) if candidate.places else None) or land_of(candidate)


def _ask_about_namesakes(candidates: Sequence[Candidate], known: list[int], findings: Findings) -> None:
    """Ask whether a place without id is the known place of its name and Land; once for each pair of things."""
    by_name = {_name_and_land(candidates[number]): number for number in reversed(known)}
    asked: set[tuple[int, str]] = set()
    for number, candidate in enumerate(candidates):
        other = None if candidate.get("geonames") else by_name.get(_name_and_land(candidate))
        if other is not None and (other, _scope(candidate) or "") not in asked:
            asked.add((other, _scope(candidate) or ""))
            findings.ask(other, number, {"name": STATED, "land": IMPLIED}, "a known place has this name")


def _name_and_land(candidate: Candidate) -> tuple[str, str | None]:
    return fold(candidate.name), land_of(candidate)
