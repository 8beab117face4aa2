"""Ministries and organisations of a corpus.

A ministry of the authority is its house under the name valid on the day: a renamed house is another body. Other houses
are known by name and Land. An organisation is known by the normal form of its name; a general name counts within a Land
when a Land has only one such body, and a common abbreviation never counts alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from digigraph.authority import DatedName, House
from digigraph.resolve.blocking import GENERIC, ONE_PER_LAND, alias_keys, is_compound_of_generic, name_key
from digigraph.resolve.clusters import Link, Partition
from digigraph.resolve.corpus_candidates import Candidate
from digigraph.resolve.corpus_rules import Context, Findings, blocks, first_members
from digigraph.resolve.names import (
    STOP_WORDS,
    body_key,
    fold,
    is_acronym,
    same_but_for_joints,
    split_legal_form,
    words,
)
from digigraph.resolve.similarity import HALF_IMPLIED, STATED, Scores, by_scope, land_of, land_score

EVERYWHERE = "everywhere"


def era_of(candidate: Candidate, context: Context) -> tuple[House, DatedName | None] | None:
    """Find the house of the authority that a ministry is, and under which of its names; None for an unknown house."""
    authority = context.authority
    key = candidate.get("house")
    house = authority.house(key) if key else None
    if house is None:
        found = (authority.house_named(name, candidate.day or None) for name in candidate.names)
        house = next((each for each in found if each is not None and each.land == land_of(candidate)), None)
    if house is None:
        return None
    # A former name stands for the house as it was then, whatever the day of the release.
    named = {body_key(name) for name in candidate.names}
    called = [era for era in house.names if body_key(era.name) in named]
    current = authority.era_on(house.key, candidate.day or None)
    if len(called) == 1 and current not in called:
        return house, called[0]
    return house, current


def ministry_findings(candidates: Sequence[Candidate], context: Context, constrained: frozenset[int]) -> Findings:
    """Compare ministries and chancelleries."""
    findings = Findings(candidates, constrained)
    for number, candidate in enumerate(candidates):
        found = era_of(candidate, context)
        if found is not None:
            house, era = found
            findings.scopes[number] = era.key if era is not None and era.key else house.key
    known = list(findings.scopes)
    for numbers in by_scope(known, findings.scopes.get)[0].values():
        findings.join(numbers, lambda one, other: {"house": STATED})
    unknown = [number for number in range(len(candidates)) if number not in findings.scopes]
    for block in blocks(candidates, name_key, unknown):
        findings.join_by_scope(
            block,
            lambda number: land_of(candidates[number]),
            lambda one, other: {"name": STATED, "land": land_score(candidates[one], candidates[other])},
        )
    return findings


def organization_findings(candidates: Sequence[Candidate], context: Context, constrained: frozenset[int]) -> Findings:
    """Compare organisations by name."""
    findings = Findings(candidates, constrained)
    findings.local.update(number for number, candidate in enumerate(candidates) if name_key(candidate) is None)

    def scores(one: int, other: int) -> Scores:
        same_form = split_legal_form(candidates[one].name)[1] == split_legal_form(candidates[other].name)[1]
        return {
            "name": STATED,
            "land": land_score(candidates[one], candidates[other]),
            "legal-form": STATED if same_form else HALF_IMPLIED,
        }

    def land(number: int) -> str | None:
        return land_of(candidates[number])

    def anywhere(number: int) -> str:
        return EVERYWHERE

    for block in blocks(candidates, name_key):
        scope = land if _is_of_one_land([candidates[number] for number in block]) else anywhere
        for numbers in _by_legal_form(block, candidates):
            findings.join_by_scope(numbers, scope, scores)
    return findings


def _is_of_one_land(block: list[Candidate]) -> bool:
    """Tell whether namesakes in different Länder are different bodies: some name their Land, or each Land has one."""
    first = block[0]
    if first.get("category") == "Partei":
        return False
    key = body_key(first.name)
    return (
        key in ONE_PER_LAND
        or key.startswith("landes")
        or is_compound_of_generic(key)
        or first.get("category") == "Metonym"
        or any(candidate.land for candidate in block)
        or is_acronym(first.name)
    )


def _by_legal_form(block: list[int], candidates: Sequence[Candidate]) -> list[list[int]]:
    """Part namesakes of different legal form; those without one join when there is only one form."""
    forms: defaultdict[str, list[int]] = defaultdict(list)
    bare: list[int] = []
    for number in block:
        form = split_legal_form(candidates[number].name)[1]
        if form:
            forms[form].append(number)
        else:
            bare.append(number)
    if len(forms) <= 1:
        return [block]
    return [*forms.values(), *([bare] if bare else [])]


def alias_findings(candidates: Sequence[Candidate], partition: Partition, context: Context) -> Findings:
    """Compare groups by their other names: an abbreviation or short name leads to the one body that explains it.

    The long form must be the only one with that short name in the Land; two different long forms are never joined by an
    abbreviation they share. A name without its town leads to the one that has it.
    """
    findings = Findings(candidates)
    groups = first_members(partition)
    by_name, by_alias = _indexes(candidates, groups)
    scores = {"alias": HALF_IMPLIED, "land": HALF_IMPLIED}
    for key in sorted(by_alias):
        short, long = by_name.get(key, set()), by_alias[key]
        for first in sorted(short - long):
            owners = [owner for owner in sorted(long) if _same_land(groups, candidates, first, owner)]
            if len(owners) == 1:
                findings.links.append(Link(min(first, owners[0]), max(first, owners[0]), scores))
                continue
            for owner in owners:
                findings.ask(owner, first, scores, f"both are called {key!r}")
        if len(key.split()) > 1 and len(long) > 1 and not short:
            findings.links += _shared_alias(sorted(long), groups, candidates)
    findings.links += _joints(groups, candidates)
    findings.links += _without_town(by_name, groups, candidates, context)
    return findings


def _indexes(
    candidates: Sequence[Candidate], groups: dict[int, list[int]]
) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """Groups by the keys of their names, and by the keys of their other names."""
    by_name: defaultdict[str, set[int]] = defaultdict(set)
    by_alias: defaultdict[str, set[int]] = defaultdict(set)
    for first, numbers in groups.items():
        names = {key for number in numbers if (key := name_key(candidates[number]))}
        for key in names:
            by_name[key].add(first)
        for key in {key for number in numbers for key in alias_keys(candidates[number])} - names:
            by_alias[key].add(first)
    return by_name, by_alias


def _shared_alias(owners: list[int], groups: dict[int, list[int]], candidates: Sequence[Candidate]) -> list[Link]:
    """Join two long forms that share a short name of several words, when they are only two and in one Land."""
    if len(owners) != 2 or not _same_land(groups, candidates, *owners):
        return []
    return [Link(owners[0], owners[1], {"alias": HALF_IMPLIED, "land": HALF_IMPLIED})]


def _same_land(groups: dict[int, list[int]], candidates: Sequence[Candidate], one: int, other: int) -> bool:
    """Tell whether two groups are spoken of in one Land, or one of them all over the country."""
    first = {land_of(candidates[number]) for number in groups[one]} - {None}
    second = {land_of(candidates[number]) for number in groups[other]} - {None}
    return bool(first & second) or "Bund" in first | second


def _without_town(
    by_name: dict[str, set[int]], groups: dict[int, list[int]], candidates: Sequence[Candidate], context: Context
) -> Iterator[Link]:
    """Join `Eike-Muster-Universität` with the one `Eike-Muster-Universität Aue`.

    The shorter name must have two words of its own besides its head noun: every town has its `Freie Schule`.
    """
    longer: defaultdict[str, set[int]] = defaultdict(set)
    for key, called in by_name.items():
        parts = key.split()
        own = next((n for n in range(len(parts), 0, -1) if parts[n - 1] not in context.place_words), 0)
        if own < len(parts):
            longer[" ".join(parts[:own])] |= called
    for key in sorted(longer.keys() & by_name.keys()):
        own_words = [word for word in key.split() if word not in GENERIC and word not in STOP_WORDS]
        for first in sorted(by_name[key] - longer[key]):
            owners = [owner for owner in sorted(longer[key]) if _same_land(groups, candidates, first, owner)]
            if len(owners) == 1 and len(own_words) >= 2:
                yield Link(min(first, owners[0]), max(first, owners[0]), {"name": HALF_IMPLIED, "land": HALF_IMPLIED})


def _joints(groups: dict[int, list[int]], candidates: Sequence[Candidate]) -> list[Link]:
    """Join names of one Land that differ in one compound's linking element: `Mittelstandforum`, `Mittelstandsforum`."""
    return [
        Link(one, other, {"name": HALF_IMPLIED, "land": land_score(candidates[one], candidates[other])})
        for one, other in joint_pairs([candidates[first] for first in groups], list(groups))
        if _same_land(groups, candidates, one, other)
    ]


def joint_pairs(candidates: Sequence[Candidate], numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Find pairs of names that are equal but for the linking element of one long word."""
    found: defaultdict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for candidate, number in zip(candidates, numbers, strict=True):
        if name_key(candidate) is not None and any(len(word) >= 8 for word in fold(candidate.name).split()):
            parts = words(candidate.name)
            # What linking elements are made of is dropped, so that both spellings meet; the pair is compared after.
            found["".join(sign for sign in " ".join(parts) if sign not in "sen")].append((number, parts))
    pairs = []
    for block in found.values():
        for (one, first), (other, second) in pairwise(block):
            differing = [(a, b) for a, b in zip(first, second, strict=False) if a != b]
            if len(first) == len(second) and len(differing) == 1 and same_but_for_joints(*differing[0]):
                pairs.append((min(one, other), max(one, other)))
    return pairs
