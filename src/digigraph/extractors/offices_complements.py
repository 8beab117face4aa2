"""What follows a role noun and belongs to it: "für Bau und Verkehr", "der Hochschule Harz", "im Ministerium"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from digigraph.extractors.nouns import is_common, organization_heads
from digigraph.extractors.offices_lexicon import LAND_GENITIVES, LANDS, RoleNoun, role_noun
from digigraph.extractors.people_names import PersonName
from digigraph.extractors.people_scene import NAME_KINDS, Scene
from digigraph.extractors.tokens import BREAK, CAPITAL, LOWER, MARK, NUMBER, UPPER, Token
from digigraph.model import Kind, Mention

GENITIVE = frozenset(
    ["der", "des", "dieser", "dieses", "eines", "einer", "seines", "seiner", "ihres", "ihrer", "unseres", "unserer"]
)
LOCATIVE = frozenset(["im", "am", "beim", "in", "an", "bei", "zum"])
ARTICLES = frozenset(["der", "dem", "den", "die", "das", "des"])
GOVERNMENT_NOUNS = frozenset(["Finanzen", "Justiz", "Innern", "Inneren", "Verteidigung", "Auswärtigen", "Länder"])
"""Genitives after "Minister" without a body: "Minister der Finanzen"."""
ORGANS = re.compile(
    r"(?:leitung|führung|vorstand(?:e?s)?|präsidiums?|aufsichtsrat(?:e?s)?|verwaltungsrat(?:e?s)?|abteilung|fraktion|geschäftsbereich(?:e?s)?|standort(?:e?s)?"
    r"|vertretung|versammlung|konferenz|gruppe|ausschuss(?:es)?|beirat(?:e?s)?|kuratoriums?|referats?|dezernats?|kommission|rat(?:e?s)?|büros?|stelle|sektion"
    r"|fakultät|arbeitskreis(?:es)?|jury|verbands?|verein(?:s)?)$",
    re.I,
)
"""Parts of a body that take the body's name in the genitive."""
INNER_ORGANS = re.compile(
    r"(?:geschäftsleitung|geschäftsführung|(?<!staats)vorstand(?:e?s)?|präsidiums?|aufsichtsrat(?:e?s)?|verwaltungsrat(?:e?s)?|direktoriums?)$",
    re.I,
)
"""Organs that are no bodies of their own: the office is one of the body they belong to."""
LEGAL_FORMS = frozenset(
    [
        "GmbH",
        "gGmbH",
        "mbH",
        "AG",
        "KG",
        "OHG",
        "UG",
        "SE",
        "GbR",
        "eG",
        "e.V.",
        "e.K.",
        "Ltd.",
        "Oy",
        "AB",
        "&",
        "Co.",
        "Co",
        "und",
    ]
)
_LAND_OWNER = re.compile(r"^(?:Landes|Freistaat(?:e?s)?|Freien|Bundeslandes)$")
_ADJECTIVE = re.compile(r"^[a-zäöüßA-ZÄÖÜ][\w-]*(?:en|er|es|em|e)$")
_NO_ADJECTIVES = ARTICLES | frozenset(
    [
        "ihre",
        "ihren",
        "ihrer",
        "ihrem",
        "ihres",
        "seine",
        "seinen",
        "seiner",
        "seinem",
        "seines",
        "unsere",
        "unseren",
        "unserer",
        "eine",
        "einen",
        "einer",
        "einem",
        "eines",
        "diese",
        "diesen",
        "dieser",
        "diesem",
        "alle",
        "allen",
        "aller",
        "jede",
        "jeden",
        "jeder",
        "keine",
        "keinen",
        "keiner",
        "mehr",
        "einige",
        "viele",
        "welche",
        "sowie",
        "haben",
        "werden",
        "wurden",
        "sollen",
        "wollen",
        "können",
        "müssen",
        "oder",
        "aber",
        "über",
        "unter",
        "hinter",
        "wieder",
        "immer",
        "sie",
    ]
)
MOST_TOKENS = 24


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


Names = Mapping[int, PersonName]


def complement_at(scene: Scene, names: Names, index: int, noun: RoleNoun) -> Complement:
    """Read what belongs to a role noun from the token after it."""
    found = Complement(index)
    for _ in range(4):
        longer = _next_part(scene, names, found, noun)
        if longer is None:
            break
        found = longer
    return found


