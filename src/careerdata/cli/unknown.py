"""The message about an unknown name."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from careerdata.cli.failure import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable


def unknown(what: str, name: str, known: Iterable[str]) -> Failure:
    """The failure for an unknown name, with the most similar known one."""
    known = sorted(known)
    begun = [each for each in known if len(each) > 1 and name.upper().startswith(each.upper())]
    near = (
        begun
        or difflib.get_close_matches(name, known, n=1)
        or difflib.get_close_matches(name.upper(), known, n=1)
    )
    if near:
        return Failure(f"there is no {what} {name!r}; did you mean {near[0]!r}?")
    return Failure(f"there is no {what} {name!r}; there are: {', '.join(known[:20]) or 'none'}")
