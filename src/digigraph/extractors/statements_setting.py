"""A quotation with what stands around it: where the rules look for the words that make it speech."""

from __future__ import annotations

from dataclasses import dataclass

from digigraph.extractors.statements_scene import Scene
from digigraph.extractors.statements_subjects import Subject
from digigraph.model import Quotation, Span

REACH = 400
"""Code points read on either side of a quotation; bounds the work on text without sentence ends."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """By which words a quotation is speech."""

    rule: str
    verb: str
    """The verb as written, with its particle; `:` for a bare colon, `so` for "so X"."""
    subject: Subject | None
    end: int
    """Offset behind the attribution or the quotation, whichever is later."""
    confidence: float = 0.95
    continued: bool = False
    """The speaker is the one of the quotation before."""
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """A quotation with the text around it: of its own sentence, up to its neighbours."""

    scene: Scene
    quotation: Quotation
    before: Span
    """From the beginning of the sentence, or the quotation before, to the opening mark."""
    after: Span
    """From behind the closing mark to the end of the sentence, or the next quotation."""

    @property
    def text(self) -> str:
        """What stands between the marks."""
        return self.scene.document.slice(self.quotation.span)

    @property
    def lead(self) -> str:
        """The text before the opening mark."""
        return self.scene.document.slice(self.before)

    @property
    def trail(self) -> str:
        """The text behind the closing mark."""
        return self.scene.document.slice(self.after)

    @property
    def words(self) -> int:
        """How many words stand between the marks."""
        return self.text[:REACH].count(" ") + 1

    @property
    def own(self) -> bool:
        """Tell whether the quotation begins its sentence, or what stands before it is complete."""
        lead = self.lead.strip()
        return not lead or lead[-1] in ".!?…–-“)/" or lead in ("Und", "Denn", "Aber", "Doch")

    @property
    def finished(self) -> bool:
        """Tell whether the quotation ends its sentence."""
        return self.trail.strip(" .!?…)") == "" or self.text.rstrip()[-1:] in ".!?…"

    @property
    def clausal(self) -> bool:
        """Tell whether what is quoted is long enough to be a sentence and no name."""
        ended = self.text.rstrip()[-1:] in ".!?…"
        return self.words >= 4 or (ended and self.words >= 2)


def setting_of(scene: Scene, quotation: Quotation, previous: Quotation | None, following: Quotation | None) -> Setting:
    """Cut out what stands around a quotation: its sentence, without the neighbours."""
    opening = quotation.span.start - 1
    closing = quotation.span.end + (1 if quotation.closed else 0)
    floor = previous.span.end + 1 if previous else 0
    ceiling = following.span.start - 1 if following else len(scene.text)
    number = scene.sentence_index(opening)
    start = scene.sentences[number].start if number >= 0 else max(0, opening - REACH)
    if number > 0 and not scene.text[start:opening].strip():
        earlier = scene.sentences[number - 1]
        if scene.text[earlier.end - 1] == ":" or scene.text[earlier.start : opening].rstrip().endswith(":"):
            start = earlier.start
    number = scene.sentence_index(max(opening, closing - 1))
    end = max(closing, scene.sentences[number].end if number >= 0 else closing)
    before = Span(max(start, floor, opening - REACH), opening)
    after = Span(min(closing, ceiling), min(max(closing, min(end, ceiling)), closing + REACH))
    return Setting(scene, quotation, Span(min(before.start, before.end), before.end), after)


def next_speech(scene: Scene, number: int) -> Quotation | None:
    """Find the next quotation that can be speech; one or two embedded names ("dem „Neuen Tag“") are passed over."""
    for quotation in scene.quotations[number + 1 : number + 4]:
        text = scene.document.slice(quotation.span)
        before = scene.text[max(0, quotation.span.start - 3) : quotation.span.start - 1].rstrip()
        embedded = before[-1:].isalnum() and text.count(" ") < 3 and text[-1:] not in ".!?"
        if not embedded:
            return quotation
    return None
