"""`careerdata build`: from guides to a published dataset."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from careerdata.cache_folder import cache_folder
from careerdata.cli.options import formats_option, outputs_option, raw_argument, schemas_option, strict_option
from careerdata.cli.terminal import wants_color
from careerdata.unchanged import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from careerdata.building import Built
    from careerdata.engine.work import Engine
    from careerdata.settings import Settings


jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes compile guides.  [default: as many as there are processors]",
)
engine_option = click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Who compiles guides: processes of this machine, or the workers of a Dask cluster.",
)
scheduler_option = click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="With --engine dask: the cluster's scheduler, as in tcp://host:8786; a cluster of this machine without it.",
)
no_cache_option = click.option("--no-cache", is_flag=True, help="Compile every guide, also those that did not change.")


@click.command(epilog="\b\nExample:\n  careerdata build raw -o outputs")
@raw_argument
@outputs_option
@schemas_option
@strict_option
@formats_option
@click.option(
    "--keep",
    type=click.IntRange(min=1),
    metavar="N",
    help="Delete the oldest snapshots but N; never the latest, nor one that is being read.",
)
@jobs_option
@engine_option
@scheduler_option
@no_cache_option
@click.pass_context
def build(
    context: click.Context,
    raw: tuple[Path, ...],
    outputs: Path,
    schemas: tuple[Path, ...],
    strict: bool,
    formats: str,
    keep: int | None,
    jobs: int | None,
    engine: str,
    scheduler: str | None,
    no_cache: bool,
) -> None:
    """Compile guides and publish their tables.

    RAW are files, and folders that are searched to the bottom; `raw` where none is given. An error in any
    guide keeps the whole dataset from being published.
    """
    if scheduler is not None and engine != "dask":
        raise click.UsageError("--scheduler is for --engine dask")
    asked = _Asked(raw, outputs, schemas, formats, strict, keep)
    watch = Watch([str(path) for path in raw], [str(path) for path in schemas], str(outputs), asked.options)
    said = None if no_cache else watch.report_of(cache_folder())
    if said is None:
        settings, built = _built(asked, _Workers(jobs, engine, scheduler), caches=not no_cache)
        said = _report(built, outputs)
        if built.snapshot is not None:
            watch.remember(cache_folder(), said, [str(path) for path in settings.files])
    findings, published = said
    click.echo(findings, err=True, color=wants_color(sys.stderr))
    if not published:
        click.echo(_refusal(outputs), err=True)
        context.exit(1)
    click.echo(published)


class _Asked(NamedTuple):
    """What is to be built."""

    raw: tuple[Path, ...]
    outputs: Path
    schemas: tuple[Path, ...]
    formats: str
    strict: bool
    keep: int | None

    @property
    def options(self) -> list[str]:
        """What tells it from other builds of the same files."""
        return [self.formats, str(self.strict), str(self.keep)]


class _Workers(NamedTuple):
    """Who is to do it."""

    jobs: int | None
    engine: str
    scheduler: str | None


@contextmanager
def _engine(workers: _Workers) -> Iterator[Engine]:
    from careerdata.engine.local import cpu_count, local_engine

    jobs = workers.jobs or cpu_count()
    if workers.engine == "local":
        yield local_engine(jobs)
        return
    from careerdata.engine.dask import cluster, cluster_engine

    with cluster(workers.scheduler, jobs) as client:
        yield cluster_engine(client)


def _built(asked: _Asked, workers: _Workers, *, caches: bool) -> tuple[Settings, Built]:
    from careerdata.read import find_guides

    found = find_guides(asked.raw)  # before the slow imports: a mistyped path is answered at once

    from careerdata.building import How, build_dataset
    from careerdata.cli.compiling import progress_bar
    from careerdata.engine.cache import BatchCache
    from careerdata.engine.work import Basis
    from careerdata.publish.formats.all_formats import choose_formats
    from careerdata.settings import find_settings

    chosen = choose_formats(name.strip() for name in asked.formats.split(","))
    settings = find_settings(Path())
    schemas, control = settings.load_schemas(asked.schemas), settings.load_control()
    cache = BatchCache(Path(cache_folder()), Basis(schemas, control.selection.wanted)) if caches else None
    with _engine(workers) as engine, progress_bar(len(found)) as advance:
        how = How(chosen, asked.strict, asked.keep, engine, cache, advance)
        return settings, build_dataset(found, schemas, control, asked.outputs, how)


def _report(built: Built, outputs: Path) -> list[str]:
    """What was found, in colours, and what was published; the latter is empty where nothing was."""
    from careerdata.cli.compiling import finding_texts
    from careerdata.report.checked import counted, summary_of

    found = built.findings
    findings = list(finding_texts(found.in_order(), color=True))
    if left := found.counts.total() - len(found.kept):
        findings.append(f"{counted(left, 'more finding')} counted, and not shown.\n")
    findings.append(summary_of(found.counts, found.fixable, built.guide_count))
    published = [f"Published {built.snapshot} as {outputs / 'latest'}:", *_row_counts(built.row_counts)]
    return ["\n".join(findings), "\n".join(published) if built.snapshot is not None else ""]


def _refusal(outputs: Path) -> str:
    latest = outputs / "latest"
    return "Nothing was published" + (f"; {latest} is unchanged." if latest.exists() else ".")


def _row_counts(counts: Mapping[str, int]) -> Iterator[str]:
    width = max(map(len, counts))
    for name, count in counts.items():
        yield f"  {name:<{width}}  {count:>9,}"
