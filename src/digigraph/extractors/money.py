"""Finds amounts of money in title and body: a Money mention each, in euro or in the currency named."""

from __future__ import annotations

from dataclasses import dataclass

from digigraph.extractors.money_amounts import Amount, amounts
from digigraph.extractors.times import READ_ZONES
from digigraph.model import Annotations, Kind, Mention


@dataclass(frozen=True, slots=True)
class Monies:
    """Adds a Money mention for each amount; what the money is for is read by `funding`."""

    name: str = "money"

    def annotate(self, annotations: Annotations) -> Annotations:
        """Return the annotations with Money mentions; amount, currency, hedge and phrase are attributes."""
        document = annotations.document
        zones = sorted(zone.span for zone in document.zones if zone.name in READ_ZONES)
        found = (amount for zone in zones for amount in amounts(document.text, zone))
        return annotations.with_mentions([_mention(document.text, amount) for amount in found])


def _mention(text: str, amount: Amount) -> Mention:
    """Turn an amount into a mention."""
    attributes = {"amount": amount.value, "currency": amount.currency, "phrase": amount.phrase, **amount.attributes}
    name = text[slice(*amount.span)]
    return Mention(amount.span, Kind.MONEY, name, "money:amount", amount.confidence, attributes)
