"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from careerdata.remote import Location


def _located(_context: click.Context, _parameter: click.Parameter, given: str) -> Location:
    """A path, or a folder of a URL such as `s3://bucket/raw`."""
    if "://" not in given:
        return Path(given)
    # Needed by few, and slow to import.
    from careerdata.remote import locate

    return locate(given)


def _guides(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> tuple[Location, ...]:
    return tuple(_located(context, parameter, each) for each in given or ("raw",))


def _guides_here(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> tuple[Location, ...]:
    for each in given:
        if "://" in each:
            raise click.BadParameter(f"{each} is not on this machine; only `careerdata build` reads guides elsewhere")
    return _guides(context, parameter, given)


raw_argument = click.argument("raw", nargs=-1, metavar="[RAW]...", callback=_guides_here)

raw_or_remote_argument = click.argument("raw", nargs=-1, metavar="[RAW]...", callback=_guides)

outputs_argument = click.argument("outputs", default="outputs", metavar="[OUTPUTS]", callback=_located)

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
    default="outputs",
    show_default=True,
    metavar="DIR",
    callback=_located,
    help="The folder of the built dataset; also a URL such as s3://bucket/outputs.",
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
