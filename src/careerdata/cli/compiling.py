"""What `build` and `check` do alike: compile the guides, and say what was found."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from careerdata.report.text import format_finding, format_summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TextIO

    from careerdata.contract import Contract
    from careerdata.finding import Finding
    from careerdata.knowledge import Knowledge
    from careerdata.pipeline import Outcome

_MANY_GUIDES = 20
"""From how many guides on a terminal shows a progress bar."""


class Compiled(NamedTuple):
    """The outcome for some guides, how many there were, and the contract that they were held to."""

    outcome: Outcome
    guide_count: int
    contract: Contract


def compile_raw(raw: Sequence[Path], schemas: Sequence[Path]) -> Compiled:
    """Compile the guides of some files and folders, with a progress bar where it takes a while."""
    from careerdata.read import find_guides

    found = find_guides(raw)  # before the slow imports: a mistyped path is answered at once
    from careerdata.pipeline import compile_guides

    knowledge = knowledge_of(schemas)
    with _progress(len(found)) as advance:
        outcome = compile_guides(found, knowledge, advance)
    return Compiled(outcome, len(found), knowledge.contract)


def knowledge_of(schemas: Sequence[Path]) -> Knowledge:
    """What the shipped schemas, the settings of the working folder and some folders of schemas say together."""
    from careerdata.knowledge import compile_knowledge
    from careerdata.settings import find_settings

    return compile_knowledge(find_settings(Path()).load_schemas(schemas))


@contextmanager
def _progress(guide_count: int) -> Iterator[Callable[[int], None]]:
    if guide_count < _MANY_GUIDES or not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=guide_count, label="Guides", file=sys.stderr) as bar:
        yield bar.update


def print_findings(findings: Sequence[Finding], guide_count: int, stream: TextIO) -> None:
    """Every finding, and how many there are; in colours where the stream is a terminal."""
    color = _wants_color(stream)
    for finding in findings:
        click.echo(format_finding(finding, color) + "\n", file=stream, color=color)
    click.echo(format_summary(findings, guide_count), file=stream)


def _wants_color(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR")


def is_blocking(findings: Iterable[Finding], strict: bool) -> bool:
    """Whether the findings keep a dataset from being published."""
    grave = ("error", "warning") if strict else ("error",)
    return any(finding.severity in grave for finding in findings)
