"""CD4xx: how the rows of one guide fit together."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule
from careerdata.rules.wording import quoted


@rule("CD401", "roadmap-gap", "warning")
def roadmap_gap(unit: str, first: int, last: int, previous: str) -> Words:
    """There is a gap in time between two steps of the roadmap.

    Bad: `Months 1-2: …`, then `Months 4-6: …`

    Good: `Months 1-3: …`, then `Months 4-6: …`
    """
    missing = f"{unit} {first}" if first == last else f"{unit}s {first} to {last}"
    return Words(
        f"no step covers {missing}",
        f"start this step right after “{previous}”, or add a step for that time",
    )


@rule("CD402", "roadmap-overlap", "warning")
def roadmap_overlap(step: str, previous: str, unit: str, first: int, last: int) -> Words:
    """Two steps of one roadmap cover the same time.

    Readers plan by these periods, and cannot tell which of the two steps the shared time belongs
    to.

    Bad: `Months 8-10: …`, then `Months 10-12: …`

    Good: `Months 8-10: …`, then `Months 11-12: …`
    """
    shared = f"{unit} {first}" if first == last else f"{unit}s {first} to {last}"
    return Words(
        f"{previous} and {step} overlap in {shared}",
        f"start this step in {unit} {last + 1}, or end the one before in {unit} {first - 1}",
    )


@rule("CD403", "roadmap-reversed", "error")
def roadmap_reversed(step: str) -> Words:
    """A step of the roadmap ends before it starts.

    Bad: `Months 6-3: …`

    Good: `Months 3-6: …`
    """
    return Words(f"“{step}” ends before it starts", "put the earlier number first")


@rule("CD404", "roadmap-start-at-zero", "warning")
def roadmap_start_at_zero(step: str) -> Words:
    """A step of the roadmap starts at zero, although months and weeks count from 1.

    `Months 0-3` may be three months or four. The row keeps the zero.

    Bad: `Months 0-3: …`, then `Months 4-6: …`

    Good: `Months 1-3: …`, then `Months 4-6: …`
    """
    return Words(f"“{step}” starts at zero, so its length is not clear", "count from 1")


@rule("CD405", "roadmap-number-missing", "warning")
def roadmap_number_missing(step: str, first: int, last: int) -> Words:
    """The numbers of the steps skip one or more.

    Either a step is missing, or the steps were not renumbered after one was removed.

    Bad: `Phase 1: …`, then `Phase 3: …`

    Good: `Phase 1: …`, then `Phase 2: …`
    """
    missing = f"number {first} is" if first == last else f"numbers {first} to {last} are"
    return Words(
        f"{missing} missing before “{step}”", "add the missing step, or renumber the steps"
    )


@rule("CD406", "roadmap-number-out-of-order", "warning")
def roadmap_number_out_of_order(step: str, number: int, before: int) -> Words:
    """A step has the same number as the step before it, or a lower one.

    Bad: `Phase 2: …`, then `Phase 2: …`

    Good: `Phase 2: …`, then `Phase 3: …`
    """
    return Words(
        f"“{step}” has number {number} but comes after number {before}", "renumber the steps"
    )


@rule("CD407", "roadmap-out-of-order", "warning")
def roadmap_out_of_order(step: str, previous: str) -> Words:
    """A step comes after one that starts later.

    Bad: `Months 1-3: …`, then `Months 7-9: …`, then `Months 4-6: …`

    Good: `Months 1-3: …`, then `Months 4-6: …`, then `Months 7-9: …`
    """
    return Words(
        f"“{step}” comes after “{previous}” but starts earlier",
        "put the steps in order of time, or give each plan its own heading",
    )


@rule("CD408", "roadmap-restart", "info")
def roadmap_restart(unit: str) -> Words:
    """The count of weeks or months starts over, inside a larger step or in a second plan.

    The rows keep the numbers as written. The larger step says when a step takes place in the whole
    plan.

    Bad: `Month 2`, and in it `Week 1: …`

    Good: `Month 2`, and in it `Week 5: …`
    """
    return Words(
        f"the count of {unit}s starts over here", f"count the {unit}s through the whole plan"
    )


@rule("CD409", "roadmap-outside-its-phase", "warning")
def roadmap_outside_its_phase(step: str, phase: str) -> Words:
    """A step is outside the period of the step that contains it.

    Bad: `Phase 1 (Months 1-3)`, and in it `Month 4: …`

    Good: `Phase 1 (Months 1-4)`, and in it `Month 4: …`
    """
    return Words(
        f"“{step}” is outside the period of “{phase}”",
        "correct one of the two periods, or move the step",
    )


@rule("CD410", "role-without-pay", "warning")
def role_without_pay(role: str) -> Words:
    """A role is described but has no pay, although other roles of the guide do.

    Bad: a section `### Midwife`, and a salary table that lists only nurses.

    Good: a row `| Midwife | $61,000 |` in the salary table.
    """
    return Words(f"the role {role} is described but has no pay", "add the role to the salary table")


@rule("CD411", "role-without-description", "warning")
def role_without_description(role: str) -> Words:
    """A role has pay but no description, although other roles of the guide do.

    The description of a role also counts for its levels, such as `Senior Nurse`.

    Bad: `Head of AI` only in the salary table.

    Good: a paragraph about the role under a heading with its name.
    """
    return Words(
        f"the role {role} has pay but no description",
        "add a section about the role, with its name as the heading",
    )


@rule("CD412", "duplicate-role", "error")
def duplicate_role(role: str) -> Words:
    """A role has two amounts of pay for the same place, level and experience.

    Nothing says which of the two is right.

    Bad: `| Nurse | $60,000 |`, then `| Nurse | $70,000 |`

    Good: one row; or rows that say how they differ, such as `| Nurse (0-2 years) | $60,000 |`.
    """
    return Words(
        f"{role} has pay twice for the same place, level and experience",
        "remove one of the two, or say in both how they differ",
    )


@rule("CD413", "guide-role-unknown", "warning")
def guide_role_unknown() -> Words:
    """Pay is given by level, experience or place only, and no title says which role it is for.

    The amounts are published without a role.

    Bad: a table `| Level | Salary |` in a guide whose title `# Where the money is` names no role.

    Good: `# Electrician Career Guide`
    """
    return Words(
        "it is not clear which role this pay is for",
        "name the role in the guide's title or in the table",
    )


@rule("CD414", "alias-clash", "warning")
def alias_clash(alias: str, role: str, other: str) -> Words:
    """Two roles of the guide share a name.

    Both are published with it, so a search for the name finds two roles. Levels of one role may
    share a name.

    Bad: rows `Certified Nursing Assistant (CNA)` and `Clinical Nurse Analyst (CNA)` in one salary table.

    Good: rows `Certified Nursing Assistant (CNA)` and `Clinical Nurse Analyst` in one salary table.
    """
    message = f"{quoted(other)} and {quoted(role)} are both called {quoted(alias)}"
    if alias in (role, other):
        message = f"{quoted(other if alias == role else role)} is also called {quoted(alias)}, which is another role"
    return Words(
        message,
        "give the name to one role only; if both are the same role, use one name throughout",
    )


@rule("CD415", "misspelled-role", "warning")
def misspelled_role(name: str, meant: str) -> Words:
    """The name of a role looks like a misspelling of another role of the guide.

    The two are published as separate roles, so the pay of one and the description of the other stay
    apart.

    Bad: `### Exective Pastry Chef`

    Good: `### Executive Pastry Chef`
    """
    return Words(
        f"the role {quoted(name)} looks misspelt, so it is published as a role of its own",
        f"did you mean {quoted(meant)}?",
    )


@rule("CD420", "market-fact-without-source", "warning")
def market_fact_without_source(label: str) -> Words:
    """A fact about the market has no source.

    Bad: `- Remote work: Over 65% of roles are remote`

    Good: `- Remote work: Over 65% of roles are remote (LinkedIn, 2026)`
    """
    return Words(f"the fact “{label}” has no source", "add the source in brackets at the end")


@rule("CD421", "forecast-past", "warning")
def forecast_past(label: str, by: int, edition: int) -> Words:
    """A fact about the market is a forecast for a year before the guide's edition.

    A statement about the past (`grew from 2019 to 2023`, `had reached 5 million by 2023`) is not a
    forecast.

    Bad: `- Investment: projected to exceed $300 billion by 2024 (IDC)` in a guide of 2026.

    Good: `- Investment: projected to exceed $400 billion by 2029 (IDC)` in a guide of 2026.
    """
    return Words(
        f"the fact {quoted(label)} is a forecast for {by}, but this is the {edition} edition",
        "replace it with the actual figure or a newer forecast",
    )


@rule("CD422", "unreadable-figure", "warning")
def unreadable_figure(label: str, figure: str, readings: tuple[str, ...]) -> Words:
    """The figure of a market fact cannot be read, or can be read in two ways.

    The fact is
    published without
    it.

    Bad: `- Openings: 1.234.56 jobs a year (BLS)`

    Good: `- Openings: 123,456 jobs a year (BLS)`
    """
    why = f"could be {' or '.join(readings)}" if readings else "cannot be read as a number"
    return Words(
        f"the figure {quoted(figure)} in {quoted(label)} {why}, so it is not published",
        "write it in full, with a separator between groups of three digits, as in 1,234,567",
    )
