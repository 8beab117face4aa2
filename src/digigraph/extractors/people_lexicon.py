"""What single words say about personal names: given names, academic titles, particles, parties, words no name holds."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from digigraph.extractors import lexicon
from digigraph.extractors.nouns import is_common
from digigraph.extractors.people_words import endings, word_class
from digigraph.extractors.tokens import CAPITAL, UPPER, Token

EITHER = "e"
"""Sex of a given name that women and men bear, or whose bearers are not noted."""

HONORIFICS = {"Frau": "f", "Herr": "m", "Herrn": "m"}
PROFESSORS = {"Professor": "m", "Professors": "m", "Professorin": "f"}
_DEGREES = (
    r"habil\.|med\.|rer\.|nat\.|phil\.|jur\.|iur\.|theol\.|oec\.|pol\.|agr\.|sc\.|techn\.|vet\.|dent\.|mult\."
    r"|h\. ?c\.|e\. ?h\.|publ\.|paed\.|soc\."
)
TITLE = re.compile(
    r"(?:(?:(?:Univ|Hon|Jun|Apl|apl|Priv|Ehren)\.?-? ?)?Prof(?:essor(?:in|s)?\b|\.(?: em\.)?)"
    r"|Dr(?:\.|\b(?=\s+[A-ZÄÖÜ]))(?:-Ing\.)?"
    r"|Dres\.|PD\b|Priv\.-Doz\.|Doz\.|Dipl\.(?:-[A-Z][\w.]*\w\.?)?(?: ?\((?:FH|TH|BA)\))?|Mag\.|Ing\.|[Ll]ic\.|RA\b"
    rf"|{_DEGREES}"
    r")(?=[\s(])(?:\s*\((?:FH|TH|BA)\))?[ \u00a0]*"
)
"""One academic title, with the blank after it; titles follow one another."""
NOBILITY = word_class("nobility")
PARTICLES = word_class("particles")
"""Words between given and family name; `und` and `auf` only after another ("von und zu")."""
OPENING_PARTICLES = word_class("opening-particles")
FARMS = word_class("farm-names")
"""Westphalian first parts of names such as "Schulze zur Wiesche"."""
SUFFIXES = re.compile(
    r",? ?(?:MdL|MdB|MdEP|MdA|MdBB|MdHB|a\. ?D\.|i\. ?R\.|i\. ?V\.|jun\.|sen\.|jr\.|M\. ?A\.|LL\. ?M\.|OStA|StR)(?!\w)"
)
"""What may follow a name and belongs to nobody's name."""
PARTY = re.compile(
    r"\s?\((?P<all>beide|alle|jeweils)?\s?(?P<party>CDU/CSU|CDU|CSU|SPD|FDP|AfD|BSW|Die Linke|DIE LINKE|Linke"
    r"|Linkspartei\.PDS|Linkspartei|PDS|Grüne|GRÜNE|Bündnis 90/Die Grünen|BÜNDNIS 90/DIE GRÜNEN|B90/Grüne"
    r"|Bündnisgrüne|Freie Wähler|FREIE WÄHLER|FW|SSW|Piraten|parteilos)\)"
)
"""A party in parentheses after a name; `(beide SPD)` holds for the two names before it."""
NEVER_NAMES = word_class("never-names")
"""Capitalised words that are no part of a name, however strong the context."""
SPEECH = word_class("speech-verbs")
"""Verbs and words that present a speaker."""
_CHANCELLERY = re.compile(r"(?:^|staats|reichs)kanzlei$", re.I)
_NAME_SHAPE = re.compile(r"^(?:[^\W\d_]['’])?[^\W\d_][^\W\d_'’.]*(?:['’][^\W\d_]+)?(?:-[^\W\d_][^\W\d_]+)*$")


@cache
def _given_names() -> dict[str, str]:
    """Each listed given name with the sex of its bearers."""
    found = dict.fromkeys(lexicon.words("people_given_foreign.txt"), EITHER)
    found |= dict.fromkeys(lexicon.words("people_given_male.txt"), "m")
    found |= dict.fromkeys(lexicon.words("people_given_female.txt"), "f")
    return found | dict.fromkeys(lexicon.words("people_given_either.txt"), EITHER)


@cache
def _weak_given_names() -> frozenset[str]:
    """Given names that are common words, places or surnames as well."""
    return frozenset(lexicon.words("people_given_weak.txt"))


@lru_cache(maxsize=50_000)
def given_sex(word: str) -> str | None:
    """Sex (`m`, `f`, `e` for either) of a listed given name, also of one made of two ("Hans-Peter"); None otherwise."""
    names = _given_names()
    if word in names:
        return names[word]
    if word.isupper() and len(word) > 2 and word.title() in names:
        return names[word.title()]
    parts = word.split("-")
    if len(parts) == 2 and parts[0] in names and parts[1] in names:
        first, second = names[parts[0]], names[parts[1]]
        # "Klaus-Maria" is a man: the first part decides.
        return first if first != EITHER else second
    return None


def is_weak_given(word: str) -> bool:
    """Tell whether a listed given name proves nothing alone ("August", "Viktoria", "Wolf")."""
    return word in _weak_given_names()


def has_name_shape(token: Token) -> bool:
    """Tell whether a token can be part of a name by its letters: capitalised, no digit, no abbreviation."""
    if token.shape not in (CAPITAL, UPPER) or token.text in NEVER_NAMES:
        return False
    if len(token.text) < 2 or (token.shape == UPPER and len(token.text) < 4):
        return False
    return bool(_NAME_SHAPE.match(token.text))


@lru_cache(maxsize=50_000)
def is_named_after(word: str) -> bool:
    """Tell whether a word after what looks like a name makes it the name of a thing: "Michael Succow Stiftung"."""
    last = word.replace(" ", "").rpartition("-")[2]
    return last in word_class("named-after") or word.endswith(("bahn", "Bahn"))


def is_named_after_only(word: str) -> bool:
    """Tell whether such a word is no family name either; "Halle" and "Ring" are."""
    return is_named_after(word) and word not in word_class("named-after-or-surname")


@lru_cache(maxsize=50_000)
def begins_firm_name(word: str) -> bool:
    """Tell whether a word before what looks like a name makes it a firm's or a house's: "Bäckerei Karl Rapp"."""
    if word in word_class("before-firm-names"):
        return True
    return bool(endings("firm-noun-endings").search(word)) and not _CHANCELLERY.search(word)


@lru_cache(maxsize=50_000)
def is_occupation(word: str) -> bool:
    """Tell whether a capitalised noun can name what somebody is ("Bäckerin", "Saaldiener", "Gesellin").

    What firms are called as well ("Autobauer", "Rückversicherer") does not count.
    """
    if len(word) < 4 or not word[:1].isupper() or word in NEVER_NAMES:
        return False
    if endings("firm-occupation-endings").search(word):
        return False
    sure = endings("certain-occupation-endings").search(word) is not None
    return sure or (is_common(word) and endings("occupation-endings").search(word) is not None)
