"""One document as the rules for speech see it: mentions, sentences and quotations with look-up by offset.

Every look-up is a bisection, so that the work on a document grows with its length and no faster.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from digigraph.extractors.tokens import TokenList, tokens
from digigraph.model import Annotations, Document, Kind, Mention, Quotation, Span

BODIES = frozenset({Kind.ORGANIZATION, Kind.MINISTRY})
_RANK = {
    Kind.PERSON: 0, Kind.OFFICE: 1, Kind.MINISTRY: 2, Kind.ORGANIZATION: 2, Kind.INITIATIVE: 3, Kind.EVENT: 3,
    Kind.DATE: 4, Kind.MONEY: 4, Kind.PLACE: 5,
}  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """A document with the mentions found so far, indexed."""

    annotations: Annotations

    @cached_property
    def document(self) -> Document:
        """The document."""
        return self.annotations.document

    @cached_property
    def text(self) -> str:
        """The reading text."""
        return self.document.text

    @cached_property
    def tokens(self) -> TokenList:
        """Tokens of the reading text."""
        return tokens(self.text)

    @cached_property
    def persons(self) -> tuple[Mention, ...]:
        """Person mentions, in order."""
        return self.annotations.of_kind(Kind.PERSON)

    @cached_property
    def _person_starts(self) -> list[int]:
        return [mention.span.start for mention in self.persons]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences in order of the text."""
        return tuple(sorted(self.document.sentences))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Outermost quotations, in order."""
        return tuple(sorted(q for q in self.document.quotations if q.depth == 0 and q.span.end > q.span.start))

    @cached_property
    def title(self) -> Span:
        """The title's span; empty when there is none."""
        return self.document.zone("title") or Span(0, 0)

    @cached_property
    def _by_start(self) -> dict[int, Mention]:
        """For each offset, the mention that starts there: persons before offices before bodies, then the longest."""
        found: dict[int, Mention] = {}
        for mention in self.annotations.mentions:
            other = found.get(mention.span.start)
            if other is None or self._order(mention) < self._order(other):
                found[mention.span.start] = mention
        return found

    @staticmethod
    def _order(mention: Mention) -> tuple[int, int]:
        return (_RANK[mention.kind], mention.span.start - mention.span.end)

    def mention_at(self, offset: int) -> Mention | None:
        """Find the mention that starts at an offset."""
        return self._by_start.get(offset)

    @cached_property
    def _by_end(self) -> dict[int, tuple[Mention, ...]]:
        found: dict[int, tuple[Mention, ...]] = {}
        for mention in self.annotations.mentions:
            found[mention.span.end] = (*found.get(mention.span.end, ()), mention)
        return found

    def mentions_ending(self, offset: int) -> tuple[Mention, ...]:
        """Mentions that end at an offset."""
        return self._by_end.get(offset, ())

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [mention.span.start for mention in self.annotations.mentions]

    def mentions_in(self, span: Span, *kinds: Kind) -> tuple[Mention, ...]:
        """Mentions of these kinds that start inside a span, in order."""
        first, last = bisect_left(self._mention_starts, span.start), bisect_left(self._mention_starts, span.end)
        return tuple(m for m in self.annotations.mentions[first:last] if m.kind in kinds)

    def sentence_index(self, offset: int) -> int:
        """Index of the last sentence that starts at or before an offset; -1 before the first."""
        return bisect_right(self._sentence_starts, offset) - 1

    def persons_before(self, offset: int, count: int = 24) -> tuple[Mention, ...]:
        """Up to `count` person mentions that start before an offset, nearest first."""
        index = bisect_left(self._person_starts, offset)
        return self.persons[max(0, index - count) : index][::-1]

    def persons_in(self, span: Span) -> tuple[Mention, ...]:
        """Person mentions that start inside a span."""
        first, last = bisect_left(self._person_starts, span.start), bisect_left(self._person_starts, span.end)
        return self.persons[first:last]

    @cached_property
    def offices(self) -> dict[Span, tuple[Mention, ...]]:
        """For each person mention with an office of its own, the offices it holds, not those of the past."""
        found: dict[Span, tuple[Mention, ...]] = {}
        for frame in self.annotations.frames:
            person, office = frame.roles.get("subject"), frame.roles.get("object")
            if frame.type != "holdsOffice" or frame.get("to"):
                continue
            if isinstance(person, Mention) and isinstance(office, Mention):
                found[person.span] = (*found.get(person.span, ()), office)
        return found

    @cached_property
    def offices_by_name(self) -> dict[str, tuple[Mention, ...]]:
        """For each person's name, the offices any mention of it has."""
        found: dict[str, tuple[Mention, ...]] = {}
        for person in self.persons:
            if person.span in self.offices:
                found[person.name] = (*found.get(person.name, ()), *self.offices[person.span])
        return found

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.span.start for quotation in self.quotations]

    def quotations_in(self, span: Span) -> tuple[Quotation, ...]:
        """Outermost quotations that start inside a span."""
        starts = self._quotation_starts
        return self.quotations[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def quoted(self, offset: int) -> bool:
        """Tell whether an offset lies inside an outermost quotation."""
        index = bisect_right(self._quotation_starts, offset) - 1
        return index >= 0 and offset < self.quotations[index].span.end

    @cached_property
    def genders(self) -> dict[str, str]:
        """For each family name whose bearers are all of one gender, that gender."""
        found: dict[str, set[str]] = {}
        for person in self.persons:
            gender = person.get("gender") or self._gender_by_role(person)
            if gender:
                found.setdefault(family(person), set()).add(gender)
        return {name: next(iter(genders)) for name, genders in found.items() if len(genders) == 1}

    def gender(self, person: Mention) -> str | None:
        """Tell a person's gender: by the mention, the role before it, else by its family name's only bearer."""
        return person.get("gender") or self._gender_by_role(person) or self.genders.get(family(person))

    def _gender_by_role(self, person: Mention) -> str | None:
        """Read the gender from the word right before a name: "Imkerin", "Herr"."""
        before = self.tokens.before(person.span.start)
        if not before or person.span.start - before[0].end > 1:
            return None
        word = before[0].text
        if word in ("Frau", "Herr", "Herrn"):
            return "f" if word == "Frau" else "m"
        if word[:1].isupper() and word.endswith("in") and len(word) > 4:
            return "f"
        return None

    @cached_property
    def full_names(self) -> dict[str, tuple[Mention, ...]]:
        """For each family name, the mentions that carry a given name too."""
        found: dict[str, tuple[Mention, ...]] = {}
        for person in self.persons:
            if person.get("full"):
                found[family(person)] = (*found.get(family(person), ()), person)
        return found


def family(person: Mention) -> str:
    """Family name of a person mention."""
    return str(person.get("family") or person.name.split(" ")[-1])
