"""Reads the frames of `lexicon/relations.toml` and holds the small closed classes that the relation rules share."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digigraph.model import Kind

_FILE = Path(__file__).with_name("lexicon") / "relations.toml"


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb with the roles of its subject and of one object."""

    name: str
    type: str
    active: re.Pattern[str]
    passive: re.Pattern[str] | None
    subject: frozenset[Kind]
    object: frozenset[Kind]
    prepositions: frozenset[str]
    """Prepositions of the object, `dative` or `genitive`; empty for a direct object."""
    companions: bool
    """Whether "gemeinsam mit X" does it too."""


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A predicate noun: "Veranstalter der Messe ist X", "die Leitung übernimmt X", "Partner sind A und B"."""

    name: str
    type: str
    words: re.Pattern[str]
    agent: frozenset[Kind]
    thing: tuple[Kind, ...]
    """In the order in which an unnamed one is looked for in the sentences before."""
    inverse: bool
    near_copula: bool
    """Whether the copula must stand right before the noun ("ist Teil der", not an apposition)."""
    agent_prepositions: frozenset[str]


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Compile alternatives; `…` stands for any words of the same clause."""
    return re.compile(r"\b(?:" + "|".join(words).replace("…", r"\b.{0,400}?\b") + r")\b", re.IGNORECASE)


def _kinds(names: Iterable[str]) -> tuple[Kind, ...]:
    return tuple(Kind(name) for name in names)


def _verb(entry: dict[str, Any]) -> VerbFrame:
    return VerbFrame(
        name=entry["name"],
        type=entry["type"],
        active=_pattern(entry["active"]),
        passive=_pattern(entry["passive"]) if "passive" in entry else None,
        subject=frozenset(_kinds(entry["subject"])),
        object=frozenset(_kinds(entry["object"])),
        prepositions=frozenset(entry.get("prepositions", ())),
        companions=entry.get("companions", False),
    )


def _noun(entry: dict[str, Any]) -> NounFrame:
    return NounFrame(
        name=entry["name"],
        type=entry["type"],
        words=_pattern(entry["words"]),
        agent=frozenset(_kinds(entry["agent"])),
        thing=_kinds(entry["thing"]),
        inverse=entry.get("inverse", False),
        near_copula=entry.get("near_copula", False),
        agent_prepositions=frozenset(entry.get("agent_prepositions", ())),
    )


_ENTRIES = tomllib.loads(_FILE.read_text(encoding="utf-8"))
VERBS: tuple[VerbFrame, ...] = tuple(_verb(entry) for entry in _ENTRIES["verb"])
NOUNS: tuple[NounFrame, ...] = tuple(_noun(entry) for entry in _ENTRIES["noun"])

PASSIVE = re.compile(r"\b(?:wird|werden|wurden?|worden|ist|sind|war|waren|sei|seien)\b")
COPULA = re.compile(
    r"\b(?:ist|sind|war|waren|bleibt|bleiben|wird|werden|wurden?|ha(?:t|ben|tte|tten)|übernimmt|übernahm|übernehmen"
    r"|liegt|lag|obliegt|steht|stand|führt|führte|heißt)\b"
)
TOPIC = re.compile(
    r"\b(?:zum|unter dem|dem|unter der|das|die)\s+(?:Thema|Themen|Motto|Titel|Leitwort|Leitthema|Leitgedanken"
    r"|Leitspruch|Slogan|Überschrift|Frage)\b[\s:]*$"
)
"""What introduces the quoted theme of an event."""

PRONOMINAL = {
    "in": "darin|dort|hier",
    "an": "daran|dort",
    "zu": "dazu|hierzu|dahin",
    "auf": "darauf|dort",
    "bei": "dabei|dort",
    "mit": "damit",
    "aus": "daraus",
    "von": "davon",
    "für": "dafür",
}
"""Pronominal adverbs that stand for "preposition + what was named before"."""

_NEUTER = re.compile(
    r"(?:netzwerk|zentrum|institut|projekt|programm|forum|ministerium|stift|museum|gremium|labor|haus|fest|büro|amt|werk"
    r"|theater|treffen|gespräch|symposium|jubiläum|kuratorium|kabinett|bündnis|portal|vorhaben|unternehmen|cluster"
    r"|archiv|team)$"
)
_FEMININE = re.compile(
    r"(?:ung|schaft|ion|tät|ei|heit|keit|messe|kampagne|schule|agentur|initiative|agenda|jury|gmbh|ag|kg|ohg|ug|kammer"
    r"|bank|konferenz|richtlinie|offensive|reihe|akademie|klinik|behörde|plattform|strategie|dekade|woche|reise|feier"
    r"|kirche|partei|gemeinde|stadt|brücke|straße|schau|kasse|galerie|fabrik)$"
)
_MASCULINE = re.compile(
    r"(?:verein|verband|preis|wettbewerb|rat|tag|fonds|kongress|pakt|plan|betrieb|bund|gipfel|ausschuss|workshop|versuch"
    r"|kreis|hub|empfang|dialog|campus|park|senat|konzern|dienst|rundgang|spatenstich)$"
)


def grammatical_gender(head: str) -> str | None:
    """Gender of a head noun by its last part: `m`, `f`, `n`; None when the table does not know it."""
    word = head.casefold()
    for gender, pattern in (("n", _NEUTER), ("f", _FEMININE), ("m", _MASCULINE)):
        if pattern.search(word):
            return gender
    return None
