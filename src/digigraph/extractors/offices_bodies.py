"""Which body an office belongs to: named in the phrase, in its compound, by a pronoun, or the last one it can be of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from digigraph.extractors.nouns import is_common, nominative_adjective, organization_heads, without_genitive
from digigraph.extractors.offices_complements import LEGAL_FORMS
from digigraph.extractors.offices_roles import Role
from digigraph.extractors.people_scene import BODY_KINDS, Scene
from digigraph.extractors.tokens import CAPITAL, UPPER
from digigraph.model import Kind, Mention, Span

HEADS_OF_HOUSES = frozenset(
    [
        "Minister",
        "Ministerpräsident",
        "Staatsminister",
        "Senator",
        "Bundeskanzler",
        "Bundespräsident",
        "Premierminister",
    ]
)
CANDIDATES = BODY_KINDS | {Kind.INITIATIVE}
METONYM = "Metonym"
_LEARNING = "hochschule|universität|akademie"
_FIRMS = r"gmbh|\bag\b|\bkg\b|ohg|\bug\b|\bse\b|gesellschaft|firma|unternehmen|werke?\b|holding"
_CLINICS = "klinik|krankenhaus|stift|hospital"
_CLUBS = "verein|verband|bund|vereinigung"
COMPATIBLE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (head, re.compile(pattern, re.I))
    for head, pattern in (
        (
            "Direktor",
            rf"museum|institut|{_CLINICS}|zoo|gericht|stiftung|schule|gymnasium|archiv|bibliothek|theater|{_LEARNING}",
        ),
        ("Rektor", _LEARNING),
        ("Kanzler", _LEARNING),
        ("Präsident", rf"{_LEARNING}|kammer|{_CLUBS}|gericht|amt\b|landtag"),
        ("Oberin", f"{_CLINICS}|kloster|schwesternschaft"),
        ("Chefarzt", _CLINICS),
        ("Geschäftsführer", rf"{_FIRMS}|{_CLUBS}|kammer|agentur|zentrum|stadtwerk|genossenschaft"),
        ("Geschäftsleiter", _FIRMS),
        ("Vorstand", r"\bag\b|stiftung|genossenschaft|\beg\b|verein|bank|sparkasse|\bse\b"),
        ("Vorsitzender", rf"{_CLUBS}|beirat|kommission|\brat\b|jury|stiftung|fraktion|kuratorium|gewerkschaft"),
        ("Intendant", "theater|oper|orchester|rundfunk|festspiele|bühne"),
        ("Dekan", "fakultät|fachbereich|kirchenkreis"),
        ("Obermeister", "innung"),
        ("Juror", "jury"),
        ("Kreishandwerksmeister", "kreishandwerkerschaft"),
    )
)
"""Categories of bodies that have such an office, for a role whose body only the text before names."""
_EMPTY_PREFIXES = frozenset(
    [
        "US",
        "USA",
        "Co",
        "Vize",
        "Ex",
        "Alt",
        "Interims",
        "Noch",
        "Top",
        "Polit",
        "Öko",
        "Haupt",
        "Ober",
        "General",
        "Chef",
        "Ehren",
        "Fach",
        "Landes",
        "Bundes",
        "Staats",
        "Stellvertretende",
    ]
)
_FEMININE = re.compile(r"gmbh|\bag\b|\bkg\b|ohg|\bug\b|\bse\b|\bgbr\b|\beg\b", re.I)


_MUNICIPALITY = re.compile(
    r"^(?:Stadt|(?:Land|Stadt)?[Kk]reis(?:es)?|(?:Verbands|Samt|Orts|Einheits)?[Gg]emeinde|Hansestadt|Landeshauptstadt|Lutherstadt|Kreisstadt|Region) \w|\w+kreis$"  # noqa: E501
)
_PLAIN_PREFIXES = re.compile(r"^(?:Verwaltungs|Vize|Pro|Haupt|General|Gründungs|Ehren|Alt|Co-|stellvertretend)?-?$")


class Body(NamedTuple):
    """The body of an office and how sure it is."""

    mention: Mention
    rule: str
    confidence: float


class Bodies:
    """Finds bodies for the roles of one document; keeps the mentions it had to make."""

    def __init__(self, scene: Scene) -> None:
        """Take the document as earlier extractors left it."""
        self.scene = scene
        self.made: dict[Span, Mention] = {}

    @cached_property
    def mentions(self) -> list[Mention]:
        """Mentions of bodies in the order of the text."""
        return [mention for mention in self.scene.annotations.mentions if mention.kind in CANDIDATES]

    def of(self, role: Role, *, named_holder: bool) -> Body | None:
        """Find the body of a role; where the phrase does not name it, only for a role with a named holder."""
        complement = role.complement
        if complement.body is not None:
            fits = complement.body.kind in CANDIDATES or _is_municipality(complement.body)
            return Body(complement.body, "named-body", 0.95) if fits else None
        if complement.noun is not None:
            return self._named(role, *complement.noun)
        if role.possessive:
            return self._owner(role)
        if role.noun.category == "government":
            # Whose ministry a minister heads is known only when all mentions of the release are resolved.
            return self._ministry(role) if role.noun.head not in HEADS_OF_HOUSES else None
        if role.noun.prefix:
            found = self._by_prefix(role)
            if found:
                return found
        if not named_holder or complement.inner:
            return None
        return self._last_compatible(role)

    def _named(self, role: Role, first: int, last: int) -> Body | None:
        """Take the words of the phrase as the name of a body, if they are one."""
        scene = self.scene
        if _MUNICIPALITY.match(scene.slice(first, last)):
            return Body(self._make(first, last, None), "municipality", 0.85)
        head = next((index for index in range(first, last) if organization_heads().find(scene.text(index))), None)
        words = [scene.tokens[index] for index in range(first, last)]
        acronym = len(words) == 1 and words[0].shape == UPPER
        legal = any(word.text.replace(" ", "") in LEGAL_FORMS - {"und", "&"} for word in words)
        if last == first + 1 and not acronym and is_common(scene.text(first)):
            return self._taken_up(first, head is not None)
        plain = all(word.shape not in (CAPITAL, UPPER) or is_common(word.text) for word in words)
        if head is None and not legal and plain:
            return None
        if head is None and not (legal or acronym or scene.text(first - 1) in ("von", "bei")):
            return None
        return Body(self._make(first, last, head), "phrase-body", 0.85)

    def _make(self, first: int, last: int, head: int | None) -> Mention:
        """Make a mention of words that name a body, in the nominative."""
        span = self.scene.span(first, last)
        if span in self.made:
            return self.made[span]
        category, words = "", [self.scene.text(index) for index in range(first, last)]
        if head is not None:
            noun = organization_heads().find(self.scene.text(head))
            if noun:
                category = noun.lemma
                for place in range(head - first):
                    words[place] = nominative_adjective(words[place], noun.gender, plural=noun.plural)
                words[head - first] = words[head - first] if noun.plural else noun.word
        else:
            if self.scene.text(first - 1) == "des":
                words[0] = without_genitive(words[0])
            category = words[0] if _MUNICIPALITY.match(" ".join(words)) else ""
        name = re.sub(r"(?<=\() | (?=[),])", "", " ".join(words))
        acronym = {"acronym": name} if len(words) == 1 and name.isupper() else {}
        mention = Mention(span, Kind.ORGANIZATION, name, "office.body", 0.8, {"category": category, **acronym})
        self.made[span] = mention
        return mention

    def _taken_up(self, index: int, is_body: bool) -> Body | None:
        """Find the body that a definite noun takes up: "Vizepräsidentin des Gerichts"."""
        word = self.scene.text(index)
        stem = re.sub(r"(?<=\w{3})(?:e?s)$", "", word.lower())
        for mention in reversed(self._before(self.scene.tokens[index].start)):
            category = str(mention.get("category", "")).lower()
            if category.endswith(stem) or re.search(rf"{re.escape(stem)}(?:e?s)?\b", mention.name.lower()):
                return Body(mention, "taken-up-body", 0.8)
        noun = organization_heads().find(word) if is_body else None
        if noun is not None and (noun.word.lower() != noun.lemma.lower() or "b" in noun.tags):
            return Body(self._make(index, index + 1, index), "phrase-body", 0.75)
        return None

    def _before(self, offset: int) -> list[Mention]:
        """Bodies named before an offset, in the order of the text, those made here included."""
        found = [mention for mention in self.mentions if mention.span.end <= offset]
        found += [mention for mention in self.made.values() if mention.span.end <= offset]
        return sorted(found, key=lambda mention: mention.span)

    def _owner(self, role: Role) -> Body | None:
        """Find the body that "deren", "dessen", "seine" or "ihre" stands for."""
        scene = self.scene
        offset = scene.tokens[role.left].start
        feminine = role.determiner.startswith(("deren", "ihr"))
        if scene.text(role.left - 1) == "," and role.determiner in ("deren", "dessen"):
            nearest = [mention for mention in self._before(offset) if mention.span.end >= offset - 12]
            return Body(nearest[-1], "relative-body", 0.9) if nearest else None
        start = scene.sentence_start(role.left)
        first = scene.sentence_start(start - 1) if start > 0 and start == role.left else start
        if role.determiner in ("deren", "dessen") and start != role.left:
            first = start
        near = [mention for mention in self._before(offset) if mention.span.start >= scene.tokens[first].start]
        fitting = [
            mention for mention in near if _gender_fits(mention, feminine) and mention.get("category") != METONYM
        ]
        return Body(fitting[-1], "possessive-body", 0.85) if fitting else None

    def _ministry(self, role: Role) -> Body | None:
        """Find the ministry whose name holds the fields of a state secretary."""
        fields = [field.lower()[:7] for field in role.portfolio]
        for mention in sorted(self.mentions, key=lambda mention: not mention.get("issuer")):
            land = mention.get("land")
            if not fields or mention.kind is not Kind.MINISTRY or (role.land and land and role.land != land):
                continue
            if all(re.search(rf"\b{re.escape(field)}", mention.name.lower()) for field in fields):
                return Body(mention, "portfolio-ministry", 0.8)
        return None

    def _by_prefix(self, role: Role) -> Body | None:
        """Find the body in a compound: "IMG-Geschäftsführer", "Kammerpräsident", "Museumsleiterin"."""
        prefix = role.noun.prefix.rstrip("-")
        hyphen = role.noun.prefix.endswith("-")
        if prefix in _EMPTY_PREFIXES or len(prefix) < 2:
            return None
        offset = self.scene.tokens[role.head].start
        ordered = [*reversed(self._before(offset)), *(m for m in self.mentions if m.span.start >= offset)]
        for mention in ordered:
            names = {mention.get("acronym"), mention.get("alias"), mention.name}
            if hyphen and prefix in names:
                return Body(mention, "compound-body", 0.9)
        stem = re.sub(r"(?<=[a-zäöü]{4})(?:e?s|n)$", "", prefix.lower())
        for mention in ordered:
            category = str(mention.get("category", "")).lower()
            if len(stem) > 2 and (category.endswith(stem) or category.startswith(stem)) and mention.kind in BODY_KINDS:
                return Body(mention, "compound-body", 0.8)
        if hyphen and role.noun.category != "government" and not is_common(prefix):
            return Body(self._make_prefix(role, prefix), "compound-body", 0.75)
        return None

    def _make_prefix(self, role: Role, prefix: str) -> Mention:
        """Make a mention of the first part of a compound: "IHK" in "IHK-Präsident"."""
        start = self.scene.tokens[role.head].start
        span = Span(start, start + len(prefix))
        acronym = {"acronym": prefix} if prefix.isupper() else {}
        mention = Mention(span, Kind.ORGANIZATION, prefix, "office.body", 0.7, {"category": "", **acronym})
        self.made.setdefault(span, mention)
        return self.made[span]

    def _last_compatible(self, role: Role) -> Body | None:
        """Take the last body of this sentence or the one before that has such an office."""
        pattern = next(
            (found for head, found in COMPATIBLE if role.noun.masculine.lower().endswith(head.lower())), None
        )
        if pattern is None or not _PLAIN_PREFIXES.match(role.noun.prefix):
            return None
        scene = self.scene
        start = scene.sentence_start(role.left)
        first = scene.sentence_start(start - 1) if start > 0 else start
        limit = scene.tokens[first].start
        near = [
            m for m in self._before(scene.tokens[role.left].start) if m.span.start >= limit and m.kind in BODY_KINDS
        ]
        fitting = _first_of_each([m for m in reversed(near) if pattern.search(_kind_of_body(m))])
        return Body(fitting[0], "last-compatible-body", 0.7) if len(fitting) == 1 else None


def _is_municipality(mention: Mention) -> bool:
    """Tell whether a place is named as a municipality or district: "Stadt Burg", "Landkreis Börde"."""
    return mention.kind is Kind.PLACE and bool(_MUNICIPALITY.match(mention.name))


def _kind_of_body(mention: Mention) -> str:
    """Words that say what kind of body a mention names."""
    category = str(mention.get("category") or "")
    legal = str(mention.get("legal") or mention.name.split()[-1])
    return f"{category} {legal}" if category else mention.name


def _first_of_each(mentions: Iterable[Mention]) -> list[Mention]:
    """Keep one mention for each name."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.name, mention)
    return list(found.values())


def _gender_fits(mention: Mention, feminine: bool) -> bool:
    """Tell whether a pronoun of that gender can stand for a body; unknown genders fit."""
    category = str(
        mention.get("legal") or mention.name.split()[-1]
        if _FEMININE.search(mention.name.split()[-1])
        else mention.get("category", "")
    )
    if _FEMININE.search(category):
        return feminine
    head = organization_heads().find(category) if category else None
    return head is None or (head.gender == "f") == feminine