def _next_part(scene: Scene, names: Names, found: Complement, noun: RoleNoun) -> Complement | None:
    """Read one more part: a "für" list, a genitive, a "von" or a locative phrase."""
    index = found.last
    token = scene.token(index)
    if token is None or token.shape == BREAK:
        return None
    word = token.text
    if word in ("sowie", "und") and found.portfolio and scene.text(index + 1) == "für":
        index, word = index + 1, "für"
    if word == "für":
        # "dankte der Leiterin für die Arbeit" names no field: only commissioners take an article.
        if scene.text(index + 1) in ARTICLES and noun.category != "service":
            return None
        return _with_portfolio(scene, names, found, index + 1)
    if word in GENITIVE:
        return _with_genitive(scene, names, found, index, noun)
    if word in ("von", "vom"):
        return _with_phrase(scene, names, found, index, noun, places=True)
    if word in LOCATIVE:
        return _with_phrase(scene, names, found, index, noun, places=False)
    if found.last == index and noun.category != "government" and token.shape in (CAPITAL, UPPER) and index not in names:
        mention = scene.mention_from(index, frozenset({Kind.ORGANIZATION, Kind.MINISTRY}))
        if mention and found.body is None and not found.portfolio:
            return replace(found, last=scene.index_after(mention.span.end), body=mention)
    return None


def _with_portfolio(scene: Scene, names: Names, found: Complement, index: int) -> Complement | None:
    """Read "für Wirtschaft, Energie und Betriebe"."""
    ends: list[tuple[int, str, bool]] = []
    joined = False
    cursor = index
    while cursor < index + MOST_TOKENS:
        element = _element(scene, names, cursor, first=not ends)
        if element is None:
            break
        end, word = element
        ends.append((end, word, joined))
        separator = scene.text(end)
        if separator in ("und", "sowie", "&"):
            joined, cursor = True, end + 1
        elif separator == "," and not joined:
            cursor = end + 1
        else:
            break
    if not ends:
        return None
    # A comma continues the list only when "und" closes it: "Minister für Inneres, Holger ..." stops at once.
    kept = max((place for place, (_, _, closes) in enumerate(ends) if closes), default=0)
    words = tuple(word for _, word, _ in ends[: kept + 1])
    return replace(found, last=ends[kept][0], portfolio=(*found.portfolio, *words))


def _element(scene: Scene, names: Names, index: int, *, first: bool) -> tuple[int, str] | None:
    """Read one field of duty: the index after it and its words."""
    cursor = index
    if first and scene.text(cursor) in ARTICLES:
        cursor += 1
    start = cursor
    while cursor < start + 3 and _is_adjective(scene, cursor) and _noun_follows(scene, names, cursor + 1):
        cursor += 1
    token = scene.token(cursor)
    if token is None or token.shape not in (CAPITAL, UPPER) or cursor in names or role_noun(token.text):
        return None
    if token.text in LAND_GENITIVES and scene.adjacent(cursor + 1):
        return None
    end = cursor + 1
    if start > index and scene.text(end) in ("der", "des", "von") and _noun_follows(scene, names, end + 1):
        end += 2
        if scene.text(end) == "mit" and _noun_follows(scene, names, end + 1):
            end += 2
    return end, scene.slice(start, end)


def _is_adjective(scene: Scene, index: int) -> bool:
    """Tell whether a word looks like an adjective before a noun."""
    token = scene.token(index)
    if token is None or token.text in _NO_ADJECTIVES:
        return False
    if token.shape == LOWER:
        return bool(_ADJECTIVE.match(token.text))
    return token.shape == CAPITAL and _is_adjective_by_form(token.text)


def _noun_follows(scene: Scene, names: Names, index: int) -> bool:
    """Tell whether a capitalised word that begins no personal name stands at a token."""
    token = scene.token(index)
    return (
        token is not None
        and scene.adjacent(index)
        and index not in names
        and (token.shape in (CAPITAL, UPPER) or _is_adjective(scene, index))
    )


def _with_genitive(scene: Scene, names: Names, found: Complement, index: int, noun: RoleNoun) -> Complement | None:
    """Read "der Hochschule Harz", "des Landes Sachsen-Anhalt", "der Finanzen"."""
    start = index + 1
    word = scene.text(start)
    if land := _land(scene, start):
        end = start + (2 if scene.text(start + 1) in LANDS or scene.text(start + 1) in LAND_GENITIVES else 1)
        return replace(found, last=end, land=land)
    if _LAND_OWNER.match(word) and noun.category == "government":
        return replace(found, last=start + 1)
    if noun.category == "government" and found.last == index and word in GOVERNMENT_NOUNS:
        return replace(found, last=start + 1, portfolio=(word,))
    # "überreichte der Minister der Hochschule ..." is a dative: a genitive after a minister says "des".
    if noun.category == "government" and (found.portfolio or scene.text(index) != "des"):
        return None
    return _with_noun_phrase(scene, names, found, start, places=True)


def _land(scene: Scene, index: int) -> str | None:
    """Land that a genitive names: "des Landes Sachsen-Anhalt", "des Saarlandes", "des Bundes"."""
    word, after = scene.text(index), scene.text(index + 1)
    if _LAND_OWNER.match(word):
        return after if after in LANDS else LAND_GENITIVES.get(after)
    return {"Saarlandes": "Saarland", "Bundes": None}.get(word)


