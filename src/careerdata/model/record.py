"""What a guide says, as written: values with their places, before ids and links."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from careerdata.model.document import Link, Text
    from careerdata.model.guide import Guide, Span

T = TypeVar("T")


class Sourced(NamedTuple, Generic[T]):
    """A value, and the characters it was read from."""

    value: T
    span: Span


C = TypeVar("C", covariant=True)


class Found(Protocol[C]):
    """A value that a grammar found, and where in the plain text."""

    @property
    def value(self) -> C: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def sourced(text: Text, found: Found[T] | None) -> Sourced[T] | None:
    """What was found in a text, with its place in the guide."""
    return Sourced(found.value, text.span_of(found.start, found.end)) if found else None


class ExperienceRange(NamedTuple):
    """Years of experience; an open end is None."""

    minimum: Sourced[int] | None = None
    maximum: Sourced[int] | None = None

    def __bool__(self) -> bool:
        return self.minimum is not None or self.maximum is not None


NO_EXPERIENCE = ExperienceRange()


class RoleTitle(NamedTuple):
    """The parts of the title of a role:
    `Senior ML Engineer (5+ years)`, `Head of AI / ML Director`.
    """

    text: Text
    """The whole title as written."""
    name: Text
    """Without brackets and without other names."""
    level: Sourced[str] | None
    base: Text | None
    """The name without its level word; None if it has none, or if the level is part of the name."""
    experience: ExperienceRange = NO_EXPERIENCE
    specialization: Text | None = None
    aliases: tuple[Text, ...] = ()


class SkillMention(NamedTuple):
    """A skill that a role needs."""

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
    """Who a band is about, other than a region:
    `FAANG`, `Product companies`, `with a master's degree`.
    """

    kind: str
    name: Text


class PayCell(NamedTuple):
    """The place of an amount in a table."""

    table: Span
    row: Span
    row_key: str
    """Everything in the row except its amounts."""
    column: int | None
    """Counted from 0; None in a card, in which each row is about something else."""


class PayRecord(NamedTuple):
    """An amount of pay, and everything its place says about it."""

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
    """Whether unknown words are in the place of its role;
    then it has no role, not even that of the guide.
    """
    region: Text | None = None
    region_kind: str | None = None
    """The kind of its regions, from the header of the table: `city`, `country`."""
    segment: Segment | None = None
    level: Sourced[str] | None = None
    experience: ExperienceRange = NO_EXPERIENCE
    qualifiers: tuple[Text, ...] = ()
    """What else limits it, as written, the outermost first."""
    source_name: Text | None = None
    """Who says so."""
    as_of_year: Sourced[int] | None = None
    note: Text | None = None
    cell: PayCell | None = None
    """Its place, if it is in a table."""


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
    """A group of skills; `name` is None for skills without a category."""

    name: Text | None
    note: Text | None = None
    skills: list[SkillRecord] = field(default_factory=list)


class ResourceRecord(NamedTuple):
    """Something to learn from."""

    name: Text
    link: Link | None = None
    """As written; it may not lead to a web page."""
    provider: Text | None = None
    cost: Sourced[str] | None = None
    offers: tuple[Text, ...] = ()
    description: Text | None = None
    other_costs: tuple[Sourced[str], ...] = ()
    """Other statements of the cost: in the heading above, in another cell, in an item below."""
    heading: Text | None = None
    """The heading of its list; None in running text."""
    table: Span | None = None
    """Its table, if it is a row."""
    origin: str = "list"
    """`list`, or `roadmap` for a link in a step."""


class OptionRecord(NamedTuple):
    """One alternative of a "choose your focus" sentence, and the names in its bracket."""

    name: Text
    resources: tuple[Text, ...] = ()


class ActionRecord(NamedTuple):
    """One thing to do in a step."""

    text: Text
    options: tuple[OptionRecord, ...] = ()


class PlanLength(NamedTuple):
    """The stated length of a whole roadmap: `12-Month Roadmap`."""

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
    """The number of the step as written, also next to its period:
    2 in `Phase 2 (Months 4-6)` and in `2. Learn SQL`.
    """
    parent: int | None = None
    """The index of the step that contains this one, in the list of steps."""
    plan: PlanLength | None = None
    """The length of its roadmap, if the heading states it."""
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
    """A personality trait in the guide."""

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
    """What a guide says about itself."""

    title: Text | None = None
    summary: Text | None = None
    edition_year: Sourced[int] | None = None
    publisher: Text | None = None
    role: RoleTitle | None = None
    """The only role of the whole guide."""
    place: Text | None = None
    """The only place that it is about."""
    local_currencies: tuple[str, ...] = ()
    """The currencies of that place."""
    subject: Text | None = None
    """The title, or the heading that opens the guide."""


NO_GUIDE_RECORD = GuideRecord()


class StatedAmount(NamedTuple):
    """An amount of money, wherever it stands."""

    text: Text
    sentence: Text
    """Around it; its cell in a table."""
    instead: str | None
    """What it is if it is no pay, for people: `no pay: tuition`; None if it looks like pay."""
    places: tuple[Span, ...] = ()
    """What is said of them is said of it, too: the header of its column, the first cell of its row;
    the whole row if it is ragged.
    """


@dataclass(slots=True)
class Records:
    """All records of a guide."""

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
    """By section of data: the entries that were not read."""
    unread_pay: list[StatedAmount] = field(default_factory=list)
    """The amounts that look like pay; those that gave no band are reported."""

    def add(self, record: Record) -> None:
        """Add a record to the list of its kind."""
        getattr(self, _LISTS[type(record)]).append(record)

    @property
    def publisher(self) -> Text | None:
        """The publisher that the guide names, or the only owner of its tools."""
        owners = {tool.provider.plain: tool.provider for tool in self.tools if tool.provider}
        named = next(iter(owners.values())) if len(owners) == 1 else None
        return self.about.publisher or named


Record = (
    RoleRecord
    | PayRecord
    | CategoryRecord
    | ResourceRecord
    | StepRecord
    | StatRecord
    | TraitRecord
    | ToolRecord
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
