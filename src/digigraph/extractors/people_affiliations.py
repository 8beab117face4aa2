"""What a person belongs to by the words beside the name: "(SPD)", "vom Fachbereich Architektur", "von der Firma X"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from digigraph.extractors.people_names import PersonName
from digigraph.extractors.people_scene import BODY_KINDS, Scene
from digigraph.model import Frame, Kind, Mention, Span

_OF = frozenset({"von", "vom"})
_ARTICLES = frozenset({"der", "dem", "den"})
_APPOSED = frozenset({"Firma", "Fa.", "Unternehmen", "Verein"})
_NO_PARTY = frozenset({"parteilos"})


def affiliations(
    scene: Scene, names: Mapping[int, PersonName], persons: Mapping[int, Mention]
) -> tuple[list[Frame], list[Mention]]:
    """Make memberOf frames and the party mentions they need."""
    frames: list[Frame] = []
    parties: dict[Span, Mention] = {}
    for first, name in names.items():
        if not name.full:
            continue
        body = _body_after(scene, name)
        if body is not None:
            evidence = Span(name.span.start, body.span.end)
            frames.append(
                Frame(
                    "memberOf", {"subject": persons[first], "object": body}, evidence, "name-of-body", confidence=0.85
                )
            )
        party = _party_after(scene, name, str(persons[first].get("party") or ""), parties)
        if party is not None:
            end = max(name.span.end, party.span.end)
            end += scene.document.text.startswith(")", end)
            evidence = Span(min(name.span.start, party.span.start), end)
            frames.append(
                Frame("memberOf", {"subject": persons[first], "object": party}, evidence, "party", confidence=0.95)
            )
    return frames, list(parties.values())


def _body_after(scene: Scene, name: PersonName) -> Mention | None:
    """Body named directly after a name with "von"."""
    cursor = name.last
    if scene.text(cursor) not in _OF or not scene.adjacent(cursor):
        return None
    cursor += 1
    if scene.text(cursor) in _ARTICLES:
        cursor += 1
    for start in (cursor, cursor + 1 if scene.text(cursor) in _APPOSED else cursor):
        mention = scene.mention_from(start, BODY_KINDS)
        if mention is not None and mention.get("category") != "Metonym":
            return mention
    return None


def _party_after(scene: Scene, name: PersonName, party: str, made: dict[Span, Mention]) -> Mention | None:
    """Party in the parenthesis after a name or after the next one ("beide SPD")."""
    if not party or party in _NO_PARTY:
        return None
    start = scene.document.text.find(party, name.span.end, name.span.end + 160)
    if start < 0:
        return None
    index = scene.index_after(start)
    existing: Iterable[Mention] = scene.mentions_on(index, frozenset({Kind.ORGANIZATION}))
    for mention in existing:
        return mention
    span = Span(start, start + len(party))
    attributes = {"category": "Partei"} | ({"acronym": party} if party.isupper() else {})
    return made.setdefault(span, Mention(span, Kind.ORGANIZATION, party, "person.party", 0.9, attributes))
