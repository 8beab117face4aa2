"""Decides for one quotation whether it is speech, and by which words of the text: the ordered attribution rules.

    X V: „Q“        colon           „Q“, V X          after
    X: „Q“          colon           „Q“, so X         so
    X V, „Q“        comma           „Q“, wie X V      as
    „Q.“ Das V X    resumed         V X als „Q“       partial
    „Q1“, V X. „Q2“ continued       „Q.“ alone        standing

A quotation that no rule claims is a name, a title, a motto or a word held at a distance, and no statement.
"""

from __future__ import annotations

import re

from digigraph.extractors.statements_colon import colon
from digigraph.extractors.statements_scene import Scene
from digigraph.extractors.statements_setting import Attribution, Setting
from digigraph.extractors.statements_subjects import (
    BODY,
    PERSON,
    Subject,
    find_speaker,
    find_subject,
    subject_of_sentence,
)
from digigraph.extractors.statements_verbs import looks_finite, may_be_speech, participles, surface, verb_at, written
from digigraph.extractors.statements_words import LABELLING, NAMING
from digigraph.model import Kind, Span

_OPENING = re.compile(r"^[\s,–-]*")
_SO = re.compile(r"so\s+(?!dass|daß|wie|viel|lange|weit|etwa|kann|könne|soll|dass\b|ist|wird|sehr|gut)")
_AS = re.compile(r"wie\s+")
_WITH_WORDS = re.compile(r"mit\s+(?:diesen|den|folgenden|seinen|ihren)\s+Worten\s+")
_SIGNED = re.compile(r"\s*(?:(?P<bracket>\()|[–-]\s)")
_RESUMED = re.compile(r"\s*(?:Das|Dies|So|Daran|Davon|Damit|Darüber|Mit\s(?:diesen|den|seinen|ihren)\sWorten)\s+")
_FURTHER = re.compile(
    r"[\s,;.–-]*(?:(?:und|Und|aber|sowie|weiter|Weiter|ferner|zudem|außerdem|Zugleich)[\s,:]*)*(?:weiter:?\s*)?"
)


_WRITTEN = re.compile(
    r"^\s*es\s(?:\w+\s){0,2}(?:in|im|auf|laut|nach)\s(?:der|dem|den|einem|einer)?\s?(?:\w+\s){0,2}[\w-]*(?:[Ss]atzung|[Pp]räambel|[Vv]ertrag|"
    r"[Gg]esetz|[Uu]rkunde|[Ii]nschrift|[Ll]ied|[Ss]prichwort|[Aa]rtikel|[Pp]aragra|[Vv]ereinbarung|[Bb]ibel|[Ss]tück|[Tt]afel)"
)
""" "heißt es in der Satzung": a text is quoted, nobody speaks."""


def attribute(setting: Setting) -> Attribution | None:
    """Find the words that make a quotation speech; None when it is none."""
    lead = setting.lead.rstrip()
    if lead.endswith(":"):
        return colon(setting)
    found = _after(setting) or _signed(setting)
    if found:
        return found
    if lead.endswith(",") or (lead and not setting.own):
        return _governed(setting)
    return None


def _after(setting: Setting) -> Attribution | None:
    """What follows the closing mark says who spoke."""
    scene, trail = setting.scene, setting.trail
    opening = _OPENING.match(trail)
    start = setting.after.start + (opening.end() if opening else 0)
    if start >= setting.after.end:
        return None
    rest = scene.text[start : setting.after.end]
    embedded = _embedded(setting)
    for pattern, rule in ((_SO, "so"), (_WITH_WORDS, "words"), (_AS, "as")):
        match = pattern.match(rest)
        if match:
            return _named_after(setting, rule, start, match.end(), embedded)
    return _verb_after(setting, start, "," in trail[: start - setting.after.start], embedded)


