"""A build as a whole: what is published does not depend on how it was made."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from careerdata.build.build_dataset import FindingsOfRun, How, build_dataset
from careerdata.build.engine.cache import BatchCache
from careerdata.build.engine.local import local_engine
from careerdata.build.engine.work import Basis
from careerdata.control import Control, Settlement
from careerdata.control.selection import Choice, Selection
from careerdata.lexicon.knowledge import compile_knowledge
from careerdata.lexicon.schemas import load_schemas
from careerdata.pipeline import compile_guides, load_knowledge
from careerdata.read import find_guides
from careerdata.rules.all_rules import RULES
from tests.build.engine.conftest import write_guides
from tests.report.findings import finding
from tests.sample_dataset import publish_dataset

if TYPE_CHECKING:
    from pathlib import Path

_SCHEMAS = load_schemas()


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    write_guides(tmp_path / "raw", 70)
    return tmp_path / "raw"


def _files(snapshot: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(snapshot)): path.read_bytes()
        for path in snapshot.rglob("*")
        if path.is_file()
    }


def _built(raw: Path, outputs: Path, how: How | None = None) -> Path:
    built = build_dataset(find_guides([raw]), _SCHEMAS, Control(), outputs, how)
    assert built.snapshot is not None
    assert built.guide_count == built.row_counts["guides"] == 70
    return built.snapshot


def test_jobs_and_cache_change_no_byte(raw: Path, tmp_path: Path) -> None:
    cache = BatchCache(tmp_path / "cache", Basis(_SCHEMAS))
    plain = _files(_built(raw, tmp_path / "plain"))
    for number, how in enumerate(
        [How(engine=local_engine(2)), How(engine=local_engine(2), cache=cache), How(cache=cache)]
    ):
        assert _files(_built(raw, tmp_path / str(number), how)) == plain


def test_batches_change_no_value(raw: Path, tmp_path: Path) -> None:
    outcome = compile_guides(find_guides([raw]), load_knowledge())
    whole = publish_dataset(
        outcome.tables, load_knowledge().contract, outcome.inputs, tmp_path / "whole"
    )
    batches = _built(raw, tmp_path / "batches")
    assert batches.name == whole.name
    for path in sorted(whole.glob("*/*.*")):
        other = batches / path.relative_to(whole)
        if path.suffix == ".parquet":  # its row groups end where batches do
            assert pq.ParquetFile(other).read().equals(pq.ParquetFile(path).read())
        else:
            assert other.read_bytes() == path.read_bytes()


def test_an_error_in_the_last_guide_keeps_all_back(raw: Path, tmp_path: Path) -> None:
    (raw / "zz.md").write_bytes(b"")
    built = build_dataset(
        find_guides([raw]), _SCHEMAS, Control(), tmp_path / "outputs", How(engine=local_engine(2))
    )
    assert built.snapshot is None
    assert built.findings.counts["error"] == 1
    assert list((tmp_path / "outputs" / "snapshots").iterdir()) == []
    assert [path.name for path in (tmp_path / "outputs").iterdir()] == ["snapshots"]


def test_nothing_is_said_about_findings_unless_somebody_says_it() -> None:
    named = [code for code, rule in RULES.items() if not rule.is_optional]
    findings = [replace(finding(RULES[code].severity), rule=code) for code in named]
    assert Settlement(Control()).take(findings, {"nurse"}) == findings
    assert Settlement(Control()).close() == []


@pytest.mark.parametrize("rule", ["CD317", "CD402"])
def test_settings_have_a_say_in_the_findings_that_are_published(
    raw: Path, tmp_path: Path, rule: str
) -> None:
    control = Control(Selection(overall=Choice(ignore=(rule,))))
    cache = BatchCache(tmp_path / "cache", Basis(_SCHEMAS))
    outcome = compile_guides(find_guides([raw]), load_knowledge(), control=control)
    for number in range(2):
        how = How(cache=cache)
        built = build_dataset(find_guides([raw]), _SCHEMAS, control, tmp_path / str(number), how)
        assert built.snapshot is not None
        rows = json.loads((built.snapshot / "json/findings.json").read_bytes())
        assert [row["fingerprint"] for row in rows] == outcome.tables["findings"]["fingerprint"]
        assert built.findings.counts.total() == len(outcome.findings)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_the_contract_is_told_once(raw: Path, tmp_path: Path, jobs: int) -> None:
    tables = tmp_path / "own" / "tables"
    tables.mkdir(parents=True)
    grade = "{name: grade, type: string, description: The grade of the role.}"
    (tables / "roles.yaml").write_text(f"name: roles\nfields: [{grade}]\n", encoding="utf-8")
    schemas, found = load_schemas(tmp_path / "own"), find_guides([raw])
    built = build_dataset(
        found, schemas, Control(), tmp_path / "outputs", How(engine=local_engine(jobs))
    )
    checked = compile_guides(found, compile_knowledge(schemas)).findings
    for findings in (built.findings.kept, checked):
        assert [
            (each.rule, each.where.column) for each in findings if each.severity == "error"
        ] == [("CD501", "grade")]
    assert built.findings.counts["error"] == 1
    assert built.snapshot is None


def test_progress_hears_of_every_guide(raw: Path, tmp_path: Path) -> None:
    heard: list[int] = []
    _built(raw, tmp_path / "outputs", How(progress=heard.append))
    assert sum(heard) == 70
    assert len(heard) > 1


def test_findings_past_the_limit_are_counted(raw: Path, tmp_path: Path) -> None:
    (raw / "yy.md").write_text(
        "# Nurse Career Guide\n\n## Salary\n\n- Senior: $25 – $35\n", encoding="utf-8"
    )
    (raw / "zz.md").write_bytes(b"")
    outcome = compile_guides(find_guides([raw]), load_knowledge())
    warnings = [finding for finding in outcome.findings if finding.severity == "warning"]
    assert warnings
    findings = FindingsOfRun()
    for _ in range(600):
        findings.add(warnings[:1])
    findings.add(outcome.findings)
    assert findings.counts["warning"] == 600 + len(warnings)
    assert sum(finding.severity == "warning" for finding in findings.kept) == 500
    assert [finding.rule for finding in findings.kept if finding.severity == "error"] == ["CD101"]
