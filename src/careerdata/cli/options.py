"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click


def _or_raw(_context: click.Context, _parameter: click.Parameter, given: tuple[Path, ...]) -> tuple[Path, ...]:
    return given or (Path("raw"),)


raw_argument = click.argument("raw", nargs=-1, type=click.Path(path_type=Path), metavar="[RAW]...", callback=_or_raw)

schemas_option = click.option(
    "--schemas",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A folder that extends the shipped schemas and vocabulary; may be given several times.",
)

strict_option = click.option("--strict", is_flag=True, help="Let warnings count as errors.")

outputs_option = click.option(
    "-o",
    "--outputs",
    default=Path("outputs"),
    show_default=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder of the built dataset.",
)

formats_option = click.option(
    "--format",
    "formats",
    default="parquet,json",
    show_default=True,
    metavar="NAMES",
    help="The forms of the tables: parquet (always), json, csv, sqlite, duckdb, xlsx, jsonld.",
)

guide_option = click.option("--guide", metavar="ID", help="Only this guide.")
