"""Some guides that are compiled together: the unit of work, of memory and of the cache.

Keys are unique within a guide, so any guides can be compiled together. The batches depend only on
the ids of the guides: a changed guide is compiled with a few others, and a new or deleted guide
changes one batch or a few.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerdata.contract.tables import Input, Tables
    from careerdata.model.finding import Finding
    from careerdata.read import FoundGuide

_LEAST_GUIDES = 4
"""Enough to work table by table."""
_MOST_GUIDES = 16
"""Few enough to do again."""
_ONE_IN = 4
"""One guide in this many may end a batch; with the minimum, a batch has 8 guides on average."""


@dataclass(frozen=True)
class Batch:
    """The result for some guides."""

    tables: Tables
    """All but `findings`, which depend on settings and baseline."""
    findings: tuple[Finding, ...]
    """By path and place, without those that comments in the guides ignore."""
    inputs: tuple[Input, ...]


def batches_of(found: Iterable[FoundGuide]) -> Iterator[tuple[FoundGuide, ...]]:
    """The guides in the order of their ids, in batches;
    guides with the same id are in the same batch.
    """
    ordered = sorted(found, key=lambda guide: (guide.guide_id, guide.source_path))
    batch: list[FoundGuide] = []
    for guide_id, same in groupby(ordered, key=lambda guide: guide.guide_id):
        batch += same
        if len(batch) >= _MOST_GUIDES or (len(batch) >= _LEAST_GUIDES and _may_end_batch(guide_id)):
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def _may_end_batch(guide_id: str) -> bool:
    """Whether a guide may end its batch, whatever comes before it."""
    first = hashlib.sha256(guide_id.encode()).digest()[:4]
    return int.from_bytes(first, "big") % _ONE_IN == 0
