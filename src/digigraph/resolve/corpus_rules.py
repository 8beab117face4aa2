"""What the rules for all kinds share: the candidates of one kind, what is known around them, and what comes out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from digigraph.authority import Authority, Official
from digigraph.model import Member
from digigraph.resolve.clusters import Link, Partition
from digigraph.resolve.corpus_candidates import Candidate
from digigraph.resolve.similarity import Question, Scores, by_scope, chained, question


@dataclass(frozen=True, slots=True)
class Context:
    """What is known when the candidates of a kind are compared."""

    authority: Authority
    base: str
    """Start of every IRI of the project."""
    officials: Mapping[str, tuple[Official, ...]] = field(default_factory=dict)
    """The authority's officials by `names.person_key`."""
    clusters: Mapping[Member, str] = field(default_factory=dict)
    """IRI of each referent of the kinds resolved before."""
    place_words: frozenset[str] = frozenset()
    """Stems of the names of all places of the corpus."""


@dataclass(slots=True)
class Findings:
    """Reasons to put candidates of one kind together, questions left open, and what tells namesakes apart."""

    candidates: Sequence[Candidate]
    constrained: frozenset[int] = frozenset()
    """Candidates that a person has judged different from others."""
    links: list[Link] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    scopes: dict[int, str] = field(default_factory=dict)
    """For a candidate: what of it tells its thing from namesakes (house, Land, body), for keys and IRIs."""
    local: set[int] = field(default_factory=set)
    """Candidates whose name means nothing outside their release."""

    def join(self, numbers: Sequence[int], scores: Callable[[int, int], Scores]) -> None:
        """Join candidates that are all one."""
        self.links += chained(numbers, scores, self.constrained)

    def join_by_scope(
        self,
        numbers: Iterable[int],
        scope: Callable[[int], Hashable | None],
        scores: Callable[[int, int], Scores],
    ) -> None:
        """Join namesakes of one scope; one of unknown scope joins when there is only one scope it can mean.

        When there are several, it stays alone and a question is asked for each.
        """
        groups, unknown = by_scope(numbers, scope)
        for value, group in groups.items():
            self.join(group, scores)
            self.scopes.update(dict.fromkeys(group, str(value)))
        if len(groups) <= 1:
            self.join([*(group[0] for group in groups.values()), *unknown], scores)
            return
        self.local.update(unknown)
        for number in unknown:
            for group in groups.values():
                self.ask(group[0], number, scores(group[0], number), "same name, and it is not said which of several")

    def ask(self, one: int, other: int, scores: Scores, reason: str) -> None:
        """Leave a question to a person."""
        self.questions.append(question(self.candidates[one], self.candidates[other], scores, reason))


def blocks(
    candidates: Sequence[Candidate], key: Callable[[Candidate], Hashable | None], numbers: Iterable[int] | None = None
) -> list[list[int]]:
    """Group the numbers of candidates that share a key, in order of the first; those without a key are left out."""
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number in range(len(candidates)) if numbers is None else numbers:
        value = key(candidates[number])
        if value is not None:
            found[value].append(number)
    return list(found.values())


def first_members(partition: Partition) -> dict[int, list[int]]:
    """Members of each group by its first member."""
    return {group[0]: group for group in partition.groups()}
