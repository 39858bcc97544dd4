"""`careerdata build`: compile guides and publish the dataset."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from careerdata.build.unchanged import Watch
from careerdata.cache_folder import cache_folder
from careerdata.cli.options import (
    DEFAULT_RAW,
    formats_option,
    is_remote,
    located,
    outputs_as_given,
    raw_as_given,
    schemas_as_given,
    strict_option,
)
from careerdata.cli.terminal import wants_color
from careerdata.lazy import LazyModule

if TYPE_CHECKING:
    from careerdata.cli import building
else:
    building = LazyModule("careerdata.cli.building")


jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="The number of processes.  [default: the number of processors]",
)
engine_option = click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Where guides are compiled: in processes on this machine, or on a Dask cluster.",
)
scheduler_option = click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="The scheduler of the Dask cluster, such as tcp://host:8786.  [default: start a cluster on this machine]",
)
no_cache_option = click.option(
    "--no-cache", is_flag=True, help="Compile every guide, even if it has not changed."
)


@click.command(epilog="\b\nExample:\n  careerdata build raw -o outputs")
@raw_as_given
@outputs_as_given
@schemas_as_given
@strict_option
@formats_option
@click.option(
    "--keep",
    type=click.IntRange(min=1),
    metavar="N",
    help="Keep the N newest snapshots and delete the others, but never one that is being read.",
)
@jobs_option
@engine_option
@scheduler_option
@no_cache_option
@click.pass_context
def build(
    context: click.Context,
    raw: tuple[str, ...],
    outputs: str,
    schemas: tuple[str, ...],
    strict: bool,
    formats: str,
    keep: int | None,
    jobs: int | None,
    engine: str,
    scheduler: str | None,
    no_cache: bool,
) -> None:
    """Compile guides and publish their tables.

    RAW are files and folders, including their subfolders; the default is `raw`. If any guide has an
    error, nothing is published. Guides and outputs may be remote, such as s3://bucket/raw.
    """
    if scheduler is not None and engine != "dask":
        raise click.UsageError("--scheduler needs --engine dask")
    if keep is not None and is_remote(outputs):
        raise click.UsageError(
            "--keep works only on this machine, because somebody may be reading a remote snapshot"
        )
    asked = Asked(raw or (DEFAULT_RAW,), outputs, schemas, formats, strict, keep)
    watch = asked.watch()
    said = watch.report_of(cache_folder()) if watch and not no_cache else None
    if said is None:
        workers = building.Workers(jobs, engine, scheduler)
        settings, built, published_as = building.built(asked, workers, caches=not no_cache)
        said = building.report(built, published_as)
        if watch and built.snapshot is not None:
            watch.remember(cache_folder(), said, [str(path) for path in settings.files])
    findings, published = said
    click.echo(findings, err=True, color=wants_color(sys.stderr))
    if not published:
        click.echo(building.refusal(located(outputs)), err=True)
        context.exit(1)
    click.echo(published)


class Asked(NamedTuple):
    """What to build, with places as given."""

    raw: tuple[str, ...]
    outputs: str
    schemas: tuple[str, ...]
    formats: str
    strict: bool
    keep: int | None

    def watch(self) -> Watch | None:
        """Checks whether anything has changed since the last such build; None for remote places."""
        if any(map(is_remote, (*self.raw, self.outputs))):
            return None
        return Watch(
            self.raw, self.schemas, self.outputs, [self.formats, str(self.strict), str(self.keep)]
        )
