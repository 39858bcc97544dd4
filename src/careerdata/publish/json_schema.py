"""The JSON Schema (2020-12) of a table's JSON file, from the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerdata.contract import INTEGER_RANGES
from careerdata.publish.manifest import pretty

if TYPE_CHECKING:
    from careerdata.contract import Field, TableSchema
    from careerdata.publish.written_tables import WrittenTables

JsonObject = dict[str, Any]


def write_json_schemas(written: WrittenTables) -> None:
    """Write the JSON Schema of each table's JSON file."""
    folder = written.folder / "schemas"
    folder.mkdir()
    for table in written.contract.tables:
        (folder / f"{table.name}.schema.json").write_bytes(pretty(json_schema(table)))


def json_schema(table: TableSchema) -> JsonObject:
    """The JSON Schema (2020-12) of the table's JSON file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:careerdata:{table.version}:{table.name}",
        "version": table.version,
        "title": table.name,
        "description": table.description,
        "type": "array",
        "items": {
            "type": "object",
            "properties": {field.name: _property(field) for field in table.fields},
            "required": list(table.column_names),
            "additionalProperties": False,
        },
    }


def _property(field: Field) -> JsonObject:
    schema: JsonObject = {
        "description": field.description,
        "type": field.type if field.required else [field.type, "null"],
    }
    if field.unit:
        schema["x-unit"] = field.unit
    if field.type == "array":
        schema["items"] = {"type": "string"}
    if field.enum is not None:
        # The enum decides alone: a column that may be null must list null too.
        schema["enum"] = [*field.enum] if field.required else [*field.enum, None]
    if field.pattern is not None:
        # Table Schema means the whole value, JSON Schema any part of it.
        schema["pattern"] = f"^(?:{field.pattern})$"
    return schema | _bounds(field)


def _bounds(field: Field) -> JsonObject:
    low, high = INTEGER_RANGES.get(field.arrow, (None, None))
    bounds = {
        "minimum": low if field.minimum is None else field.minimum,
        "maximum": high if field.maximum is None else field.maximum,
        "minItems" if field.type == "array" else "minLength": field.min_length,
    }
    return {key: value for key, value in bounds.items() if value is not None}
