"""CD8xx: settings, comments and baselines that have no effect, or not the intended one."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule


@rule("CD801", "unknown-rule-code", "warning")
def unknown_rule_code(code: str, nearest: str | None) -> Words:
    """The settings or a comment in a guide name a rule that does not exist.

    So the line has no effect. `CD4` means all rules whose codes begin with it; `careerdata rule`
    lists them.

    Bad: `ignore = ["CD9"]`

    Good: `ignore = ["CD402"]`
    """
    hint = f"did you mean {nearest}?" if nearest else "`careerdata rule` lists all rules"
    return Words(f"no rule has the code “{code}”, or a code that begins with it", hint)


@rule("CD802", "malformed-comment", "warning")
def malformed_comment(problem: str) -> Words:
    """A comment in a guide begins with `careerdata:` but is not a valid instruction.

    Bad: `<!-- careerdata: ignore -->`

    Good: `<!-- careerdata: ignore CD402 the steps are meant to overlap -->`, or `ignore-file CD402` for a whole guide.
    """
    return Words(
        f"this comment has no effect: {problem}",
        "write `ignore`, then the code of a rule, then the reason",
    )


@rule("CD803", "unused-ignore", "warning")
def unused_ignore(code: str, *, whole_guide: bool) -> Words:
    """A comment in a guide ignores a rule that finds nothing there.

    Either the problem was fixed, or the comment is in the wrong place. A comment at the end of a
    line covers that line, a comment on a line of its own covers the next line that is not blank,
    and `ignore-file` covers the whole guide. Remove a comment that is not needed: it would hide the
    next problem.

    Bad: `- Months 11-12: … <!-- careerdata: ignore CD402 … -->` after steps that do not overlap.

    Good: no comment.
    """
    where = "in this guide" if whole_guide else "in the line that this comment covers"
    return Words(f"{code} finds nothing {where}", f"remove {code} from the comment")


@rule("CD804", "ignore-without-reason", "info")
def ignore_without_reason(codes: str) -> Words:
    """A comment ignores a rule without a reason.

    The next editor of the guide cannot tell whether the comment is still needed.

    Bad: `<!-- careerdata: ignore CD402 -->`

    Good: `<!-- careerdata: ignore CD402 the steps are meant to overlap -->`
    """
    return Words(f"this comment ignores {codes} without a reason", "add the reason after the code")


@rule("CD805", "unused-baseline-entry", "warning")
def unused_baseline_entry(code: str, guide: str) -> Words:
    """The baseline accepts a finding that no longer exists.

    Either the problem was fixed, or the value changed, and nobody has accepted the new value.

    Bad: an entry for a step that has been corrected.

    Good: a baseline updated with `careerdata check --write-baseline`.
    """
    return Words(
        f"the baseline accepts {code} in the guide {guide}, but it is no longer found",
        "remove the entry, or update the baseline with --write-baseline",
    )


@rule("CD806", "expired-baseline-entry", "warning")
def expired_baseline_entry(code: str, guide: str, until: str) -> Words:
    """An entry of the baseline has expired, so its finding counts again.

    Bad: an entry with `"until": "2026-03-31"` in April.

    Good: the problem fixed; or a later day, with a reason.
    """
    return Words(
        f"the baseline accepted {code} in the guide {guide} only until {until}",
        "fix the guide, or give the entry a later day and a reason",
    )


@rule("CD807", "error-not-ignorable", "warning")
def error_not_ignorable(code: str) -> Words:
    """The settings, a comment or a baseline try to ignore or downgrade an error that always counts.

    Such an error means that rows break the contract, values are wrong or guides are missing. If it
    were ignored, the dataset would be published like that. Errors that keep a text out of the
    dataset, such as an amount with an unknown currency, may be ignored.

    Bad: `ignore = ["CD403"]` in a project with the step `Months 6-3`.

    Good: `Months 3-6` in the guide.
    """
    return Words(
        f"{code} cannot be ignored, because wrong data would be published",
        f"fix what {code} finds, and remove it here",
    )
