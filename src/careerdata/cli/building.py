"""`careerdata build` if anything has changed."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from careerdata.build.build_dataset import How, build_dataset
from careerdata.build.engine.cache import BatchCache
from careerdata.build.engine.dask import cluster, cluster_engine
from careerdata.build.engine.local import cpu_count, local_engine
from careerdata.build.engine.work import Basis
from careerdata.cache_folder import cache_folder
from careerdata.cli.compiling import progress_bar
from careerdata.cli.options import located
from careerdata.control.settings import find_settings
from careerdata.publish.formats.all_formats import choose_formats
from careerdata.publish.manifest import POINTER
from careerdata.publish.remote_outputs import send_snapshot, staging
from careerdata.read import find_guides
from careerdata.report.checked import counted, summary_of
from careerdata.report.text import format_findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from careerdata.build.build_dataset import Built
    from careerdata.build.engine.work import Engine
    from careerdata.cli.build import Asked
    from careerdata.control.settings import Settings
    from careerdata.remote import Location


class Workers(NamedTuple):
    """Where to build."""

    jobs: int | None
    engine: str
    scheduler: str | None


@contextmanager
def _engine(workers: Workers) -> Iterator[Engine]:
    jobs = workers.jobs or cpu_count()
    if workers.engine == "local":
        yield local_engine(jobs)
        return
    with cluster(workers.scheduler, jobs) as client:
        yield cluster_engine(client)


def built(asked: Asked, workers: Workers, *, caches: bool) -> tuple[Settings, Built, str]:
    """The result of the build, and where it was published."""
    place = located(asked.outputs)
    found = find_guides([*map(located, asked.raw)])
    chosen = choose_formats(name.strip() for name in asked.formats.split(","))
    settings = find_settings(Path())
    schemas = settings.load_schemas(list(map(Path, asked.schemas)))
    control = settings.load_control()
    basis = Basis(schemas, control.selection.wanted)
    cache = BatchCache(Path(cache_folder()), basis) if caches else None
    with nullcontext(place) if isinstance(place, Path) else staging(place) as outputs:
        with _engine(workers) as engine, progress_bar(len(found)) as advance:
            how = How(chosen, asked.strict, asked.keep, engine, cache, advance)
            done = build_dataset(found, schemas, control, outputs, how)
        return settings, done, _published(done.snapshot, place) if done.snapshot else ""


def _published(snapshot: Path, outputs: Location) -> str:
    """Where the snapshot was published, and what points to it."""
    if isinstance(outputs, Path):
        return f"{snapshot} as {outputs / 'latest'}"
    return f"{send_snapshot(snapshot, outputs)} as {outputs}/{POINTER}"


def report(built: Built, published_as: str) -> list[str]:
    """The findings in colours, and what was published; empty if nothing was."""
    found = built.findings
    findings = [f"{shown}\n" for shown in format_findings(found.in_order(), color=True)]
    if left := found.counts.total() - len(found.kept):
        findings.append(f"{counted(left, 'more finding')} not shown.\n")
    findings.append(summary_of(found.counts, found.fixable, built.guide_count))
    published = [f"Published {published_as}:", *_row_counts(built.row_counts)]
    return ["\n".join(findings), "\n".join(published) if published_as else ""]


def refusal(outputs: Location) -> str:
    """The message if nothing was published."""
    if isinstance(outputs, Path):
        latest, has_latest = str(outputs / "latest"), (outputs / "latest").exists()
    else:
        latest, has_latest = f"{outputs}/{POINTER}", outputs.read(POINTER) is not None
    return "Nothing was published" + (f"; {latest} is unchanged." if has_latest else ".")


def _row_counts(counts: Mapping[str, int]) -> Iterator[str]:
    width = max(map(len, counts))
    for name, count in counts.items():
        yield f"  {name:<{width}}  {count:>9,}"
