"""Whether a new version of the contract could break programs that read the tables.

Apps look up columns by name and expect unknown values in enums. So an addition needs a minor
version. Anything that is removed, changes its type or meaning, or may now be null needs a major
version.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerdata.contract import Contract, Field, TableSchema


class Level(IntEnum):
    """The number of the schema version that a change must raise."""

    PATCH = 1
    MINOR = 2
    MAJOR = 3


@dataclass(frozen=True)
class ContractChange:
    """A difference between two contracts."""

    level: Level
    place: str
    """A table, or `table.column`."""
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what} ({self.level.name.lower()})"


def contract_changes(old: Contract, new: Contract) -> list[ContractChange]:
    """The changes of the new contract, in the order of its tables; removals come last."""
    return [
        *(change for table in new.tables for change in _table_changes(old, table)),
        *(_gone(name) for name in old.table_names if name not in new.table_names),
    ]


def is_raised_enough(old: str, new: str, changes: Iterable[ContractChange]) -> bool:
    """Whether a new schema version fits the changes since the old one."""
    level = max((change.level for change in changes), default=None)
    before, after = _numbers(old), _numbers(new)
    if level is None:
        return after >= before
    # As far as the number that must rise: (1, 2, 3) for a patch, (1, 2) for a minor, (1,) for a
    # major version.
    length = Level.MAJOR - level + 1
    return after[:length] > before[:length]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))


def _gone(place: str) -> ContractChange:
    return ContractChange(Level.MAJOR, place, "is gone")


def _table_changes(contract: Contract, new: TableSchema) -> Iterator[ContractChange]:
    if new.name not in contract.table_names:
        yield ContractChange(Level.MINOR, new.name, "is new")
        return
    old = contract.table(new.name)
    if old.primary_key != new.primary_key:
        yield ContractChange(Level.MAJOR, new.name, f"its key is {', '.join(new.primary_key)}")
    yield from _foreign_key_changes(old, new)
    for field in new.fields:
        yield from _field_changes(old, field)
    for name in old.column_names:
        if name not in new.column_names:
            yield _gone(f"{new.name}.{name}")
    if _words(old) != _words(new):
        yield ContractChange(
            Level.PATCH, new.name, "its words, its rules or the order of its columns changed"
        )


def _words(table: TableSchema) -> tuple[object, ...]:
    return table.title, table.description, table.rules, table.column_names


def _foreign_key_changes(old: TableSchema, new: TableSchema) -> Iterator[ContractChange]:
    for key in new.foreign_keys:
        if key not in old.foreign_keys:
            yield ContractChange(
                Level.MINOR, new.name, f"{', '.join(key.fields)} leads to {key.table}"
            )
    for key in old.foreign_keys:
        if key not in new.foreign_keys:
            yield ContractChange(
                Level.MAJOR, new.name, f"{', '.join(key.fields)} leads to {key.table} no more"
            )


def _field_changes(table: TableSchema, new: Field) -> Iterator[ContractChange]:
    place = f"{table.name}.{new.name}"
    if new.name not in table.column_names:
        yield ContractChange(Level.MINOR, place, "is new")
        return
    old = table.field(new.name)
    yield from (ContractChange(Level.MAJOR, place, what) for what in _breaks(old, new))
    yield from (ContractChange(Level.MINOR, place, what) for what in _extensions(old, new))
    if (old.title, old.description) != (new.title, new.description):
        yield ContractChange(Level.PATCH, place, "its words changed")


def _breaks(old: Field, new: Field) -> Iterator[str]:
    if (old.type, old.arrow) != (new.type, new.arrow):
        yield f"its type is {new.arrow}, and was {old.arrow}"
    if old.unit != new.unit:
        yield f"its unit is {new.unit}, and was {old.unit}"
    if old.required and not new.required:
        yield "may be null"
    if old.unique and not new.unique:
        yield "may have a value twice"
    for value in old.enum or ():
        if new.enum is not None and value not in new.enum:
            yield f"is never {value}"
    if old.enum is not None and new.enum is None:
        yield "may have any value"


def _extensions(old: Field, new: Field) -> Iterator[str]:
    if new.required and not old.required:
        yield "is never null"
    if new.unique and not old.unique:
        yield "has no value twice"
    if old.enum is None and new.enum is not None:
        yield "has a list of values"
    for value in new.enum or ():
        if old.enum is not None and value not in old.enum:
            yield f"may be {value}"
    if _limits(old) != _limits(new):
        yield "its limits changed"


def _limits(field: Field) -> tuple[object, ...]:
    return field.minimum, field.maximum, field.min_length, field.pattern
