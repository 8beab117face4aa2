"""What holds of an entity over all releases, as quads of the entities' graph."""

from __future__ import annotations

from collections.abc import Iterator

from digigraph.model import Entity
from digigraph.triples.terms import Quad


def entity_quads(entity: Entity, *, base: str) -> Iterator[Quad]:
    """Yield the label, aliases, types, links and current status of an entity, in `{base}/entities#graph`.

    Reads the entity's `attributes`: those of mentions (`given`, `family`, `title`, `category`, `role`, `portfolio`,
    `acronym`, `ordinal`, `house`, ...), `series` and `series_label`, and for initiatives and events `status` (a
    `Status` or its value: the newest report's) and `status_on` (ISO day of that report).
    """
    raise NotImplementedError((entity, base))
