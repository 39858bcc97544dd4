"""From tables to findings: what the contract and the guides' content do not allow."""

from __future__ import annotations

from collections.abc import Callable

from careerdata.model.finding import Where

Locate = Callable[[str, int | None, str | None], Where]
"""Says where in the guides a published value comes from: table, row (None: the table as a whole), column."""
