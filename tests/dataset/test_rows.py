"""The types of rows follow from the contract."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import get_args, get_type_hints

from careerdata.dataset import rows
from careerdata.publish.descriptors.row_types import python_row, python_types
from tests.sample_dataset import own_contract, shipped_contract


def test_the_committed_types_are_those_of_the_contract() -> None:
    command = [sys.executable, "-m", "ruff", "format", "-"]
    done = subprocess.run(
        command, input=python_types(shipped_contract()), check=True, capture_output=True, text=True
    )
    committed = Path(rows.__file__).read_text(encoding="utf-8")
    hint = "run: careerdata schema --as python | ruff format - > src/careerdata/dataset/rows.py"
    assert committed == done.stdout, hint


def test_a_column_has_its_type_and_its_values() -> None:
    types = get_type_hints(rows.SalaryBandsRow)
    assert types["amount_min"] == float | None
    assert types["approximate"] is bool
    assert get_args(types["compensation"]) == ("base", "total", "unspecified")
    assert get_type_hints(rows.RolesRow)["aliases"] == list[str]


def test_a_description_cannot_end_its_docstring(tmp_path: Path) -> None:
    trap = 'description: \'Ends in """ and in a \\ \''
    table = own_contract(tmp_path, "regions", trap).table("regions")
    names: dict[str, object] = {}
    exec("from typing import *\n" + python_row(table), names)
    assert getattr(names["RegionsRow"], "__doc__", "") == 'Ends in """ and in a \\'
