"""Finds persons and offices, and who holds which office of which body.

Order of work: names that prove themselves, role phrases, names their role proves, later mentions by family name, what
verbs say. Names of bodies found before win over names without a role; see `people_names`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from digigraph.extractors.offices_bodies import Bodies
from digigraph.extractors.offices_roles import Role, find_roles
from digigraph.extractors.people_affiliations import affiliations
from digigraph.extractors.people_bridges import bridged
from digigraph.extractors.people_frames import Ties
from digigraph.extractors.people_holders import Holding, juxtaposed
from digigraph.extractors.people_index import People
from digigraph.extractors.people_mentions import office_mentions, person_mentions
from digigraph.extractors.people_names import PersonName
from digigraph.extractors.people_predications import predicated
from digigraph.extractors.people_proofs import find_names, find_presented_names
from digigraph.extractors.people_scene import NAME_KINDS, Scene
from digigraph.extractors.people_successions import successions
from digigraph.extractors.people_surnames import find_later_names
from digigraph.model import Annotations, Kind, Mention, Span


@dataclass(frozen=True, slots=True)
class PeopleExtractor:
    """Adds Person and Office mentions and the frames holdsOffice, officeOf and memberOf."""

    name: str = "people"

    def annotate(self, annotations: Annotations) -> Annotations:
        """Return the annotations with persons, offices and what ties them; places inside a person's name go."""
        scene = Scene(annotations)
        names, roles, holdings = read_people(scene)
        bodies = Bodies(scene)
        persons = person_mentions(scene, names, holdings)
        offices = office_mentions(scene, roles, holdings)
        frames = list(Ties(scene, persons, offices, bodies).frames(roles, holdings))
        memberships, parties = affiliations(scene, names, persons)
        found = [*parties, *persons.values(), *offices.values(), *bodies.made]
        return _cleared(scene, list(names.values())).with_mentions(found).with_frames([*frames, *memberships])


def read_people(scene: Scene) -> tuple[dict[int, PersonName], list[Role], list[Holding]]:
    """Read names by their first token, role phrases, and who holds what."""
    names = {name.first: name for name in find_names(scene)}
    names |= {name.first: name for name in find_presented_names(scene, names)}
    roles = list(find_roles(scene, names))
    _, licensed = juxtaposed(scene, names, roles)
    names |= {name.first: name for name in licensed}
    for later in find_later_names(scene, sorted(names.values(), key=lambda name: name.first)):
        names[later.first] = later
    roles = [role for role in roles if not _is_family_name(role, names)]
    holdings, licensed = juxtaposed(scene, names, roles)
    names |= {name.first: name for name in licensed}
    people = People(scene, dict(sorted(names.items())))
    holdings += predicated(people, roles, holdings)
    holdings.sort(key=_holding_order)
    holdings += bridged(people, roles, holdings)
    holdings += successions(people, sorted(holdings, key=_holding_order))
    return dict(sorted(names.items())), roles, sorted(holdings, key=_holding_order)


def _holding_order(holding: Holding) -> tuple[int, int]:
    """Order of the text."""
    return holding.role.head, holding.name.first


def _is_family_name(role: Role, names: dict[int, PersonName]) -> bool:
    """Tell whether a role noun is a family name here ("Richter begann seine Laufbahn")."""
    name = names.get(role.head)
    return name is not None and not name.given


def _cleared(scene: Scene, names: Sequence[PersonName]) -> Annotations:
    """Drop what lies inside a person's name ("Stendal" in "Holger Stendal"); cut bodies that ran into one."""
    cut: dict[int, Mention | None] = {}
    for name in names:
        if not name.full:
            for mention in scene.mentions_on(name.first, frozenset({Kind.PLACE})):
                cut[id(mention)] = None if name.span.contains(mention.span) else mention
            continue
        for index in range(name.first, name.last):
            for mention in scene.mentions_on(index, NAME_KINDS | {Kind.PLACE}):
                cut[id(mention)] = _rest(scene, mention, name)
    if not cut:
        return scene.annotations
    kept = [cut.get(id(mention), mention) for mention in scene.annotations.mentions]
    return scene.annotations.replacing_mentions([mention for mention in kept if mention is not None])


def _rest(scene: Scene, mention: Mention, name: PersonName) -> Mention | None:
    """What is left of a mention beside a person's name; the mention itself where the two can both stand."""
    if name.span.contains(mention.span):
        return None
    if mention.span.start < name.span.start and mention.span.end == name.span.end:
        end = scene.tokens[name.first - 1].end
        text = scene.document.text
        tail = text[end : mention.span.end]
        return replace(mention, span=Span(mention.span.start, end), name=mention.name.removesuffix(tail))
    return mention


__all__ = ["PeopleExtractor", "read_people"]
