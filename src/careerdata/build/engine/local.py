"""Compile batches in this process, or in several processes on this machine."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, NamedTuple

from careerdata.build.engine import EngineError
from careerdata.build.engine.work import Worker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from careerdata.build.engine.work import Basis, Engine, Worked
    from careerdata.read import FoundGuide

_AHEAD = 3
"""The number of batches in progress or done for each process,
so that none waits for the one before it.
"""
_MOST_DEATHS = 3
"""The number of times that processes may die in a row without finishing a batch."""


class WorkersDiedError(EngineError):
    """The processes that compile guides were killed repeatedly,
    most likely because memory ran out.
    """


def cpu_count() -> int:
    """The number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def local_engine(jobs: int) -> Engine:
    """An engine of processes on this machine, or only this process for few guides."""

    def work(batches: Sequence[Sequence[FoundGuide]], basis: Basis) -> Iterator[Worked]:
        count = min(jobs, len(batches))
        return work_together(batches, basis, count) if count > 1 else work_alone(batches, basis)

    return work


def work_alone(batches: Iterable[Sequence[FoundGuide]], basis: Basis) -> Iterator[Worked]:
    """Compile batches in this process, on demand."""
    return map(Worker(basis).work, batches)


def work_together(
    batches: Iterable[Sequence[FoundGuide]], basis: Basis, jobs: int
) -> Iterator[Worked]:
    """Compile batches in several processes; the results arrive in the order of the batches.

    If a process dies, its unfinished batches are compiled again. Raises WorkersDiedError.
    """
    with _Crew(basis, jobs) as crew:
        for batch in batches:
            crew.hand_out(batch)
            if crew.is_busy:
                yield crew.next_done()
        while crew.has_work:
            yield crew.next_done()


class _Assignment(NamedTuple):
    batch: Sequence[FoundGuide]
    result: Future[Worked]


class _Crew:
    """Some processes and their batches, in order."""

    def __init__(self, basis: Basis, jobs: int) -> None:
        self._basis, self._jobs = basis, jobs
        self._assigned: deque[_Assignment] = deque()
        self._deaths = 0
        self._pool = self._new_pool()

    def __enter__(self) -> _Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _new_pool(self) -> ProcessPoolExecutor:
        if not _FORKS:
            return ProcessPoolExecutor(
                self._jobs, _CONTEXT, initializer=_start, initargs=(self._basis,)
            )
        # A fork has what its parent knew, so that the knowledge is compiled once.
        _start(self._basis)
        return ProcessPoolExecutor(self._jobs, _CONTEXT, initializer=_end_with_parent)

    @property
    def is_busy(self) -> bool:
        return len(self._assigned) >= self._jobs * _AHEAD

    @property
    def has_work(self) -> bool:
        return bool(self._assigned)

    def hand_out(self, batch: Sequence[FoundGuide]) -> None:
        try:
            self._assigned.append(_Assignment(batch, self._pool.submit(_work, batch)))
        except BrokenProcessPool:
            self._replace_pool([*(each.batch for each in self._assigned), batch])

    def next_done(self) -> Worked:
        while True:
            try:
                worked = self._assigned[0].result.result()
            except BrokenProcessPool:
                self._replace_pool([each.batch for each in self._assigned])
            else:
                self._deaths = 0
                self._assigned.popleft()
                return worked

    def _replace_pool(self, batches: Sequence[Sequence[FoundGuide]]) -> None:
        """Start new processes, and give them the unfinished batches."""
        self._deaths += 1
        if self._deaths > _MOST_DEATHS:
            first, last = batches[0][0], batches[-1][-1]
            raise WorkersDiedError(
                f"the processes that compile guides were killed {self._deaths} times, most likely because memory ran "
                f"out, at the guides from {first.path} to {last.path}; try --jobs 1"
            )
        done = {id(each.batch): each for each in self._assigned if _is_done(each.result)}
        self._pool.shutdown(cancel_futures=True)
        self._pool = self._new_pool()
        self._assigned = deque(
            done.get(id(batch)) or _Assignment(batch, self._pool.submit(_work, batch))
            for batch in batches
        )


def _is_done(result: Future[Worked]) -> bool:
    return result.done() and not result.cancelled() and result.exception() is None


# --- In a process of the crew ---

# Forking is fast and has what was imported; other systems have no safe fork.
_FORKS = sys.platform.startswith("linux")
_CONTEXT = multiprocessing.get_context("fork" if _FORKS else "spawn")

_worker: Worker | None = None
"""The worker of this process, set by `_start`."""


def _start(basis: Basis) -> None:
    global _worker  # a process of a pool has no other place
    if _worker is None or _worker.basis is not basis:
        _worker = Worker(basis)
        _worker.prepare()
    if multiprocessing.parent_process() is not None:
        _end_with_parent()


def _end_with_parent() -> None:
    """End this process with its parent; the processes of a pool would wait for work forever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _work(batch: Sequence[FoundGuide]) -> Worked:
    assert _worker is not None, "a pool's processes are started with `_start`"
    return _worker.work(batch)
