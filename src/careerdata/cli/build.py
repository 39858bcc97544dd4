"""`careerdata build`: compile guides and publish the dataset."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import click

from careerdata.build.cache_folder import cache_folder
from careerdata.build.unchanged import Watch
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

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from careerdata.build.build_dataset import Built
    from careerdata.build.engine.work import Engine
    from careerdata.control.settings import Settings
    from careerdata.remote import Location


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
    asked = _Asked(raw or (DEFAULT_RAW,), outputs, schemas, formats, strict, keep)
    watch = asked.watch()
    said = watch.report_of(cache_folder()) if watch and not no_cache else None
    if said is None:
        settings, built, published_as = _built(
            asked, _Workers(jobs, engine, scheduler), caches=not no_cache
        )
        said = _report(built, published_as)
        if watch and built.snapshot is not None:
            watch.remember(cache_folder(), said, [str(path) for path in settings.files])
    findings, published = said
    click.echo(findings, err=True, color=wants_color(sys.stderr))
    if not published:
        click.echo(_refusal(located(outputs)), err=True)
        context.exit(1)
    click.echo(published)


class _Asked(NamedTuple):
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


class _Workers(NamedTuple):
    """Where to build."""

    jobs: int | None
    engine: str
    scheduler: str | None


@contextmanager
def _engine(workers: _Workers) -> Iterator[Engine]:
    from careerdata.build.engine.local import cpu_count, local_engine

    jobs = workers.jobs or cpu_count()
    if workers.engine == "local":
        yield local_engine(jobs)
        return
    from careerdata.build.engine.dask import cluster, cluster_engine

    with cluster(workers.scheduler, jobs) as client:
        yield cluster_engine(client)


def _built(asked: _Asked, workers: _Workers, *, caches: bool) -> tuple[Settings, Built, str]:
    """The result of the build, and where it was published."""
    from pathlib import Path

    from careerdata.read import find_guides

    place = located(asked.outputs)
    found = find_guides(
        [*map(located, asked.raw)]
    )  # before the slow imports, to report a mistyped path at once

    from careerdata.build.build_dataset import How, build_dataset
    from careerdata.build.engine.cache import BatchCache
    from careerdata.build.engine.work import Basis
    from careerdata.cli.compiling import progress_bar
    from careerdata.control.settings import find_settings
    from careerdata.publish.formats.all_formats import choose_formats

    chosen = choose_formats(name.strip() for name in asked.formats.split(","))
    settings = find_settings(Path())
    schemas, control = (
        settings.load_schemas(list(map(Path, asked.schemas))),
        settings.load_control(),
    )
    cache = (
        BatchCache(Path(cache_folder()), Basis(schemas, control.selection.wanted))
        if caches
        else None
    )
    with _outputs_here(place) as outputs:
        with _engine(workers) as engine, progress_bar(len(found)) as advance:
            how = How(chosen, asked.strict, asked.keep, engine, cache, advance)
            built = build_dataset(found, schemas, control, outputs, how)
        return settings, built, _published(built.snapshot, place) if built.snapshot else ""


@contextmanager
def _outputs_here(outputs: Location) -> Iterator[Path]:
    """The local folder to build into."""
    from pathlib import Path

    if isinstance(outputs, Path):
        yield outputs
        return
    from careerdata.publish.remote_outputs import staging

    with staging(outputs) as folder:
        yield folder


def _published(snapshot: Path, outputs: Location) -> str:
    """Where the snapshot was published, and what points to it."""
    from pathlib import Path

    if isinstance(outputs, Path):
        return f"{snapshot} as {outputs / 'latest'}"
    from careerdata.publish.manifest import POINTER
    from careerdata.publish.remote_outputs import send_snapshot

    return f"{send_snapshot(snapshot, outputs)} as {outputs}/{POINTER}"


def _report(built: Built, published_as: str) -> list[str]:
    """The findings in colours, and what was published; empty if nothing was."""
    from careerdata.cli.compiling import finding_texts
    from careerdata.report.checked import counted, summary_of

    found = built.findings
    findings = list(finding_texts(found.in_order(), color=True))
    if left := found.counts.total() - len(found.kept):
        findings.append(f"{counted(left, 'more finding')} not shown.\n")
    findings.append(summary_of(found.counts, found.fixable, built.guide_count))
    published = [f"Published {published_as}:", *_row_counts(built.row_counts)]
    return ["\n".join(findings), "\n".join(published) if published_as else ""]


def _refusal(outputs: Location) -> str:
    from pathlib import Path

    if isinstance(outputs, Path):
        latest, has_latest = str(outputs / "latest"), (outputs / "latest").exists()
    else:
        from careerdata.publish.manifest import POINTER

        latest, has_latest = f"{outputs}/{POINTER}", outputs.read(POINTER) is not None
    return "Nothing was published" + (f"; {latest} is unchanged." if has_latest else ".")


def _row_counts(counts: Mapping[str, int]) -> Iterator[str]:
    width = max(map(len, counts))
    for name, count in counts.items():
        yield f"  {name:<{width}}  {count:>9,}"
