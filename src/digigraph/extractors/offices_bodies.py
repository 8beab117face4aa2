"""Which body an office belongs to: named in the phrase, in its compound, by a pronoun, or the last one it can be of."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from digigraph.extractors import lexicon
from digigraph.extractors.nouns import is_common, organization_heads
from digigraph.extractors.offices_naming import CANDIDATES, MUNICIPALITY, KnownBodies
from digigraph.extractors.offices_phrases import LEGAL_FORMS, is_noun
from digigraph.extractors.offices_roles import RELATIVE, Role
from digigraph.extractors.people_scene import BODY_KINDS, Scene
from digigraph.extractors.people_words import word_class
from digigraph.extractors.tokens import UPPER
from digigraph.model import Kind, Mention

HEADS_OF_HOUSES = word_class("heads-of-houses")
METONYM = "Metonym"
_EMPTY_PREFIXES = word_class("empty-role-prefixes")
_FEMININE = re.compile(r"gmbh|\bag\b|\bkg\b|ohg|\bug\b|\bse\b|\bgbr\b|\beg\b", re.I)
_PLAIN_PREFIXES = re.compile(r"^(?:Verwaltungs|Vize|Pro|Haupt|General|Gründungs|Ehren|Alt|Co-|stellvertretend)?-?$")
_RELATIVE_REACH = 12
"""Characters between a body and "deren" or "dessen" after a comma."""


class Body(NamedTuple):
    """The body of an office and how sure it is."""

    mention: Mention
    rule: str
    confidence: float


@cache
def _kinds_of_bodies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Last parts of roles, and which kinds of body have them."""
    return tuple(
        (head.lower(), re.compile(rf"(?:{'|'.join(map(re.escape, kinds.split()))})\b", re.I))
        for head, kinds in lexicon.rows("offices_bodies.tsv")
    )


