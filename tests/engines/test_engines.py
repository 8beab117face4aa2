"""Both engines do the same; the one with processes also when processes die."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from digigraph import registry
from digigraph.contracts import Engine
from digigraph.engines.process import ProcessEngine
from digigraph.engines.serial import SerialEngine
from digigraph.errors import ReleaseError
from digigraph.model import Failure

ENGINES: list[Engine] = [
    SerialEngine(),
    ProcessEngine(jobs=1),
    ProcessEngine(jobs=3, chunk=1),
    ProcessEngine(jobs=2, chunk=7),
]


def double(number: int) -> int:
    return 2 * number


def slow_at_the_start(number: int) -> int:
    time.sleep(0.05 if number < 3 else 0)
    return number


def refuse_seven(number: int) -> int:
    if number == 7:
        raise ReleaseError("seven is no release", hint="take eight")
    return number


def die_on_five(number: int) -> int:
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


class DieOnce:
    """Kills its worker the first time it sees each of these numbers; files tell whether it was there."""

    def __init__(self, folder: Path, numbers: set[int]) -> None:
        self.folder = folder
        self.numbers = numbers

    def __call__(self, number: int) -> int:
        mark = self.folder / str(number)
        if number in self.numbers and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return number


class Local(Exception):
    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def fail_with_an_error_that_cannot_be_pickled(number: int) -> int:
    raise Local("a", "b")


@pytest.mark.parametrize("engine", ENGINES, ids=repr)
def test_results_come_in_the_order_of_the_items(engine: Engine) -> None:
    assert list(engine.map(double, range(50))) == [2 * number for number in range(50)]
    assert list(engine.map(slow_at_the_start, range(20))) == list(range(20))
    assert list(engine.map(double, [])) == []


@pytest.mark.parametrize("engine", ENGINES, ids=repr)
def test_an_exception_is_raised_where_the_results_are_read(engine: Engine) -> None:
    results = engine.map(refuse_seven, range(10))
    assert [next(results) for _ in range(7)] == list(range(7))
    with pytest.raises(ReleaseError, match="seven") as caught:
        next(results)
    assert caught.value.hint == "take eight"


@pytest.mark.parametrize("engine", ENGINES, ids=repr)
def test_items_are_not_read_far_ahead(engine: Engine) -> None:
    read: list[int] = []

    def items() -> Iterator[int]:
        for number in range(10_000):
            read.append(number)
            yield number

    results = engine.map(double, items())
    for _ in range(5):
        next(results)
    assert len(read) < 100


@pytest.mark.parametrize("chunk", [1, 4])
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_item_that_kills_its_worker_twice_becomes_a_failure(jobs: int, chunk: int) -> None:
    results = list(ProcessEngine(jobs, chunk).map(die_on_five, range(12)))
    assert [number for number in results if isinstance(number, int)] == [n for n in range(12) if n != 5]
    failure = results[5]
    assert isinstance(failure, Failure)
    assert (failure.error, failure.stage) == ("WorkerDied", "engine")
    assert "SIGKILL" in failure.message


@pytest.mark.parametrize("chunk", [1, 4])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_worker_killed_once_costs_nothing(tmp_path: Path, jobs: int, chunk: int) -> None:
    dying = DieOnce(tmp_path, {0, 3, 4, 9})
    assert list(ProcessEngine(jobs, chunk).map(dying, range(12))) == list(range(12))


def test_an_error_that_cannot_travel_is_told_by_name() -> None:
    with pytest.raises(RuntimeError, match="Local: ab"):
        list(ProcessEngine(1).map(fail_with_an_error_that_cannot_be_pickled, [1]))


def test_beside_other_threads_workers_are_spawned_not_forked() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert list(ProcessEngine(2).map(abs, [-1, 2, -3])) == [1, 2, 3]
    finally:
        done.set()
        thread.join()


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import os, pathlib, time\n"
        "from digigraph.engines.process import ProcessEngine\n"
        f"folder = pathlib.Path({str(tmp_path)!r})\n"
        "def work(number):\n"
        "    (folder / f'pid-{os.getpid()}').touch()\n"
        "    time.sleep(0.3)\n"
        "    return number\n"
        "if __name__ == '__main__':\n"
        "    list(ProcessEngine(2, 1).map(work, range(1000)))\n"
    )
    parent = subprocess.Popen([sys.executable, str(script)])
    wait_for(lambda: len(list(tmp_path.glob("pid-*"))) >= 2)
    parent.kill()
    parent.wait()
    workers = [int(mark.name.removeprefix("pid-")) for mark in tmp_path.glob("pid-*")]
    wait_for(lambda: not any(alive(worker) for worker in workers))


def test_leaving_early_ends_the_workers() -> None:
    results = ProcessEngine(2, 1).map(pid_of_the_worker, range(100))
    worker = next(results)
    results.close()  # type: ignore[attr-defined] # it is a generator
    wait_for(lambda: not alive(worker))


def pid_of_the_worker(number: int) -> int:
    return os.getpid()


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_for(condition: object) -> None:
    assert callable(condition)
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def test_engines_are_found_by_name() -> None:
    assert {"serial", "process"} <= set(registry.names("engines"))
    assert registry.create("engines", "process", jobs=2) == ProcessEngine(2)
