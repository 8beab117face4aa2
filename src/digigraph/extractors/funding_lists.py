"""Lists of recipients with their sums and without a verb: "Hochschule Nord: 30.000 Euro", "der Verein (8.000 Euro)"."""

from __future__ import annotations

import re

from digigraph.extractors.funding_stretches import Stretch
from digigraph.extractors.slots import Slot
from digigraph.model import Annotations, Kind, Mention

OPENS_LIST = re.compile(
    r"\b(?:\w*förder\w*|\w*zuwendung\w*|zusch[uü]ss\w*|\w*bescheide?\w*|unterstütz\w*|bewilligt\w*|erhalten|bekommen|empfänger\w*)\b"
)
"""Words of a sentence or heading that a list of grants may follow."""
_BEFORE = re.compile(
    r"\s*(?:\([^()]{0,60}\)|,\s[^,:;()]{0,60})?\s*[:(–-]\s*(?:(?:rund|gut|knapp|ca\.|etwa|mit|bis zu)\s)?$"
)
_AFTER = re.compile(r"^\s*(?:[:–-]|für|an)\s(?:(?:die|den|das|der)\s)?$")
_WORD = re.compile(r"[a-zäöüß]{3,}")
_REACH = 80
"""Characters that may stand between a recipient and its sum: a place, a purpose in parentheses."""
_KINDS = frozenset({Kind.ORGANIZATION, Kind.INITIATIVE, Kind.PLACE})


def listed(annotations: Annotations, stretch: Stretch, slots: tuple[Slot, ...]) -> Mention | None:
    """The recipient right before or right behind the sum of an item of a list; `slots` are those of the sentence."""
    text, money = annotations.document.text, stretch.money.span
    slots = tuple(slot for slot in slots if _fits(slot))
    before = [slot for slot in slots if slot.span.end <= money.start and money.start - slot.span.end <= _REACH]
    if before:
        gap = text[before[-1].span.end : money.start]
        alone = not gap.strip() and not _WORD.search(stretch.masked[: max(0, money.start - stretch.span.start)])
        if alone or _BEFORE.fullmatch(gap):
            return before[-1].mention
    behind = [slot for slot in slots if 0 <= slot.span.start - money.end <= _REACH]
    if behind and _AFTER.match(text[money.end : behind[0].span.start]):
        return behind[0].mention
    return None


def _fits(slot: Slot) -> bool:
    """Tell whether a slot can be an item of a list of recipients."""
    return slot.kind in _KINDS and slot.mention.get("category") not in ("Metonym", "Land", "Staat")
