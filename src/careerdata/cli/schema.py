"""`careerdata schema`: what a table holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from careerdata.cli.failure import unknown
from careerdata.cli.options import schemas_option

if TYPE_CHECKING:
    from pathlib import Path

_REPORT = "findings-report"


@click.command(epilog="\b\nExample:\n  careerdata schema salary_bands")
@click.argument("table", required=False, metavar="[TABLE|findings-report]")
@schemas_option
def schema(table: str | None, schemas: tuple[Path, ...]) -> None:
    """Print the JSON Schema of TABLE, or list all tables.

    `findings-report` is what `careerdata check --format json` prints.
    """
    from careerdata.contract import load_contract
    from careerdata.publish.json import json_schema
    from careerdata.report.json import report_schema
    from careerdata.schemas import load_schemas

    contract = load_contract(load_schemas(*schemas))
    if table is None:
        width = max(map(len, contract.table_names))
        for each in contract.tables:
            click.echo(f"{each.name:<{width}}  {each.description}")
        return
    if table == _REPORT:
        made = report_schema(json_schema(contract.table("findings")))
    elif table in contract.table_names:
        made = json_schema(contract.table(table))
    else:
        raise unknown("table", table, [*contract.table_names, _REPORT])
    click.echo(json.dumps(made, ensure_ascii=False, indent=2))
