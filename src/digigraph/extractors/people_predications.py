"""Who holds which office by what a sentence says: "X ist Präsident", "X wurde zum Minister ernannt", "als Leiterin"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from digigraph.extractors.offices_roles import INDEFINITE, Role
from digigraph.extractors.offices_tenures import MONTHS, Tenure, tenure_in
from digigraph.extractors.people_holders import Holding
from digigraph.extractors.people_names import PersonName
from digigraph.extractors.people_scene import Scene
from digigraph.extractors.tokens import NUMBER

COPULA = {
    "ist": "now", "bleibt": "now", "sei": "now", "war": "past", "wird": "next", "wurde": "now", "blieb": "now",
    "heißt": "now", "amtiert": "now", "fungiert": "now",
}  # fmt: skip
_FILLERS = frozenset(
    "seit bis von ab am im zum dem der Jahr Jahre Jahren Anfang Ende Mitte heute auch zugleich zudem außerdem weiterhin derzeit aktuell bislang bisher zuvor damals "
    "später früher nun inzwischen bereits schon künftig wieder ebenfalls dort hier lange jahrelang mehr als lang noch wie nach vor dann seitdem seither erneut damit "
    "unter anderem gleichzeitig ehrenamtlich hauptberuflich zunächst zuletzt übrigens offiziell kommissarisch weiter neue neuer neuen zehn zwei drei vier fünf . ,".split()
) | frozenset(MONTHS)
_PRONOUNS = {"er": "m", "Er": "m", "sie": "f", "Sie": "f"}
_MOST_FILLERS = 12
_APPOINTED = re.compile(
    r"^(?:ernannt|berufen|gewählt|wiedergewählt|bestellt|bestimmt|befördert|gekürt|bestimmte|ernennt|ernannte|beruft|berief|wählte[n]?|wählt|gemacht|nominiert|vorgeschlagen|aufgerückt|aufgestiegen)$"
)
_INSTALLED = re.compile(
    r"^(?:eingeführt|vorgestellt|bestätigt|wiedergewählt|verabschiedet|vereidigt|abgelöst|tätig|fungiert|amtiert|amtierte|gearbeitet|arbeitete|arbeitet|wirkte|eingesetzt|gewonnen"
    r"|angetreten|begonnen|übernommen|gewählt|berufen|benannt|verpflichtet|gewürdigt|bestellt)$"
)
_TODAY = re.compile(r"\bheute\b[^.!?\n]{0,200}\b(?:ernannt|berufen|vereidigt|ernannte)\b")
_LEAVING = frozenset({"verabschiedet", "abgelöst"})
_FUTURE = frozenset({"soll", "sollen", "nominiert", "vorgeschlagen"})
_NEGATION = frozenset({"nicht", "kein", "keine", "keiner", "keinen", "nie", "niemals"})
_BY = frozenset({"von", "vom", "durch"})
_CLAUSE_END = frozenset({".", ";", "!", "?", "\n"})
_RELATIVE = {"der": "m", "die": "f"}
_LOOK_BACK_SENTENCES = 3


@dataclass(frozen=True)
class People:
    """All names of persons in a document, with the questions rules ask about them."""

    scene: Scene
    names: Mapping[int, PersonName]

    @cached_property
    def _firsts(self) -> list[int]:
        return sorted(self.names)

    @cached_property
    def ends(self) -> dict[int, PersonName]:
        """Names by the index after them."""
        return {name.last: name for name in self.names.values()}

    def before(self, index: int, limit: int) -> list[PersonName]:
        """Names that stand between a limit and a token, nearest first."""
        last = bisect_left(self._firsts, index)
        first = bisect_left(self._firsts, limit)
        return [self.names[start] for start in reversed(self._firsts[first:last]) if self.names[start].last <= index]

    def after(self, index: int, limit: int) -> list[PersonName]:
        """Names that stand between a token and a limit, nearest first."""
        return [
            self.names[start]
            for start in self._firsts[bisect_left(self._firsts, index) : bisect_left(self._firsts, limit)]
        ]

    def antecedent(self, index: int, sex: str | None) -> PersonName | None:
        """Person a pronoun at a token stands for: the first name of the nearest sentence before that holds one."""
        start = self.scene.sentence_start(index)
        for _ in range(_LOOK_BACK_SENTENCES):
            if start == 0:
                return None
            end, start = start, self.scene.sentence_start(start - 1)
            fitting = [name for name in self.after(start, end) if name.sex in (sex, None, "e") or sex is None]
            if fitting:
                return fitting[0]
        return None


def predicated(people: People, roles: Sequence[Role], held: Sequence[Holding]) -> list[Holding]:
    """Find the holders that verbs name."""
    holdings: list[Holding] = []
    taken = {holding.role.head for holding in held}
    free = [role for role in roles if role.head not in taken and not role.plural and role.determiner not in INDEFINITE]
    for role in free:
        if "d" in role.noun.tags:
            duty = _duty(people, role)
            holdings += [duty] if duty else []
            continue
        found = (
            _appointed(people, role)
            or _installed(people, role)
            or _copular(people, role)
            or _inverted(people, role)
            or _new_in_title(people, role)
            or _relative(people, role, [*held, *holdings])
            or _continued(people, role, [*held, *holdings])
        )
        if found:
            holdings.append(found)
    return holdings


def _made(people: People, role: Role, name: PersonName, rule: str, first: int, last: int, **more: object) -> Holding:
    """Put a holding together with the tenure the clause states."""
    scene = people.scene
    evidence = scene.span(first, last)
    today = scene.document.date.value
    stated = scene.span(max(first, role.left - _MOST_FILLERS), last) if rule != "duty" else scene.span(role.left, last)
    dates: Tenure = tenure_in(scene.document.text[stated.start : stated.end], today)
    former = bool(more.get("former")) and dates[1] is None and dates[0] is None
    confidence = float(str(more.get("confidence", 0.9)))
    start = more.get("start")
    if start and dates == (None, None):
        dates = (str(start), None)
    return Holding(
        role, name, rule, evidence, confidence, former=former, designated=bool(more.get("designated")), dates=dates
    )


def _appointed(people: People, role: Role) -> Holding | None:
    """Read "hat heute X zum Präsidenten der Y ernannt", "X wurde zur Rektorin gewählt"."""
    scene = people.scene
    if role.determiner not in ("zum", "zur"):
        return None
    start, end = scene.sentence_start(role.left), scene.sentence_end(role.last)
    verb = next(
        (index for index in range(role.last, min(end, role.last + 8)) if _APPOINTED.match(scene.text(index))), None
    )
    if verb is None:
        verb = next((index for index in range(role.left, start, -1) if _APPOINTED.match(scene.text(index))), None)
    if verb is None or any(scene.text(index) in _NEGATION for index in range(role.left - 3, min(end, verb + 1))):
        return None
    name = next((name for name in people.before(role.left, start) if not _is_agent(people, name)), None)
    if name is None and role.left == start:
        name = _appointed_after(people, role, end)
    if name is None:
        return None
    words = {scene.text(index) for index in range(start, min(end, verb + 3))}
    planned = bool(words & _FUTURE) or {"werden", "wird"} <= words or ("soll" in words)
    today = scene.document.date.value if {"heute", "hat"} <= words and not planned else None
    first, last = min(name.first, role.left), max(verb + 1, role.last, name.last)
    return _made(people, role, name, "appointed", first, last, designated=planned, start=today)


def _appointed_after(people: People, role: Role, end: int) -> PersonName | None:
    """Read "Zum Sprecher wählten die Gründer X", "Zur Präsidentin wurde X gewählt"."""
    scene = people.scene
    limit = next((index for index in range(role.last, end) if scene.text(index) in (";", ":", "–")), end)
    names = [name for name in people.after(role.last, limit) if not _is_agent(people, name)]
    if not names:
        return None
    return names[0] if scene.text(role.last) in ("wurde", "wird", "ist") else names[-1]


def _is_agent(people: People, name: PersonName) -> bool:
    """Tell whether a person is the one who appoints: "von Minister X"."""
    scene = people.scene
    cursor = name.head
    for _ in range(4):
        cursor -= 1
        if scene.text(cursor) in _BY:
            return True
        if not scene.text(cursor)[:1].isupper() and scene.text(cursor) not in ("dem", "der"):
            return False
    return False


def _installed(people: People, role: Role) -> Holding | None:
    """Read "hat X als Leiterin der Y eingeführt", "X wurde als Präsident bestätigt"."""
    scene = people.scene
    cursor = role.left - 1
    if scene.text(cursor) == "Als":
        return _installed_after(people, role)
    if scene.text(cursor) != "als":
        return None
    start, end = scene.sentence_start(role.left), scene.sentence_end(role.last)
    verb = next(
        (index for index in range(role.last, min(end, role.last + 10)) if _INSTALLED.match(scene.text(index))), None
    )
    if verb is None:
        verb = next((index for index in range(cursor, start, -1) if _INSTALLED.match(scene.text(index))), None)
    if verb is None:
        return None
    name = next((name for name in people.before(cursor, start) if not _is_agent(people, name)), None)
    if name is None or "nicht" in {scene.text(index) for index in range(name.last, verb)}:
        return None
    former = scene.text(verb) in _LEAVING
    return _made(people, role, name, "installed", name.first, max(verb + 1, role.last), former=former)


def _installed_after(people: People, role: Role) -> Holding | None:
    """Read "Als neue Rektorin der X hat Y ihr Amt angetreten"; the name must follow the verb."""
    scene = people.scene
    verb = role.last
    if scene.text(verb) not in ("hat", "ist", "wurde", "wird", "führt", "führte", "tritt", "trat", "amtiert", "fungiert"):
        return None
    name = next(iter(people.after(verb, verb + 5)), None)
    end = scene.sentence_end(role.last)
    if name is None or _clash(name, role):
        return None
    closing = next((index for index in range(name.last, end) if _INSTALLED.match(scene.text(index))), None)
    if closing is None and scene.text(verb) in ("hat", "ist", "wurde", "wird"):
        return None
    former = closing is not None and scene.text(closing) in _LEAVING
    return _made(people, role, name, "installed", role.left - 1, closing + 1 if closing else name.last, former=former)


def _copular(people: People, role: Role) -> Holding | None:
    """Read "X ist seit 2011 Präsident der Y", "Bisher war X Leiterin", "Von 1996 bis 2003 war er Direktor"."""
    scene = people.scene
    cursor, crossed = role.left - 1, 0
    if scene.text(cursor) == "als" and scene.text(cursor - 1) not in ("mehr",):
        cursor -= 1
    while crossed < _MOST_FILLERS and _is_filler(scene, cursor):
        cursor, crossed = cursor - 1, crossed + 1
    start = scene.sentence_start(role.left)
    if cursor < start:
        return None
    subject = people.ends.get(cursor + 1)
    pronoun = None
    if subject is not None:
        copula = subject.head - 1 if scene.text(subject.head - 1) in COPULA else None
        left = _clause_start(scene, start, copula) if copula is not None else 0
    elif scene.text(cursor) in _PRONOUNS and scene.text(cursor - 1) in COPULA:
        pronoun, copula, left = cursor, cursor - 1, _clause_start(scene, start, cursor - 1)
    elif scene.text(cursor) in COPULA:
        copula, left = cursor, cursor
        before = _subject_before(people, cursor)
        if isinstance(before, PersonName):
            subject, left = before, before.first
        elif before is not None:
            pronoun, left = before, before
        else:
            return None
    else:
        return None
    if copula is None:
        return None
    if subject is None and pronoun is not None:
        subject = people.antecedent(pronoun, _PRONOUNS[scene.text(pronoun)])
    if subject is None or _clash(subject, role):
        return None
    tense = COPULA[scene.text(copula)]
    words = {scene.text(index).lower() for index in range(left, role.left)}
    former = tense == "past" or bool(words & {"bisher", "zuletzt", "früher"})
    first = min(left, subject.first) if pronoun is None else left
    planned = tense == "next" and not _appointed_today(scene, role)
    return _made(people, role, subject, "copula", first, role.last, former=former, designated=planned)


def _appointed_today(scene: Scene, role: Role) -> bool:
    """Tell whether the text before says that appointments were made today: then "wird" is no future."""
    offset = scene.tokens[role.left].start
    return bool(_TODAY.search(scene.document.text, max(0, offset - 600), offset))


def _clash(name: PersonName, role: Role) -> bool:
    """Tell whether name and role differ in sex."""
    return name.sex in ("m", "f") and role.sex in ("m", "f") and name.sex != role.sex


def _is_filler(scene: Scene, index: int) -> bool:
    """Tell whether a token may stand between verb and role."""
    token = scene.token(index)
    return token is not None and (token.text in _FILLERS or token.shape == NUMBER)


def _clause_start(scene: Scene, start: int, index: int) -> int:
    """Index of the first token of the clause before a verb: "Von 1996 bis 2003" (war er)."""
    cursor = index
    while cursor > start and scene.text(cursor - 1) not in (",", ";", ":", "“", "–"):
        cursor -= 1
    return cursor


def _subject_before(people: People, index: int) -> PersonName | int | None:
    """Subject directly before a verb: a name, or the index of a pronoun."""
    scene = people.scene
    cursor = index
    if scene.text(cursor - 1) == ",":
        # "X, Vorsitzende der Y, ist ..." : the apposition ends here.
        cursor -= 1
    name = people.ends.get(cursor)
    if name is not None:
        return name
    if scene.text(index - 1) in _PRONOUNS and scene.starts_sentence(index - 1):
        return index - 1
    return None


def _inverted(people: People, role: Role) -> Holding | None:
    """Read "Neuer Staatssekretär im Ministerium ist X", "Vorsitzender bleibt X"."""
    scene = people.scene
    cursor = role.last
    if scene.text(cursor) not in COPULA or scene.text(cursor) == "wurde":
        return None
    copula, crossed = cursor, 0
    cursor += 1
    while crossed < _MOST_FILLERS and cursor not in people.names and _is_filler(scene, cursor):
        cursor, crossed = cursor + 1, crossed + 1
    name = people.names.get(cursor) or next(
        (
            people.names[first]
            for first in (cursor + 1,)
            if first in people.names and people.names[first].head == cursor
        ),
        None,
    )
    if name is None:
        name = _name_after_role(people, cursor)
    if name is None or _clash(name, role):
        return None
    tense = COPULA[scene.text(copula)]
    return _made(
        people, role, name, "inverted-copula", role.left, name.last, former=tense == "past", designated=tense == "next"
    )


def _name_after_role(people: People, index: int) -> PersonName | None:
    """Name after the predicate's own role: "Vorsitzender ist Landrat X"."""
    following = people.after(index, index + 4)
    scene = people.scene
    if following and all(scene.text(place)[:1].isupper() for place in range(index, following[0].head)):
        return following[0]
    return None


