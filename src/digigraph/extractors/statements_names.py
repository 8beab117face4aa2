"""Names that only their place tells: who stands right behind a verb of speaking speaks, known or not.

A last resort, for names no list and no office gave away ("sagte Hörmann", "so Caro Schütz").
"""

from __future__ import annotations

from digigraph.extractors.nouns import is_common
from digigraph.extractors.people_lexicon import given_sex, has_name_shape
from digigraph.extractors.phrases import FUNCTION_WORDS
from digigraph.extractors.statements_scene import Scene
from digigraph.model import Kind, Mention, Span

_PARTICLES = frozenset(
    ["von", "van", "de", "der", "den", "zu", "zur", "vom", "la", "le", "di", "da", "del", "ten", "al", "bin"]
)
_LONGEST = 5
_BODIES = frozenset(["GmbH", "AG", "SE", "KG", "Group", "Bank", "Verlag", "Zeitung", "Agentur"])


def name_at(scene: Scene, index: int, end: int) -> Mention | None:
    """Read a person's name that begins at a token; None when the words there can be something else."""
    tokens = scene.tokens
    last = index
    words: list[str] = []
    for position in range(index, min(end, index + _LONGEST)):
        token = tokens[position]
        if scene.mention_at(token.start) or (position > index and token.start - tokens[position - 1].end > 1):
            break
        # Behind a given name any capitalised word can be a surname, also a common one.
        known = bool(words) and given_sex(words[0]) is not None and has_name_shape(token)
        if not (token.text in _PARTICLES and words) and not known and not _can_be_name(scene, position):
            break
        words.append(token.text)
        if token.capitalised:
            last = position
    if last + 1 < end and tokens[last + 1].capitalised and tokens[last + 1].start - tokens[last].end == 1:
        return None
    words = words[: last - index + 1]
    given = given_sex(words[0]) if len(words) > 1 else None
    if not words or (len(words) > 1 and given is None and len(words) != 2) or words[-1] in _BODIES:
        return None
    span = Span(tokens[index].start, tokens[last].end)
    attributes: dict[str, object] = {"family": words[-1], "full": len(words) > 1}
    if len(words) > 1:
        attributes["given"] = words[0]
    if given in ("m", "f"):
        attributes["gender"] = given
    confidence = 0.8 if given else 0.6
    return Mention(span, Kind.PERSON, " ".join(words), "person:speaker", confidence, attributes)


def _can_be_name(scene: Scene, position: int) -> bool:
    """Tell whether a token can be part of a name: shaped like one and no plain word."""
    token = scene.tokens[position]
    if not has_name_shape(token) or token.text.isupper() or token.text.lower() in FUNCTION_WORDS:
        return False
    return given_sex(token.text) is not None or not is_common(token.text)
