"""`types.d.ts`: the JSON tables for TypeScript."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.contract import Contract, Field, FieldType, TableSchema
    from careerdata.publish.written_tables import WrittenTables

TYPES = "types.d.ts"

_TYPES: dict[FieldType, str] = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "array": "string[]",
}


def write_types(written: WrittenTables) -> None:
    """Write the declaration file of the snapshot's tables."""
    (written.folder / TYPES).write_text(
        type_declarations(written.contract), encoding="utf-8", newline=""
    )


def type_declarations(contract: Contract) -> str:
    """A declaration file with an interface for the rows of
    each table and `Tables` for all of them.
    """
    head = _comment(f"The tables of a dataset, schema version {contract.version}.")
    return "\n".join([head, *map(row_interface, contract.tables), _all(contract)])


def row_interface(table: TableSchema) -> str:
    """The interface of one table's rows."""
    key = f"Its key: {', '.join(table.primary_key)}."
    columns = "".join(_column(field) for field in table.fields)
    return f"{_comment(table.description, key)}export interface {_name(table)} {{\n{columns}}}\n"


def _column(field: Field) -> str:
    unit = f"Unit: {field.unit}." if field.unit else ""
    return f"{_comment(field.description, unit, indent='  ')}  {field.name}: {' | '.join(_types(field))};\n"


def _types(field: Field) -> Iterator[str]:
    if field.enum is None:
        yield _TYPES[field.type]
    else:
        yield from (json.dumps(value) for value in field.enum)
    if not field.required:
        yield "null"


def _all(contract: Contract) -> str:
    tables = "".join(f"  {table.name}: {_name(table)}[];\n" for table in contract.tables)
    comment = _comment(
        'What the JSON file of each table holds: `json/roles.json` is a `Tables["roles"]`.'
    )
    return f"{comment}export interface Tables {{\n{tables}}}\n"


def _name(table: TableSchema) -> str:
    """The name of the interface: `salary_bands` has rows of `SalaryBandsRow`."""
    return "".join(word.capitalize() for word in table.name.split("_")) + "Row"


def _comment(*sentences: str, indent: str = "") -> str:
    # `*/` within a comment would end it, and the words after it would be read as code.
    words = " ".join(" ".join(filter(None, sentences)).split()).replace("*/", "* /")
    return f"{indent}/** {words} */\n"
