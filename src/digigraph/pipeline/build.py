"""One build, from releases to files."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import digigraph
from digigraph.atomic import remove_unfinished
from digigraph.authority import Authority
from digigraph.authority import load as load_authority
from digigraph.config import FILE_NAME as CONFIG_NAME
from digigraph.config import Config
from digigraph.contracts import Engine
from digigraph.errors import UsageError
from digigraph.exporters import is_iri
from digigraph.iri import run_iri
from digigraph.model import Entity, Failure, Reading, Release
from digigraph.pipeline.cache import ReadingCache, code_digest, rules_digest, settings_digest
from digigraph.pipeline.extract import ReadRelease, ReleaseReading, engine_of, failure_from, locations
from digigraph.pipeline.gather import Entry, Gathered, Progress, gather, readings, release_iris
from digigraph.pipeline.lock import locked
from digigraph.pipeline.outputs import Outputs
from digigraph.pipeline.questions import write_questions
from digigraph.pipeline.report import BuildReport, Verdict
from digigraph.resolve import ids, judgements
from digigraph.resolve.corpus import CorpusLinker, link
from digigraph.stores import address, split_address
from digigraph.triples import Quad, authority_quads, entity_quads, release_quads, run_quads, vocabulary_quads

_BATCH = 100_000
"""Quads of the background written at once."""


def _silent(stage: str, done: int) -> None:
    """Report progress to nobody."""


def build(
    config: Config,
    sources: Iterable[str | Path] = (),
    *,
    full: bool = False,
    progress: Progress = _silent,
    read_release: ReadRelease | None = None,
    engine: Engine | None = None,
    authority: Authority | None = None,
) -> BuildReport:
    """Build the graph of the sources, or of the project's folders of releases.

    Releases that cannot be read are listed in the report and stop nothing. With `full`, every release is read again.
    Raises `UsageError` when a source is missing, another build is at work, or judgements contradict each other.
    """
    from digigraph.readers import read_all  # noqa: PLC0415 - readers come with their libraries

    places = locations(config, sources)
    index = _index_folder(config)
    work = _Build(config, progress, authority or load_authority())
    with locked(config.work / "lock"):
        remove_unfinished(config.exports)
        cache = ReadingCache(config.work / "readings", rules_digest(config.extractors))
        if full:
            cache.clear()
        items = (_placed(item, config.root) for item in read_all(places))
        reader = read_release or ReleaseReading(config.extractors)
        gathered = gather(items, engine or engine_of(config), cache, reader, progress)
        report = work.run(gathered, cache, index, full=full)
        cache.tidy(entry.key for entry in (*gathered.entries, *(each for each, _ in gathered.duplicates)))
    return report


def _placed(item: Release | Failure, root: Path) -> Release | Failure:
    """Name a place inside the project relative to it, so that a project can move without changing its reports."""
    if isinstance(item, Failure):
        return replace(item, item=_relative(item.item, root))
    return replace(item, source=_relative(item.source, root))


def _relative(place: str, root: Path) -> str:
    if "://" in place:
        return place
    path, mark, line = place.partition("#")
    try:
        return Path(path).resolve().relative_to(root).as_posix() + mark + line
    except ValueError:
        return place


def _index_folder(config: Config) -> Path:
    """Find the folder of the index that the build updates; `UsageError` when the store is none it can write."""
    name, location = split_address(address(config))
    if name != "oxigraph":
        raise UsageError(
            f"a build writes an oxigraph: store, not {name}:", hint="load exports/graph.trig into the other store"
        )
    return Path(location)


def records_folder(config: Config) -> Path:
    """Folder of `ids.tsv` and `judgements.tsv`: the project's root, or the exports where there is no project."""
    return config.root if (config.root / CONFIG_NAME).is_file() else config.exports


