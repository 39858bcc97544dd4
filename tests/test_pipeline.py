"""What holds for every guide:
values lead back to the text, rows are in order, nothing depends on the surroundings.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import combinations_with_replacement
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerdata.model.guide import LineIndex, Span
from careerdata.pipeline import check_draft, compile_guide, compile_guides, load_knowledge
from careerdata.read import find_guides, read_guide
from tests.guide_case import read_case

if TYPE_CHECKING:
    from careerdata.model.finding import Finding
    from careerdata.model.guide import Guide
    from careerdata.pipeline import Outcome

ROOT = Path(__file__).parents[1]
CASES = sorted(
    path for path in (ROOT / "tests" / "guides").glob("*.md") if path.name != "README.md"
)

STRUCTURE = {"line", "position"}
"""Numbers that say where a row stands, and are taken from no text."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Guide], Outcome]:
    """All test guides and the shipped one, compiled in one run."""
    folder = tmp_path_factory.mktemp("guides")
    for path in CASES:
        case = read_case(path.read_text(encoding="utf-8"))
        (folder / f"{path.stem}{Path(case.file_name).suffix}").write_bytes(case.content.encode())
    found = find_guides([folder, ROOT / "raw"])
    findings: list[Finding] = []
    guides = [guide for one in found if (guide := read_guide(one, findings.append))]
    return {guide.guide_id: guide for guide in guides}, compile_guides(found, load_knowledge())


def test_every_provenance_row_quotes_its_slice_of_the_guide(
    built: tuple[dict[str, Guide], Outcome],
) -> None:
    guides, outcome = built
    columns = outcome.tables["provenance"]
    names = (
        "guide_id",
        "char_start",
        "char_end",
        "source_text",
        "line",
        "column_number",
        "end_line",
        "end_column",
    )
    assert len(columns["guide_id"]) > 1000
    for guide_id, start, end, text, *place in zip(*(columns[name] for name in names), strict=True):
        guide = guides[str(guide_id)]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert guide.text[start:end] == text
        assert place == [*guide.lines.position(start), *guide.lines.position(end)]


def test_every_number_leads_back_to_the_text(built: tuple[dict[str, Guide], Outcome]) -> None:
    _, outcome = built
    contract = load_knowledge().contract
    provenance = outcome.tables["provenance"]
    keys = ("guide_id", "table", "row_key", "column")
    known = set(zip(*(provenance[name] for name in keys), strict=True))
    checked = 0
    for table in contract.tables:
        if table.name in {"provenance", "findings"}:
            continue
        columns = outcome.tables[table.name]
        numbers = [
            f.name
            for f in table.fields
            if f.type in {"integer", "number"} and f.name not in STRUCTURE
        ]
        parts = [columns[name] for name in table.primary_key if name != "guide_id"]
        row_keys = ["/".join(map(str, key)) for key in zip(*parts, strict=True)] if parts else []
        for name in numbers:
            for index, value in enumerate(columns[name]):
                if value is not None:
                    checked += 1
                    row_key = row_keys[index] if row_keys else ""
                    assert (columns["guide_id"][index], table.name, row_key, name) in known
    assert checked > 500


def test_rows_stand_in_the_order_of_guides_and_lines(
    built: tuple[dict[str, Guide], Outcome],
) -> None:
    _, outcome = built
    for name, columns in outcome.tables.items():
        if name not in {
            "regions",
            "crosswalk",
            "provenance",
            "findings",
            "role_skills",
            "skill_topics",
        }:
            places = list(zip(columns["guide_id"], columns["line"], strict=True))
            assert places == sorted(
                places, key=lambda place: (str(place[0]), int(str(place[1])))
            ), name


def test_a_row_that_is_wrong_already_gets_no_second_finding_from_the_contract(
    tmp_path: Path,
) -> None:
    guide = tmp_path / "guide.md"
    guide.write_text(
        "# Nurse Guide\n\n## Roadmap\n\n- Months 6-3: Start. Do it.\n", encoding="utf-8"
    )
    findings = compile_guides(find_guides([guide]), load_knowledge()).findings
    assert [finding.rule for finding in findings if finding.severity == "error"] == ["CD403"]


def test_a_region_of_two_guides_is_one_row(tmp_path: Path) -> None:
    for name in ("a", "b"):
        text = "# Nurse\n\n## Salary\n\n| Role | Spain |\n|---|---|\n| Nurse | 30.000 € |\n"
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    tables = compile_guides(find_guides([tmp_path]), load_knowledge()).tables
    assert tables["regions"]["region_id"] == ["es"]
    assert tables["salary_bands"]["region_id"] == ["es", "es"]


def test_a_draft_says_what_a_build_says(built: tuple[dict[str, Guide], Outcome]) -> None:
    guides, outcome = built
    said: dict[str, list[Finding]] = {}
    for finding in outcome.findings:
        said.setdefault(finding.place.guide_id, []).append(finding)
    knowledge = load_knowledge()
    for guide_id, guide in guides.items():
        assert list(check_draft(guide, knowledge).findings) == said.get(guide_id, [])


@pytest.mark.parametrize("text", ["", "a", "\ufeffab\r\ncd\n\ne", "a\rb\r\n", "ü\nß𝄞x\n"])
def test_the_bounds_of_a_span_are_the_positions_of_its_ends(text: str) -> None:
    lines = LineIndex(text)
    for start, end in combinations_with_replacement(range(len(text) + 1), 2):
        assert lines.bounds(Span(start, end)) == (*lines.position(start), *lines.position(end))


def test_one_guide_compiles_without_the_others(tmp_path: Path) -> None:
    guide = tmp_path / "plain.txt"
    guide.write_text("Nothing to see here.\n", encoding="utf-8")
    findings: list[Finding] = []
    read = read_guide(find_guides([guide])[0], findings.append)
    assert read is not None
    rows = compile_guide(read, load_knowledge(), findings.append)
    assert {name for name, some in rows.items() if some} == {"guides"}
    assert [finding.rule for finding in findings] == ["CD301"]


_BUILD = (
    "import sys; from pathlib import Path; from careerdata.cli import main;"
    " main(['build', sys.argv[1], '-o', sys.argv[2]], standalone_mode=False)"
)


def _build(guides: Path, outputs: Path, **environment: str) -> Path:
    subprocess.run(
        [sys.executable, "-c", _BUILD, str(guides), str(outputs)],
        check=True,
        capture_output=True,
        env=os.environ | environment,
    )
    return (outputs / "latest").resolve()


def test_hash_seed_locale_time_zone_and_folder_change_nothing(tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "copies"
    other.mkdir(parents=True)
    for guide in (ROOT / "raw").iterdir():
        (other / guide.name).write_bytes(guide.read_bytes())
    first = _build(ROOT / "raw", tmp_path / "one", PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC")
    second = _build(other, tmp_path / "two", PYTHONHASHSEED="77", LC_ALL="C.UTF-8", TZ="Asia/Tokyo")
    assert first.name == second.name
    files = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file())
    for file in files:
        assert (first / file).read_bytes() == (second / file).read_bytes(), file
    assert json.loads((first / "manifest.json").read_text())["digest"].startswith(first.name)
