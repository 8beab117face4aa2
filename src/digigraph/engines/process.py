"""Runs a function in worker processes of its own, which may be killed at any moment.

The standard library's pools cannot be used here: `ProcessPoolExecutor` gives up on every item when one worker dies, and
`multiprocessing.Pool` waits for ever. Each worker has one pipe, takes small chunks and answers item by item, so that it
is known which item a worker died on.

Workers are forked where that is safe (Linux, no other threads): they start in milliseconds with everything imported.
Elsewhere they are spawned; the function then has to be importable by name.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from digigraph.engines.outcome import outcome_of
from digigraph.model import Failure

T = TypeVar("T")
U = TypeVar("U")

TRIES = 2
"""How often a worker may die on an item before the item is given up."""
READ_AHEAD = 4
"""Chunks in flight for each worker: bounds memory, and keeps workers busy behind a slow item."""


@dataclass(frozen=True, slots=True)
class ProcessEngine:
    """Several worker processes."""

    jobs: int = 0
    """Number of workers; 0 for one per usable core."""
    chunk: int = 4
    """Items handed to a worker at once."""

    def map(self, function: Callable[[T], U], items: Iterable[T]) -> Iterator[U]:
        """Yield `function(item)` in the order of the items.

        An item on which workers die `TRIES` times comes out as a `Failure`; an exception of the function is raised
        here, as it would be by the plain loop. Items are taken from the iterable a bounded number of chunks ahead.
        """
        jobs = self.jobs or usable_cores()
        with contextlib.closing(_Crew(function, jobs, self.chunk)) as crew:
            yield from crew.work(iter(items))


def usable_cores() -> int:
    """Count the cores this process may use."""
    with contextlib.suppress(AttributeError):  # not on macOS
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(slots=True)
class _Task:
    """An item and its place in the order."""

    index: int
    item: Any
    deaths: int = 0


@dataclass(slots=True)
class _Worker:
    """A worker process and the tasks it has been handed and not answered, in order."""

    process: Any
    pipe: Connection
    tasks: deque[_Task] = field(default_factory=deque)


class _Crew:
    """The workers of one map call."""

    def __init__(self, function: Callable[[Any], Any], jobs: int, chunk: int) -> None:
        self._function = function
        self._chunk = max(1, chunk)
        self._jobs = jobs
        self._context = _context()
        self._workers: list[_Worker] = []
        self._waiting: deque[_Task] = deque()
        self._answers: dict[int, tuple[bool, Any]] = {}
        self._taken = 0

    def work(self, items: Iterator[Any]) -> Iterator[Any]:
        """Hand out items, collect answers, yield them in order."""
        given = 0
        while True:
            self._take(items, given)
            if given == self._taken:
                return
            self._hand_out()
            while given not in self._answers:
                self._collect()
                self._hand_out()
            while given in self._answers:
                good, answer = self._answers.pop(given)
                given += 1
                if not good:
                    raise answer
                yield answer
                self._take(items, given)
                self._hand_out()

    def _take(self, items: Iterator[Any], given: int) -> None:
        """Take items from the input as long as not too many are under way."""
        window = self._jobs * self._chunk * READ_AHEAD
        while self._taken - given < window:
            try:
                item = next(items)
            except StopIteration:
                return
            self._waiting.append(_Task(self._taken, item))
            self._taken += 1

    def _hand_out(self) -> None:
        """Give waiting tasks to idle workers, starting workers as needed."""
        while self._waiting:
            idle = next((worker for worker in self._workers if not worker.tasks), None)
            if idle is None and len(self._workers) < self._jobs:
                idle = self._start()
            if idle is None:
                return
            # An item that killed a worker goes alone, so that it takes no other item with it.
            size = 1 if self._waiting[0].deaths else self._chunk
            chunk: list[_Task] = []
            while self._waiting and len(chunk) < size and (not chunk or not self._waiting[0].deaths):
                chunk.append(self._waiting.popleft())
            idle.tasks.extend(chunk)
            try:
                idle.pipe.send([(task.index, task.item) for task in chunk])
            except (BrokenPipeError, ConnectionResetError, EOFError):
                self._bury(idle, culprit=False)

    def _collect(self) -> None:
        """Wait until a worker answers or dies."""
        pipes = {worker.pipe: worker for worker in self._workers}
        for ready in wait(list(pipes)):
            worker = pipes[ready]  # type: ignore[index] # only pipes are waited for
            try:
                index, good, answer = worker.pipe.recv()
            except (EOFError, OSError, pickle.UnpicklingError):
                self._bury(worker, culprit=True)
                continue
            worker.tasks.popleft()
            self._answers[index] = (good, answer)

    def _start(self) -> _Worker:
        """Start a worker."""
        here, there = self._context.Pipe()
        # A forked child holds copies of all pipes: unless it closes them, the others would never see this process die.
        inherited = [here, *(worker.pipe for worker in self._workers)] if _forks(self._context) else []
        process = self._context.Process(  # type: ignore[attr-defined] # BaseContext lacks it in the stubs
            target=_serve, args=(there, self._function, inherited), daemon=True
        )
        process.start()
        there.close()
        worker = _Worker(process, here)
        self._workers.append(worker)
        return worker

    def _bury(self, worker: _Worker, *, culprit: bool) -> None:
        """Clear away a dead worker: its tasks go back in line, the one it worked on is counted or given up."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.kill()
        worker.process.join()
        if culprit and worker.tasks:
            first = worker.tasks[0]
            first.deaths += 1
            if first.deaths >= TRIES:
                worker.tasks.popleft()
                self._answers[first.index] = (True, _given_up(first, worker.process.exitcode))
        self._waiting.extendleft(reversed(worker.tasks))

    def close(self) -> None:
        """Stop all workers, whatever they are doing."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()


def _given_up(task: _Task, exit_code: int | None) -> Failure:
    """Say that an item was given up, and what ended the workers."""
    reason = f"exit code {exit_code}"
    if exit_code is not None and exit_code < 0:
        with contextlib.suppress(ValueError):
            reason = signal.Signals(-exit_code).name
    name = getattr(task.item, "source", None) or getattr(task.item, "id", None) or f"item {task.index}"
    message = f"{TRIES} worker processes died on it ({reason}); out of memory?"
    return Failure(str(name), "engine", "WorkerDied", message)


def _context() -> BaseContext:
    """Fork where no thread of this process can hold a lock that the child would wait for; else spawn."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if safe else "spawn")


def _forks(context: BaseContext) -> bool:
    return context.get_start_method() == "fork"


def _serve(pipe: Connection, function: Callable[[Any], Any], inherited: list[Connection]) -> None:
    """Work in a child process: take chunks and answer item by item until the pipe closes."""
    # Ctrl-C reaches the whole group; the parent ends the workers, they need not say anything.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in inherited:
        other.close()
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError, KeyboardInterrupt):
        while True:
            for index, item in pipe.recv():
                pipe.send((index, *outcome_of(function, item)))
