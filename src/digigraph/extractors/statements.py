"""Finds what people say: direct speech with its speaker, and reported speech where the text says whose it is.

Rules for one quotation stand in `statements_attribution`, those for its speaker in `statements_subjects` and
`statements_reference`, reported speech in `statements_indirect`. Here quotations are taken in order, because a speaker
lasts until another speaks, and what the title anticipates is not said twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from digigraph.extractors.statements_attribution import attribute, follows_on, resumed
from digigraph.extractors.statements_indirect import frame_of, reported
from digigraph.extractors.statements_reference import speaker_of
from digigraph.extractors.statements_scene import Scene
from digigraph.extractors.statements_setting import REACH, Attribution, Setting, next_speech, setting_of
from digigraph.extractors.statements_subjects import find_subject
from digigraph.model import Annotations, Frame, Kind, Mention, Quotation, Span

UNLISTED = "person:speaker"
"""Rule of the names that nothing but their place behind a verb of speaking gives away."""
REPEATED = 0.7
"""Share of a title quotation's words that a quotation of the body must hold for the title to repeat it."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation that is speech."""

    quotation: Quotation
    attribution: Attribution
    speaker: Mention | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Statements:
    """Adds a `statement` frame for each thing said."""

    name: str = "statements"

    def annotate(self, annotations: Annotations) -> Annotations:
        """Return the annotations with statement frames, and with names that only their speaking gives away."""
        scene = Scene(annotations)
        spoken = _once(scene, list(_spoken(scene)))
        named = {item.speaker.span: item.speaker for item in spoken if item.speaker and item.speaker.rule == UNLISTED}
        extended = annotations.with_mentions(list(named.values())) if named else annotations
        direct = [_frame(scene, item) for item in spoken]
        return extended.with_frames([*direct, *(frame_of(item) for item in reported(scene, direct))])


def _spoken(scene: Scene) -> Iterator[Spoken]:
    """Take the outermost quotations in order and keep those that are speech."""
    last: Spoken | None = None
    previous: Quotation | None = None
    for number, quotation in enumerate(scene.quotations):
        if _is_name(scene, quotation):
            continue
        found = _speech(setting_of(scene, quotation, previous, next_speech(scene, number)), last)
        if found is None:
            continue
        yield found
        previous = quotation
        last = found if not scene.title.contains(quotation.span) else last


def _speech(setting: Setting, last: Spoken | None) -> Spoken | None:
    """Decide on one quotation and find its speaker; `last` is the speech before it."""
    scene, start = setting.scene, setting.quotation.span.start - 1
    joined = last is not None and follows_on(scene, last.attribution.end, start)
    attribution = attribute(setting)
    weak = attribution is None or attribution.subject is None or attribution.rule in ("comma", "partial")
    if joined and last is not None and weak and setting.clausal and (setting.finished or attribution is not None):
        end = max(setting.quotation.span.end + 1, attribution.end if attribution else 0)
        carried = replace(last.attribution, rule="continued", end=end, confidence=0.93, continued=True, partial=False)
        return Spoken(setting.quotation, carried, last.speaker, _evidence(setting, carried))
    attribution = attribution or _standing(setting)
    if attribution is None:
        return None
    before = last.speaker if last else None
    position = attribution.subject.span.start if attribution.subject else start
    if attribution.subject and attribution.subject.kind == "pronoun":
        position = min(position, start)
    speaker = before if attribution.continued else speaker_of(scene, attribution.subject, position, before)
    return Spoken(setting.quotation, attribution, speaker, _evidence(setting, attribution))


