"""`careerdata lsp`: what is said where it cannot run; what it does is in `tests/lsp`."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from click.testing import Result


def test_without_the_extra_one_line_says_what_to_install(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    result = run("lsp")
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        result.stderr
        == "Error: the language server is not installed; run: pip install 'careerdata[lsp]'\n"
    )