def _with_phrase(
    scene: Scene, names: Names, found: Complement, index: int, noun: RoleNoun, *, places: bool
) -> Complement | None:
    """Read a phrase with a preposition that names a body ("im Ministerium", "von Berlin Partner", "bei Bosch")."""
    start = index + 1
    contracted = scene.text(index) in ("im", "am", "beim", "vom", "zum")
    if scene.text(start) in ARTICLES:
        start += 1
    elif scene.text(index) in ("in", "an") or (not contracted and scene.text(index) not in ("von", "bei")):
        return None
    if start in names or scene.text(index) == "zum":
        return None
    inner = role_noun(scene.text(start))
    if inner and scene.text(index) in ("bei", "beim"):
        # "Staatssekretärin bei der Bundesministerin für Wirtschaft und Energie"
        nested = complement_at(scene, names, start + 1, inner)
        return replace(found, last=nested.last)
    if found.body is not None or found.noun is not None:
        places = False
    after = scene.token(start + 1)
    alone = after is None or not scene.adjacent(start + 1) or after.shape not in (CAPITAL, UPPER)
    if scene.text(index) in ("von", "vom") and scene.text(start) in LANDS and alone:
        return (
            replace(found, last=start + 1, land=scene.text(start))
            if noun.category in ("government", "municipal")
            else None
        )
    longer = _with_noun_phrase(scene, names, found, start, places=places)
    if longer is None or (longer.body is None and not _names_a_body(scene, longer.noun, contracted)):
        return None
    if longer.body is not None and longer.body.kind is Kind.PLACE and noun.category not in ("municipal", "government"):
        return None
    return longer


_HOUSES = re.compile(
    r"(?:\bhaus(?:es)?|ministeriums?|ressorts?|kanzlei|verwaltung|senats?|regierung|botschaft|gerichts?)$", re.I
)


def _names_a_body(scene: Scene, noun: tuple[int, int] | None, contracted: bool) -> bool:
    """Tell whether words nobody recognised name a body by their head noun or as an acronym."""
    if noun is None:
        return False
    for index in range(*noun):
        token = scene.tokens[index]
        if token.shape in (CAPITAL, UPPER) and (organization_heads().find(token.text) or _HOUSES.search(token.text)):
            return True
        if token.shape == UPPER and not contracted:
            return True
    if contracted:
        return False
    after = scene.token(noun[1])
    closed = after is None or after.text in (",", ".", ")", ";", ":") or after.shape == LOWER
    first = scene.tokens[noun[0]]
    return closed and first.shape == CAPITAL and not is_common(first.text)


def _with_noun_phrase(scene: Scene, names: Names, found: Complement, start: int, *, places: bool) -> Complement | None:
    """Read the noun phrase that names the body, with a body nested in it."""
    mention = _mention_in_reach(scene, names, start, places=places)
    if mention is not None and _is_cut_short(scene, names, mention, start):
        if mention.kind is Kind.PLACE:
            mention = None
        else:
            cut = _noun_phrase_end(scene, names, start) or scene.index_after(mention.span.end)
            return replace(found, last=cut, body=found.body or mention)
    if mention is not None:
        stop = _end_before_names(scene, names, mention)
        organ = INNER_ORGANS.search(scene.text(stop - 1)) is not None
        if organ or (ORGANS.search(scene.text(stop - 1)) and scene.text(stop) in GENITIVE):
            nested = _nested(scene, names, replace(found, last=stop), stop)
            if nested:
                return nested if organ or found.body else replace(nested, body=found.body or mention)
        return replace(found, last=stop, body=found.body or (None if organ else mention), inner=organ)
    end = _noun_phrase_end(scene, names, start)
    if end is None:
        return None
    head = _head_index(scene, start, end)
    organ = INNER_ORGANS.search(scene.text(head)) is not None
    longer = replace(found, last=end, noun=found.noun or (None if organ else (start, end)), inner=organ)
    if ORGANS.search(scene.text(head)) and head == end - 1:
        nested = _nested(scene, names, replace(longer, noun=found.noun) if organ else longer, end)
        if nested:
            return replace(nested, inner=False)
    return longer


def _end_before_names(scene: Scene, names: Names, mention: Mention) -> int:
    """Index after a mention, or of the personal name it ran into."""
    first, last = scene.index_after(mention.span.start), scene.index_after(mention.span.end)
    return next((index for index in range(first + 1, last) if index in names), last)


