"""Later mentions of the persons a document names in full: "Willingmann sagte", "Wolffs Aufgaben", "Minister Webel".

A family name that is nothing else is taken wherever it stands as a word of its own. One that is a common noun, a role,
a month or a place as well ("Richter", "Pop", "März", "Stendal") is taken only where a person must stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digigraph.extractors.nouns import is_common
from digigraph.extractors.offices_lexicon import role_noun
from digigraph.extractors.people_lexicon import HONORIFICS, NAMED_AFTER, NEVER_NAMES, SPEECH, given_sex
from digigraph.extractors.people_names import LATER, PersonName
from digigraph.extractors.people_scene import NAME_KINDS, Scene
from digigraph.extractors.tokens import CAPITAL, LOWER, UPPER
from digigraph.model import Kind

_VERB = re.compile(
    r"^(?:ist|war|hat|hatte|will|wird|kann|soll|muss|sei|habe|bleibt|gab|nahm|kam|ging|steht|stand|ließ|lässt|trat|tritt|[a-zäöüß]{3,}(?:t|te|rach|ieb|og|ief|annte))$"
)
_NO_VERB = frozenset(
    [
        "mit",
        "seit",
        "bereits",
        "jetzt",
        "nicht",
        "acht",
        "selbst",
        "fast",
        "erst",
        "sonst",
        "dort",
        "statt",
        "samt",
        "derzeit",
        "zuletzt",
        "zunächst",
        "meist",
        "recht",
        "oft",
        "weit",
        "gut",
        "laut",
        "mitunter",
        "fort",
        "überhaupt",
        "insgesamt",
        "direkt",
    ]
)
_PERSON_BEFORE = frozenset(
    [
        "so",
        "laut",
        "von",
        "mit",
        "durch",
        "gegen",
        "für",
        "an",
        "neben",
        "und",
        "sowie",
        "auch",
        "dass",
        "wie",
        "ob",
        "weil",
        "während",
        "nach",
    ]
)
_PLACE_BEFORE = frozenset(
    [
        "in",
        "aus",
        "nach",
        "bei",
        "um",
        "über",
        "bis",
        "nahe",
        "Raum",
        "Stadt",
        "Kreis",
        "Landkreis",
        "Region",
        "ab",
        "zwischen",
        "durch",
        "rund",
    ]
)
_DETERMINERS = re.compile(
    r"^(?:der|die|das|dem|den|des|ein|eine[mnrs]?|kein(?:e[mnrs]?)?|jede[rmns]?|diese[rmns]?|jene[rmns]?|alle[rn]?|viele[rn]?|mein|dein|sein|ihr|unser|euer|(?:mein|sein|ihr|unser)e[mnrs]?"
    r"|im|am|zum|zur|vom|beim|ins|ans|als|pro|je|\d+|zwei|drei|vier|[a-zäöüß]+(?:isch|lich|ig|jährig|neu|alt|groß|klein|jung)e[rnms]?)$",
    re.I,
)


def find_later_names(scene: Scene, names: Sequence[PersonName]) -> Iterator[PersonName]:
    """Yield mentions of known family names outside the names found already, in the order of the text."""
    families = _families(names)
    taken = {index for name in names for index in range(name.first, name.last)}
    busy = -1
    for index in scene.indexes:
        if index < busy or index in taken:
            continue
        token = scene.tokens[index]
        for words, known in families.get(token.text, ()):
            last = index + len(words)
            if not _same_words(scene, index, words) or any(place in taken for place in range(index, last)):
                continue
            if _is_person(scene, index, last, known):
                yield _later(scene, index, last, known)
                busy = last
                break


def _families(names: Sequence[PersonName]) -> dict[str, list[tuple[tuple[str, ...], tuple[str, tuple[str, ...]]]]]:
    """Known family names by their first word, genitives included: words to match, and (family name, given names)."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, tuple[str, ...]]]]] = {}
    givens: dict[str, set[str]] = {}
    for name in names:
        if name.family:
            givens.setdefault(_bare_family(name), set()).add(name.given)
    for family, known in sorted(givens.items(), key=lambda item: (-len(item[0]), item[0])):
        words = tuple(family.split())
        entry = (family, tuple(sorted(known)))
        for form in (
            words,
            (*words[:-1], words[-1] + "s"),
            (*words[:-1], words[-1] + "’s"),
            (*words[:-1], words[-1] + "'s"),
        ):
            if form == words or not words[-1].endswith(("s", "z", "x", "ß")) or "'" in form[-1] or "’" in form[-1]:
                found.setdefault(form[0], []).append((form, entry))
    return found


def _bare_family(name: PersonName) -> str:
    """Family name without title of nobility: "Freifrau von Glühfaden" is later "von Glühfaden"."""
    return re.sub(r"^(?:Freiherrn?|Freifrau|Freiin|Graf(?:en)?|Gräfin|Fürst(?:in)?|Prinz(?:essin)?) ", "", name.family)


def _same_words(scene: Scene, index: int, words: tuple[str, ...]) -> bool:
    """Tell whether these words stand at a token."""
    return all(scene.text(index + place) == word for place, word in enumerate(words))


