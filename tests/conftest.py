"""What every test has: a folder for what can be made again, outside of the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the tests of a run share a cache that nobody else has filled."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAREERDATA_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield
