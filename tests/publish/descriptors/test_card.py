"""The dataset card: what it tells, and that `datasets` loads the tables with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.publish.descriptors import validators
from tests.publish.descriptors.empty_tables import EMPTY, some_empty
from tests.sample_dataset import (
    INPUTS,
    own_contract,
    publish_dataset,
    sample_tables,
    shipped_contract,
)

if TYPE_CHECKING:
    from pathlib import Path

_CONTRACT = shipped_contract()

_LOAD = """
import json, pathlib
from datasets import get_dataset_config_names, load_dataset

folder = str(pathlib.Path.cwd())
for name in get_dataset_config_names(folder):
    rows = list(load_dataset(folder, name, split="train"))
    assert rows == json.load(open(f"json/{name}.json", encoding="utf-8")), name
    print("equal:", name)
print("default:", load_dataset(folder)["train"].column_names[1])
"""


def _front_matter(card: str) -> dict[str, Any]:
    found = re.match(r"---\n(.*?)\n---\n", card, re.DOTALL)
    assert found
    matter: dict[str, Any] = yaml.safe_load(found[1])
    return matter


def test_the_front_matter_names_every_table_and_the_languages(every_guide: Path) -> None:
    matter = _front_matter((every_guide / "README.md").read_text(encoding="utf-8"))
    assert [each["config_name"] for each in matter["configs"]] == list(_CONTRACT.table_names)
    assert all((every_guide / each["data_files"]).is_file() for each in matter["configs"])
    assert [each["config_name"] for each in matter["configs"] if each.get("default")] == [
        "salary_bands"
    ]
    assert {"en", "de"} <= set(matter["language"])
    assert "und" not in matter["language"]


@pytest.mark.parametrize(("language", "told"), [("no", ["no"]), ("und", None)])
def test_a_language_is_a_text_and_none_is_left_out(
    tmp_path: Path, language: str, told: list[str] | None
) -> None:
    tables = sample_tables()
    tables["guides"]["language"] = [language]
    snapshot = publish_dataset(tables, _CONTRACT, INPUTS, tmp_path)
    assert (
        _front_matter((snapshot / "README.md").read_text(encoding="utf-8")).get("language") == told
    )


def test_the_page_tells_how_many_rows_a_table_has(tmp_path: Path) -> None:
    own = own_contract(tmp_path / "own", "roles", "description: Jobs | callings.")
    snapshot = publish_dataset(sample_tables(own), own, INPUTS, tmp_path / "outputs")
    assert "| `roles` | 2 | Jobs \\| callings. |\n" in (snapshot / "README.md").read_text(
        encoding="utf-8"
    )


def test_a_table_without_rows_is_told_but_not_offered_to_load(tmp_path: Path) -> None:
    snapshot = publish_dataset(some_empty(sample_tables()), _CONTRACT, INPUTS, tmp_path)
    page = (snapshot / "README.md").read_text(encoding="utf-8")
    assert "tools" not in [each["config_name"] for each in _front_matter(page)["configs"]]
    assert "| `tools` | 0 |" in page


@pytest.mark.validators
@pytest.mark.parametrize("which", ["every guide", "some tables empty"])
def test_datasets_loads_the_rows_without_a_network(
    which: str, every_guide: Path, tmp_path: Path
) -> None:
    small = publish_dataset(some_empty(sample_tables()), _CONTRACT, INPUTS, tmp_path / "outputs")
    folder, count = {
        "every guide": (every_guide, len(_CONTRACT.tables)),
        "some tables empty": (small, len(_CONTRACT.tables) - len(EMPTY)),
    }[which]
    done = validators.run_python(folder, _LOAD, HF_HUB_OFFLINE="1", HF_HOME=str(tmp_path / "home"))
    assert done.status == 0, done.told
    assert done.told.count("equal:") == count
    assert "default: band_id" in done.told
