"""What findings say: in words that somebody acts on who writes guides and no programs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from careerdata.rules.extract import ambiguous_amount

_CASES = (Path(__file__).parents[1] / "notation/money_cases.yaml").read_text(encoding="utf-8")
_OF_OTHER_RULES = {
    "out-of-order",
    "unknown-currency",
    "ambiguous-currency",
    "currency-conflict",
    "unit-missing",
}
_REASONS = sorted({*re.findall(r"=>  ! ([a-z-]+)", _CASES), "torn-range"} - _OF_OTHER_RULES)


@pytest.mark.parametrize("reason", _REASONS)
def test_each_reason_to_refuse_an_amount_has_its_own_cure(reason: str) -> None:
    words, unknown = (
        ambiguous_amount.words("$5 - 6", each, ("5 USD", "6 USD"))
        for each in (reason, "unheard-of")
    )
    assert words.hint != unknown.hint
    assert reason not in f"{words.message} {words.hint}"
