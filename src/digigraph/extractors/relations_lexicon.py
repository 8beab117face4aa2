"""Reads the frames of `lexicon/relations.toml` and holds the small closed classes that the relation rules share."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digigraph.extractors.wording import Wording, wording
from digigraph.model import Kind

_FILE = Path(__file__).with_name("lexicon") / "relations.toml"


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb with the roles of its subject and of one object."""

    name: str
    type: str
    active: Wording
    passive: Wording | None
    subject: frozenset[Kind]
    object: frozenset[Kind]
    prepositions: frozenset[str]
    """Prepositions of the object, `dative` or `genitive`; empty for a direct object."""
    companions: bool
    """Whether "gemeinsam mit X" does it too."""
    inverse: bool
    """Whether the object is the subject of the relation: "das Netzwerk geht auf X zurück"."""
    from_focus: Wording | None
    """Forms whose unnamed object is the event spoken of just before: "Es sprechen A und B"."""
    attribute: Wording | None
    """The participle as an attribute: "das von der Kammer gegründete Netzwerk"."""


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A predicate noun: "Veranstalter der Messe ist X", "die Leitung übernimmt X", "Partner sind A und B"."""

    name: str
    type: str
    words: Wording
    agent: frozenset[Kind]
    thing: tuple[Kind, ...]
    """In the order in which an unnamed one is looked for in the sentences before."""
    inverse: bool
    near_copula: bool
    """Whether the copula must stand right before the noun ("ist Teil der", not an apposition)."""
    agent_prepositions: frozenset[str]
    named_thing: bool
    """Whether the thing must be named with the noun, rather than be what was spoken of before."""


@dataclass(frozen=True, slots=True)
class AdjunctFrame:
    """A prepositional phrase that names an agent: "auf Einladung des X", "unter Leitung von X"."""

    name: str
    type: str
    words: Wording
    agent: frozenset[Kind]
    thing: frozenset[Kind]
    agent_prepositions: frozenset[str]
    """Prepositions of the agent; `von` or the genitive when there are none."""
    inverse: bool


@dataclass(frozen=True, slots=True)
class PairFrame:
    """A verb that relates its coordinated subjects with each other: "A und B unterzeichnen einen Vertrag"."""

    name: str
    type: str
    words: Wording
    agent: frozenset[Kind]


def _kinds(names: Iterable[str]) -> tuple[Kind, ...]:
    return tuple(Kind(name) for name in names)


def _verb(entry: dict[str, Any]) -> VerbFrame:
    return VerbFrame(
        name=entry["name"],
        type=entry["type"],
        active=wording(entry["active"]),
        passive=wording(entry["passive"]) if "passive" in entry else None,
        subject=frozenset(_kinds(entry["subject"])),
        object=frozenset(_kinds(entry["object"])),
        prepositions=frozenset(entry.get("prepositions", ())),
        companions=entry.get("companions", False),
        inverse=entry.get("inverse", False),
        from_focus=wording(entry["from_focus"]) if "from_focus" in entry else None,
        attribute=wording(word + "e[nrms]?" for word in entry["passive"]) if "passive" in entry else None,
    )


def _noun(entry: dict[str, Any]) -> NounFrame:
    return NounFrame(
        name=entry["name"],
        type=entry["type"],
        words=wording(entry["words"]),
        agent=frozenset(_kinds(entry["agent"])),
        thing=_kinds(entry["thing"]),
        inverse=entry.get("inverse", False),
        near_copula=entry.get("near_copula", False),
        agent_prepositions=frozenset(entry.get("agent_prepositions", ())),
        named_thing=entry.get("named_thing", False),
    )


def _adjunct(entry: dict[str, Any]) -> AdjunctFrame:
    return AdjunctFrame(
        name=entry["name"],
        type=entry["type"],
        words=wording(entry["words"]),
        agent=frozenset(_kinds(entry["agent"])),
        thing=frozenset(_kinds(entry["thing"])),
        agent_prepositions=frozenset(entry.get("agent_prepositions", ())),
        inverse=entry.get("inverse", False),
    )


def _pair(entry: dict[str, Any]) -> PairFrame:
    return PairFrame(entry["name"], entry["type"], wording(entry["words"]), frozenset(_kinds(entry["agent"])))


_ENTRIES = tomllib.loads(_FILE.read_text(encoding="utf-8"))
VERBS: tuple[VerbFrame, ...] = tuple(_verb(entry) for entry in _ENTRIES["verb"])
NOUNS: tuple[NounFrame, ...] = tuple(_noun(entry) for entry in _ENTRIES["noun"])
ADJUNCTS: tuple[AdjunctFrame, ...] = tuple(_adjunct(entry) for entry in _ENTRIES["adjunct"])
PAIRS: tuple[PairFrame, ...] = tuple(_pair(entry) for entry in _ENTRIES["pair"])

PASSIVE = re.compile(r"\b(?:wird|werden|wurden?|worden|ist|sind|war|waren|sei|seien)\b")
COPULA = re.compile(
    r"\b(?:ist|sind|war|waren|bleibt|bleiben|wird|werden|wurden?|ha(?:t|ben|tte|tten)|übernimmt|übernahm|übernehmen"
    r"|liegt|lag|obliegt|steht|stand|führt|führte|heißt|bildet|bilden|gehör(?:t|en|te|ten)|sitz(?:t|en)|saß(?:en)?)\b"
)
TOPIC = re.compile(
    r"\b(?:zum|unter dem|dem|unter der|das|die)\s+(?:Thema|Themen|Motto|Titel|Leitwort|Leitthema|Leitgedanken"
    r"|Leitspruch|Slogan|Überschrift|Frage)\b[\s:]*$"
    r"|\b(?:Thema|Motto|Titel|Leitthema|Leitwort)\b.{0,60}(?:\b(?:ist|war|lautet|lautete|heißt|hieß)|:)\s*$"
)
"""What introduces the quoted theme of an event."""
TOPIC_AFTER = re.compile(
    r"^[“‘]?,?\s*(?:überschrieben|betitelt|(?:ist|war|lautet|lautete|heißt|hieß|so)\b.{0,20}\b(?:Thema|Motto|Titel|Leitthema|Leitwort|Überschrift))"
)
"""What follows it: "… ist mit „X“ überschrieben", "„X“ lautet das Motto"."""

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