def _signed(setting: Setting) -> Attribution | None:
    """ "„Q“ (Ole Dach, Architekt)", "„Q“ – Ole Dach": the speaker's name alone behind the quotation."""
    match = _SIGNED.match(setting.scene.text, setting.quotation.span.end + 1, setting.quotation.span.end + 6)
    if match is None or not (setting.own and setting.clausal):
        return None
    rest = Span(match.end(), match.end() + 80)
    subject = find_subject(setting.scene, rest)
    if subject is None or subject.kind != PERSON or subject.span.start - match.end() > 30:
        return None
    behind = setting.scene.text[subject.span.end : subject.span.end + 60]
    if not (
        re.match(r"[^()\n.]{0,50}\)", behind) if match["bracket"] else re.match(r"(?:,[^.\n]{0,50})?(?:\n|$)", behind)
    ):
        return None
    return Attribution("signed", "", subject, subject.span.end + 1, 0.85)


def _embedded(setting: Setting) -> bool:
    """Tell whether the quotation stands inside a sentence that goes on before it without a break."""
    lead = setting.lead.rstrip()
    return bool(lead) and not setting.own and lead[-1] not in ",;:"


def _named_after(setting: Setting, rule: str, start: int, skip: int, embedded: bool) -> Attribution | None:
    """ "so X", "wie X sagte", "mit diesen Worten begrüßte X"."""
    scene = setting.scene
    subject = find_speaker(scene, Span(start + skip, setting.after.end))
    if subject is None or (embedded and (rule != "so" or not _worth_quoting(setting))):
        return None
    word = rule if rule == "so" else _speech_word(scene, Span(start, setting.after.end))
    if not word:
        return None
    return Attribution(rule, word, subject, setting.after.end, 0.95, partial=embedded)


def _verb_after(setting: Setting, start: int, comma: bool, embedded: bool) -> Attribution | None:
    """ "„Q“, sagte X": a finite verb and the subject behind it."""
    scene = setting.scene
    tokens = scene.tokens
    first, end = tokens.first_at(start), tokens.first_at(setting.after.end)
    if first >= end or tokens[first].shape != "lower" or tokens[first].start != start:
        return None
    token = tokens[first]
    following = Span(token.end, setting.after.end)
    if token.text in ("heißt", "hieß") and first + 1 < end and tokens[first + 1].text == "es":
        return _citing(setting, following, token.text, embedded)
    if token.text in ("hat", "hatte", "habe", "haben", "wird", "wurde"):
        return _perfect(setting, first, end, embedded)
    known = may_be_speech(token.text)
    if token.text in LABELLING or not (known or (comma and looks_finite(token.text))):
        return None
    subject = find_speaker(scene, following)
    if embedded and not (comma and known and _worth_quoting(setting)):
        return None
    if not known and not (subject and subject.kind in (PERSON, "pronoun") and setting.words >= 3):
        return None
    if subject is None and not (comma and setting.clausal):
        return None
    if not comma and not embedded and not (setting.words >= 2 and subject and subject.kind != BODY):
        return None
    verb = written(scene.tokens, token.text, token.start, setting.after.end)
    confidence = (0.98 if known else 0.75) if subject and subject.kind in (PERSON, BODY) else 0.85
    return Attribution("after", verb, subject, setting.after.end, confidence, partial=embedded)


def _citing(setting: Setting, following: Span, word: str, embedded: bool) -> Attribution | None:
    """ "heißt es beim Verband": the body named behind the verb speaks; what a paper says nobody does."""
    if embedded or _WRITTEN.search(setting.scene.document.slice(following)):
        return None
    bodies = setting.scene.mentions_in(following, Kind.ORGANIZATION, Kind.MINISTRY)
    subject = Subject(BODY, bodies[0].span, bodies[0]) if bodies else None
    if subject is None and not (setting.clausal and setting.words >= 5):
        return None
    return Attribution("citing", f"{word} es", subject, setting.after.end, 0.7 if subject else 0.6)


