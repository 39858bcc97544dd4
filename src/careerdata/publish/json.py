"""A table as JSON: an array of row objects, one row a line, keys in the contract's order.

Beside it stands its JSON Schema. The rows are canonical: equal values give equal bytes on every system, so
the digest is taken over them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from careerdata.contract import INTEGER_RANGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from careerdata.contract import Field, FieldType, TableSchema
    from careerdata.tables import Columns

JsonObject = dict[str, Any]

_EXACT = 2**53
"""From here on a float is not exact to the unit, and its shortest form is the honest one."""


def json_rows(columns: Columns, table: TableSchema) -> Iterator[str]:
    """Each row as a JSON object on one line, without the line's end.

    Raises ValueError for a number that JSON does not have (NaN, infinity).
    """
    keys = ", ".join(f"{json.dumps(name)}: %s" for name in table.column_names)
    # One template for all rows and one encoder a column: five times as fast as an encoder for each row.
    encoded = [map(_ENCODERS[field.type], columns[field.name]) for field in table.fields]
    return map(f"{{{keys}}}".__mod__, zip(*encoded, strict=True))


def json_table(rows: Iterable[str]) -> bytes:
    """The whole file for rows that `json_rows` gave, in UTF-8."""
    body = ",\n".join(rows)
    return f"[\n{body}\n]\n".encode() if body else b"[]\n"


def canonical(value: object) -> str:
    """A value as JSON on one line, keys sorted: equal values, equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)


# `json.dumps` with these settings would make an encoder for each value.
_plain = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def _text(value: object) -> str:
    return "null" if value is None else _plain(value)


def _integer(value: object) -> str:
    return str(value) if type(value) is int else _text(value)


def _boolean(value: object) -> str:
    return "true" if value is True else "false" if value is False else _text(value)


def _number(value: object) -> str:
    if not isinstance(value, int | float):
        return _text(value)
    number = float(value)
    return str(int(number)) if number.is_integer() and abs(number) < _EXACT else _plain(number)


_ENCODERS: dict[FieldType, Callable[[object], str]] = {
    "string": _text,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "array": lambda value: "[]" if value == [] else _text(value),
}


def json_schema(table: TableSchema) -> JsonObject:
    """The JSON Schema (2020-12) of the table's JSON file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
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
