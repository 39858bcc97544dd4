"""CD6xx: rows that point to rows which are not there."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule


@rule("CD601", "dangling-reference", "error")
def dangling_reference(
    row: str, column: str, target: str, values: tuple[str, ...], nearest: str | None, *, in_guide: bool
) -> Words:
    """A row names another row that does not exist in its guide.

    An app that follows the reference finds nothing, and a join silently drops the row.

    Bad: a salary band of the role `data-wizard`, and no role of that id in the guide.

    Good: the role is named in the guide, or the band is about a role that is.
    """
    place = "the guide" if in_guide else "the dataset"
    such = f"no such {target}" if len(values) == 1 else f"none of them (each must be a {target})"
    hint = f"did you mean {nearest}?" if nearest else f"name the {target} in {place}, or correct this {row}"
    return Words(f"this {row} names {', '.join(values)} in {column}, but {place} has {such}", hint)
