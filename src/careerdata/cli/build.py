"""`careerdata build`: from guides to a published dataset."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from careerdata.cli.compiling import compile_raw, is_blocking, print_findings
from careerdata.cli.options import formats_option, outputs_option, raw_argument, schemas_option, strict_option

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from careerdata.tables import Tables


@click.command(epilog="\b\nExample:\n  careerdata build raw -o outputs")
@raw_argument
@outputs_option
@schemas_option
@strict_option
@formats_option
@click.option(
    "--keep",
    type=click.IntRange(min=1),
    metavar="N",
    help="Delete the oldest snapshots but N; never the latest, nor one that is being read.",
)
@click.pass_context
def build(
    context: click.Context,
    raw: tuple[Path, ...],
    outputs: Path,
    schemas: tuple[Path, ...],
    strict: bool,
    formats: str,
    keep: int | None,
) -> None:
    """Compile guides and publish their tables.

    RAW are files, and folders that are searched to the bottom; `raw` where none is given. An error in any
    guide keeps the whole dataset from being published.
    """
    from careerdata.publish.formats.all_formats import choose_formats
    from careerdata.publish.snapshot import publish_dataset

    chosen = choose_formats(name.strip() for name in formats.split(","))
    outcome, guide_count, contract = compile_raw(raw, schemas)
    print_findings(outcome.findings, guide_count, sys.stderr)
    if is_blocking(outcome.findings, strict):
        click.echo(_refusal(outputs), err=True)
        context.exit(1)
    snapshot = publish_dataset(outcome.tables, contract, outcome.inputs, outputs, chosen, keep)
    click.echo(f"Published {snapshot} as {outputs / 'latest'}:")
    click.echo("\n".join(_row_counts(outcome.tables)))


def _refusal(outputs: Path) -> str:
    latest = outputs / "latest"
    return "Nothing was published" + (f"; {latest} is unchanged." if latest.exists() else ".")


def _row_counts(tables: Tables) -> Iterator[str]:
    from careerdata.tables import row_count

    width = max(map(len, tables))
    for name, columns in tables.items():
        yield f"  {name:<{width}}  {row_count(columns):>9,}"
