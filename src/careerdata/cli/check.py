"""`careerdata check`: what there is to mend in guides."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from careerdata.cli.compiling import compile_raw, is_blocking, print_findings
from careerdata.cli.options import raw_argument, schemas_option, strict_option
from careerdata.report.json import format_findings

if TYPE_CHECKING:
    from pathlib import Path


@click.command(epilog="\b\nExample:\n  careerdata check raw --format json")
@raw_argument
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@schemas_option
@strict_option
@click.pass_context
def check(context: click.Context, raw: tuple[Path, ...], form: str, schemas: tuple[Path, ...], strict: bool) -> None:
    """Say what is wrong in guides, and where; publish nothing.

    RAW are files, and folders that are searched to the bottom; `raw` where none is given.
    """
    outcome, guide_count, _ = compile_raw(raw, schemas)
    if form == "json":
        click.echo(format_findings(outcome.findings, guide_count), nl=False)
    else:
        print_findings(outcome.findings, guide_count, sys.stdout)
    context.exit(1 if is_blocking(outcome.findings, strict) else 0)
