"""Tables whose cells stand apart by tabs or wide gaps."""

from __future__ import annotations

import pytest

from careerdata.model.document import Table
from tests.parse import layout
from tests.parse.test_text import parse

TABLES = {
    "tabs": ("Role\tUS\tUK\nNurse\t$1\t£2\n", ["Role | US | UK", "Nurse | $1 | £2"]),
    "an empty cell at the end": (
        "Role\tUS\tUK\nNurse\t$1\t\nB\t$3\t£4",
        ["Role | US | UK", "Nurse | $1 | ", "B | $3 | £4"],
    ),
    "an empty cell inside": ("Role\tUS\tUK\nNurse\t\t£2\n", ["Role | US | UK", "Nurse |  | £2"]),
    "an empty corner": (
        "Pay.\n\tUS\tUK\nNurse\t$1\t£2\nB\t$3\t£4",
        ["p Pay.", " | US | UK", "Nurse | $1 | £2", "B | $3 | £4"],
    ),
    "gaps": (
        "Role    US    UK\nNurse   $1    £2\nB       $3    £4",
        ["Role | US | UK", "Nurse | $1 | £2", "B | $3 | £4"],
    ),
    "an empty cell between gaps, under its header": (
        "Role   US       UK\nNurse           £3\nCook   $4       £5\n",
        ["Role | US | UK", "Nurse |  | £3", "Cook | $4 | £5"],
    ),
    "an empty cell at the end, before gaps": (
        "Role   US       UK\nNurse  $3\nCook   $4       £5\nBaker  $6       £7\n",
        ["Role | US | UK", "Nurse | $3 | ", "Cook | $4 | £5", "Baker | $6 | £7"],
    ),
    "gaps over dashes": (
        "Role    US    UK\n------  ----  ----\nNurse   $1    £2\nB       $3    £4\nText.",
        ["Role | US | UK", "Nurse | $1 | £2", "B | $3 | £4", "p Text."],
    ),
    "another table after a blank line": (
        "Role  US\nNurse  $1\nB  $2\n\nRole  US  UK\nNurse  $1  £2\nB  $3  £4",
        ["Role | US", "Nurse | $1", "B | $2", "Role | US | UK", "Nurse | $1 | £2", "B | $3 | £4"],
    ),
    "no-break spaces": (
        "Role\u00a0\u00a0US\nNurse\u00a0\u00a0$1\nB\u00a0\u00a0$3",
        ["Role | US", "Nurse | $1", "B | $3"],
    ),
}


@pytest.mark.parametrize(("text", "blocks"), TABLES.values(), ids=TABLES)
def test_a_table_has_the_cells_that_are_written(text: str, blocks: list[str]) -> None:
    document, findings = parse(text)
    assert layout.lines_of_blocks(document) == blocks
    assert findings == []


def test_a_ragged_row_is_reported() -> None:
    findings = parse("Role  US  UK\nA  $1  £2\nB  $3\nC  $5  £6")[1]
    assert layout.faults(findings) == ["missing-table-cell 3: B  $3"]


NO_TABLES = {
    "two spaces after sentences": "One.  Two.  Three.\nFour.  Five.  Six.\nSeven.  Eight.  Nine.",
    "one line with a gap": "Nurse  $60,000\nText.",
    "two lines with a gap": "Nurse  $60,000\nDoctor  $90,000\nText.",
    "long cells": "\n".join([f"{'word ' * 20}  {'word ' * 20}"] * 4),
    "bullets with tabs": "-\tNurse\n-\tDoctor",
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES)
def test_gaps_alone_make_no_table(text: str) -> None:
    document, findings = parse(text)
    assert not any(isinstance(block, Table) for block in document.blocks)
    assert findings == []
