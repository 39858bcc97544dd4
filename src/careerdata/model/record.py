"""What a guide says, as written: values with their places, before anything gets an id or meets another table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from careerdata.model.document import Link, Text
    from careerdata.model.guide import Guide, Span

T = TypeVar("T")


class Sourced(NamedTuple, Generic[T]):
    """A value that was read, and the characters that it was read from."""

    value: T
    span: Span


class ExperienceRange(NamedTuple):
    """Years of experience; an open end is None."""

    minimum: Sourced[int] | None = None
    maximum: Sourced[int] | None = None

    def __bool__(self) -> bool:
        return self.minimum is not None or self.maximum is not None


NO_EXPERIENCE = ExperienceRange()


class RoleTitle(NamedTuple):
    """A role's title, taken apart: `Senior ML Engineer (5+ years)`, `Head of AI / ML Director`."""

    text: Text
    """The whole title as written."""
    name: Text
    """Without brackets and without other names."""
    level: Sourced[str] | None
    base: Text | None
    """The name without its level word; None where it has none, or where the level is part of the name."""
    experience: ExperienceRange = NO_EXPERIENCE
    specialization: Text | None = None
    aliases: tuple[Text, ...] = ()


class SkillMention(NamedTuple):
    """A skill that a role asks for."""

    name: Text
    qualifier: Sourced[str] | None = None
    note: Text | None = None
    alternative_group: int | None = None


class RoleRecord(NamedTuple):
    """A role that the guide describes."""

    title: RoleTitle
    description: Text | None = None
    skills: tuple[SkillMention, ...] = ()


class Segment(NamedTuple):
    """Whom a band is about where it is no region: `FAANG`, `Product companies`, `with a master's degree`."""

    kind: str
    name: Text


class PayCell(NamedTuple):
    """The place of an amount in a table."""

    table: Span
    row: Span
    row_key: str
    """All that the row says beside its amounts."""
    column: int | None
    """Counted from 0; None in a card, where each row is about something else."""


class PayRecord(NamedTuple):
    """One amount of pay and all that its place says of it."""

    source: Text
    """The cell or the words with the amount."""
    currency: Sourced[str]
    amount_min: Sourced[float] | None
    amount_max: Sourced[float] | None
    min_open_ended: bool
    max_open_ended: bool
    approximate: bool
    statistic: Sourced[str] | str
    pay_period: Sourced[str] | None
    compensation: Sourced[str] | None
    tax: Sourced[str] | None
    role: RoleTitle | None = None
    is_role_open: bool = False
    """Whether words that nobody understood stand where its role is named; then it has none, not the guide's."""
    region: Text | None = None
    region_kind: str | None = None
    """What a table's header says that its regions are: `city`, `country`."""
    segment: Segment | None = None
    level: Sourced[str] | None = None
    experience: ExperienceRange = NO_EXPERIENCE
    qualifiers: tuple[Text, ...] = ()
    """What narrows it and has no column, as written, outermost first."""
    source_name: Text | None = None
    """Who says so."""
    as_of_year: Sourced[int] | None = None
    note: Text | None = None
    cell: PayCell | None = None
    """Where it stands, if in a table."""


class TopicRecord(NamedTuple):
    """A topic under a skill."""

    name: Text
    note: Text | None = None