def _later(scene: Scene, index: int, last: int, known: tuple[str, tuple[str, ...]]) -> PersonName:
    """Make the later name; a given name that stands before the family name is taken with it."""
    family, givens = known
    first, given = index, ""
    for words, name in ((tuple(name.split()), name) for name in givens):
        start = index - len(words)
        if words and start >= 0 and _same_words(scene, start, words):
            first, given = start, name
    return PersonName(first, last, scene.span(first, last), "", given, family, None, LATER, first)


def _is_person(scene: Scene, index: int, last: int, known: tuple[str, tuple[str, ...]]) -> bool:
    """Tell whether a known family name means the person here."""
    if any(scene.mentions_on(place, NAME_KINDS) for place in range(index, last)):
        return False
    before, after = scene.token(index - 1), scene.token(last)
    if after is not None and scene.adjacent(last) and (NAMED_AFTER.match(after.text) or after.text in ("&", "+")):
        return False
    if before is not None and scene.adjacent(index) and before.text in ("&", "Firma", "Familie", "Straße"):
        return False
    if (
        before is not None
        and scene.adjacent(index)
        and given_sex(before.text)
        and before.text not in " ".join(known[1])
    ):
        # Another person of that name whose given name was refused elsewhere.
        return False
    word = scene.tokens[last - 1].text
    family = known[0]
    place = bool(scene.mentions_on(index, frozenset({Kind.PLACE})))
    homonym = place or is_common(family) or is_common(word) or role_noun(family) is not None or family in NEVER_NAMES
    if last - index > 1 or not (homonym or _is_everyday(family)):
        return True
    if place and before is not None and before.text.lower() in _PLACE_BEFORE | {"im", "zum", "vom", "beim"}:
        return False
    return _stands_as_person(scene, index, last, place=place)


def _is_everyday(family: str) -> bool:
    """Tell whether a family name is an occupation or another word of everyday language."""
    return family.lower() in EVERYDAY


EVERYDAY = frozenset(
    [
        "bauer",
        "becker",
        "berg",
        "brand",
        "fischer",
        "fuchs",
        "frank",
        "gast",
        "graf",
        "groß",
        "hahn",
        "hirsch",
        "jäger",
        "jung",
        "kaiser",
        "keller",
        "klein",
        "koch",
        "kirsch",
        "könig",
        "krebs",
        "kühn",
        "lang",
        "langer",
        "lehmann",
        "mai",
        "maier",
        "maurer",
        "müller",
        "neumann",
        "ott",
        "pfeiffer",
        "pop",
        "post",
        "reich",
        "richter",
        "ritter",
        "roth",
        "sander",
        "schäfer",
        "schmidt",
        "schmied",
        "schneider",
        "schreiber",
        "schuster",
        "schulz",
        "schwarz",
        "seiler",
        "sommer",
        "stark",
        "stein",
        "sturm",
        "vogel",
        "vogt",
        "wagner",
        "wahl",
        "weber",
        "weiß",
        "wild",
        "winkler",
        "winter",
        "wirth",
        "wolf",
        "wolff",
        "wunder",
        "ziegler",
        "zimmermann",
        "zimmer",
        "märz",
        "april",
        "august",
        "herbst",
        "frost",
        "sonntag",
        "freitag",
        "montag",
        "klang",
        "hammer",
        "nagel",
        "horn",
        "herz",
        "held",
        "engel",
        "adler",
        "falke",
        "specht",
        "hase",
        "hecht",
    ]
)
"""Family names that are words of everyday language and may stand in the text as such."""


def _tags(word: str) -> str:
    """Tags of a role noun, empty when the word is none."""
    noun = role_noun(word)
    return noun.tags if noun else ""


def _stands_as_person(scene: Scene, index: int, last: int, *, place: bool) -> bool:
    """Tell whether a word that is a common noun too stands where only a person's name can."""
    before, after = scene.token(index - 1), scene.token(last)
    if before is not None and scene.adjacent(index):
        if before.text.startswith("Vorsitzende") and "n" in _tags(scene.text(index)):
            return False
        if before.text in HONORIFICS or before.text.endswith(("Dr.", "Prof.")) or role_noun(before.text):
            return True
        if SPEECH.match(before.text):
            return True
        if before.text[0].isdigit() and "jährig" in before.text:
            # "Der 52-jährige Richter" of a text about Holger Richter.
            return True
        if _DETERMINERS.match(before.text):
            return False
    if after is None:
        return False
    if scene.in_title(index) and after.text == ":":
        return True
    # A town acts like a person in headlines ("Halle bekommt ..."): only speech tells them apart.
    verb = SPEECH if place else _VERB
    follows_verb = after.shape == LOWER and bool(verb.match(after.text)) and after.text not in _NO_VERB
    if scene.starts_sentence(index) or scene.in_title(index):
        return follows_verb or after.text == ":"
    if before is not None and before.shape == LOWER and _VERB.match(before.text) and before.text not in _NO_VERB:
        return after.shape in (LOWER, CAPITAL, UPPER) or after.text in (",", ".", ";", ":", "–")
    if before is not None and before.text in _PERSON_BEFORE:
        # "mit Jung und Alt" speaks of everybody.
        return after.shape not in (CAPITAL, UPPER) and after.text not in ("und", "oder")
    return before is not None and before.text in ("“", ",", "–") and follows_verb
