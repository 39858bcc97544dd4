"""`careerdata coverage`: which parts of each guide were read, and which were not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from careerdata.cli.compiling import load_project
from careerdata.cli.options import raw_argument, schemas_option
from careerdata.coverage import guide_coverage
from careerdata.read import find_guides, read_guides
from careerdata.report.drawing import visible_text
from careerdata.report.text import format_finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from careerdata.coverage import Coverage
    from careerdata.model.finding import Finding


@click.command(epilog="\b\nExample:\n  careerdata coverage raw --min 95")
@raw_argument
@click.option(
    "--min",
    "least",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit with 1 if less than this share of any guide is read.",
)
@schemas_option
@click.pass_context
def coverage(
    context: click.Context, raw: tuple[Path, ...], least: float | None, schemas: tuple[Path, ...]
) -> None:
    """Show what each word was read as: rows, headings, known prose, or nothing.

    RAW are files and folders, including their subfolders; the default is `raw`.
    """
    found = find_guides(raw)
    knowledge, control = load_project(schemas)
    findings: list[Finding] = []
    guides = list(read_guides(found, findings.append))
    for finding in control.selected(findings):
        click.echo(format_finding(finding), err=True)
    low = False
    for guide in guides:
        covered = guide_coverage(guide, knowledge)
        click.echo("\n".join(_lines(covered)))
        low = low or (least is not None and covered.share * 100 < least)
    if low:
        click.echo(f"Less than {least:g} % of a guide is read.", err=True)
        context.exit(1)


def _lines(covered: Coverage) -> Iterator[str]:
    """A line for each section, then the total, then what was not read."""
    path = visible_text(covered.guide.path)
    yield f"{path}: {_percent(covered.share)} read"
    for section in covered.sections:
        counts = ", ".join(
            f"{kind} {_percent(n / section.total)}" for kind, n in section.counts.items()
        )
        title = visible_text(section.title) or "(before any heading)"
        yield f"  {section.line:>5}  {_percent(section.share):>6}  {title}: {counts}"
    total = sum(covered.counts.values())
    yield "  total: " + ", ".join(
        f"{kind} {_percent(n / total)}" for kind, n in covered.counts.items()
    )
    left = [words for section in covered.sections for words in section.unclaimed]
    if left:
        yield "  not read:"
    for words in left:
        yield f"  {path}:{words.line}: {visible_text(words.text)}"


def _percent(share: float) -> str:
    # Rounded down: 100 % means everything.
    return f"{int(share * 1000) / 10:g} %"
