"""The Spark engine: the same results where Spark is there, a clear word where it is not."""

import importlib.util
import os
import signal
from pathlib import Path

import pytest

from digigraph import registry
from digigraph.engines import spark
from digigraph.engines.spark import SparkEngine
from digigraph.errors import ReleaseError, UsageError

HAS_SPARK = importlib.util.find_spec("pyspark") is not None
needs_spark = pytest.mark.skipif(not HAS_SPARK, reason="needs digigraph[spark]")


def double(number: int) -> int:
    return 2 * number


def refuse_seven(number: int) -> int:
    if number == 7:
        raise ReleaseError("seven is no release", hint="take eight")
    return number


def die_on_five(number: int) -> int:
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


class DieOnce:
    """Kills its worker the first time it sees seven; a file tells whether it was there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, number: int) -> int:
        mark = self.folder / "there"
        if number == 7 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return number


@pytest.mark.skipif(HAS_SPARK, reason="pyspark is installed")
def test_without_pyspark_it_says_how_to_get_it() -> None:
    with pytest.raises(UsageError) as caught:
        list(SparkEngine().map(double, [1]))
    assert "digigraph[spark]" in (caught.value.hint or "")


def test_nothing_to_do_starts_nothing() -> None:
    assert list(SparkEngine().map(double, [])) == []


def test_it_is_found_by_name() -> None:
    assert "spark" in registry.names("engines")


@needs_spark
@pytest.mark.slow
def test_results_errors_and_lost_workers_are_as_with_the_other_engines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = SparkEngine(jobs=2, batch=16)
    with monkeypatch.context() as patched:
        patched.setattr(spark, "ProcessEngine", None)  # Spark itself, not the way round it
        check_results(engine)


def check_results(engine: SparkEngine) -> None:
    assert list(engine.map(double, range(40))) == [2 * number for number in range(40)]
    results = engine.map(refuse_seven, range(10))
    assert [next(results) for _ in range(7)] == list(range(7))
    with pytest.raises(ReleaseError, match="seven"):
        next(results)
