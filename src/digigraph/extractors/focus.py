"""What a text was last about, so that a pronoun, "dazu" or an elided subject can be filled in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from digigraph.extractors.clauses import Clause
from digigraph.extractors.genders import grammatical_gender
from digigraph.extractors.references import heads_of
from digigraph.extractors.slots import Slot
from digigraph.model import Kind

THINGS = (Kind.INITIATIVE, Kind.EVENT, Kind.ORGANIZATION)
"""Undertakings before events before bodies: the order in which something unnamed is looked for."""

_PRONOUN_GENDER = {"er": "m", "sie": "f", "es": "n", "dieser": "m", "diese": "f", "dieses": "n"}
_REACH = 6
"""How many things back a pronoun reaches; farther ones are forgotten rather than guessed."""


@dataclass(slots=True)
class Focus:
    """The person and the things in focus while a document is read sentence by sentence."""

    person: Slot | None = None
    things: list[Slot] = field(default_factory=list)
    """Undertakings, events and bodies named so far, latest last."""

    def after(self, clause: Clause) -> None:
        """Move on past a clause; what is said inside quotation marks leaves the focus where it was."""
        if clause.quoted:
            return
        self.things += [
            slot
            for slot in clause.slots
            if slot.kind in THINGS and slot.span.end > slot.span.start and slot.mention.get("category") != "Metonym"
        ]
        if not clause.relative:
            subjects = [slot for slot in clause.slots if slot.kind is Kind.PERSON and slot.bare]
            self.person = subjects[0] if subjects else self.person

    def last(self, kinds: Iterable[Kind]) -> Slot | None:
        """The latest thing of the first of these kinds; one that was spoken of before one that only stood beside."""
        for kind in kinds:
            named = [slot for slot in self.things if slot.kind is kind]
            salient = [slot for slot in named if slot.bare or slot.case == "acc" or slot.preposition == "zu"]
            if named:
                return (salient or named)[-1]
        return None

    def recent(self, kind: Kind) -> Slot | None:
        """A thing of this kind among the last few named."""
        return next((slot for slot in reversed(self.things[-_REACH:]) if slot.kind is kind), None)

    def by_pronoun(self, pronoun: str, kinds: frozenset[Kind]) -> Slot | None:
        """The latest thing of the pronoun's gender, undertakings before bodies; one of unknown gender fits any."""
        gender = _PRONOUN_GENDER.get(pronoun)
        recent = [s for s in reversed(self.things[-_REACH:]) if s.kind in kinds and (s.bare or s.case == "acc")]
        for wanted in ((Kind.INITIATIVE, Kind.EVENT), (Kind.ORGANIZATION,)):
            for slot in recent:
                if slot.kind in wanted and _gender_of(slot) in (None, gender):
                    return slot
        return None


def _gender_of(slot: Slot) -> str | None:
    """Grammatical gender of what a slot names, by its category or first word."""
    return next((gender for head in heads_of(slot.mention)[:2] if (gender := grammatical_gender(head))), None)
