"""From the readings of many releases to entities: which referents are the same thing, and what it is called.

Kinds are resolved in the order in which they need each other: places, bodies, undertakings and events, then offices by
their bodies, then persons by their offices. The result depends on the readings, the authority, the judgements and the
registry of names given before, never on the order in which readings come. Wrong merges are worse than none: what is
not decided stays apart and becomes a question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from digigraph.authority import Authority, Official
from digigraph.iri import mint
from digigraph.model import Entity, Kind, Member, Reading
from digigraph.resolve.blocking import without_edition
from digigraph.resolve.clusters import Link, Partition
from digigraph.resolve.corpus_bodies import alias_findings, ministry_findings, organization_findings
from digigraph.resolve.corpus_candidates import Candidate, candidates_from
from digigraph.resolve.corpus_events import event_findings, series_of
from digigraph.resolve.corpus_naming import (
    Thing,
    aliases_of,
    attributes_of,
    first_named,
    house_of_era,
    is_era,
    label_of,
    links_of,
    named,
    ordered,
)
from digigraph.resolve.corpus_offices import is_of_government, office_findings
from digigraph.resolve.corpus_people import HeldOffice, person_findings, profile_of
from digigraph.resolve.corpus_places import place_findings
from digigraph.resolve.corpus_rules import Context, Findings
from digigraph.resolve.corpus_undertakings import initiative_findings
from digigraph.resolve.ids import Named, Registry
from digigraph.resolve.judgements import Judgements, Verdict
from digigraph.resolve.names import fold, person_key, stem
from digigraph.resolve.similarity import Question, land_of

_JUDGED = {"judgement": 1.0}


@dataclass(frozen=True, slots=True)
class CorpusLinker:
    """Knows which entity each referent of each release is; see `contracts.Linker`."""

    entities: tuple[Entity, ...]
    """All entities, sorted by IRI."""
    registry: Registry
    """The registry with the names given now."""
    questions: tuple[Question, ...] = ()
    """What a person should decide, sorted; nothing that was judged already."""
    asked_about: Mapping[str, str] = field(default_factory=dict)
    """Key in a question -> IRI of the entity that has the mention now."""
    replaced: Mapping[str, str] = field(default_factory=dict)
    """IRIs of things that were found to be one with others -> the IRI that stands for them now."""
    _by_member: Mapping[Member, Entity] = field(default_factory=dict, repr=False)

    def entity(self, release: str, referent: str | None) -> Entity | None:
        """Entity of a referent, by the reading's id and the referent's id."""
        return self._by_member.get(Member(release, referent)) if referent else None


def link(
    readings: Iterable[Reading],
    authority: Authority,
    judgements: Judgements | None = None,
    ids: Registry | None = None,
    *,
    base: str = "https://data.example.org",
) -> CorpusLinker:
    """Resolve the referents of a corpus; readings are taken one by one and not kept."""
    by_kind: defaultdict[Kind, list[Candidate]] = defaultdict(list)
    for reading in readings:
        for candidate in candidates_from(reading):
            by_kind[candidate.kind].append(candidate)
    clusters: dict[Member, str] = {}
    resolution = _Resolution(
        {kind: ordered(candidates) for kind, candidates in by_kind.items()},
        judgements or Judgements(),
        ids or Registry(),
        _context(authority, by_kind[Kind.PLACE], base, clusters),
        clusters,
    )
    return resolution.run()


def _context(authority: Authority, places: Sequence[Candidate], base: str, clusters: Mapping[Member, str]) -> Context:
    officials: defaultdict[str, list[Official]] = defaultdict(list)
    for official in authority.officials:
        officials[person_key(official.name)].append(official)
    return Context(
        authority=authority,
        base=base,
        officials={key: tuple(namesakes) for key, namesakes in officials.items()},
        clusters=clusters,
        place_words=frozenset(stem(word) for place in places for word in fold(place.name).split()),
    )


@dataclass(slots=True)
class _Resolution:
    """One run of `link`: kind after kind."""

    by_kind: Mapping[Kind, list[Candidate]]
    judgements: Judgements
    registry: Registry
    context: Context
    clusters: dict[Member, str]
    """What the context knows of the kinds resolved so far: IRI of each referent."""
    things: dict[str, Thing] = field(default_factory=dict)
    """By IRI."""
    questions: list[Question] = field(default_factory=list)
    former: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """IRI of a thing -> the others it was known by."""
    series: dict[str, tuple[str, str]] = field(default_factory=dict)
    """IRI of an event -> IRI and label of its series."""

    def run(self) -> CorpusLinker:
        self._name(self._things(Kind.PLACE, place_findings))
        self._name([*self._things(Kind.MINISTRY, ministry_findings), *self._organizations()])
        self._name(self._things(Kind.INITIATIVE, initiative_findings))
        self._name(self._things(Kind.EVENT, event_findings))
        self._name_series()
        self._name(self._things(Kind.OFFICE, office_findings))
        self._name(self._persons())
        entities = self._entities()
        by_member = {member: entity for entity in entities for member in entity.members}
        replaced = {old: iri for iri, others in self.former.items() for old in others}
        questions, asked_about = self._open_questions()
        return CorpusLinker(entities, self.registry, questions, asked_about, dict(sorted(replaced.items())), by_member)

    def _things(self, kind: Kind, rule: Callable[[list[Candidate], Context, frozenset[int]], Findings]) -> list[Thing]:
        """Group the candidates of a kind by its rule."""
        candidates = self.by_kind.get(kind, [])
        partition, constrained = self._judged(candidates)
        findings = rule(candidates, self.context, constrained)
        partition.join_all(findings.links)
        return self._grouped(kind, partition, findings)

    def _organizations(self) -> list[Thing]:
        """Group organisations by name, then the groups by other names."""
        candidates = self.by_kind.get(Kind.ORGANIZATION, [])
        partition, constrained = self._judged(candidates)
        findings = organization_findings(candidates, self.context, constrained)
        partition.join_all(findings.links)
        further = alias_findings(candidates, partition, self.context)
        partition.join_all(further.links)
        self.questions += further.questions
        return self._grouped(Kind.ORGANIZATION, partition, findings)

    def _persons(self) -> list[Thing]:
        """Group people, who are told apart by the offices and bodies resolved before."""
        candidates = self.by_kind.get(Kind.PERSON, [])
        offices = {
            each.member: HeldOffice(
                cluster="" if thing.local else iri,
                body=(thing.scope or "") if thing.scope in self.things else "",
                land=self._land_of_office(thing, each),
                of_government=is_of_government(each),
            )
            for iri, thing in self.things.items()
            if thing.kind is Kind.OFFICE
            for each in thing.candidates
        }
        profiles = [profile_of(candidate, offices, self.context) for candidate in candidates]
        partition, constrained = self._judged(candidates)
        findings = person_findings(candidates, profiles, constrained)
        partition.join_all(findings.links)
        return self._grouped(Kind.PERSON, partition, findings)

    def _land_of_office(self, thing: Thing, office: Candidate) -> str | None:
        """Land in which an office is held: as the text says, that of its ministry, or the issuer's."""
        body = self.things.get(thing.scope or "")
        if office.land or body is None or not is_era(body):
            return land_of(office)
        house = self.context.authority.house(house_of_era(str(body.scope), self.context.authority) or "")
        return house.land if house is not None else land_of(office)

    def _judged(self, candidates: Sequence[Candidate]) -> tuple[Partition, frozenset[int]]:
        """Begin a partition with what people decided, which no rule can change."""
        partition = Partition(len(candidates))
        numbers: defaultdict[str, list[int]] = defaultdict(list)
        for number, candidate in enumerate(candidates):
            numbers[candidate.key].append(number)
        constrained: set[int] = set()
        for left, right in self.judgements.pairs(Verdict.DIFFERENT):
            for one in numbers.get(left, ()):
                for other in numbers.get(right, ()):
                    partition.keep_apart(one, other)
                    constrained |= {one, other}
        for left, right in self.judgements.pairs(Verdict.SAME):
            for other in (*numbers.get(left, ()), *numbers.get(right, ()))[1:]:
                if left in numbers and right in numbers:
                    partition.join(Link(numbers[left][0], other, _JUDGED))
        return partition, frozenset(constrained)

    def _grouped(self, kind: Kind, partition: Partition, findings: Findings) -> list[Thing]:
        self.questions += findings.questions
        things = []
        for numbers in partition.groups():
            scopes = (findings.scopes[number] for number in numbers if number in findings.scopes)
            things.append(
                Thing(
                    kind,
                    tuple(findings.candidates[number] for number in numbers),
                    next(scopes, None),
                    all(number in findings.local for number in numbers),
                    partition.scores(numbers[0]),
                )
            )
        return things

    def _name(self, things: Sequence[Thing]) -> None:
        """Give things their IRIs and remember whose they are."""
        for thing, iri in zip(things, self._assign([named(thing, self.context.base) for thing in things]), strict=True):
            self.things[iri] = thing
            self.clusters.update({each.member: iri for each in thing.candidates})

    def _assign(self, things: Sequence[Named]) -> list[str]:
        iris, former, self.registry = self.registry.assign(things)
        for iri, others in zip(iris, former, strict=True):
            if others:
                self.former[iri] = others
        return iris

    def _name_series(self) -> None:
        """Find the series that events are editions of, and give them IRIs."""
        events = sorted(
            (first_named(t).order, iri) for iri, t in self.things.items() if t.kind is Kind.EVENT and not t.local
        )
        first = {iri: first_named(self.things[iri]) for _, iri in events}
        groups = series_of([(number, first[iri]) for number, (_, iri) in enumerate(events)])
        members = [[events[number][1] for number in group] for group in groups]
        labels = [without_edition(first[group[0]].name) for group in members]
        wanted = []
        for group, label in zip(members, labels, strict=True):
            earliest = first[group[0]]
            key = f"Series/{fold(label)}@{land_of(earliest) or ''}".rstrip("@")
            land = land_of(earliest)
            plain = mint(self.context.base, "series", label)
            wanted.append(
                Named(
                    order=(earliest.day or "9999", earliest.member.release, key),
                    key=key,
                    release=earliest.member.release,
                    sightings={(key, first[iri].member.release): first[iri].day or "9999" for iri in group},
                    slugs=(plain, *((mint(self.context.base, "series", f"{label} {land}"),) if land else ())),
                )
            )
        for iri, group, label in zip(self._assign(wanted), members, labels, strict=True):
            self.series.update(dict.fromkeys(group, (iri, label)))

    def _entities(self) -> tuple[Entity, ...]:
        labels: dict[str, str] = {}
        # Offices last: their labels say whose they are.
        for iri, thing in sorted(self.things.items(), key=lambda item: (item[1].kind is Kind.OFFICE, item[0])):
            labels[iri] = label_of(thing, self.context.authority, labels.get)
        return tuple(self._entity(iri, self.things[iri], labels[iri]) for iri in sorted(self.things))

    def _entity(self, iri: str, thing: Thing, label: str) -> Entity:
        attributes = attributes_of(thing)
        if thing.kind is Kind.MINISTRY and is_era(thing):
            attributes["house"] = house_of_era(str(thing.scope), self.context.authority) or attributes.get("house")
        if iri in self.former:
            attributes["former_iris"] = self.former[iri]
        if iri in self.series:
            attributes["series"], attributes["series_label"] = self.series[iri]
        return Entity(
            iri=iri,
            kind=thing.kind,
            label=label,
            members=tuple(sorted(each.member for each in thing.candidates)),
            aliases=aliases_of(thing, label),
            links=links_of(attributes),
            attributes=dict(sorted(attributes.items())),
            scores=thing.scores,
        )

    def _open_questions(self) -> tuple[tuple[Question, ...], dict[str, str]]:
        """Drop what was judged or has come together by other ways; each pair once. Say whom the keys mean."""
        judged = {(item.left, item.right) for item in self.judgements}
        iri_of = {each.key: iri for iri, thing in self.things.items() for each in thing.candidates}
        found: dict[tuple[str, str], Question] = {}
        for question in self.questions:
            pair = (question.left, question.right)
            if pair not in judged and iri_of.get(question.left) != iri_of.get(question.right):
                found.setdefault(pair, question)
        questions = tuple(found[pair] for pair in sorted(found))
        keys = sorted({key for question in questions for key in (question.left, question.right)})
        return questions, {key: iri_of[key] for key in keys}
