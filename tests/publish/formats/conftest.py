"""Tables to write in every format:
those of all guides, and one of texts that are easily misread.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from careerdata.publish.formats.all_formats import NAMES
from tests.sample_dataset import INPUTS, own_contract, publish_dataset, sample_tables

if TYPE_CHECKING:
    from pathlib import Path

    from careerdata.contract import Contract

Rows = list[dict[str, Any]]

_TEXTS = """
description: Texts of all kinds.
fields:
  - {name: number, type: integer, description: The key., constraints: {required: true}}
  - {name: text, type: string, description: The text.}
  - {name: list, type: array, description: The text in a list.}
  - {name: amount, type: number, description: An amount.}
primaryKey: [number]
"""

EASILY_MISREAD = [
    *("=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x"),
    *(" =1+1", "\u00a0=1", "\u200b=1", "\x01=1", "\t=1", "\r=1", "\n=1", "\tx"),
    *(
        "'",
        "''",
        "'quoted'",
        "'=1",
        '"',
        '""',
        '"=1',
        "a,b",
        "a;=1;b",
        "a\tb",
        "a\nb",
        "a\r\nb",
        "a\rb",
        " a ",
        "a'b",
    ),
    *(
        "null",
        "NULL",
        "None",
        "NaN",
        "true",
        "00123",
        "1e5",
        "1,5",
        "2026-01-02",
        "#REF!",
        "{=1}",
        "[1]",
        "\\N",
        "\\",
    ),
    *(
        "_x000D_",
        "_x005F_ _x000D_",
        "<b>&amp;</b>",
        "]]>",
        "mailto:a@b.c",
        "https://x.example/",
        "internal:A1",
    ),
    *("日本\u2028語", "e\u0301", "🩺", "\ufeffx", "\x01", "\x0b", "x" * 32_767),
]

AMOUNTS = [0.0, 38000.0, 52000.5, 0.1, 17.95, 1e300, 5e-324, -5.0, 2.0**53, None]


@pytest.fixture(scope="session")
def texts_contract(tmp_path_factory: pytest.TempPathFactory) -> Contract:
    """The shipped tables, and the table `texts`, which asks nothing of its texts."""
    return own_contract(tmp_path_factory.mktemp("contract"), "texts", _TEXTS)


@pytest.fixture(scope="session")
def texts(texts_contract: Contract, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot in every format whose table `texts` has texts that are easily misread."""
    tables = sample_tables(texts_contract)
    count = len(EASILY_MISREAD)
    tables["texts"] = {
        "number": list(range(count)),
        "text": [*EASILY_MISREAD],
        "list": [
            [text[:9_000]] * (number % 3) if number % 5 else None
            for number, text in enumerate(EASILY_MISREAD)
        ],
        "amount": [AMOUNTS[number % len(AMOUNTS)] for number in range(count)],
    }
    return publish_dataset(tables, texts_contract, INPUTS, tmp_path_factory.mktemp("texts"), NAMES)


def json_rows(snapshot: Path, table: str) -> Rows:
    """The rows of a table as its JSON file has them."""
    rows: Rows = json.loads((snapshot / f"json/{table}.json").read_text(encoding="utf-8"))
    return rows
