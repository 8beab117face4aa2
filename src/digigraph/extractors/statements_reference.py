"""Says which person or body a subject means: a pronoun, a role, or a name.

An ordered sieve, nearest first; what nothing resolves stays open, because a wrong speaker is worse than none.
"""

from __future__ import annotations

import re

from digigraph.extractors.statements_scene import Scene, family
from digigraph.extractors.statements_subjects import BODY, PERSON, PRONOUN, Subject, find_subject
from digigraph.model import Mention, Span

_SENTENCES_BACK = 3
_WINDOW = 400
"""Code points of a sentence that are looked at; bounds the work on text without sentence ends."""
_SAME_RANK = {
    "regierungschef": ("ministerpräsident", "bundeskanzler", "bürgermeister"),
    "ressortchef": ("minister", "senator"),
    "hausherr": ("minister", "direktor", "leiter", "präsident", "rektor"),
    "chef": ("geschäftsführer", "leiter", "direktor", "präsident", "vorsitzend"),
    "verwaltungschef": ("bürgermeister", "landrat", "landrät"),
    "rathauschef": ("bürgermeister",),
    "kreischef": ("landrat", "landrät"),
    "regierungschefin": ("ministerpräsident", "bundeskanzler"),
    "kanzler": ("bundeskanzler",),
    "gastgeber": ("minister", "ministerpräsident", "präsident", "rektor"),
}  # fmt: skip
"""A general role and the roles it can stand for."""


def speaker_of(scene: Scene, subject: Subject | None, position: int, last: Mention | None) -> Mention | None:
    """Find the mention a subject at a position means; `last` is who spoke last."""
    if subject is None:
        return None
    if subject.kind in (PERSON, BODY):
        return subject.mention
    if subject.kind == PRONOUN:
        return by_gender(scene, position, subject.gender, last)
    return by_role(scene, subject, position) or _who_spoke(scene, subject, last)


def _who_spoke(scene: Scene, subject: Subject, last: Mention | None) -> Mention | None:
    """For a definite role that nobody is introduced with, who spoke before: "so der 52-Jährige"."""
    definite = re.match(r"(?:[Dd]er|[Dd]ie)\s", scene.text[subject.span.start : subject.span.start + 4])
    return last if definite and last is not None and _fits(scene, last, subject.gender) else None


def by_gender(scene: Scene, position: int, gender: str | None, last: Mention | None) -> Mention | None:
    """Find the person a pronoun at a position means: the nearest sentence's subject, else its last person."""
    index = scene.sentence_index(position)
    for number in range(index, max(-1, index - _SENTENCES_BACK - 1), -1):
        sentence = scene.sentences[number]
        end = min(sentence.end, position)
        stretch = Span(max(sentence.start, end - _WINDOW), end)
        found = _person_of(scene, stretch, gender)
        if found:
            return _of_gender(scene, found, gender)
    if last is not None and _fits(scene, last, gender):
        return last
    return next((p for p in scene.persons_before(position) if scene.gender(p) == gender), None)


def _person_of(scene: Scene, stretch: Span, gender: str | None) -> Mention | None:
    """Find the person of that gender a stretch speaks of: its subject, else the last one in it."""
    persons = [p for p in scene.persons_in(stretch) if not scene.quoted(p.span.start) and _fits(scene, p, gender)]
    if not persons:
        return None
    subject = find_subject(scene, stretch)
    if subject and subject.kind == PERSON and subject.mention in persons:
        return subject.mention
    return persons[-1]


def _fits(scene: Scene, person: Mention, gender: str | None) -> bool:
    """Tell whether a person can be of that gender; an unknown one can."""
    return gender is None or scene.gender(person) in (None, gender)


def _of_gender(scene: Scene, person: Mention, gender: str | None) -> Mention:
    """Prefer, for a bare family name that several bear, the full name of the right gender."""
    if person.get("full"):
        return person
    bearers = scene.full_names.get(family(person), ())
    fitting = [p for p in bearers if scene.gender(p) == gender]
    before = [p for p in fitting if p.span.start < person.span.start]
    if len({p.name for p in bearers}) > 1 and fitting:
        return (before or fitting)[-1 if before else 0]
    return person


def by_role(scene: Scene, subject: Subject, position: int) -> Mention | None:
    """Find the person a role phrase means: who holds it, who is introduced with it, else the last subject."""
    if re.match(r"(?:[Ee]ine?|[Mm]ehrere|[Kk]eine?)\s", scene.text[subject.span.start : subject.span.start + 9]):
        return None
    before = [p for p in scene.persons_before(position) if _fits(scene, p, subject.gender)]
    behind = [p for p in scene.persons_in(Span(position, position + 2000)) if _fits(scene, p, subject.gender)]
    for test in (_equal_role, _like_role):
        for person in (*before, *behind):
            if any(test(subject.noun, str(office.get("role") or office.name)) for office in _held(scene, person)):
                return person
    for person in (*before, *behind):
        if any(_like_role(subject.noun, noun) for noun in _introduced_as(scene, person)):
            return person
    index = scene.sentence_index(subject.span.start)
    for number in (index, index - 1):
        if number >= 0:
            sentence = scene.sentences[number]
            stretch = Span(sentence.start, min(sentence.end, subject.span.start, sentence.start + _WINDOW))
            found = _person_of(scene, stretch, subject.gender) if stretch.end > stretch.start else None
            if found:
                return found
    return None


def _held(scene: Scene, person: Mention) -> tuple[Mention, ...]:
    """Offices of a person by any mention of the same name."""
    if person.get("full"):
        return scene.offices.get(person.span, ()) or scene.offices_by_name.get(person.name, ())
    return tuple(o for full in scene.full_names.get(family(person), ()) for o in scene.offices.get(full.span, ()))


def _introduced_as(scene: Scene, person: Mention) -> list[str]:
    """Nouns right before a name, and the noun in apposition right behind it."""
    nouns = []
    for token in reversed(scene.tokens.before(person.span.start, 3)):
        if not token.capitalised:
            break
        nouns.append(token.text)
    behind = scene.text[person.span.end : person.span.end + 80]
    found = re.match(
        r"(?:,\s(?:(?:der|die|ein|eine)\s)?|\s(?:zu[rm]|als)\s)(?:[a-zäöüß]+\s){0,2}(?P<noun>[A-ZÄÖÜ][\w-]+)", behind
    )
    return [*nouns, found["noun"]] if found else nouns


def _equal_role(one: str, other: str) -> bool:
    """Tell whether two role nouns are the same but for gender and case."""
    return _stem(one) == _stem(other)


def _like_role(one: str, other: str) -> bool:
    """Tell whether two role nouns can name the same role: equal stems, or one a compound of the other."""
    a, b = _stem(one), _stem(other)
    if not a or not b:
        return False
    if a == b or any(b.endswith(name) for name in _SAME_RANK.get(a, ())):
        return True
    short, long = sorted((a, b), key=len)
    compound = len(short) > 3 and long.endswith(short)
    return compound and not (short == "präsident" and long.endswith("ministerpräsident"))


def _stem(noun: str) -> str:
    """Reduce a role noun to what feminine, plural and case leave alone."""
    word = noun.partition(" ")[0].casefold()
    for feminine, masculine in (("rätin", "rat"), ("ärztin", "arzt"), ("anwältin", "anwalt")):
        word = word.replace(feminine, masculine)
    word = re.sub(r"(?:innen|in)$", "", word) if not word.endswith(("verein", "termin")) else word
    return re.sub(r"(?:en|er|em|es|e|n|s)$", "", word) if len(word) > 5 and not word.endswith("minister") else word
