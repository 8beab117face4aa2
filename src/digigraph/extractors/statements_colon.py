"""Quotations behind a colon: who speaks, unless what stands before it only names what follows."""

from __future__ import annotations

import re

from digigraph.extractors.statements_names import name_at
from digigraph.extractors.statements_scene import Scene
from digigraph.extractors.statements_setting import Attribution, Setting
from digigraph.extractors.statements_subjects import PERSON, Subject, find_subject, subject_of_sentence
from digigraph.extractors.statements_verbs import may_be_speech, written
from digigraph.extractors.statements_words import LABEL_NOUNS
from digigraph.model import Span

_LABEL_LINE = re.compile(r"(?:^|[\s(])(?P<noun>[A-ZÄÖÜ][\wäöüß-]*)\s*:?\s*$")
_LABELLED_BY_VERB = re.compile(r"\b(?:lautete?n?|heißen|heißt|hieß)(?:\s\w+){0,2}\s*$")
_MESSAGE = re.compile(r"\bes\b|\b(?:Antwort|Fazit|Botschaft|Bilanz|Kommentar|Urteil|Appell|Bitte|Rat|Credo)\b")


def colon(setting: Setting) -> Attribution | None:
    """What stands before a colon says who speaks, unless it only names what follows."""
    scene, start = setting.scene, setting.before.start
    mark = start + len(setting.lead.rstrip()) - 1
    head = scene.text[start:mark]
    label = _LABEL_LINE.search(head)
    if label and label["noun"] in LABEL_NOUNS and not scene.mention_at(start + label.start("noun")):
        return None
    if _LABELLED_BY_VERB.search(head) and not _MESSAGE.search(head):
        return None
    subject, word = subject_of_sentence(scene, Span(_last_part(scene, start, mark), mark))
    if subject is None:
        span = Span(start, mark)
        subject = find_subject(scene, span) or _possessor(scene, span) or _bare_name(scene, span)
    if subject is None and not word and not (_narrated(setting, head) and setting.clausal):
        return None
    verb = written(scene.tokens, word, start, mark) if word else ":"
    confidence = 0.97 if subject and subject.kind == PERSON else 0.85 if subject else 0.6
    return Attribution("colon", verb, subject, setting.quotation.span.end, confidence)


def _narrated(setting: Setting, head: str) -> bool:
    """Tell whether a colon without subject or verb of speaking ends a sentence of the body, not a heading or label."""
    ended = setting.text.rstrip()[-1:] in ".!?…"
    return ended and len(head.split()) >= 5 and not setting.scene.title.contains(setting.before)


def _last_part(scene: Scene, start: int, end: int) -> int:
    """Offset of the last statement of a title of several: "A / B: „Q“"; elsewhere the start."""
    if not scene.title.contains(Span(start, end)):
        return start
    cuts = [found.end() for found in re.finditer(r"\s[/–|-]\s|[.!?]\s", scene.text[start:end])]
    return start + cuts[-1] if cuts else start


def _bare_name(scene: Scene, span: Span) -> Subject | None:
    """A name no extractor knew that stands alone before the colon, given name first: "Lars Holm (Partei):"."""
    first = scene.tokens.first_at(span.start)
    name = name_at(scene, first, scene.tokens.first_at(span.end))
    if (
        name is None
        or not name.get("gender")
        or not re.fullmatch(r"\s*(?:\([^()]*\))?\s*", scene.text[name.span.end : span.end])
    ):
        return None
    return Subject(PERSON, name.span, name)


def _possessor(scene: Scene, span: Span) -> Subject | None:
    """ "Sein Fazit: „Q“", "Willingmanns Fazit: „Q“", "Das Fazit der Ministerin: „Q“": whose word it is speaks."""
    head = scene.document.slice(span)
    own = re.match(r"\s*(?P<whose>Sein|Ihr)e?\s", head)
    if own:
        return Subject("pronoun", span, noun=own["whose"].lower(), gender="m" if own["whose"] == "Sein" else "f")
    persons = scene.persons_in(span)
    if persons and len(head.split()) <= 8:
        return Subject(PERSON, persons[-1].span, persons[-1])
    if any(may_be_speech(word) for word in head.split()):
        return None
    of = re.search(r"\b(?:der|des)\s+(?P<noun>[A-ZÄÖÜ][\wäöüß-]+)\s*$", head)
    if of:
        return find_subject(scene, Span(span.start + of.start("noun"), span.end))
    return None
