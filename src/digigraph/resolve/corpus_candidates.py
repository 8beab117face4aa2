"""What the resolution of a corpus needs to know of each referent: little, so that many fit in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from digigraph.model import Assertion, Kind, Member, Reading, Referent, Status
from digigraph.resolve.judgements import key
from digigraph.resolve.names import fold, land_in

_TOO_LARGE = frozenset({"Partei", "Fraktion", "Metonym"})
_BODY_KINDS = frozenset({Kind.MINISTRY, Kind.ORGANIZATION})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One referent of one release, ready to be compared with those of other releases."""

    member: Member
    kind: Kind
    name: str
    aliases: tuple[str, ...]
    day: str
    """ISO day of the release; empty when unknown."""
    house: str | None
    """Key of the issuing house."""
    home: str | None
    """Land of the issuer, or `Bund`."""
    status: Status
    attributes: Mapping[str, Any]
    offices: tuple[str, ...] = ()
    """Referent ids: for a person, the offices held."""
    bodies: tuple[str, ...] = ()
    """Referent ids: for a person, the bodies it is a member of; for an office, the bodies it belongs to."""
    places: tuple[str, ...] = ()
    """Names of the places it lies in or takes place at, folded when compared."""
    days: tuple[str, ...] = ()
    """For an event: its ISO dates or intervals."""
    contested: bool = False
    """For a surname: somebody else in the release bears it in full, so that it says nothing about who is meant."""

    def get(self, name: str, default: Any = None) -> Any:
        """Read one attribute."""
        return self.attributes.get(name, default)

    @property
    def names(self) -> tuple[str, ...]:
        """Name and aliases."""
        return (self.name, *self.aliases)

    @property
    def land(self) -> str | None:
        """Land that the text itself names for it."""
        return self.get("land") or land_in(self.name)

    @property
    def key(self) -> str:
        """Key by which judgements name it."""
        return key(self.kind, self.name, self.member.release)

    @property
    def order(self) -> tuple[str, str, str, str]:
        """Where it stands among all candidates, whatever order the releases were read in."""
        return self.day or "9999", self.member.release, self.name, self.member.referent


@dataclass(slots=True)
class _Surroundings:
    """What a release states of one referent, as far as it helps to recognise it."""

    offices: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)


def candidates_from(reading: Reading) -> list[Candidate]:
    """Describe each referent of a reading."""
    around = _surroundings(reading)
    borne = {_surname(each) for each in reading.referents if each.kind is Kind.PERSON and " " in each.name}
    return [
        Candidate(
            member=Member(reading.id, referent.id),
            kind=referent.kind,
            name=referent.name,
            aliases=_aliases(referent.aliases, referent.attributes),
            day=reading.date.value or "",
            house=reading.issuer.house,
            home=reading.issuer.land,
            status=referent.status,
            attributes=referent.attributes,
            offices=tuple(around[referent.id].offices),
            bodies=tuple(around[referent.id].bodies),
            places=tuple(sorted(set(around[referent.id].places))),
            days=tuple(sorted(set(around[referent.id].days))),
            contested=referent.kind is Kind.PERSON and " " not in referent.name and _surname(referent) in borne,
        )
        for referent in reading.referents
        if referent.name
    ]


def _surname(person: Referent) -> str:
    return fold(str(person.get("family") or person.name.split()[-1]))


def _aliases(aliases: tuple[str, ...], attributes: Mapping[str, Any]) -> tuple[str, ...]:
    """Gather other names; attributes hold one name or several."""
    found = list(aliases)
    for attribute in ("acronym", "alias", "acronym_of"):
        value = attributes.get(attribute)
        found += [value] if isinstance(value, str) else list(value or ())
    return tuple(dict.fromkeys(name for name in found if name))


def _surroundings(reading: Reading) -> defaultdict[str, _Surroundings]:
    around: defaultdict[str, _Surroundings] = defaultdict(_Surroundings)
    referents = {referent.id: referent for referent in reading.referents}
    for assertion in reading.assertions:
        if assertion.status in (Status.DENIED, Status.WISHED, Status.CONDITIONAL):
            continue
        if assertion.literal:
            if assertion.predicate == "eventDate":
                around[assertion.subject].days.append(assertion.object)
            continue
        target = referents.get(assertion.object)
        if target is not None:
            _note(around[assertion.subject], assertion, target)
    return around


def _note(around: _Surroundings, assertion: Assertion, target: Referent) -> None:
    if assertion.predicate == "holdsOffice":
        around.offices.append(assertion.object)
    elif assertion.predicate in ("officeOf", "memberOf") and target.kind in _BODY_KINDS:
        # Half a Landtag belongs to one party: it ties nobody together.
        if target.get("category") not in _TOO_LARGE:
            around.bodies.append(assertion.object)
    elif assertion.predicate in ("locatedIn", "takesPlaceAt") and target.kind is Kind.PLACE:
        around.places.append(target.name)
