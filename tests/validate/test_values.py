"""What is told without pandas agrees with pandera."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerdata.validate.faults import faults_of
from careerdata.validate.values import are_sound
from tests.sample_dataset import sample_tables, shipped_contract

if TYPE_CHECKING:
    from careerdata.contract import TableSchema
    from careerdata.contract.tables import Tables

_CONTRACT = shipped_contract()
_TABLES = [table for table in _CONTRACT.tables if any(sample_tables()[table.name].values())]

_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.sampled_from([2**31, -(2**31) - 1, 1999, 2026, 10**400]),
    st.floats(),
    st.sampled_from(["", "us", "EUR", "year", "nurse", "\ud800", "a\nb", "x" * 70]),
    st.text(max_size=3),
    st.lists(st.one_of(st.text(max_size=3), st.none()), max_size=2),
)


@pytest.mark.parametrize("table", _TABLES, ids=lambda table: table.name)
def test_the_sample_is_sound(table: TableSchema) -> None:
    assert are_sound(sample_tables()[table.name], table)


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_a_table_is_sound_where_pandera_finds_no_fault(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(_TABLES))
    columns = _drawn(data, sample_tables(), table.name)
    assert are_sound(columns, table) == (faults_of(columns, table) == {})


def _drawn(data: st.DataObject, tables: Tables, name: str) -> dict[str, list[object]]:
    """The table with a row twice, now and then, and one or two values of any kind."""
    columns = tables[name]
    if data.draw(st.booleans()):
        for values in columns.values():
            values.append(values[0])
    for _ in range(data.draw(st.integers(0, 2))):
        values = columns[data.draw(st.sampled_from(sorted(columns)))]
        values[data.draw(st.integers(0, len(values) - 1))] = data.draw(_VALUES)
    return columns


def test_a_table_with_another_column_is_not_sound() -> None:
    columns = sample_tables()["roles"]
    del columns["name"]
    assert not are_sound(columns, _CONTRACT.table("roles"))


def test_a_table_without_rows_is_sound() -> None:
    table = _CONTRACT.table("roles")
    assert are_sound({name: [] for name in table.column_names}, table)
