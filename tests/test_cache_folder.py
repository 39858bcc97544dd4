"""Where that is kept which can be made again."""

from __future__ import annotations

import pytest

from careerdata.cache_folder import cache_folder


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"CAREERDATA_CACHE_DIR": "/own"}, "/own"),
        ({"XDG_CACHE_HOME": "/xdg"}, "/xdg/careerdata"),
        ({"HOME": "/home/one"}, "/home/one/.cache/careerdata"),
    ],
)
def test_the_folder_is_where_the_system_keeps_such_things(
    environment: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CAREERDATA_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert cache_folder() == folder
