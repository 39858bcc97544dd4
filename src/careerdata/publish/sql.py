"""The contract in SQL: names, texts, and the tables with their keys and limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from careerdata.contract import ArrowType, Contract, Field, ForeignKey, TableSchema


def name(identifier: str) -> str:
    """A quoted name, which may be a keyword of SQL."""
    return '"' + identifier.replace('"', '""') + '"'


def names(identifiers: Iterable[str]) -> str:
    """Names with commas between them."""
    return ", ".join(map(name, identifiers))


def text(value: str) -> str:
    """A quoted text."""
    return "'" + value.replace("'", "''") + "'"


@dataclass(frozen=True)
class Dialect:
    """What differs between databases."""

    types: Mapping[ArrowType, str]
    """The column type for each Arrow type."""
    checks: Mapping[ArrowType, str]
    """A condition for columns whose type is not enough, with `{0}` for the column."""
    only_to_earlier_tables: bool
    """Whether foreign keys may refer only to earlier tables of the contract."""
    options: str = ""
    """The text after the columns of a table."""


def create_table(table: TableSchema, contract: Contract, dialect: Dialect) -> str:
    """The statement that makes an empty table with its keys and limits."""
    lines = [_column(field, dialect) for field in table.fields]
    lines.append(f"PRIMARY KEY ({names(table.primary_key)})")
    lines += [_foreign_key(key) for key in enforced_keys(table, contract, dialect)]
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {name(table.name)} (\n  {body}\n){dialect.options};\n"


def enforced_keys(table: TableSchema, contract: Contract, dialect: Dialect) -> Iterator[ForeignKey]:
    """The foreign keys that the database can check:
    single values that are the whole key of a row.
    """
    for key in table.foreign_keys:
        is_list = any(table.field(field).type == "array" for field in key.fields)
        names_a_row = key.reference_fields == contract.table(key.table).primary_key
        is_earlier = contract.table_names.index(key.table) < contract.table_names.index(table.name)
        if names_a_row and not is_list and (is_earlier or not dialect.only_to_earlier_tables):
            yield key


def _column(field: Field, dialect: Dialect) -> str:
    column = name(field.name)
    conditions = (
        [dialect.checks[field.arrow].format(column)] if field.arrow in dialect.checks else []
    )
    if field.enum is not None:
        conditions.append(f"{column} IN ({', '.join(map(_value, field.enum))})")
    if field.minimum is not None:
        conditions.append(f"{column} >= {field.minimum}")
    if field.maximum is not None:
        conditions.append(f"{column} <= {field.maximum}")
    unique = " UNIQUE" if field.unique else ""
    required = " NOT NULL" if field.required else ""
    return f"{column} {dialect.types[field.arrow]}{required}{unique}" + "".join(
        f" CHECK ({c})" for c in conditions
    )


def describe(kind: str, table: TableSchema) -> Iterator[str]:
    """The comments of a table or view with its description and keys."""
    quoted = name(table.name)
    yield f"COMMENT ON {kind} {quoted} IS {text(' '.join([table.description, *_keys(table)]))};\n"
    for field in table.fields:
        unit = f" Unit: {field.unit}." if field.unit else ""
        yield f"COMMENT ON COLUMN {quoted}.{name(field.name)} IS {text(field.description + unit)};\n"


def _keys(table: TableSchema) -> Iterator[str]:
    yield f"Primary key: ({', '.join(table.primary_key)})."
    for key in table.foreign_keys:
        yield f"Foreign key: ({', '.join(key.fields)}) to {key.table} ({', '.join(key.reference_fields)})."


def _value(value: str | int) -> str:
    return text(value) if isinstance(value, str) else str(value)


def _foreign_key(key: ForeignKey) -> str:
    return f"FOREIGN KEY ({names(key.fields)}) REFERENCES {name(key.table)} ({names(key.reference_fields)})"
