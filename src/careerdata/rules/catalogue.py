"""What a rule is: a code, a name for the fault, a severity, the words it says and a manual page.

A rule is written as a function that turns the facts of one case into a message and a hint; its docstring is
the manual that `careerdata rule CODE` prints. Stages call `RULE.at(where, facts…)` and report the finding.
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
    """What a finding says: what was found, and what the reader can do about it."""

    message: str
    hint: str | None = None


@dataclass(frozen=True)
class Rule(Generic[P]):
    """One rule of the catalogue."""

    code: str
    """`CD` and three digits; the first names the stage: 1 read, 2 parse, 3 extract, 4 content, 5 contract,
    6 references, 7 changes between datasets, 8 control of findings."""
    name: str
    """The fault in kebab case, as in `roadmap-overlap`."""
    severity: Severity
    words: Callable[P, Words]
    acceptable: bool = False
    """For errors: whether one may be ignored, because what it is about gives no row and loses no guide. Other errors
    stand for what would be published wrong, and block whatever settings, comments or baselines say."""
    is_optional: bool = False
    """Whether it looks for anything only where settings name its whole code, for most guides would be full of it."""

    @property
    def manual(self) -> str:
        """What the rule finds, why that matters, and a bad and a good example, as Markdown."""
        return inspect.cleandoc(self.words.__doc__ or "")

    def at(self, where: Where, *args: P.args, **facts: P.kwargs) -> Finding:
        """The finding for one case of the fault."""
        words = self.words(*args, **facts)
        return Finding(self.code, self.name, self.severity, words.message, words.hint, where)

    def on(self, guide: Guide, span: Span, *args: P.args, **facts: P.kwargs) -> Finding:
        """The finding for a stretch of a guide that no published value stands for."""
        return self.at(Where(Place.of(guide, span)), *args, **facts)


def rule(
    code: str, name: str, severity: Severity, *, acceptable: bool = False, is_optional: bool = False
) -> Callable[[Callable[P, Words]], Rule[P]]:
    """Declare the function below as the words of a rule."""

    def declare(words: Callable[P, Words]) -> Rule[P]:
        return Rule(code, name, severity, words, acceptable, is_optional)

    return declare
