"""Asks a trained tagger where the rules are silent, and believes it only when something else confirms the name.

Not among the default extractors: put it behind `people` in the list of `digigraph.toml`. A name that covers no word of
an earlier mention counts when the accurate tagger finds the same name, when the release tags it twice (a place behind
a preposition), or when a person begins with a known given name or stands beside a verb of speech. Other things (`OTH`)
are never proposed, nor acronyms and places of the gazetteer: the rules have judged those.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from digigraph.errors import UsageError
from digigraph.extractors.candidates import Occupied
from digigraph.extractors.nouns import is_common
from digigraph.extractors.passages import Passage, passages
from digigraph.extractors.people_lexicon import given_sex, has_name_shape
from digigraph.extractors.place_names import known_places
from digigraph.extractors.statements_verbs import may_be_speech
from digigraph.extractors.tokens import UPPER, Token
from digigraph.model import Annotations, Document, Kind, Mention, Span

if TYPE_CHECKING:
    from digigraph.tagger.decoding import Name
    from digigraph.tagger.neural import NeuralTagger
    from digigraph.tagger.small import SmallTagger

FOLDER_VARIABLE = "DIGIGRAPH_TAGGER"
"""Environment variable with the folder of the accurate tagger."""
KINDS = {"PER": Kind.PERSON, "ORG": Kind.ORGANIZATION, "LOC": Kind.PLACE}
CATEGORIES = {Kind.ORGANIZATION: "Organisation", Kind.PLACE: "Ort"}
LEAST_CONFIDENCE = 0.7
"""Below this the small tagger is right less than four times in five."""
PLACE_WORDS = frozenset(["in", "aus", "nach", "bei", "bis"])
GENITIVE_ARTICLES = frozenset(["des", "eines"])
_LONGEST_NAME = 6
_NEAR = 2
"""Words between a name and its verb of speech, title or role left out."""


Place = tuple[int, int, int, str]
"""Number of a sentence, first and last token in it, class."""


class Proposal(NamedTuple):
    """A name the small tagger finds where no rule did."""

    area: Passage
    first: int
    end: int
    kind: Kind
    confidence: float
    sentence: int
    """Number among the sentences tagged."""
    name: Name

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.area.span(self.first, self.end)

    @property
    def words(self) -> tuple[Token, ...]:
        """Its tokens."""
        return self.area.listing[self.first : self.end]


@dataclass(frozen=True, slots=True)
class TaggerExtractor:
    """The extractor of what only a tagger sees; `folder` is that of the accurate tagger, if there is one."""

    name: str = "tagger"
    folder: str = ""

    def annotate(self, annotations: Annotations) -> Annotations:
        """Add confirmed persons, organisations and places."""
        occupied = Occupied(mention.span for mention in annotations.mentions)
        sentences = list(_sentences(annotations.document, occupied))
        if not sentences:
            return annotations
        words = [[token.text for token in area.listing[first:end]] for area, first, end in sentences]
        proposals = list(_proposals(sentences, _small().tag(words), occupied))
        families = {str(person.get("family")) for person in annotations.of_kind(Kind.PERSON)}
        agreed = self._agreed(proposals, words)
        seen = Counter(_key(proposal) for proposal in proposals)
        return annotations.with_mentions(
            [
                _mention(proposal, rule, families)
                for proposal in proposals
                if (rule := _confirmation(proposal, _place(proposal) in agreed, seen[_key(proposal)]))
            ]
        )

    def _agreed(self, proposals: Sequence[Proposal], words: Sequence[Sequence[str]]) -> set[Place]:
        """Where the accurate tagger finds names; it reads only sentences with proposals."""
        folder = self.folder or os.environ.get(FOLDER_VARIABLE, "")
        if not folder or not proposals:
            return set()
        numbers = sorted({proposal.sentence for proposal in proposals})
        names = _neural(folder).tag([words[number] for number in numbers])
        return {
            (number, name.start, name.end, name.label)
            for number, row in zip(numbers, names, strict=True)
            for name in row
        }


def _sentences(document: Document, occupied: Occupied) -> Iterator[tuple[Passage, int, int]]:
    """Sentences with a capitalised word that no mention covers and that is no common noun, as ranges of tokens."""
    areas = passages(document)
    for sentence in document.sentences:
        for area in areas:
            first = max(area.first, area.listing.first_at(sentence.start))
            end = min(area.limit, area.listing.first_at(sentence.end))
            if first < end and any(_open(token, occupied) for token in area.listing[first:end]):
                yield area, first, end


def _open(token: Token, occupied: Occupied) -> bool:
    """Tell whether a word may be part of a name nobody found."""
    return token.capitalised and not is_common(token.text) and not occupied.covers(token.span)


def _proposals(
    sentences: Sequence[tuple[Passage, int, int]], tagged: Sequence[Sequence[Name]], occupied: Occupied
) -> Iterator[Proposal]:
    """Names free of other mentions, sure enough and shaped like names."""
    for number, ((area, first, _), names) in enumerate(zip(sentences, tagged, strict=True)):
        for name in names:
            kind = KINDS.get(name.label)
            if kind is None or name.confidence < LEAST_CONFIDENCE or name.end - name.start > _LONGEST_NAME:
                continue
            found = Proposal(area, first + name.start, first + name.end, kind, name.confidence, number, name)
            if not occupied.covers(found.span) and _is_name(found):
                yield found


def _is_name(proposal: Proposal) -> bool:
    """Tell whether the words can be a name that the rules do not know: what they know they have judged already."""
    words = proposal.words
    if not (words[0].capitalised and words[-1].capitalised) or any(word.text in "\n„“‚‘()" for word in words):
        return False
    if proposal.kind is Kind.PERSON:
        return all(has_name_shape(word) or not word.capitalised for word in words)
    if words[0].shape == UPPER or all(is_common(word.text) for word in words):
        return False
    if len(words) > 1 and words[0].text.endswith("er") and is_common(words[-1].text):
        return False  # "Burger Innenstadt", "Hallenser Bürger": descriptions by a town
    before = proposal.area[proposal.first - 1].text if proposal.first > proposal.area.first else ""
    inflected = before in GENITIVE_ARTICLES and words[-1].text.endswith("s")
    return not inflected and _surface(proposal) not in known_places()


def _confirmation(proposal: Proposal, agreed: bool, seen: int) -> str:
    """What confirms a proposal; empty when nothing does."""
    if agreed:
        return "tagger.agreed"
    if proposal.kind is Kind.PERSON:
        if len(proposal.words) > 1 and given_sex(proposal.words[0].text):
            return "tagger.given"
        if _speaks(proposal):
            return "tagger.speaks"
    if seen > 1 and (proposal.kind is not Kind.PLACE or _follows_place_word(proposal)):
        return "tagger.repeated"
    return ""


def _follows_place_word(proposal: Proposal) -> bool:
    """Tell whether a preposition of place stands right before: diseases and products are repeated as well."""
    return proposal.first > proposal.area.first and proposal.area[proposal.first - 1].text in PLACE_WORDS


def _speaks(proposal: Proposal) -> bool:
    """Tell whether a verb of speech stands right before or right behind."""
    area = proposal.area
    near = [*range(proposal.first - _NEAR, proposal.first), *range(proposal.end, proposal.end + _NEAR)]
    return any(may_be_speech(area[index].text) for index in near if area.first <= index < area.limit)


def _place(proposal: Proposal) -> Place:
    """Where a proposal stands among the sentences, and its class."""
    return proposal.sentence, proposal.name.start, proposal.name.end, proposal.name.label


def _key(proposal: Proposal) -> tuple[Kind, str]:
    """What two proposals of one name share; a genitive -s does not make another name."""
    return proposal.kind, _surface(proposal).removesuffix("s")


def _surface(proposal: Proposal) -> str:
    """The text of a proposal, blanks as they stand."""
    start = proposal.span.start
    parts = []
    for token in proposal.words:
        parts.append(" " * (token.start - start) + token.text)
        start = token.end
    return "".join(parts)


def _mention(proposal: Proposal, rule: str, families: Set[str]) -> Mention:
    """Make the mention; a person whose family name is known loses the genitive -s."""
    name = _surface(proposal)
    attributes: dict[str, Any]
    if proposal.kind is Kind.PERSON:
        given, _, family = name.rpartition(" ")
        if family.endswith("s") and family[:-1] in families:
            family = family[:-1]
        name = f"{given} {family}".strip()
        attributes = {"family": family, "full": bool(given)}
        if given:
            attributes["given"] = given
            if (sex := given_sex(proposal.words[0].text)) in ("m", "f"):
                attributes["gender"] = sex
    else:
        attributes = {"category": CATEGORIES[proposal.kind]}
    return Mention(proposal.span, proposal.kind, name, rule, round(0.8 * proposal.confidence, 2), attributes)


def depends_on() -> list[Path]:
    """Files on which the answers depend, code of this module apart: the small tagger, the card of the accurate one."""
    package = Path(__file__).resolve().parents[1]
    found = [*sorted((package / "tagger").glob("*.py")), package / "models" / "tagger-small.sha256"]
    folder = os.environ.get(FOLDER_VARIABLE, "")
    card = Path(folder) / "config.json"
    return [*found, card] if folder and card.is_file() else found


@cache
def _small() -> SmallTagger:
    """The small tagger; numpy is an extra."""
    try:
        from digigraph.tagger.small import small_tagger  # noqa: PLC0415 - numpy is an extra
    except ModuleNotFoundError as error:
        raise UsageError(f"the tagger needs {error.name}", hint="pip install 'digigraph[tagger]'") from error
    return small_tagger()


@cache
def _neural(folder: str) -> NeuralTagger:
    """The accurate tagger."""
    try:
        from digigraph.tagger.neural import NeuralTagger  # noqa: PLC0415 - numpy is an extra
    except ModuleNotFoundError as error:
        raise UsageError(f"the tagger needs {error.name}", hint="pip install 'digigraph[neural]'") from error
    return NeuralTagger(Path(folder))
