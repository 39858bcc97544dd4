"""Control: what a project says about findings, in comments, in settings and in a baseline.

Each takes away from what the one before it leaves. None can take away an error that stands for something wrong
in the dataset (`Rule.acceptable`); where one tries, that is a finding, and so are a comment or an entry of the
baseline that has nothing left to do and a code that no rule has.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careerdata.control.baseline import Acceptance
from careerdata.control.selection import Selection
from careerdata.control.suppression import silence

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from careerdata.control.baseline import Baseline
    from careerdata.model.finding import Finding
    from careerdata.model.guide import Guide


@dataclass(frozen=True)
class Control:
    """All that is said about findings; nothing, unless it is given."""

    selection: Selection = field(default_factory=Selection)
    baseline: Baseline | None = None
    as_of: date | None = None
    """The day on which entries of the baseline are held against their last; without it they do not expire."""
    year: int | None = None
    """The year that guides are to be up to date in, where somebody asked for one; never the clock's."""

    def settle(self, findings: Sequence[Finding], guides: Sequence[Guide]) -> list[Finding]:
        """What is left of the findings of some guides, as grave as it is to be, and what control itself finds.

        A finding about a settings file or a baseline has no guide: the `guide_id` of its place is empty.
        """
        own: list[Finding] = []
        left = silence(findings, guides, own.append)
        settlement = self.settlement()
        left = settlement.take([*left, *own], {guide.guide_id for guide in guides})
        return [*left, *settlement.close()]

    def settlement(self) -> Settlement:
        """What settles findings that come in bit by bit, after comments were heard."""
        return Settlement(self)

    def selected(self, findings: Sequence[Finding]) -> list[Finding]:
        """What the settings alone leave of findings of which only some are known."""
        left = self.selection.chosen(findings, _pass_over)
        return self.selection.graded(left, _pass_over)


def _pass_over(_: Finding) -> None:
    """For what the whole of the findings tells."""


class Settlement:
    """What settings and baseline leave of the findings of a run, of some guides after others."""

    def __init__(self, control: Control) -> None:
        self._selection = control.selection
        self._acceptance = Acceptance(control.baseline, control.as_of) if control.baseline else None
        self._own: dict[Finding, None] = {}
        """What is wrong with settings and baseline: one line of theirs may be about many findings, and is told once."""

    def take(self, findings: Sequence[Finding], guide_ids: Collection[str]) -> list[Finding]:
        """What is left of the findings of some guides."""
        left = self._selection.chosen(findings, self._report)
        if self._acceptance is not None:
            left = self._acceptance.take(left, guide_ids)
        return self._selection.graded(left, self._report)

    def _report(self, finding: Finding) -> None:
        self._own.setdefault(finding)

    def close(self) -> list[Finding]:
        """What control itself finds, once all findings were there."""
        if self._acceptance is not None:
            self._acceptance.close(self._report)
        for finding in self._selection.unknown_codes():
            self._report(finding)
        own = self._selection.chosen(list(self._own), self._report)
        return self._selection.graded(own, self._report)
