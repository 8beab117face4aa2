"""Role phrases: the noun, what stands before it (article, adjectives, Land) and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digigraph.extractors.nouns import nominative_adjective
from digigraph.extractors.offices_complements import Complement, Names, complement_at
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
from digigraph.extractors.people_scene import Scene
from digigraph.extractors.tokens import CAPITAL, LOWER, UPPER
from digigraph.model import Kind, Span

DEFINITE = frozenset(
    [
        "der",
        "die",
        "das",
        "dem",
        "den",
        "des",
        "zum",
        "zur",
        "vom",
        "beim",
        "im",
        "am",
        "dieser",
        "diese",
        "diesem",
        "diesen",
        "dieses",
    ]
)
INDEFINITE = frozenset(
    [
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "eines",
        "kein",
        "keine",
        "keinen",
        "keinem",
        "keiner",
        "jeder",
        "jede",
        "jeden",
        "jedem",
    ]
)
RELATIVE = frozenset(["deren", "dessen"])
POSSESSIVE = re.compile(r"^(?:sein|ihr|unser)(?:e[nrsm]?)?$", re.I)
_PLURAL_WORDS = re.compile(
    r"^(?:beiden?|alle[rn]?|viele[rn]?|mehrere[rn]?|einige[rn]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)$",
    re.I,
)
_OTHER_ADJECTIVES = re.compile(
    r"^(?:neu|jetzig|heutig|amtierend|gewählt|scheidend|zuständig|langjährig|bisherig|ernannt|\d+-jährig|jung|dienstältest|\w+jährig|\w+isch|\w+(?<!gl)lich|\w+zuständig"
    r"|alt|verdient|engagiert|anwesend|beteiligt|genannt|unabhängig|kommunal)(?:e[nrsm]?)$",
    re.I,
)
_MASCULINE = frozenset(
    [
        "der",
        "dem",
        "den",
        "des",
        "ein",
        "einen",
        "einem",
        "eines",
        "zum",
        "vom",
        "beim",
        "im",
        "am",
        "dieser",
        "diesem",
        "diesen",
        "dieses",
    ]
)


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

    @property
    def bare(self) -> bool:
        """Tell whether the phrase is a role noun and no more."""
        return self.last == self.head + 1 and self.first == self.head and not self.noun.prefix


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
    while cursor > 0 and scene.adjacent(cursor):
        word = scene.text(cursor - 1)
        if is_naming(word) and first == cursor:
            first = cursor - 1
        elif not (
            is_former(word)
            or is_designated(word)
            or is_naming(word)
            or _OTHER_ADJECTIVES.match(word)
            or _PLURAL_WORDS.match(word)
        ):
            found = land_of_adjective(word)
            if found:
                land = land or found
            elif _is_town_adjective(scene, cursor - 1):
                seat = word
            else:
                break
        elif land_of_adjective(word):
            land = land or land_of_adjective(word)
        adjectives.append(word)
        cursor -= 1
    determiner = ""
    if cursor > 0 and scene.adjacent(cursor):
        word = scene.text(cursor - 1)
        if word.lower() in DEFINITE | INDEFINITE | RELATIVE or POSSESSIVE.match(word):
            determiner, cursor = word.lower(), cursor - 1
        elif word in LAND_GENITIVES:
            land, cursor = LAND_GENITIVES[word], cursor - 1
        elif word.endswith("s") and scene.mentions_on(cursor - 1, frozenset({Kind.PLACE})):
            seat, cursor = word, cursor - 1
    return _Before(cursor, first, determiner, land, seat, tuple(adjectives))


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
    many = any(_PLURAL_WORDS.match(adjective) for adjective in before.adjectives)
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
    feminine = determiner in ("zur", "einer") or (determiner.endswith("er") and determiner not in ("der", "dieser"))
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


__all__ = ["LOWER", "Role", "find_roles", "office_name", "office_span"]
