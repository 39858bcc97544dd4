"""Some guides, compiled together: the unit of work, of memory and of what is kept between runs.

Keys are unique within a guide, so that guides can be compiled in any company. Which guides are compiled together
depends on their ids alone: a guide that changes is compiled with few others, one that comes or goes changes a batch
or a few, and leaves the others as they were.
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
"""Enough for work by the table."""
_MOST_GUIDES = 16
"""Little enough to do again."""
_ONE_IN = 4
"""How many guides there are for each that may be the last of a batch: with the least, 8 a batch on average."""


@dataclass(frozen=True)
class Batch:
    """What came of some guides."""

    tables: Tables
    """All but `findings`, which settings and the baseline have a say in."""
    findings: tuple[Finding, ...]
    """By path and place, without those that comments in the guides silence."""
    inputs: tuple[Input, ...]


def batches_of(found: Iterable[FoundGuide]) -> Iterator[tuple[FoundGuide, ...]]:
    """The guides in the order of their ids, parted into batches; those of one id are in the same."""
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
    """Whether a guide may be the last of its batch, whichever come before it."""
    first = hashlib.sha256(guide_id.encode()).digest()[:4]
    return int.from_bytes(first, "big") % _ONE_IN == 0
