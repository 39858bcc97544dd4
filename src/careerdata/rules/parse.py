"""CD2xx: problems of layout, found while a guide is parsed into blocks."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule
from careerdata.rules.wording import quoted


@rule("CD201", "missing-table-cell", "error", acceptable=True)
def missing_table_cell(first_cell: str, expected: int, found: int) -> Words:
    """A row of a table has fewer cells than the header.

    If a cell in the middle is missing, every value after it is under the wrong header, so the row
    gives no data. A row with a single cell is fine: it divides the table.

    Bad: `| Nurse | $60,000 |` under `| Role | Level | Salary |`.

    Good: `| Nurse | | $60,000 |`
    """
    return Words(
        f"the row {quoted(first_cell, _LONGEST_NAME)} has {_cells(found)}, but the header has {expected}",
        "add the missing cell, and leave it empty if there is no value",
    )


@rule("CD202", "extra-table-cell", "error", acceptable=True)
def extra_table_cell(first_cell: str, expected: int, found: int) -> Words:
    r"""A row of a table has more cells than the header.

    Usually there is a pipe inside a cell, and every value after it has moved one column to the
    right.

    Bad: `| Nurse | ICU | ER | $60,000 |` under `| Role | Ward | Salary |`.

    Good: `| Nurse | ICU \| ER | $60,000 |`
    """
    return Words(
        f"the row {quoted(first_cell, _LONGEST_NAME)} has {_cells(found)}, but the header has {expected}",
        r"remove the extra cell, or write a pipe inside a cell as `\|`",
    )


@rule("CD203", "paragraph-glued-to-table", "warning")
def paragraph_glued_to_table() -> Words:
    """A line without a pipe follows a table without a blank line in between.

    Markdown makes it a row of the table. careerdata reads it as a paragraph, which it most likely
    is.

    Bad: `Note: figures are gross.` directly under the last row.

    Good: a blank line before it.
    """
    return Words(
        "Markdown shows this line as a row of the table above", "add a blank line before it"
    )


@rule("CD204", "lazy-line-after-list", "info")
def lazy_line_after_list() -> Words:
    """A line that is not indented follows a list without a blank line in between.

    Markdown makes it part of the last item ("lazy continuation"). careerdata reads it as a new
    paragraph.

    Bad: `Salaries are rising.` directly under `- Nurse`.

    Good: a blank line before it; or, if it belongs to the item, the same indentation as the item's text.
    """
    return Words(
        "Markdown shows this line as part of the list item above, but it is read as a paragraph",
        "add a blank line before it, or indent it if it belongs to the item",
    )


@rule("CD205", "mojibake", "warning")
def mojibake(example: str, restored: str | None, count: int) -> Words:
    """Characters are garbled because the text was saved in one encoding and opened in another.

    Dashes and currency signs suffer most, and so do amounts. The text is not changed.

    Bad: `â‚¬40k â€“ â‚¬50k`

    Good: `€40k – €50k`
    """
    places = "1 place" if count == 1 else f"{count} places"
    meant = f", most likely “{restored}”" if restored else ""
    return Words(
        f"“{example}” is a garbled character{meant} ({places})",
        "restore the characters from the original, and save the file as UTF-8",
    )


@rule("CD206", "underlined-paragraph", "info")
def underlined_paragraph() -> Words:
    """A line of dashes is directly under a paragraph.

    Markdown makes the paragraph a heading. careerdata reads it as a paragraph, which it most likely
    is.

    Bad: `---` under the last line of a paragraph, meant as a rule between two sections.

    Good: a blank line before `---`.
    """
    return Words(
        "Markdown shows this text as a heading because of the dashes under it, but it is read as a paragraph",
        "add a blank line before the dashes",
    )


@rule("CD207", "broken-delimiter-row", "warning")
def broken_delimiter_row() -> Words:
    """Lines look like a table, but the row of dashes is missing or has the wrong number of columns.

    Markdown shows them as plain text. careerdata reads them as a table with the first line as its
    header.

    Bad: `| Role | Salary |`, then `|---|`, then `| Nurse | $60,000 |`.

    Good: `|---|---|` as the second line.
    """
    return Words(
        "Markdown does not show these lines as a table",
        "make the second line a row of dashes with as many columns as the header",
    )


@rule("CD208", "glued-table-cells", "warning")
def glued_table_cells(count: int) -> Words:
    """Lines look like a table without anything between its cells, and cannot be split.

    Text copied from web pages loses the separators between cells. If the rows split at their
    amounts into as many cells as the header, the table is read; otherwise it gives no data.

    Bad: `RoleUSUK`, `Nurse$60,000£35,000$50,000`

    Good: `| Role | US | UK |`, `| Nurse | $60,000 | £35,000 |`
    """
    return Words(
        f"these {count} lines look like a table without separators, so they give no data",
        "put `|` between the cells",
    )


@rule("CD209", "heading-without-space", "info")
def heading_without_space() -> Words:
    """There is no space between the # signs of a heading and its text.

    Markdown shows such a line as text, with the # signs. careerdata reads it as a heading.

    Bad: `##Salary`

    Good: `## Salary`
    """
    return Words(
        "Markdown shows this line as text, because no space follows its #",
        "add a space after the # signs",
    )


@rule("CD210", "unescaped-pipe", "error", acceptable=True)
def unescaped_pipe(words: str) -> Words:
    r"""A pipe inside a cell splits the cell in two, so its row has an extra cell.

    Every value after it has moved one column to the right, so the row gives no data. If that pipe
    cannot be distinguished from those between cells, the finding is `extra-table-cell`.

    Bad: `| Nurse | ICU|ER | $60,000 |` under `| Role | Ward | Salary |`.

    Good: `| Nurse | ICU\|ER | $60,000 |`
    """
    return Words(
        f"the pipe in {quoted(words, _LONGEST_NAME)} splits a cell, so the row has an extra cell",
        r"write a pipe inside a cell as `\|`",
    )


_LONGEST_NAME = 40


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"
