"""CD4xx: what the rows of one guide say together."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule
from careerdata.rules.wording import quoted


@rule("CD401", "roadmap-gap", "warning")
def roadmap_gap(unit: str, first: int, last: int, previous: str) -> Words:
    """Between two steps of the roadmap lies time that no step covers.

    Bad: `Months 1-2: …`, then `Months 4-6: …`

    Good: `Months 1-3: …`, then `Months 4-6: …`
    """
    missing = f"{unit} {first}" if first == last else f"{unit}s {first} to {last}"
    return Words(f"no step covers {missing}", f"start this step right after “{previous}”, or say what to do then")


@rule("CD402", "roadmap-overlap", "warning")
def roadmap_overlap(step: str, previous: str, unit: str, first: int, last: int) -> Words:
    """Two steps of one roadmap cover the same time.

    Readers plan by these periods; which of both steps the shared time belongs to is not said.

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
    """A step of the roadmap starts at zero, while months and weeks are counted from 1.

    Whether `Months 0-3` are three months or four is not said; the row keeps the zero.

    Bad: `Months 0-3: …`, then `Months 4-6: …`

    Good: `Months 1-3: …`, then `Months 4-6: …`
    """
    return Words(f"“{step}” starts at zero", "count from 1")


@rule("CD405", "roadmap-number-missing", "warning")
def roadmap_number_missing(step: str, first: int, last: int) -> Words:
    """The numbers of the steps leave one out.

    A step may have been forgotten, or the numbers were not mended after one was removed.

    Bad: `Phase 1: …`, then `Phase 3: …`

    Good: `Phase 1: …`, then `Phase 2: …`
    """
    missing = f"number {first}" if first == last else f"numbers {first} to {last}"
    return Words(f"no step before “{step}” has the {missing}", "add the step, or mend the numbers")


@rule("CD406", "roadmap-number-out-of-order", "warning")
def roadmap_number_out_of_order(step: str, number: int, before: int) -> Words:
    """The number of a step is that of the step before it, or a lower one.

    Bad: `Phase 2: …`, then `Phase 2: …`

    Good: `Phase 2: …`, then `Phase 3: …`
    """
    return Words(f"“{step}” has the number {number} and comes after number {before}", "mend the numbers")


@rule("CD407", "roadmap-out-of-order", "warning")
def roadmap_out_of_order(step: str, previous: str) -> Words:
    """A step stands behind one that starts later.

    Bad: `Months 1-3: …`, then `Months 7-9: …`, then `Months 4-6: …`

    Good: `Months 1-3: …`, then `Months 4-6: …`, then `Months 7-9: …`
    """
    return Words(
        f"“{step}” comes after “{previous}”, but starts before it",
        "put the steps in the order of time, or set two plans apart with a heading for each",
    )


@rule("CD408", "roadmap-restart", "info")
def roadmap_restart(unit: str) -> Words:
    """The time of the steps starts again from the beginning, inside a larger step or in a second plan.

    The rows keep the numbers as written; where a step stands in the whole plan follows from the larger one.

    Bad: `Month 2`, and in it `Week 1: …`

    Good: `Month 2`, and in it `Week 5: …`
    """
    return Words(f"the {unit}s start again from the beginning", f"count the {unit}s through all steps of a plan")


@rule("CD409", "roadmap-outside-its-phase", "warning")
def roadmap_outside_its_phase(step: str, phase: str) -> Words:
    """A step lies outside the time of the step that holds it.

    Bad: `Phase 1 (Months 1-3)`, and in it `Month 4: …`

    Good: `Phase 1 (Months 1-4)`, and in it `Month 4: …`
    """
    return Words(f"“{step}” lies outside “{phase}”, which holds it", "mend one of the two, or move the step")


@rule("CD410", "role-without-pay", "warning")
def role_without_pay(role: str) -> Words:
    """A role is described, but the guide's pay says nothing of it while it does of other roles.

    Bad: a section `### Midwife`, and a salary table with nurses alone.

    Good: a row `| Midwife | $61,000 |` in the salary table.
    """
    return Words(f"the role {role} is described, but no pay is given for it", "add the role to the salary table")


