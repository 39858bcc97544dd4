"""A small dataset with a row in every table, and a way to say where its values stand."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from careerdata.contract import Contract, load_contract
from careerdata.contract.tables import Input, Tables, columns_of
from careerdata.lexicon.schemas import load_schemas
from careerdata.model.finding import Finding, Place, Where
from careerdata.publish.formats.all_formats import DEFAULT
from careerdata.publish.snapshot import writing_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

Row = dict[str, object]

SHA = "5f" * 32
INPUTS = (Input("nurse", "health/nurse.md", SHA),)

_PAY: Row = {
    "qualifiers": [],
    "currency": "EUR",
    "min_open_ended": False,
    "max_open_ended": False,
    "approximate": False,
    "statistic": "range",
    "pay_period": "year",
    "pay_period_stated": False,
    "compensation": "unspecified",
    "tax": "gross",
}

ROWS: dict[str, list[Row]] = {
    "guides": [
        {
            "title": "Nurse — „Pflege“ 看護",
            "language": "en",
            "source_path": "health/nurse.md",
            "source_format": "markdown",
            "source_sha256": SHA,
            "line": 1,
        }
    ],
    "regions": [
        {"region_id": "de", "name": "Germany", "kind": "country", "country_code": "DE"},
        {"region_id": "remote", "name": "Remote", "kind": "remote"},
    ],
    "roles": [
        {"role_id": "nurse", "name": "Nurse", "aliases": [], "position": 1, "line": 3},
        {
            "role_id": "senior-nurse",
            "name": "Senior Nurse",
            "aliases": ["Sister", "Krankenschwester „alt“"],
            "level": "senior",
            "experience_min_years": 5,
            "experience_max_years": 7.5,
            "base_role_id": "nurse",
            "position": 2,
            "line": 4,
        },
    ],
    "salary_bands": [
        {
            **_PAY,
            "band_id": "nurse-de",
            "role_id": "nurse",
            "region_id": "de",
            "amount_min": 38000.0,
            "amount_max": 52000.5,
            "as_of_year": 2026,
            "source_text": "€38,000 – €52,000.50",
            "position": 1,
            "line": 3,
        },
        {
            **_PAY,
            "band_id": "senior-nurse-remote",
            "role_id": "senior-nurse",
            "region_id": "remote",
            "qualifiers": ["Private clinics", "Band 7"],
            "amount_min": 60000,
            "max_open_ended": True,
            "source": "the Nursing Council",
            "source_text": "from €60,000",
            "position": 2,
            "line": 4,
        },
    ],
    "skill_categories": [{"category_id": "care", "name": "Care", "position": 1, "line": 6}],
    "skills": [
        {
            "skill_id": "triage",
            "name": "Triage",
            "aliases": [],
            "category_id": "care",
            "origin": "checklist",
            "line": 7,
        },
        {
            "skill_id": "vital-signs",
            "name": "vital signs",
            "aliases": [],
            "origin": "topic",
            "line": 7,
        },
    ],
    "skill_topics": [{"skill_id": "triage", "topic_id": "vital-signs", "position": 1, "line": 7}],
    "role_skills": [{"role_id": "nurse", "skill_id": "triage", "position": 1, "line": 5}],
    "resources": [
        {
            "resource_id": "open-ward",
            "name": "Open Ward",
            "url": "https://ward.example/a?b=1",
            "url_source": "guide",
            "cost": "free",
            "offers": ["Basics", "BLS"],
            "origin": "list",
            "line": 9,
        }
    ],
    "roadmap_steps": [
        {
            "step_id": "months-1-2",
            "title": "Basics",
            "period_unit": "month",
            "period_start": 1,
            "period_end": 2,
            "position": 1,
            "line": 11,
        }
    ],
    "roadmap_actions": [
        {"step_id": "months-1-2", "position": 1, "text": "Shadow a nurse.", "line": 11}
    ],
    "roadmap_options": [
        {
            "step_id": "months-1-2",
            "position": 1,
            "name": "Paediatrics",
            "resource_ids": ["open-ward"],
            "line": 11,
        }
    ],
    "roadmap_resources": [
        {"step_id": "months-1-2", "resource_id": "open-ward", "mention": "Open Ward", "line": 11}
    ],
    "market_stats": [
        {
            "stat_id": "job-growth",
            "label": "Job growth",
            "statement": "Job growth: 6% by 2033.",
            "value_min": 6,
            "value_max": 6,
            "comparator": "exactly",
            "unit": "percent",
            "by_year": 2033,
            "position": 1,
            "line": 13,
        }
    ],
    "fit_traits": [{"framework": "riasec", "trait": "social", "level": "dominant", "line": 15}],
    "tools": [{"tool_id": "care-quiz", "name": "Care Quiz", "kind": "assessment", "line": 17}],
    "crosswalk": [
        {"kind": "role", "id": "nurse", "scheme": "isco", "code": "2221", "scheme_version": "08"},
        {"kind": "skill", "id": "triage", "scheme": "wikidata", "code": "Q1"},
    ],
    "provenance": [
        {
            "table": "roles",
            "row_key": "nurse",
            "column": "name",
            "char_start": 40,
            "char_end": 45,
            "line": 3,
            "column_number": 3,
            "end_line": 3,
            "end_column": 8,
            "source_text": "Nurse",
        }
    ],
    "findings": [
        {
            "finding_id": "f1",
            "rule": "CD403",
            "severity": "info",
            "message": "the resource has no link",
            "path": "health/nurse.md",
            "line": 9,
            "column_number": 3,
            "end_line": 9,
            "end_column": 12,
            "fingerprint": "0123456789abcdef",
        }
    ],
}


def publish_dataset(
    tables: Tables,
    contract: Contract,
    inputs: Sequence[Input],
    outputs: Path,
    formats: Sequence[str] = DEFAULT,
    keep: int | None = None,
) -> Path:
    """Publish tables that are there as a whole; see `writing_snapshot`."""
    with writing_snapshot(outputs, contract, formats=formats) as writer:
        writer.add(tables)
        return writer.commit(inputs, keep)


@cache
def shipped_contract() -> Contract:
    """The contract that comes with the package."""
    return load_contract(load_schemas())


def own_contract(folder: Path, table: str, yaml: str) -> Contract:
    """The shipped contract, extended by a file for one table in a folder of the user's own."""
    (folder / "tables").mkdir(parents=True)
    (folder / "tables" / f"{table}.yaml").write_text(yaml, encoding="utf-8")
    return load_contract(load_schemas(folder))


def sample_tables(contract: Contract | None = None) -> Tables:
    """Every table with a row or two of one guide, all of it sound."""
    contract = contract or shipped_contract()
    return {
        table.name: columns_of(
            (_with_guide(row, table.name) for row in ROWS.get(table.name, [])), table
        )
        for table in contract.tables
    }


def _with_guide(row: Row, table: str) -> Row:
    return dict(row) if table in ("regions", "crosswalk") else {"guide_id": "nurse", **row}


def locate(table: str, row: int | None, column: str | None) -> Where:
    """A place whose line is the row's number, counted from 1; line 99 for a table as a whole."""
    line = 99 if row is None else row + 1
    place = Place("nurse", "raw/health/nurse.md", "health/nurse.md", line, 1, line, 2, "a line")
    return Where(place, (), table, None if row is None else str(row), column)


def findings_of(check: Callable[..., None], tables: Tables, contract: Contract) -> list[Finding]:
    """What a check says of tables."""
    found: list[Finding] = []
    check(tables, contract, locate, found.append)
    return found
