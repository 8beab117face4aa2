"""Grammatical gender of the nouns that bodies, undertakings and events are called by."""

from __future__ import annotations

import re

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