def _is_cut_short(scene: Scene, names: Names, mention: Mention, start: int) -> bool:
    """Tell whether a name goes on where its mention ends: "(von) Berlin Partner", "... Ländlicher Raum (DLR) Mosel"."""
    end = scene.index_after(mention.span.end)
    if scene.text(end) == "(" and scene.text(end + 2) == ")" and _noun_follows(scene, names, end + 3):
        return scene.tokens[end + 3].shape in (CAPITAL, UPPER) and scene.adjacent(end + 3)
    token = scene.token(end)
    if token is None or token.shape not in (CAPITAL, UPPER) or not scene.adjacent(end) or end in names:
        return False
    return (
        role_noun(token.text) is None
        and token.text not in LAND_GENITIVES
        and (_noun_phrase_end(scene, names, start) or 0) > end
    )


def _nested(scene: Scene, names: Names, found: Complement, index: int) -> Complement | None:
    """Read the body an organ belongs to: "(der Geschäftsleitung) der Investitionsbank"."""
    if scene.text(index) not in GENITIVE and scene.text(index) not in ("im", "am", "beim", "von", "vom"):
        return None
    before = found.noun
    longer = _with_noun_phrase(scene, names, replace(found, noun=None), index + 1, places=False)
    if longer is None:
        return None
    if scene.text(index) not in GENITIVE and longer.body is None and not _names_a_body(scene, longer.noun, True):
        return None
    if before is not None:
        return replace(longer, body=found.body, noun=(before[0], longer.last))
    return longer


def _mention_in_reach(scene: Scene, names: Names, start: int, *, places: bool) -> Mention | None:
    """Body that begins at a token or after adjectives."""
    kinds = NAME_KINDS | {Kind.PLACE} if places else NAME_KINDS
    for index in range(start, start + 4):
        if index in names:
            return None
        mention = scene.mention_from(index, kinds)
        if mention:
            return mention
        if not _is_adjective(scene, index) or not scene.adjacent(index + 1):
            return None
    return None


def _noun_phrase_end(scene: Scene, names: Names, start: int) -> int | None:
    """Index after a noun phrase: adjectives, nouns, a "für" list, proper-name parts and legal forms."""
    cursor = start
    while cursor < start + 3 and _is_adjective(scene, cursor) and _noun_follows(scene, names, cursor + 1):
        cursor += 1
    nouns = 0
    while cursor < start + MOST_TOKENS and cursor not in names:
        token = scene.token(cursor)
        if token is None or (nouns and not scene.adjacent(cursor)):
            break
        if not _continues_name(scene, names, cursor, token, nouns):
            break
        if token.text == "für" and scene.text(cursor + 1) in ARTICLES:
            break
        if token.text == "für" and nouns:
            portfolio = _with_portfolio(scene, names, Complement(cursor), cursor + 1)
            if portfolio is None:
                break
            cursor = portfolio.last
            continue
        nouns += token.shape in (CAPITAL, UPPER)
        cursor += 1
        if scene.text(cursor) == "(" and scene.text(cursor + 2) == ")" and _noun_follows(scene, names, cursor + 3):
            # "Dienstleistungszentrum Ländlicher Raum (DLR) Mosel"
            cursor += 3
    while cursor > start and scene.text(cursor - 1) in ("und", "&", "„", "‚"):
        cursor -= 1
    return cursor if nouns and cursor > start else None


def _continues_name(scene: Scene, names: Names, index: int, token: Token, nouns: int) -> bool:
    """Tell whether a token can continue the name of a body."""
    if token.shape in (CAPITAL, UPPER):
        return not (nouns and role_noun(token.text)) and not (
            nouns and token.text in LAND_GENITIVES and not scene.adjacent(index)
        )
    if token.text == "für" or (token.shape == NUMBER and nouns):
        return nouns > 0
    if token.text in ("&", "und"):
        before, after = scene.text(index - 1), scene.token(index + 1)
        suspended = before.endswith("-") or token.text == "&"
        return bool(nouns) and suspended and after is not None and after.shape in (CAPITAL, UPPER)
    if token.shape == MARK and token.text in "„‚“‘":
        return nouns > 0
    return token.text.replace(" ", "") in LEGAL_FORMS and nouns > 0


def _is_adjective_by_form(word: str) -> bool:
    """Tell whether a capitalised word is an adjective of a proper name ("Technischen", "Märkischen")."""
    return bool(
        re.search(
            r"(?:isch|lich|ig|al|ell|iv|är|frei|vereinigt|deutsch|national|mittel|ober|unter|hoh|alt|neu|groß|klein)(?:en|er|es|em|e)$",
            word,
            re.I,
        )
    )


def _head_index(scene: Scene, start: int, end: int) -> int:
    """Index of the head noun: the first capitalised word that is no adjective."""
    for index in range(start, end):
        token = scene.tokens[index]
        if token.shape in (CAPITAL, UPPER) and not _is_adjective_by_form(token.text):
            return index
    return end - 1
