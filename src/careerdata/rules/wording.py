"""How a message quotes text from a guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 60
_MOST = 3


def quoted(text: str, longest: int = _LONGEST) -> str:
    """A text in quotes, on one line and not too long."""
    text = " ".join(text.split())
    return f"“{text}”" if len(text) <= longest else f"“{text[: longest - 1]}…”"


def listed(names: Sequence[str]) -> str:
    """Some names in quotes: `“A”`, `“A” and “B”`, `“A”, “B” and 7 more`."""
    shown = [quoted(name) for name in names[:_MOST]]
    if len(names) > _MOST:
        shown = [*shown[:-1], f"{len(names) - _MOST + 1} more"]
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)
