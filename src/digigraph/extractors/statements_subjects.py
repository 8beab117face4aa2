"""Finds who speaks in a clause: the noun phrase that can be its subject.

A walk over the clause's tokens that steps over prepositional phrases, genitives, datives and accusatives and stops at
the first phrase in the nominative that can speak: a person, a role, a body or a pronoun. German marks case on article
and preposition; a bare name without either is a subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from digigraph.extractors.nouns import is_common
from digigraph.extractors.statements_names import name_at
from digigraph.extractors.statements_roles import gender_of, is_role_noun
from digigraph.extractors.statements_scene import BODIES, Scene
from digigraph.extractors.statements_verbs import looks_finite, may_be_speech
from digigraph.extractors.statements_words import NOMINATIVE, OBLIQUE, PREPOSITIONS, TITLES
from digigraph.extractors.tokens import Token
from digigraph.model import Kind, Mention, Span

PERSON, ROLE, BODY, PRONOUN = "person", "role", "body", "pronoun"

_PRONOUNS = {"er": "m", "sie": "f"}
_ADJECTIVE = re.compile(r"[a-zäöüß]\w*(?:e|en|er|es|em)|\d+(?:-jährige[rn]?)?|\w+-jährige[rn]?")
_AGED = re.compile(r"\d+-?[Jj]ährige[rn]?")
_STOP = frozenset("„:;?!\n")


@dataclass(frozen=True, slots=True)
class Subject:
    """What can speak in a clause."""

    kind: str
    """`person`, `role`, `body` or `pronoun`."""
    span: Span
    mention: Mention | None = None
    """The person or body; the office for a role."""
    noun: str = ""
    """Head noun of a role, as written; the pronoun."""
    gender: str | None = None


class _Walk:
    """State of one walk: where it is and what role it has seen."""

    def __init__(self, scene: Scene, span: Span, naming: bool) -> None:
        self.scene = scene
        self.tokens = scene.tokens
        self.index = self.tokens.first_at(span.start)
        self.end = self.tokens.first_at(span.end)
        self.role: Subject | None = None
        self.body: Subject | None = None
        self.naming = naming
        self.direct = self.index if naming else -1
        """The token at which a name must stand, if one does: right behind the verb, or behind a role."""

    def run(self) -> Subject | None:
        """Walk to the first phrase that can speak."""
        while self.index < self.end:
            before = self.index
            found = self._step()
            if found is not None:
                return found
            self.index = max(self.index, before + 1)
        return self.role or self.body

    def _step(self) -> Subject | None:
        """Look at the token the walk stands on and move past what it begins."""
        token = self.tokens[self.index]
        mention = self.scene.mention_at(token.start)
        if mention is not None:
            return self._at_mention(mention)
        word = token.text.lower()
        if token.text in _STOP:
            self.index = self.end
        elif token.text == ",":
            return self._at_comma()
        elif token.text == "(":
            self._past_parenthesis()
        elif word in _PRONOUNS and not self.role:
            return Subject(PRONOUN, token.span, noun=word, gender=_PRONOUNS[word])
        elif word in PREPOSITIONS or word in OBLIQUE:
            self.index = self._past_phrase(self.index + 1)
        elif word in NOMINATIVE:
            return self._at_article(word)
        elif token.capitalised:
            return self._at_capital(token)
        elif _AGED.fullmatch(token.text) and not self.role:
            self.role = Subject(ROLE, token.span, noun=token.text)
        return None

    def _at_capital(self, token: Token) -> Subject | None:
        """A noun without article that no extractor named: a role, or a name where a name must stand."""
        role = is_role_noun(token.text)
        # A role without article must be a word one knows: "Hörmann" ends as "Kaufmann" does and is a name.
        possible = self.direct == self.index and not (role and is_common(token.text))
        name = name_at(self.scene, self.index, self.end) if possible else None
        if name is not None:
            return Subject(PERSON, self._wide(name), name)
        if role and not self.role:
            self.role = Subject(ROLE, token.span, noun=token.text, gender=gender_of(token.text))
            self.direct = self.index + 1
        return None

    def _at_mention(self, mention: Mention) -> Subject | None:
        """A mention without article or preposition before it."""
        self.index = self._index_after(mention)
        if mention.kind is Kind.PERSON:
            return None if self._possessive(mention) else Subject(PERSON, self._wide(mention), mention)
        if mention.kind is Kind.OFFICE:
            self.role = self.role or _role(self.scene, mention, None)
            self.direct = self.index
        elif mention.kind in BODIES and not self.role and not self.body:
            self.body = Subject(BODY, mention.span, mention)
        return None

    def _at_article(self, word: str) -> Subject | None:
        """A phrase whose article can be nominative."""
        if self.role:
            # A second article belongs to what the role is a role of ("der Präsident der Kammer") or to the object.
            self.index = self._past_phrase(self.index + 1)
            return None
        start, index = self.tokens[self.index].start, self._past_adjectives(self.index + 1)
        if index >= self.end:
            return None
        head = self.tokens[index]
        mention = self.scene.mention_at(head.start)
        genitive = word == "der" and self._follows_noun()
        if mention is None:
            self._at_noun(word, Span(start, head.end), index, genitive)
            return None
        self.index = self._index_after(mention)
        if mention.kind is Kind.PERSON:
            return None if genitive else Subject(PERSON, self._wide(mention), mention)
        if mention.kind is Kind.OFFICE:
            if genitive and gender_of(self.scene.document.slice(mention.span)) == "f":
                self.index = self._past_phrase(index)
                return None
            self.role = _role(self.scene, mention, word)
            self.direct = self.index
        elif mention.kind in BODIES and not genitive and not self.body:
            self.body = Subject(BODY, mention.span, mention)
        return None

    def _at_noun(self, word: str, span: Span, index: int, genitive: bool) -> None:
        """A noun that no extractor named: a role when it denotes a person."""
        noun = self.tokens[index].text
        self.index = index + 1
        if not ((self.tokens[index].capitalised and is_role_noun(noun)) or _AGED.fullmatch(noun)):
            return
        self.direct = self.index
        gender = gender_of(noun) or {"die": "f", "eine": "f", "ein": "m"}.get(word)
        if genitive and gender == "f":
            return
        self.role = Subject(ROLE, span, noun=noun, gender=gender or ("m" if word == "der" else None))

    def _at_comma(self) -> Subject | None:
        """After a role, a name in apposition; a relative clause or anything else ends the phrase."""
        self.index += 1
        if not self.role:
            # Behind a verb of speaking the subject comes before any comma.
            self.index = self.end if self.naming and not self.body else self.index
            return None
        index, limit = self.index, min(self.end, self.index + 12)
        if index < limit and self.tokens[index].text.lower() in NOMINATIVE:
            index = self._past_adjectives(index + 1)
        while index < limit:
            token = self.tokens[index]
            mention = self.scene.mention_at(token.start)
            if mention and mention.kind is Kind.PERSON:
                return Subject(PERSON, self._wide(mention), mention)
            if mention and mention.kind in (Kind.OFFICE, Kind.PLACE, *BODIES):
                index = self._index_after(mention)
            elif token.capitalised or token.text.lower() in ("des", "der", "für"):
                index += 1
            else:
                break
        self.index = self.end
        return self.role

    def _past_parenthesis(self) -> None:
        """Step over a parenthesis, at most thirty tokens long."""
        for index in range(self.index, min(self.end, self.index + 30)):
            if self.tokens[index].text == ")":
                self.index = index + 1
                return

    def _past_adjectives(self, index: int) -> int:
        """Step over adjectives and numbers, at most four, before a noun."""
        limit = min(self.end, index + 4)
        while index < limit and not self.scene.mention_at(self.tokens[index].start):
            token = self.tokens[index]
            if not (_ADJECTIVE.fullmatch(token.text) or token.text == "."):
                break
            index += 1
        return index

    def _past_phrase(self, index: int) -> int:
        """Step over the noun phrase behind a preposition or an oblique article: adjectives, head, a title's bearer."""
        while index < self.end and self.tokens[index].text.lower() in (NOMINATIVE | OBLIQUE | {"zu", "bis"}):
            index += 1
        index = self._past_adjectives(index)
        taken = False
        while index < self.end:
            token = self.tokens[index]
            mention = self.scene.mention_at(token.start)
            if mention is None:
                if taken or not (token.capitalised or token.shape == "number"):
                    break
                index += 1
                taken = taken or not (token.text in TITLES or is_role_noun(token.text))
                continue
            if taken:
                break
            index = self._index_after(mention)
            # "mit Minister Meier": the name behind an office belongs to the same phrase.
            taken = mention.kind is not Kind.OFFICE
        if index < self.end - 1 and self.tokens[index].text in ("und", "sowie") and taken:
            following = self.tokens[index + 1]
            if following.capitalised and not self.scene.mention_at(following.start):
                return index + 2
        return index

    def _follows_noun(self) -> bool:
        """Tell whether the token before the one the walk stands on is a noun, a name or a closing parenthesis."""
        if self.index == 0:
            return False
        before = self.tokens[self.index - 1]
        return (before.capitalised and not may_be_speech(before.text)) or before.text in (")", "“")

    def _index_after(self, mention: Mention) -> int:
        """Index of the first token behind a mention."""
        return max(self.index + 1, self.tokens.first_at(mention.span.end))

    def _possessive(self, person: Mention) -> bool:
        """Tell whether a name in the genitive only names whose something is: "Haseloffs Vorgänger"."""
        return self.scene.text[person.span.end - 1] == "s" and not person.name.endswith("s")

    def _wide(self, person: Mention) -> Span:
        """The person's span with the role before it."""
        if self.role and person.span.start - self.role.span.end <= 60:
            return Span(self.role.span.start, person.span.end)
        return person.span


