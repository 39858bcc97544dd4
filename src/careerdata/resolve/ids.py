"""Ids: slugs that are unique within a table of a guide."""

from __future__ import annotations

from careerdata.model.slug import slugify

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
