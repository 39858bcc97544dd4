"""What a part of the structure says about the amounts under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from careerdata.model.record import NO_EXPERIENCE

if TYPE_CHECKING:
    from careerdata.model.document import Text
    from careerdata.model.record import ExperienceRange, RoleTitle, Segment, Sourced


class Slots(NamedTuple):
    """What an amount is about; None for what is not said."""

    role: RoleTitle | None = None
    region: Text | None = None
    region_kind: str | None = None
    """What the header says that a place is which the vocabulary does not know."""
    segment: Segment | None = None
    level: Sourced[str] | None = None
    experience: ExperienceRange = NO_EXPERIENCE
    statistic: Sourced[str] | None = None
    pay_period: Sourced[str] | None = None
    compensation: Sourced[str] | None = None
    tax: Sourced[str] | None = None
    currency: Sourced[str] | None = None
    """The place of a header that states the currency of the amounts below it."""
    year: Sourced[int] | None = None
    """The year of the amounts."""
    source: Text | None = None
    """Who says so."""

    @property
    def names_someone(self) -> bool:
        """Whether it says who earns, or which statistic of all who do."""
        return bool(self.role or self.level or self.experience or self.segment or self.statistic)

    def over(self, outer: Slots) -> Slots:
        """These slots, with the slots of an outer frame for those that are empty."""
        if self is NO_SLOTS or outer is NO_SLOTS:
            return self if outer is NO_SLOTS else outer
        return Slots._make([own or others for own, others in zip(self, outer, strict=True)])

    def __bool__(self) -> bool:
        return any(self)


NO_SLOTS = Slots()
