"""Control: what a project says about findings, in comments, in settings and in a baseline.

Each takes away from what the one before it leaves. None can take away an error that stands for something wrong
in the dataset (`Rule.acceptable`); where one tries, that is a finding, and so are a comment or an entry of the
baseline that has nothing left to do and a code that no rule has.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careerdata.control.selection import Selection
from careerdata.control.suppression import silence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from careerdata.control.baseline import Baseline
    from careerdata.finding import Finding
    from careerdata.guide import Guide


@dataclass(frozen=True)
class Control:
    """All that is said about findings; nothing, unless it is given."""

    selection: Selection = field(default_factory=Selection)
    baseline: Baseline | None = None
    as_of: date | None = None
    """The day on which entries of the baseline are held against their last; without it they do not expire."""

    def settle(self, findings: Sequence[Finding], guides: Sequence[Guide]) -> list[Finding]:
        """What is left of the findings of some guides, as grave as it is to be, and what control itself finds.

        A finding about a settings file or a baseline has no guide: the `guide_id` of its place is empty.
        """
        own: list[Finding] = []
        left = silence(findings, guides, own.append)
        left = self.selection.chosen(left, own.append)
        if self.baseline is not None:
            left = self.baseline.accept(left, {guide.guide_id for guide in guides}, self.as_of, own.append)
        left = self.selection.graded(left, own.append)
        own += self.selection.unknown_codes()
        # One comment or setting may be wrong about many findings, and is told once.
        own = self.selection.chosen(list(dict.fromkeys(own)), own.append)
        return [*left, *self.selection.graded(own, own.append)]

    def selected(self, findings: Sequence[Finding]) -> list[Finding]:
        """What the settings alone leave of findings of which only some are known."""
        left = self.selection.chosen(findings, _pass_over)
        return self.selection.graded(left, _pass_over)


def _pass_over(_: Finding) -> None:
    """For what the whole of the findings tells."""
