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
from dataclasses import dataclass

from digigraph.extractors.statements_scene import Scene
from digigraph.extractors.statements_subjects import BODY, PERSON, ROLE, Subject, find_subject, subject_of_sentence
from digigraph.extractors.statements_verbs import (
    Verb,
    finite_forms,
    looks_finite,
    may_be_speech,
    participles,
    surface,
    verb_at,
)
from digigraph.extractors.statements_words import LABEL_NOUNS, LABELLING, NAMING
from digigraph.model import Kind, Quotation, Span

REACH = 400
"""Code points read on either side of a quotation; bounds the work on text without sentence ends."""

_OPENING = re.compile(r"^[\s,–-]*")
_SO = re.compile(r"so\s+(?!dass|daß|wie|viel|lange|weit|etwa|kann|könne|soll|dass\b|ist|wird|sehr|gut)")
_AS = re.compile(r"wie\s+")
_WITH_WORDS = re.compile(r"mit\s+(?:diesen|den|folgenden|seinen|ihren)\s+Worten\s+")
_RESUMED = re.compile(r"\s*(?:Das|Dies|So|Daran|Davon|Damit|Darüber|Mit\s(?:diesen|den|seinen|ihren)\sWorten)\s+")
_FURTHER = re.compile(
    r"[\s,;.–-]*(?:(?:und|Und|aber|sowie|weiter|Weiter|ferner|zudem|außerdem|Zugleich)[\s,:]*)*(?:weiter:?\s*)?"
)
_LABEL_LINE = re.compile(r"(?:^|[\s(])(?P<noun>[A-ZÄÖÜ][\wäöüß-]*)\s*:?\s*$")


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


def attribute(setting: Setting) -> Attribution | None:
    """Find the words that make a quotation speech; None when it is none."""
    lead = setting.lead.rstrip()
    if lead.endswith(":"):
        return _colon(setting)
    found = _after(setting)
    if found:
        return found
    if lead.endswith(",") or (lead and not setting.own):
        return _governed(setting)
    return None


def _colon(setting: Setting) -> Attribution | None:
    """What stands before a colon says who speaks, unless it only names what follows."""
    scene, start = setting.scene, setting.before.start
    colon = start + len(setting.lead.rstrip()) - 1
    head = scene.text[start:colon]
    label = _LABEL_LINE.search(head)
    if label and label["noun"] in LABEL_NOUNS and not scene.mention_at(start + label.start("noun")):
        return None
    subject, word = subject_of_sentence(scene, Span(_last_part(scene, start, colon), colon))
    if subject is None:
        subject = find_subject(scene, Span(start, colon)) or _possessor(scene, Span(start, colon))
    if subject is None and not (word or setting.clausal):
        return None
    if subject is None and not word and not setting.finished:
        return None
    verb = _written(scene, word, start, colon) if word else ":"
    confidence = 0.97 if subject and subject.kind == PERSON else 0.85 if subject else 0.6
    return Attribution("colon", verb, subject, setting.quotation.span.end, confidence)


def _last_part(scene: Scene, start: int, end: int) -> int:
    """Offset of the last statement of a title of several: "A / B: „Q“"; elsewhere the start."""
    if not scene.title.contains(Span(start, end)):
        return start
    cuts = [found.end() for found in re.finditer(r"\s[/–|-]\s|[.!?]\s", scene.text[start:end])]
    return start + cuts[-1] if cuts else start


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


def _embedded(setting: Setting) -> bool:
    """Tell whether the quotation stands inside a sentence that goes on before it without a break."""
    lead = setting.lead.rstrip()
    return bool(lead) and not setting.own and lead[-1] not in ",;:"


def _named_after(setting: Setting, rule: str, start: int, skip: int, embedded: bool) -> Attribution | None:
    """ "so X", "wie X sagte", "mit diesen Worten begrüßte X"."""
    scene = setting.scene
    subject = find_subject(scene, Span(start + skip, setting.after.end))
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
    if token.text in ("hat", "hatte", "habe", "haben"):
        return _perfect(setting, first, end, embedded)
    known = may_be_speech(token.text)
    if token.text in LABELLING or not (known or (comma and looks_finite(token.text))):
        return None
    subject = find_subject(scene, following)
    if embedded and not (comma and known and _worth_quoting(setting)):
        return None
    if not known and not (subject and subject.kind in (PERSON, "pronoun") and setting.clausal):
        return None
    if subject is None and not (comma and setting.clausal):
        return None
    if not comma and not embedded and not (setting.clausal and subject and subject.kind != BODY):
        return None
    verb = _written(scene, token.text, token.start, setting.after.end)
    confidence = (0.98 if known else 0.75) if subject and subject.kind in (PERSON, BODY) else 0.85
    return Attribution("after", verb, subject, setting.after.end, confidence, partial=embedded)


def _citing(setting: Setting, following: Span, word: str, embedded: bool) -> Attribution | None:
    """ "heißt es beim Verband": the body named behind a preposition speaks; without one nobody known does."""
    if embedded:
        return None
    bodies = setting.scene.mentions_in(following, Kind.ORGANIZATION, Kind.MINISTRY)[:1]
    subject = Subject(BODY, bodies[0].span, bodies[0]) if bodies else None
    if subject is None:
        return None
    return Attribution("citing", f"{word} es", subject, setting.after.end, 0.7)


def _perfect(setting: Setting, first: int, end: int, embedded: bool) -> Attribution | None:
    """ "„Q“, hat X gesagt": auxiliary, subject, participle."""
    tokens = setting.scene.tokens
    for index in range(first + 1, min(end, first + 40)):
        if tokens[index].text in participles():
            subject = find_subject(setting.scene, Span(tokens[first].end, tokens[index].start))
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
    subject = find_subject(scene, Span(token.end, following.end))
    if subject is None:
        return None
    verb = _written(scene, token.text, token.start, following.end)
    return Attribution("resumed", verb, subject, following.end, 0.9)


def follows_on(scene: Scene, end: int, start: int) -> bool:
    """Tell whether nothing but a joint ("und weiter:") stands between an attribution and the next quotation."""
    gap = scene.text[end:start]
    match = _FURTHER.match(gap)
    return len(gap) < 40 and match is not None and match.end() == len(gap)


def _speech_word(scene: Scene, span: Span) -> str:
    """Find the first finite verb of speaking in a stretch, with its particle; "" for none."""
    tokens = scene.tokens
    first, end = tokens.first_at(span.start), tokens.first_at(span.end)
    for index in range(first, min(end, first + 40)):
        if tokens[index].shape == "lower" and may_be_speech(tokens[index].text):
            return _written(scene, tokens[index].text, tokens[index].start, span.end)
    return ""


def _written(scene: Scene, word: str, start: int, end: int) -> str:
    """Write a verb with the particle that stands further on in its clause."""
    tokens = scene.tokens
    index = tokens.first_at(start)
    while index < len(tokens) and tokens[index].text != word and tokens[index].start < end:
        index += 1
    if index >= len(tokens) or tokens[index].text != word:
        return word
    verb: Verb | None = verb_at(tokens, index, tokens.first_at(end))
    if verb is None or word not in finite_forms():
        return word
    return surface(verb, word)


__all__ = ["REACH", "ROLE", "Attribution", "Setting", "attribute", "follows_on", "resumed"]
