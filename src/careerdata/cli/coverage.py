"""`careerdata coverage`: which parts of each guide were read, and which were not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from careerdata.cli.compiling import load_project
from careerdata.cli.options import raw_argument, schemas_option
from careerdata.coverage import FATES, guide_coverage
from careerdata.read import find_guides, read_guides
from careerdata.report.drawing import visible_text
from careerdata.report.text import format_finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from careerdata.coverage import AmountFate, Coverage
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
    """Show what each word was read as, and what became of each amount of money.

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
    """A line for each section, then the total, what was not read, and the amounts in no table."""
    path = visible_text(covered.guide.path)
    yield f"{path}: {_percent(covered.share)} read"
    for section in covered.sections:
        counts = ", ".join(
            f"{kind} {_percent(n / section.total)}" for kind, n in section.counts.items()
        )
        title = visible_text(section.title) or "(before any heading)"
        amounts = _amounts(section.amounts)
        yield f"  {section.line:>5}  {_percent(section.share):>6}  {title}: {counts}{amounts}"
    total = sum(covered.counts.values())
    counts = ", ".join(f"{kind} {_percent(n / total)}" for kind, n in covered.counts.items())
    every = [amount for section in covered.sections for amount in section.amounts]
    yield f"  total: {counts}{_amounts(every)}"
    left = [words for section in covered.sections for words in section.unclaimed]
    if left:
        yield "  not read:"
    for words in left:
        yield f"  {path}:{words.line}: {visible_text(words.text)}"
    others = [amount for amount in every if amount.kind == "something else"]
    if others:
        yield "  amounts that are neither published nor reported:"
    for amount in others:
        yield f"  {path}:{amount.line}: {visible_text(amount.text)}: {visible_text(amount.fate)}"


def _amounts(amounts: Sequence[AmountFate]) -> str:
    """`; amounts: 12 published, 2 reported`, or nothing where there are none."""
    numbers = Counter(amount.kind for amount in amounts)
    counts = ", ".join(f"{numbers[kind]} {kind}" for kind in FATES if numbers[kind])
    return f"; amounts: {counts}" if counts else ""


def _percent(share: float) -> str:
    # Rounded down: 100 % means everything.
    return f"{int(share * 1000) / 10:g} %"
