"""The rows of each table as types: `types.d.ts` for TypeScript, and `dataset/rows.py`."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.contract import Contract, Field, FieldType, TableSchema
    from careerdata.publish.written_tables import WrittenTables


def _name(table: TableSchema) -> str:
    """The name of a row's type: `salary_bands` has rows of `SalaryBandsRow`."""
    return "".join(word.capitalize() for word in table.name.split("_")) + "Row"


def _values(field: Field) -> Iterator[str]:
    """The allowed values of a column as literals of both languages."""
    return (json.dumps(value) for value in field.enum or ())


# --- TypeScript -----------------------------------------------------------------------------------

TYPES = "types.d.ts"

_TYPESCRIPT: dict[FieldType, str] = {
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
    return (
        f"{_comment(field.description, unit, indent='  ')}  {field.name}: {_typescript(field)};\n"
    )


def _typescript(field: Field) -> str:
    kinds = _values(field) if field.enum else [_TYPESCRIPT[field.type]]
    return " | ".join([*kinds, *([] if field.required else ["null"])])


def _all(contract: Contract) -> str:
    tables = "".join(f"  {table.name}: {_name(table)}[];\n" for table in contract.tables)
    comment = _comment(
        'What the JSON file of each table holds: `json/roles.json` is a `Tables["roles"]`.'
    )
    return f"{comment}export interface Tables {{\n{tables}}}\n"


def _comment(*sentences: str, indent: str = "") -> str:
    # `*/` within a comment would end it, and the words after it would be read as code.
    words = " ".join(" ".join(filter(None, sentences)).split()).replace("*/", "* /")
    return f"{indent}/** {words} */\n"


# --- Python ---------------------------------------------------------------------------------------

_PYTHON: dict[FieldType, str] = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "array": "list[str]",
}

_LINE_LENGTH = 120

_HEAD = '''\
"""The rows of a dataset's tables, for type checkers and editors.

Generated from the contract in `schemas/`:
    careerdata schema --as python | ruff format - > src/careerdata/dataset/rows.py
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, Literal, TypedDict, overload

Row = dict[str, Any]
"""A row of any table, a mapping of all columns; null is None."""

'''

_READER = '''
class TypedRows(ABC):
    """Tables of which the rows can be read, each with the type of its rows."""

{overloads}
    @overload
    def rows(self, table: str) -> list[Any]: ...

    def rows(self, table: str) -> list[Any]:
        """The table's rows in order, each a mapping of all columns; null is None."""
        return self._rows(table)

    @abstractmethod
    def _rows(self, table: str) -> list[Row]: ...
'''


def python_types(contract: Contract) -> str:
    """A module with a type for the rows of each table, and the signature of what reads them."""
    overloads = "\n".join(_overload(table) for table in contract.tables)
    return _HEAD + "".join(map(python_row, contract.tables)) + _READER.format(overloads=overloads)


def python_row(table: TableSchema) -> str:
    """The type of one table's rows."""
    columns = "".join(f"    {field.name}: {_python(field)}\n" for field in table.fields)
    return f"\nclass {_name(table)}(TypedDict):\n    {_docstring(table.description)}\n\n{columns}\n"


def _docstring(words: str) -> str:
    plain = " ".join(words.split()).replace("\\", "\\\\").replace('"', '\\"')
    lines = textwrap.wrap(plain, _LINE_LENGTH - len('    """"""'))
    return f'"""{lines[0]}"""' if len(lines) == 1 else '"""' + "\n    ".join([*lines, '"""'])


def _python(field: Field) -> str:
    kind = f"Literal[{', '.join(_values(field))}]" if field.enum else _PYTHON[field.type]
    return kind if field.required else f"{kind} | None"


def _overload(table: TableSchema) -> str:
    return f'    @overload\n    def rows(self, table: Literal["{table.name}"]) -> list[{_name(table)}]: ...\n'
