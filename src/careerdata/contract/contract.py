"""The contract: `schemas/contract.yaml` and `schemas/tables/*.yaml` as records.

The files are Frictionless Table Schemas (Data Package v2) with keys of our own: `unit`, `arrow` and
`rules`. Nothing else defines a table. The contract loads in milliseconds, because its targets are
built where they are used: pandera in `validate.faults`, Arrow in `publish.parquet`, JSON Schema in
`publish.json_schema`.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, cast, get_args

from careerdata.lexicon.schemas import SchemasError
from careerdata.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Collection

    from careerdata.lexicon.schemas import Schemas, Tree

FieldType = Literal["string", "integer", "number", "boolean", "array"]
ArrowType = Literal["string", "int32", "int64", "float64", "bool", "list<string>"]
Scalar = str | int | float | bool

Operator = Literal[
    "le", "lt", "equal", "differ", "present", "any_present", "all_or_none", "present_with"
]
"""Row rules over a list of columns; a null passes.

`le`, `lt`, `equal`, `differ` compare two columns; `present`: none of them is null; `any_present`:
not all are; `all_or_none`: all or none are; `present_with`: where the first has a value, the second
has one too.
"""

ARROW_TYPES: dict[FieldType, tuple[ArrowType, ...]] = {
    "string": ("string",),
    "integer": ("int32", "int64"),
    "number": ("float64",),
    "boolean": ("bool",),
    "array": ("list<string>",),
}
"""The Arrow types for each field type; the first is the default."""

INTEGER_RANGES: dict[str, tuple[int, int]] = {
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
}
"""The smallest and the largest value of each integer type."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_FIELD_KEYS = ("name", "title", "type", "description", "unit", "arrow", "constraints")
_TABLE_KEYS = ("name", "title", "description", "fields", "primaryKey", "foreignKeys", "rules")
_RULE_KEYS = ("name", "when", "severity", "message", "hint")
_CONSTRAINTS: dict[FieldType, tuple[str, ...]] = {
    "string": ("required", "unique", "enum", "pattern", "minLength"),
    "integer": ("required", "unique", "enum", "minimum", "maximum"),
    "number": ("required", "unique", "minimum", "maximum"),
    "boolean": ("required",),
    "array": ("required", "minLength"),
}
_PAIRS = ("le", "lt", "equal", "differ", "present_with")


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table and what its values must be."""

    name: str
    title: str
    """What an editor calls it."""
    type: FieldType
    description: str
    arrow: ArrowType
    unit: str | None = None
    required: bool = False
    unique: bool = False
    enum: tuple[str | int, ...] | None = None
    minimum: float | None = None
    maximum: float | None = None
    min_length: int | None = None
    """In characters; for an array, in entries."""
    pattern: str | None = None
    """A regular expression (RE2 subset) for the whole value."""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that refer to a row of a table by its key; a list refers to one with each entry."""

    fields: tuple[str, ...]
    table: str
    reference_fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowRule:
    """A check of one row: an operator over columns, for the rows that `when` describes."""

    name: str
    operator: Operator | Literal["one_of", "decimals"]
    columns: tuple[str, ...]
    severity: Severity
    message: str
    """The message, with the values of the row for `{column}`."""
    hint: str | None = None
    when: tuple[tuple[str, tuple[Scalar, ...]], ...] = ()
    """Columns and the values that they must have for the rule to apply."""
    allowed: tuple[tuple[Scalar, ...], ...] = ()
    """For `one_of`: the allowed values of each column."""
    places: tuple[int, ...] = ()
    """For `decimals`: how many decimals each column may have."""