@dataclass(slots=True)
class _Build:
    """The second half of a build: readings to files."""

    config: Config
    progress: Progress
    authority: Authority

    def run(self, gathered: Gathered, cache: ReadingCache, index: Path, *, full: bool) -> BuildReport:
        records = records_folder(self.config)
        judged = judgements.read_judgements(records / judgements.FILE_NAME)
        registry = ids.read_ids(records / ids.FILE_NAME)
        inputs = self._inputs(gathered, records)
        outputs = Outputs(self.config.exports, index, self.config.base)
        former = outputs.former_report()
        if not full and former is not None and former.inputs == inputs and outputs.are_whole(former):
            return replace(former, read_anew=gathered.read_anew, unchanged=True)
        iris = release_iris(readings(gathered.entries, cache), self.config.base)
        found = _told(readings(gathered.entries, cache), self.progress)
        linker = link(found, self.authority, judged, registry, base=self.config.base)
        ids.write_ids(records / ids.FILE_NAME, linker.registry)
        write_questions(self.config, linker, iris)
        verdicts, failures = self._write(outputs, gathered.entries, cache, linker, iris)
        verdicts += [_duplicate(entry, of, iris) for entry, of in gathered.duplicates]
        report = BuildReport(
            verdicts=tuple(sorted(verdicts, key=lambda verdict: (verdict.id, verdict.source))),
            failures=(*gathered.failures, *failures),
            counts=self._counts(verdicts, linker, gathered, failures) | outputs.counts,
            inputs=self._inputs(gathered, records),
            outputs=outputs.digests,
            replaced=linker.replaced,
            base=self.config.base,
            version=digigraph.__version__,
            read_anew=gathered.read_anew,
        )
        outputs.publish(report)
        return report

    def _inputs(self, gathered: Gathered, records: Path) -> dict[str, str]:
        """Digests of all that decides the result."""
        listed = sorted((entry.id, entry.source, entry.key) for entry in gathered.entries)
        listed += sorted((entry.id, entry.source, of) for entry, of in gathered.duplicates)
        failed = [(failure.item, failure.stage, failure.message) for failure in gathered.failures]
        return {
            "code": code_digest(),
            "ids": _file_digest(records / ids.FILE_NAME),
            "judgements": _file_digest(records / judgements.FILE_NAME),
            "rules": rules_digest(self.config.extractors),
            "releases": hashlib.sha256(repr((listed, failed)).encode()).hexdigest(),
            "settings": settings_digest(self.config.extractors),
        }

    def _write(
        self,
        outputs: Outputs,
        entries: Iterable[Entry],
        cache: ReadingCache,
        linker: CorpusLinker,
        iris: dict[str, str],
    ) -> tuple[list[Verdict], list[Failure]]:
        """Turn readings and entities into quads and write them."""
        verdicts: list[Verdict] = []
        failures: list[Failure] = []
        houses: set[str] = set()
        told: set[str] = set()
        run = run_iri(self.config.base, digigraph.__version__, settings_digest(self.config.extractors))
        with outputs.writing() as add:
            for number, reading in enumerate(readings(entries, cache), start=1):
                try:
                    add(
                        release_quads(_sound(reading), linker, base=self.config.base, run=run, release=iris[reading.id])
                    )
                except Exception as error:  # noqa: BLE001 - one release must not stop the others
                    failures.append(failure_from(reading.source, "graph", error))
                    verdicts.append(_verdict(reading, iris[reading.id], "failed"))
                    continue
                if reading.issuer.house:
                    houses.add(reading.issuer.house)
                told |= {e.iri for r in reading.referents if (e := linker.entity(reading.id, r.id)) is not None}
                verdicts.append(_verdict(reading, iris[reading.id], "read" if reading.referents else "empty"))
                self.progress("write", number)
            background = self._background(linker.entities, told, houses)
            while batch := list(islice(background, _BATCH)):
                add(batch)
        return verdicts, failures

    def _background(self, entities: Iterable[Entity], told: set[str], houses: set[str]) -> Iterator[Quad]:
        """Quads of what stands in no single release; an entity of failed releases only is left out."""
        base = self.config.base
        kept = [entity for entity in entities if entity.iri in told]
        for entity in kept:
            yield from entity_quads(entity, base=base)
        houses |= {entity.get("house") for entity in kept if entity.get("house")}
        yield from authority_quads(sorted(houses), base=base, labelled=[entity.iri for entity in kept])
        yield from vocabulary_quads()
        yield from run_quads(base=base, version=digigraph.__version__, digest=settings_digest(self.config.extractors))

    @staticmethod
    def _counts(
        verdicts: Iterable[Verdict], linker: CorpusLinker, gathered: Gathered, failures: list[Failure]
    ) -> dict[str, int]:
        outcomes = Counter(verdict.outcome for verdict in verdicts)
        kinds = Counter(entity.kind.value for entity in linker.entities)
        return {
            "releases": outcomes["read"] + outcomes["empty"],
            "empty": outcomes["empty"],
            "duplicates": outcomes["duplicate"],
            "failures": len(gathered.failures) + len(failures),
            "facts": sum(verdict.facts for verdict in verdicts),
            "statements": sum(verdict.statements for verdict in verdicts),
            "grants": sum(verdict.grants for verdict in verdicts),
            "entities": len(linker.entities),
            **{kind: kinds[kind] for kind in sorted(kinds)},
            "questions": len(linker.questions),
        }


def _file_digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _told(found: Iterable[Reading], progress: Progress) -> Iterator[Reading]:
    for number, reading in enumerate(found, start=1):
        progress("resolve", number)
        yield reading


def _sound(reading: Reading) -> Reading:
    """Leave out an address that no store would take for an IRI."""
    return reading if reading.url is None or is_iri(reading.url) else replace(reading, url=None)


def _verdict(reading: Reading, iri: str, outcome: str) -> Verdict:
    notes = [*reading.notes]
    if reading.date.doubt:
        notes.append(reading.date.doubt)
    if reading.date.value is None:
        notes.append("no date was found")
    if reading.issuer.name is None:
        notes.append("no issuer was found")
    return Verdict(
        reading.id,
        reading.source,
        iri,
        outcome,
        len(reading.referents),
        len(reading.assertions),
        len(reading.utterances),
        len(reading.grants),
        tuple(dict.fromkeys(notes)),
    )


def _duplicate(entry: Entry, of: str, iris: dict[str, str]) -> Verdict:
    return Verdict(entry.id, entry.source, iris.get(of, ""), "duplicate", notes=(f"the same bytes as {of}",))
