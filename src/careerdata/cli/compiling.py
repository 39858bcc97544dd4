"""What `build` and `check` do alike: compile the guides, and say what was found."""

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
"""From how many guides on a terminal shows a progress bar."""


class Compiled(NamedTuple):
    """The outcome for some guides, how many there were, and the contract that they were held to."""

    outcome: Outcome
    guide_count: int
    contract: Contract


class Project(NamedTuple):
    """What the guides of the working folder are compiled with."""

    knowledge: Knowledge
    """The shipped schemas, extended by the settings and by folders of schemas."""
    control: Control
    """What the settings say about findings."""


def compile_found(found: Sequence[FoundGuide], project: Project) -> Compiled:
    """Compile some guides, with a progress bar where it takes a while."""
    with progress_bar(len(found)) as advance:
        outcome = compile_guides(found, project.knowledge, advance, project.control)
    return Compiled(outcome, len(found), project.knowledge.contract)


def load_project(
    schemas: Sequence[Path], settings: Settings | None = None, as_of: date | None = None, year: int | None = None
) -> Project:
    """What some settings say, those of the working folder unless others are given.

    Without a day no entry of the baseline expires, and without a year no edition is out of date: what is published
    does not depend on the clock.
    """
    settings = settings or find_settings(Path())
    return Project(compile_knowledge(settings.load_schemas(schemas)), settings.load_control(as_of, year))


@contextmanager
def progress_bar(guide_count: int) -> Iterator[Callable[[int], None]]:
    """A bar with the rate and the time that is left, for many guides on a terminal; nothing anywhere else."""
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
        length=guide_count, label="Guides", file=sys.stderr, show_pos=True, show_eta=True, item_show_func=rate
    ) as bar:
        yield advance


def print_findings(
    findings: Sequence[Finding], guide_count: int, stream: TextIO, max_findings: int = MAX_FINDINGS
) -> None:
    """The findings, and how many there are; in colours where the stream is a terminal."""
    color = wants_color(stream)
    summary = format_summary(findings, guide_count)
    for shown in (*finding_texts(findings, color, max_findings), summary):
        click.echo(shown, file=stream, color=color)


def finding_texts(findings: Sequence[Finding], color: bool, max_findings: int = MAX_FINDINGS) -> Iterator[str]:
    """Each finding, with a blank line behind it."""
    return (shown + "\n" for shown in format_findings(findings, color, max_findings))