class SkillRecord(NamedTuple):
    """A skill of a checklist."""

    name: Text
    aliases: tuple[Text, ...] = ()
    note: Text | None = None
    topics: tuple[TopicRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class CategoryRecord:
    """A group of skills; `name` is None for skills that stand under no category."""

    name: Text | None
    note: Text | None = None
    skills: list[SkillRecord] = field(default_factory=list)


class ResourceRecord(NamedTuple):
    """Something to learn from."""

    name: Text
    link: Link | None = None
    """As written; it may lead to no page of the web."""
    provider: Text | None = None
    cost: Sourced[str] | None = None
    offers: tuple[Text, ...] = ()
    description: Text | None = None
    other_costs: tuple[Sourced[str], ...] = ()
    """What else is said of the cost: by the heading above, in another cell, in an item below."""
    heading: Text | None = None
    """What heads the list that it stands in; None in running text."""
    table: Span | None = None
    """The table that it is a row of, if any."""
    origin: str = "list"
    """`list`, or `roadmap` for what a step links."""


class OptionRecord(NamedTuple):
    """One alternative of a "choose your focus" sentence, and the names in its bracket."""

    name: Text
    resources: tuple[Text, ...] = ()


class ActionRecord(NamedTuple):
    """One thing to do in a step."""

    text: Text
    options: tuple[OptionRecord, ...] = ()


class PlanLength(NamedTuple):
    """How long a whole roadmap is said to be: `12-Month Roadmap`."""

    unit: str
    number: Sourced[int]
    text: Text
    """As written."""


@dataclass(frozen=True, slots=True)
class StepRecord:
    """A step of the roadmap."""

    label: Text
    """What names the step in the text: `Months 1-2`, `Phase 1`, or its title."""
    title: Text
    unit: Sourced[str] | None = None
    start: Sourced[int] | None = None
    end: Sourced[int] | None = None
    duration_min: Sourced[int] | None = None
    duration_max: Sourced[int] | None = None
    number: Sourced[int] | None = None
    """The step's number as written, also beside its time: 2 in `Phase 2 (Months 4-6)`, `2. Learn SQL`."""
    parent: int | None = None
    """The index of the step that holds this one, in the guide's list of steps."""
    plan: PlanLength | None = None
    """How long the roadmap is that it is a step of, where its heading says so."""
    actions: list[ActionRecord] = field(default_factory=list)


class StatRecord(NamedTuple):
    """A fact about the market."""

    label: Text
    statement: Text
    value_min: Sourced[float] | None = None
    value_max: Sourced[float] | None = None
    comparator: Sourced[str] | None = None
    unit: Sourced[str] | None = None
    currency: Sourced[str] | None = None
    per: Sourced[str] | None = None
    since_year: Sourced[int] | None = None
    by_year: Sourced[int] | None = None
    source: Text | None = None


class TraitRecord(NamedTuple):
    """What the guide says of one personality trait."""

    framework: str
    trait: Sourced[str]
    level: Sourced[str]
    note: Text | None = None


class ToolRecord(NamedTuple):
    """A tool or test of the publisher that the guide points to."""

    name: Text
    kind: str
    provider: Text | None = None
    purpose: Text | None = None


class GuideRecord(NamedTuple):
    """What a guide says of itself."""

    title: Text | None = None
    summary: Text | None = None
    edition_year: Sourced[int] | None = None
    publisher: Text | None = None
    role: RoleTitle | None = None
    """The one role that the whole guide is about."""
    place: Text | None = None
    """The one place that it is about."""
    local_currencies: tuple[str, ...] = ()
    """The currencies of that place."""
    subject: Text | None = None
    """The title, or the heading that opens the guide."""


NO_GUIDE_RECORD = GuideRecord()


@dataclass(slots=True)
class Records:
    """All that was read from one guide."""

    guide: Guide
    language: str
    about: GuideRecord = NO_GUIDE_RECORD
    roles: list[RoleRecord] = field(default_factory=list)
    pay: list[PayRecord] = field(default_factory=list)
    categories: list[CategoryRecord] = field(default_factory=list)
    resources: list[ResourceRecord] = field(default_factory=list)
    steps: list[StepRecord] = field(default_factory=list)
    stats: list[StatRecord] = field(default_factory=list)
    traits: list[TraitRecord] = field(default_factory=list)
    tools: list[ToolRecord] = field(default_factory=list)
    unread: list[list[Text]] = field(default_factory=list)
    """By section of data: what stands among its entries and was not read."""
    unread_pay: list[list[Text]] = field(default_factory=list)
    """By section: the amounts that look like pay; those that gave no band are reported."""

    def add(self, record: Record) -> None:
        """Add a record to the list of its kind."""
        getattr(self, _LISTS[type(record)]).append(record)

    @property
    def publisher(self) -> Text | None:
        """Who the guide says that publishes it, else the one owner of the tools that it points to."""
        owners = {tool.provider.plain: tool.provider for tool in self.tools if tool.provider}
        named = next(iter(owners.values())) if len(owners) == 1 else None
        return self.about.publisher or named


Record = (
    RoleRecord | PayRecord | CategoryRecord | ResourceRecord | StepRecord | StatRecord | TraitRecord | ToolRecord
)
_LISTS: dict[type[Record], str] = {
    RoleRecord: "roles",
    PayRecord: "pay",
    CategoryRecord: "categories",
    ResourceRecord: "resources",
    StepRecord: "steps",
    StatRecord: "stats",
    TraitRecord: "traits",
    ToolRecord: "tools",
}
