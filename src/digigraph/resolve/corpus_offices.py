"""Offices of a corpus: one post for each role in each body, whatever portfolio it is called by.

The body is the one the text names, else the house that the portfolio leads to on the day, else what the text says of
it. A role that nothing ties to a body ("Vorsitzender") stays inside its release.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digigraph.authority import Authority
from digigraph.iri import era_iri, house_iri
from digigraph.model import Member
from digigraph.resolve.blocking import is_generic
from digigraph.resolve.corpus_candidates import Candidate
from digigraph.resolve.corpus_rules import Context, Findings, blocks
from digigraph.resolve.names import body_key, fold
from digigraph.resolve.similarity import HALF_IMPLIED, STATED, land_of, land_score

_OF_GOVERNMENT = re.compile(r"(?:minister|staatssekretaer|senator)(?:in)?|staatsr(?:at|aetin)")
_OF_LAND = re.compile(
    r"(?:ministerpraesident|(?:regierender?|erster?) buergermeister|landtagspraesident|bundeskanzler|bundespraesident)"
    r"(?:in)?"
)
_DEPUTY = re.compile(r"stellvertret", re.IGNORECASE)
_SYNONYMS = {"landesminister": "minister", "fachminister": "minister", "bundesminister": "minister"}


def role_of(candidate: Candidate) -> str:
    """Role noun of an office, folded."""
    role = fold(str(candidate.get("role") or candidate.name.split()[0]))
    role = _SYNONYMS.get(role, role)
    return f"stellvertretender {role}" if _DEPUTY.search(candidate.name) and not _DEPUTY.search(role) else role


def is_of_government(candidate: Candidate) -> bool:
    """Tell whether an office is one of a government: such people change from one to another."""
    role = role_of(candidate)
    return bool(_OF_GOVERNMENT.search(role) or _OF_LAND.search(role))


def scope_of(candidate: Candidate, context: Context) -> str | None:
    """Find what an office belongs to: the IRI of a body, `body ...`, or `land ...`; None when nothing is said."""
    role, land = role_of(candidate), candidate.get("land") or land_of(candidate)
    if land and _OF_LAND.fullmatch(role.removeprefix("stellvertretender ")):
        return f"land {land}"
    for referent in candidate.bodies:
        cluster = context.clusters.get(Member(candidate.member.release, referent))
        if cluster:
            return cluster
    portfolio = [str(word) for word in candidate.get("portfolio") or ()]
    body = str(candidate.get("body") or "")
    if body and not is_generic(body):
        return f"body {body_key(body)} {land_of(candidate) or ''}".strip()
    if land and _OF_GOVERNMENT.search(role):
        house = candidate.get("house") or house_of_portfolio(context.authority, portfolio, land, candidate.day)
        # A chancellery writes about the officials of every house: what it does not name stays open.
        chancellery = str(candidate.house or "").endswith("-stk")
        if house is None and not portfolio and candidate.home == land and not chancellery:
            house = candidate.house
        era = context.authority.era_on(house, candidate.day or None) if house else None
        if house:
            return era_iri(context.base, era) if era is not None and era.key else house_iri(context.base, house)
        if portfolio:
            return f"land {land} {' '.join(sorted(_stems(portfolio)))}"
    return None


def house_of_portfolio(authority: Authority, portfolio: Sequence[str], land: str, day: str) -> str | None:
    """Find the one house of a Land whose name on a day holds all words of a portfolio."""
    wanted = _stems(portfolio)
    if not wanted:
        return None
    found = [
        house.key
        for house in authority.houses
        if house.land == land
        and (era := authority.era_on(house.key, day or None)) is not None
        and all(any(word.startswith(part) for word in fold(era.name).split()) for part in wanted)
    ]
    return found[0] if len(found) == 1 else None


def _stems(portfolio: Sequence[str]) -> set[str]:
    """First letters of portfolio nouns: `Wirtschafts-` and `Wirtschaft` are one."""
    return {fold(word)[:6] for word in portfolio if fold(word)}


def office_findings(candidates: Sequence[Candidate], context: Context, constrained: frozenset[int]) -> Findings:
    """Compare offices."""
    findings = Findings(candidates, constrained)
    for number, candidate in enumerate(candidates):
        scope = scope_of(candidate, context)
        if scope is None:
            findings.local.add(number)
        else:
            findings.scopes[number] = scope
    known = list(findings.scopes)
    numbers = {id(candidates[number]): number for number in known}

    def key(candidate: Candidate) -> tuple[str, str]:
        return role_of(candidate), findings.scopes[numbers[id(candidate)]]

    for block in blocks(candidates, key, known):
        findings.join(
            block,
            lambda one, other: {
                "role": STATED,
                "body": STATED if candidates[one].bodies and candidates[other].bodies else HALF_IMPLIED,
                "land": land_score(candidates[one], candidates[other]),
            },
        )
    return findings
