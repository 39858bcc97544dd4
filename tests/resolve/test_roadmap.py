"""The ids of steps: what names a step in the text,
and the step that holds it where several have that name.
"""

from __future__ import annotations

import pytest

from tests.guide_case import compile_case


@pytest.mark.parametrize(
    ("roadmap", "ids"),
    [
        ("- Months 1-2: a\n- Month 3: b\n", ["months-1-2", "month-3"]),
        ("- Months 1 to 3: a\n- Week 20: b\n", ["months-1-to-3", "week-20"]),
        (
            "### Phase 1: Foundation (Months 1-3)\n### Phase 2: Practice (4 months)\n",
            ["months-1-3", "phase-2"],
        ),
        ("### Step 1: Read\n### Étape 2 : Lire\n", ["step-1", "etape-2"]),
        ("1. **Learn SQL**: read\n2. Build a page (2 months)\n", ["learn-sql", "build-a-page"]),
        (
            "### Month 1\n- Week 1: a\n- Week 2: b\n### Month 2\n- Week 1: c\n- Week 6: d\n",
            ["month-1", "month-1-week-1", "week-2", "month-2", "month-2-week-1", "week-6"],
        ),
        ("- Month 1: a\n- Month 1: b\n", ["month-1", "month-1-2"]),
    ],
)
def test_a_step_is_named_by_its_time_its_number_or_its_title(roadmap: str, ids: list[str]) -> None:
    tables, _ = compile_case("nurse.md", f"# Nurse Career Guide\n\n## Roadmap\n\n{roadmap}")
    assert [row["step_id"] for row in tables["roadmap_steps"]] == ids


def test_a_step_stands_under_the_one_that_holds_it() -> None:
    tables, _ = compile_case(
        "nurse.md",
        "# Nurse Career Guide\n\n## Roadmap\n\n### Phase 1: a\n#### Month 1: b\n- Week 1: c\n### Phase 2: d\n",
    )
    assert [(row["step_id"], row["parent_step_id"]) for row in tables["roadmap_steps"]] == [
        ("phase-1", None),
        ("month-1", "phase-1"),
        ("week-1", "month-1"),
        ("phase-2", None),
    ]
