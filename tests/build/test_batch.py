"""Which guides are compiled together."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerdata.build.batch import batches_of
from careerdata.read import FoundGuide


def _found(*names: str) -> list[FoundGuide]:
    return [FoundGuide(Path(name), name) for name in names]


def _ids(found: list[FoundGuide]) -> list[tuple[str, ...]]:
    return [tuple(guide.guide_id for guide in batch) for batch in batches_of(found)]


_NAMES = [f"guide-{number}.md" for number in range(1000)]


def test_every_guide_is_in_one_batch_in_the_order_of_ids() -> None:
    batches = _ids(_found(*reversed(_NAMES)))
    assert [guide_id for batch in batches for guide_id in batch] == sorted(
        name[:-3] for name in _NAMES
    )


def test_batches_are_neither_tiny_nor_huge() -> None:
    sizes = [len(batch) for batch in _ids(_found(*_NAMES))]
    assert 6 <= sum(sizes) / len(sizes) <= 10
    assert min(sizes[:-1]) >= 4
    assert max(sizes) <= 16


@pytest.mark.parametrize("name", ["guide-0a.md", "guide-500a.md", "guide-77x.md", "guide-999a.md"])
def test_a_new_guide_changes_few_batches(name: str) -> None:
    before, after = set(_ids(_found(*_NAMES))), set(_ids(_found(*_NAMES, name)))
    assert 1 <= len(before - after) <= 4
    assert len(after - before) <= 4


def test_guides_of_one_id_stay_together() -> None:
    twice = [f"{folder}/{name}" for name in _NAMES for folder in ("a", "b")]
    for batch in _ids(_found(*twice)):
        assert all(batch.count(guide_id) == 2 for guide_id in batch)


def test_many_guides_whose_ids_end_no_batch_are_parted_too() -> None:
    first = [f"a{number}.md" for number in range(3)]
    names = [name for name in _NAMES if len(_ids(_found(*first, name, "zzz.md"))) == 1]
    sizes = [len(batch) for batch in _ids(_found(*names))]
    assert len(sizes) > 10
    assert set(sizes[:-1]) == {16}
