"""Finds out what each release says, from the cache or by reading it, and which releases there are."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from digigraph.contracts import Engine
from digigraph.iri import release_iri
from digigraph.model import Failure, Reading, Release
from digigraph.pipeline.cache import ReadingCache, key_of
from digigraph.pipeline.extract import ReadRelease

Progress = Callable[[str, int], None]
"""Is told the name of a stage (`read`, `resolve`, `write`) and how many releases or entities it has done."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One release of a build: where its reading lies."""

    id: str
    """Final: no other release of the build has it."""
    source: str
    sha256: str
    key: str
    """Name of the reading in the cache."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The releases of a build."""

    entries: tuple[Entry, ...]
    """Sorted by id."""
    duplicates: tuple[tuple[Entry, str], ...]
    """Releases with the same bytes as another, and the id of that one."""
    failures: tuple[Failure, ...]
    read_anew: int


def gather(
    items: Iterable[Release | Failure],
    engine: Engine,
    cache: ReadingCache,
    read_release: ReadRelease,
    progress: Progress,
) -> Gathered:
    """Read all releases that the cache does not know; releases are taken one by one and not kept."""
    entries: list[Entry] = []
    failures: list[Failure] = []
    missing: deque[Entry] = deque()

    def unknown() -> Iterator[Release]:
        for item in items:
            if isinstance(item, Failure):
                failures.append(item)
                continue
            entry = Entry(item.id, item.source, item.sha256, key_of(item))
            if cache.has(entry.key):
                entries.append(entry)
                progress("read", len(entries) + len(failures))
            else:
                missing.append(entry)
                yield item

    read_anew = 0
    for result in engine.map(read_release, unknown()):
        entry = missing.popleft()
        read_anew += 1
        if isinstance(result, Failure):
            failures.append(result)
        else:
            cache.put(entry.key, result)
            entries.append(entry)
        progress("read", len(entries) + len(failures))
    kept, duplicates = _each_once(entries)
    return Gathered(
        tuple(kept), tuple(duplicates), tuple(sorted(failures, key=lambda f: (f.item, f.stage, f.message))), read_anew
    )


def _each_once(entries: Iterable[Entry]) -> tuple[list[Entry], list[tuple[Entry, str]]]:
    """Give every release an id of its own, whatever order they came in; the same bytes count once."""
    by_content: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_content[entry.sha256 or entry.key].append(entry)
    firsts = [sorted(same, key=_order) for same in by_content.values()]
    by_id: defaultdict[str, list[Entry]] = defaultdict(list)
    for same in firsts:
        by_id[same[0].id].append(same[0])
    named: dict[str, Entry] = {}
    for namesakes in by_id.values():
        for number, entry in enumerate(sorted(namesakes, key=_order)):
            named[entry.sha256 or entry.key] = entry if number == 0 else _with_digest(entry)
    kept = sorted(named.values(), key=lambda entry: entry.id)
    duplicates = [(other, named[same[0].sha256 or same[0].key].id) for same in firsts for other in same[1:]]
    return kept, sorted(duplicates, key=lambda pair: (pair[0].id, _order(pair[0])))


def _with_digest(entry: Entry) -> Entry:
    return replace(entry, id=f"{entry.id}-{(entry.sha256 or entry.key)[:8]}")


def _order(entry: Entry) -> tuple[str, str, str, str]:
    """Order that does not depend on where the folder of releases lies."""
    return entry.id, Path(entry.source).name, entry.sha256, entry.source


def readings(entries: Iterable[Entry], cache: ReadingCache) -> Iterator[Reading]:
    """Yield the readings of entries, under their final ids and present places."""
    for entry in entries:
        reading = cache.get(entry.key)
        if reading is None:
            raise RuntimeError(f"the reading of {entry.source} has gone from the cache while it was needed")
        yield replace(reading, id=entry.id, source=entry.source)


def release_iris(found: Iterable[Reading], base: str) -> dict[str, str]:
    """Give each release its IRI, by id; of releases with one day, issuer and number the first keeps the plain one."""
    by_iri: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for reading in found:
        distinct = release_iri(base, reading, distinct=True)
        by_iri[release_iri(base, reading)].append((reading.id, distinct))
    iris: dict[str, str] = {}
    for plain, namesakes in sorted(by_iri.items()):
        for number, (identifier, distinct) in enumerate(sorted(namesakes)):
            iris[identifier] = plain if number == 0 else distinct
    return iris
