"""Finds reported speech outside quotation marks, where the text says plainly whose it is.

    X zufolge ...          named        nach Angaben von X, laut X      named
    ..., so X, ...         so           X betonte, dass ...             reported
    X sagte, Y sei ...     reported     Er habe ... (after another)     subjunctive

Modest on purpose: a sentence is taken only when a person or body stands in one of these places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digigraph.extractors.statements_reference import speaker_of
from digigraph.extractors.statements_scene import BODIES, Scene
from digigraph.extractors.statements_subjects import PRONOUN, find_subject, subject_of_sentence
from digigraph.extractors.statements_verbs import finite_forms, written
from digigraph.extractors.statements_words import REPORTING
from digigraph.model import Frame, Kind, Mention, Span

_LONGEST = 1200
"""A sentence longer than this is no sentence."""
_BEHIND = re.compile(r"\s+zufolge\b")
_AHEAD = re.compile(
    r"\b(?:[Nn]ach\s(?:Angaben?|Aussagen?|Auskunft|Ansicht|Auffassung|Einschätzung|Überzeugung|Meinung|Darstellung|"
    r"den\sWorten|Worten)|[Aa]us\s(?:Sicht|der\sSicht)|[Ll]aut)\s(?:von\s|des\s|der\s|dem\s)?"
)
_SO = re.compile(r"[,–]\s(?:so(?!\s(?:dass|daß|wie|viel|lange|weit|etwa))|wie)\s")
_CLAUSE = re.compile(r",\s(?:dass\b)?")
_SUBJUNCTIVE = re.compile(
    r"\b(?:habe|sei|seien|werde|könne|müsse|wolle|solle|dürfe|möge|gebe|gehe|bleibe|komme|stehe|liege|lasse|brauche|"
    r"bedeute|bringe|zeige|fehle|handle|wisse|sehe|nehme|trage|erwarte|wünsche|hoffe|führe|leiste|schaffe|biete|stelle|"
    r"gelte|helfe|beginne|ermögliche|hätten|wären|würden|könnten|müssten)\b"
)
_CARRIED = re.compile(r"\s*(?:Er|Sie|Es|Das|Die|Der|Dies|Damit|Dabei|Zudem|Außerdem|Dafür|Hier|Man|So)\s")


@dataclass(frozen=True, slots=True)
class Reported:
    """Reported speech: what, whose, and by which words."""

    content: Span
    speaker: Mention
    verb: str
    rule: str
    sentence: Span
    confidence: float


def reported(scene: Scene, direct: Sequence[Frame]) -> Iterator[Reported]:
    """Find reported speech sentence by sentence; `direct` are the statements found in quotation marks."""
    ends = {frame.evidence.end: frame for frame in direct}
    last: Mention | None = None
    near = -1
    for number, sentence in enumerate(scene.sentences):
        frame = next((ends[end] for end in range(sentence.end - 2, sentence.end + 2) if end in ends), None)
        if frame is not None:
            speaker = frame.roles.get("speaker")
            last, near = (speaker if isinstance(speaker, Mention) else None), number
            continue
        if (
            scene.title.contains(sentence)
            or sentence.end - sentence.start > _LONGEST
            or _speech_inside(scene, sentence)
        ):
            continue
        found = _in_sentence(scene, sentence) or (_carried(scene, sentence, last) if near == number - 1 else None)
        if found is not None:
            last, near = found.speaker, number
            yield found


def _speech_inside(scene: Scene, sentence: Span) -> bool:
    """Tell whether a sentence lies in or touches a quotation of several words."""
    if scene.quoted(sentence.start) or scene.quoted(sentence.end - 1):
        return True
    return any(scene.document.slice(q.span).count(" ") > 6 for q in scene.quotations_in(sentence))


def _in_sentence(scene: Scene, sentence: Span) -> Reported | None:
    """Try the rules that need nothing but the sentence, surest first."""
    return _behind(scene, sentence) or _ahead(scene, sentence) or _so(scene, sentence) or _clause(scene, sentence)


def _speaking(scene: Scene, offset: int, end: int) -> Mention | None:
    """Find the person, or else the body, that begins within one phrase of an offset."""
    found = scene.mentions_in(Span(offset, min(end, offset + 80)), Kind.PERSON, *BODIES)
    inside = [m for m in found if not re.search(r"[,;:]", scene.text[offset : m.span.start])]
    return next((m for m in inside if m.kind is Kind.PERSON), inside[0] if inside else None)


def _behind(scene: Scene, sentence: Span) -> Reported | None:
    """ "Seinem Nachfolger Jan Torf zufolge prüft ..."."""
    match = _BEHIND.search(scene.text, *sentence)
    if match is None:
        return None
    named = [m for m in scene.mentions_ending(match.start()) if m.kind in (Kind.PERSON, *BODIES)]
    if not named:
        return None
    person = next((m for m in named if m.kind is Kind.PERSON), named[0])
    content = Span(match.end() + 1, sentence.end) if sentence.end - match.end() > 12 else sentence
    return Reported(content, person, "zufolge", "named", sentence, 0.9)


def _ahead(scene: Scene, sentence: Span) -> Reported | None:
    """ "Nach Angaben von X ...", "laut X"."""
    match = _AHEAD.search(scene.text, *sentence)
    named = _speaking(scene, match.end(), sentence.end) if match else None
    if match is None or named is None or len(scene.text[match.end() : named.span.start].split()) > 4:
        return None
    begins = match.start() - sentence.start < 3
    content = Span(named.span.end + 1, sentence.end) if begins else sentence
    return Reported(content, named, " ".join(match.group().split()[:2]).lower(), "named", sentence, 0.85)


def _so(scene: Scene, sentence: Span) -> Reported | None:
    """ "..., so X, ...": whose words the sentence gives."""
    for match in _SO.finditer(scene.text, *sentence):
        stretch = Span(match.end(), min(sentence.end, match.end() + 120))
        comma = re.search(r"[,.]", scene.text[stretch.start : stretch.end])
        subject = find_subject(scene, Span(stretch.start, stretch.start + comma.start() if comma else stretch.end))
        if subject is None or subject.span.start - match.end() > 40:
            continue
        as_said = match.group().strip(", –") == "wie"
        gap = scene.text[match.end() : subject.span.start]
        own = gap in ("", "der ", "die ", "das ") and subject.kind != PRONOUN
        if as_said and not (own and _has_speech(scene, Span(match.end(), sentence.end))):
            continue
        speaker = speaker_of(scene, subject, subject.span.start, None)
        if speaker is not None:
            return Reported(sentence, speaker, "so", "so", sentence, 0.85)
    return None


def _has_speech(scene: Scene, span: Span) -> bool:
    """Tell whether a stretch up to its first comma holds a finite verb of speaking."""
    head = scene.document.slice(span).partition(",")[0]
    return any(verb.lemma in REPORTING for word in head.rstrip(".").split() for verb in finite_forms().get(word, ()))


def _clause(scene: Scene, sentence: Span) -> Reported | None:
    """ "X betonte, dass ...", "X sagte, Y sei ..."."""
    match = _CLAUSE.search(scene.text, *sentence)
    while match is not None:
        head = Span(sentence.start, match.start())
        rest = scene.text[match.end() : sentence.end]
        dass = match.group().endswith("dass")
        if dass or _SUBJUNCTIVE.search(rest[:160]):
            subject, word = subject_of_sentence(scene, head)
            verbs = finite_forms().get(word, ())
            if subject and any(verb.lemma in REPORTING for verb in verbs):
                speaker = speaker_of(scene, subject, subject.span.start, None)
                if speaker is not None:
                    verb = written(scene.tokens, word, sentence.start, match.start())
                    return Reported(Span(match.end(), sentence.end), speaker, verb, "reported", sentence, 0.85)
        match = _CLAUSE.search(scene.text, match.end(), sentence.end)
        if match is not None and match.start() - sentence.start > 300:
            return None
    return None


def _carried(scene: Scene, sentence: Span, last: Mention | None) -> Reported | None:
    """A sentence in the subjunctive right after somebody's words: still theirs."""
    text = scene.document.slice(sentence)
    main = text.partition(",")[0]
    if last is None or not _CARRIED.match(text) or not _SUBJUNCTIVE.search(main):
        return None
    return Reported(sentence, last, "", "subjunctive", sentence, 0.75)


def frame_of(item: Reported) -> Frame:
    """Turn reported speech into a frame."""
    attributes = {"quote_span": item.content, "direct": False, "verb": item.verb, "speaker_span": item.speaker.span}
    return Frame(
        "statement",
        {"speaker": item.speaker},
        item.sentence,
        f"statement:indirect-{item.rule}",
        confidence=item.confidence,
        attributes=attributes,
    )
