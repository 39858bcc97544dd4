"""Pay in tables: what each column is, what each row is about, and tables that are none of pay."""

from __future__ import annotations

import pytest

from tests.extract.pay.layouts import bands, cases


@pytest.mark.parametrize(("guide", "expected"), cases("table_cases.yaml"))
def test_columns_and_keys_say_whose_an_amount_is(guide: str, expected: list[str]) -> None:
    assert bands(guide) == expected
