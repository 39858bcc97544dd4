"""`careerdata check`: find problems in guides."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerdata.cli.compiling import compile_found, load_project
from careerdata.cli.fixing import diff_option, fix_files, fix_option, show_diff, unsafe_option
from careerdata.cli.options import raw_argument, schemas_option, strict_option
from careerdata.cli.selection import (
    Asked,
    as_of_option,
    baseline_option,
    ignore_option,
    renew_baseline,
    select_option,
    write_baseline_option,
)
from careerdata.cli.terminal import wants_color
from careerdata.control.settings import deciding_files
from careerdata.lazy import LazyModule
from careerdata.pipeline import check_draft
from careerdata.read import find_guides, found_as
from careerdata.report.checked import Checked, count_severities, is_blocking
from careerdata.report.formats import FORMATS, formatter
from careerdata.report.markdown import STEP_SUMMARY_SIZE, format_markdown
from careerdata.report.text import MAX_FINDINGS, format_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from careerdata.cli import watching
    from careerdata.cli.compiling import Project
    from careerdata.cli.watching import Show
    from careerdata.fix.fixing import Check
    from careerdata.model.finding import Finding
    from careerdata.pipeline import Outcome
    from careerdata.read import FoundGuide
else:
    watching = LazyModule("careerdata.cli.watching")  # most checks watch nothing

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
        color = wants_color(sys.stdout)
        click.echo(format_text(checked, color, max_findings), color=color, nl=False)
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


_STANDARD_INPUT = (Path("-"),)

stdin_option = click.option(
    "--stdin-filename",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="With `-`: the name of the file for the text.",
)

watch_option = click.option(
    "--watch", is_flag=True, help="Check again whenever a guide is saved; stop with Ctrl-C."
)


@click.command(epilog="\b\nExample:\n  careerdata check raw --format json")
@raw_argument
@format_option
@max_findings_option
@select_option
@ignore_option
@baseline_option
@write_baseline_option
@as_of_option
@stdin_option
@watch_option
@fix_option
@diff_option
@unsafe_option
@schemas_option
@strict_option
@click.pass_context
def check(
    context: click.Context,
    raw: tuple[Path, ...],
    form: str,
    max_findings: int,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    baseline: Path | None,
    write_baseline: bool,
    as_of: date | None,
    stdin_filename: Path | None,
    watch: bool,
    fix: bool,
    diff: bool,
    unsafe: bool,
    schemas: tuple[Path, ...],
    strict: bool,
) -> None:
    """Report the problems in guides, without publishing anything.

    RAW are files and folders, including their subfolders; the default is `raw`. `-` is standard
    input.
    """
    _refuse(
        (unsafe and not (fix or diff), "--unsafe-fixes needs --fix or --diff"),
        (
            watch and (fix or diff or write_baseline),
            "--watch does not go with --fix, --diff or --write-baseline",
        ),
        (
            write_baseline and bool(select or ignore),
            "--write-baseline does not go with --select or --ignore",
        ),
        (
            stdin_filename is not None and raw != _STANDARD_INPUT,
            "--stdin-filename needs standard input (`-`)",
        ),
        (
            _STANDARD_INPUT[0] in raw and raw != _STANDARD_INPUT,
            "standard input (`-`) does not go with other paths",
        ),
        (
            raw == _STANDARD_INPUT and (fix or diff or watch or write_baseline),
            "standard input (`-`) does not go with --fix, --diff, --watch or --write-baseline",
        ),
    )
    asked = Asked(select, ignore, baseline, as_of)
    if diff:
        is_changed = show_diff(_found(raw, None), _check_of(schemas, asked), unsafe=unsafe)
        context.exit(1 if is_changed else 0)
    if fix:
        fix_files(_found(raw, None), _check_of(schemas, asked), unsafe=unsafe)

    def show(findings: Sequence[Finding], guide_count: int, source_paths: Sequence[str]) -> bool:
        left = asked.narrowed(findings)
        write_report(Checked(left, guide_count, source_paths, strict), form, max_findings)
        return is_blocking(count_severities(left), strict=strict)

    if watch:
        _watch(raw, schemas, asked, show)
        context.exit(0)
    found = _found(raw, stdin_filename)
    outcome = _compiled(found, schemas, asked, writes=write_baseline)
    blocks = show(outcome.findings, len(found), [each.source_path for each in outcome.inputs])
    context.exit(1 if blocks else 0)


def _refuse(*cases: tuple[bool, str]) -> None:
    """Raise a UsageError for the first case that holds."""
    for holds, message in cases:
        if holds:
            raise click.UsageError(message)


def _found(raw: tuple[Path, ...], stdin_filename: Path | None) -> list[FoundGuide]:
    if raw != _STANDARD_INPUT:
        return find_guides(raw)
    return [found_as(stdin_filename or Path("stdin"), sys.stdin.buffer.read())]


def _check_of(schemas: Sequence[Path], asked: Asked) -> Check:
    """Finds the problems to fix in a guide, as selected on the command line."""
    project = load_project(schemas, asked.settings(), asked.day, asked.year)
    return lambda guide: asked.narrowed(
        check_draft(guide, project.knowledge, project.control).findings
    )


def _compiled(
    found: Sequence[FoundGuide], schemas: Sequence[Path], asked: Asked, *, writes: bool
) -> Outcome:
    """The outcome for the guides; `writes` adds its findings to the baseline."""
    settings = asked.settings()
    if not writes:
        return compile_found(found, load_project(schemas, settings, asked.day, asked.year))
    project = load_project(schemas, replace(settings, baseline=None), year=asked.year)
    return renew_baseline(compile_found(found, project), settings, asked.day)


@dataclass(frozen=True)
class _Source:
    """The settings of the working folder and the options of the command line."""

    schemas: Sequence[Path]
    asked: Asked

    def files(self) -> list[Path]:
        return [
            *deciding_files(Path(), self.schemas),
            *([self.asked.baseline] if self.asked.baseline else []),
        ]

    def load(self) -> Project:
        return load_project(self.schemas, self.asked.settings(), self.asked.day, self.asked.year)


def _watch(raw: Sequence[Path], schemas: Sequence[Path], asked: Asked, show: Show) -> None:
    def show_anew(
        findings: Sequence[Finding], guide_count: int, source_paths: Sequence[str]
    ) -> None:
        click.clear()
        show(findings, guide_count, source_paths)
        click.echo("Watching for changes; stop with Ctrl-C.", err=True)

    def complain(problem: str) -> None:
        click.echo(f"{problem}. The previous settings still apply.", err=True)

    try:
        watching.watch_guides(raw, _Source(schemas, asked), show_anew, complain)
    except KeyboardInterrupt:
        click.echo(err=True)
