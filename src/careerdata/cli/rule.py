"""`careerdata rule`: what the rules find, and why."""

from __future__ import annotations

import click

from careerdata.cli.failure import unknown


@click.command(epilog="\b\nExample:\n  careerdata rule CD103")
@click.argument("code", required=False)
def rule(code: str | None) -> None:
    """Explain the rule CODE, or list all rules."""
    from careerdata.rules.all_rules import RULES

    if code is None:
        for each in RULES.values():
            click.echo(f"{each.code}  {each.severity:<7}  {each.name}")
        return
    chosen = RULES.get(code.upper()) or next((each for each in RULES.values() if each.name == code), None)
    if chosen is None:
        raise unknown("rule", code, [*RULES, *(each.name for each in RULES.values())])
    click.echo(f"{chosen.code} {chosen.name} ({chosen.severity})\n\n{chosen.manual}")
