"""`careerdata rule`: explain the rules."""

from __future__ import annotations

import click

from careerdata.cli.failure import unknown
from careerdata.report.manual import format_list, format_manual, format_page
from careerdata.rules.all_rules import RULES


@click.command(epilog="\b\nExample:\n  careerdata rule CD103")
@click.argument("code", required=False)
@click.option(
    "--as",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    help="The format of the list.",
)
def rule(code: str | None, form: str) -> None:
    """Explain the rule with a code or a name, or list all rules.

    `--as markdown` without CODE explains all rules on one page.
    """
    if code is None:
        click.echo(format_page() if form == "markdown" else format_list(RULES.values()), nl=False)
        return
    chosen = RULES.get(code.upper()) or next(
        (each for each in RULES.values() if each.name == code), None
    )
    if chosen is None:
        raise unknown("rule", code, [*RULES, *(each.name for each in RULES.values())])
    click.echo(format_manual(chosen), nl=False)
