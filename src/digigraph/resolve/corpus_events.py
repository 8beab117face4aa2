"""Events of a corpus, their editions and their series.

Editions of a recurring event share the name without ordinal and year; they are told apart by ordinal, date or year. An
event without any of these is held to be the one edition near the day of the release, if there is just one. Names that
say only what sort of event is meant stay inside their release.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from digigraph.resolve.blocking import event_core, name_key, ordinal_in, year_in
from digigraph.resolve.clusters import Link
from digigraph.resolve.corpus_candidates import Candidate
from digigraph.resolve.corpus_rules import Context, Findings, blocks
from digigraph.resolve.names import fold
from digigraph.resolve.similarity import HALF_IMPLIED, IMPLIED, STATED, days_between, land_of, land_score

NEAR_DAYS = 120
"""Farthest that a release speaks of an event without saying when it is."""
SAME_EDITION_DAYS = 200
"""Two mentions of one ordinal farther apart are of different events that happen to be counted."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What tells one edition of an event from the others."""

    ordinal: int | None
    start: str | None
    """ISO date with prefix precision."""
    end: str | None
    year: str | None
    """As the name says."""

    @property
    def known(self) -> bool:
        """Tell whether anything is known."""
        return bool(self.ordinal or self.start or self.year)


def edition_of(candidate: Candidate) -> Edition:
    """Read what a release says of an event's edition."""
    start, end = None, None
    if candidate.days:
        start, _, end = candidate.days[0].partition("/")
    ordinal = candidate.get("ordinal") or ordinal_in(candidate.name)
    return Edition(int(ordinal) if ordinal else None, start, end or start, year_in(candidate.name))


def event_findings(candidates: Sequence[Candidate], context: Context, constrained: frozenset[int]) -> Findings:
    """Compare events of one name."""
    findings = Findings(candidates, constrained)
    findings.local.update(number for number, candidate in enumerate(candidates) if name_key(candidate) is None)
    editions = [edition_of(candidate) for candidate in candidates]

    def key(candidate: Candidate) -> tuple[str, str | None] | None:
        core = name_key(candidate)
        return None if core is None else (core, _where(candidate))

    for block in blocks(candidates, key):
        known = sorted((n for n in block if editions[n].known), key=lambda n: (_day(editions[n], candidates[n]), n))
        for number in known:
            findings.scopes[number] = _name_of_edition(editions[number])
        groups = _group(known, editions, candidates)
        for group in groups:
            findings.join(sorted(group), lambda one, other: _scores(one, other, editions, candidates))
        for number in (n for n in block if not editions[n].known):
            _place(number, groups, findings, editions)
    return findings


def _where(candidate: Candidate) -> str | None:
    """Land of an event: "Neujahrsempfang der Wirtschaft" is another one in every Land."""
    return land_of(candidate) or (fold(candidate.places[0]) if candidate.places else None)


def _day(edition: Edition, candidate: Candidate) -> str:
    return edition.start or edition.year or candidate.day


def _name_of_edition(edition: Edition) -> str:
    return edition.start or edition.year or f"{edition.ordinal}."


def _group(known: list[int], editions: list[Edition], candidates: Sequence[Candidate]) -> list[list[int]]:
    """Put mentions of one edition together: in order of time, each is compared with the groups near it."""
    groups: list[list[int]] = []
    for number in known:
        fitting = [group for group in groups[-4:] if _same(number, group, editions, candidates)]
        if len(fitting) == 1:
            fitting[0].append(number)
        else:
            groups.append([number])
    return groups


def _same(number: int, group: list[int], editions: list[Edition], candidates: Sequence[Candidate]) -> bool:
    """Tell whether a mention is of the edition of a group: something agrees with one, nothing contradicts any."""
    return any(_agree(editions[number], editions[other]) for other in group) and not any(
        _contradict(number, other, editions, candidates) for other in group
    )


def _agree(one: Edition, other: Edition) -> bool:
    if one.ordinal and one.ordinal == other.ordinal:
        return True
    if one.year and one.year == other.year:
        return True
    return _overlap(one, other) is True


def _contradict(one: int, other: int, editions: list[Edition], candidates: Sequence[Candidate]) -> bool:
    first, second = editions[one], editions[other]
    if first.ordinal and second.ordinal and first.ordinal != second.ordinal:
        return True
    years = {edition.year or (edition.start or "")[:4] for edition in (first, second)} - {""}
    if len(years) > 1 or _overlap(first, second) is False:
        return True
    apart = days_between(first.start or candidates[one].day, second.start or candidates[other].day)
    return apart is not None and apart > SAME_EDITION_DAYS


def _overlap(one: Edition, other: Edition) -> bool | None:
    """Tell whether two editions share a day; None when the days are not known exactly."""
    if not (one.start and other.start and one.end and other.end):
        return None
    if min(len(one.start), len(other.start)) < 10:
        width = min(len(one.start), len(other.start))
        return None if one.start[:width] == other.start[:width] else False
    return one.start <= other.end and other.start <= one.end


def _place(number: int, groups: list[list[int]], findings: Findings, editions: list[Edition]) -> None:
    """Give a mention without date the one edition near the day of its release."""
    candidates = findings.candidates
    near = [
        group[0]
        for group in groups
        if (apart := days_between(_day(editions[group[0]], candidates[group[0]]), candidates[number].day)) is not None
        and apart <= NEAR_DAYS
    ]
    scores = {"name": STATED, "edition": IMPLIED}
    if len(near) == 1:
        findings.links.append(Link(min(near[0], number), max(near[0], number), scores))
        return
    findings.local.add(number)
    for other in near:
        findings.ask(other, number, scores, "same event, and it is not said which edition")


def _scores(one: int, other: int, editions: list[Edition], candidates: Sequence[Candidate]) -> dict[str, float]:
    return {
        "name": STATED,
        "land": land_score(candidates[one], candidates[other]),
        "edition": STATED if _agree(editions[one], editions[other]) else HALF_IMPLIED,
    }


def series_of(events: Sequence[tuple[int, Candidate]]) -> list[list[int]]:
    """Group events that are editions of one series: one name and Land, and at least two ordinals or years.

    Takes each event with its number and its first mention; returns numbers.
    """
    found: dict[tuple[tuple[str, ...], str | None], list[tuple[int, Candidate]]] = {}
    for number, candidate in events:
        if name_key(candidate) is not None:
            found.setdefault((event_core(candidate.name), _where(candidate)), []).append((number, candidate))
    return [
        [number for number, _ in editions]
        for editions in found.values()
        if any(_tell_apart(edition_of(one), edition_of(other)) for (_, one), (_, other) in pairwise(editions))
    ]


def _tell_apart(one: Edition, other: Edition) -> bool:
    """Tell whether two events are surely different editions."""
    ordinals = one.ordinal and other.ordinal and one.ordinal != other.ordinal
    first, second = one.year or (one.start or "")[:4], other.year or (other.start or "")[:4]
    return bool(ordinals or (first and second and first != second))
