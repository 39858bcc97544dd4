"""`careerdata trace`: show the source text of a published value."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from careerdata.cli.failure import Failure, unknown
from careerdata.cli.options import guide_option, outputs_option
from careerdata.cli.show import column_names, rows_of_guide
from careerdata.contract import load_contract
from careerdata.dataset import load
from careerdata.lexicon.schemas import load_schemas
from careerdata.model.finding import Place
from careerdata.model.guide import Span
from careerdata.read import NoGuidesError, find_guides, read_guide
from careerdata.report.drawing import visible_text
from careerdata.report.grid import cell_text
from careerdata.report.text import draw_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.dataset import Dataset
    from careerdata.dataset.rows import ProvenanceRow, Row
    from careerdata.model.guide import Guide
    from careerdata.read import FoundGuide


@click.command(epilog="\b\nExample:\n  careerdata trace roles machine-learning-engineer name")
@click.argument("table")
@click.argument("key")
@click.argument("column", required=False)
@outputs_option
@click.option(
    "--raw",
    multiple=True,
    default=(Path("raw"),),
    show_default="raw",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Where the guides are; their lines are shown if they have not changed since the build.",
)
@guide_option
def trace(
    table: str,
    key: str,
    column: str | None,
    outputs: Path,
    raw: tuple[Path, ...],
    guide: str | None,
) -> None:
    """Show where in its guide each value of a row comes from.

    KEY is the key of the row without the id of the guide. If a key has several columns, join them
    with `/`.
    """
    dataset = load(outputs)
    row = _row(dataset, table, key, guide)
    places = _places(dataset, table, key, str(row["guide_id"]))
    if column is not None:
        places = _of_column(places, column, column_names(dataset, table))
    source = _find_source(dataset, str(row["guide_id"]), raw)
    for place in places:
        click.echo("\n".join(_place_lines(place, row[place["column"]], source)))
    if source.guide is None:
        click.echo(
            f"{source.path} is missing or has changed since the build, so its lines are not shown.",
            err=True,
        )


def _row(dataset: Dataset, table: str, key: str, guide: str | None) -> Row:
    rows = rows_of_guide(dataset, table, guide)
    if "guide_id" not in column_names(dataset, table):
        raise Failure(f"the rows of {table} are shared by all guides, so they have no source")
    columns = _key_columns(table)
    keys = ["/".join(str(row[column]) for column in columns) for row in rows]
    chosen = [row for row, row_key in zip(rows, keys, strict=True) if row_key == key]
    if not chosen:
        raise unknown(f"row of {table} with the key", key, set(keys))
    if len(chosen) > 1:
        guides = ", ".join(str(row["guide_id"]) for row in chosen)
        raise Failure(
            f"{len(chosen)} guides have {key!r} in {table}; choose one with --guide: {guides}"
        )
    return chosen[0]


def _key_columns(table: str) -> list[str]:
    contract = load_contract(load_schemas())
    if table not in contract.table_names:
        raise Failure(f"{table} is from another version of careerdata, so its key is not known")
    return [column for column in contract.table(table).primary_key if column != "guide_id"]


def _places(dataset: Dataset, table: str, key: str, guide_id: str) -> list[ProvenanceRow]:
    """The provenance of a row's values."""
    wanted = guide_id, table, key
    places = [
        place
        for place in dataset.rows("provenance")
        if (place["guide_id"], place["table"], place["row_key"]) == wanted
    ]
    if not places:
        raise Failure(f"no value of {key!r} in {table} comes from a text")
    return places


def _of_column(
    places: Sequence[ProvenanceRow], column: str, known: Sequence[str]
) -> list[ProvenanceRow]:
    if column not in known:
        raise unknown("column", column, known)
    chosen = [place for place in places if place["column"] == column]
    if not chosen:
        traced = ", ".join(str(place["column"]) for place in places)
        raise Failure(f"{column} does not come from a text; these columns do: {traced}")
    return chosen


class _Source(NamedTuple):
    """The current file of a guide; no guide if it has changed since the build."""

    path: str
    guide: Guide | None


def _find_source(dataset: Dataset, guide_id: str, raw: Sequence[Path]) -> _Source:
    published = next(row for row in dataset.rows("guides") if row["guide_id"] == guide_id)
    for found in _guides_among(raw):
        if found.guide_id == guide_id:
            guide = read_guide(found, lambda _: None)
            if guide is not None and guide.sha256 == published["source_sha256"]:
                return _Source(guide.path, guide)
    return _Source(str(published["source_path"]), None)


def _guides_among(raw: Sequence[Path]) -> list[FoundGuide]:
    try:
        return find_guides(raw)
    except NoGuidesError:
        return []


def _place_lines(place: ProvenanceRow, value: object, source: _Source) -> Iterator[str]:
    at = f"{visible_text(source.path)}:{place['line']}:{place['column_number']}"
    yield f"{at}: {place['column']} = {cell_text(value)}"
    if source.guide is None:
        yield f"    {visible_text(place['source_text'])}"
    else:
        yield from draw_place(Place.of(source.guide, Span(place["char_start"], place["char_end"])))
