"""Runs a function on Apache Spark, for corpora that one machine is too slow for.

Needs `digigraph[spark]` and Java. On one machine the `process` engine is faster: Spark takes ten seconds to start. The
function and the items must be importable by the same names on all workers.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from digigraph.engines.outcome import Outcome, outcome_of
from digigraph.engines.process import ProcessEngine
from digigraph.errors import UsageError

T = TypeVar("T")
U = TypeVar("U")

TRIES = 4
"""How often Spark tries a task before it gives the job up."""


@dataclass(frozen=True, slots=True)
class SparkEngine:
    """A Spark cluster, or Spark on this machine."""

    jobs: int = 0
    """Cores to use on this machine; 0 for all. A cluster decides for itself."""
    master: str = ""
    """Address of a cluster (`spark://host:7077`); empty for this machine."""
    batch: int = 2048
    """Items given to the cluster at once: bounds memory here."""

    def map(self, function: Callable[[T], U], items: Iterable[T]) -> Iterator[U]:
        """Yield `function(item)` in the order of the items, batch by batch.

        When a batch fails as a whole, because something in it kills the workers, it is run again by the `process`
        engine on this machine, which finds out which item it is.
        """
        remaining = iter(items)
        batch = list(islice(remaining, self.batch))
        if not batch:
            return
        context, own = self._context()
        try:
            while batch:
                yield from _run(context, function, batch, self.jobs)
                batch = list(islice(remaining, self.batch))
        finally:
            if own:
                context.stop()

    def _context(self) -> tuple[Any, bool]:
        """Find the Spark context of this process, or start one; tell whether it was started here."""
        try:
            import pyspark  # noqa: PLC0415 - half a gigabyte that only this engine needs
        except ImportError as error:
            raise UsageError("the spark engine needs pyspark", hint="pip install 'digigraph[spark]'") from error
        running = pyspark.SparkContext._active_spark_context
        if running is not None:
            return running, False
        settings = {
            "spark.app.name": "digigraph",
            "spark.master": self.master or f"local[{self.jobs or '*'},{TRIES}]",
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
        }
        if not self.master:
            # Nothing leaves the machine: Spark would listen on all addresses.
            settings |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
            settings["spark.executorEnv.PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
        # PySpark takes the workers' Python from here and from nowhere else.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        conf = pyspark.SparkConf().setAll(list(settings.items()))
        try:
            context = pyspark.SparkContext(conf=conf)
        except Exception as error:
            raise UsageError(f"Spark does not start: {_first_line(error)}", hint="is Java 17 installed?") from error
        context.setLogLevel("FATAL")
        return context, True


@dataclass(frozen=True, slots=True)
class _Guarded:
    """A function whose errors come back as outcomes; an error in a task would end the whole job."""

    function: Callable[[Any], Any]

    def __call__(self, item: Any) -> Outcome:
        return outcome_of(self.function, item)


def _run(context: Any, function: Callable[[T], U], batch: list[T], jobs: int) -> Iterator[U]:
    """Run one batch."""
    slices = min(len(batch), 4 * context.defaultParallelism)
    try:
        outcomes = context.parallelize(batch, slices).map(_Guarded(function)).collect()
    except Exception:  # noqa: BLE001 - py4j gives no error of its own for a lost worker
        yield from ProcessEngine(jobs).map(function, batch)
        return
    for good, result in outcomes:
        if not good:
            raise result
        yield result


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:300]
