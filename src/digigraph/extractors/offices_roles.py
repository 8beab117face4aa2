"""Role phrases: the noun, what stands before it (article, adjectives, Land) and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from digigraph.extractors.nouns import nominative_adjective
from digigraph.extractors.offices_complements import Complement, complement_at
from digigraph.extractors.offices_lexicon import (
    FEDERAL,
    LAND_GENITIVES,
    RoleNoun,
    is_designated,
    is_former,
    is_naming,
    is_outgoing,
    land_of_adjective,
    portfolio_of,
    role_noun,
)
from digigraph.extractors.offices_phrases import Names
from digigraph.extractors.people_scene import Scene
from digigraph.extractors.people_words import stems, word_class
from digigraph.extractors.tokens import CAPITAL, UPPER
from digigraph.model import Kind, Span

DEFINITE = word_class("definite-determiners")
INDEFINITE = word_class("indefinite-determiners")
RELATIVE = frozenset({"deren", "dessen"})
POSSESSIVE = re.compile(r"^(?:sein|ihr|unser)(?:e[nrsm]?)?$", re.I)
_COUNTING = word_class("counting-words")
_MASCULINE = word_class("masculine-determiners")
_FEMININE_OBLIQUE = frozenset({"zur", "einer"})
_DESCRIBING = re.compile(r"^(?:\d+-jährig|\w+(?:jährig|zuständig|isch|lich))e[nrsm]?$", re.I)
_MOST_ADJECTIVES = 6


@dataclass(frozen=True, slots=True)
class Role:
    """A role phrase at its place in the text."""

    left: int
    """Index of the first token, article and Land included."""
    first: int
    """Index of the first token of the office's name."""
    head: int
    """Index of the role noun."""
    last: int
    """Index one past the phrase."""
    noun: RoleNoun
    sex: str | None
    plural: bool
    determiner: str
    """Article or possessive in lower case, empty when there is none."""
    complement: Complement
    portfolio: tuple[str, ...]
    land: str | None
    former: bool
    designated: bool
    new: bool
    """Whether an adjective says that the office is new to its holder."""
    outgoing: bool
    """Whether an adjective says that the holder is leaving."""
    seat: str
    """Genitive or adjective of a town before the role ("Magdeburgs", "Magdeburger")."""

    @property
    def definite(self) -> bool:
        """Tell whether an article or possessive says that the holder is known."""
        return self.determiner in DEFINITE or self.possessive

    @property
    def possessive(self) -> bool:
        """Tell whether a pronoun names the body ("deren Geschäftsführer", "seine Leiterin")."""
        return self.determiner in RELATIVE or bool(POSSESSIVE.match(self.determiner))


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a role noun."""

    left: int
    first: int
    determiner: str
    land: str | None
    seat: str
    adjectives: tuple[str, ...]


def find_roles(scene: Scene, names: Names) -> Iterator[Role]:
    """Yield role phrases in the order of their nouns; a phrase nested in another is yielded too."""
    inside = {index for name in names.values() for index in range(name.first, name.last)}
    for index in scene.indexes:
        token = scene.tokens[index]
        if token.shape not in (CAPITAL, UPPER) or index in inside:
            continue
        noun = role_noun(token.text)
        if noun and not _is_part_of_title(scene, index, noun):
            yield _role(scene, names, index, noun)


def _is_part_of_title(scene: Scene, index: int, noun: RoleNoun) -> bool:
    """Tell whether a role noun is the adjective of another: "Vorsitzender Richter"."""
    following = role_noun(scene.text(index + 1)) if scene.adjacent(index + 1) else None
    return following is not None and noun.head == "Vorsitzender" and "n" in following.tags


def _role(scene: Scene, names: Names, head: int, noun: RoleNoun) -> Role:
    """Read the phrase around a role noun."""
    start, prefixes = _suspended(scene, head)
    before = _before(scene, start)
    complement = complement_at(scene, names, head + 1, noun)
    sex, plural = _sex_and_number(scene.text(head), noun, before)
    government = noun.category == "government"
    fields = tuple(field for field in map(portfolio_of, (*prefixes, noun.prefix)) if field) if government else ()
    prefix = noun.prefix.lower()
    land = before.land or complement.land or (FEDERAL if government and prefix.startswith("bundes") else None)
    return Role(
        left=before.left,
        first=before.first,
        head=head,
        last=complement.last,
        noun=noun,
        sex=sex,
        plural=plural,
        determiner=before.determiner,
        complement=complement,
        portfolio=(*fields, *complement.portfolio),
        land=land,
        former=noun.former or any(map(is_former, before.adjectives)),
        designated=any(map(is_designated, before.adjectives)),
        new=any(word.lower().startswith("neu") for word in before.adjectives),
        outgoing=any(map(is_outgoing, before.adjectives)),
        seat=before.seat,
    )


def _suspended(scene: Scene, head: int) -> tuple[int, list[str]]:
    """Read "Bau-, Verkehrs- und" before a compound; the index of its first token and the first parts."""
    cursor = head
    prefixes: list[str] = []
    while scene.text(cursor - 1) in ("und", "sowie", "&", ",") and scene.text(cursor - 2).endswith("-"):
        if scene.text(cursor - 2).startswith("-"):
            break
        prefixes.insert(0, scene.text(cursor - 2).rstrip("-"))
        cursor -= 2
    return cursor, prefixes


def _before(scene: Scene, start: int) -> _Before:
    """Walk left over adjectives to the article, the Land or the town."""
    cursor = first = start
    adjectives: list[str] = []
    land, seat = None, ""
    while cursor > start - _MOST_ADJECTIVES and scene.adjacent(cursor):
        word = scene.text(cursor - 1)
        if is_naming(word) and first == cursor:
            first = cursor - 1
        elif found := land_of_adjective(word):
            land = land or found
        elif not _is_adjective(word):
            if not _is_town_adjective(scene, cursor - 1):
                break
            seat = word
        adjectives.append(word)
        cursor -= 1
    before = _Before(cursor, first, "", land, seat, tuple(adjectives))
    return _with_determiner(scene, before) if scene.adjacent(cursor) else before


def _is_adjective(word: str) -> bool:
    """Tell whether a word before a role describes its holder."""
    if is_former(word) or is_designated(word) or is_outgoing(word) or is_naming(word):
        return True
    return word.lower() in _COUNTING or bool(stems("plain-adjectives").match(word) or _DESCRIBING.match(word))


def _with_determiner(scene: Scene, before: _Before) -> _Before:
    """Add the article, the pronoun or the genitive of a Land or town that opens the phrase."""
    index = before.left - 1
    word = scene.text(index)
    if word.lower() in DEFINITE | INDEFINITE | RELATIVE or POSSESSIVE.match(word):
        return replace(before, left=index, determiner=word.lower())
    if word in LAND_GENITIVES:
        return replace(before, left=index, land=LAND_GENITIVES[word])
    if word.endswith("s") and scene.mentions_on(index, frozenset({Kind.PLACE})):
        return replace(before, left=index, seat=word)
    return before


def _is_town_adjective(scene: Scene, index: int) -> bool:
    """Tell whether a word is the adjective of a town ("Magdeburger")."""
    token = scene.token(index)
    if token is None or token.shape != CAPITAL or not token.text.endswith(("er", "scher", "sche", "schen")):
        return False
    return (
        role_noun(token.text) is None and len(token.text) > 5 and scene.text(index - 1) not in ("Frau", "Herr", "Herrn")
    )


def _sex_and_number(word: str, noun: RoleNoun, before: _Before) -> tuple[str | None, bool]:
    """Tell sex and number of a role noun from its form and its article."""
    many = any(adjective.lower() in _COUNTING for adjective in before.adjectives)
    determiner = before.determiner
    if "d" in noun.tags:
        return None, False
    if noun.sex == "a":
        return _adjectival(word, determiner, many)
    plural = noun.plural == "yes" or many
    if noun.plural == "maybe":
        weak_form = word.lower().endswith("en")
        plural = many or determiner == "die" or (weak_form and determiner not in _MASCULINE)
    elif word.endswith("s") and determiner in ("der", "die"):
        plural = True
    return (None if noun.sex == "e" else noun.sex), plural


def _adjectival(word: str, determiner: str, many: bool) -> tuple[str | None, bool]:
    """Tell sex and number of "Vorsitzende", "Beauftragten", "Abgeordneter"."""
    if many:
        return None, True
    if word.endswith(("em", "er")):
        return "m", False
    feminine = determiner in _FEMININE_OBLIQUE or (determiner.endswith("er") and determiner not in ("der", "dieser"))
    if word.endswith("en"):
        if determiner in ("der", "dieser") or feminine:
            return "f", False
        return ("m", False) if determiner in _MASCULINE or determiner.endswith(("em", "en", "es")) else (None, True)
    return ("m" if determiner in ("der", "dieser") else "f"), False


def office_name(scene: Scene, role: Role) -> str:
    """Name of the office in the nominative: "Vorsitzender des Fördervereins", "Parlamentarische Staatssekretärin"."""
    ending = "f" if role.sex == "f" else "m"
    adjectives = [
        nominative_adjective(scene.text(index), ending)
        for index in range(role.first, role.head)
        if is_naming(scene.text(index))
    ]
    noun = role.noun.feminine if role.sex == "f" else role.noun.masculine
    if not adjectives and role.first < role.head:
        noun = scene.slice(role.first, role.head) + " " + noun
    complement = scene.slice(role.head + 1, role.last)
    return " ".join(word for word in (*adjectives, noun, complement) if word)


def office_span(scene: Scene, role: Role) -> Span:
    """Where the office's name stands, without article and person."""
    return scene.span(role.first, role.last)
