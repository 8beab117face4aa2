"""When two surfaces, entities or arguments count as the same: the rules of the shared scorer, to the letter."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeAlias

Record: TypeAlias = Mapping[str, Any]
"""One release, annotated or predicted, or one entity of it."""
Argument: TypeAlias = tuple[str, str]
"""`("e", gold id)`, `("x", id of an entity gold does not know)` or `("l", folded text)`."""

_TITLES = re.compile(
    r"\b(?:Prof(?:essor|\.)?|Dr(?:\.|\b)(?:-Ing\.)?|Dipl\.-\w+\.?|h\. ?c\.|med\.|Frau|Herrn?|MdL|MdB)\s*"
)
_QUOTES = str.maketrans(dict.fromkeys("„“”\"‚‘’'»«›‹?¿`´", ""))
_INVISIBLE = str.maketrans({"\u00ad": "", "\u00a0": " ", "\u2011": "-"})
_WRAP = re.compile(r"(?<=[a-zäöüß])-\s*\n\s*(?=[a-zäöüß])")
_ENDING = re.compile(r"(?:es|en|er|em|s|n|e)$")
_DASHES = re.compile(r"[–—]")
_BLANKS = re.compile(r"\s+")
_INTERCHANGEABLE = {"Place", "Organization"}


def norm(text: object) -> str:
    """Fold a text: no titles, quotation marks, soft hyphens or line breaks; lower case."""
    plain = unicodedata.normalize("NFC", str(text)).translate(_INVISIBLE)
    plain = _TITLES.sub("", _WRAP.sub("", plain)).translate(_QUOTES)
    return _BLANKS.sub(" ", _DASHES.sub("-", plain)).strip(" .,;:()").casefold()


def stem(text: object) -> str:
    """Fold a text and cut German inflection off its longer words."""
    return " ".join(_ENDING.sub("", word) if len(word) > 4 else word for word in norm(text).split())


def surfaces(entity: Record) -> set[str]:
    """All folded forms of an entity's mentions and its name."""
    forms = [*entity.get("mentions", []), *entity.get("mentions_clean", []), entity.get("name", "")]
    values = (form["surface"] if isinstance(form, Mapping) else form for form in forms)
    return {folded for value in values if value for folded in (norm(value), stem(value)) if folded}


def compatible(one: object, other: object) -> bool:
    """Tell whether two types may be the same entity; a place may be an organization that acts."""
    return one == other or {one, other} == _INTERCHANGEABLE


def align(gold: Sequence[Record], predicted: Sequence[Record]) -> dict[str, str]:
    """Match predicted entities to gold ones, one to one, those with most shared surfaces first."""
    folded = [(entity, surfaces(entity)) for entity in predicted]
    pairs = []
    for wanted in gold:
        forms = surfaces(wanted)
        for entity, its_forms in folded:
            shared = len(forms & its_forms) if compatible(wanted["type"], entity.get("type")) else 0
            if shared:
                weight = shared + (wanted["type"] == entity["type"]) * 0.5
                pairs.append((-weight, str(wanted["id"]), str(entity["id"]), wanted["id"], entity["id"]))
    to_gold: dict[str, str] = {}
    used: set[str] = set()
    for _, _, _, wanted_id, entity_id in sorted(pairs, key=lambda pair: pair[:3]):
        if wanted_id not in used and entity_id not in to_gold:
            to_gold[entity_id] = wanted_id
            used.add(wanted_id)
    return to_gold


def token_f1(one: object, other: object) -> float:
    """Overlap of two texts in words, as F1."""
    first, second = norm(one).split(), norm(other).split()
    common = sum((Counter(first) & Counter(second)).values())
    return 2 * common / (len(first) + len(second)) if first and second else 0.0


def argument(value: object, mapping: Mapping[str, str], ids: Collection[str]) -> Argument:
    """Say what an argument is: an entity gold knows, one it does not, or a literal."""
    if isinstance(value, str) and value in mapping:
        return "e", mapping[value]
    if isinstance(value, str) and value in ids:
        return "x", value
    return "l", norm(value) if value is not None else ""


def same_argument(one: Argument, other: Argument, predicate: str) -> bool:
    """Tell whether two arguments are the same; literals by words, dates by their first day, names nearly."""
    kinds = {one[0], other[0]}
    if "e" in kinds:
        return one == other
    if "x" in kinds:
        return False
    if predicate in ("topic", "about"):
        return token_f1(one[1], other[1]) >= 0.7
    if predicate == "eventDate":
        return one[1].split("/")[0] == other[1].split("/")[0]
    return stem(one[1]) == stem(other[1]) or difflib.SequenceMatcher(None, one[1], other[1]).ratio() >= 0.9
