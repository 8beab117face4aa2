"""Reads releases: bytes to document, document to annotations, annotations to reading."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from digigraph import registry
from digigraph.config import Config
from digigraph.contracts import Engine
from digigraph.errors import UsageError
from digigraph.model import Annotations, Failure, Reading, Release

ReadRelease = Callable[[Release], Reading | Failure]
"""Reads one release; pure, and importable by name, as it is sent to worker processes."""


@dataclass(frozen=True, slots=True)
class ReleaseReading:
    """Reads releases with a list of extractors; the default list when it is empty."""

    extractors: tuple[str, ...] = ()

    def __call__(self, release: Release) -> Reading | Failure:
        """Read one release; whatever goes wrong is a `Failure` that names the stage."""
        stage = "parse"
        try:
            from digigraph.extractors import load  # noqa: PLC0415 - workers import the rules, `--help` does not
            from digigraph.parse import parse  # noqa: PLC0415
            from digigraph.resolve.document import resolve  # noqa: PLC0415

            annotations = Annotations(parse(release))
            for extractor in load(self.extractors):
                stage = extractor.name
                annotations = extractor.annotate(annotations)
            stage = "resolve"
            return resolve(annotations)
        except UsageError:
            raise
        except Exception as error:  # noqa: BLE001 - one release that a rule stumbles over must not stop the others
            return failure_from(release.source, stage, error)


def failure_from(item: str, stage: str, error: Exception) -> Failure:
    """Describe an error; one that nobody raised on purpose says where in the code it came up."""
    message = str(error).splitlines()[0] if str(error).strip() else "no message"
    # What dataclasses generate has no file: the place that called it says more.
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.startswith("<")]
    if frames and "digigraph.errors" not in type(error).__module__:
        message = f"{message} ({Path(frames[-1].filename).name}, line {frames[-1].lineno})"
    return Failure(item, stage, type(error).__name__, message)


def engine_of(config: Config) -> Engine:
    """Build the engine that the settings name."""
    part = registry.load("engines", config.engine)
    takes_jobs = is_dataclass(part) and any(field.name == "jobs" for field in fields(part))
    engine: Engine = registry.create("engines", config.engine, **({"jobs": config.jobs} if takes_jobs else {}))
    return engine


def locations(config: Config, sources: Iterable[str | Path] = ()) -> tuple[str, ...]:
    """Say where releases are read: the sources, else the project's folders; `UsageError` when one is not there.

    A missing source is no reason to build a graph without it.
    """
    found = tuple(str(source) for source in sources) or tuple(str(path) for path in config.releases)
    for location in found:
        if "://" not in location and not Path(location).exists():
            raise UsageError(f"{location}: no such file or folder", hint="name what to read, or put it there")
    return found


def extract(
    config: Config,
    sources: Iterable[str | Path] = (),
    *,
    read_release: ReadRelease | None = None,
    engine: Engine | None = None,
) -> Iterator[Reading | Failure]:
    """Yield what each release says, in the order of the releases; nothing is written."""
    from digigraph.readers import read_all  # noqa: PLC0415 - readers come with their libraries

    found: list[Failure] = []

    def releases() -> Iterator[Release]:
        for item in read_all(locations(config, sources)):
            if isinstance(item, Failure):
                found.append(item)
            else:
                yield item

    for result in (engine or engine_of(config)).map(read_release or ReleaseReading(config.extractors), releases()):
        yield from _drained(found)
        yield result
    yield from _drained(found)


def _drained(failures: list[Failure]) -> Iterator[Failure]:
    """Yield and forget what could not be read meanwhile."""
    while failures:
        yield failures.pop(0)
