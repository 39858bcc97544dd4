"""Paths and URIs that a service finds in the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerdata.report.repository import repository_path, repository_uri

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _in_the_folder_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path / "content")
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)


def test_a_path_is_relative_to_the_working_folder(tmp_path: Path) -> None:
    assert repository_path("raw/nurse.md") == "raw/nurse.md"
    assert repository_path(str(tmp_path / "content/raw/nurse.md")) == "raw/nurse.md"
    assert repository_path("./raw/../nurse.md") == "nurse.md"


def test_a_path_is_relative_to_the_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert repository_path("raw/nurse.md") == "content/raw/nurse.md"


def test_a_path_elsewhere_stays_as_it_is() -> None:
    assert repository_path("../nurse.md") == "../nurse.md"
    assert repository_uri("/elsewhere/a nurse.md") == "file:///elsewhere/a%20nurse.md"


def test_a_uri_is_percent_encoded() -> None:
    assert repository_uri("raw/Pflege & Ärzte #1.md") == "raw/Pflege%20%26%20%C3%84rzte%20%231.md"
    assert repository_uri("raw/\udcff.md") == "raw/%FF.md"
