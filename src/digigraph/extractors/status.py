"""How far a thing has come, read from the verbs, adverbs and negations of one clause.

The cues are tried in a fixed order, strongest first: what is denied is not planned, what is cancelled was planned once,
and a wish is weaker than a plan. A clause without a cue reports what is the case.
"""

from __future__ import annotations

import re

from digigraph.model import Status

_DENIED = re.compile(
    r"\b(?:nicht|nie|niemals|keinesfalls|keineswegs|weder|kein(?:e|en|em|er|es)?|niemand|lehnt\w*\b.{0,80}\bab|abgelehnt)\b"
)
_NOT_A_DENIAL = re.compile(r"\b(?:nicht (?:nur|zuletzt|allein|mehr nur|minder|ohne)|noch nie|kein Geringerer|nichts)\b")
_CANCELLED = re.compile(
    r"\b(?:abgesagt|sagt\w*\b.{0,60}\bab|fällt\b.{0,60}\baus|fiel\b.{0,60}\baus|ausgefallen|entfällt|entfiel(?:en)?|entfallen"
    r"|gestrichen|platzt\w*|eingestellt|aufgegeben|gescheitert|scheiterte\w*|zurückgezogen|verworfen)\b"
)
_CONDITIONAL = re.compile(
    r"\b(?:wenn|falls|sofern|soweit|vorbehaltlich|Vorbehalt|könnten?|würden?|wären?|hätten?"
    r"|möglicherweise|womöglich|gegebenenfalls|denkbar|im Gespräch|erwogen|erwägt|prüf(?:t|en)\b.{0,60}\bob)\b"
)
_WISHED = re.compile(
    r"\b(?:will|wollen|wollte[n]?|möchte[n]?|wünsch(?:t|en|te|ten)|strebt\w*|angestrebt|hofft?|hoffen|fordert?|forderte[n]?|gefordert"
    r"|appellier\w+|plädier\w+|setzt sich\b.{0,80}\bein|warb|wirbt|bräuchte[n]?|sprach\w* sich\b.{0,40}\bfür)\b"
)
_APPLIED = re.compile(
    r"\b(?:beantragt\w*|Antragstellung|Antrag|Anträge|bewirbt|beworben|bewarb\w*|Bewerbung|eingereicht)\b"
)
_ANNOUNCED = re.compile(r"\b(?:angekündigt|kündigt\w*\b.{0,200}\ban|ankündig\w+|stellt\w*\b.{0,80}\bin Aussicht)\b")
_PLANNED = re.compile(
    r"\b(?:soll|sollen|geplant\w*|plan(?:t|en|te|ten)|vorgesehen\w*|beabsichtig\w+|anvisiert|künftig|demnächst|vorbereitet"
    r"|bevorsteh\w+|steht\b.{0,40}\bbevor|designiert\w*)\b"
)
_FUTURE = re.compile(
    r"\b(?:wird|werden)\b(?!.{0,400}\b(?:worden|gew(?:esen|orden))\b)(?:.{0,400}?)\b\w+(?:en|ern|eln)\b(?=\s*(?:$|[.,;:!?–“]|und\b))"
)
_PASSIVE_NOW = re.compile(r"\b(?:ge\w+(?:t|en)|\w+iert|be\w+t|er\w+t|ver\w+t|\w+ge\w+(?:t|en))\s*(?:$|[.,;:!?–“])")


def clause_status(clause: str) -> Status:
    """Read the status of what a clause says from its cues; `done` when there is none."""
    if _CANCELLED.search(clause):
        return Status.CANCELLED
    if _DENIED.search(clause) and not _NOT_A_DENIAL.search(clause):
        return Status.DENIED
    if _CONDITIONAL.search(clause):
        return Status.CONDITIONAL
    if _APPLIED.search(clause):
        return Status.APPLIED_FOR
    if _ANNOUNCED.search(clause):
        return Status.ANNOUNCED
    if _WISHED.search(clause):
        return Status.WISHED
    if _PLANNED.search(clause) or is_future(clause):
        return Status.PLANNED
    return Status.DONE


def is_future(clause: str) -> bool:
    """Tell whether the clause is in the future tense: a form of `werden` with an infinitive at its end."""
    found = _FUTURE.search(clause)
    # "wird von der Hochschule betrieben" ends like an infinitive but is a present passive.
    return found is not None and not _PASSIVE_NOW.search(clause, found.start())
