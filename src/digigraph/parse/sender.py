"""What the search for the sender reads, and how a name found on the page is completed."""

from __future__ import annotations

from typing import NamedTuple

from digigraph.model import Issuer, Span
from digigraph.parse.houses import NamedHouse, bare_of_land, house_for, known_house, name_on, portfolio_stem, with_land
from digigraph.parse.parts import Layout
from digigraph.parse.profiles import Profile


class IssuerSigns(NamedTuple):
    """What the search for the sender reads."""

    text: str
    """Text that the layout's spans index."""
    layout: Layout
    profile: Profile
    url: str | None
    day: str | None
    """Day of the release, ISO."""


def completed(found: NamedHouse, method: str, land: str | None, signs: IssuerSigns) -> Issuer:
    """Complete a name found on the page."""
    span = Span(found.start, found.end)
    stale = method == "footer" or (method == "metadata" and signs.profile.stale_header)
    house = known_house(found.name, signs.day, land)
    if house is None and stale:
        stem = portfolio_stem(found.name)
        # Today's short name: look for it among today's names.
        house = house_for(stem, land, None) if stem else None
    if house is None:
        return Issuer(with_land(bare_of_land(found.name, land), land), method, None, land, span)
    name = name_on(house, found.name, signs.day) if stale else bare_of_land(found.name, house.land)
    return Issuer(house.full_name(name), method, house.key, house.land, span)
