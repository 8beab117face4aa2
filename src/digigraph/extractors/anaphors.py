"""Definite nouns that take up something named before: "die Hochschule", "des Forums", "das Netzwerk"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digigraph.extractors.candidates import Occupied
from digigraph.extractors.nouns import Head, HeadNouns
from digigraph.extractors.passages import Passage
from digigraph.extractors.phrases import DEFINITE, determiner
from digigraph.model import Mention


class Introduced:
    """What a text has named up to an offset, by the nouns that can take it up; read from left to right only."""

    def __init__(self, mentions: Iterable[Mention], heads: HeadNouns) -> None:
        """Take the mentions of one kind and the nouns of that kind."""
        self._waiting = sorted(mentions, key=lambda mention: mention.span, reverse=True)
        self._heads = heads
        self._latest: dict[str, Mention] = {}

    def advance(self, offset: int) -> None:
        """Note the mentions that begin before an offset."""
        while self._waiting and self._waiting[-1].span.start < offset:
            mention = self._waiting.pop()
            for key in self._keys(mention):
                self._latest[key] = mention

    def _keys(self, mention: Mention) -> set[str]:
        """Nouns that can take a mention up: its category, its first word, and the last parts of both."""
        keys = set()
        for word in (str(mention.get("category") or ""), mention.name.split(" ")[0]):
            if word:
                keys.add(word.lower())
                if head := self._heads.find(word):
                    keys |= {head.word.lower(), head.lemma.lower()}
        return keys

    def taken_up_by(self, head: Head) -> Mention | None:
        """The latest mention that a noun can take up; a compound takes up only its own kind."""
        found = [self._latest.get(head.word.lower())]
        if not head.compound:
            found.append(self._latest.get(head.lemma.lower()))
        return max((mention for mention in found if mention), key=lambda mention: mention.span, default=None)


def anaphors(
    areas: Iterable[Passage], mentions: Sequence[Mention], occupied: Occupied, heads: HeadNouns
) -> list[Mention]:
    """Definite nouns of one kind that take up a mention of that kind, as mentions marked `anaphor`.

    They carry the name of what they take up. Metonyms ("das Land") are not taken up.
    """
    named = [mention for mention in mentions if mention.get("category") != "Metonym"]
    taken = Occupied(mention.span for mention in mentions)
    introduced = Introduced(named, heads)
    found = []
    for area in areas:
        for index in range(area.first, area.limit):
            token = area[index]
            if token.shape != "capital":
                continue
            head = heads.find(token.text)
            if head is None or head.plural or taken.covers(token.span) or occupied.covers(token.span):
                continue
            if determiner(area.listing.tokens, index, area.first) not in DEFINITE:
                continue
            introduced.advance(token.start)
            if source := introduced.taken_up_by(head):
                attributes = {"category": source.get("category"), "anaphor": True}
                rule = f"{source.kind.lower()}.anaphor"
                found.append(Mention(token.span, source.kind, source.name, rule, 0.7, attributes))
    return found
