"""A folder with two guides and a dataset of them, made by hand,
for the commands that read a dataset.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from careerdata.cli import main
from careerdata.contract import load_contract
from careerdata.contract.tables import Input, empty_tables
from careerdata.lexicon.schemas import load_schemas
from tests.sample_dataset import publish_dataset

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from careerdata.contract.tables import Tables

_GUIDE = "# Nursing\n\n## Staff Nurse (3-5 years)\n"
_CONTRACT = load_contract(load_schemas())


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command in an empty folder, as in a pipe."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return lambda *words: CliRunner().invoke(main, words, prog_name="careerdata")


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder `raw` with the guides `nurse` and `ward`, which say the same."""
    folder = tmp_path / "raw"
    folder.mkdir()
    for name in ("nurse.md", "ward.md"):
        (folder / name).write_text(_GUIDE, encoding="utf-8", newline="")
    return folder


@pytest.fixture
def outputs(tmp_path: Path, raw: Path) -> Path:
    """A dataset in `outputs`:
    both guides have the role `staff-nurse`, the ward has `ward-manager`, too.
    """
    tables = empty_tables(_CONTRACT)
    sha256 = hashlib.sha256((raw / "nurse.md").read_bytes()).hexdigest()
    for guide_id in ("nurse", "ward"):
        _add_guide(tables, guide_id, sha256)
        _add_role(tables, guide_id, "staff-nurse", "Staff Nurse")
    _add_role(tables, "ward", "ward-manager", "Ward Manager")
    publish_dataset(tables, _CONTRACT, [Input("nurse", "nurse.md", sha256)], tmp_path / "outputs")
    return tmp_path / "outputs"


def _add_guide(tables: Tables, guide_id: str, sha256: str) -> None:
    row = {"guide_id": guide_id, "line": 1, "title": "Nursing", "language": "en"}
    source = {"source_path": f"{guide_id}.md", "source_format": "markdown", "source_sha256": sha256}
    _add(tables, "guides", row | source)


def _add_role(tables: Tables, guide_id: str, role_id: str, name: str) -> None:
    row = {
        "guide_id": guide_id,
        "role_id": role_id,
        "line": 3,
        "name": name,
        "aliases": [],
        "position": 1,
    }
    _add(tables, "roles", row | {"experience_min_years": 3.0, "experience_max_years": 5.0})
    if role_id == "staff-nurse":
        _add_origin(tables, guide_id, "name", 14, 25)
        _add_origin(tables, guide_id, "experience_min_years", 27, 28)


def _add_origin(tables: Tables, guide_id: str, column: str, start: int, end: int) -> None:
    row = {
        "guide_id": guide_id,
        "table": "roles",
        "row_key": "staff-nurse",
        "column": column,
        "line": 3,
    }
    columns = {"column_number": start - 10, "end_line": 3, "end_column": end - 10}
    _add(
        tables,
        "provenance",
        row | columns | {"char_start": start, "char_end": end, "source_text": _GUIDE[start:end]},
    )


def _add(tables: Tables, table: str, row: dict[str, object]) -> None:
    for column, values in tables[table].items():
        values.append(row.get(column))
