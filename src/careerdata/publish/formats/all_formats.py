"""The formats of the tables, by their names in `--format`."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from careerdata.publish.formats import FormatError
from careerdata.publish.formats.csv import write_csv
from careerdata.publish.formats.duckdb import write_duckdb
from careerdata.publish.formats.jsonld import write_jsonld
from careerdata.publish.formats.sqlite import write_sqlite
from careerdata.publish.formats.xlsx import write_xlsx

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerdata.publish.written_tables import Derive

PARQUET, JSON = "parquet", "json"

DEFAULT = (PARQUET, JSON)


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is made from the Parquet files."""

    write: Derive
    package: str | None = None
    """The module that it needs, from the extra with the name of the format."""


FORMATS: dict[str, Format] = {
    "csv": Format(write_csv),
    "sqlite": Format(write_sqlite),
    "duckdb": Format(write_duckdb, "duckdb"),
    "xlsx": Format(write_xlsx, "xlsxwriter"),
    "jsonld": Format(write_jsonld),
}

NAMES = (PARQUET, JSON, *FORMATS)


def choose_formats(names: Iterable[str]) -> tuple[str, ...]:
    """The formats with some names, in the order of this list; Parquet is always included.

    Raises FormatError for an unknown name, and for a format whose package is not installed.
    """
    wanted = {PARQUET, *names}
    for name in sorted(wanted):
        _check(name)
    return tuple(name for name in NAMES if name in wanted)


def _check(name: str) -> None:
    if name not in NAMES:
        close = difflib.get_close_matches(name, NAMES, n=1)
        hint = f"did you mean {close[0]}?" if close else f"there are: {', '.join(NAMES)}"
        raise FormatError(f"there is no format {name!r}; {hint}")
    package = FORMATS[name].package if name in FORMATS else None
    if package and find_spec(package) is None:
        raise FormatError(f"the format {name} needs {package}: pip install 'careerdata[{name}]'")
