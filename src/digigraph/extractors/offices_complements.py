"""What follows a role noun and belongs to it: "für Bau und Verkehr", "der Hochschule Harz", "im Ministerium"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from digigraph.extractors.nouns import is_common, organization_heads
from digigraph.extractors.offices_lexicon import LAND_GENITIVES, LANDS, RoleNoun, role_noun
from digigraph.extractors.offices_phrases import (
    ARTICLES,
    MOST_ADJECTIVES,
    Names,
    fields_at,
    head_index,
    is_acronym_inside,
    is_adjective,
    is_noun,
    phrase_end,
)
from digigraph.extractors.people_scene import BODY_KINDS, NAME_KINDS, Scene
from digigraph.extractors.people_words import endings, word_class
from digigraph.extractors.tokens import BREAK, CAPITAL, LOWER, UPPER
from digigraph.model import Kind, Mention

GENITIVE = word_class("genitive-determiners")
_LOCATIVE = frozenset({"im", "am", "beim", "in", "an", "bei"})
_CONTRACTED = frozenset({"im", "am", "beim", "vom"})
_OF = frozenset({"von", "vom"})
_GOVERNMENT_NOUNS = frozenset({"Finanzen", "Justiz", "Innern", "Inneren", "Verteidigung", "Auswärtigen", "Länder"})
"""Genitives after "Minister" without a body: "Minister der Finanzen"."""
_PUBLIC = frozenset({"government", "municipal"})
_LAND_OWNER = re.compile(r"^(?:Landes|Freistaat(?:e?s)?|Freien|Bundeslandes)$")
_MOST_PARTS = 4


@dataclass(frozen=True, slots=True)
class Complement:
    """The words after a role noun that belong to it."""

    last: int
    """Index one past the last word."""
    portfolio: tuple[str, ...] = ()
    land: str | None = None
    body: Mention | None = None
    """The body as an earlier extractor found it."""
    noun: tuple[int, int] | None = None
    """Indexes of the words that name the body when nobody found it, article excluded."""
    inner: bool = False
    """Whether the words name an organ whose body is not named."""


def complement_at(scene: Scene, names: Names, index: int, noun: RoleNoun) -> Complement:
    """Read what belongs to a role noun from the token after it."""
    reader = _Reader(scene, names, noun)
    found = Complement(index)
    for _ in range(_MOST_PARTS):
        longer = reader.next_part(found)
        if longer is None:
            break
        found = longer
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the complement of one role noun, part by part."""

    scene: Scene
    names: Names
    noun: RoleNoun

    def next_part(self, found: Complement) -> Complement | None:
        """Read one more part: a "für" list, a genitive, a "von" or a locative phrase."""
        index, token = found.last, self.scene.token(found.last)
        if token is None or token.shape == BREAK:
            return None
        word = token.text
        if word in ("sowie", "und") and found.portfolio and self.scene.text(index + 1) == "für":
            return self._with_fields(found, index + 2)
        if word == "für":
            return self._with_fields(found, index + 1)
        if word in GENITIVE:
            return self._with_genitive(found)
        if word in _OF or word in _LOCATIVE:
            return self._with_phrase(found)
        return self._with_bare_name(found)

    def _with_fields(self, found: Complement, index: int) -> Complement | None:
        """Read "für Wirtschaft, Energie und Betriebe"."""
        # "dankte der Leiterin für die Arbeit" names no field: only commissioners take an article.
        if self.scene.text(index) in ARTICLES and self.noun.category != "service":
            return None
        fields = fields_at(self.scene, self.names, index)
        return replace(found, last=fields.last, portfolio=(*found.portfolio, *fields.words)) if fields else None

    def _with_genitive(self, found: Complement) -> Complement | None:
        """Read "der Hochschule Harz", "des Landes Sachsen-Anhalt", "der Finanzen"."""
        scene, start = self.scene, found.last + 1
        word, after = scene.text(start), scene.text(start + 1)
        if word == "Saarlandes":
            return replace(found, last=start + 1, land="Saarland")
        if _LAND_OWNER.match(word) and (after in LANDS or after in LAND_GENITIVES):
            return replace(found, last=start + 2, land=LAND_GENITIVES.get(after, after))
        if self.noun.category == "government":
            if _LAND_OWNER.match(word):
                return replace(found, last=start + 1)
            if word in _GOVERNMENT_NOUNS and not found.portfolio:
                return replace(found, last=start + 1, portfolio=(word,))
            # "überreichte der Minister der Hochschule ..." is a dative: a genitive after a minister says "des".
            if found.portfolio or scene.text(found.last) != "des":
                return None
        return self._with_noun_phrase(found, start, places=True)

    def _with_phrase(self, found: Complement) -> Complement | None:
        """Read a phrase with a preposition that names a body ("im Ministerium", "von Berlin Partner", "bei Bosch")."""
        scene, preposition = self.scene, self.scene.text(found.last)
        contracted = preposition in _CONTRACTED
        start = found.last + 1
        if scene.text(start) in ARTICLES:
            start += 1
        elif preposition in ("in", "an"):
            return None
        if start in self.names:
            return None
        inner = role_noun(scene.text(start))
        if inner and preposition in ("bei", "beim"):
            # "Staatssekretärin bei der Bundesministerin für Wirtschaft und Energie"
            return replace(found, last=complement_at(scene, self.names, start + 1, inner).last)
        if preposition in _OF and scene.text(start) in LANDS and not self._noun_at(start + 1):
            return replace(found, last=start + 1, land=scene.text(start)) if self.noun.category in _PUBLIC else None
        places = preposition in _OF and found.body is None and found.noun is None
        longer = self._with_noun_phrase(found, start, places=places)
        if longer is None or (longer.body is None and not self._names_a_body(longer.noun, contracted=contracted)):
            return None
        town = longer.body is not None and longer.body.kind is Kind.PLACE
        return None if town and self.noun.category not in _PUBLIC else longer

    def _noun_at(self, index: int) -> bool:
        """Tell whether a capitalised word stands at a token, directly after the one before."""
        return self.scene.adjacent(index) and is_noun(self.scene.token(index))

    def _with_bare_name(self, found: Complement) -> Complement | None:
        """Read a body named without article or preposition: "Geschäftsführer Stadtwerke Burg GmbH"."""
        if self.noun.category == "government" or found.body or found.portfolio or found.last in self.names:
            return None
        mention = self.scene.mention_from(found.last, BODY_KINDS) if self.scene.adjacent(found.last) else None
        return replace(found, last=self.scene.index_after(mention.span.end), body=mention) if mention else None

    def _names_a_body(self, noun: tuple[int, int] | None, *, contracted: bool) -> bool:
        """Tell whether words nobody recognised name a body: by head noun, as an acronym, or as a name closed off."""
        if noun is None:
            return False
        scene = self.scene
        for index in range(*noun):
            word = scene.text(index)
            if is_noun(scene.token(index)) and (organization_heads().find(word) or _is_house(word)):
                return True
            if scene.tokens[index].shape == UPPER and not contracted:
                return True
        after, first = scene.token(noun[1]), scene.tokens[noun[0]]
        closed = after is None or after.text in (",", ".", ")", ";", ":") or after.shape == LOWER
        return not contracted and closed and first.shape == CAPITAL and not is_common(first.text)

    def _with_noun_phrase(self, found: Complement, start: int, *, places: bool) -> Complement | None:
        """Read the noun phrase that names the body, with a body nested in it."""
        mention = self._mention_in_reach(start, places=places)
        if mention is None or (mention.kind is Kind.PLACE and self._is_cut_short(mention, start)):
            return self._with_unknown_body(found, start)
        if self._is_cut_short(mention, start):
            end = phrase_end(self.scene, self.names, start) or self.scene.index_after(mention.span.end)
            return replace(found, last=end, body=found.body or mention)
        end = self._end_before_names(mention)
        last_word = self.scene.text(end - 1)
        organ = _is_inner_organ(last_word)
        if organ or (_is_organ(last_word) and self.scene.text(end) in GENITIVE):
            nested = self._nested(replace(found, last=end), end)
            if nested:
                return nested if organ or found.body else replace(nested, body=found.body or mention)
        return replace(found, last=end, body=found.body or (None if organ else mention), inner=organ)

    def _with_unknown_body(self, found: Complement, start: int) -> Complement | None:
        """Read a body by its words alone."""
        end = phrase_end(self.scene, self.names, start)
        if end is None:
            return None
        head = head_index(self.scene, start, end)
        organ = _is_inner_organ(self.scene.text(head))
        longer = replace(found, last=end, noun=found.noun or (None if organ else (start, end)), inner=organ)
        if _is_organ(self.scene.text(head)) and head == end - 1:
            nested = self._nested(replace(longer, noun=found.noun) if organ else longer, end)
            if nested:
                return replace(nested, inner=False)
        return longer

    def _mention_in_reach(self, start: int, *, places: bool) -> Mention | None:
        """Body that begins at a token or after adjectives."""
        kinds = NAME_KINDS | {Kind.PLACE} if places else NAME_KINDS
        for index in range(start, start + MOST_ADJECTIVES + 1):
            mention = self.scene.mention_from(index, kinds) if index not in self.names else None
            if mention or index in self.names:
                return mention
            if not is_adjective(self.scene, index) or not self.scene.adjacent(index + 1):
                return None
        return None

    def _end_before_names(self, mention: Mention) -> int:
        """Index after a mention, or of the personal name it ran into."""
        scene = self.scene
        first, last = scene.index_after(mention.span.start), scene.index_after(mention.span.end)
        return next((index for index in range(first + 1, last) if index in self.names), last)

    def _is_cut_short(self, mention: Mention, start: int) -> bool:
        """Tell whether a name goes on where its mention ends: "(von) Berlin Partner", "... Raum (DLR) Mosel"."""
        end = self.scene.index_after(mention.span.end)
        if is_acronym_inside(self.scene, self.names, end):
            return True
        if not self._noun_at(end) or end in self.names:
            return False
        word = self.scene.text(end)
        if role_noun(word) or word in LAND_GENITIVES:
            return False
        return (phrase_end(self.scene, self.names, start) or 0) > end

    def _nested(self, found: Complement, index: int) -> Complement | None:
        """Read the body an organ belongs to: "(der Geschäftsleitung) der Investitionsbank"."""
        word = self.scene.text(index)
        if word not in GENITIVE and word not in ("im", "am", "beim", "von", "vom"):
            return None
        longer = self._with_noun_phrase(replace(found, noun=None), index + 1, places=False)
        if longer is None:
            return None
        if word not in GENITIVE and longer.body is None and not self._names_a_body(longer.noun, contracted=True):
            return None
        if found.noun is not None:
            return replace(longer, body=found.body, noun=(found.noun[0], longer.last))
        return longer


def _is_organ(word: str) -> bool:
    """Tell whether a noun names a part of a body that takes the body's name in the genitive."""
    return endings("organ-endings").search(word) is not None


def _is_inner_organ(word: str) -> bool:
    """Tell whether an organ is no body of its own: its offices are offices of the body it belongs to."""
    return endings("inner-organ-endings").search(word) is not None


def _is_house(word: str) -> bool:
    """Tell whether a noun names a house of government, a court, or "das Haus"."""
    return word in ("Haus", "Hauses") or endings("house-endings").search(word) is not None
