"""Normal forms of German names, by which names of different releases are compared.

A normal form forgets what writers vary (case, umlaut spelling, quotation marks, article, inflection, titles, legal
form, the Land behind a name) and keeps what tells things apart. It is for comparing only and is never shown.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from digigraph.authority import LANDS

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_TOKEN = re.compile(r"\d+(?:\.\d+)+|[\w+#@]+")
_ENDING = re.compile(r"(?:es|en|er|em|s|n|e)$")
_ARTICLE = re.compile(r"^(?:der|die|das|dem|den|des|eine?[rsmn]?)\s+", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:Prof(?:essor(?:in)?|\.)?|Dr(?:\.|\b)(?:-Ing\.)?|Dipl\.-\w+\.?|h\. ?c\.|med\.|habil\.|rer\. ?\w+\."
    r"|Frau|Herrn?|MdL|MdB|MdEP|a\. ?D\.|i\. ?R\.)(?=[\s,]|$)",
    re.IGNORECASE,
)
_LEGAL_FORMS = {
    "ev": r"e\. ?V\.?|eV",
    "ggmbh": r"gGmbH",
    "gmbhcokg": r"(?:gGmbH|GmbH|AG|UG|SE) ?(?:&|und) ?Co\.? ?(?:KGaA|KG)",
    "gmbh": r"GmbH|mbH",
    "ag": r"AG",
    "se": r"SE",
    "kgaa": r"KGaA",
    "kg": r"KG",
    "ohg": r"OHG",
    "ug": r"UG(?: ?\(haftungsbeschränkt\))?",
    "eg": r"eG",
    "gbr": r"e?GbR",
    "ek": r"e\. ?K\.?|eK",
    "ltd": r"Ltd\.?",
    "aoer": r"AöR|A\. ?ö\. ?R\.",
}
_LEGAL = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(
        f"(?P<{name}>{_LEGAL_FORMS[name]})"
        for name in ("gmbhcokg", *(key for key in _LEGAL_FORMS if key != "gmbhcokg"))
    )
    + r")(?![\w-])"
)
_ACRONYM_BEHIND = re.compile(r"\s*\(([A-ZÄÖÜ][\w&.-]{0,11})\)\s*$")
_ACRONYM = re.compile(r"(?=(?:[^A-ZÄÖÜ]*[A-ZÄÖÜ]){2})[A-ZÄÖÜ][A-Za-zÄÖÜäöü0-9&-]{1,9}")
_LAND = "|".join(sorted(map(re.escape, LANDS), key=len, reverse=True))
_LAND_BEHIND = re.compile(
    r"[\s,(]+(?:(?:des Landes|des Freistaate?s|Land|von|in|für|der Freien (?:und )?Hansestadt)\s+)?(?:des\s+)?"
    rf"(?P<land>{_LAND})e?s?\)?\s*$"
)
_LAND_ADJECTIVE = {
    "baden-württembergisch": "Baden-Württemberg", "bayerisch": "Bayern", "berliner": "Berlin",
    "brandenburgisch": "Brandenburg", "bremisch": "Bremen", "hamburgisch": "Hamburg", "hessisch": "Hessen",
    "niedersächsisch": "Niedersachsen", "nordrhein-westfälisch": "Nordrhein-Westfalen",
    "rheinland-pfälzisch": "Rheinland-Pfalz", "saarländisch": "Saarland", "sächsisch": "Sachsen",
    "sachsen-anhaltisch": "Sachsen-Anhalt", "schleswig-holsteinisch": "Schleswig-Holstein", "thüringer": "Thüringen",
    "mecklenburg-vorpommersch": "Mecklenburg-Vorpommern",
}  # fmt: skip
_LAND_IN_FRONT = re.compile(
    rf"^(?:{'|'.join(sorted(_LAND_ADJECTIVE, key=len, reverse=True))})(?:e[rsmn]?)?\s", re.IGNORECASE
)
_FEDERAL = re.compile(r"^(?:Deutsche[rsn]? Bundes|Bundes(?=[a-zäöü]))")
_MARKS = re.compile(r"[„“”‚‘’\"'»«›‹`´]")
_LINKS = frozenset({"s", "es", "n", "en", "e"})
_STOP = "der die das des dem den und oder fuer in im am an auf bei mit von vom zu zum zur aus e"
STOP_WORDS = frozenset(_STOP.split())


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Write a name in lower case, umlauts written out, words separated by one blank, marks and hyphens dropped."""
    composed = unicodedata.normalize("NFC", _MARKS.sub("", name)).casefold().translate(_UMLAUTS)
    return " ".join(_TOKEN.findall(composed))