def _new_in_title(people: People, role: Role) -> Holding | None:
    """Read the headline "X neuer Minister für Y"."""
    scene = people.scene
    if not role.new or role.determiner or not scene.in_title(role.head):
        return None
    name = people.ends.get(role.left)
    return _made(people, role, name, "headline", name.first, role.last) if name else None


def _relative(people: People, role: Role, held: Sequence[Holding]) -> Holding | None:
    """Read "X, der auch Präsident der Y ist", "Der Minister, der auch stellvertretender Ministerpräsident ist"."""
    scene = people.scene
    if scene.text(role.last) not in COPULA:
        return None
    cursor, crossed = role.left - 1, 0
    while (
        crossed < _MOST_FILLERS
        and _is_filler(scene, cursor)
        and not (scene.text(cursor) in _RELATIVE and scene.text(cursor - 1) == ",")
    ):
        cursor, crossed = cursor - 1, crossed + 1
    if scene.text(cursor) not in _RELATIVE or scene.text(cursor - 1) != ",":
        return None
    name = people.ends.get(cursor - 1)
    first = name.first if name else cursor
    if name is None:
        name = _holder_of_phrase(people, cursor - 1, held)
    if name is None or _clash(name, role):
        return None
    tense = COPULA[scene.text(role.last)]
    return _made(people, role, name, "relative-clause", first, role.last + 1, former=tense == "past")


