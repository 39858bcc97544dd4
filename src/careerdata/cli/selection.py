"""The options of `careerdata check` that select findings, and writing a baseline."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from careerdata.cli.failure import unknown
from careerdata.control.baseline import FILE_NAME, Baseline, read_baseline
from careerdata.control.codes import covering, is_binding, is_known
from careerdata.control.configured import ConfigFile
from careerdata.control.settings import find_settings
from careerdata.report.checked import counted
from careerdata.rules.all_rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from careerdata.control.settings import Settings
    from careerdata.model.finding import Finding
    from careerdata.pipeline import Outcome


def _codes(
    _context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[str, ...]:
    codes = [code.strip().upper() for part in given for code in part.split(",") if code.strip()]
    for code in codes:
        if not is_known(code):
            raise unknown("rule", code, RULES)
    return tuple(codes)


def _day(
    _context: click.Context, _parameter: click.Parameter, given: datetime | None
) -> date | None:
    return given.date() if given else None


select_option = click.option(
    "--select",
    multiple=True,
    metavar="CODE,…",
    callback=_codes,
    help="Show only the findings of these rules: a code such as CD402, or its beginning such as CD4.",
)

ignore_option = click.option(
    "--ignore",
    multiple=True,
    metavar="CODE,…",
    callback=_codes,
    help="Leave out the findings of these rules.",
)

baseline_option = click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A file of accepted findings; the settings may also name one.",
)

write_baseline_option = click.option(
    "--write-baseline", is_flag=True, help="Accept all current findings: add them to the baseline."
)

as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d", "%Y"]),
    metavar="DATE",
    callback=_day,
    help="A day or a year: report older editions, and let entries of the baseline expire by this day instead of today.",
)


class Asked(NamedTuple):
    """What the command line says about findings."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    baseline: Path | None
    as_of: date | None

    @property
    def day(self) -> date:
        """The day by which entries of the baseline expire; the default is today."""
        return self.as_of or datetime.now().astimezone().date()

    @property
    def year(self) -> int | None:
        """The year for which guides must be up to date, if one is given."""
        return self.as_of.year if self.as_of else None

    def settings(self) -> Settings:
        """The settings of the working folder, with the options of the command line."""
        settings = find_settings(Path())
        if self.select:
            # An optional rule runs if it is named, with its own severity unless the settings change
            # it.
            optional = [
                RULES[code] for code in self.select if code in RULES and RULES[code].is_optional
            ]
            severity = {rule.code: rule.severity for rule in optional}
            before = settings.selection.overall
            overall = replace(before, select=(), severity={**severity, **before.severity})
            settings = replace(settings, selection=replace(settings.selection, overall=overall))
        return replace(settings, baseline=self.baseline or settings.baseline)

    def narrowed(self, findings: Sequence[Finding]) -> list[Finding]:
        """The selected findings; `--ignore` does not leave out errors that always count."""
        return [
            finding
            for finding in findings
            if (not self.select or covering(self.select, finding.rule))
            and (not covering(self.ignore, finding.rule) or is_binding(finding))
        ]


def renew_baseline(outcome: Outcome, settings: Settings, as_of: date) -> Outcome:
    """Accept the findings of a run in the baseline,
    report it on standard error, and return the rest.
    """
    path = settings.baseline or Path(FILE_NAME)
    before = read_baseline(path) if path.exists() else Baseline(ConfigFile(path, ""))
    guide_ids = {each.guide_id for each in outcome.inputs}
    before.renewed(outcome.findings, guide_ids).write()
    after = read_baseline(path)
    accepted = counted(len(after.entries), "finding")
    click.echo(f"{path} accepts {accepted} ({_change(before, after)}).", err=True)
    if settings.baseline is None:
        click.echo(f'To use it, add baseline = "{path}" to careerdata.toml.', err=True)
    expired: list[Finding] = []
    left = after.accept(outcome.findings, guide_ids, as_of, expired.append)
    return replace(outcome, findings=(*left, *expired))


def _change(before: Baseline, after: Baseline) -> str:
    old, new = ({entry.fingerprint for entry in baseline.entries} for baseline in (before, after))
    return f"{len(new - old)} new, {len(old - new)} removed"