@dataclass(frozen=True)
class TableSchema:
    """One table of the contract."""

    version: str
    """Of the contract that it belongs to."""
    name: str
    title: str
    """What an editor calls one row of it."""
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    rules: tuple[RowRule, ...] = ()

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        """The names of all columns, in order."""
        return tuple(field.name for field in self.fields)

    @cached_property
    def is_shared(self) -> bool:
        """Whether its rows are shared by all guides;
        of several rows with the same key, the first counts.
        """
        return "guide_id" not in self.column_names

    def field(self, name: str) -> Field:
        """The field with a name; raises KeyError if there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


@dataclass(frozen=True)
class Contract:
    """All tables of a dataset, in their order."""

    version: str
    """Three numbers; the first goes up for breaking changes."""
    tables: tuple[TableSchema, ...]

    @cached_property
    def table_names(self) -> tuple[str, ...]:
        """The names of all tables, in order."""
        return tuple(table.name for table in self.tables)

    def table(self, name: str) -> TableSchema:
        """The table with a name; raises KeyError if there is none."""
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(name)


def load_contract(schemas: Schemas) -> Contract:
    """The contract of the shipped schemas and the folders that extend them.

    A table that `contract.yaml` does not list comes last. Raises SchemasError, with the file and
    the key, for an invalid file.
    """
    root = _Part(schemas.contract(), "contract.yaml")
    root.allow("version", "tables")
    version = root.text("version")
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        raise root.error("version", f"must be three numbers as in 1.0.0, not {version!r}")
    names = dict.fromkeys([*root.texts("tables"), *schemas.table_names()])
    contract = Contract(
        version, tuple(_table(version, name, schemas.table(name)) for name in names)
    )
    _check_references(contract)
    return contract


class _Part:
    """A mapping of a schema file, with its place for errors."""

    def __init__(self, tree: object, where: str, key: str = "") -> None:
        self.where, self.key = where, key
        if not isinstance(tree, dict):
            raise self.error("", f"must be a mapping, not {tree!r}")
        # A null takes back what an earlier folder said.
        self.tree: Tree = {key: value for key, value in tree.items() if value is not None}

    def error(self, key: str, problem: str) -> SchemasError:
        at = ".".join(part for part in (self.key, key) if part)
        return SchemasError(f"{self.where}: {at}: {problem}" if at else f"{self.where}: {problem}")

    def allow(self, *known: str) -> None:
        for key in self.tree:
            if key not in known:
                raise self.error(str(key), f"is not known here{_did_you_mean(str(key), known)}")

    def text(self, key: str) -> str:
        value = self.tree.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(
                key, "is missing" if value is None else f"must be a text, not {value!r}"
            )
        return value.strip()

    def optional_text(self, key: str) -> str | None:
        return self.text(key) if key in self.tree else None

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.tree.get(key)
        if value is None:
            raise self.error(key, "is missing")
        names = [value] if isinstance(value, str) else value
        if (
            not isinstance(names, list)
            or not names
            or not all(isinstance(name, str) for name in names)
        ):
            raise self.error(key, f"must be a list of names, not {value!r}")
        return tuple(names)

    def choice(self, key: str, known: Collection[str]) -> str:
        value = self.text(key)
        if value not in known:
            raise self.error(key, f"must be one of {', '.join(known)}, not {value!r}")
        return value

    def parts(self, key: str, *, named: bool) -> list[_Part]:
        entries = self.tree.get(key, [])
        if not isinstance(entries, list):
            raise self.error(key, f"must be a list, not {entries!r}")
        return [self._entry(key, index, entry, named=named) for index, entry in enumerate(entries)]

    def _entry(self, key: str, index: int, entry: object, *, named: bool) -> _Part:
        name = entry.get("name") if named and isinstance(entry, dict) else None
        return _Part(
            entry, self.where, f"{self.key}{'.' if self.key else ''}{key}[{name or index}]"
        )

    def part(self, key: str) -> _Part:
        return _Part(self.tree.get(key, {}), self.where, f"{self.key}.{key}" if self.key else key)

    def flag(self, key: str) -> bool:
        value = self.tree.get(key, False)
        if not isinstance(value, bool):
            raise self.error(key, f"must be true or false, not {value!r}")
        return value

    def number(self, key: str) -> float | None:
        value = self.tree.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise self.error(key, f"must be a number, not {value!r}")
        return value

    def count(self, key: str) -> int | None:
        value = self.number(key)
        if value is not None and (not isinstance(value, int) or value < 0):
            raise self.error(key, f"must be a whole number from 0, not {value!r}")
        return value

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        value = self.tree.get(key)
        if (
            not isinstance(value, list)
            or not value
            or not all(isinstance(v, Scalar) for v in value)
        ):
            raise self.error(key, f"must be a list of values, not {value!r}")
        return tuple(dict.fromkeys(value))


def _did_you_mean(word: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    return f"; did you mean {close[0]}?" if close else f" (known: {', '.join(known)})"


def _table(version: str, name: str, tree: Tree) -> TableSchema:
    part = _Part(tree, f"tables/{name}.yaml")
    part.allow(*_TABLE_KEYS)
    if not _NAME.fullmatch(name):
        raise part.error(
            "name",
            "must be lower-case letters, digits and _, and start with a letter, as the file's is",
        )
    if part.tree.get("name", name) != name:
        raise part.error("name", f"must be the file's name, {name}")
    fields = tuple(_field(entry) for entry in part.parts("fields", named=True))
    if not fields:
        raise part.error("fields", "is missing")
    columns = [field.name for field in fields]
    if doubled := {column for column in columns if columns.count(column) > 1}:
        raise part.error("fields", f"{', '.join(sorted(doubled))} is there twice")
    return TableSchema(
        version,
        name,
        part.optional_text("title") or name.replace("_", " "),
        part.text("description"),
        fields,
        _primary_key(part, fields),
        tuple(_foreign_key(entry, columns) for entry in part.parts("foreignKeys", named=False)),
        tuple(_row_rule(entry, columns) for entry in part.parts("rules", named=True)),
    )


def _field(part: _Part) -> Field:
    part.allow(*_FIELD_KEYS)
    name = part.text("name")
    if not _NAME.fullmatch(name):
        raise part.error(
            "name", "must be lower-case letters, digits and _, and start with a letter"
        )
    kind = cast("FieldType", part.choice("type", get_args(FieldType)))
    arrow = (
        part.choice("arrow", ARROW_TYPES[kind]) if "arrow" in part.tree else ARROW_TYPES[kind][0]
    )
    limits = part.part("constraints")
    limits.allow(*_CONSTRAINTS[kind])
    return Field(
        name,
        part.optional_text("title") or name.replace("_", " "),
        kind,
        part.text("description"),
        cast("ArrowType", arrow),
        part.optional_text("unit"),
        limits.flag("required"),
        limits.flag("unique"),
        _enum(limits, kind) if "enum" in limits.tree else None,
        limits.number("minimum"),
        limits.number("maximum"),
        limits.count("minLength"),
        _pattern(limits) if "pattern" in limits.tree else None,
    )


def _enum(limits: _Part, kind: FieldType) -> tuple[str | int, ...]:
    values = limits.scalars("enum")
    wanted = str if kind == "string" else int
    for value in values:
        if type(value) is not wanted:
            # YAML reads a bare `no` or `2026` as something else than text.
            raise limits.error(
                "enum", f"{value!r} is no {kind}; put it in quotes if it is meant as text"
            )
    return cast("tuple[str | int, ...]", values)


_ESCAPE_OR_CLASS = re.compile(r"\\[^1-9]|\[\^?\]?(?:\\.|[^\]\\])*\]")
_NOT_IN_RE2 = re.compile(r"\(\?(?:[=!<>(]|P=|#)|\\[1-9]|[*+?}]\+")
"""Look-around, conditions, back references and possessive repeats, which other engines lack."""


def _pattern(limits: _Part) -> str:
    pattern = limits.text("pattern")
    try:
        re.compile(pattern)
    except re.error as error:
        raise limits.error("pattern", f"is no regular expression: {error}") from error
    if _NOT_IN_RE2.search(_ESCAPE_OR_CLASS.sub("x", pattern)):
        raise limits.error("pattern", "must stay within RE2 (no look-around, no back reference)")
    return pattern


def _primary_key(part: _Part, fields: tuple[Field, ...]) -> tuple[str, ...]:
    key = part.texts("primaryKey")
    fit = {field.name for field in fields if field.required and field.type != "array"}
    for column in key:
        if column not in fit:
            raise part.error(
                "primaryKey", f"{column} must be a field with `required: true`, and no array"
            )
    return key


def _foreign_key(part: _Part, columns: list[str]) -> ForeignKey:
    part.allow("fields", "reference")
    reference = part.part("reference")
    reference.allow("resource", "fields")
    fields, referred = part.texts("fields"), reference.texts("fields")
    _check_columns(part, "fields", fields, columns)
    if len(fields) != len(referred):
        raise part.error("reference.fields", f"must be as many as `fields` ({len(fields)})")
    return ForeignKey(fields, reference.text("resource"), referred)


def _check_columns(part: _Part, key: str, names: Collection[str], columns: Collection[str]) -> None:
    for name in names:
        if name not in columns:
            raise part.error(key, f"there is no field {name}{_did_you_mean(name, columns)}")


def _check_references(contract: Contract) -> None:
    for table in contract.tables:
        for index, key in enumerate(table.foreign_keys):
            where = f"tables/{table.name}.yaml: foreignKeys[{index}].reference"
            if key.table not in contract.table_names:
                hint = _did_you_mean(key.table, contract.table_names)
                raise SchemasError(f"{where}.resource: there is no table {key.table}{hint}")
            for name in key.reference_fields:
                if name not in contract.table(key.table).column_names:
                    raise SchemasError(f"{where}.fields: {key.table} has no field {name}")


def _row_rule(part: _Part, columns: list[str]) -> RowRule:
    operators = [*get_args(Operator), "one_of", "decimals"]
    part.allow(*_RULE_KEYS, *operators)
    named = [key for key in part.tree if key in operators]
    if len(named) != 1:
        raise part.error("", f"must have one operator of {', '.join(operators)}, not {len(named)}")
    operator = named[0]
    when = part.part("when")
    _check_columns(when, "", when.tree, columns)
    rule = RowRule(
        part.text("name"),
        cast("Operator", operator),
        _rule_columns(part, operator, columns),
        cast("Severity", part.choice("severity", get_args(Severity))),
        part.text("message"),
        part.optional_text("hint"),
        tuple((column, when.scalars(column)) for column in when.tree),
        tuple(part.part("one_of").scalars(column) for column in part.part("one_of").tree),
        tuple(part.part("decimals").count(column) or 0 for column in part.part("decimals").tree),
    )
    _check_words(part, rule, columns)
    return rule


def _rule_columns(part: _Part, operator: str, columns: list[str]) -> tuple[str, ...]:
    by_column = operator in ("one_of", "decimals")
    names = tuple(part.part(operator).tree) if by_column else part.texts(operator)
    _check_columns(part, operator, names, columns)
    if operator in _PAIRS and len(names) != 2:
        raise part.error(operator, f"compares two columns, not {len(names)}")
    return names


def _check_words(part: _Part, rule: RowRule, columns: list[str]) -> None:
    for key, words in (("message", rule.message), ("hint", rule.hint or "")):
        _check_columns(part, key, PLACEHOLDER.findall(words), columns)


PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""A placeholder in the message of a row rule."""
