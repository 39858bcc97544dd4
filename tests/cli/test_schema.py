"""`careerdata schema`: what a table holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from careerdata.lexicon.schemas import load_schemas

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result


def test_all_tables_are_listed_with_a_sentence(run: Callable[..., Result]) -> None:
    lines = run("schema").stdout.splitlines()
    assert sorted(line.split()[0] for line in lines) == load_schemas().table_names()


def test_a_table_is_described_as_json_schema(run: Callable[..., Result]) -> None:
    schema = json.loads(run("schema", "roles").stdout)
    assert "role_id" in schema["items"]["properties"]


def test_types_are_printed_for_all_tables_or_one(run: Callable[..., Result]) -> None:
    types = run("schema", "--as", "typescript").stdout
    assert "export interface Tables {\n  guides: GuidesRow[];\n" in types
    assert run("schema", "roles", "--as", "typescript").stdout in types


def test_the_report_has_no_types(run: Callable[..., Result]) -> None:
    assert run("schema", "findings-report", "--as", "typescript").exit_code == 2


def test_an_unknown_table_ends_in_one_line(run: Callable[..., Result]) -> None:
    result = run("schema", "role")
    assert (result.exit_code, result.stderr) == (
        2,
        "Error: there is no table 'role'; did you mean 'roles'?\n",
    )
