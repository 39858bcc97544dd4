"""CD2xx: faults of a guide's layout, found while its text is taken apart into blocks."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule
from careerdata.rules.wording import quoted


@rule("CD201", "missing-table-cell", "error", acceptable=True)
def missing_table_cell(first_cell: str, expected: int, found: int) -> Words:
    """A row of a table has fewer cells than the header.

    Which cell is missing cannot be seen: where one in the middle was forgotten, every value behind it stands
    under the wrong header. A row of a single cell is no fault: it divides the table.

    Bad: `| Nurse | $60,000 |` under `| Role | Level | Salary |`.

    Good: `| Nurse | | $60,000 |`
    """
    return Words(
        f"the row {quoted(first_cell, _LONGEST_NAME)} has {_cells(found)}, the header has {expected}",
        "add the missing cell; leave it empty where there is no value",
    )


@rule("CD202", "extra-table-cell", "error", acceptable=True)
def extra_table_cell(first_cell: str, expected: int, found: int) -> Words:
    r"""A row of a table has more cells than the header.

    Most often a pipe stands inside a cell, and every value behind it has moved one column to the right.

    Bad: `| Nurse | ICU | ER | $60,000 |` under `| Role | Ward | Salary |`.

    Good: `| Nurse | ICU \| ER | $60,000 |`
    """
    return Words(
        f"the row {quoted(first_cell, _LONGEST_NAME)} has {_cells(found)}, the header has {expected}",
        r"remove the surplus cell, or write a pipe that belongs to a cell's text as `\|`",
    )


@rule("CD203", "paragraph-glued-to-table", "warning")
def paragraph_glued_to_table() -> Words:
    """A line without any pipe follows a table without a blank line between.

    Markdown makes it a row of the table; here it is read as the paragraph that it most likely is.

    Bad: `Note: figures are gross.` right under the last row.

    Good: a blank line before it.
    """
    return Words("Markdown shows this line as a row of the table above", "put a blank line before it")


@rule("CD204", "lazy-line-after-list", "info")
def lazy_line_after_list() -> Words:
    """A line without indentation follows a list without a blank line between.

    Markdown makes it part of the last item ("lazy continuation"); here it is read as a paragraph of its own.

    Bad: `Salaries are rising.` right under `- Nurse`.

    Good: a blank line before it; or, where it belongs to the item, the indentation of the item's text.
    """
    return Words(
        "Markdown shows this line as part of the list item above; it is read as a paragraph",
        "put a blank line before it, or indent it where it belongs to the item",
    )


@rule("CD205", "mojibake", "warning")
def mojibake(example: str, restored: str | None, count: int) -> Words:
    """Characters were garbled when the text was once saved in another encoding than it was read in.

    Dashes and currency signs suffer most, and with them the amounts that hold them. The text stays as it is.

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
    """A line of dashes stands right under running text.

    Markdown makes the whole text above it a heading; here it is read as the paragraph that it most likely is.

    Bad: `---` under the last line of a paragraph, meant as a rule between two sections.

    Good: a blank line before `---`.
    """
    return Words(
        "Markdown shows this text as a heading, for the dashes under it; it is read as a paragraph",
        "put a blank line before the dashes",
    )


@rule("CD207", "broken-delimiter-row", "warning")
def broken_delimiter_row() -> Words:
    """Lines look like a table, but the row of dashes is missing or has another number of columns.

    Markdown shows such a table as running text; here it is read as a table whose first line is the header.

    Bad: `| Role | Salary |`, then `|---|`, then `| Nurse | $60,000 |`.

    Good: `|---|---|` as the second line.
    """
    return Words(
        "Markdown does not show these lines as a table",
        "make the second line a row of dashes with as many columns as the header",
    )


@rule("CD208", "glued-table-cells", "warning")
def glued_table_cells(count: int) -> Words:
    """Lines look like a table whose cells run together, and the cells cannot be told apart.

    Extracts of web pages lose the marks between cells. Where the rows split at their amounts into as many cells
    as the header has, the table is read; else it gives no data.

    Bad: `RoleUSUK`, `Nurse$60,000£35,000$50,000`

    Good: `| Role | US | UK |`, `| Nurse | $60,000 | £35,000 |`
    """
    return Words(
        f"these {count} lines look like a table whose cells run together; it gives no data",
        "put `|` between the cells",
    )


@rule("CD209", "heading-without-space", "info")
def heading_without_space() -> Words:
    """No space stands between the marks of a heading and its words.

    Markdown shows such a line as text, marks included; here it is read as the heading that was meant.

    Bad: `##Salary`

    Good: `## Salary`
    """
    return Words("Markdown shows this line as text, for no space follows its # signs", "put a space behind the # signs")


@rule("CD210", "unescaped-pipe", "error", acceptable=True)
def unescaped_pipe(words: str) -> Words:
    r"""A pipe inside a cell's text parts the cell in two, so its row has a cell too many.

    Every value behind it has moved one column to the right, so the row gives no data. Where the pipes between cells
    look like the one inside, it cannot be told which is surplus, and the row is an `extra-table-cell`.

    Bad: `| Nurse | ICU|ER | $60,000 |` under `| Role | Ward | Salary |`.

    Good: `| Nurse | ICU\|ER | $60,000 |`
    """
    return Words(
        f"the pipe in {quoted(words, _LONGEST_NAME)} parts a cell in two, so its row has a cell too many",
        r"write a pipe that belongs to a cell's text as `\|`, or another sign in its place",
    )


_LONGEST_NAME = 40


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"
