"""Persons of a corpus.

A full name alone is not enough: people of one name are held to be one person when a body or an office ties them
together, when the authority knows the official, or when they appear in one Land and nothing speaks against it. A
surname alone stays inside its release, unless exactly one official of that house bore it on that day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from digigraph.authority import Authority, Official
from digigraph.iri import slug, tail
from digigraph.model import Member
from digigraph.resolve.blocking import name_key
from digigraph.resolve.corpus_candidates import Candidate
from digigraph.resolve.corpus_rules import Context, Findings, blocks
from digigraph.resolve.names import person_key
from digigraph.resolve.similarity import HALF_IMPLIED, IMPLIED, SILENT, STATED


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """What an office says about the people who hold it."""

    cluster: str
    """Empty for an office that means nothing outside its release."""
    body: str
    """IRI of the body it belongs to; empty when that is not known."""
    land: str | None
    of_government: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """What ties a mentioned person to others of the name."""

    ties: frozenset[str]
    """Clusters of the offices held and the bodies belonged to."""
    lands: frozenset[str]
    """Länder of these; the issuer's when nothing is tied."""
    political: bool
    """Whether an office of a government is held: such people change from one to another."""
    official: Official | None
    """Entry of the authority."""


def profile_of(candidate: Candidate, offices: Mapping[Member, HeldOffice], context: Context) -> Profile:
    """Describe one person by the offices and bodies its release ties it to."""
    release = candidate.member.release
    held = [office for each in candidate.offices if (office := offices.get(Member(release, each))) is not None]
    ties = {tie for office in held for tie in (office.cluster, office.body)}
    ties |= {context.clusters.get(Member(release, body), "") for body in candidate.bodies}
    ties.discard("")
    lands = {office.land for office in held if office.land} or ({candidate.home} if candidate.home else set())
    political = any(office.of_government for office in held)
    official = _official(candidate, lands, context)
    if official is not None and ties and not political and not _known_for(official, ties):
        official = None
    return Profile(frozenset(ties), frozenset(lands), political, official)


def _official(candidate: Candidate, lands: set[str], context: Context) -> Official | None:
    """Find the official that a person is: by full name and Land, or by surname, house and day."""
    if name_key(candidate) is not None:
        namesakes = context.officials.get(person_key(candidate.name), ())
        found = [official for official in namesakes if _lands_of(official, context.authority) & lands]
    elif candidate.day and candidate.house and not candidate.contested:
        surname = str(candidate.get("family") or candidate.name.split()[-1])
        found = list(context.authority.officials_on(candidate.day, surname=surname, house=candidate.house))
    else:
        return None
    return found[0] if len(found) == 1 else None


def _known_for(official: Official, ties: set[str]) -> bool:
    """Tell whether the authority knows a body that a person is tied to: `Rektor der Hochschule Harz`."""
    offices = [f"-{slug(tenure.office)}-" for tenure in official.tenures]
    return any(f"-{tail(tie)}-" in office for tie in ties for office in offices)


def _lands_of(official: Official, authority: Authority) -> set[str]:
    houses = (authority.house(tenure.house) for tenure in official.tenures if tenure.house)
    return {house.land for house in houses if house is not None}


def person_findings(
    candidates: Sequence[Candidate], profiles: Sequence[Profile], constrained: frozenset[int]
) -> Findings:
    """Compare people of one name."""
    findings = Findings(candidates, constrained)
    officials: defaultdict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        if profile.official is not None:
            officials[profile.official.name].append(number)
        elif name_key(candidates[number]) is None:
            findings.local.add(number)
    for numbers in officials.values():
        findings.join(numbers, lambda one, other: {"name": STATED, "authority": STATED})
    for block in blocks(candidates, name_key):
        for numbers in _by_gender(block, candidates):
            _join_namesakes(numbers, profiles, findings)
    return findings


def _by_gender(block: list[int], candidates: Sequence[Candidate]) -> list[list[int]]:
    """Part namesakes of different gender; with both genders, those of unknown gender are a part of their own."""
    genders: defaultdict[str, list[int]] = defaultdict(list)
    for number in block:
        genders[str(candidates[number].get("gender") or "")].append(number)
    known = [gender for gender in genders if gender]
    return [block] if len(known) <= 1 else list(genders.values())


def _join_namesakes(numbers: list[int], profiles: Sequence[Profile], findings: Findings) -> None:
    """Join people of one name: first by what ties them, then by government, last by the Land alone."""
    groups = _tied(numbers, profiles)
    for group in groups:
        findings.join(group, lambda one, other: {"name": STATED, "tie": _tie_score(profiles[one], profiles[other])})
    for land in sorted({land for number in numbers for land in profiles[number].lands}):
        here = [group for group in groups if any(land in profiles[number].lands for number in group)]
        political = [group for group in here if any(profiles[number].political for number in group)]
        findings.join(
            sorted(group[0] for group in political),
            lambda one, other: {"name": STATED, "land": IMPLIED, "tie": HALF_IMPLIED},
        )
        private = [group for group in here if group not in political]
        persons = [group[0] for group in (*political[:1], *private)]
        loose = [n for n in numbers if land in profiles[n].lands and not _is_tied(profiles[n])]
        if len(persons) <= 1:
            findings.join(
                sorted([*persons, *loose]), lambda one, other: {"name": STATED, "land": IMPLIED, "tie": SILENT}
            )
        else:
            findings.local.update(loose)
            _ask(persons, loose, findings)
        for number in (*loose, *(number for group in here for number in group)):
            findings.scopes.setdefault(number, land)


def _is_tied(profile: Profile) -> bool:
    return bool(profile.ties) or profile.official is not None or profile.political


def _tied(numbers: list[int], profiles: Sequence[Profile]) -> list[list[int]]:
    """Group people who share an office or body, or are the same official."""
    owner: dict[str, int] = {}
    group_of: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    for number in numbers:
        profile = profiles[number]
        if not _is_tied(profile):
            continue
        ties = {*profile.ties, *((f"official {profile.official.name}",) if profile.official else ())}
        hit = sorted({group_of[owner[tie]] for tie in ties if tie in owner})
        home = hit[0] if hit else number
        members.setdefault(home, []).append(number)
        group_of[number] = home
        for other in hit[1:]:
            members[home] += members.pop(other)
            group_of.update(dict.fromkeys(members[home], home))
        for tie in ties:
            owner.setdefault(tie, number)
    return [sorted(group) for group in members.values()]


def _tie_score(one: Profile, other: Profile) -> float:
    return STATED if one.ties & other.ties else HALF_IMPLIED


def _ask(persons: list[int], loose: list[int], findings: Findings) -> None:
    """Ask whether people of one name and Land with different ties are one person."""
    scores = {"name": STATED, "land": IMPLIED}
    for one, other in pairwise(sorted(persons)):
        findings.ask(one, other, scores | {"tie": 0.0}, "one name, different offices or bodies")
    for number in loose:
        for first in persons:
            findings.ask(first, number, scores, "one name, nothing else is said")