def stem(word: str) -> str:
    """Cut the ending that case and number give a folded word; short words and words with digits stay."""
    return _ENDING.sub("", word) if len(word) > 4 and word.isalpha() else word


def words(name: str) -> tuple[str, ...]:
    """Folded words of a name without inflection, in order."""
    return tuple(stem(word) for word in fold(_ARTICLE.sub("", name)).split())


@lru_cache(maxsize=65_536)
def content(name: str) -> tuple[str, ...]:
    """Folded words of a name without inflection, articles, prepositions and `und`."""
    return tuple(stem(word) for word in fold(name).split() if word not in STOP_WORDS)


def person_key(name: str) -> str:
    """Normal form of a person's name: without titles, `Karl-Heinz` as `Karl Heinz`; names are not cut at the end."""
    return fold(_TITLE.sub(" ", name))


def split_legal_form(name: str) -> tuple[str, str | None]:
    """Take the legal form out of a name: (`Muster Tiefbau`, `gmbhcokg`)."""
    match = _LEGAL.search(name)
    if match is None:
        return name, None
    rest = f"{name[: match.start()].rstrip(' ,')} {name[match.end() :].lstrip(' ,')}".strip()
    return (rest, match.lastgroup) if rest else (name, None)


def split_acronym(name: str) -> tuple[str, str | None]:
    """Take an abbreviation in parentheses off the end of a name: (`Muster Verband`, `MV`)."""
    match = _ACRONYM_BEHIND.search(name)
    return (name[: match.start()], match[1]) if match else (name, None)


def is_acronym(name: str) -> bool:
    """Tell whether a name is written like an abbreviation: two capitals at least, one word, at most ten signs."""
    return _ACRONYM.fullmatch(name) is not None


def split_land(name: str) -> tuple[str, str | None]:
    """Take the Land off the end of a name: (`Landesamt für Umweltschutz`, `Sachsen-Anhalt`)."""
    match = _LAND_BEHIND.search(name)
    return (name[: match.start()], match["land"]) if match else (name, None)


@lru_cache(maxsize=65_536)
def land_in(name: str) -> str | None:
    """Find the Land or the federation that a name itself speaks of, at its end or as its first word."""
    land = split_land(name)[1]
    if land:
        return land
    match = _LAND_IN_FRONT.match(name)
    if match:
        first = match[0].casefold()
        return next(land for adjective, land in _LAND_ADJECTIVE.items() if first.startswith(adjective))
    return "Bund" if _FEDERAL.match(name) else None


@lru_cache(maxsize=65_536)
def body_key(name: str) -> str:
    """Normal form of an organisation's name: no abbreviation behind, no legal form, no Land behind, no inflection."""
    bare = split_legal_form(split_acronym(name)[0])[0]
    bare = split_land(split_acronym(bare)[0])[0]
    return " ".join(words(bare)) or fold(name)


def same_but_for_joints(one: str, other: str) -> bool:
    """Tell whether two folded words differ only by a linking element: `mittelstandforum`, `mittelstandsforum`."""
    if len(one) > len(other):
        one, other = other, one
    extra = len(other) - len(one)
    if len(one) < 8 or not 0 < extra <= 2:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    # A linking element stands inside the word, after a stem of some length and before another.
    return (
        3 <= start <= len(one) - 3 and other[start : start + extra] in _LINKS and one[start:] == other[start + extra :]
    )