class Bodies:
    """Finds bodies for the roles of one document; keeps the mentions it had to make."""

    def __init__(self, scene: Scene) -> None:
        """Take the document as earlier extractors left it."""
        self.scene = scene
        self.known = KnownBodies(scene)

    @property
    def made(self) -> list[Mention]:
        """Mentions made here, in the order they were made."""
        return list(self.known.made.values())

    def of(self, role: Role, *, named_holder: bool) -> Body | None:
        """Find the body of a role; where the phrase does not name it, only for a role with a named holder."""
        complement = role.complement
        if complement.body is not None:
            fits = complement.body.kind in CANDIDATES or _is_municipality(complement.body)
            return Body(complement.body, "named-body", 0.95) if fits else None
        if complement.noun is not None:
            return self._named(*complement.noun)
        if role.possessive:
            return self._owner(role)
        if role.noun.category == "government":
            # Whose ministry a minister heads is known only when all mentions of the release are resolved.
            return self._ministry(role) if role.noun.head not in HEADS_OF_HOUSES else None
        found = self._by_prefix(role) if role.noun.prefix else None
        if found or not named_holder or complement.inner:
            return found
        return self._last_compatible(role)

    def _named(self, first: int, last: int) -> Body | None:
        """Take the words of the phrase as the name of a body, if they are one."""
        scene = self.scene
        if MUNICIPALITY.match(scene.slice(first, last)):
            return Body(self.known.from_words(first, last, None), "municipality", 0.85)
        head = next((index for index in range(first, last) if organization_heads().find(scene.text(index))), None)
        acronym = last == first + 1 and scene.tokens[first].shape == UPPER
        if last == first + 1 and not acronym and is_common(scene.text(first)):
            return self._taken_up(first, is_body=head is not None)
        if head is None and not acronym and not self._is_name(first, last):
            return None
        return Body(self.known.from_words(first, last, head), "phrase-body", 0.85)

    def _is_name(self, first: int, last: int) -> bool:
        """Tell whether words without a head noun name a body: by legal form, or after "von" and "bei"."""
        scene = self.scene
        words = [scene.text(index) for index in range(first, last)]
        if any(word.replace(" ", "") in LEGAL_FORMS - {"und", "&"} for word in words):
            return True
        if scene.text(first - 1) not in ("von", "bei"):
            return False
        return any(is_noun(scene.tokens[index]) and not is_common(scene.text(index)) for index in range(first, last))

    def _taken_up(self, index: int, *, is_body: bool) -> Body | None:
        """Find the body that a definite noun takes up: "Vizepräsidentin des Gerichts"."""
        word = self.scene.text(index)
        stem = re.sub(r"(?<=\w{3})(?:e?s)$", "", word.lower())
        in_name = re.compile(rf"{re.escape(stem)}(?:e?s)?\b")
        fitting = [
            mention
            for mention in self.known.before(self.scene.tokens[index].start)
            if str(mention.get("category", "")).lower().endswith(stem) or in_name.search(mention.name.lower())
        ]
        if fitting:
            # The court a release is about, not the one named last in somebody's career.
            frequency = Counter(mention.name for mention in fitting)
            return Body(max(fitting, key=lambda mention: frequency[mention.name]), "taken-up-body", 0.8)
        noun = organization_heads().find(word) if is_body else None
        if noun is not None and (noun.compound or noun.has("b")):
            return Body(self.known.from_words(index, index + 1, index), "phrase-body", 0.75)
        return None

    def _owner(self, role: Role) -> Body | None:
        """Find the body that "deren", "dessen", "seine" or "ihre" stands for."""
        scene, offset = self.scene, self.scene.tokens[role.left].start
        if scene.text(role.left - 1) == "," and role.determiner in RELATIVE:
            nearest = next(self.known.before(offset), None)
            near = nearest is not None and nearest.span.end >= offset - _RELATIVE_REACH
            return Body(nearest, "relative-body", 0.9) if nearest is not None and near else None
        start = scene.sentence_start(role.left)
        first = scene.sentence_start(start - 1) if start == role.left and start > 0 else start
        feminine = role.determiner.startswith(("deren", "ihr"))
        for mention in self.known.before(offset, scene.tokens[first].start):
            if mention.get("category") != METONYM and _gender_fits(mention, feminine=feminine):
                return Body(mention, "possessive-body", 0.85)
        return None

    def _ministry(self, role: Role) -> Body | None:
        """Find the ministry whose name holds the fields of a state secretary."""
        fields = [re.compile(rf"\b{re.escape(field.lower()[:7])}") for field in role.portfolio]
        for mention in self.known.ministries() if fields else ():
            land = mention.get("land")
            if role.land and land and role.land != land:
                continue
            if all(field.search(mention.name.lower()) for field in fields):
                return Body(mention, "portfolio-ministry", 0.8)
        return None

    def _by_prefix(self, role: Role) -> Body | None:
        """Find the body in a compound: "IMG-Geschäftsführer", "Kammerpräsident", "Museumsleiterin"."""
        prefix = role.noun.prefix.rstrip("-")
        if prefix in _EMPTY_PREFIXES or len(prefix) < 2:
            return None
        offset = self.scene.tokens[role.head].start
        near = [*self.known.before(offset), *self.known.after(offset)]
        hyphen = role.noun.prefix.endswith("-")
        for mention in near if hyphen else ():
            if prefix in (mention.get("acronym"), mention.get("alias"), mention.name):
                return Body(mention, "compound-body", 0.9)
        stem = re.sub(r"(?<=[a-zäöü]{4})(?:e?s|n)$", "", prefix.lower())
        for mention in near:
            category = str(mention.get("category", "")).lower()
            same = category.endswith(stem) or (category.startswith(stem) and len(category) <= len(stem) + 2)
            if len(stem) > 2 and mention.kind in BODY_KINDS and same:
                return Body(mention, "compound-body", 0.8)
        if hyphen and role.noun.category != "government" and not is_common(prefix):
            return Body(self.known.from_prefix(role.head, prefix), "compound-body", 0.75)
        return None

    def _last_compatible(self, role: Role) -> Body | None:
        """Take the one body of this sentence and the one before that has such an office."""
        noun = role.noun.masculine.lower()
        kinds = next((kinds for head, kinds in _kinds_of_bodies() if noun.endswith(head)), None)
        if kinds is None or not _PLAIN_PREFIXES.match(role.noun.prefix):
            return None
        scene = self.scene
        start = scene.sentence_start(role.left)
        first = scene.sentence_start(start - 1) if start > 0 else start
        near = self.known.before(scene.tokens[role.left].start, scene.tokens[first].start)
        fitting: dict[str, Mention] = {}
        for mention in near:
            if mention.kind in BODY_KINDS and kinds.search(_kind_of_body(mention)):
                fitting.setdefault(mention.name, mention)
        if len(fitting) != 1:
            return None
        return Body(next(iter(fitting.values())), "last-compatible-body", 0.7)


def _is_municipality(mention: Mention) -> bool:
    """Tell whether a place is named as a municipality or district: "Stadt Burg", "Landkreis Börde"."""
    return mention.kind is Kind.PLACE and bool(MUNICIPALITY.match(mention.name))


def _kind_of_body(mention: Mention) -> str:
    """Words that say what kind of body a mention names."""
    category = str(mention.get("category") or "")
    legal = str(mention.get("legal") or mention.name.split()[-1])
    return f"{category} {legal}" if category else mention.name


def _gender_fits(mention: Mention, *, feminine: bool) -> bool:
    """Tell whether a pronoun of that gender can stand for a body; unknown genders fit."""
    if _FEMININE.search(mention.name.split()[-1]) or _FEMININE.search(str(mention.get("legal") or "")):
        return feminine
    category = str(mention.get("category") or "")
    head = organization_heads().find(category) if category else None
    return head is None or (head.gender == "f") == feminine
