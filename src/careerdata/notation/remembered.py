"""Readings that are remembered:
the same words stand in many places of a guide, and in many guides.
"""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")

_MOST = 8192
"""Readings that a grammar remembers: the words of some hundred guides."""
_LONGEST = 400
"""Longer texts are rarely met twice, and would fill the memory."""


def remembered(read: Callable[Concatenate[str, P], R]) -> Callable[Concatenate[str, P], R]:
    """A grammar that reads a short text once;
    its further arguments must be hashable, its result unchangeable.
    """
    known: Callable[..., R] = lru_cache(maxsize=_MOST)(read)

    @wraps(read)
    def reading(text: str, *args: P.args, **kwargs: P.kwargs) -> R:
        return (
            known(text, *args, **kwargs) if len(text) <= _LONGEST else read(text, *args, **kwargs)
        )

    return reading  # type: ignore[return-value]  # a text is never given by its name
