"""CD6xx: references to rows that do not exist."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule


@rule("CD601", "dangling-reference", "error")
def dangling_reference(
    row: str,
    column: str,
    target: str,
    values: tuple[str, ...],
    nearest: str | None,
    *,
    in_guide: bool,
) -> Words:
    """A row refers to another row that does not exist.

    An app that follows the reference finds nothing, and a join drops the row without a word.

    Bad: a salary band for the role `data-wizard`, and no role with that id in the guide.

    Good: a salary band for a role of the guide.
    """
    place = "the guide" if in_guide else "the dataset"
    such = f"no such {target}" if len(values) == 1 else f"none of them (each must be a {target})"
    hint = (
        f"did you mean {nearest}?"
        if nearest
        else f"name the {target} in {place}, or correct this {row}"
    )
    return Words(f"this {row} names {', '.join(values)} in {column}, but {place} has {such}", hint)
