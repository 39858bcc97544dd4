"""The options of `careerdata check` that say how findings are written, and the writing."""

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
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to write it."
)

max_findings_option = click.option(
    "--max-findings",
    type=click.IntRange(min=1),
    default=MAX_FINDINGS,
    show_default=True,
    metavar="N",
    help="As text, show N findings of one rule in one guide and count the rest.",
)


def write_report(checked: Checked, form: str, max_findings: int = MAX_FINDINGS) -> None:
    """Write to standard output; for GitHub, to the summary of the running step, too."""
    if form == "text":
        print_findings(checked.findings, checked.guide_count, sys.stdout, max_findings)
        return
    # As bytes: what programs read is UTF-8 with \n, whatever the terminal's encoding and system.
    click.echo(formatter(form)(checked).encode("utf-8", "backslashreplace"), nl=False)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary:
        _add_step_summary(checked, Path(summary))


def _add_step_summary(checked: Checked, path: Path) -> None:
    size = path.stat().st_size if path.exists() else 0
    with path.open("ab") as file:
        file.write(format_markdown(checked, STEP_SUMMARY_SIZE - size).encode())
