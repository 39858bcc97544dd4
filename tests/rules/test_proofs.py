"""Every rule is proved: it finds its fault where there is one, stays silent near it,
and its manual tells the truth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerdata.report.text import format_findings
from careerdata.rules.all_rules import RULES
from tests.rules.proof import check_project, holds_example, load_proofs, manual_examples

if TYPE_CHECKING:
    from pathlib import Path

    from tests.rules.proof import Project

_PROOFS = load_proofs()
_CASES = [
    pytest.param(code, project, id=f"{code}-{number}")
    for code, proof in _PROOFS.items()
    for number, project in enumerate(proof.bad, 1)
]
_GOOD_CASES = [
    pytest.param(project, id=f"{code}-{number}")
    for code, proof in _PROOFS.items()
    for number, project in enumerate(proof.good, 1)
]


def test_every_rule_is_proved() -> None:
    assert sorted(_PROOFS) == list(RULES), "add what is missing to tests/rules/proofs"


@pytest.mark.parametrize(("code", "project"), _CASES)
def test_a_rule_finds_its_fault_and_nothing_else_is_found(
    code: str, project: Project, tmp_path: Path
) -> None:
    findings = check_project(project, tmp_path)
    found = [finding.rule for finding in findings]
    assert sorted(found) == sorted([code, *_PROOFS[code].also]), "\n\n".join(
        format_findings(findings)
    )


@pytest.mark.parametrize("project", _GOOD_CASES)
def test_nothing_is_found_where_the_fault_is_not(project: Project, tmp_path: Path) -> None:
    findings = check_project(project, tmp_path)
    assert not findings, "\n\n".join(format_findings(findings))


@pytest.mark.parametrize("code", _PROOFS)
def test_the_examples_of_a_manual_are_those_of_its_proof(code: str) -> None:
    manual, proof = RULES[code].manual, _PROOFS[code]
    untold = [text for text in manual_examples(manual, "Bad") if not holds_example(proof.bad, text)]
    untold += [
        text for text in manual_examples(manual, "Good") if not holds_example(proof.good, text)
    ]
    assert untold == []
