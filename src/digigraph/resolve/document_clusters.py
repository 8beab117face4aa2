"""Which mentions of one release are the same thing: ordered sieves, kind by kind.

Persons bind by full name, then by surname to the only bearer; bodies, undertakings, events and places by normal form,
alias and acronym; offices by role with compatible portfolio, body and Land, or by their holder. A surname two people
bear binds to neither unless a role or gender decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from digigraph.model import Annotations, Kind, Mention
from digigraph.resolve.document_offices import office_groups

_ARTICLES = re.compile(r"^(?:der|die|das|dem|den|des|ein|eine|einer|eines|einem|einen)\s+", re.I)
_MARKS = re.compile(r"[„“‚‘»«\"'’]")
_LAND = re.compile(r"\s+(?:des Landes|der Freien Hansestadt|des Freistaates?|von)\s+[A-ZÄÖÜ][\w-]+$")


@dataclass(slots=True)
class Cluster:
    """Mentions of one thing in one release."""

    kind: Kind
    mentions: list[Mention]
    name: str = ""
    aliases: tuple[str, ...] = ()
    attributes: dict[str, Any] = field(default_factory=dict)
    id: str = ""

    @property
    def named(self) -> bool:
        """Whether some mention names it, rather than points back to it."""
        return any(not mention.get("anaphor") for mention in self.mentions)

    @property
    def weak(self) -> bool:
        """Whether it counts only when something is said about it: metonyms and generic events."""
        return all(
            m.get("category") == "Metonym" or m.get("generic") or m.get("weak")
            for m in self.mentions
            if not m.get("anaphor")
        )


def clusters_of(annotations: Annotations) -> tuple[Cluster, ...]:
    """Bind the mentions of a document; ids count in order of first naming mention."""
    persons = person_groups(annotations.of_kind(Kind.PERSON))
    groups: list[list[Mention]] = list(persons)
    groups += office_groups(annotations, persons)
    for kind in (Kind.MINISTRY, Kind.ORGANIZATION, Kind.INITIATIVE, Kind.EVENT, Kind.PLACE):
        groups += named_groups(annotations.of_kind(kind))
    clusters = [_cluster(group) for group in groups if group]
    clusters.sort(key=lambda c: (min(m.span for m in c.mentions), c.kind, c.name))
    for number, cluster in enumerate(clusters, start=1):
        cluster.id = f"e{number}"
    return tuple(clusters)


def key_of(name: str) -> str:
    """Normal form of a name inside one release: no marks, article, Land or inflection endings."""
    bare = _LAND.sub("", _ARTICLES.sub("", _MARKS.sub("", name))).replace("-", " ")
    words = re.findall(r"\w+", bare.casefold())
    return " ".join(re.sub(r"(?:es|en|er|em|s|n|e)$", "", word) if len(word) > 4 else word for word in words)


def _keys(mention: Mention) -> set[str]:
    """All normal forms by which a mention can be recognised."""
    values: list[str] = [mention.name]
    for attribute in ("acronym", "alias", "acronym_of"):
        value = mention.get(attribute)
        values += [value] if isinstance(value, str) else list(value or ())
    aliases = mention.get("aliases")
    values += list(aliases) if isinstance(aliases, Iterable) and not isinstance(aliases, str) else []
    return {key for value in values if value and (key := key_of(str(value)))}


def named_groups(mentions: tuple[Mention, ...]) -> list[list[Mention]]:
    """Bind by shared normal forms; an anaphor follows its antecedent."""
    groups: list[tuple[set[str], list[Mention]]] = []
    anaphors = [m for m in mentions if m.get("anaphor")]
    for mention in (m for m in mentions if not m.get("anaphor")):
        keys = _keys(mention)
        fitting = [group for group in groups if group[0] & keys and _compatible(group[1][0], mention)]
        if not fitting:
            groups.append((keys, [mention]))
            continue
        target = fitting[0]
        target[0].update(keys)
        target[1].append(mention)
        for other in fitting[1:]:
            target[0].update(other[0])
            target[1].extend(other[1])
            groups.remove(other)
    for anaphor in anaphors:
        antecedent = tuple(anaphor.get("antecedent") or ())
        for _, group in groups:
            if any(tuple(m.span) == antecedent for m in group):
                group.append(anaphor)
                break
    return [sorted(group, key=lambda m: m.span) for _, group in groups]


def _compatible(one: Mention, other: Mention) -> bool:
    """Editions differ by their ordinal, homonymous places by their identifier."""
    if one.kind is Kind.EVENT:
        first, second = one.get("ordinal"), other.get("ordinal")
        return first is None or second is None or first == second
    if one.kind is Kind.MINISTRY:
        first, second = one.get("land"), other.get("land")
        return first is None or second is None or first == second
    return True


def person_groups(mentions: tuple[Mention, ...]) -> list[list[Mention]]:
    """Bind full names first, then surnames to their only fitting bearer."""
    full: dict[str, list[Mention]] = {}
    short: list[Mention] = []
    for mention in mentions:
        if mention.get("anaphor"):
            continue
        if mention.get("full") or (mention.get("given") and mention.get("family")):
            full.setdefault(key_of(mention.name), []).append(mention)
        else:
            short.append(mention)
    groups = list(full.values())
    loose: dict[str, list[Mention]] = {}
    for mention in short:
        bearers = [g for g in groups if _family(g[0]) == _family(mention) and _same_gender(g, mention)]
        if len(bearers) > 1:
            bearers = _nearest(bearers, mention)
        if len(bearers) == 1:
            bearers[0].append(mention)
        elif not bearers:
            loose.setdefault(_family(mention), []).append(mention)
    return [sorted(g, key=lambda m: m.span) for g in (*groups, *loose.values())]


def _family(mention: Mention) -> str:
    """Surname for comparison."""
    return str(mention.get("family") or mention.name.split()[-1]).casefold()


def _same_gender(group: list[Mention], mention: Mention) -> bool:
    """Tell whether the genders known do not contradict each other."""
    known = {m.get("gender") for m in group} - {None}
    return mention.get("gender") is None or not known or mention.get("gender") in known


def _nearest(groups: list[list[Mention]], mention: Mention) -> list[list[Mention]]:
    """Of several bearers take the one named last before, if no other was named since its full form."""
    before = [
        (max((m.span.end for m in g if m.span.end <= mention.span.start), default=-1), i) for i, g in enumerate(groups)
    ]
    ranked = sorted(before, reverse=True)
    return [groups[ranked[0][1]]] if ranked[0][0] >= 0 and ranked[1][0] < 0 else []


def _cluster(group: list[Mention]) -> Cluster:
    """Choose the name of a group and collect what its mentions know."""
    naming = [m for m in group if not m.get("anaphor")] or group
    kind = naming[0].kind
    names = list(dict.fromkeys(m.name for m in naming))
    name = str(next((m.get("authority") for m in naming if m.get("authority")), "") or _best_name(kind, naming))
    attributes: dict[str, Any] = {}
    for mention in naming:
        for key, value in mention.attributes.items():
            if value not in (None, "", ()):
                attributes.setdefault(key, value)
    aliases = [n for n in names if n != name]
    for key in ("acronym", "alias"):
        values = attributes.pop(key, ())
        aliases += [values] if isinstance(values, str) else list(values)
    return Cluster(kind, group, name, tuple(dict.fromkeys(a for a in aliases if a and a != name)), attributes)


def _best_name(kind: Kind, naming: list[Mention]) -> str:
    """The fullest name; for offices the first, which is how the text introduces them."""
    if kind is Kind.OFFICE:
        return max(
            naming, key=lambda m: (not m.get("anaphor"), len(m.name) if m.get("body") or m.get("portfolio") else 0)
        ).name
    if kind is Kind.PERSON:
        return max(naming, key=lambda m: (bool(m.get("full")), len(m.name))).name
    return max(naming, key=lambda m: (m.confidence >= 0.5, len(m.name))).name
