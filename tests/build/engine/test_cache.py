"""What is kept between runs: right or missing, never stale, never half."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from careerdata.build.batch import batches_of
from careerdata.build.build_dataset import work_on
from careerdata.build.engine import cache as cache_module
from careerdata.build.engine.cache import BatchCache, program_digest
from careerdata.build.engine.local import local_engine, work_alone
from careerdata.build.engine.work import Basis, packed_findings
from careerdata.lexicon.schemas import load_schemas
from careerdata.model.finding import Edit, Fix, Related
from careerdata.model.guide import Span

if TYPE_CHECKING:
    from pathlib import Path

    from careerdata.build.engine.work import Worked
    from careerdata.read import FoundGuide

_BASIS = Basis(load_schemas())


@pytest.fixture
def batch(found: list[FoundGuide]) -> tuple[FoundGuide, ...]:
    return next(batches_of(found))[:3]


@pytest.fixture
def worked(batch: tuple[FoundGuide, ...]) -> Worked:
    return next(work_alone([batch], _BASIS))


@pytest.fixture
def cache(tmp_path: Path) -> BatchCache:
    return BatchCache(tmp_path / "cache", _BASIS)


def _key(cache: BatchCache, batch: tuple[FoundGuide, ...]) -> str:
    key = cache.key(batch)
    assert key is not None
    return key


def _entry(tmp_path: Path) -> Path:
    [path] = (tmp_path / "cache").glob("batches/*/*")
    return path


def test_an_entry_gives_back_what_was_stored(
    cache: BatchCache, batch: tuple[FoundGuide, ...], worked: Worked
) -> None:
    assert worked.findings.unpacked()
    key = _key(cache, batch)
    assert not cache.has(key)
    assert cache.load(key) is None
    cache.store(key, worked)
    assert cache.has(key)
    assert cache.load(key) == worked


def test_all_of_a_finding_comes_back(cache: BatchCache, worked: Worked) -> None:
    finding = worked.findings.unpacked()[0]
    related = (Related(finding.place, "the other \ud800"),)
    full = replace(
        finding,
        where=replace(finding.where, related=related, table="roles", row_key="a", column="b"),
        fix=Fix("write it", (Edit(Span(1, 2), "ü"),), is_safe=True),
        occurrence=2,
    )
    cache.store("ab" * 32, worked._replace(findings=packed_findings([full])))
    loaded = cache.load("ab" * 32)
    assert loaded is not None
    assert loaded.findings.unpacked() == (full,)
    assert (loaded.findings.counts, loaded.findings.fixable) == ({full.severity: 1}, 1)


def test_an_entry_that_is_damaged_anywhere_is_none(
    cache: BatchCache, batch: tuple[FoundGuide, ...], worked: Worked, tmp_path: Path
) -> None:
    key = _key(cache, batch)
    cache.store(key, worked)
    whole = _entry(tmp_path).read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 997)):
        damaged = bytearray(whole)
        damaged[at] ^= 1 + at % 255
        _write(_entry_path(tmp_path, key), bytes(damaged))
        assert cache.load(key) is None, at
    for length in (0, 1, 20, 60, len(whole) - 1):
        _write(_entry_path(tmp_path, key), whole[:length])
        assert cache.load(key) is None, length
    _write(_entry_path(tmp_path, key), whole + b"\0")
    assert cache.load(key) is None


def _entry_path(tmp_path: Path, key: str) -> Path:
    return tmp_path / "cache" / "batches" / key[:2] / key


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def test_another_text_is_another_key(cache: BatchCache, batch: tuple[FoundGuide, ...]) -> None:
    before = cache.key(batch)
    status = batch[1].path.stat()
    batch[1].path.write_bytes(batch[1].path.read_bytes().replace(b"$70,000", b"$71,000"))
    os.utime(batch[1].path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert cache.key(batch) != before


def test_another_path_or_company_is_another_key(
    cache: BatchCache, batch: tuple[FoundGuide, ...]
) -> None:
    keys = {
        cache.key(batch),
        cache.key(batch[:2]),
        cache.key([replace(batch[0], source_path="other.md"), *batch[1:]]),
    }
    assert len(keys) == 3


def test_other_schemas_and_rules_are_another_key(
    cache: BatchCache, batch: tuple[FoundGuide, ...], tmp_path: Path
) -> None:
    own = tmp_path / "own" / "vocabulary"
    own.mkdir(parents=True)
    (own / "skills.yaml").write_text("skills: [{name: Viennoiserie}]\n", encoding="utf-8")
    others = (
        Basis(load_schemas(tmp_path / "own")),
        Basis(load_schemas(overlay={"reading.yaml": {"sections": {}}})),
        Basis(load_schemas(), frozenset({"CD430"})),
    )
    assert (
        len({cache.key(batch), *(BatchCache(tmp_path, other).key(batch) for other in others)}) == 4
    )


def test_another_program_is_another_key(
    batch: tuple[FoundGuide, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = BatchCache(tmp_path, _BASIS).key(batch)
    newer = b"\1" + program_digest()[1:]
    monkeypatch.setattr(cache_module, "program_digest", lambda: newer)
    assert BatchCache(tmp_path, _BASIS).key(batch) != before


def test_a_guide_that_cannot_be_read_has_no_key(
    cache: BatchCache, batch: tuple[FoundGuide, ...]
) -> None:
    batch[0].path.unlink()
    assert cache.key(batch) is None


def test_a_folder_that_cannot_be_written_keeps_nothing(
    batch: tuple[FoundGuide, ...], worked: Worked, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = BatchCache(tmp_path / "file", _BASIS)
    key = _key(cache, batch)
    cache.store(key, worked)
    assert cache.load(key) is None


def test_two_runs_may_store_and_load_at_once(
    cache: BatchCache, batch: tuple[FoundGuide, ...], worked: Worked
) -> None:
    key = _key(cache, batch)
    loaded: list[Worked | None] = []

    def store_and_load() -> None:
        for _ in range(20):
            cache.store(key, worked)
            loaded.append(cache.load(key))

    threads = [threading.Thread(target=store_and_load) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert loaded == [worked] * 80


def test_what_nobody_used_for_a_month_is_forgotten(
    cache: BatchCache, worked: Worked, tmp_path: Path
) -> None:
    for key in ("aa" * 32, "bb" * 32):
        cache.store(key, worked)
    month_ago = time.time() - 31 * 86_400
    os.utime(_entry_path(tmp_path, "aa" * 32), (month_ago, month_ago))
    cache.forget_old()
    assert (cache.has("aa" * 32), cache.has("bb" * 32)) == (False, True)


def test_every_state_of_the_cache_gives_the_same(found: list[FoundGuide], tmp_path: Path) -> None:
    cache = BatchCache(tmp_path / "cache", _BASIS)
    without = list(work_on(found, _BASIS, local_engine(1), None))
    assert list(work_on(found, _BASIS, local_engine(2), cache)) == without
    entries = sorted((tmp_path / "cache").glob("batches/*/*"))
    assert len(entries) == len(without)
    assert list(work_on(found, _BASIS, local_engine(2), cache)) == without
    entries[0].unlink()
    entries[1].write_bytes(b"careerdata")
    assert list(work_on(found, _BASIS, local_engine(2), cache)) == without
    assert sorted((tmp_path / "cache").glob("batches/*/*")) == entries
