"""What the columns of a table are, as their headers say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text

Kinds = list[tuple[str, ...]]
"""For each column what `reading.yaml` makes of its header; empty where it has none."""


def column_kinds(header: Sequence[Text], knowledge: Knowledge) -> Kinds:
    """What each column is: by its whole header, else by the phrases in it."""
    columns = knowledge.reading.columns
    return [columns.exactly(cell.plain) or columns.found_in(cell.plain) for cell in header]


def first_of(kind: str, kinds: Kinds) -> int | None:
    """The first column of a kind, or None."""
    return next((at for at, found in enumerate(kinds) if kind in found), None)
