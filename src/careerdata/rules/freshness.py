"""CD47x: guides that are out of date."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule


@rule("CD470", "edition-outdated", "warning")
def edition_outdated(edition: int, year: int) -> Words:
    """The edition of the guide is older than the year in `--as-of`.

    The rule runs only with `careerdata check --as-of 2027` (a year or a day), so no finding depends
    on the clock.

    Bad: `# Nurse Career Guide 2025`, checked as of 2026.

    Good: `# Nurse Career Guide 2026`, checked as of 2026.
    """
    years = "a year" if year - edition == 1 else f"{year - edition} years"
    return Words(
        f"this is the {edition} edition, {years} before {year}",
        "update the figures, then the year of the edition",
    )
