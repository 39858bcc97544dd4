"""`careerdata verify`: check that a dataset is as it was published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerdata.cli.options import outputs_argument
from careerdata.dataset import find_snapshot
from careerdata.lazy import LazyModule

if TYPE_CHECKING:
    from careerdata.dataset import verification
    from careerdata.remote import Location
else:
    verification = LazyModule("careerdata.dataset.verification")  # pyarrow is slow to import


@click.command(epilog="\b\nExample:\n  careerdata verify outputs")
@outputs_argument
@click.pass_context
def verify(context: click.Context, outputs: Location) -> None:
    """Compare the latest snapshot of OUTPUTS, or the snapshot in that folder, with its manifest.

    The hash of every file is computed again, and the digest of the data in Parquet and JSON. A file
    with the same data in other bytes (another program has rewritten it) is reported as such. Exit
    status: 0 everything is as published, 1 something has changed, 2 there is no dataset.
    """
    folder = find_snapshot(outputs)
    verified = verification.verify_snapshot(folder)
    if isinstance(folder, Path) and folder.is_relative_to(Path.cwd()):
        folder = folder.relative_to(Path.cwd())
    for difference in verified.differences:
        click.echo(f"{folder}/{difference}")
    if verified.differences:
        click.echo(f"{folder} is not as it was published.", err=True)
        context.exit(1)
    click.echo(
        f"{folder}: {verified.file_count} files with {verified.row_count:,} rows, as they were published."
    )
