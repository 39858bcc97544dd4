"""The options of `careerdata check` for its output, and writing it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerdata.cli.compiling import print_findings
from careerdata.report.formats import FORMATS, formatter
from careerdata.report.markdown import STEP_SUMMARY_SIZE, format_markdown
from careerdata.report.text import MAX_FINDINGS

if TYPE_CHECKING:
    from careerdata.report.checked import Checked

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="The format of the findings.",
)

max_findings_option = click.option(
    "--max-findings",
    type=click.IntRange(min=1),
    default=MAX_FINDINGS,
    show_default=True,
    metavar="N",
    help="In text, show N findings of a rule in a guide and count the rest.",
)


def write_report(checked: Checked, form: str, max_findings: int = MAX_FINDINGS) -> None:
    """Write to standard output, and for GitHub also to the summary of the running step."""
    if form == "text":
        print_findings(checked.findings, checked.guide_count, sys.stdout, max_findings)
        return
    # As bytes: programs expect UTF-8 with \n, whatever the terminal uses.
    click.echo(formatter(form)(checked).encode("utf-8", "backslashreplace"), nl=False)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary:
        _add_step_summary(checked, Path(summary))


def _add_step_summary(checked: Checked, path: Path) -> None:
    size = path.stat().st_size if path.exists() else 0
    with path.open("ab") as file:
        file.write(format_markdown(checked, STEP_SUMMARY_SIZE - size).encode())
