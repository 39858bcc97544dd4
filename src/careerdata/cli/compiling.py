"""What `build` and `check` share: compile the guides, and print the findings."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from careerdata.cli.terminal import wants_color
from careerdata.control.settings import find_settings
from careerdata.lexicon.knowledge import compile_knowledge
from careerdata.pipeline import compile_guides
from careerdata.report.checked import format_summary
from careerdata.report.text import MAX_FINDINGS, format_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from typing import TextIO

    from careerdata.contract import Contract
    from careerdata.control import Control
    from careerdata.control.settings import Settings
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.finding import Finding
    from careerdata.pipeline import Outcome
    from careerdata.read import FoundGuide

_MANY_GUIDES = 20
"""From this number of guides, a terminal shows a progress bar."""


class Compiled(NamedTuple):
    """The outcome for the guides, their number, and the contract that was used."""

    outcome: Outcome
    guide_count: int
    contract: Contract


class Project(NamedTuple):
    """What is needed to compile the guides of the working folder."""

    knowledge: Knowledge
    """The shipped schemas, extended by the settings and by your own folders of schemas."""
    control: Control
    """Which findings count."""


def compile_found(found: Sequence[FoundGuide], project: Project) -> Compiled:
    """Compile guides, with a progress bar if there are many."""
    with progress_bar(len(found)) as advance:
        outcome = compile_guides(found, project.knowledge, advance, project.control)
    return Compiled(outcome, len(found), project.knowledge.contract)


def load_project(
    schemas: Sequence[Path],
    settings: Settings | None = None,
    as_of: date | None = None,
    year: int | None = None,
) -> Project:
    """The project of the settings; by default, those of the working folder.

    Without a day, no entry of the baseline expires; without a year, no edition is out of date. So a
    published dataset does not depend on the clock.
    """
    settings = settings or find_settings(Path())
    return Project(
        compile_knowledge(settings.load_schemas(schemas)), settings.load_control(as_of, year)
    )


@contextmanager
def progress_bar(guide_count: int) -> Iterator[Callable[[int], None]]:
    """A progress bar with the rate and the remaining time, for many guides on a terminal."""
    if guide_count < _MANY_GUIDES or not sys.stderr.isatty():
        yield lambda _: None
        return
    start, done = time.monotonic(), 0

    def rate(_: object) -> str:
        return f"{done / max(time.monotonic() - start, 0.001):,.0f} guides/s"

    def advance(count: int) -> None:
        nonlocal done
        done += count
        bar.update(count, done)

    with click.progressbar(
        length=guide_count,
        label="Guides",
        file=sys.stderr,
        show_pos=True,
        show_eta=True,
        item_show_func=rate,
    ) as bar:
        yield advance


def print_findings(
    findings: Sequence[Finding], guide_count: int, stream: TextIO, max_findings: int = MAX_FINDINGS
) -> None:
    """Print the findings and a summary, in colours on a terminal."""
    color = wants_color(stream)
    summary = format_summary(findings, guide_count)
    for shown in (*finding_texts(findings, color, max_findings), summary):
        click.echo(shown, file=stream, color=color)


def finding_texts(
    findings: Sequence[Finding], color: bool, max_findings: int = MAX_FINDINGS
) -> Iterator[str]:
    """Each finding, followed by a blank line."""
    return (shown + "\n" for shown in format_findings(findings, color, max_findings))
