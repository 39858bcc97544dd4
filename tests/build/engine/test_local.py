"""Batches in one process and in several: the same results in the same order, whoever dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
from typing import TYPE_CHECKING

import pytest

from careerdata.build.batch import batches_of
from careerdata.build.engine import local
from careerdata.build.engine.local import WorkersDiedError, work_alone, work_together
from careerdata.build.engine.work import Basis, Worker
from careerdata.lexicon.schemas import load_schemas

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from careerdata.build.engine.work import Worked
    from careerdata.read import FoundGuide

_BASIS = Basis(load_schemas())


def test_several_processes_give_what_one_gives(found: list[FoundGuide]) -> None:
    batches = list(batches_of(found))
    assert len(batches) > 1
    alone = list(work_alone(batches, _BASIS))
    assert list(work_together(batches, _BASIS, 2)) == alone
    assert list(work_together(batches, _BASIS, 3)) == alone


def test_a_process_that_dies_costs_no_row(
    found: list[FoundGuide], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches = list(batches_of(found))
    alone = list(work_alone(batches, _BASIS))
    died = tmp_path / "died"

    def die_once(worker: Worker, batch: Sequence[FoundGuide]) -> Worked:
        if batch[0] == batches[1][0] and not died.exists():
            died.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return work(worker, batch)

    work = Worker.work
    monkeypatch.setattr(Worker, "work", die_once)
    assert list(work_together(batches, _BASIS, 2)) == alone
    assert died.exists()


def test_processes_that_die_again_and_again_are_given_up(
    found: list[FoundGuide], monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(_: Worker, __: Sequence[FoundGuide]) -> Worked:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    monkeypatch.setattr(Worker, "work", die)
    with pytest.raises(WorkersDiedError, match=r"were killed 4 times.*hall-0\.md.*--jobs 1"):
        list(work_together(list(batches_of(found)), _BASIS, 2))


def test_processes_end_when_nobody_waits_for_them(found: list[FoundGuide]) -> None:
    before = set(multiprocessing.active_children())
    results = work_together(list(batches_of(found)), _BASIS, 2)
    next(results)
    assert len(set(multiprocessing.active_children()) - before) == 2
    results.close()  # type: ignore[attr-defined]
    assert set(multiprocessing.active_children()) <= before


def test_there_is_a_processor() -> None:
    assert local.cpu_count() >= 1
