"""JSON: how values are written, whichever way the rows come in."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerdata.publish.json import json_lines, line_bytes, runs_of_lines
from careerdata.publish.parquet import arrow_table
from tests.sample_dataset import sample_tables, shipped_contract

if TYPE_CHECKING:
    from careerdata.contract.tables import Columns

_CONTRACT = shipped_contract()


def _lines(columns: Columns, name: str) -> list[str]:
    return list(json_lines(arrow_table(columns, _CONTRACT.table(name))).to_pylist())


def _rows(columns: Columns, name: str) -> list[dict[str, object]]:
    return list(json.loads(f"[{''.join(_lines(columns, name)).removesuffix(',' + chr(10))}]"))


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (100000.0, "100000"),
        (100000, "100000"),
        (0.5, "0.5"),
        (17.95, "17.95"),
        (0.1 + 0.2, "0.30000000000000004"),
        (-0.0, "0"),
        (300e9, "300000000000"),
        (2.0**53, "9007199254740992.0"),
        (1e16, "1e+16"),
        (1e-7, "1e-07"),
        (1e300, "1e+300"),
        (None, "null"),
    ],
)
def test_a_whole_amount_is_written_without_a_fraction(amount: float | None, written: str) -> None:
    tables = sample_tables()
    tables["salary_bands"]["amount_min"][0] = amount
    assert (
        f'"amount_min":{written},"amount_max"' in _lines(tables["salary_bands"], "salary_bands")[0]
    )


@pytest.mark.parametrize("amount", [math.nan, math.inf])
def test_what_json_cannot_hold_is_refused(amount: float) -> None:
    tables = sample_tables()
    tables["salary_bands"]["amount_min"][0] = amount
    with pytest.raises(ValueError, match="Out of range"):
        _lines(tables["salary_bands"], "salary_bands")


def test_each_row_is_a_line_with_a_comma() -> None:
    assert _lines(sample_tables()["regions"], "regions") == [
        '{"region_id":"de","name":"Germany","kind":"country","country_code":"DE"},\n',
        '{"region_id":"remote","name":"Remote","kind":"remote","country_code":null},\n',
    ]


def test_texts_and_lists_come_back_as_they_were() -> None:
    tables = sample_tables()
    tables["roles"]["name"] = ['a "b" \\ 100% %s {x}', "日本\u2028\t\n🩺"]
    tables["roles"]["aliases"] = [[], ["a, b", 'c"d']]
    rows = _rows(tables["roles"], "roles")
    assert [row["name"] for row in rows] == tables["roles"]["name"]
    assert [row["aliases"] for row in rows] == tables["roles"]["aliases"]
    assert list(rows[0]) == list(_CONTRACT.table("roles").column_names)


_TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\\x00\x1f\x7f/'), max_size=6
)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(
            _TEXTS,
            st.none() | _TEXTS,
            st.none()
            | st.floats(allow_nan=False, allow_infinity=False)
            | st.integers(0, 2**60).map(float),
            st.lists(_TEXTS, max_size=3),
            st.integers(-(2**31), 2**31 - 1),
        ),
        min_size=1,
    ),
    st.data(),
)
def test_every_value_is_written_as_pythons_json_writes_it(
    values: list[tuple[str, str | None, float | None, list[str], int]], data: st.DataObject
) -> None:
    varied = ("name", "description", "experience_min_years", "aliases", "position")
    roles = _CONTRACT.table("roles")
    every: Columns = {
        name: sample_tables()["roles"][name][1:] * len(values) for name in roles.column_names
    }
    every |= {
        name: [*column] for name, column in zip(varied, zip(*values, strict=True), strict=True)
    }
    first = data.draw(st.integers(0, len(values) - 1))
    lines = json_lines(arrow_table(every, roles).slice(first))
    assert [json.loads(line.removesuffix(",\n")) for line in lines.to_pylist()] == [
        {name: column[row] for name, column in every.items()} for row in range(first, len(values))
    ]
    for line, (name, description, *_) in zip(lines.to_pylist(), values[first:], strict=True):
        assert f'"name":{json.dumps(name, ensure_ascii=False)},' in line
        assert f'"description":{json.dumps(description, ensure_ascii=False)},' in line


def test_an_empty_table_has_no_line() -> None:
    roles = _CONTRACT.table("roles")
    lines = json_lines(arrow_table(sample_tables()["roles"], roles).slice(2))
    assert bytes(line_bytes(lines)) == b""
    assert list(runs_of_lines(lines, pa.array([], pa.string()))) == []


def test_lines_are_told_apart_by_their_guide() -> None:
    lines = pa.array(["aa\n", "b\n", "", "dd\n"], pa.large_string())
    runs = runs_of_lines(lines[1:], pa.array(["x", "y", "y"]))
    assert [(guide, bytes(data)) for guide, data in runs] == [("x", b"b\n"), ("y", b"dd\n")]
