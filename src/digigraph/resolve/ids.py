"""Gives things IRIs that stay: a registry of what was named before, in a text file under version control.

One line in `ids.tsv` for each name given: key, IRI, id of the release in which the thing was first seen; sorted, never
deleted. A key is the kind and the normal form of the first name. A thing keeps the IRI of a line whose release it has a
mention in; so namesakes keep theirs apart, and things that are found to be one keep both lines, of which the first
counts. What is new takes the bare slug of its name, or a distinguishing one when another thing has that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from digigraph.atomic import write_text
from digigraph.errors import UsageError

FILE_NAME = "ids.tsv"
HEADER = "# key\tIRI\trelease\n"


class Row(NamedTuple):
    """One name given."""

    key: str
    iri: str
    release: str
    """Id of the reading in which the thing was first seen."""


class Named(NamedTuple):
    """What decides about a thing's IRI."""

    order: tuple[str, ...]
    """First day, first release, key: who comes first takes the bare slug."""
    key: str
    """Key of its first name."""
    release: str
    """Id of the reading it is first seen in."""
    sightings: Mapping[tuple[str, str], str]
    """(key, release) of all its names -> day of that release."""
    slugs: tuple[str, ...]
    """IRIs to try, the plain one first, then distinguishing ones."""


@dataclass(frozen=True, slots=True)
class Registry:
    """All names given so far, sorted."""

    rows: tuple[Row, ...] = ()

    def assign(self, things: Sequence[Named]) -> tuple[list[str], list[tuple[str, ...]], Registry]:
        """Give each thing its IRI.

        Returns the IRIs in the order of the things, for each thing the other IRIs it was known by before, and the
        registry with what was added. The result does not depend on the order of the things.
        """
        return _Assignment(self.rows, things).run()


def read_ids(path: Path) -> Registry:
    """Read the registry, empty when there is no file; `UsageError` names a broken line."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Registry()
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8") from error
    rows = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.rstrip("\r").split("\t")
        if len(fields) != 3 or not all(fields):
            raise UsageError(f"{path}, line {number}: key, IRI and release expected, separated by tabs")
        rows.append(Row(*fields))
    return Registry(tuple(sorted(set(rows))))


def write_ids(path: Path, registry: Registry) -> None:
    """Write the registry anew, sorted; nothing happens when the file says the same already."""
    text = HEADER + "".join("\t".join(row) + "\n" for row in sorted(registry.rows))
    if not path.is_file() or path.read_bytes() != text.encode():
        write_text(path, text)


@dataclass(slots=True)
class _Assignment:
    """One run of `Registry.assign`."""

    rows: tuple[Row, ...]
    things: Sequence[Named]
    iris: dict[int, str] = field(default_factory=dict)
    former: dict[int, tuple[str, ...]] = field(default_factory=dict)
    added: list[Row] = field(default_factory=list)

    def run(self) -> tuple[list[str], list[tuple[str, ...]], Registry]:
        order = sorted(range(len(self.things)), key=lambda number: self.things[number].order)
        self._recognise(order)
        self._mint(order)
        registry = Registry(tuple(sorted({*self.rows, *self.added})))
        numbers = range(len(self.things))
        return [self.iris[n] for n in numbers], [self.former.get(n, ()) for n in numbers], registry

    def _recognise(self, order: list[int]) -> None:
        """Give things the IRIs that lines hold for them."""
        by_sighting: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for row in self.rows:
            by_sighting[row.key, row.release].add(row.iri)
        known = {number: _oldest_first(self.things[number], by_sighting) for number in order}
        taken: set[str] = set()
        # Everything gets one IRI before anything gets a second: two namesakes of one release know the same lines.
        for number in order:
            iri = next((iri for iri in known[number] if iri not in taken), None)
            if iri is not None:
                self.iris[number] = iri
                taken.add(iri)
        for number in order:
            self.former[number] = tuple(sorted(iri for iri in known[number] if iri not in taken))
            taken.update(known[number])

    def _mint(self, order: list[int]) -> None:
        """Give the others new IRIs; one whose line speaks of a release that is gone may be taken up by its key."""
        owners: defaultdict[str, set[str]] = defaultdict(set)
        for row in self.rows:
            owners[row.iri].add(row.key)
        used = {*self.iris.values(), *(iri for former in self.former.values() for iri in former)}
        for number in order:
            if number in self.iris:
                continue
            thing = self.things[number]

            iri = next(
                candidate
                for candidate in _candidates(thing.slugs)
                if candidate not in used and owners.get(candidate, {thing.key}) <= {thing.key}
            )
            used.add(iri)
            self.iris[number] = iri
            self.added.append(Row(thing.key, iri, thing.release))


def _oldest_first(thing: Named, by_sighting: Mapping[tuple[str, str], set[str]]) -> list[str]:
    """Order the IRIs a thing is known by: the one given for its earliest mention first."""
    found = [
        (day, sighting, len(iri), iri)
        for sighting, day in thing.sightings.items()
        for iri in by_sighting.get(sighting, ())
    ]
    return list(dict.fromkeys(iri for *_, iri in sorted(found)))


def _candidates(slugs: tuple[str, ...]) -> Iterator[str]:
    """Try the slugs in order, then the plain one with a number."""
    yield from slugs
    number = 1
    while True:
        number += 1
        yield f"{slugs[0]}-{number}"
