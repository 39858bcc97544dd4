"""Compile batches on the workers of a Dask cluster.

Workers must be able to read the guides under the same paths. They send the results back, and the
build writes them. If a worker dies, the others compile its batches again.
"""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING

from careerdata.build.engine import EngineError
from careerdata.build.engine.work import Worker
from careerdata.lazy import LazyModule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import dask
    import distributed
    from distributed import Client, Future

    from careerdata.build.engine.work import Basis, Engine, Worked
    from careerdata.read import FoundGuide
else:
    dask, distributed = LazyModule("dask"), LazyModule("distributed")  # an extra

_AHEAD = 3
"""The number of batches in progress or done for each thread,
so that none waits for the one before it.
"""
_DEATHS_ALLOWED = 10
"""The number of workers that may die with one batch;
on preemptible machines, workers come and go.
"""

_SECONDS_TO_ANSWER = 10


class ClusterError(EngineError):
    """The cluster cannot be reached, or is not a Dask cluster."""


@contextmanager
def cluster(scheduler: str | None, jobs: int) -> Iterator[Client]:
    """The cluster of a scheduler (`tcp://host:8786`), or a new one on this machine.

    Raises
    ClusterError.
    """
    try:
        allowed = dask.config.set({"distributed.scheduler.allowed-failures": _DEATHS_ALLOWED})
        new_cluster, new_client = distributed.LocalCluster, distributed.Client
    except ModuleNotFoundError as error:
        raise ClusterError(
            "the engine dask is not installed; run: pip install 'careerdata[dask]'"
        ) from error
    with allowed:
        if scheduler is None:
            with (
                new_cluster(
                    n_workers=jobs, threads_per_worker=1, processes=True, dashboard_address=None
                ) as local,
                new_client(local) as client,
            ):
                yield client
            return
        try:
            client = new_client(scheduler, timeout=_SECONDS_TO_ANSWER)
        except (OSError, ValueError) as error:
            raise ClusterError(f"there is no Dask scheduler at {scheduler}: {error}") from error
        with client:
            yield client


def cluster_engine(client: Client) -> Engine:
    """The engine of a cluster."""

    def work(batches: Sequence[Sequence[FoundGuide]], basis: Basis) -> Iterator[Worked]:
        ground = client.scatter(basis, broadcast=True)
        waiting: deque[Future[Worked]] = deque()
        for batch in batches:
            waiting.append(client.submit(_work, batch, ground, pure=False))
            if len(waiting) >= _AHEAD * max(1, sum(client.nthreads().values())):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    return work


_worker: Worker | None = None
"""The worker of this process, for the last basis."""


def _work(batch: Sequence[FoundGuide], basis: Basis) -> Worked:
    global _worker  # a process of a cluster has no other place
    if _worker is None or _worker.basis is not basis:
        _worker = Worker(basis)
    return _worker.work(batch)