@rule("CD411", "role-without-description", "warning")
def role_without_description(role: str) -> Words:
    """A role has pay, but the guide does not describe it while it does other roles.

    A role with a level (`Senior Nurse`) is described where the role without it is.

    Bad: `Head of AI` in the salary table alone.

    Good: a paragraph about the role under its name.
    """
    return Words(
        f"the role {role} has pay, but is not described",
        "add a section with the role's name and what it does",
    )


@rule("CD412", "duplicate-role", "error")
def duplicate_role(role: str) -> Words:
    """The same role gets pay twice for the same place, level and experience.

    Which of both amounts holds is not known.

    Bad: `| Nurse | $60,000 |`, then `| Nurse | $70,000 |`

    Good: one row; or rows that say what makes them differ, such as `| Nurse (0-2 years) | $60,000 |`.
    """
    return Words(
        f"{role} has pay for the same place, level and experience twice",
        "remove one of the two, or say in both what makes them differ",
    )


@rule("CD413", "guide-role-unknown", "warning")
def guide_role_unknown() -> Words:
    """Pay is given by level, experience or place alone, and no title says which role it is about.

    The amounts are published without a role.

    Bad: a table `| Level | Salary |` in a guide whose title `# Where the money is` names no role.

    Good: `# Electrician Career Guide`
    """
    return Words("it is not clear which role this pay is about", "name the role in the guide's title or in the table")


@rule("CD414", "alias-clash", "warning")
def alias_clash(alias: str, role: str, other: str) -> Words:
    """One name stands for two roles of the guide.

    Both roles are published with it, and whoever looks for the name finds two. Levels of one role may share a name.

    Bad: rows `Certified Nursing Assistant (CNA)` and `Clinical Nurse Analyst (CNA)` in one salary table.

    Good: rows `Certified Nursing Assistant (CNA)` and `Clinical Nurse Analyst` in one salary table.
    """
    told = f"{quoted(alias)} is a name of {quoted(other)} and of {quoted(role)}"
    if alias in (role, other):
        told = f"{quoted(other if alias == role else role)} is also called {quoted(alias)}, which is a role of its own"
    return Words(told, "leave the name to one of the two roles; where both are one role, call it the same everywhere")


@rule("CD415", "misspelled-role", "warning")
def misspelled_role(name: str, meant: str) -> Words:
    """A role's name is one slip away from that of another role of the guide, which is known or stands first.

    The two become two roles: the pay of the one and the description of the other do not meet.

    Bad: `### Exective Pastry Chef`

    Good: `### Executive Pastry Chef`
    """
    return Words(
        f"the role {quoted(name)} looks misspelt, and is published beside {quoted(meant)}",
        f"did you mean {quoted(meant)}?",
    )


@rule("CD420", "market-fact-without-source", "warning")
def market_fact_without_source(label: str) -> Words:
    """A fact about the market names no source.

    Bad: `- Remote work: Over 65% of roles are remote`

    Good: `- Remote work: Over 65% of roles are remote (LinkedIn, 2026)`
    """
    return Words(f"the fact “{label}” names no source", "add the source in brackets at its end")


@rule("CD421", "forecast-past", "warning")
def forecast_past(label: str, by: int, edition: int) -> Words:
    """A fact about the market is a forecast for a year that is over in the guide's edition.

    What is told of past years as past (`grew from 2019 to 2023`, `had reached 5 million by 2023`) is no forecast.

    Bad: `- Investment: projected to exceed $300 billion by 2024 (IDC)` in a guide of 2026.

    Good: `- Investment: projected to exceed $400 billion by 2029 (IDC)` in a guide of 2026.
    """
    return Words(
        f"the fact {quoted(label)} is a forecast for {by}, which is over in this edition of {edition}",
        "write the figure that came true, or a newer forecast",
    )


@rule("CD422", "unreadable-figure", "warning")
def unreadable_figure(label: str, figure: str, readings: tuple[str, ...]) -> Words:
    """The figure of a market fact is no number, or may be two, so the fact is published without it.

    Bad: `- Openings: 1.234.56 jobs a year (BLS)`

    Good: `- Openings: 123,456 jobs a year (BLS)`
    """
    why = f"may be {' or '.join(readings)}" if readings else "is no number that can be read"
    return Words(
        f"{quoted(figure)}, the figure of {quoted(label)}, {why}, so it is not published",
        "write it in full, with separators before each group of three digits, as in 1,234,567",
    )
