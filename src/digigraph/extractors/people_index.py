"""Names and holdings of one document, indexed for the rules that look for the person a phrase speaks of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from digigraph.extractors.offices_roles import Role
from digigraph.extractors.offices_tenures import tenure_in
from digigraph.extractors.people_holders import Holding
from digigraph.extractors.people_names import PersonName
from digigraph.extractors.people_scene import Scene

LOOK_BACK_SENTENCES = 3
CLAUSE_TOKENS = 60
"""How far from a role its verb and its person may stand; keeps texts without sentence ends linear."""
PHRASE_TOKENS = 12


@dataclass(frozen=True)
class People:
    """All names of persons in a document, with the questions rules ask about them."""

    scene: Scene
    names: Mapping[int, PersonName]

    @cached_property
    def _firsts(self) -> list[int]:
        """Indexes of the names' first tokens, ascending."""
        return sorted(self.names)

    @cached_property
    def ends(self) -> dict[int, PersonName]:
        """Names by the index after them."""
        return {name.last: name for name in self.names.values()}

    def before(self, index: int, limit: int) -> Iterator[PersonName]:
        """Names that stand between a limit and a token, nearest first."""
        for place in range(bisect_left(self._firsts, index) - 1, -1, -1):
            name = self.names[self._firsts[place]]
            if name.first < limit:
                return
            if name.last <= index:
                yield name

    def after(self, index: int, limit: int) -> Iterator[PersonName]:
        """Names that stand between a token and a limit, nearest first."""
        for place in range(bisect_left(self._firsts, index), len(self._firsts)):
            first = self._firsts[place]
            if first >= limit:
                return
            yield self.names[first]

    def beside(self, index: int) -> PersonName | None:
        """Name at a token, after "Frau" or "Herr", or after its own role: "(Vorsitzender ist) Landrat X"."""
        name = next(self.after(index, index + 4), None)
        if name is None:
            return None
        between = range(index, name.head)
        return name if all(self.scene.text(place)[:1].isupper() for place in between) else None

    def antecedent(self, index: int, sex: str | None) -> PersonName | None:
        """Person a pronoun at a token stands for: the first name of the nearest sentence before that holds one."""
        start = self.scene.sentence_start(index)
        for _ in range(LOOK_BACK_SENTENCES):
            if start == 0:
                return None
            end, start = start, self.scene.sentence_start(start - 1)
            for name in self.after(start, end):
                if sex is None or name.sex in (sex, None, "e"):
                    return name
        return None

    def reach(self, role: Role) -> tuple[int, int]:
        """Limits of the sentence around a role, not farther than a clause goes."""
        scene = self.scene
        start = max(scene.sentence_start(role.left), role.left - CLAUSE_TOKENS)
        return start, min(scene.sentence_end(role.last), role.last + CLAUSE_TOKENS)


@dataclass
class Held:
    """The holdings found so far, by what later rules look them up with."""

    by_last: dict[int, Holding] = field(default_factory=dict)
    """By the index after the role phrase."""
    heads: set[int] = field(default_factory=set)
    """Indexes of the role nouns that have a holder."""
    by_left: dict[int, Holding] = field(default_factory=dict)
    """By the index of the role phrase's first token."""
    by_family: dict[str, list[Holding]] = field(default_factory=dict)
    """By the holder's family name, in the order they were found."""
    by_word: dict[str, list[Holding]] = field(default_factory=dict)
    """By the words that take the office up again, in the order they were found."""

    @classmethod
    def of(cls, holdings: Iterable[Holding]) -> Held:
        """Index holdings."""
        held = cls()
        for holding in holdings:
            held.add(holding)
        return held

    def add(self, holding: Holding) -> None:
        """Take one more holding in."""
        noun = holding.role.noun
        self.by_last[holding.role.last] = holding
        self.by_left.setdefault(holding.role.left, holding)
        self.by_family.setdefault(holding.name.family, []).append(holding)
        self.heads.add(holding.role.head)
        for word in {noun.head, noun.masculine, noun.feminine}:
            self.by_word.setdefault(word, []).append(holding)

    def of_person(self, name: PersonName) -> list[Holding]:
        """Holdings of whoever has that family name, not more than a text needs."""
        return self.by_family.get(name.family, [])[-CLAUSE_TOKENS:]

    def latest(self, word: str, before: int) -> Holding | None:
        """Last holder of an office that a role noun takes up, in front of a token."""
        found = [holding for holding in self.by_word.get(word, ())[-CLAUSE_TOKENS:] if holding.role.last <= before]
        return max(found, key=lambda holding: holding.role.head, default=None)


def differ_in_sex(name: PersonName, role: Role) -> bool:
    """Tell whether name and role are of different sex."""
    return name.sex in ("m", "f") and role.sex in ("m", "f") and name.sex != role.sex


def stated(people: People, holding: Holding, span: tuple[int, int]) -> Holding:
    """Add the tenure that a stretch of tokens states; what has dates is not merely former."""
    scene = people.scene
    dates = tenure_in(scene.slice(*span), scene.document.date.value)
    if dates == (None, None):
        return holding
    return Holding(
        holding.role,
        holding.name,
        holding.rule,
        holding.evidence,
        holding.confidence,
        designated=holding.designated,
        dates=dates,
    )
