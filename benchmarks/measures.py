"""What is measured: each measure gives a figure of ours and the
one that it is held against, from the same run.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

import pyromark
from markdown_it import MarkdownIt

from careerdata.build.build_dataset import How, build_dataset
from careerdata.build.engine.local import local_engine
from careerdata.control import Control
from careerdata.lexicon.knowledge import load_knowledge
from careerdata.lexicon.schemas import load_schemas
from careerdata.parse import parse_guide
from careerdata.pipeline import check_draft
from careerdata.read import find_guides, guide_of_text, read_guides

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from careerdata.model.guide import Guide

_OURS = [sys.executable, "-m", "careerdata"]


class Bench(NamedTuple):
    """Where a measure finds its guides, and how often it looks."""

    folder: Path
    """For whatever it writes."""
    raw: Path
    many: Path | None
    """Eight times as many guides; None where that takes too long."""
    runs: int


class Figure(NamedTuple):
    """One line of the table."""

    measure: str
    ours: str
    held_against: str
    ratio: str
    target: str


def full_build(bench: Bench) -> Iterator[Figure]:
    """The whole build on one core, beside those that only read the same files."""
    files = sorted(bench.raw.iterdir())
    full = _median(bench, lambda run: _build(bench, run, "parquet", "json"))
    lean = _median(bench, lambda run: _build(bench, run, "parquet"))
    tokens = _median(bench, lambda _: _tokenise(files))
    yield _rates("full build / markdown-it-py, tokens alone", len(files), full, tokens, "≥ 2.5")
    yield _rates(
        "without JSON / markdown-it-py", len(files), lean, tokens, "≥ 4 (and without provenance)"
    )
    few = files[:_FEW]
    for name, convert in _CONVERTERS.items():
        convert(files[:1])  # what it imports, and loads at first
        other = _median(bench, lambda _, convert=convert: convert(few)) / len(few) * len(files)  # type: ignore[misc]
        yield _rates(f"without JSON / {name}", len(files), lean, other, "≥ 20")


_FEW = 100
"""Guides that converters read, which take long."""


def _build(bench: Bench, run: int, *formats: str, jobs: int = 1, raw: Path | None = None) -> None:
    how = How(formats=formats, engine=local_engine(jobs))
    found = find_guides([raw or bench.raw])
    built = build_dataset(
        found, load_schemas(), Control(), bench.folder / f"{'-'.join(formats)}-{jobs}-{run}", how
    )
    assert built.snapshot is not None


def _tokenise(files: Sequence[Path]) -> None:
    parser = MarkdownIt("commonmark").enable("table")
    for path in files:
        parser.parse(path.read_text(encoding="utf-8"))


def _pandoc(files: Sequence[Path]) -> None:
    import pypandoc

    command = [pypandoc.get_pandoc_path(), "-f", "gfm", "-t", "json", *map(str, files)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def _docling(files: Sequence[Path]) -> None:
    from docling.datamodel.base_models import InputFormat
    from docling.document_converter import DocumentConverter

    converter = DocumentConverter(allowed_formats=[InputFormat.MD])
    for path in files:
        converter.convert(path).document.export_to_dict()


def _unstructured(files: Sequence[Path]) -> None:
    from unstructured.partition.md import partition_md

    for path in files:
        partition_md(filename=str(path))


_CONVERTERS = {
    "pandoc -t json, a process for all": _pandoc,
    **({"docling, converting": _docling} if find_spec("docling") else {}),
    **({"unstructured, partitioning": _unstructured} if find_spec("unstructured") else {}),
}
"""Those that are there: the last two bring gigabytes, and have an extra of their own."""


def parse_stage(bench: Bench) -> Iterator[Figure]:
    """From a guide's text to its blocks, beside draining the parser that it stands on."""
    guides = _guides(bench)[:500]
    knowledge = load_knowledge()
    ours = _median(
        bench, lambda _: [parse_guide(guide, knowledge, lambda _: None) for guide in guides]
    )
    floor = _median(bench, lambda _: _drain(guides))
    yield _times("parse stage / draining pyromark", ours / len(guides), floor / len(guides), "≤ 2")


def _drain(guides: Sequence[Guide]) -> None:
    for guide in guides:
        for _ in pyromark.events_with_range(guide.text, options=pyromark.Options.ENABLE_TABLES):
            pass


def _guides(bench: Bench) -> list[Guide]:
    return list(read_guides(find_guides([bench.raw]), lambda _: None))


def rebuilds(bench: Bench) -> Iterator[Figure]:
    """Whole processes: a build from nothing, of one changed guide, and of none."""
    outputs, cache = bench.folder / "outputs", bench.folder / "cache"
    command = [*_OURS, "build", str(bench.raw), "-o", str(outputs), "--jobs", "1"]
    environment = _environment(CAREERDATA_CACHE_DIR=str(cache))
    cold = _seconds(lambda: _run(command, environment))
    changed = _median(
        bench, lambda run: _run(command, environment), before=lambda run: _edit(bench.raw, run)
    )
    yield _times("build with 1 guide changed / cold build", changed, cold, "≤ 0.04")
    time.sleep(3)  # what was saved a moment ago counts as changed
    _run(command, environment)
    same = _median(bench, lambda _: _run(command, environment))
    click = _median(bench, lambda _: _run([sys.executable, "-c", "import click"], environment))
    yield _times("build with nothing changed / import click", same, click, "≤ 2")


