"""Mentions of bodies that only a role phrase names: "Vorsitzender des Fördervereins X", "IHK-Präsident"."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator

from digigraph.extractors.nouns import Head, nominative_adjective, organization_heads, without_genitive
from digigraph.extractors.people_scene import BODY_KINDS, Scene
from digigraph.model import Kind, Mention, Span

CANDIDATES = BODY_KINDS | {Kind.INITIATIVE}
"""Kinds of mentions an office can belong to."""
MUNICIPALITY = re.compile(
    r"^(?:Stadt|(?:Land|Stadt)?[Kk]reis(?:es)?|(?:Verbands|Samt|Orts|Einheits)?[Gg]emeinde|Hansestadt|Landeshauptstadt"
    r"|Lutherstadt|Kreisstadt|Region) \w|\w+kreis$"
)
_FARTHEST = 200
"""How many mentions are looked through for one role; keeps long texts linear."""


class KnownBodies:
    """The bodies of one document, found before or made here, in the order of the text."""

    def __init__(self, scene: Scene) -> None:
        """Take the document as earlier extractors left it."""
        self.scene = scene
        self.made: dict[Span, Mention] = {}
        self._ordered = [
            (mention.span, number, mention)
            for number, mention in enumerate(scene.annotations.mentions)
            if mention.kind in CANDIDATES
        ]
        self._ordered.sort()

    def before(self, offset: int, since: int = 0) -> Iterator[Mention]:
        """Bodies that end before an offset and begin at or after another, nearest first."""
        place = bisect_left(self._ordered, (Span(offset, offset),))
        for span, _, mention in reversed(self._ordered[max(0, place - _FARTHEST) : place]):
            if span.start < since:
                return
            if span.end <= offset:
                yield mention

    def after(self, offset: int) -> Iterator[Mention]:
        """Bodies that begin at or after an offset, nearest first."""
        place = bisect_left(self._ordered, (Span(offset, offset),))
        for _, _, mention in self._ordered[place : place + _FARTHEST]:
            yield mention

    def ministries(self) -> Iterator[Mention]:
        """Ministries, the issuer first."""
        found = [mention for _, _, mention in self._ordered if mention.kind is Kind.MINISTRY]
        yield from sorted(found, key=lambda mention: not mention.get("issuer"))

    def _add(self, mention: Mention) -> Mention:
        """Keep a mention made here."""
        if mention.span not in self.made:
            self.made[mention.span] = mention
            insort(self._ordered, (mention.span, -len(self.made), mention))
        return self.made[mention.span]

    def from_words(self, first: int, last: int, head: int | None) -> Mention:
        """Make a mention of words that name a body, in the nominative; `head` is the index of its noun."""
        words = [self.scene.text(index) for index in range(first, last)]
        noun = organization_heads().find(self.scene.text(head)) if head is not None else None
        if noun is not None and head is not None:
            category = noun.lemma
            words[: head - first + 1] = _nominative(words[: head - first + 1], noun)
        else:
            if self.scene.text(first - 1) == "des":
                words[0] = without_genitive(words[0])
            category = words[0] if MUNICIPALITY.match(" ".join(words)) else ""
        name = re.sub(r"(?<=\() | (?=[),])", "", " ".join(words))
        attributes = {"category": category} | ({"acronym": name} if len(words) == 1 and name.isupper() else {})
        span = self.scene.span(first, last)
        return self._add(Mention(span, Kind.ORGANIZATION, name, "office.body", 0.8, attributes))

    def from_prefix(self, head: int, prefix: str) -> Mention:
        """Make a mention of the first part of a compound: "IHK" in "IHK-Präsident"."""
        start = self.scene.tokens[head].start
        attributes = {"category": ""} | ({"acronym": prefix} if prefix.isupper() else {})
        span = Span(start, start + len(prefix))
        return self._add(Mention(span, Kind.ORGANIZATION, prefix, "office.body", 0.7, attributes))


def _nominative(words: list[str], noun: Head) -> list[str]:
    """Put adjectives and the head noun after them into the nominative; a plural noun stays as it is."""
    adjectives = [nominative_adjective(word, noun.gender, plural=noun.plural) for word in words[:-1]]
    return [*adjectives, words[-1] if noun.plural else noun.word]