def _holder_of_phrase(people: People, end: int, held: Sequence[Holding]) -> PersonName | None:
    """Person a bare role that ends before a token points back to: "Der Minister (, der ...)"."""
    scene = people.scene
    word = scene.text(end - 1)
    before = [
        holding
        for holding in held
        if holding.role.last <= end - 1
        and word in (holding.role.noun.head, holding.role.noun.masculine, holding.role.noun.feminine)
    ]
    if not before:
        before = [
            holding
            for holding in held
            if holding.role.last <= end - 1
            and holding.role.sex == "f"
            and holding.role.noun.feminine.lower().endswith(word.lower())
        ]
    return max(before, key=lambda holding: holding.role.head).name if before else None


def _continued(people: People, role: Role, held: Sequence[Holding]) -> Holding | None:
    """Read the second of two offices of one subject: "war er Direktor der X, zuletzt Richter am Y"."""
    scene = people.scene
    cursor = role.left - 1
    past = False
    while scene.text(cursor) in (
        "zuletzt",
        "davor",
        "zuvor",
        "danach",
        "später",
        "zugleich",
        "heute",
        "dann",
        "zudem",
        "und",
        "außerdem",
    ):
        past = past or scene.text(cursor) in ("zuletzt", "davor", "zuvor", "später", "dann", "danach")
        cursor -= 1
    if scene.text(cursor) != "," and scene.text(cursor + 1) not in ("und",):
        return None
    last = cursor if scene.text(cursor) == "," else cursor + 1
    before = next((holding for holding in held if holding.role.last == last and holding.rule in _VERBAL), None)
    if before is None or role.determiner or _clash(before.name, role):
        return None
    former = past or before.former or before.dates[1] is not None
    return _made(people, role, before.name, "continued-predicate", cursor + 1, role.last, former=former)


