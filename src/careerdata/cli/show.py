"""`careerdata show`: print a table of the dataset."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from careerdata.cli.failure import unknown
from careerdata.cli.options import guide_option, outputs_option
from careerdata.dataset import load
from careerdata.report.grid import format_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from careerdata.dataset import Dataset
    from careerdata.dataset.rows import Row


@click.command(
    epilog="\b\nExample:\n  careerdata show salary_bands --columns role_id,region_id,amount_min,amount_max"
)
@click.argument("table")
@outputs_option
@guide_option
@click.option("--columns", metavar="A,B,…", help="Show only these columns, in this order.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="Show at most N rows.")
def show(
    table: str, outputs: Path, guide: str | None, columns: str | None, limit: int | None
) -> None:
    """Print the rows of TABLE.

    On a terminal, long cells are cut and columns that do not fit are left out. In a pipe,
    everything is printed.
    """
    dataset = load(outputs)
    rows = rows_of_guide(dataset, table, guide)
    names = _chosen(columns, column_names(dataset, table))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    grid = format_rows(rows[:limit], names, width)
    click.echo("\n".join(grid.lines))
    if grid.left_out:
        click.echo(f"Not shown: {', '.join(grid.left_out)} (choose with --columns)", err=True)


def rows_of_guide(dataset: Dataset, table: str, guide: str | None) -> Sequence[Row]:
    """The rows of a table, or only those of one guide."""
    if table not in dataset.table_names:
        raise unknown("table", table, dataset.table_names)
    rows = dataset.rows(table)
    if guide is None or "guide_id" not in column_names(dataset, table):
        return rows
    known = [str(row["guide_id"]) for row in dataset.rows("guides")]
    if guide not in known:
        raise unknown("guide", guide, known)
    return [row for row in rows if row["guide_id"] == guide]


def column_names(dataset: Dataset, table: str) -> list[str]:
    """The columns of a table in the contract's order, even if the table has no rows."""
    return list(dataset.manifest["tables"][table]["columns"])


def _chosen(columns: str | None, known: Sequence[str]) -> Sequence[str]:
    if columns is None:
        return known
    chosen = [name.strip() for name in columns.split(",") if name.strip()]
    for name in chosen:
        if name not in known:
            raise unknown("column", name, known)
    return chosen