def _standing(setting: Setting) -> Attribution | None:
    """A quotation that is a sentence of its own: taken up by the next one, or said by the subject of the one before."""
    scene, quotation = setting.scene, setting.quotation
    alone = setting.own and setting.finished and setting.clausal and not setting.trail.strip(" .!?…)")
    if not alone or scene.title.contains(quotation.span):
        return None
    index = scene.sentence_index(quotation.span.end)
    if index + 1 < len(scene.sentences):
        following = scene.sentences[index + 1]
        found = resumed(setting, Span(following.start, min(following.end, following.start + REACH)))
        if found and "\n" not in scene.text[quotation.span.end : following.start]:
            return found
    end = quotation.span.end + 1
    number = scene.sentence_index(quotation.span.start - 1)
    if number > 0 and not setting.lead.strip():
        sentence = scene.sentences[number - 1]
        near = "\n" not in scene.text[sentence.end : quotation.span.start]
        stretch = Span(max(sentence.start, sentence.end - REACH), sentence.end)
        subject = find_subject(scene, stretch) if near and not scene.quoted(sentence.end - 1) else None
        if subject is not None and subject.kind in ("person", "pronoun", "role"):
            return Attribution("standing", "", subject, end, 0.8)
    return Attribution("standing", "", None, end, 0.6, continued=True) if setting.words >= 5 else None


def _is_name(scene: Scene, quotation: Quotation) -> bool:
    """Tell whether another extractor took the quoted words for the name of something."""
    size = quotation.span.end - quotation.span.start
    for mention in scene.mentions_in(Span(quotation.span.start - 40, quotation.span.end), Kind.INITIATIVE, Kind.EVENT):
        shared = min(mention.span.end, quotation.span.end) - max(mention.span.start, quotation.span.start)
        if shared >= 0.8 * size:
            return True
    return False


def _evidence(setting: Setting, attribution: Attribution) -> Span:
    """From the words that attribute the speech to its end."""
    scene, quotation = setting.scene, setting.quotation
    start, end = quotation.span.start - 1, quotation.span.end + (1 if quotation.closed else 0)
    if attribution.rule in ("colon", "comma", "partial"):
        start = setting.before.start + len(setting.lead) - len(setting.lead.lstrip())
    elif not attribution.continued and attribution.end > end:
        end = attribution.end
    return Span(max(0, start), min(len(scene.text), end))


def _once(scene: Scene, spoken: list[Spoken]) -> list[Spoken]:
    """Drop what the title takes from the body, and what stands twice word for word."""
    body = [item for item in spoken if not scene.title.contains(item.quotation.span)]
    told = [_words(scene, item.quotation) for item in body]
    whole = told + [
        first + second
        for first, second, item in zip(told, told[1:], body[1:], strict=False)
        if item.attribution.continued
    ]
    kept = [
        item
        for item in spoken
        if scene.title.contains(item.quotation.span) and not _told(_words(scene, item.quotation), whole)
    ]
    seen: set[tuple[str, ...]] = set()
    for item, words in zip(body, told, strict=True):
        if words not in seen or len(words) < 4:
            kept.append(item)
        seen.add(words)
    return sorted(kept, key=lambda item: item.quotation.span)


def _words(scene: Scene, quotation: Quotation) -> tuple[str, ...]:
    """Words of a quotation, folded."""
    return tuple(re.findall(r"\w+", scene.document.slice(quotation.span).casefold()))


def _told(title: tuple[str, ...], told: list[tuple[str, ...]]) -> bool:
    """Tell whether some quotation of the body holds most words of a title quotation."""
    return any(sum(word in words for word in title) >= REPEATED * len(title) for words in told)


def _frame(scene: Scene, item: Spoken) -> Frame:
    """Turn speech into a frame."""
    attribution = item.attribution
    attributes: dict[str, object] = {"quote_span": item.quotation.span, "direct": True, "verb": attribution.verb}
    if attribution.subject is not None:
        attributes["speaker_span"] = attribution.subject.span
    if attribution.partial:
        attributes["partial"] = True
    roles: dict[str, Mention | str] = {"speaker": item.speaker} if item.speaker else {}
    return Frame(
        "statement",
        roles,
        item.evidence,
        f"statement:{attribution.rule}",
        confidence=attribution.confidence,
        attributes=attributes,
    )
