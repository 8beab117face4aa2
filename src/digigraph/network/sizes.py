"""How large nodes and how wide lines are drawn: by area, so that twice as strong looks twice as strong."""

from __future__ import annotations

import math
from collections.abc import Sequence

from digigraph.network.ties import Network, strengths


def radii(network: Network) -> dict[str, float]:
    """Radius of each node: its area grows with its strength."""
    strength = strengths(network.graph)
    most = max(strength.values(), default=0.0) or 1.0
    return {node: 7.0 + 10.0 * math.sqrt(value / most) for node, value in strength.items()}


def widths(weights: Sequence[float]) -> list[float]:
    """Width of each line; all the same where all weights are."""
    most, least = max(weights, default=0.0), min(weights, default=0.0)
    if most <= least:
        return [1.6] * len(weights)
    return [1.3 + 4.2 * math.sqrt((weight - least) / (most - least)) for weight in weights]