def _edit(raw: Path, run: int) -> None:
    path = sorted(raw.iterdir())[run]
    path.write_text(
        path.read_text(encoding="utf-8") + f"\nOne more sentence, the {run}th.\n", encoding="utf-8"
    )


def checks(bench: Bench) -> Iterator[Figure]:
    """One guide: a whole process, and a process that is warm."""
    path = next(bench.raw.iterdir())
    check = [*_OURS, "check", str(path), "--format", "concise"]
    imports = [sys.executable, "-c", "import pandas, pandera.pandas, pyarrow"]
    environment = _environment()
    for command in (check, imports):
        _run(command, environment)  # the first run compiles modules, and reads them from the disk
    ours = _median(bench, lambda _: _run(check, environment))
    floor = _median(bench, lambda _: _run(imports, environment))
    yield _times("check of one guide / importing pandas, pandera, pyarrow", ours, floor, "≤ 1.2")
    knowledge = load_knowledge()
    [found] = find_guides([path])
    text = path.read_text(encoding="utf-8")

    def keystroke(number: int) -> None:
        guide = guide_of_text(found, text[: len(text) - number], lambda _: None)
        assert guide is not None
        check_draft(guide, knowledge)

    keystroke(0)
    times = [_seconds(lambda number=number: keystroke(number)) for number in range(1, 41)]  # type: ignore[misc]
    yield Figure(
        "check of one guide, warm, after a keystroke",
        _told(statistics.median(times)),
        "",
        "",
        "≤ 15 ms",
    )


def jobs(bench: Bench) -> Iterator[Figure]:
    """Two processes beside one."""
    _free_cores()
    one = _median(bench, lambda run: _build(bench, run, "parquet", "json"))
    two = _median(bench, lambda run: _build(bench, run, "parquet", "json", jobs=2))
    yield Figure("one job / two jobs", _told(two), _told(one), f"{one / two:.2f}", "≥ 1.7")


def growth(bench: Bench) -> Iterator[Figure]:
    """Memory and time for eight times as many guides, each in a process of its own."""
    if bench.many is None:
        return
    few, many = (_grown(bench, raw) for raw in (bench.raw, bench.many))
    yield Figure(
        f"peak memory, {many.guides:,} / {few.guides:,} guides",
        f"{many.megabytes:.0f} MB",
        f"{few.megabytes:.0f} MB",
        f"{many.megabytes / few.megabytes:.2f}",
        "≤ 1.2, < 500 MB",
    )
    yield _times(
        f"time a guide, {many.guides:,} / {few.guides:,} guides",
        many.seconds / many.guides,
        few.seconds / few.guides,
        "≤ 1.1",
    )


class _Grown(NamedTuple):
    guides: int
    seconds: float
    megabytes: float


def _grown(bench: Bench, raw: Path) -> _Grown:
    command = [
        *_OURS,
        "build",
        str(raw),
        "-o",
        str(bench.folder / f"{raw.name}-grown"),
        "--jobs",
        "1",
        "--no-cache",
    ]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0
    # Linux tells kilobytes.
    return _Grown(len(list(raw.iterdir())), time.perf_counter() - start, usage.ru_maxrss / 1000)


MEASURES: dict[str, Callable[[Bench], Iterator[Figure]]] = {
    "build": full_build,
    "parse": parse_stage,
    "rebuild": rebuilds,
    "check": checks,
    "jobs": jobs,
    "growth": growth,
}


# --- How it is measured ---


def on_one_core() -> None:
    """Let this process, and those that it starts, have one processor."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _free_cores() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, range(os.cpu_count() or 1))


def _environment(**more: str) -> dict[str, str]:
    """As users have it: Python keeps the modules that it compiled,
    ours as well as the libraries'.
    """
    return {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    } | more


def _run(command: Sequence[str], environment: dict[str, str]) -> None:
    subprocess.run(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
    )


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _median(
    bench: Bench, work: Callable[[int], object], before: Callable[[int], object] | None = None
) -> float:
    times = []
    for run in range(bench.runs):
        if before is not None:
            before(run)
        times.append(_seconds(lambda run=run: work(run)))  # type: ignore[misc]
    return statistics.median(times)


def _told(seconds: float) -> str:
    if seconds >= 1:
        return f"{seconds:,.2f} s"
    return f"{seconds * 1000:,.1f} ms" if seconds >= 0.001 else f"{seconds * 1_000_000:,.0f} µs"


def _rates(measure: str, guides: int, ours: float, other: float, target: str) -> Figure:
    return Figure(
        measure,
        f"{guides / ours:,.0f}/s",
        f"{guides / other:,.0f}/s",
        f"{other / ours:.2f}",
        target,
    )


def _times(measure: str, ours: float, other: float, target: str) -> Figure:
    return Figure(measure, _told(ours), _told(other), f"{ours / other:.3f}", target)
