"""`careerdata schema`: describe the tables."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from careerdata.cli.failure import Failure, unknown
from careerdata.cli.options import schemas_option
from careerdata.contract import load_contract
from careerdata.lexicon.schemas import load_schemas
from careerdata.publish.descriptors.row_types import (
    python_row,
    python_types,
    row_interface,
    type_declarations,
)
from careerdata.publish.json_schema import json_schema
from careerdata.report.json import report_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from careerdata.contract import Contract, TableSchema
    from careerdata.publish.json_schema import JsonObject

_REPORT = "findings-report"


@click.command(epilog="\b\nExample:\n  careerdata schema salary_bands")
@click.argument("table", required=False, metavar="[TABLE|findings-report]")
@click.option(
    "--as",
    "language",
    type=click.Choice(["jsonschema", "typescript", "python"]),
    default="jsonschema",
    show_default=True,
    help="The language of the description.",
)
@schemas_option
def schema(table: str | None, language: str, schemas: tuple[Path, ...]) -> None:
    """Print the JSON Schema of TABLE, or list all tables.

    `findings-report` is the output of `careerdata check --format json`. With `--as typescript` or
    `--as python` and without TABLE, it prints the types of all tables.
    """
    contract = load_contract(load_schemas(*schemas))
    if table is not None and table not in [*contract.table_names, _REPORT]:
        raise unknown("table", table, [*contract.table_names, _REPORT])
    if language in _TYPES:
        click.echo(_types(contract, table, language), nl=False)
    elif table is None:
        click.echo("\n".join(_overview(contract)))
    else:
        click.echo(json.dumps(_json_schema(contract, table), ensure_ascii=False, indent=2))


def _overview(contract: Contract) -> Iterator[str]:
    width = max(map(len, contract.table_names))
    for table in contract.tables:
        yield f"{table.name:<{width}}  {table.description}"


def _json_schema(contract: Contract, table: str) -> JsonObject:
    if table == _REPORT:
        return report_schema(json_schema(contract.table("findings")))
    return json_schema(contract.table(table))


_TYPES: dict[str, tuple[Callable[[Contract], str], Callable[[TableSchema], str]]] = {
    "typescript": (type_declarations, row_interface),
    "python": (python_types, python_row),
}
"""By language: what writes the types of all tables, and of one."""


def _types(contract: Contract, table: str | None, language: str) -> str:
    if table == _REPORT:
        raise Failure("findings-report is only available as JSON Schema")
    of_all, of_one = _TYPES[language]
    return of_all(contract) if table is None else of_one(contract.table(table)).strip("\n") + "\n"
