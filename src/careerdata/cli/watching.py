"""`careerdata check --watch`:
check a guide when it is saved, and all guides when the settings are.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from careerdata.control import Control
from careerdata.file_stamps import Stamp, stamp, stamps
from careerdata.model.finding import place_of
from careerdata.model.input_error import InputError
from careerdata.pipeline import compile_guides
from careerdata.read import NoGuidesError, find_guides

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from careerdata.cli.compiling import Project
    from careerdata.model.finding import Finding
    from careerdata.model.guide import Guide
    from careerdata.read import FoundGuide

_INTERVAL = 0.2
"""The seconds between two looks at the files."""

Show = Callable[[Sequence["Finding"], int, Sequence[str]], object]
"""Shows the findings of all guides;
takes also the number of guides and the paths of those that were read.
"""

Complain = Callable[[str], object]
"""Reports a project that cannot be loaded."""


def _wait() -> None:
    time.sleep(_INTERVAL)


class Source(Protocol):
    """The files of a project, which may change while guides are watched."""

    def files(self) -> Sequence[Path]:
        """The files that define the project."""

    def load(self) -> Project:
        """The project as these files define it now.

        Raises SettingsError,
        SchemasError, BaselineError.
        """


def watch_guides(
    raw: Sequence[Path],
    source: Source,
    show: Show,
    complain: Complain,
    pause: Callable[[], None] = _wait,
) -> None:
    """Check guides, then check those that are saved, added or removed; ends only with an exception.

    When the files of the project change, all guides are checked again. If the project cannot be
    loaded, `complain` is called and the previous one is used. Raises NoGuidesError if there is
    nothing to watch at the start, and whatever `load` raises at the start.
    """
    find_guides(raw)
    checks, files = _Checks(source.load()), stamps(source.files())
    seen: dict[FoundGuide, Stamp | None] = {}
    while True:
        if (now := stamps(source.files())) != files:
            files = now
            if (project := _reloaded(source, complain)) is not None:
                checks, seen = _Checks(project), {}
        found = {each: stamp(each.path) for each in _found(raw)}
        if found != seen:
            changed = {each.guide_id for each, _ in found.items() ^ seen.items()}
            checks.renew([each for each in found if each.guide_id in changed], changed)
            source_paths = [guide.source_path for guide in checks.guides.values()]
            show(checks.settled(), len(found), source_paths)
            seen = found
        pause()


def _reloaded(source: Source, complain: Complain) -> Project | None:
    try:
        return source.load()
    except InputError as error:
        complain(str(error))
        return None


def _found(raw: Sequence[Path]) -> list[FoundGuide]:
    try:
        return find_guides(raw)
    except NoGuidesError:  # an editor may remove a file before it writes it again
        return []


@dataclass(frozen=True)
class _Recorder(Control):
    """Records what control gets, and lets all of it pass."""

    findings: list[Finding] = field(default_factory=list)
    guides: list[Guide] = field(default_factory=list)

    def settle(self, findings: Sequence[Finding], guides: Sequence[Guide]) -> list[Finding]:
        self.findings.extend(findings)
        self.guides.extend(guides)
        return []


@dataclass(frozen=True)
class _Checks:
    """The findings of each guide by its id, as last read; control sees all of them each time."""

    project: Project
    findings: dict[str, list[Finding]] = field(default_factory=dict)
    guides: dict[str, Guide] = field(default_factory=dict)

    def renew(self, found: Sequence[FoundGuide], guide_ids: Collection[str]) -> None:
        """Check the guides with some ids again, and forget those that are gone."""
        recorder = _Recorder()
        compile_guides(found, self.project.knowledge, control=recorder)
        for guide_id in guide_ids:
            self.findings.pop(guide_id, None)
            self.guides.pop(guide_id, None)
        self.guides.update({guide.guide_id: guide for guide in recorder.guides})
        for finding in recorder.findings:
            self.findings.setdefault(finding.place.guide_id, []).append(finding)

    def settled(self) -> list[Finding]:
        """The findings that control leaves, by path and place."""
        findings = [finding for some in self.findings.values() for finding in some]
        left = self.project.control.settle(findings, list(self.guides.values()))
        return sorted(left, key=place_of)
