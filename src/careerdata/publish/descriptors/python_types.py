"""The rows of each table as Python types, from which `careerdata/dataset/rows.py` is made."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.contract import Contract, Field, FieldType, TableSchema

_TYPES: dict[FieldType, str] = {
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
    columns = "".join(f"    {field.name}: {' | '.join(_types(field))}\n" for field in table.fields)
    return f"\nclass {_name(table)}(TypedDict):\n    {_docstring(table.description)}\n\n{columns}\n"


def _docstring(words: str) -> str:
    plain = " ".join(words.split()).replace("\\", "\\\\").replace('"', '\\"')
    lines = textwrap.wrap(plain, _LINE_LENGTH - len('    """"""'))
    return f'"""{lines[0]}"""' if len(lines) == 1 else '"""' + "\n    ".join([*lines, '"""'])


def _types(field: Field) -> Iterator[str]:
    if field.enum is None:
        yield _TYPES[field.type]
    else:
        yield f"Literal[{', '.join(json.dumps(value) for value in field.enum)}]"
    if not field.required:
        yield "None"


def _overload(table: TableSchema) -> str:
    return f'    @overload\n    def rows(self, table: Literal["{table.name}"]) -> list[{_name(table)}]: ...\n'


def _name(table: TableSchema) -> str:
    """The name of a row's type: `salary_bands` has rows of `SalaryBandsRow`."""
    return "".join(word.capitalize() for word in table.name.split("_")) + "Row"
