"""Claims: which parts of a guide have been read into a record."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from careerdata.model.document import Table, Text
from careerdata.model.guide import Span

if TYPE_CHECKING:
    from careerdata.model.document import Block


class Claims:
    """The claimed parts of a guide; they do not overlap.

    What an extractor has claimed, no later one in `extract.EXTRACTORS` reads again.
    """

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def add(self, part: Block | Text) -> None:
        """Claim a block, or a text such as that of a heading;
        claiming a part again changes nothing.
        """
        if not self.has(part):
            insort(self._spans, _span(part))

    def has(self, part: Block | Text) -> bool:
        """Whether any part of it is claimed."""
        start, end = _span(part)
        at = bisect_left(self._spans, Span(start, start))
        before, following = self._spans[at - 1 : at], self._spans[at : at + 1]
        return any(span.end > start for span in before) or any(
            span.start < end for span in following
        )


def _span(part: Block | Text) -> Span:
    if isinstance(part, Text | Table):
        return part.span
    return part.text.span
