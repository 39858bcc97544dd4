"""A row of a table while its guide is resolved: values, their places, and ids of rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careerdata.model.slug import slugify

if TYPE_CHECKING:
    from careerdata.model.document import Text
    from careerdata.model.guide import Span
    from careerdata.model.record import ExperienceRange, Sourced


@dataclass(slots=True)
class Row:
    """A row; `span` is its start in the guide."""

    span: Span
    values: dict[str, object] = field(default_factory=dict)
    sources: dict[str, Span] = field(default_factory=dict)
    """Columns whose value comes from the text → its characters."""

    def set(self, **values: object) -> Row:
        """Set values without a place in the text."""
        self.values.update(values)
        return self

    def text(self, column: str, text: Text | None) -> Row:
        """Set a column to a text as written; an empty one is null."""
        return self.put(column, text.plain, text.span) if text else self.put(column, None, None)

    def value(
        self, column: str, sourced: Sourced[int] | Sourced[float] | Sourced[str] | None
    ) -> Row:
        """Set a column to a value with its place."""
        if sourced is None:
            return self.put(column, None, None)
        return self.put(column, sourced.value, sourced.span)

    def put(self, column: str, value: object, span: Span | None) -> Row:
        """Set a column to a value and its place."""
        self.values[column] = value
        if span is not None and value is not None:
            self.sources[column] = span
        return self

    def experience(self, experience: ExperienceRange) -> Row:
        """Set both columns of an experience."""
        self.value("experience_min_years", experience.minimum)
        return self.value("experience_max_years", experience.maximum)


GuideRows = dict[str, list[Row]]
"""The rows of one guide by table, in the order of the text."""


_LONGEST = 80


class Ids:
    """Gives the ids of a table: the slug of a name, with a number if it is taken."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def new(self, *parts: str | None, otherwise: str) -> str:
        """An id from some parts; `otherwise` if they have no letter or digit."""
        slug = (
            _shortened("-".join(filter(None, (slugify(part) for part in parts if part))))
            or otherwise
        )
        unique, number = slug, self._next.get(slug, 2)
        while unique in self._taken:
            unique, number = f"{slug}-{number}", number + 1
        self._next[slug] = number
        self._taken.add(unique)
        return unique


def _shortened(slug: str) -> str:
    if len(slug) <= _LONGEST:
        return slug
    return slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
