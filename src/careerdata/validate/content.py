"""How the rows of a guide fit together:
overlaps and gaps in the roadmap, roles without pay, facts without a source.

Each check is a generator of findings from the rows of a guide; the list below has all checks in
order.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from careerdata.model.finding import Place, Related, Where
from careerdata.notation.period import is_before, is_same_time
from careerdata.rules import content as rules
from careerdata.rules.plans import roadmap_step_empty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from careerdata.model.finding import Finding, Report
    from careerdata.model.guide import Guide, Span


class SourcedRow(Protocol):
    """A row with its place in the guide."""

    span: Span
    values: dict[str, object]
    sources: dict[str, Span]


if TYPE_CHECKING:
    Rows: TypeAlias = Mapping[str, Sequence[SourcedRow]]
    """The rows of a guide by table."""


def check_content(guide: Guide, rows: Rows, report: Report) -> None:
    """Report all problems in the rows of a guide."""
    for check in CHECKS:
        for finding in check(guide, rows):
            report(finding)


def _roadmap_times(guide: Guide, rows: Rows) -> Iterator[Finding]:
    """Steps that end before they start, or start at zero;
    then gaps, overlaps and order of neighbouring steps.
    """
    timed = [s for s in rows["roadmap_steps"] if s.values["period_start"] is not None]
    elapsed = _elapsed(timed)
    for step in timed:
        start, end = _period(step)
        if end < start:
            yield rules.roadmap_reversed.at(_where(guide, step), _label(guide, step))
        if start == 0 and id(step) not in elapsed:
            yield rules.roadmap_start_at_zero.at(_where(guide, step), _label(guide, step))
    for siblings in _groups(timed, "parent_step_id", "period_unit"):
        for previous, step in pairwise(siblings):
            if {id(previous), id(step)} <= elapsed and _touch(previous, step):
                continue
            yield from _between(guide, previous, step, siblings)


_LEAST_TOUCHING = 3
"""The number of steps that must each begin where the one before ended,
if the first does not start at zero.
"""


def _elapsed(timed: Sequence[SourcedRow]) -> set[int]:
    """The steps (by identity) that count elapsed time: `0-6 months`, `6-12 months`, `1-2 years`.

    Each begins where the one before ended, from zero on or throughout.
    """
    runs: list[list[SourcedRow]] = []
    last: dict[object, list[SourcedRow]] = {}
    for step in timed:
        run = last.get(step.values["parent_step_id"])
        if run is None or not _touch(run[-1], step):
            run = last[step.values["parent_step_id"]] = []
            runs.append(run)
        run.append(step)
    counted = (run for run in runs if len(run) >= (_LEAST_TOUCHING if _period(run[0])[0] else 2))
    return {id(step) for run in counted for step in run}


def _touch(previous: SourcedRow, step: SourcedRow) -> bool:
    """Whether a step begins where the one before ended; in another unit, it may begin later."""
    end, unit = previous.values["period_end"], previous.values["period_unit"]
    next_unit = step.values["period_unit"]
    if not isinstance(end, int):
        return False
    times = end, str(unit), _period(step)[0], str(next_unit)
    return is_same_time(*times) or (unit != next_unit and is_before(*times))


def _between(
    guide: Guide, previous: SourcedRow, step: SourcedRow, siblings: Sequence[SourcedRow]
) -> Iterator[Finding]:
    (before_start, before_end), (start, end) = _period(previous), _period(step)
    unit = str(step.values["period_unit"])
    where = _where(guide, step, previous, "the step before")
    if end < start or before_end < before_start:
        return
    if start <= 1 < before_start:
        yield rules.roadmap_restart.at(where, unit)
    elif start < before_start:
        yield rules.roadmap_out_of_order.at(where, _label(guide, step), _label(guide, previous))
    elif start <= before_end:
        shared = min(end, before_end)
        yield rules.roadmap_overlap.at(
            where, _label(guide, step), _label(guide, previous), unit, start, shared
        )
    elif start > before_end + 1 and not _is_elsewhere(before_end + 1, start - 1, siblings):
        yield rules.roadmap_gap.at(where, unit, before_end + 1, start - 1, _label(guide, previous))


def _is_elsewhere(first: int, last: int, siblings: Sequence[SourcedRow]) -> bool:
    """Whether another step covers the missing time, so that the steps are out of order."""
    return any(start <= last and end >= first for start, end in map(_period, siblings))


def _roadmap_numbers(guide: Guide, rows: Rows) -> Iterator[Finding]:
    """Neighbouring steps whose numbers skip one or go back;
    a second plan may start again from 1.
    """
    numbered = [s for s in rows["roadmap_steps"] if s.values.get("number") is not None]
    for siblings in _groups(numbered, "parent_step_id"):
        for previous, step in pairwise(siblings):
            yield from _between_numbers(guide, previous, step, siblings)


def _between_numbers(
    guide: Guide, previous: SourcedRow, step: SourcedRow, siblings: Sequence[SourcedRow]
) -> Iterator[Finding]:
    before, number = previous.values["number"], step.values["number"]
    assert isinstance(before, int)
    assert isinstance(number, int)
    title = str(step.values["title"])
    where = _where(guide, step, previous, "the step before")
    missing = range(before + 1, number)
    if missing and not any(other.values["number"] in missing for other in siblings):
        yield rules.roadmap_number_missing.at(where, title, before + 1, number - 1)
    elif number == before or 1 < number < before:
        yield rules.roadmap_number_out_of_order.at(where, title, number, before)


def _roadmap_parts(guide: Guide, rows: Rows) -> Iterator[Finding]:
    """Steps inside others: those outside the period of the other, and counts that start over."""
    by_id = {step.values["step_id"]: step for step in rows["roadmap_steps"]}
    started: dict[object, object] = {}
    for step in rows["roadmap_steps"]:
        holder, unit = by_id.get(step.values["parent_step_id"]), step.values["period_unit"]
        if holder is None or step.values["period_start"] is None:
            continue
        where = _where(guide, step, holder, "the step that holds it")
        if _lies_outside(step, holder):
            yield rules.roadmap_outside_its_phase.at(
                where, _label(guide, step), _label(guide, holder)
            )
        first_holder = started.setdefault(unit, holder)
        if (
            first_holder is not holder
            and step.values["period_start"] == 1
            and not _contains_start(step, holder)
        ):
            started[unit] = holder
            yield rules.roadmap_restart.at(where, str(unit))


def _lies_outside(step: SourcedRow, holder: SourcedRow) -> bool:
    if (
        holder.values["period_start"] is None
        or holder.values["period_unit"] != step.values["period_unit"]
    ):
        return False
    (first, last), (start, end) = _period(holder), _period(step)
    if holder.values["period_end"] is None:
        return start < first
    return first <= last and start <= end and not first <= start <= end <= last


def _contains_start(step: SourcedRow, holder: SourcedRow) -> bool:
    """Whether a step of the same unit may start at 1 because the larger one does."""
    return holder.values["period_unit"] == step.values["period_unit"]


_LEAST_BESIDE = 2


def _roadmap_empty(guide: Guide, rows: Rows) -> Iterator[Finding]:
    """Steps without an action, sub-step or title,
    and steps without an action if all their neighbours have one.
    """
    steps = rows["roadmap_steps"]
    busy = {action.values["step_id"] for action in rows["roadmap_actions"]} | {
        s.values["parent_step_id"] for s in steps
    }
    idle = [step for step in steps if step.values["step_id"] not in busy]
    places = sorted(row.span.start for some in rows.values() for row in some) if idle else []
    for step in idle:
        parent = step.values["parent_step_id"]
        beside = [s for s in steps if s is not step and s.values["parent_step_id"] == parent]
        is_alone = len(beside) >= _LEAST_BESIDE and all(
            other.values["step_id"] in busy for other in beside
        )
        if (is_alone or _says_time_alone(step)) and not _holds_rows(step, steps, places):
            yield roadmap_step_empty.at(_where(guide, step), _label(guide, step))


def _says_time_alone(step: SourcedRow) -> bool:
    """Whether the title of a step is only its period."""
    title, start = step.sources.get("title"), step.sources.get("period_start")
    return start is not None and title == step.span and title.start <= start.start < title.end


def _holds_rows(step: SourcedRow, steps: Sequence[SourcedRow], places: Sequence[int]) -> bool:
    """Whether rows of other tables come from the text between a step and the next."""
    following = min(
        (other.span.start for other in steps if other.span.start > step.span.end), default=None
    )
    first = bisect_right(places, step.span.end)
    return first < len(places) and (following is None or places[first] < following)


def _groups(steps: Sequence[SourcedRow], *columns: str) -> Iterable[list[SourcedRow]]:
    """The steps that agree in some columns, in the order of the text."""
    groups: dict[object, list[SourcedRow]] = {}
    for step in steps:
        groups.setdefault(tuple(step.values[column] for column in columns), []).append(step)
    return groups.values()


def _period(step: SourcedRow) -> tuple[int, int]:
    """First and last unit of a step; an open end counts as its start."""
    start = step.values["period_start"]
    end = step.values["period_end"]
    assert isinstance(start, int)
    return start, end if isinstance(end, int) else start


def _label(guide: Guide, step: SourcedRow) -> str:
    return guide.source(step.span)


def _where(guide: Guide, row: SourcedRow, other: SourcedRow | None = None, what: str = "") -> Where:
    """The place of a row, and beside it that of another row, which is described by `what`."""
    related = (Related(Place.of(guide, other.span), what),) if other else ()
    table = {"step_id": "roadmap_steps", "stat_id": "market_stats", "role_id": "roles"}
    column = next(c for c in table if c in row.values)
    return Where(Place.of(guide, row.span), related, table[column], str(row.values[column]))


def _roles_without_pay(guide: Guide, rows: Rows) -> Iterator[Finding]:
    paid = _with_bases({band.values["role_id"] for band in rows["salary_bands"]}, rows)
    described = _described(rows)
    if not any(band.values["role_id"] for band in rows["salary_bands"]):
        return
    for role in rows["roles"]:
        if (
            role.values["role_id"] in described
            and not {role.values["role_id"], role.values["base_role_id"]} & paid
        ):
            yield rules.role_without_pay.at(_where(guide, role), str(role.values["name"]))


def _roles_without_description(guide: Guide, rows: Rows) -> Iterator[Finding]:
    described = _with_bases(_described(rows), rows)
    named_in_table = {b.values["role_id"] for b in rows["salary_bands"] if "role_id" in b.sources}
    if not described:
        return
    for role in rows["roles"]:
        ids = {role.values["role_id"], role.values["base_role_id"]}
        if role.values["role_id"] in named_in_table and not ids & described:
            yield rules.role_without_description.at(_where(guide, role), str(role.values["name"]))


def _described(rows: Rows) -> set[object]:
    texts = {role.values["role_id"] for role in rows["roles"] if role.values["description"]}
    return texts | {link.values["role_id"] for link in rows["role_skills"]}


def _with_bases(ids: set[object], rows: Rows) -> set[object]:
    """The roles and the roles that they are levels of: the pay of a senior counts for the role."""
    bases = {role.values["base_role_id"] for role in rows["roles"] if role.values["role_id"] in ids}
    return (ids | bases) - {None}


def _clashing_aliases(guide: Guide, rows: Rows) -> Iterator[Finding]:
    """Names of two roles that are not levels of the same role."""
    first_of: dict[str, SourcedRow] = {}
    for role in rows["roles"]:
        aliases = role.values["aliases"]
        for name in (role.values["name"], *(aliases if isinstance(aliases, list) else ())):
            first = first_of.setdefault(str(name).casefold(), role)
            if first.values["levelless_id"] != role.values["levelless_id"]:
                where = _where(guide, role, first, "the other role")
                names = (str(one.values["name"]) for one in (role, first))
                yield rules.alias_clash.at(replace(where, column="aliases"), str(name), *names)
                break


def _facts_without_source(guide: Guide, rows: Rows) -> Iterator[Finding]:
    for fact in rows["market_stats"]:
        if fact.values["source"] is None:
            yield rules.market_fact_without_source.at(
                _where(guide, fact), str(fact.values["label"])
            )


CHECKS = (
    _roadmap_times,
    _roadmap_numbers,
    _roadmap_parts,
    _roadmap_empty,
    _roles_without_pay,
    _roles_without_description,
    _clashing_aliases,
    _facts_without_source,
)