def _perfect(setting: Setting, first: int, end: int, embedded: bool) -> Attribution | None:
    """ "„Q“, hat X gesagt", "„Q“, wird X zitiert": auxiliary, subject, participle."""
    tokens = setting.scene.tokens
    passive = tokens[first].text in ("wird", "wurde")
    for index in range(first + 1, min(end, first + 40)):
        if tokens[index].text == "zitiert" if passive else tokens[index].text in participles():
            subject = find_speaker(setting.scene, Span(tokens[first].end, tokens[index].start))
            if subject is None or embedded:
                return None
            verb = f"{tokens[first].text} {tokens[index].text}"
            return Attribution("after", verb, subject, setting.after.end, 0.9)
    return None


def _worth_quoting(setting: Setting) -> bool:
    """Tell whether an embedded quotation is more than a name: several words, not named by a noun before it."""
    return setting.words >= 4 and not _labelled(setting)


def _labelled(setting: Setting) -> bool:
    """Tell whether the word before the opening mark is a noun that the quotation names."""
    before = setting.scene.tokens.before(setting.quotation.span.start, 2)
    before = tuple(token for token in before if token.text not in '„‚"')
    if not before or not before[-1].capitalised:
        return False
    token = before[-1]
    return not any(m.kind is Kind.PERSON for m in setting.scene.mentions_ending(token.end))


def _governed(setting: Setting) -> Attribution | None:
    """Words quoted inside a sentence that a verb of speaking governs: "X sagte, „Q“", "X nannte das „Q“"."""
    scene, span = setting.scene, setting.before
    lead = setting.lead.rstrip()
    if _labelled(setting) or (setting.words < 4 and not setting.text.rstrip().endswith(("!", "?", "."))):
        return None
    tokens = scene.tokens
    first, end = tokens.first_at(span.start), tokens.first_at(span.end)
    for index in range(end - 1, max(first, end - 30) - 1, -1):
        verb = verb_at(tokens, index, tokens.first_at(setting.after.end)) if tokens[index].shape == "lower" else None
        if verb is None:
            continue
        subject, _ = subject_of_sentence(scene, Span(span.start, span.end))
        if subject is None or subject.kind == BODY:
            return None
        whole = lead.endswith(",") or verb.lemma not in NAMING
        close = end - index <= 3 or lead.endswith(",")
        if not whole and not setting.words >= 4:
            return None
        written = surface(verb, tokens[index].text)
        rule = "comma" if lead.endswith(",") and close else "partial"
        return Attribution(
            rule, written, subject, setting.after.end, 0.8 if rule == "comma" else 0.6, partial=rule == "partial"
        )
    return None


def resumed(setting: Setting, following: Span) -> Attribution | None:
    """ "„Q.“ Das betonte X": the next sentence takes up what was quoted."""
    scene = setting.scene
    match = _RESUMED.match(scene.document.slice(following))
    if not match:
        return None
    index = scene.tokens.first_at(following.start + match.end())
    if index >= len(scene.tokens) or not may_be_speech(scene.tokens[index].text):
        return None
    token = scene.tokens[index]
    subject = find_speaker(scene, Span(token.end, following.end))
    if subject is None:
        return None
    verb = written(scene.tokens, token.text, token.start, following.end)
    return Attribution("resumed", verb, subject, following.end, 0.9)


def follows_on(scene: Scene, end: int, start: int) -> bool:
    """Tell whether nothing but a joint ("und weiter:") stands between an attribution and the next quotation."""
    gap = scene.text[end:start]
    match = _FURTHER.match(gap)
    return end <= start and len(gap) < 40 and match is not None and match.end() == len(gap)


def _speech_word(scene: Scene, span: Span) -> str:
    """Find the first finite verb of speaking in a stretch, with its particle; "" for none."""
    tokens = scene.tokens
    first, end = tokens.first_at(span.start), tokens.first_at(span.end)
    for index in range(first, min(end, first + 40)):
        if tokens[index].shape == "lower" and may_be_speech(tokens[index].text):
            return written(scene.tokens, tokens[index].text, tokens[index].start, span.end)
    return ""
