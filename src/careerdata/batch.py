"""Some guides, compiled together: the unit of work, of memory and of what is kept between runs.

Keys are unique within a guide, so that guides can be compiled in any company. Which guides are compiled together
depends on their ids alone: a guide that comes or goes changes one batch, and leaves the others as they were.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerdata.finding import Finding
    from careerdata.read import FoundGuide
    from careerdata.tables import Input, Tables

_MEAN_GUIDES = 16
"""How many guides a batch has on average: enough for work by the table, little enough to do again."""
_MOST_GUIDES = 64


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
        if len(batch) >= _MOST_GUIDES or _ends_batch(guide_id):
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def _ends_batch(guide_id: str) -> bool:
    """Whether a guide is the last of its batch, whichever come before it."""
    first = hashlib.sha256(guide_id.encode()).digest()[:4]
    return int.from_bytes(first, "big") % _MEAN_GUIDES == 0
