"""Where an amount stands: the frames over it, and whether amounts there are pay."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from careerdata.extract.pay.settle import with_local_currencies
from careerdata.model.frame import Slots
from careerdata.notation.bracket import find_brackets
from careerdata.outline.frame import Frame, frame_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerdata.extract.pay.stack import Structure, Whose
    from careerdata.extract.source import GuideReport
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Text
    from careerdata.model.outline import Section
    from careerdata.model.record import RoleTitle
    from careerdata.notation.money import MoneyContext


@dataclass(frozen=True)
class Place:
    """The surroundings of a line or a cell."""

    structure: Structure
    section: Section
    frames: tuple[Frame, ...]
    """Innermost first."""
    opens: tuple[Frame, ...]
    """Those that stand where a role is named, though nobody understood them."""
    is_pay: bool
    """Whether a heading or a label says that amounts here are pay."""
    expected: tuple[str, ...] = ()
    """What a heading such as `Salary by city` says that keys are."""
    is_item: bool = False
    is_pay_beside: bool = False
    """Whether another item of the same list is pay by its own words."""
    spoken: RoleTitle | None = None
    """The role that a sentence before has named."""
    others: Text | None = None
    """A noun that a sentence before has named first, of somebody else."""

    @property
    def knowledge(self) -> Knowledge:
        """What the guide is read with."""
        return self.structure.source.knowledge

    @property
    def report(self) -> GuideReport:
        """Takes what is found in the guide."""
        return self.structure.source.report

    def under(self, frames: Iterable[Frame]) -> Place:
        """The place of something that stands under further frames, innermost first."""
        own = tuple(frames)
        return replace(self, frames=(*own, *self.frames)) if own else self

    @cached_property
    def whose(self) -> Whose:
        """What all frames say together."""
        return self.structure.whose(self.frames, self.opens)

    @cached_property
    def amounts_context(self) -> MoneyContext:
        """What is said of the amounts here, with the currencies of the place;
        a number may need no currency.
        """
        about = self.whose
        context = with_local_currencies(about.money, about.slots, self.structure.source)
        if context.currency is None:
            return context._replace(unsigned_currency=self.structure.stated.currency)
        return context._replace(bare_numbers=True) if self.is_pay and self.is_item else context

    @property
    def context(self) -> MoneyContext:
        """What all frames say of the amounts themselves."""
        return self.whose.money

    def is_about_pay(self, keys: Sequence[Frame]) -> bool:
        """Whether amounts after some keys are pay: the nearest word that decides."""
        for frame in keys:
            if frame.evidence is not None:
                return frame.evidence == "pay"
        return self.is_pay

    def pairs(self, count: int) -> tuple[Frame, ...]:
        """`(Paris / Province)` in a heading or label:
        the frames of amounts that stand in pairs below.
        """
        for frame in self.frames:
            parts = _slashed(frame.text)
            if len(parts) == count and frame.position != "clause":
                return self._positions(parts)
        return ()

    def _positions(self, parts: Sequence[Text]) -> tuple[Frame, ...]:
        """Siblings of places are places."""
        read = [frame_of(part, "key", self.knowledge) for part in parts]
        if any(frame.slots.region for frame in read):
            return tuple(
                Frame(part, "key", Slots(region=part, region_kind="other")) for part in parts
            )
        return tuple(read)

    @property
    def is_under_role(self) -> bool:
        """Whether a heading or label names a role, and not the title alone."""
        return any(
            frame.slots.role for frame in self.frames if frame.position in ("heading", "label")
        )

    def own_role(self) -> RoleTitle | None:
        """The role that is spoken of here."""
        return self.spoken or self.whose.slots.role


_SLASH = re.compile(r"\s*/\s*")


def _slashed(text: Text) -> list[Text]:
    """The parts of `Paris / Province`, in the last bracket of a text or in the whole of it."""
    brackets = find_brackets(text.plain)
    inner = text.cut(brackets[-1].start + 1, brackets[-1].end - 1) if brackets else text
    parts = inner.split(_SLASH)
    return parts if len(parts) > 1 and all(len(part.plain.split()) <= 3 for part in parts) else []
