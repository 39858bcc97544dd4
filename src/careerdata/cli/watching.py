"""`careerdata check --watch`: a guide is checked again when it is saved, and all when the settings are."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from careerdata.control import Control
from careerdata.model.finding import place_of
from careerdata.model.input_error import InputError
from careerdata.pipeline import compile_guides
from careerdata.read import NoGuidesError, find_guides
from careerdata.stamps import Stamp, stamp, stamps

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from careerdata.cli.compiling import Project
    from careerdata.model.finding import Finding
    from careerdata.model.guide import Guide
    from careerdata.read import FoundGuide

_INTERVAL = 0.2
"""How many seconds lie between two looks at the files."""

Show = Callable[[Sequence["Finding"], int, Sequence[str]], object]
"""What is done each time: with the findings of all guides, their number, and the paths of those that were read."""

Complain = Callable[[str], object]
"""What is done with what cannot be read."""


def _wait() -> None:
    time.sleep(_INTERVAL)


class Source(Protocol):
    """Where a project comes from: files that may change while guides are watched."""

    def files(self) -> Sequence[Path]:
        """The files that decide what the project is."""

    def load(self) -> Project:
        """The project as these files have it now. Raises InputError."""


def watch_guides(
    raw: Sequence[Path], source: Source, show: Show, complain: Complain, pause: Callable[[], None] = _wait
) -> None:
    """Check the guides of some files and folders, then those that are saved, come or go; ends with an exception.

    Where the project's own files change, all guides are checked again; `complain` hears of a project that cannot be
    loaded, and the one from before stays. Raises NoGuidesError where there is nothing to watch at first, and what
    `load` raises at first.
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
            show(checks.settled(), len(found), [guide.source_path for guide in checks.guides.values()])
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
    except NoGuidesError:  # an editor may remove a file before it writes it anew
        return []


@dataclass(frozen=True)
class _Recorder(Control):
    """Keeps what control gets, and lets all of it pass."""

    findings: list[Finding] = field(default_factory=list)
    guides: list[Guide] = field(default_factory=list)

    def settle(self, findings: Sequence[Finding], guides: Sequence[Guide]) -> list[Finding]:
        self.findings.extend(findings)
        self.guides.extend(guides)
        return []


@dataclass(frozen=True)
class _Checks:
    """What was found in each guide when it was last read, by guide id; control looks at all of it each time."""

    project: Project
    findings: dict[str, list[Finding]] = field(default_factory=dict)
    guides: dict[str, Guide] = field(default_factory=dict)

    def renew(self, found: Sequence[FoundGuide], guide_ids: Collection[str]) -> None:
        """Check the guides of some ids again; those that are not found any more are forgotten."""
        recorder = _Recorder()
        compile_guides(found, self.project.knowledge, control=recorder)
        for guide_id in guide_ids:
            self.findings.pop(guide_id, None)
            self.guides.pop(guide_id, None)
        self.guides.update({guide.guide_id: guide for guide in recorder.guides})
        for finding in recorder.findings:
            self.findings.setdefault(finding.place.guide_id, []).append(finding)

    def settled(self) -> list[Finding]:
        """What control leaves of all findings, by path and place."""
        findings = [finding for some in self.findings.values() for finding in some]
        left = self.project.control.settle(findings, list(self.guides.values()))
        return sorted(left, key=place_of)
