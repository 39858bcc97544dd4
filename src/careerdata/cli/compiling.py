"""What `build` and `check` share: compile the guides, with a progress bar."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from careerdata.control.settings import find_settings
from careerdata.lexicon.knowledge import compile_knowledge
from careerdata.pipeline import compile_guides

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from careerdata.control import Control
    from careerdata.control.settings import Settings
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.pipeline import Outcome
    from careerdata.read import FoundGuide

_MANY_GUIDES = 20
"""From this number of guides, a terminal shows a progress bar."""


class Project(NamedTuple):
    """What is needed to compile the guides of the working folder."""

    knowledge: Knowledge
    """The shipped schemas, extended by the settings and by your own folders of schemas."""
    control: Control
    """Which findings count."""


def compile_found(found: Sequence[FoundGuide], project: Project) -> Outcome:
    """Compile guides, with a progress bar if there are many."""
    with progress_bar(len(found)) as advance:
        return compile_guides(found, project.knowledge, advance, project.control)


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
