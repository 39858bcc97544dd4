"""Control: which findings count, by comments, settings and a baseline.

Each filters what the one before it leaves. None can remove an error that would put wrong data into
the dataset (`Rule.acceptable`); an attempt is a finding. So is an unused comment or entry of the
baseline, and an unknown code.
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
    """Which findings count; all of them by default."""

    selection: Selection = field(default_factory=Selection)
    baseline: Baseline | None = None
    as_of: date | None = None
    """The day by which entries of the baseline expire; without it, they do not."""
    year: int | None = None
    """The year for which guides must be up to date, if one is given; never from the clock."""

    def settle(self, findings: Sequence[Finding], guides: Sequence[Guide]) -> list[Finding]:
        """The findings of some guides that count, with their final severity,
        and the findings of control itself.

        A finding about a settings file or a baseline has no guide: the `guide_id` of its place is
        empty.
        """
        own: list[Finding] = []
        left = silence(findings, guides, own.append)
        settlement = Settlement(self)
        left = settlement.take([*left, *own], {guide.guide_id for guide in guides})
        return [*left, *settlement.close()]

    def selected(self, findings: Sequence[Finding]) -> list[Finding]:
        """The findings that the settings leave, if only some findings are known."""
        left = self.selection.chosen(findings, _pass_over)
        return self.selection.graded(left, _pass_over)


def _pass_over(_: Finding) -> None:
    """For findings about all findings together."""


class Settlement:
    """Applies settings and baseline to the findings of a run, a few guides at a time."""

    def __init__(self, control: Control) -> None:
        self._selection = control.selection
        self._acceptance = Acceptance(control.baseline, control.as_of) if control.baseline else None
        self._own: dict[Finding, None] = {}
        """The findings about settings and baseline; each line of them is reported once."""

    def take(self, findings: Sequence[Finding], guide_ids: Collection[str]) -> list[Finding]:
        """The findings of some guides that count."""
        left = self._selection.chosen(findings, self._report)
        if self._acceptance is not None:
            left = self._acceptance.take(left, guide_ids)
        return self._selection.graded(left, self._report)

    def _report(self, finding: Finding) -> None:
        self._own.setdefault(finding)

    def close(self) -> list[Finding]:
        """The findings of control itself, after all others."""
        if self._acceptance is not None:
            self._acceptance.close(self._report)
        for finding in self._selection.unknown_codes():
            self._report(finding)
        own = self._selection.chosen(list(self._own), self._report)
        return self._selection.graded(own, self._report)
