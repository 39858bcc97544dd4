"""`python -m benchmarks`: guides per second of a full build, beside markdown-it-py on the same files."""

from __future__ import annotations

import argparse
import platform
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from benchmarks.guides import write_guides
from careerdata.knowledge import load_knowledge
from careerdata.pipeline import compile_guides
from careerdata.publish.snapshot import publish_dataset
from careerdata.read import find_guides
from careerdata.tables import row_count

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerdata.knowledge import Knowledge


def main() -> None:
    """Print one table with the medians."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        raw = Path(name, "raw")
        raw.mkdir()
        write_guides(raw, options.guides)
        size = sum(path.stat().st_size for path in raw.iterdir()) / options.guides
        print(f"{options.guides} guides of {size:,.0f} bytes; median of {options.runs} runs; {_machine()}\n")
        _compare(raw, Path(name), options.guides, options.runs)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--guides", type=int, default=500, help="how many guides (default: 500)")
    parser.add_argument("--runs", type=int, default=5, help="how often each is run (default: 5)")
    return parser.parse_args()


def _machine() -> str:
    return f"Python {platform.python_version()}, {platform.machine()}, one process"


def _compare(raw: Path, folder: Path, guide_count: int, runs: int) -> None:
    knowledge = load_knowledge()
    print(f"{_build(raw, folder / 'first', knowledge):,} rows in all tables\n")
    fresh = (folder / f"outputs-{number}" for number in range(runs))
    ours = _seconds(lambda: _build(raw, next(fresh), knowledge), runs)
    theirs = _seconds(lambda: _tokenise(raw), runs)
    print("| what is done | guides/s | ratio |\n|---|---:|---:|")
    print(f"| careerdata: full build, published | {guide_count / ours:,.0f} | {theirs / ours:.2f} |")
    print(f"| markdown-it-py: tokens alone | {guide_count / theirs:,.0f} | 1.00 |")


def _seconds(run: Callable[[], object], runs: int) -> float:
    """The median of several runs, in seconds."""
    return statistics.median(_timed(run) for _ in range(runs))


def _timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _build(raw: Path, outputs: Path, knowledge: Knowledge) -> int:
    """Everything that `careerdata build` does; gives the number of published rows."""
    outcome = compile_guides(find_guides([raw]), knowledge)
    publish_dataset(outcome.tables, knowledge.contract, outcome.inputs, outputs)
    return sum(row_count(columns) for columns in outcome.tables.values())


def _tokenise(raw: Path) -> int:
    """Everything that a reader with markdown-it-py starts with."""
    parser = MarkdownIt("commonmark").enable("table")
    return sum(len(parser.parse(path.read_text(encoding="utf-8"))) for path in sorted(raw.iterdir()))


if __name__ == "__main__":
    main()
