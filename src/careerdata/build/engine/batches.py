"""The batches of a run, compiled or from the cache, in the order of the guides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from careerdata.build.batch import batches_of
from careerdata.build.engine.local import work_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerdata.build.engine.cache import BatchCache
    from careerdata.build.engine.work import Basis, Engine, Worked
    from careerdata.read import FoundGuide


class Done(NamedTuple):
    """A batch and its result."""

    found: Sequence[FoundGuide]
    worked: Worked


class _Planned(NamedTuple):
    found: Sequence[FoundGuide]
    key: str | None
    is_kept: bool
    """Whether the cache seems to have it."""


def work_on(
    found: Iterable[FoundGuide], basis: Basis, engine: Engine, cache: BatchCache | None
) -> Iterator[Done]:
    """The result of each batch; it does not depend on the engine or the cache.

    Raises whatever the engine raises.
    """
    planned = [_planned(batch, cache) for batch in batches_of(found)]
    missing = [each.found for each in planned if not each.is_kept]
    fresh = engine(missing, basis)
    for each in planned:
        yield Done(
            each.found,
            _kept(each, cache, basis) if each.is_kept else _stored(next(fresh), each, cache),
        )
    if cache is not None and missing:
        cache.forget_old()


def _planned(batch: Sequence[FoundGuide], cache: BatchCache | None) -> _Planned:
    key = cache.key(batch) if cache is not None else None
    return _Planned(batch, key, cache is not None and key is not None and cache.has(key))


def _kept(planned: _Planned, cache: BatchCache | None, basis: Basis) -> Worked:
    assert cache is not None
    assert planned.key is not None
    worked = cache.load(planned.key)
    if worked is None:  # it is damaged, or was removed meanwhile
        worked = _stored(next(work_alone([planned.found], basis)), planned, cache)
    return worked


def _stored(worked: Worked, planned: _Planned, cache: BatchCache | None) -> Worked:
    # A guide that was saved between the look at it and the work on it has another key now.
    if cache is not None and planned.key is not None and cache.key(planned.found) == planned.key:
        cache.store(planned.key, worked)
    return worked
