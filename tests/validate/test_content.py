"""What the steps of a roadmap say together,
found at the line of the later step; nothing is repaired.
"""

from __future__ import annotations

import pytest

from tests.guide_case import compile_case

_HEAD = "# Nurse Career Guide\n\n## Roadmap\n\n"
_FIRST_LINE = 5


def _found(steps: str) -> list[tuple[str, int]]:
    """The names of the findings about a roadmap, and the number of the step's line, from 1."""
    _, findings = compile_case("nurse.md", _HEAD + steps)
    return [
        (f.name, f.place.line - _FIRST_LINE + 1) for f in findings if f.name.startswith("roadmap-")
    ]


@pytest.mark.parametrize(
    "steps",
    [
        "- Months 1-2: a\n- Months 3-4: b\n",
        "- Month 1: a\n- Month 2: b\n- Month 3+: c\n",
        "### Phase 1: a (Months 1-3)\n- Month 1: x\n- Month 2: y\n- Month 3: z\n### Phase 2: b (Months 4-6)\n",
        "### Phase 1: a\n### Phase 2: b\n### Phase 3: c\n",
        "1. a\n2. b\n3. c\n",
        "- Day 1-30: a\n- Day 31-60: b\n",
        "### Phase 1: a (3-4 months)\n### Phase 2: b (2 months)\n",
        "### Year 0-1: a\n### Year 1-3: b\n### Year 3+: c\n",
        "- Year 1-2: a\n- Year 2-3: b\n- Year 3-4: c\n",
        "- 0-6 months: a\n- 6-12 months: b\n- 1-2 years: c\n",
        "- Days 0-30: a\n- Days 30-60: b\n",
    ],
)
def test_a_sound_roadmap_is_silent(steps: str) -> None:
    assert _found(steps) == []


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("- Months 1-3: a\n- Months 3-5: b\n", [("roadmap-overlap", 2)]),
        ("- Months 1-6: a\n- Months 2-4: b\n", [("roadmap-overlap", 2)]),
        ("- Month 1: a\n- Month 1: b\n- Month 2: c\n", [("roadmap-overlap", 2)]),
        ("- Months 1-2: a\n- Months 4-5: b\n", [("roadmap-gap", 2)]),
        ("- Week 1: a\n- Week 3: b\n- Week 6: c\n", [("roadmap-gap", 2), ("roadmap-gap", 3)]),
        ("- Months 0-2: a\n- Months 3-4: b\n", [("roadmap-start-at-zero", 1)]),
        ("- Week 0: a\n- Week 1: b\n", [("roadmap-start-at-zero", 1)]),
        ("- Months 3-1: a\n- Months 4-5: b\n", [("roadmap-reversed", 1)]),
        ("- Months 4-6: a\n- Months 2-3: b\n", [("roadmap-out-of-order", 2)]),
        ("- Weeks 1-2: a\n- Weeks 3-4: b\n- Week 1: c\n", [("roadmap-restart", 3)]),
        (
            "- Month 1: a\n  - Week 1: x\n  - Week 2: y\n- Month 2: b\n  - Week 1: z\n",
            [("roadmap-restart", 5)],
        ),
        (
            "### Phase 1: a (Months 1-2)\n- Month 1: x\n- Month 3: y\n",
            [("roadmap-outside-its-phase", 3), ("roadmap-gap", 3)],
        ),
        ("### Phase 1: a\n### Phase 3: b\n", [("roadmap-number-missing", 2)]),
        ("### Step 1: a\n### Step 2: b\n### Step 2: c\n", [("roadmap-number-out-of-order", 3)]),
        ("### Step 1: a\n### Step 3: b\n### Step 2: c\n", [("roadmap-number-out-of-order", 3)]),
        ("- Months 1-3: a\n- Months 7-9: b\n- Months 4-6: c\n", [("roadmap-out-of-order", 3)]),
        ("- Months 1-3: a\n- Months 9-12: b\n- Months 4-6: c\n", [("roadmap-out-of-order", 3)]),
        ("### 1. Read\n### 2. Do\n### 4. Rest\n", [("roadmap-number-missing", 3)]),
    ],
)
def test_a_fault_is_found_at_the_later_step(steps: str, expected: list[tuple[str, int]]) -> None:
    assert sorted(_found(steps)) == sorted(expected)


@pytest.mark.parametrize(
    ("steps", "empty"),
    [
        ("- Month 1:\n- Month 2: a. b.\n", [1]),
        ("- Month 1: Read. Write.\n- Month 2: Rest\n- Month 3: Do. Act.\n", [2]),
        ("### Month 1\n\n### Month 2: a\n- b\n", [1]),
        ("### Month 1: a\n- b\n### Month 2: c\n### Month 3: d\n- e\n", [3]),
        ("- Month 1: a\n- Month 2: b\n- Month 3: c\n", []),
        ("- Month 1: a. b.\n- Month 2: c\n", []),
        ("- Month 1\n  - Week 1: a\n- Month 2: b. c.\n", []),
        ("1. a\n2. b\n3. c\n", []),
        (
            "### Month 1\n\n#### Resources\n\n- [A](https://example.org/a)\n\n### Month 2: b\n- c\n",
            [],
        ),
        ("| Month | Focus |\n|---|---|\n| 1 | a |\n| 2 | b |\n| 3 | c |\n", []),
    ],
)
def test_a_step_without_anything_to_do_is_found(steps: str, empty: list[int]) -> None:
    assert [line for name, line in _found(steps) if name == "roadmap-step-empty"] == empty


def test_a_faulty_roadmap_keeps_its_numbers() -> None:
    tables, _ = compile_case("nurse.md", f"{_HEAD}- Months 0-2: a\n- Months 2-4: b\n")
    assert [(row["period_start"], row["period_end"]) for row in tables["roadmap_steps"]] == [
        (0, 2),
        (2, 4),
    ]


# --- Roles ---


def _clashes(*titles: str) -> list[str]:
    rows = "".join(f"| {title} | ${number},000 |\n" for number, title in enumerate(titles, 40))
    _, findings = compile_case(
        "pay.md", f"# Careers\n\n## Salary\n\n| Role | Salary |\n|---|---|\n{rows}"
    )
    return [finding.message for finding in findings if finding.name == "alias-clash"]


def test_a_name_of_two_roles_is_told_with_both() -> None:
    assert _clashes("Nurse Manager / Ward Lead", "Matron / Ward Lead") == [
        "“Nurse Manager” and “Matron” are both called “Ward Lead”"
    ]


@pytest.mark.parametrize(
    "titles",
    [
        ("Data Analyst / Business Analyst", "Business Analyst"),
        ("Business Analyst", "Data Analyst / Business Analyst"),
    ],
)
def test_another_name_that_is_a_role_of_its_own_is_told(titles: tuple[str, ...]) -> None:
    assert _clashes(*titles) == [
        "“Data Analyst” is also called “Business Analyst”, which is another role"
    ]


@pytest.mark.parametrize(
    "titles",
    [
        ("Nursing Assistant / CNA", "Senior Nursing Assistant / Senior CNA"),
        ("ML Engineer", "Data Scientist / Data Analyst"),
        ("Certified Nursing Assistant (CNA)", "Registered Nurse (RN)"),
    ],
)
def test_names_of_one_role_and_its_levels_are_silent(titles: tuple[str, ...]) -> None:
    assert _clashes(*titles) == []
