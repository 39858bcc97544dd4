"""CD8xx: settings, comments and baselines that do not do what they were written for."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule


@rule("CD801", "unknown-rule-code", "warning")
def unknown_rule_code(code: str, nearest: str | None) -> Words:
    """Settings or a comment in a guide name a rule that does not exist.

    What was to be silenced goes on, or what was to be graver is not. `CD4` stands for all rules whose codes
    begin with it; `careerdata rule` lists them.

    Bad: `ignore = ["CD9"]`

    Good: `ignore = ["CD402"]`
    """
    hint = f"did you mean {nearest}?" if nearest else "`careerdata rule` lists all rules"
    return Words(f"no rule has a code that is or begins with “{code}”", hint)


@rule("CD802", "malformed-comment", "warning")
def malformed_comment(problem: str) -> Words:
    """A comment in a guide speaks to careerdata, and says nothing that it understands.

    Bad: `<!-- careerdata: ignore -->`

    Good: `<!-- careerdata: ignore CD402 the steps are meant to overlap -->`, or `ignore-file CD402` for a whole guide.
    """
    return Words(f"this comment has no effect: {problem}", "write `ignore`, the code of a rule, and the reason")


@rule("CD803", "unused-ignore", "warning")
def unused_ignore(code: str, *, whole_guide: bool) -> Words:
    """A comment in a guide silences a rule that finds nothing there.

    The fault was mended, or the comment stands in the wrong place: on a line of its own it is about the next line
    that is not blank, behind the text of a line about that line, and with `ignore-file` about the whole guide.
    A comment that stays would silence the next fault, too.

    Bad: `- Months 11-12: … <!-- careerdata: ignore CD402 … -->` behind steps that do not overlap.

    Good: the comment removed.
    """
    where = "in this guide" if whole_guide else "in the line that this comment is about"
    return Words(f"{code} finds nothing {where}", f"remove {code} from the comment")


@rule("CD804", "ignore-without-reason", "info")
def ignore_without_reason(codes: str) -> Words:
    """A comment silences a rule and does not say why.

    Whoever edits the guide next cannot tell whether the finding is still right to be silenced.

    Bad: `<!-- careerdata: ignore CD402 -->`

    Good: `<!-- careerdata: ignore CD402 the steps are meant to overlap -->`
    """
    return Words(f"this comment ignores {codes} without a reason", "say behind the code why it is right here")


@rule("CD805", "unused-baseline-entry", "warning")
def unused_baseline_entry(code: str, guide: str) -> Words:
    """The baseline accepts a finding that is not there any more.

    The fault was mended, or the value that it is about has changed: then the new value was never accepted.

    Bad: an entry for a step that was corrected since.

    Good: a baseline that `careerdata check --write-baseline` has written anew.
    """
    return Words(
        f"the accepted finding of {code} in the guide {guide} is not found any more",
        "remove the entry, or write the baseline anew with --write-baseline",
    )


@rule("CD806", "expired-baseline-entry", "warning")
def expired_baseline_entry(code: str, guide: str, until: str) -> Words:
    """The baseline accepted a finding until a day that is over, so the finding counts again.

    Bad: an entry with `"until": "2026-03-31"` in April.

    Good: the fault mended; or a later day, with a reason.
    """
    return Words(
        f"the finding of {code} in the guide {guide} was accepted until {until}",
        "mend the guide, or give the entry a later day and the reason",
    )


@rule("CD807", "error-not-ignorable", "warning")
def error_not_ignorable(code: str) -> Words:
    """Settings, a comment or a baseline would silence or soften an error that no build can do without.

    Behind these errors stand rows that the contract forbids, values that are wrong, or guides that would be
    missing: with the error silenced, they would be published like that. Errors whose text gives no row, such as
    an amount with an unknown currency, may be ignored.

    Bad: `ignore = ["CD403"]` in a project with the step `Months 6-3`.

    Good: the guide mended: `Months 3-6`.
    """
    return Words(
        f"{code} is still an error: without it, something wrong would be published",
        f"mend what {code} finds, and remove it here",
    )
