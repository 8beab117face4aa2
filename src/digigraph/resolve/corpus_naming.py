"""Labels, attributes and names for IRIs of what the corpus speaks of, from the candidates that are the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from digigraph.authority import Authority
from digigraph.iri import FOLDER_OF, mint, slug, tail
from digigraph.model import Kind
from digigraph.resolve.blocking import name_key, without_edition
from digigraph.resolve.corpus_candidates import Candidate
from digigraph.resolve.corpus_offices import role_of
from digigraph.resolve.ids import Named
from digigraph.resolve.names import content, fold, split_land

_OF_RELEASE = frozenset({"full", "anaphor", "antecedent", "generic", "weak", "quoted"})
"""Attributes that speak of mentions, not of the thing."""


class Thing(NamedTuple):
    """Candidates that are the same thing."""

    kind: Kind
    candidates: tuple[Candidate, ...]
    """In order of day and release."""
    scope: str | None
    """What tells it from namesakes: house and era, Land, town, edition, body."""
    local: bool
    """Known inside its release only."""
    scores: Mapping[str, float]


def first_named(thing: Thing) -> Candidate:
    """Find the earliest candidate whose name stands for itself: a full name, not a surname."""
    return next((each for each in thing.candidates if name_key(each) is not None), thing.candidates[0])


def named(thing: Thing, base: str) -> Named:
    """Say by which key and slugs a thing gets its IRI."""
    first = first_named(thing)
    release = first.member.release
    return Named(
        order=(first.day or "9999", release, _key(thing, first), first.member.referent),
        key=_key(thing, first),
        release=release,
        sightings={(_key(thing, each), each.member.release): each.day or "9999" for each in reversed(thing.candidates)},
        slugs=tuple(dict.fromkeys(_slugs(thing, first, base))),
    )


def _key(thing: Thing, candidate: Candidate) -> str:
    """Key of one of a thing's names in the registry: kind, normal form, and what tells it from namesakes."""
    plain = name_key(candidate) or fold(candidate.name) or candidate.name
    if thing.local:
        return f"{thing.kind.value}/{plain}@{candidate.member.release}"
    if thing.kind is Kind.OFFICE:
        return f"Office/{role_of(candidate)}@{_owner_slug(thing.scope or '')}"
    if thing.kind is Kind.MINISTRY and is_era(thing):
        return f"Ministry/{thing.scope}"
    if thing.kind in (Kind.EVENT, Kind.PLACE, Kind.MINISTRY):
        return f"{thing.kind.value}/{plain}@{thing.scope or ''}".rstrip("@")
    return f"{thing.kind.value}/{plain}"


def _owner_slug(scope: str) -> str:
    """Name what an office belongs to: the end of a body's IRI, or what stands behind `body` or `land`."""
    return tail(scope) if "://" in scope else scope.partition(" ")[2]


def is_era(thing: Thing) -> bool:
    """Tell whether a ministry is a house of the authority: its scope is the key of an era, not the name of a Land."""
    return thing.scope is not None and thing.scope == slug(thing.scope)


def _slugs(thing: Thing, first: Candidate, base: str) -> Iterator[str]:
    """Yield IRIs to try: the plain one, then ones that say more."""
    folder = FOLDER_OF[thing.kind]
    name, scope = first.name, thing.scope
    if thing.local:
        name = f"{name} {first.day or first.member.release}"
    elif thing.kind is Kind.MINISTRY and is_era(thing):
        yield mint(base, folder, str(scope))
        return
    elif thing.kind is Kind.OFFICE:
        name = f"{role_of(first)} {_owner_slug(scope or '')}"
    elif thing.kind is Kind.EVENT and scope and scope[:4].isdigit():
        name = f"{scope} {without_edition(name)}"
    yield mint(base, folder, name)
    for more in (scope if thing.kind is not Kind.OFFICE else None, first.land or first.home, first.day[:4]):
        if more:
            yield mint(base, folder, f"{name} {tail(more)}")


def label_of(thing: Thing, authority: Authority, body_label: Callable[[str], str | None]) -> str:
    """Choose the label: the name most releases use, the fullest of equally frequent ones.

    A ministry of the authority has its official name; an office says whose it is.
    """
    if thing.kind is Kind.MINISTRY and is_era(thing):
        official = _official_name(str(thing.scope), authority)
        if official:
            return official
    proper = [each.name for each in thing.candidates if name_key(each) is not None]
    counts = Counter(proper or [each.name for each in thing.candidates])
    label = min(counts, key=lambda name: (-counts[name], -len(name), name))
    if thing.kind is not Kind.OFFICE or thing.local or not thing.scope or "(" in label:
        return label
    owner = _owner(thing, thing.scope, authority, body_label)
    return f"{label} ({owner})" if owner and owner not in label else label


def _owner(thing: Thing, scope: str, authority: Authority, body_label: Callable[[str], str | None]) -> str | None:
    """Say whose an office is: the body, or only its Land where the office's name says the rest."""
    land = next((land for each in thing.candidates if (land := each.land or each.home)), None)
    if scope.startswith("land "):
        return land
    if scope.startswith("body "):
        return next((str(body) for each in thing.candidates if (body := each.get("body"))), None)
    owner = body_label(scope) or _official_name(tail(scope), authority)
    if owner is None:
        return land
    said = {word for each in thing.candidates for word in content(each.name)}
    bare, land_behind = split_land(owner)
    unsaid = [word for word in content(bare) if word not in said and not word.endswith("ministerium")]
    return owner if unsaid else land_behind


def _official_name(era: str, authority: Authority) -> str | None:
    """Name of a house under the key of an era, with its Land."""
    for house in authority.houses:
        for name in house.names:
            if name.key == era:
                return house.full_name(name.name)
        if house.key == era and house.names:
            return house.full_name(house.names[-1].name)
    return None


def house_of_era(era: str, authority: Authority) -> str | None:
    """Key of the house that an era belongs to."""
    return next(
        (h.key for h in authority.houses if h.key == era or any(name.key == era for name in h.names)),
        None,
    )


def aliases_of(thing: Thing, label: str) -> tuple[str, ...]:
    """Gather the other names, sorted; a surname is no other name of a person."""
    names = {
        name
        for each in thing.candidates
        if thing.kind is not Kind.PERSON or name_key(each) is not None
        for name in each.names
        if thing.kind is not Kind.PERSON or " " in name
    }
    return tuple(sorted(names - {label}))


def attributes_of(thing: Thing) -> dict[str, Any]:
    """Take for each attribute the value most releases give, the earliest of equally frequent ones."""
    attributes: dict[str, Any] = {}
    for name in sorted({name for each in thing.candidates for name in each.attributes} - _OF_RELEASE):
        values = [each.attributes[name] for each in thing.candidates if each.attributes.get(name) not in (None, "", ())]
        if values:
            counts = Counter(map(repr, values))
            attributes[name] = max(values, key=lambda value: counts[repr(value)])
    if thing.kind in (Kind.INITIATIVE, Kind.EVENT):
        last = max(thing.candidates, key=lambda each: (each.day, each.member.release))
        attributes["status"] = last.status
        if last.day:
            attributes["status_on"] = last.day
    return attributes


def links_of(attributes: Mapping[str, Any]) -> tuple[str, ...]:
    """IRIs elsewhere that the attributes vouch for."""
    geonames = attributes.get("geonames")
    return (f"https://sws.geonames.org/{geonames}/",) if geonames else ()


def ordered(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Sort candidates, so that nothing depends on the order in which releases were read."""
    return sorted(candidates, key=lambda each: each.order)
