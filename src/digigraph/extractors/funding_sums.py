"""Sums against each other: totals and their parts, and grants told twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digigraph.model import Frame, Mention

_MOST_PARTS = 8
_ROUNDING = 0.02
"""Parts are often rounded: they may miss their total by this share."""


def with_totals(frames: Sequence[Frame]) -> list[Frame]:
    """A sum that the sums right after it add up to is their total."""
    amounts = [amount_of(frame) for frame in frames]
    result = list(frames)
    for start, total in enumerate(amounts):
        end = _end_of_parts(amounts, start, total)
        if end is None:
            continue
        result[start] = _marked(frames[start], "total")
        for part in range(start + 1, end):
            result[part] = _marked(frames[part], "partOfTotal")
    return result


def without_repeats(frames: Sequence[Frame]) -> list[Frame]:
    """Keep the first of the grants of one sum to one recipient."""
    kept: dict[tuple[float | None, str], Frame] = {}
    for frame in frames:
        recipient = frame.roles.get("recipient")
        name = recipient.name if isinstance(recipient, Mention) else str(recipient)
        kept.setdefault((amount_of(frame), name), frame)
    return list(kept.values())


def amount_of(frame: Frame) -> float | None:
    """Sum of a grant in euro."""
    money = frame.roles.get("money")
    return money.get("amount") if isinstance(money, Mention) else None


def _end_of_parts(amounts: Sequence[float | None], start: int, total: float | None) -> int | None:
    """Where the parts of a total end, if two or more follow it that add up."""
    added, end = 0.0, start + 1
    while total and end < len(amounts) and added < total * 0.995 and end - start <= _MOST_PARTS:
        added += amounts[end] or 0.0
        end += 1
    return end if total and end - start >= 3 and abs(added - total) <= total * _ROUNDING else None


def _marked(frame: Frame, attribute: str) -> Frame:
    """The frame with an attribute set."""
    return replace(frame, attributes={**frame.attributes, attribute: True})