_TAKES = re.compile(r"^(?:übernimmt|übernahm|übernommen|übernehmen|hat|hatte|führt|führte|innehat|innehatte|inne|liegt)$")
_LATER = frozenset({"künftig", "wird", "werden", "soll"})


def _duty(people: People, role: Role) -> Holding | None:
    """Read "den Vorsitz der Stiftung übernimmt X", "X, die den Vorsitz der Stiftung führt"; the body must be named."""
    scene = people.scene
    if role.complement.body is None and role.complement.noun is None:
        return None
    if not _TAKES.match(scene.text(role.last)):
        return None
    start, end = scene.sentence_start(role.left), scene.sentence_end(role.last)
    cursor = role.last + 1
    while cursor not in people.names and cursor < role.last + _MOST_FILLERS and _is_filler(scene, cursor):
        cursor += 1
    after = people.names.get(cursor) or _name_after_role(people, cursor)
    before = people.before(role.left, start)
    name = after or (before[0] if before else None)
    if name is None or name.last > end:
        return None
    words = {scene.text(index) for index in range(max(start, role.left - 4), role.last + 1)}
    first, last = min(role.left, name.first), max(role.last + 1, name.last)
    return _made(people, role, name, "duty", first, last, designated=bool(words & _LATER))


_VERBAL = frozenset({"copula", "continued-predicate"})
