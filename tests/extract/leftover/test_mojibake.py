"""Garbled characters are one finding; what cannot be read for them is no other."""

from __future__ import annotations

import pytest

from tests.guide_case import compile_case

_HEAD = "# Nurse Career Guide\n\n## Salary\n\n"


def _found(text: str) -> list[str]:
    _, findings = compile_case("nurse.md", _HEAD + text)
    return [finding.name for finding in findings if finding.severity != "info"]


@pytest.mark.parametrize(
    "text",
    [
        "| Level | Pay |\n|---|---|\n| Junior | â‚¬24,000 â€“ â‚¬28,000 |\n| Senior | €33,000 |\n",
        "- Junior nurses: â‚¬24,000 â€“ â‚¬28,000\n- Senior nurses: €33,000\n",
        "- The lucky fewâ€™s share: $200,000\n- Senior nurses: €33,000\n",
        "Senior nurses earn €33,000. Juniors earn 24.000 â€“ 28,000 €.\n",
    ],
)
def test_what_is_garbled_is_told_once(text: str) -> None:
    assert _found(text) == ["mojibake"]


def test_other_faults_beside_garbled_characters_are_told() -> None:
    rows = "| Junior | â‚¬24,000 | £28,000 |\n| Senior | €33,000 | £40,000 – £30,000 |\n"
    assert _found(f"| Level | Germany | UK |\n|---|---|---|\n{rows}") == [
        "mojibake",
        "amounts-reversed",
    ]
