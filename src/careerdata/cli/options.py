"""Arguments and options that several commands share."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerdata.lazy import LazyModule

if TYPE_CHECKING:
    from careerdata import remote
    from careerdata.remote import Location
else:
    remote = LazyModule("careerdata.remote")


DEFAULT_RAW = "raw"
"""The default place of guides."""


def is_remote(given: str) -> bool:
    """Whether a place is a URL such as `s3://bucket/raw`."""
    return "://" in given


def located(given: str) -> Location:
    """A path, or a remote folder."""
    if is_remote(given):
        return remote.locate(given)
    return Path(given)


def _located(_context: click.Context, _parameter: click.Parameter, given: str) -> Location:
    return located(given)


def _paths(
    _context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[Path, ...]:
    return tuple(map(Path, given))


def _guides_here(
    context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[Path, ...]:
    for each in given:
        if is_remote(each):
            raise click.BadParameter(
                f"{each} is remote, and only `careerdata build` reads remote guides"
            )
    return _paths(context, parameter, given or (DEFAULT_RAW,))


raw_as_given = click.argument("raw", nargs=-1, metavar="[RAW]...")

raw_argument = click.argument("raw", nargs=-1, metavar="[RAW]...", callback=_guides_here)

outputs_argument = click.argument(
    "outputs", default="outputs", metavar="[OUTPUTS]", callback=_located
)

_schemas = partial(
    click.option,
    "--schemas",
    multiple=True,
    metavar="DIR",
    type=click.Path(),
    help="A folder of your own that extends the shipped schemas; may be given several times.",
)
schemas_option, schemas_as_given = _schemas(callback=_paths), _schemas()

strict_option = click.option("--strict", is_flag=True, help="Treat warnings as errors.")

_outputs = partial(
    click.option,
    "-o",
    "--outputs",
    default="outputs",
    show_default=True,
    metavar="DIR",
    help="The folder of the dataset, or a URL such as s3://bucket/outputs.",
)
outputs_option, outputs_as_given = _outputs(callback=_located), _outputs()

formats_option = click.option(
    "--format",
    "formats",
    default="parquet,json",
    show_default=True,
    metavar="NAMES",
    help="The formats of the tables: parquet (always), json, csv, sqlite, duckdb, xlsx, jsonld.",
)

guide_option = click.option("--guide", metavar="ID", help="Use only this guide.")
