"""Batches worked on by a cluster of real processes."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from careerdata.build.batch import batches_of
from careerdata.build.build_dataset import How, build_dataset
from careerdata.build.engine.dask import ClusterError, cluster, cluster_engine
from careerdata.build.engine.local import local_engine, work_alone
from careerdata.build.engine.work import Basis
from careerdata.control import Control
from careerdata.lexicon.schemas import load_schemas

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from distributed import Client

    from careerdata.read import FoundGuide

_BASIS = Basis(load_schemas())

pytestmark = pytest.mark.filterwarnings("default")
"""What the cluster's own libraries warn of is not ours to mend."""


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """A cluster of two processes."""
    with cluster(None, 2) as client:
        yield client


def test_a_cluster_publishes_the_same_bytes(
    found: list[FoundGuide], tmp_path: Path, client: Client
) -> None:
    snapshots = []
    for name, engine in (("cluster", cluster_engine(client)), ("local", local_engine(1))):
        built = build_dataset(found, _BASIS.schemas, Control(), tmp_path / name, How(engine=engine))
        assert built.snapshot is not None
        snapshots.append(built.snapshot)
    files = [sorted(p.relative_to(s) for p in s.rglob("*") if p.is_file()) for s in snapshots]
    assert files[0] == files[1]
    for path in files[0]:
        assert (snapshots[0] / path).read_bytes() == (snapshots[1] / path).read_bytes(), path


def test_a_worker_that_is_killed_costs_no_row(found: list[FoundGuide], client: Client) -> None:
    batches = list(batches_of(found))
    alone = list(work_alone(batches, _BASIS))
    results = cluster_engine(client)(batches * 4, _BASIS)
    first = next(results)
    pids = client.run(os.getpid)
    os.kill(next(iter(pids.values())), signal.SIGKILL)
    assert [first, *results] == alone * 4
    assert client.run(os.getpid).keys() != pids.keys() or set(
        client.run(os.getpid).values()
    ) != set(pids.values())


def test_a_cluster_that_is_not_there_is_told() -> None:
    with (
        pytest.raises(ClusterError, match=r"^there is no Dask scheduler at tcp://127\.0\.0\.1:1"),
        cluster("tcp://127.0.0.1:1", 1),
    ):
        pass
