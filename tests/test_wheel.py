"""The built wheel in an empty environment: an installed copy works in any folder."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

GUIDE = """Nurse Salary Guide (2026)
| Role | United Kingdom |
|---|---|
| Nurse (0-2 years) | £28,000 – £33,000 |
"""


READ = """
import careerdata
dataset = careerdata.load("out")
for pay in dataset.role("nurse").pay:
    print(pay.guide_id, pay.region_id, pay.amount_min, not dataset.verify().differences)
"""


def _run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        folder,
        ROOT,
        cwd=folder,
    )
    return next(folder.glob("careerdata-*.whl"))


def test_the_wheel_carries_every_file_of_schemas(wheel: Path) -> None:
    shipped = {
        f"careerdata/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "schemas").rglob("*.yaml")
    }
    with zipfile.ZipFile(wheel) as archive:
        assert shipped <= set(archive.namelist())


def test_an_installed_copy_builds_a_guide_in_another_folder(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    binaries = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    _run(binaries / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "guide.txt").write_text(GUIDE, encoding="utf-8")
    _run(binaries / "careerdata", "build", "some/guide.txt", "-o", "out", cwd=tmp_path)
    told = _run(binaries / "python", "-c", READ, cwd=tmp_path)
    assert told.split() == ["guide", "gb", "28000.0", "True"]
    bands = json.loads(
        (tmp_path / "out" / "latest" / "json" / "salary_bands.json").read_text(encoding="utf-8")
    )
    assert [
        (band["role_id"], band["currency"], band["amount_min"], band["amount_max"])
        for band in bands
    ] == [("nurse", "GBP", 28000, 33000)]
