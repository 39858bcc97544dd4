"""What a rule is: a code, a name for the problem, a severity, a message and a manual page.

A rule is a function that turns the facts of one case into a message and a hint. Its docstring is
the manual that `careerdata rule CODE` prints. Stages call `RULE.at(where, facts…)` and report the
finding.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, ParamSpec

from careerdata.model.finding import Finding, Place, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerdata.model.guide import Guide, Span

P = ParamSpec("P")


class Words(NamedTuple):
    """The text of a finding: what was found, and what to do about it."""

    message: str
    hint: str | None = None


@dataclass(frozen=True)
class Rule(Generic[P]):
    """One rule of the catalogue."""

    code: str
    """`CD` and three digits; the first one is for the stage: 1 read, 2 parse, 3 extract, 4 content,
    5 contract, 6 references, 7 changes between datasets, 8 control of findings.
    """
    name: str
    """The problem in kebab case, as in `roadmap-overlap`."""
    severity: Severity
    words: Callable[P, Words]
    acceptable: bool = False
    """For errors: whether it may be ignored, because its text gives no row and no guide is lost.

    Other errors mean that wrong data would be published, so they count whatever settings,
    comments or baselines say.
    """
    is_optional: bool = False
    """Whether it runs only if the settings name its whole code,
    because most guides have many such findings.
    """

    @property
    def manual(self) -> str:
        """What the rule finds, why it matters, and a bad and a good example, as Markdown."""
        return inspect.cleandoc(self.words.__doc__ or "")

    def at(self, where: Where, *args: P.args, **facts: P.kwargs) -> Finding:
        """The finding for one case."""
        words = self.words(*args, **facts)
        return Finding(self.code, self.name, self.severity, words.message, words.hint, where)

    def on(self, guide: Guide, span: Span, *args: P.args, **facts: P.kwargs) -> Finding:
        """The finding for a part of a guide that gave no published value."""
        return self.at(Where(Place.of(guide, span)), *args, **facts)


def rule(
    code: str, name: str, severity: Severity, *, acceptable: bool = False, is_optional: bool = False
) -> Callable[[Callable[P, Words]], Rule[P]]:
    """Make a rule of the function below, which gives its message."""

    def declare(words: Callable[P, Words]) -> Rule[P]:
        return Rule(code, name, severity, words, acceptable, is_optional)

    return declare
