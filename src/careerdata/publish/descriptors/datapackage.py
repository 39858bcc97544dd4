"""`datapackage.json`: the tables as a Data Package (version 2 of https://datapackage.org)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from careerdata.publish.formats.csv import CSV_FOLDER
from careerdata.publish.manifest import file_entries, pretty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.contract import Field, ForeignKey, TableSchema
    from careerdata.publish.written_tables import WrittenTables

DATAPACKAGE = "datapackage.json"

_PROFILES = "https://datapackage.org/profiles/2.0"

JsonObject = dict[str, Any]


def write_datapackage(written: WrittenTables) -> None:
    """Write the descriptor of all tables, as JSON and, where the snapshot has it, as CSV."""
    (written.folder / DATAPACKAGE).write_bytes(pretty(datapackage(written)))


def datapackage(written: WrittenTables) -> JsonObject:
    """The descriptor; the resource of a table has its name,
    with `-csv` at the end for the CSV file.
    """
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "careerdata",
        "id": written.manifest["digest"],
        "title": "Career guides as tables",
        "description": (
            "What career guides say of roles, pay, skills, learning roadmaps and markets, each value with the place of "
            "the text that it was taken from."
        ),
        "version": written.contract.version,
        "resources": [*_resources(written, _JSON), *_resources(written, _CSV)]
        or list(_resources(written, _PARQUET)),
    }


class _Form(NamedTuple):
    """Files that hold the tables."""

    folder: str
    ending: str
    media_type: str
    suffix: str
    """The suffix of the name of a resource."""
    missing: list[str]
    """The texts that mean null."""


_JSON = _Form("json", "json", "application/json", "", [])
_CSV = _Form(CSV_FOLDER, "csv", "text/csv", "-csv", [""])
_PARQUET = _Form("parquet", "parquet", "application/vnd.apache.parquet", "", [])
"""Described where there is nothing else, as a package must describe something:
few programs know its lists.
"""


def _resources(written: WrittenTables, form: _Form) -> Iterator[JsonObject]:
    entries = {entry["path"]: entry for entry in file_entries(written.manifest)}
    for table in written.contract.tables:
        if entry := entries.get(f"{form.folder}/{table.name}.{form.ending}"):
            has_rows = written.manifest["tables"][table.name]["rows"] > 0
            yield {
                "name": table.name + form.suffix,
                "type": "table",
                "title": table.title,
                "description": table.description,
                **(_file(form, entry) if has_rows or form is not _JSON else _no_rows(table)),
                "schema": _schema(table, form),
            }


def _file(form: _Form, entry: dict[str, Any]) -> JsonObject:
    # Without the number of bytes, which frictionless takes for wrong in every JSON file.
    return {
        "path": entry["path"],
        "format": form.ending,
        "mediatype": form.media_type,
        "encoding": "utf-8",
        "hash": f"sha256:{entry['sha256']}",
    }


def _no_rows(table: TableSchema) -> JsonObject:
    """The header of a table without rows: in an empty array, frictionless sees no table."""
    return {"data": [list(table.column_names)]}


def _schema(table: TableSchema, form: _Form) -> JsonObject:
    keys: dict[str, list[JsonObject]] = {"foreignKeys": [], "nullableForeignKeys": []}
    for key in table.foreign_keys:
        if not _is_list(key, table):
            kind = "nullableForeignKeys" if _may_be_null_in_part(key, table) else "foreignKeys"
            keys[kind].append(_foreign_key(key, table, form.suffix))
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(field) for field in table.fields],
        "missingValues": form.missing,
        "primaryKey": list(table.primary_key),
        **{kind: some for kind, some in keys.items() if some},
    }


def _is_list(key: ForeignKey, table: TableSchema) -> bool:
    """Whether a key is in a list, which Table Schema does not support."""
    return any(table.field(name).type == "array" for name in key.fields)


def _may_be_null_in_part(key: ForeignKey, table: TableSchema) -> bool:
    """Whether some columns of a key may be null and others not: then it leads nowhere, as in SQL.

    Table Schema does not say so, and frictionless takes such a row for a fault: these keys have a
    name of our own.
    """
    return len({table.field(name).required for name in key.fields}) > 1


def _foreign_key(key: ForeignKey, table: TableSchema, suffix: str) -> JsonObject:
    resource = "" if key.table == table.name else key.table + suffix
    return {
        "fields": list(key.fields),
        "reference": {"resource": resource, "fields": list(key.reference_fields)},
    }


def _field(field: Field) -> JsonObject:
    described: JsonObject = {
        "name": field.name,
        "type": field.type,
        "title": field.title,
        "description": field.description,
    }
    if field.unit:
        described["unit"] = field.unit
    if field.type == "array":
        described["arrayItem"] = {"type": "string"}
    constraints = _constraints(field)
    return described | ({"constraints": constraints} if constraints else {})


def _constraints(field: Field) -> JsonObject:
    limits = {
        "required": field.required or None,
        "unique": field.unique or None,
        "enum": list(field.enum) if field.enum else None,
        "minimum": field.minimum,
        "maximum": field.maximum,
        "minLength": field.min_length,
        "pattern": field.pattern,
    }
    return {key: value for key, value in limits.items() if value is not None}
