"""`README.md`: the snapshot for people, and for `datasets`, which reads its front matter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyarrow.compute as pc
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.contract import TableSchema
    from careerdata.publish.written_tables import WrittenTables

CARD = "README.md"

_MAIN = "salary_bands"
"""The table that is loaded where none is named."""

_CARD = """\
---
pretty_name: Career guides as tables
{languages}tags:
- careers
- salaries
- skills
configs:
{configs}---

# Career guides as tables

What career guides say of roles, pay, skills, learning roadmaps and markets: linked tables, in which each value leads
back to the characters of the guide that it was taken from (`provenance`).

| table | rows | what it holds |
|---|---:|---|
{tables}
The tables are linked by their ids: `salary_bands.role_id` is a role of the same `guide_id`, `salary_bands.region_id` a
region. A column without a value is null: what a guide does not say is not guessed.

## Load

```python
from datasets import load_dataset

bands = load_dataset("path/of/this/folder", "salary_bands", split="train")
```

```python
from careerdata.dataset import load

bands = load("path/of/this/folder").pandas("salary_bands")
```

`views.sql` opens the tables in DuckDB, `types.d.ts` has their types for TypeScript, `schemas/` their JSON Schemas;
`datapackage.json` (Data Package) and `croissant.json` (Croissant) describe them to other tools.

## Identity

`manifest.json` names every guide and every file with its SHA-256. Schema version {version}, digest `{digest}`: the same
guides give the same digest on every machine.
"""


def write_card(written: WrittenTables) -> None:
    """Write the page that describes the folder."""
    (written.folder / CARD).write_text(card(written), encoding="utf-8", newline="")


def card(written: WrittenTables) -> str:
    """The page; it has no words from guides, only the codes of their languages."""
    return _CARD.format(
        languages="".join(_languages(written)),
        configs="".join(_configs(written)),
        tables="".join(_row(table, written) for table in written.contract.tables),
        version=written.contract.version,
        digest=written.manifest["digest"],
    )


def _languages(written: WrittenTables) -> Iterator[str]:
    """The languages of the guides, without unknown ones (`und`)."""
    codes = pc.unique(
        pq.read_table(written.path("guides"), columns=["language"]).column(0)
    ).to_pylist()
    known = sorted(set(codes) - {"und"})
    yield from ["language:\n", *(f"- {json.dumps(code)}\n" for code in known)] if known else []


def _configs(written: WrittenTables) -> Iterator[str]:
    """What `datasets` can load: a table without rows is nothing to it."""
    for table, entry in written.manifest["tables"].items():
        if entry["rows"]:
            default = "  default: true\n" if table == _MAIN else ""
            yield f"- config_name: {table}\n  data_files: {entry['parquet']['path']}\n{default}"


def _row(table: TableSchema, written: WrittenTables) -> str:
    rows = written.manifest["tables"][table.name]["rows"]
    return f"| `{table.name}` | {rows:,} | {table.description.replace('|', chr(92) + '|')} |\n"
