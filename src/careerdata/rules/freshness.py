"""CD47x: guides that time has overtaken."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule


@rule("CD470", "edition-outdated", "warning")
def edition_outdated(edition: int, year: int) -> Words:
    """The guide is an edition of an earlier year than the one that was asked about.

    It is looked for only with `careerdata check --as-of 2027` (a year or a day): no finding depends on the clock.

    Bad: `# Nurse Career Guide 2025`, checked as of 2026.

    Good: `# Nurse Career Guide 2026`, checked as of 2026.
    """
    years = "a year" if year - edition == 1 else f"{year - edition} years"
    return Words(
        f"this is the edition of {edition}, {years} before {year}",
        "bring the figures up to date, and then the year of the edition",
    )
