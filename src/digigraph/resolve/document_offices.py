"""Offices inside one release: which role phrases are the same office, and whose office a ministry's head holds.

Two role phrases are one office when role, portfolio, body and Land do not contradict each other and either something
specific agrees or one person holds both. "Der Minister" binds to the only office of that rank and gender.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from digigraph.model import Annotations, Assertion, Evidence, Kind, Mention, Status

if TYPE_CHECKING:
    from digigraph.resolve.document_clusters import Cluster

HEADS_OF_HOUSES = frozenset({"Minister", "Staatsminister", "Senator", "Bundesminister", "Landesminister"})
_SYNONYMS = {
    "ressortchef": "minister",
    "hausherr": "minister",
    "regierungschef": "ministerpräsident",
    "landesminister": "minister",
    "staatsminister": "minister",
    "fachminister": "minister",
    "bundesminister": "minister",
    "regierender bürgermeister": "ministerpräsident",
}


def office_groups(annotations: Annotations, persons: list[list[Mention]]) -> list[list[Mention]]:
    """Bind the role phrases of a document."""
    holder = _holders(annotations, persons)
    groups: list[list[Mention]] = []
    for mention in annotations.of_kind(Kind.OFFICE):
        if mention.get("anaphor"):
            continue
        fitting = [g for g in groups if _same_office(g, mention, holder)]
        if fitting:
            fitting[0].append(mention)
        else:
            groups.append([mention])
    for mention in annotations.of_kind(Kind.OFFICE):
        if mention.get("anaphor"):
            fitting = [g for g in groups if _refers_to(g, mention)]
            if len(fitting) == 1:
                fitting[0].append(mention)
    return [sorted(group, key=lambda m: m.span) for group in groups]


def _holders(annotations: Annotations, persons: list[list[Mention]]) -> dict[tuple[int, int], int]:
    """Which person, by number, holds the office of each role phrase."""
    number = {tuple(m.span): i for i, group in enumerate(persons) for m in group}
    found: dict[tuple[int, int], int] = {}
    for frame in annotations.frames:
        subject, thing = frame.roles.get("subject"), frame.roles.get("object")
        if frame.type == "holdsOffice" and isinstance(subject, Mention) and isinstance(thing, Mention):
            person = number.get(tuple(subject.span))
            if person is not None:
                found.setdefault((thing.span.start, thing.span.end), person)
    return found


def role_of(mention: Mention) -> str:
    """Role noun for comparison: masculine, general synonyms mapped to the rank they stand for."""
    role = str(mention.get("role") or mention.name.split()[0]).casefold()
    return _SYNONYMS.get(role, role)


def _portfolio(mention: Mention) -> set[str]:
    """Portfolio nouns for comparison: their first five letters ("Wirtschafts-", "Wirtschaft")."""
    return {str(item).casefold()[:5] for item in mention.get("portfolio") or ()}


def _same_office(group: list[Mention], mention: Mention, holder: dict[tuple[int, int], int]) -> bool:
    """Compare a role phrase with a group of them."""
    if any(role_of(m) != role_of(mention) for m in group) or any(
        bool(m.get("former")) != bool(mention.get("former")) for m in group
    ):
        return False
    people = {holder.get((m.span.start, m.span.end)) for m in group} - {None}
    mine = holder.get((mention.span.start, mention.span.end))
    same_holder = mine is not None and mine in people
    other_holder = mine is not None and bool(people) and mine not in people
    for m in group:
        if _contradict(m, mention):
            return False
    if same_holder:
        return True
    specific = any(_agree(m, mention) for m in group)
    if other_holder:
        # Two people hold one office only one after the other: both phrases must then name body or portfolio.
        return specific
    return specific or any(m.name == mention.name and m.get("gender") == mention.get("gender") for m in group)


def _contradict(one: Mention, other: Mention) -> bool:
    """Tell whether what both say of portfolio, body or Land excludes that they are one office."""
    a, b = _portfolio(one), _portfolio(other)
    if a and b and not a & b:
        return True
    for key in ("land", "body"):
        first, second = one.get(key), other.get(key)
        if first and second and not _alike(str(first), str(second)):
            return True
    return False


def _agree(one: Mention, other: Mention) -> bool:
    """Tell whether something specific of both is the same."""
    if _portfolio(one) & _portfolio(other):
        return True
    return bool(one.get("body") and other.get("body") and _alike(str(one.get("body")), str(other.get("body"))))


def _alike(one: str, other: str) -> bool:
    """Compare names of bodies or Länder, one of which may be shortened."""
    a, b = (re.sub(r"\W+", " ", value.casefold()).strip() for value in (one, other))
    return a == b or a in b or b in a or a[:6] == b[:6]


def _refers_to(group: list[Mention], mention: Mention) -> bool:
    """Tell whether "der Minister" can mean the office of a group."""
    if role_of(group[0]) != role_of(mention):
        return False
    if all(m.get("former") for m in group):
        return False
    genders = {m.get("gender") for m in group} - {None}
    return not genders or mention.get("gender") in (None, *genders)


def office_assertions(
    annotations: Annotations, clusters: tuple[Cluster, ...], known: set[tuple[str, str]]
) -> Iterator[Assertion]:
    """`officeOf` for the heads of ministries that the release names, by portfolio."""
    document = annotations.document
    ministries = [c for c in clusters if c.kind is Kind.MINISTRY]
    for office in (c for c in clusters if c.kind is Kind.OFFICE):
        role = str(office.attributes.get("role") or "")
        portfolio = {str(item).casefold()[:5] for item in office.attributes.get("portfolio") or ()}
        if (office.id, "officeOf") in known or role not in HEADS_OF_HOUSES or not portfolio:
            continue
        fitting = [m for m in ministries if _heads(portfolio, m) and _same_land(office, m, annotations)]
        if len(fitting) != 1:
            continue
        mention = next(m for m in office.mentions if not m.get("anaphor"))
        source = document.source_span(mention.span)
        evidence = Evidence(source, document.original[source.start : source.end], "head-of-named-ministry", 0.8)
        yield Assertion(office.id, "officeOf", fitting[0].id, evidence, False, Status.DONE, {})


def leader_assertions(clusters: tuple[Cluster, ...], stated: tuple[Assertion, ...]) -> Iterator[Assertion]:
    """`coordinates` for whoever holds the office of a `Leiter` of a named body: to lead it is what the role says."""
    leading = {c.id for c in clusters if c.kind is Kind.OFFICE and c.attributes.get("role") == "Leiter"}
    bodies = {a.subject: a.object for a in stated if a.predicate == "officeOf" and a.subject in leading}
    for held in stated:
        if held.predicate == "holdsOffice" and held.object in bodies:
            evidence = Evidence(held.evidence.span, held.evidence.text, "leader-of-named-body", 0.75)
            yield Assertion(
                held.subject, "coordinates", bodies[held.object], evidence, False, held.status, held.attributes
            )


def _heads(portfolio: set[str], ministry: Cluster) -> bool:
    """Tell whether the ministry's names hold all of the portfolio."""
    words = {word.casefold()[:5] for name in (ministry.name, *ministry.aliases) for word in re.findall(r"\w{4,}", name)}
    return portfolio <= words


def _same_land(office: Cluster, ministry: Cluster, annotations: Annotations) -> bool:
    """Tell whether office and ministry belong to one government; the issuer's where the text is silent."""
    home = annotations.document.issuer.land
    one = office.attributes.get("land") or home
    other = ministry.attributes.get("land") or home
    return one is None or other is None or one == other
