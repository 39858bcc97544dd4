"""From tables to findings: check the contract and the content of the guides."""

from __future__ import annotations

from collections.abc import Callable

from careerdata.model.finding import Where

Locate = Callable[[str, int | None, str | None], Where]
"""Gives the place of a published value in the guides, by table, row (None:
the whole table) and column.
"""