def _role(scene: Scene, office: Mention, article: str | None) -> Subject:
    """A role named by an office mention."""
    noun = str(office.get("role") or office.name)
    surface = scene.document.slice(office.span).split(" ")[0]
    gender = office.get("gender") or gender_of(surface) or {"die": "f", "der": "m"}.get(article or "")
    return Subject(ROLE, office.span, office, noun, gender)


def find_subject(scene: Scene, span: Span) -> Subject | None:
    """Find the first phrase of a stretch that can be the subject of a verb of speaking."""
    return _Walk(scene, span, naming=False).run() if span.end > span.start else None


def find_speaker(scene: Scene, span: Span) -> Subject | None:
    """Find the subject right behind a verb of speaking, where an unknown name can be nothing but a person's."""
    return _Walk(scene, span, naming=True).run() if span.end > span.start else None


def subject_of_sentence(scene: Scene, span: Span) -> tuple[Subject | None, str]:
    """Find the subject of the sentence before a colon, and the verb of speaking in it ("" for none).

    German verbs stand second: what begins the sentence is the subject or the subject follows the verb. After a comma
    ("..., sagte Meier:") it follows the verb in any case.
    """
    tokens = scene.tokens
    first, end = tokens.first_at(span.start), tokens.first_at(span.end)
    speech = next((i for i in range(end - 1, first - 1, -1) if _is_verb(scene, i, end)), None)
    if speech is None:
        return find_subject(scene, span), ""
    verb = tokens[speech]
    before, behind = Span(span.start, verb.start), Span(verb.end, span.end)
    inverted = speech > first and tokens[speech - 1].text == ","
    if not inverted:
        found = find_subject(scene, before)
        if found and _begins(scene, first, found):
            return found, verb.text
    return find_speaker(scene, behind) or find_subject(scene, before), verb.text


def _is_verb(scene: Scene, index: int, end: int) -> bool:
    """Tell whether a token is a verb of speaking, or the auxiliary of one at the end of the clause."""
    token = scene.tokens[index]
    if token.shape != "lower":
        return False
    return may_be_speech(token.text) or (looks_finite(token.text) and token.text.endswith("te") and index > end - 6)


def _begins(scene: Scene, first: int, subject: Subject) -> bool:
    """Tell whether a subject is the first constituent: nothing before it but its own article, adjectives and roles."""
    for token in scene.tokens[first : scene.tokens.first_at(subject.span.start)]:
        word = token.text.lower()
        own = word in NOMINATIVE or token.capitalised or token.text in (",", "und", "doch", "aber", "auch", "„", "“")
        if not (own or _ADJECTIVE.fullmatch(token.text)):
            return False
        if word in PREPOSITIONS or word in OBLIQUE:
            return False
    return True
